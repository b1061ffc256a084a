// The steps of the law in words, for whoever prints them: command line, letters, case files, office.

import type { LawStep } from '@quittance/law'
import type { Locale } from '#kernel'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { type LawSentences, type Say, sayIn } from './say.ts'

export { percent } from './say.ts'

const SENTENCES: Readonly<Record<Locale, LawSentences>> = { fr, en }

export type StepSentenceOptions = { readonly locale: Locale; readonly currency?: string }

export function stepSentence(step: LawStep, { locale, currency = 'EUR' }: StepSentenceOptions): string {
  // The table pairs each rule with the sentence for its own step; the type of a look-up by union cannot say so.
  const sentence = SENTENCES[locale][step.rule] as (step: LawStep, say: Say) => string
  return sentence(step, sayIn(locale, currency))
}
