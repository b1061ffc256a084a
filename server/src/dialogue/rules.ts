// Decisions about answers and calls. Pure.

import type { Day } from '#kernel'
import { Refusal } from '#kernel'
import type { CallAnswer, CallOutcome, CallToMake } from './model.ts'

/** The kind of task that a debtor's « rappelez-moi le … » makes. */
export const CALL_BACK = 'call-back'

/** A call agreed with the debtor first; then by what is overdue times the share of calls that reached somebody. */
export function inOrderOfUse(calls: readonly CallToMake[]): readonly CallToMake[] {
  const worth = ({ overdueCents, calls: made, reached, contacts }: CallToMake): number =>
    // One reached call of two is assumed before the first; who has no number cannot be called before somebody finds one.
    contacts.length === 0 ? 0 : (overdueCents * (reached + 1)) / (made + 2)
  return calls.toSorted(
    (a, b) => Number(b.isCallBack) - Number(a.isCallBack) || worth(b) - worth(a) || a.debtorId - b.debtorId,
  )
}

/** Only somebody who was reached can have promised; what was agreed lies ahead. */
export function checkAnswer(outcome: CallOutcome, answer: CallAnswer | null, today: Day): void {
  if (answer === null) return
  const isFromSomebody = outcome === 'reached' || (outcome === 'absent' && answer.kind === 'call-back')
  if (!isFromSomebody) throw new Refusal('dialogue.nobody_reached', { outcome })
  const day = answer.kind === 'promise' ? answer.untilDay : answer.kind === 'call-back' ? answer.onDay : null
  if (day !== null && day < today) throw new Refusal('dialogue.day_past', { day })
}

const MOST_NUMBERS = 200

/** What may be the number of an invoice in a text: a word with a figure in it, of four letters or more, without its separators. */
export function numbersIn(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9][a-z0-9/_.-]{2,40}[a-z0-9]/g) ?? []
  const plain = words.filter((word) => /\d/.test(word)).map((word) => word.replaceAll(/[^a-z0-9]/g, ''))
  return [...new Set(plain)].slice(0, MOST_NUMBERS)
}

/** Where answers arrive. */
export const FOLDERS: readonly string[] = ['INBOX']
