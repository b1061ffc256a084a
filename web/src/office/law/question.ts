// What each question of *Calculer* is given: the address, a way to change it, and the figures of the law.

import type { LawParameters } from '@quittance/law'
import type { SearchTexts } from '../address.ts'

export type QuestionProps = {
  readonly search: SearchTexts
  readonly change: (texts: SearchTexts) => void
  readonly parameters: LawParameters
}
