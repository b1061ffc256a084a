// A reason in words that a person can answer for, rendered when somebody reads it and not a million times each morning.

import type { Cents, DayNumber, Locale } from '#kernel'
import { CHANNEL_WORDS } from '#outreach/code-words.ts'
import { stepWords } from '#outreach/step-words.ts'
import type { Channel, Wait } from './model.ts'
import type { FactsOf, Reason, ReasonCode, WaitReason } from './reasons.ts'
import { en } from './sentences/en.ts'
import { fr } from './sentences/fr.ts'
import { formatMoney, type Sentences, wordsOf } from './sentences/words.ts'

const SENTENCES: Readonly<Record<Locale, Sentences>> = { fr, en }

export type Speech = { readonly locale: Locale; readonly currency: string; readonly today: DayNumber }

export const waitSentence = (wait: Wait | WaitReason, speech: Speech): string =>
  SENTENCES[speech.locale].waiting(clauseOf(wait.code, wait.facts, speech))

export const reasonSentence = (reason: Reason, speech: Speech): string =>
  SENTENCES[speech.locale].acting(clauseOf(reason.code, reason.facts, speech))

/** What a step or task is called. */
export const stepName = (key: string, locale: Locale): string => stepWords(key)[locale]

export const channelName = (channel: Channel, locale: Locale): string => CHANNEL_WORDS[channel][locale]

export const money = (cents: Cents, currency: string, locale: Locale): string => formatMoney(locale, currency, cents)

function clauseOf<Code extends ReasonCode>(code: Code, facts: FactsOf[Code], speech: Speech): string {
  return SENTENCES[speech.locale].reasons[code](facts, wordsOf(speech.locale, speech.currency, speech.today))
}
