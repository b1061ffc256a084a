// Which step of its plan an item takes next, and the earliest day on which it may (rules 2 and 3 of the decision).

import type { DayNumber } from '#kernel'
import { type Debt, type DebtorDay, planOf } from './debtor-day.ts'
import { lastRelease } from './holds.ts'
import { type ItemSituation, NEVER, NO_DAY } from './model.ts'
import { type CompiledPlan, type CompiledStep, stepDayOf } from './plan.ts'
import { END_OF_PLAN, type Stop } from './reasons.ts'

export type NextStep = {
  readonly plan: CompiledPlan
  /** Null when every step was used: somebody must choose what comes next. */
  readonly step: CompiledStep | null
  readonly stepDay: DayNumber
  /** The first day as far as this item alone is concerned: its step, its own last contact, the deadline it was given. */
  readonly readyDay: DayNumber
  readonly cycle: number
  readonly passedOver: readonly PassedOver[]
  /** The next day on which time alone would name another step. */
  readonly lookDay: DayNumber
}

/** A step that gave way to the next one by rule, for the record. */
export type PassedOver = {
  readonly step: CompiledStep
  readonly why: 'lapsed' | 'below-floor' | 'above-ceiling' | 'entered-later' | 'not-for-cause' | 'not-for-status'
}

const NOTHING_PASSED: readonly PassedOver[] = []

/** The most advanced step that was used. Asked first whether there is one: an index of -1 is looked for by name, which is slow. */
export const lastUsed = ({ usedIndex }: ItemSituation, { steps }: CompiledPlan): CompiledStep | undefined =>
  usedIndex < 0 ? undefined : steps[usedIndex]

export function nextStepOf(item: ItemSituation, day: DebtorDay): NextStep {
  const plan = planOf(item, day.settings)
  const last = lastUsed(item, plan)
  if (last && item.usedTimes < last.times) {
    const stepDay = item.usedDay + (last.repeat?.everyDays ?? 0)
    const readyDay = readyDayOf(item, last, stepDay, plan.gap, day)
    return {
      plan,
      step: last,
      stepDay,
      readyDay,
      cycle: item.usedTimes + 1,
      passedOver: NOTHING_PASSED,
      lookDay: NEVER,
    }
  }
  return firstUnused(item, plan, day)
}

/**
 * Rule 3. Returns why it is too early, or null. Courtesy about other items never delays a firm step, and messages about
 * others delay no item by more than one gap: only the first of them since it was ready counts.
 */
export function tooEarly(item: ItemSituation, next: NextStep, day: DebtorDay): Stop | null {
  const { plan, step } = next
  const othersDay = step?.isContact ? firstOtherContact(item, next, step.level >= 2, day) : NO_DAY
  const until = othersDay === NO_DAY ? next.readyDay : Math.max(next.readyDay, othersDay + plan.gap)
  if (until <= day.settings.today) return null
  if (until === next.stepDay || (!step && until === item.dueDay + 1)) {
    return {
      until,
      why: { code: 'step-not-due', facts: { step: step?.key ?? END_OF_PLAN, dueDay: item.dueDay, stepDay: until } },
    }
  }
  if (until === item.deadlineDay + 1)
    return { until, why: { code: 'deadline-running', facts: { deadlineDay: item.deadlineDay } } }
  const { daysAfterIssue } = day.settings.policy
  if (step?.isContact && until === item.issueDay + daysAfterIssue) {
    return { until, why: { code: 'just-issued', facts: { issueDay: item.issueDay, waitDays: daysAfterIssue } } }
  }
  const contactDay = until === next.readyDay ? until - plan.gap : othersDay
  return { until, why: { code: 'gap', facts: { contactDay, gapDays: plan.gap } } }
}

/** The day from which the item would have left by itself: ready, known to us, and held by nothing any more. */
export function freeDay(item: ItemSituation, next: NextStep, day: DebtorDay): DayNumber {
  const free = Math.max(next.readyDay, item.enteredDay)
  if (item.holds.length === 0 && day.holds.length === 0) return free
  return Math.max(free, lastRelease(item.holds, day.settings), lastRelease(day.holds, day.settings))
}

/** The first contact about others whose gap reached beyond the day on which this item was free to leave. */
function firstOtherContact(item: ItemSituation, next: NextStep, isFirm: boolean, day: DebtorDay): DayNumber {
  const { gap } = next.plan
  if (day.contactDay + gap <= day.settings.today) return NO_DAY
  const free = freeDay(item, next, day)
  let first = NEVER
  for (const contact of day.debtor.contacts) {
    if (contact.level < 2 && isFirm) continue
    if (contact.day + gap > free && contact.day < first) first = contact.day
  }
  return first === NEVER ? NO_DAY : first
}

function firstUnused(item: ItemSituation, plan: CompiledPlan, day: DebtorDay): NextStep {
  const { today } = day.settings
  const entry = entryOf(item, plan, today)
  let passedOver = NOTHING_PASSED
  let lookDay = entry.lookDay
  for (let index = item.usedIndex + 1; index < plan.steps.length; index++) {
    const step = plan.steps[index]
    if (!step || step.level <= item.usedLevel || !isMeant(step, item, day)) continue
    if (step.isPreDue && today > item.dueDay + step.windowEnd) continue
    const stepDay = stepDayOf(step, item.dueDay, item.usedDay)
    const readyDay = readyDayOf(item, step, stepDay, plan.gap, day)
    const why =
      index < entry.index
        ? 'entered-later'
        : (notMeant(step, item) ?? givesWay(step, day.debts[item.currency], readyDay, today))
    if (why) {
      passedOver = [...passedOver, { step, why }]
      continue
    }
    if (step.isPreDue) lookDay = Math.min(lookDay, item.dueDay + step.windowEnd + 1)
    if (step.lapseDays !== undefined) lookDay = Math.min(lookDay, readyDay + step.lapseDays + 1)
    return { plan, step, stepDay, readyDay, cycle: 1, passedOver, lookDay }
  }
  return {
    plan,
    step: null,
    stepDay: NO_DAY,
    readyDay: readyDayAfterLast(item, plan.gap),
    cycle: 1,
    passedOver,
    lookDay,
  }
}

function readyDayOf(
  item: ItemSituation,
  step: CompiledStep,
  stepDay: DayNumber,
  gap: number,
  day: DebtorDay,
): DayNumber {
  let ready = stepDay
  if (item.deadlineDay !== NO_DAY) ready = Math.max(ready, item.deadlineDay + 1)
  if (!step.isContact) return ready
  if (item.contactDay !== NO_DAY) ready = Math.max(ready, item.contactDay + gap)
  if (step.level > 0 && item.issueDay !== NO_DAY)
    ready = Math.max(ready, item.issueDay + day.settings.policy.daysAfterIssue)
  return ready
}

/** When the plan has said its last word: after the deadline it named, and after a gap in which an answer may come. */
function readyDayAfterLast(item: ItemSituation, gap: number): DayNumber {
  const afterLast = item.usedDay === NO_DAY ? NO_DAY : item.usedDay + gap
  const afterDeadline = item.deadlineDay === NO_DAY ? NO_DAY : item.deadlineDay + 1
  return Math.max(item.dueDay + 1, afterLast, afterDeadline)
}

function givesWay(
  step: CompiledStep,
  debt: Debt | undefined,
  readyDay: DayNumber,
  today: DayNumber,
): PassedOver['why'] | null {
  const total = (step.isPreDue ? debt?.openCents : debt?.overdueCents) ?? 0
  if (step.belowFloor === 'skip' && step.floorCents !== undefined && total < step.floorCents) return 'below-floor'
  if (step.ceilingCents !== undefined && total > step.ceilingCents) return 'above-ceiling'
  if (step.lapseDays !== undefined && today > readyDay + step.lapseDays) return 'lapsed'
  return null
}

function isMeant(step: CompiledStep, item: ItemSituation, day: DebtorDay): boolean {
  const { onlyFor } = step
  if (!onlyFor) return true
  return (
    (onlyFor.debtorKinds?.includes(day.debtor.kind) ?? true) &&
    (onlyFor.documentKinds?.includes(item.documentKind) ?? true) &&
    (onlyFor.paymentMeans?.includes(item.paymentMeans) ?? true) &&
    (onlyFor.causes?.includes(item.cause) ?? true) &&
    (onlyFor.statuses?.includes(String(item.status)) ?? true)
  )
}

/** A step that leaves out what is known of the item: said, unlike one that was never meant for it. */
function notMeant({ notFor }: CompiledStep, { cause, status }: ItemSituation): PassedOver['why'] | null {
  if (notFor?.causes?.includes(cause)) return 'not-for-cause'
  return notFor?.statuses?.includes(String(status)) ? 'not-for-status' : null
}

type Entry = { readonly index: number; readonly lookDay: DayNumber }
const AT_THE_BEGINNING: Entry = { index: 0, lookDay: NEVER }

/**
 * Where an item that was never reminded enters a plan of policy `enter-at-fitting-step`: at the last step, below the formal
 * notice, whose day had come when it entered; so that it does not drift further while something else holds it back.
 */
function entryOf(item: ItemSituation, plan: CompiledPlan, today: DayNumber): Entry {
  if (!plan.entersAtFittingStep || item.usedIndex >= 0 || item.usedLevel >= 0) return AT_THE_BEGINNING
  const isKnown = item.enteredDay !== NO_DAY
  let index = 0
  for (const step of plan.steps) {
    if (step.isPreDue || !step.isContact || step.level > 3) continue
    const stepDay = item.dueDay + step.offset
    if (stepDay > (isKnown ? item.enteredDay : today)) return { index, lookDay: isKnown ? NEVER : stepDay }
    index = step.index
  }
  return { index, lookDay: NEVER }
}
