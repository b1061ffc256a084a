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
