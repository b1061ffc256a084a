// Decisions about answers and calls. Pure.

import { contact, type HolidayZone } from '@quittance/law'
import type { Day, Said } from '#kernel'
import { Refusal } from '#kernel'
import type { CallAnswer, CallBarrier, CallOutcome, CallToMake } from './model.ts'

/** The kind of task that a debtor's « rappelez-moi le … » makes. */
export const CALL_BACK = 'call-back'

/** One reached call of two is assumed before the first. */
export const chancePercent = ({ calls, reached }: Pick<CallToMake, 'calls' | 'reached'>): number =>
  Math.round((100 * (reached + 1)) / (calls + 2))

/**
 * What may be done now before what had better wait, until another day or until an answer was read; a call agreed with the debtor first; then by what is overdue times the
 * chance that somebody answers.
 */
export function inOrderOfUse(calls: readonly CallToMake[]): readonly CallToMake[] {
  // Who has no number cannot be called before somebody finds one.
  const worth = (call: CallToMake): number => (call.contacts.length === 0 ? 0 : call.overdueCents * chancePercent(call))
  const hadBetterWait = ({ barrier, hasUnreadAnswer }: CallToMake): boolean => barrier !== null || hasUnreadAnswer
  return calls.toSorted(
    (a, b) =>
      Number(hadBetterWait(a)) - Number(hadBetterWait(b)) ||
      Number(b.isCallBack) - Number(a.isCallBack) ||
      worth(b) - worth(a) ||
      a.debtorId - b.debtorId,
  )
}

export type MomentOfCall = {
  readonly day: Day
  /** Since midnight, where the company is. */
  readonly minutes: number
  readonly zone: HolidayZone
  readonly sameDay: number
  readonly sevenDays: number
}

/** What stands against a call now; a call that the debtor asked for knows no cap, as it is they who call us. */
export function barrierOf(moment: MomentOfCall, isCallBack: boolean): CallBarrier | null {
  const asked = isCallBack ? { ...moment, sameDay: 0, sevenDays: 0 } : moment
  const { value, steps } = contact({ channel: 'call', ...asked })
  const rule = BARRIERS.find((one) => steps[0]?.rule === `conduct.${one}`)
  return value.allowed || rule === undefined ? null : { rule, nextDay: value.nextDay }
}

const BARRIERS: readonly CallBarrier['rule'][] = [
  'sunday',
  'public-holiday',
  'outside-hours',
  'cap-of-day',
  'cap-of-week',
]

/** Only somebody who was reached can have promised; what was agreed lies ahead. */
export function checkAnswer(outcome: CallOutcome, answer: CallAnswer | null, today: Day): void {
  if (answer === null) return
  const isFromSomebody = outcome === 'reached' || (outcome === 'absent' && answer.kind === 'call-back')
  if (!isFromSomebody) throw nobodyReached(outcome)
  const day = answer.kind === 'promise' ? answer.untilDay : answer.kind === 'call-back' ? answer.onDay : null
  if (day !== null && day < today) throw new Refusal('dialogue.day_past', { day })
}

export const nobodyReached = (outcome: CallOutcome): Refusal =>
  new Refusal('dialogue.nobody_reached', { outcome: OUTCOME_WORDS[outcome] })

const OUTCOME_WORDS: Readonly<Record<CallOutcome, Said>> = {
  reached: { fr: 'joint', en: 'reached' },
  voicemail: { fr: 'répondeur', en: 'voicemail' },
  absent: { fr: 'absent', en: 'absent' },
  'wrong-number': { fr: 'mauvais numéro', en: 'wrong number' },
  refused: { fr: 'refuse de répondre', en: 'refuses to answer' },
}

const MOST_NUMBERS = 200

/** What may be the number of an invoice in a text: a word with a figure in it, of four letters or more, without its separators. */
export function numbersIn(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9][a-z0-9/_.-]{2,40}[a-z0-9]/g) ?? []
  const plain = words.filter((word) => /\d/.test(word)).map(plainNumber)
  return [...new Set(plain)].slice(0, MOST_NUMBERS)
}

export const plainNumber = (number: string): string => number.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
