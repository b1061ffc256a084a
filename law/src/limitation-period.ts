// Until when a claim can be brought to court, and what moved that day.
// C. civ. 2224, 2228 to 2244; C. com. L110-4. C. civ. 2231: « L'interruption efface le délai de prescription acquis. Elle
// fait courir un nouveau délai de même durée que l'ancien. » The answer is the last day on which one may still act.

import { explained, type Explained, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { limitationEffect, type LimitationEffect, type LimitationEventKind } from './limitation-events.ts'
import {
  lastDayOfPeriod,
  type LimitationClaim,
  limitationRule,
  type LimitationRule,
  type LimitationRuleSteps,
  limitationStart,
  restartAfter,
} from './limitation-rules.ts'
import { addDays, addMonths, type Day, daysBetween, latest } from './values.ts'

export type LimitationEvent = {
  readonly kind: LimitationEventKind
  readonly day: Day
  /** When the case, the proceedings or the mediation ended; not given while they go on. */
  readonly until?: Day | undefined
}

export type LimitationPeriodInput = LimitationClaim & { readonly events?: readonly LimitationEvent[] | undefined }

export type LimitationPeriod = {
  /** The last day on which one may still act. */
  readonly expires: Day
  /** The earliest day that the facts allow: told more, it could be later. */
  readonly prudent: boolean
}

type EventRule = { readonly given: { readonly event: LimitationEventKind; readonly day: Day }; readonly gives: Day }

export type LimitationPeriodSteps = LimitationRuleSteps & {
  'limitation-period.runs': { readonly given: { readonly from: Day; readonly years: number }; readonly gives: Day }
  'limitation-period.interrupted': {
    readonly given: { readonly event: LimitationEventKind; readonly day: Day; readonly from: Day }
    readonly gives: Day
  }
  'limitation-period.suspended': {
    readonly given: {
      readonly event: LimitationEventKind
      readonly day: Day
      readonly until: Day
      readonly days: number
    }
    readonly gives: Day
  }
  'limitation-period.six-months-left': { readonly given: { readonly until: Day }; readonly gives: Day }
  'limitation-period.still-pending': EventRule
  'limitation-period.needs-power': EventRule
  'limitation-period.no-effect': EventRule
  'limitation-period.before-start': EventRule
  'limitation-period.too-late': EventRule
  'limitation-period.twenty-years': { readonly given: { readonly from: Day }; readonly gives: Day }
  'limitation-period.expires': { readonly given: { readonly years: number }; readonly gives: Day }
  'limitation-period.expires-prudently': { readonly given: { readonly years: number }; readonly gives: Day }
}

type LimitationStep = Step<LimitationPeriodSteps>

/** The period as it stands after some of the events. */
type Running = {
  readonly begins: Day
  readonly expires: Day
  /** Until then it stands still or has not begun anew. */
  readonly runsFrom: Day
  /** Where the period began, or whether an event counts, is in doubt. */
  readonly inDoubt: boolean
  readonly settledFrom: Day | null
  /** A case or a mediation goes on. */
  readonly isPending: boolean
  readonly isCapLifted: boolean
  readonly steps: readonly LimitationStep[]
}

/**
 * The last day on which a claim can be brought to court.
 * @article C. civ. 2224, 2228 to 2244, 2254; C. com. L110-4, L133-6; C. conso. L218-2; law 68-1250
 */
export function limitationPeriod(input: LimitationPeriodInput): Explained<LimitationPeriod, LimitationPeriodSteps> {
  const { dueDate, performedOn, events = [] } = input
  assertDays({ dueDate, performedOn })
  for (const { day, until } of events) assertDays({ 'events.day': day, 'events.until': until })
  const { rule, steps } = limitationRule(input)
  const start = limitationStart(input, rule)
  const { years, article } = rule
  const firstEnd = lastDayOfPeriod(rule, start.from)
  const runs: LimitationStep = {
    rule: 'limitation-period.runs',
    article: rule.name === 'public' ? article : 'C. civ. 2228, 2229',
    given: { from: start.from, years },
    gives: firstEnd,
  }
  const begun: Running = {
    begins: start.from,
    expires: firstEnd,
    runsFrom: start.from,
    inDoubt: start.prudent,
    settledFrom: start.settledFrom,
    isPending: false,
    isCapLifted: false,
    steps: [...steps, ...start.steps, runs],
  }
  const inOrder = events.toSorted((a, b) => daysBetween(b.day, a.day))
  const ended = capped(inOrder.reduce((running, event) => afterEvent(rule, running, event), begun))
  const { expires, inDoubt, isPending } = ended
  const prudent = inDoubt || isPending
  const last: LimitationStep = {
    rule: prudent ? 'limitation-period.expires-prudently' : 'limitation-period.expires',
    article,
    given: { years },
    gives: expires,
  }
  return explained({ expires, prudent }, [...ended.steps, last])
}

function afterEvent(rule: LimitationRule, running: Running, event: LimitationEvent): Running {
  const { kind, day, until } = event
  const { expires, steps } = running
  const effect = limitationEffect(kind, rule.name === 'public')
  const given = { event: kind, day }
  const { article } = effect
  if (effect.kind === 'none') {
    return { ...running, steps: [...steps, { rule: 'limitation-period.no-effect', article, given, gives: expires }] }
  }
  if (day > expires) {
    const late = { rule: 'limitation-period.too-late', article: 'C. civ. 2251', given, gives: expires } as const
    return { ...running, steps: [...steps, late] }
  }
  if (effect.kind === 'needs-power') {
    const step = { rule: 'limitation-period.needs-power', article, given, gives: expires } as const
    return { ...running, inDoubt: true, steps: [...steps, step] }
  }
  const isOpen = until === undefined && (effect.kind === 'suspends' || effect.lasting)
  const ended = effect.kind === 'suspends' || effect.lasting ? latest(day, until ?? day) : day
  if (ended < running.begins) {
    const before = { rule: 'limitation-period.before-start', article, given, gives: expires } as const
    return { ...running, steps: [...steps, before] }
  }
  const moved =
    effect.kind === 'suspends'
      ? suspended(running, event, article)
      : interrupted(rule, running, { event, ended, effect })
  if (!isOpen) return moved
  const pending = { rule: 'limitation-period.still-pending', article, given, gives: moved.expires } as const
  return { ...moved, isPending: true, steps: [...moved.steps, pending] }
}

type Interruption = {
  readonly event: LimitationEvent
  readonly ended: Day
  readonly effect: LimitationEffect & { readonly kind: 'interrupts' }
}

/** The same period anew, once the case has ended and no suspension is left. */
function interrupted(rule: LimitationRule, running: Running, { event, ended, effect }: Interruption): Running {
  const { kind, day } = event
  const { article, unconfirmed } = effect
  const from = latest(restartAfter(rule, ended), running.runsFrom)
  const expires = latest(running.expires, lastDayOfPeriod(rule, from))
  const given = { event: kind, day, from }
  const step: LimitationStep = {
    rule: 'limitation-period.interrupted',
    article,
    given,
    gives: expires,
    ...(unconfirmed && { unconfirmed }),
  }
  const isSettled = running.settledFrom !== null && day >= running.settledFrom
  const inDoubt = running.inDoubt && !isSettled
  const isCapLifted = running.isCapLifted || effect.liftsCap
  return { ...running, expires, runsFrom: from, inDoubt, isCapLifted, steps: [...running.steps, step] }
}

/** The days that it stood still are added; at least six months are left after them. */
function suspended(running: Running, { kind, day, until }: LimitationEvent, article: string): Running {
  const end = latest(day, until ?? day)
  const begin = latest(day, running.runsFrom)
  const days = Math.max(0, daysBetween(begin, end))
  const added = addDays(running.expires, days)
  const least = addMonths(end, 6)
  const steps: LimitationStep[] = []
  if (until !== undefined) {
    const given = { event: kind, day, until: end, days }
    steps.push({ rule: 'limitation-period.suspended', article, given, gives: added })
  }
  if (least > added) {
    steps.push({ rule: 'limitation-period.six-months-left', article, given: { until: end }, gives: least })
  }
  return {
    ...running,
    expires: latest(added, least),
    runsFrom: latest(end, running.runsFrom),
    steps: [...running.steps, ...steps],
  }
}

/** No acknowledgment or suspension carries it beyond twenty years from its first day; a claim in court does. */
function capped(running: Running): Running {
  const last = addMonths(running.begins, 12 * 20)
  if (running.isCapLifted || running.expires <= last) return running
  const step: LimitationStep = {
    rule: 'limitation-period.twenty-years',
    article: 'C. civ. 2232',
    given: { from: running.begins },
    gives: last,
    unconfirmed: true,
  }
  return { ...running, expires: last, steps: [...running.steps, step] }
}
