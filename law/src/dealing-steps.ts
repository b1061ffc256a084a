// The steps of every question about documents, conduct and what is lost for good.

import type { BadDebtVatSteps } from './bad-debt-vat.ts'
import type { ContactSteps, DisclosureSteps } from './conduct.ts'
import type { DocumentSteps } from './documents/check-document.ts'
import type { RefusedWordsSteps } from './refused-words.ts'
import type { WriteOffSteps } from './write-off.ts'

export type DealingSteps = BadDebtVatSteps &
  ContactSteps &
  DisclosureSteps &
  DocumentSteps &
  RefusedWordsSteps &
  WriteOffSteps
