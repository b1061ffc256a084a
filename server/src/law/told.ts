// The steps of an answer with their sentences: what another program keeps it can also print.

import type { LawStep } from '@quittance/law'
import type { Locale } from '#kernel'
import { stepSentence } from './sentences.ts'

export type ToldStep = LawStep & { readonly sentence: string }

export const told = (steps: readonly LawStep[], locale: Locale): readonly ToldStep[] =>
  steps.map((step) => ({ ...step, sentence: stepSentence(step, { locale }) }))
