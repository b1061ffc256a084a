// The catalogue of refusals: each code with its HTTP status and its sentence in French and English.
// A sentence says what, why and what to do next. `{name}` is filled from the refusal's data.
// A test requires for each code both sentences, a line in docs/refusals.md and a test that provokes it.

import { platformRefusals } from './refusals/platform.ts'
import { accessRefusals } from './refusals/access.ts'
import { evidenceRefusals } from './refusals/evidence.ts'
import { lawRefusals } from './refusals/law.ts'
import { ledgerRefusals } from './refusals/ledger.ts'
import { reconciliationRefusals } from './refusals/reconciliation.ts'
import { outreachRefusals } from './refusals/outreach.ts'
import { outreachAccountsRefusals } from './refusals/outreach-accounts.ts'
import { outreachSmsRefusals } from './refusals/outreach-sms.ts'
import { outreachTextsRefusals } from './refusals/outreach-texts.ts'
import { dialogueRefusals } from './refusals/dialogue.ts'
import { intakeFilesRefusals } from './refusals/intake-files.ts'
import { intakeLinesRefusals } from './refusals/intake-lines.ts'
import { intakeBankRefusals } from './refusals/intake-bank.ts'
import { intakeDocumentsRefusals } from './refusals/intake-documents.ts'
import { strategyRefusals } from './refusals/strategy.ts'
import { demoRefusals } from './refusals/demo.ts'

export const REFUSALS = {
  ...platformRefusals,
  ...accessRefusals,
  ...evidenceRefusals,
  ...lawRefusals,
  ...ledgerRefusals,
  ...reconciliationRefusals,
  ...outreachRefusals,
  ...outreachAccountsRefusals,
  ...outreachSmsRefusals,
  ...outreachTextsRefusals,
  ...dialogueRefusals,
  ...intakeFilesRefusals,
  ...intakeLinesRefusals,
  ...intakeBankRefusals,
  ...intakeDocumentsRefusals,
  ...strategyRefusals,
  ...demoRefusals,
}

export type RefusalCode = keyof typeof REFUSALS
