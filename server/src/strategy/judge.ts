// One item on one day: why it does not leave, or that its step is due. Reasons are tried from the strongest to the weakest,
// so that what is said is what would still hold if all the weaker ones fell away.

import type { Cents, DayNumber } from '#kernel'
import { nextOtherDay, nextSendingDay } from './calendar.ts'
import { callStop, contactStop, moneyStop, reachableChannel, stop } from './conditions.ts'
import { type DebtorDay, isCollected, isCredit, planOf } from './debtor-day.ts'
import { lastUsed, type NextStep, nextStepOf, tooEarly } from './due-step.ts'
import { brokenPromise, type Held, holdReason, isActive, releaseDay, taskOf } from './holds.ts'
import { type Channel, type Hold, type ItemSituation, NEVER, NO_DAY, type Wait } from './model.ts'
import type { CompiledStep } from './plan.ts'
import { END_OF_PLAN, type FollowUp, reason, type Reason, type Stop, type TaskKey, type WaitCode } from './reasons.ts'

/** What a look at the items of one debtor has found so far. */
export type Findings = {
  readonly waits: Wait[]
  readonly candidates: Candidate[]
  /** Items that a message about others may list, where they stand. */
  readonly listable: Listable[]
  readonly tasks: Finding<TaskKey>[]
  readonly followUps: Finding<FollowUp>[]
  lookDay: DayNumber
}

export type Listable = { readonly item: ItemSituation; readonly heldCents: Cents; readonly next: NextStep }
export type Candidate = Listable & { readonly step: CompiledStep; readonly channel: Channel }
export type Finding<Key> = {
  readonly key: Key
  readonly item: ItemSituation
  readonly heldCents: Cents
  readonly why: Reason
}

/** What a person is asked to do about an item that waits for one of these reasons. */
const TASK_OF_WAIT: { readonly [Code in WaitCode]?: TaskKey } = {
  doubtful: 'review-doubtful',
  'due-date-missing': 'complete-due-date',
  'outcome-unknown': 'resolve-outcome',
  'within-tolerance': 'settle-residue',
  'credit-covers': 'allocate-credit',
  'holder-must-act': 'ask-holder',
  'contact-missing': 'complete-contact',
}

export function judge(item: ItemSituation, held: Held, day: DebtorDay, found: Findings): void {
  if (item.openCents > 0 && (item.holds.length > 0 || day.holds.length > 0)) askForHolds(item, held, day, found)
  const standing = standsStill(item, held, day) ?? followUp(item, held, day, found)
  if (standing) {
    keepBack(item, held.cents, standing, day, found)
    return
  }
  const next = nextStepOf(item, day)
  look(found, next.lookDay, day)
  const early = stillPending(item, next, day) ?? tooEarly(item, next, day)
  if (!early && !next.step?.isPreDue) look(found, day.settings.paymentsStaleDays[next.plan.index] ?? NEVER, day)
  const stopped = early ?? moneyStop(item, held, next, day) ?? contactStop(next, day)
  if (stopped) {
    const keptBack = untilItLapses(stopped, next)
    keepBack(item, held.cents, next.step?.isContact ? onSendingDay(keptBack, day, found) : keptBack, day, found)
    found.listable.push({ item, heldCents: held.cents, next })
  } else if (next.step) {
    const channel = reachableChannel(next.step, day.debtor) ?? next.step.channel
    found.candidates.push({ item, heldCents: held.cents, next, step: next.step, channel })
  } else {
    const step = lastUsed(item, next.plan)?.key ?? ''
    const why = reason('choose-what-next', { step, usedDay: item.usedDay }, item.id)
    found.tasks.push({ key: END_OF_PLAN, item, heldCents: held.cents, why })
  }
}

/** Records that an item waits, and the task that the reason asks for. */
export function keepBack(item: ItemSituation, heldCents: Cents, stopped: Stop, day: DebtorDay, found: Findings): void {
  const { until, why } = stopped
  look(found, until, day)
  if (why.code === 'in-progress' || why.code === 'unmatched-credit' || why.code === 'credit-covers')
    look(found, day.settings.paymentsStaleDays[item.plan] ?? NEVER, day)
  if (why.code === 'below-floor' || why.code === 'credit-covers')
    look(found, day.debts[item.currency]?.nextDueDay ?? NEVER, day)
  const wait = {
    code: why.code,
    facts: why.facts,
    debtor: day.debtor.id,
    item: item.id,
    until: until === NEVER ? null : until,
  }
  found.waits.push(wait as Wait)
  const key = TASK_OF_WAIT[why.code]
  if (key)
    found.tasks.push({ key, item, heldCents, why: { code: why.code, facts: why.facts, item: item.id } as Reason })
}

/** Remembers the next day on which time alone may change something. */
export function look(found: Findings, lookDay: DayNumber, day: DebtorDay): void {
  if (lookDay > day.settings.today && lookDay < found.lookDay) found.lookDay = lookDay
}

/** What nobody is asked for today, whatever its plan says. */
function standsStill(item: ItemSituation, held: Held, day: DebtorDay): Stop | null {
  if (item.openCents === 0) return stop('settled', {})
  if (isCredit(item)) return stop('credit', { amountCents: Math.abs(item.openCents) })
  if (held.whole) return { until: releaseDay(held.whole, day.settings), why: holdReason(held.whole, item) }
  if (item.nature === 'accrued') return stop('not-invoiced', {})
  if (item.nature === 'doubtful') return stop('doubtful', {})
  if (!item.holderIsUs && item.holderNotified) return stop('held-by-other', {})
  if (isCollected(item))
    return item.paymentMeans === 'direct-debit' ? stop('direct-debit', {}) : stop('bill-of-exchange', {})
  if (item.dueDay === NO_DAY) return stop('due-date-missing', {})
  if (item.pending !== 'none') {
    const step = planOf(item, day.settings).steps[item.pendingIndex]
    if (item.pending === 'unknown') return stop('outcome-unknown', { step: step?.key ?? '' })
    if (step?.lapseDays === undefined) return pendingStop(item, step, day)
  }
  const { toleranceCents } = day.settings.policy
  // What is left of it besides what is disputed or promised.
  const askedCents = item.openCents - held.cents
  if (askedCents <= toleranceCents && askedCents < item.totalCents)
    return stop('within-tolerance', { openCents: askedCents, toleranceCents })
  return null
}

/** A call released and not made keeps its item until the step lapses. */
function stillPending(item: ItemSituation, next: NextStep, day: DebtorDay): Stop | null {
  if (item.pending !== 'in-progress' || !next.step || next.step.index > item.pendingIndex) return null
  return pendingStop(item, next.step, day)
}

/** A call that cannot be made, or is not made yet, gives way to the next step when its days are over. */
export function untilItLapses(stopped: Stop, { step, readyDay }: NextStep): Stop {
  const lapses = stopped.why.code === 'contact-missing' || stopped.why.code === 'in-progress'
  if (!lapses || step?.lapseDays === undefined || stopped.until !== NEVER) return stopped
  return { ...stopped, until: readyDay + step.lapseDays + 1 }
}

/** What was let go is in hand, unless it is a call to somebody who may have paid since. */
function pendingStop(item: ItemSituation, step: CompiledStep | undefined, day: DebtorDay): Stop {
  const noCall = step?.channel === 'call' ? callStop(item, planOf(item, day.settings), day) : null
  return noCall ?? stop('in-progress', { step: step?.key ?? '' })
}

/**
 * Calls that no plan asks for, once payments are known well enough to say so. A broken promise lets the next step resume; a
 * returned payment keeps it back for one gap.
 */
function followUp(item: ItemSituation, held: Held, day: DebtorDay, found: Findings): Stop | null {
  const { today } = day.settings
  const { returnedDay } = item
  const isPromised = item.holds.length > 0 || day.debtor.holds.length > 0
  const broken = isPromised ? brokenPromise(item, day.debtor.holds, day.settings) : null
  const isReturned = returnedDay !== NO_DAY && item.contactDay < returnedDay
  if (!broken && !isReturned && !item.followUpPending) return null
  look(found, day.settings.paymentsStaleDays[item.plan] ?? NEVER, day)
  const noCall = callStop(item, planOf(item, day.settings), day)
  // What was promised for a day before the due date is late after the due date only.
  look(found, item.dueDay + 1, day)
  const resumeDay = returnedDay + planOf(item, day.settings).gap
  const isCalledAboutReturn = isReturned && returnedDay <= today && today < resumeDay
  // One call is about both.
  if (broken && !noCall && !item.followUpPending && !isCalledAboutReturn && item.dueDay < today) {
    const amountCents = Math.min(broken.amountCents ?? item.openCents, item.openCents)
    const why = reason('promise-broken', { untilDay: broken.untilDay, amountCents }, item.id)
    found.followUps.push({ key: 'promise-broken', item, heldCents: held.cents, why })
  }
  if (noCall && item.followUpPending) return noCall
  if (!isReturned) return null
  look(found, returnedDay, day)
  look(found, resumeDay, day)
  if (!isCalledAboutReturn) return null
  if (noCall) return noCall
  const why = reason('payment-returned', { returnedDay }, item.id)
  if (item.followUpDay < returnedDay && !item.followUpPending)
    found.followUps.push({ key: 'payment-returned', item, heldCents: held.cents, why })
  return { until: resumeDay, why: { code: 'payment-returned', facts: { returnedDay } } }
}

function askForHolds(item: ItemSituation, held: Held, day: DebtorDay, found: Findings): void {
  const ask = (hold: Hold) => {
    const asked = isActive(hold, day.settings) ? taskOf(hold, item, day.settings) : null
    if (asked) found.tasks.push({ key: asked.task, item, heldCents: held.cents, why: asked.why })
  }
  for (const hold of day.holds) ask(hold)
  for (const hold of item.holds) if (!day.holds.includes(hold)) ask(hold)
}

/** What is wrong with a day; the next one may have a reason of its own. */
const REASONS_OF_DAY: ReadonlySet<WaitCode> = new Set(['company-closed', 'public-holiday', 'not-a-sending-day'])

/** The reason stays; the day on which it lets go is one on which something may leave. */
function onSendingDay(stopped: Stop, day: DebtorDay, found: Findings): Stop {
  look(found, stopped.until, day)
  if (REASONS_OF_DAY.has(stopped.why.code)) look(found, nextOtherDay(day.calendar, day.settings.today), day)
  return stopped.until === NEVER ? stopped : { ...stopped, until: nextSendingDay(day.calendar, stopped.until) }
}
