// The steps of an answer with their sentences.

import type { LawStep } from '@quittance/law'
import type { Locale } from '#kernel'
import type { ToldStep } from './answer-text.ts'
import { stepSentence } from './sentences.ts'

/** The steps, each with its sentence: what another program keeps it can also print. */
export const told = (steps: readonly LawStep[], locale: Locale): readonly ToldStep[] =>
  steps.map((step) => ({ ...step, sentence: stepSentence(step, { locale }) }))
