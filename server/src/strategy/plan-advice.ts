// What a person should know about a plan before saving it: what forbids it, and what will turn out otherwise than it reads. Pure: the
// law and the rules of the decision are asked, nothing about single debtors.

import { type ContactChannel, type DebtorKind, contact } from '@quittance/law'
import type { Day } from '#kernel'
import type { Channel, CollectionPlan, LatenessCause, Step } from './model.ts'
import { type PlanFault, isWritten, nominalOffsets, planErrors } from './plan.ts'
import type { Policy } from './settings.ts'

export type AdviceFacts = {
  readonly [Fault in PlanFault['fault']]: Facts
} & {
  /** Written less firmly than the step before it. */
  readonly 'level-falls': Facts<'level' | 'before'>
  /** So soon after the last contact that the plan's own gap moves it. */
  readonly gap: Facts<'gapDays' | 'afterDays' | 'realOffset'>
  /** Before the deadline that the step before granted has passed. */
  readonly 'deadline-running': Facts<'deadlineDays' | 'realOffset'>
  /** More contacts than the company allows itself. */
  readonly 'contact-cap': Facts<'contacts' | 'periodDays'>
  /** More calls or text messages than the law's choice. */
  readonly 'call-cap': Facts<'count' | 'most'>
  readonly 'empty-threat': Facts
  readonly 'notice-unproved': Facts
  readonly 'firm-automatic': Facts
  readonly 'consumer-called': Facts
  readonly 'consumer-often': Facts<'gapDays' | 'usualDays'>
  readonly 'may-block': Facts
  readonly 'pre-due-late': Facts
}
type Facts<Name extends string = never> = Readonly<Record<Name, number>>

export type AdviceCode = keyof AdviceFacts

export type PlanAdvice = {
  /** Null: the plan as a whole. */
  readonly step: number | null
  readonly code: AdviceCode
  /** An error forbids to save. */
  readonly severity: 'error' | 'warning'
  readonly article: string | null
  readonly facts: Readonly<Record<string, number>>
}

export type AdviceInput = {
  readonly plan: CollectionPlan
  /** The kinds of debtors that the plan may concern. */
  readonly kinds: readonly DebtorKind[]
  readonly contactCap: Policy['contactCap']
}

/** Below a week between two contacts a natural person is pressed rather than informed. */
const USUAL_CONSUMER_GAP_DAYS = 7
/** A Tuesday with no holiday near: the law is asked about the count, not about the day. */
const PLAIN_DAY: Day = '2026-03-03'

export function planAdvice(input: AdviceInput): readonly PlanAdvice[] {
  const errors = planErrors(input.plan).map(({ step, fault }): PlanAdvice => {
    return { step, code: fault, severity: 'error', article: ARTICLES[fault] ?? null, facts: {} }
  })
  const warnings = [
    ...coursesOf(input).flatMap((course) => [...orderAdvice(course, input), ...timingAdvice(course, input)]),
    ...input.plan.steps.flatMap((step, index) => stepAdvice(step, index, input)),
  ]
  return [...errors, ...new Map(warnings.map((one) => [`${one.step} ${one.code}`, one])).values()].toSorted(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning') || (a.step ?? -1) - (b.step ?? -1),
  )
}

/** The steps that one invoice meets, each with its place in the plan. */
type Course = readonly { readonly step: Step; readonly index: number }[]

/**
 * Steps that are meant for different kinds of debtors or causes of lateness never follow each other: the plan is played once for
 * each kind and cause that it tells apart, the plain oversight last, whose figures are the ones to tell.
 */
function coursesOf({ plan, kinds }: AdviceInput): readonly Course[] {
  const named = plan.steps.flatMap(({ onlyFor, notFor }) => [...(onlyFor?.causes ?? []), ...(notFor?.causes ?? [])])
  const causes: readonly LatenessCause[] = [...new Set(named).add('oversight')].toSorted(
    (a, b) => Number(a === 'oversight') - Number(b === 'oversight'),
  )
  return causes.flatMap((cause) =>
    (kinds.length > 0 ? kinds : [null]).map((kind) =>
      plan.steps
        .map((step, index) => ({ step, index }))
        .filter(({ step: { onlyFor, notFor } }) => {
          if (notFor?.causes?.includes(cause)) return false
          if (kind !== null && !(onlyFor?.debtorKinds?.includes(kind) ?? true)) return false
          return onlyFor?.causes?.includes(cause) ?? true
        }),
    ),
  )
}

const ARTICLES: Partial<Readonly<Record<AdviceCode, string>>> = {
  'too-early': 'C. civ. 1305-2',
  'pre-due-level': 'C. civ. 1305-2',
  'notice-deadline': 'C. civ. 1344',
}

function warn<Code extends AdviceCode>(
  step: number | null,
  code: Code,
  facts: AdviceFacts[Code],
  article: string | null = null,
): PlanAdvice {
  return { step, code, severity: 'warning', article, facts }
}

const isContact = ({ channel }: Step): boolean => channel !== 'task' && channel !== 'escalation'
const isSpoken = (channel: Channel): boolean => channel === 'call' || channel === 'sms'

/** The written steps grow firmer; what one of them announces comes later. */
function orderAdvice(course: Course, { kinds }: AdviceInput): PlanAdvice[] {
  const threatArticle = kinds.includes('consumer') ? 'C. conso. L121-6' : null
  const advice: PlanAdvice[] = []
  let before = 0
  for (const [place, { step, index }] of course.entries()) {
    if (!isContact(step) || isSpoken(step.channel)) continue
    if (step.level < before) advice.push(warn(index, 'level-falls', { level: step.level, before }))
    before = Math.max(before, step.level)
    const later = course.slice(place + 1).map((one) => one.step)
    const follows = later.some(({ level, channel }) => level === 4 || channel === 'escalation')
    if (step.level === 3 && !follows) advice.push(warn(index, 'empty-threat', {}, threatArticle))
  }
  return advice
}

type Contacted = { readonly index: number; readonly offset: number; readonly channel: Channel }

/** Plays a course on one invoice that nobody pays: what its own gap, its deadlines and the caps would move or keep back. */
function timingAdvice(course: Course, { plan, contactCap }: AdviceInput): PlanAdvice[] {
  const advice: PlanAdvice[] = []
  const contacts: Contacted[] = []
  const nominal = nominalOffsets(plan.steps)
  let deadline: { readonly end: number; readonly days: number } | null = null
  let real = 0
  for (const { step, index } of course) {
    let wanted: number = step.afterPreviousDays === undefined ? (nominal[index] ?? 0) : real + step.afterPreviousDays
    if (deadline && wanted <= deadline.end) {
      wanted = deadline.end + 1
      if (isContact(step))
        advice.push(warn(index, 'deadline-running', { deadlineDays: deadline.days, realOffset: wanted }))
    }
    real = wanted
    if (!isContact(step)) continue
    for (let time = 0; time < (step.repeat?.times ?? 1); time++) {
      if (time > 0) real += step.repeat?.everyDays ?? 0
      const afterDays = real - (contacts.at(-1)?.offset ?? -Infinity)
      if (afterDays < plan.minimumGapDays) {
        real += plan.minimumGapDays - afterDays
        if (time < 2) advice.push(warn(index, 'gap', { gapDays: plan.minimumGapDays, afterDays, realOffset: real }))
      }
      contacts.push({ index, offset: real, channel: step.channel })
    }
    if (step.deadlineDays !== undefined) deadline = { end: real + step.deadlineDays, days: step.deadlineDays }
  }
  return [...advice, ...capAdvice(contacts, contactCap), ...callAdvice(contacts)]
}

function capAdvice(contacts: readonly Contacted[], cap: Policy['contactCap']): PlanAdvice[] {
  if (!cap) return []
  const over = contacts.find(({ offset }, place) => {
    const within = contacts.slice(0, place + 1).filter((earlier) => earlier.offset > offset - cap.periodDays)
    return within.length > cap.contacts
  })
  return over ? [warn(over.index, 'contact-cap', cap)] : []
}

function callAdvice(contacts: readonly Contacted[]): PlanAdvice[] {
  const calls = contacts.filter(({ channel }) => isSpoken(channel))
  for (const [place, { index, offset, channel }] of calls.entries()) {
    const before = calls.slice(0, place)
    const asked: ContactChannel = channel === 'sms' ? 'sms' : 'call'
    const { steps } = contact({
      channel: asked,
      day: PLAIN_DAY,
      sameDay: before.filter((earlier) => earlier.offset === offset).length,
      sevenDays: before.filter((earlier) => earlier.offset > offset - 7).length,
    })
    for (const step of steps) {
      if (step.rule === 'conduct.cap-of-day' || step.rule === 'conduct.cap-of-week')
        return [warn(index, 'call-cap', { count: step.given.count + 1, most: step.given.most }, step.article)]
    }
  }
  return []
}

function stepAdvice(step: Step, index: number, { plan, kinds }: AdviceInput): PlanAdvice[] {
  const advice: PlanAdvice[] = []
  const { level, channel, mode, lapseDays, onlyFor } = step
  const reachesConsumers = kinds.includes('consumer') && (onlyFor?.debtorKinds?.includes('consumer') ?? true)
  if (level >= 3 && isContact(step) && mode === 'automatic') advice.push(warn(index, 'firm-automatic', {}))
  if (level === 4 && isContact(step) && channel !== 'registered-letter')
    advice.push(warn(index, 'notice-unproved', {}, 'C. civ. 1344, 1353'))
  if (reachesConsumers && isSpoken(channel)) advice.push(warn(index, 'consumer-called', {}, 'C. conso. L121-6'))
  if (reachesConsumers && index === 0 && plan.minimumGapDays < USUAL_CONSUMER_GAP_DAYS) {
    const facts = { gapDays: plan.minimumGapDays, usualDays: USUAL_CONSUMER_GAP_DAYS }
    advice.push(warn(null, 'consumer-often', facts, 'C. conso. L121-6'))
  }
  // What is written leaves, or says why not; what a person does and nobody does would end the case.
  if (
    !isWritten(channel) &&
    channel !== 'registered-letter' &&
    lapseDays === undefined &&
    index < plan.steps.length - 1
  )
    advice.push(warn(index, 'may-block', {}))
  if (level === 0 && (step.offsetDays ?? 0) > 0) advice.push(warn(index, 'pre-due-late', {}))
  return advice
}
