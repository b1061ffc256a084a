// A collection plan made ready for a million invoices: steps with their days from the due date, their codes and windows.

import type { DayNumber } from '#kernel'
import { STEP_KEYS } from '#outreach/model.ts'
import { type Channel, type CollectionPlan, type Level, type Step, NO_DAY } from './model.ts'
import { FOLLOW_UPS, TASKS } from './reasons.ts'

export type CompiledStep = Step & {
  readonly index: number
  /** Its number among the step keys of all plans: what the columns of used steps hold. */
  readonly code: number
  /** Days from the due date; for a step after the previous one, as if that one had been taken on its day. */
  readonly offset: number
  readonly isPreDue: boolean
  /** The last day, from the due date, on which a pre-due step still makes sense. */
  readonly windowEnd: number
  readonly isContact: boolean
  /** Last and formal notices: only what is due and at that step. */
  readonly isOwnDocument: boolean
  /** Times that the step may be taken in all. */
  readonly times: number
}

export type CompiledPlan = {
  readonly key: string
  readonly index: number
  readonly gap: number
  readonly paymentsMaximumAgeDays: number
  readonly entersAtFittingStep: boolean
  readonly steps: readonly CompiledStep[]
  /** Step code → index in this plan, -1 when the plan does not have it. */
  readonly indexOfCode: readonly number[]
  /** Some step depends on what the debtor owes in all, which changes as items fall due. */
  readonly dependsOnTotals: boolean
  /** Some step asks for the status of the electronic invoice. */
  readonly dependsOnStatuses: boolean
  /** Some step goes to a telephone by SMS. */
  readonly sendsTexts: boolean
}

/** Every step key that a history may name, with the level it speaks at. */
export type StepCode = { readonly key: string; readonly level: Level; readonly isFollowUp: boolean }

export type PlanFault = {
  readonly step: number | null
  readonly fault:
    | 'no-steps'
    | 'reserved-key'
    | 'repeated-key'
    | 'no-day'
    | 'two-days'
    | 'first-after-previous'
    | 'falling-days'
    | 'pre-due-level'
    | 'too-early'
    | 'floor-above-ceiling'
    | 'unknown-text'
    | 'text-too-firm'
    | 'notice-deadline'
}

/** What makes a plan impossible to follow. */
export function planFaults(plan: CollectionPlan): readonly PlanFault[] {
  const faults: PlanFault[] = plan.steps.length === 0 ? [{ step: null, fault: 'no-steps' }] : []
  const offsets = nominalOffsets(plan.steps)
  const keys = new Set<string>()
  for (const [index, step] of plan.steps.entries()) {
    const report = (fault: PlanFault['fault']) => faults.push({ step: index, fault })
    if (step.key in TASKS) report('reserved-key')
    if (keys.has(step.key)) report('repeated-key')
    if (step.offsetDays === undefined && step.afterPreviousDays === undefined) report('no-day')
    if (step.offsetDays !== undefined && step.afterPreviousDays !== undefined) report('two-days')
    if (index === 0 && step.afterPreviousDays !== undefined) report('first-after-previous')
    if (index > 0 && (offsets[index] ?? 0) < (offsets[index - 1] ?? 0)) report('falling-days')
    if ((offsets[index] ?? 0) < 0 && step.level > 1) report('pre-due-level')
    keys.add(step.key)
  }
  return faults
}

/** What forbids to save a plan: it cannot be followed, or it would ask too early, never, or what nobody may write. */
export function planErrors(plan: CollectionPlan): readonly PlanFault[] {
  const faults = [...planFaults(plan)]
  for (const [index, step] of plan.steps.entries()) {
    const report = (fault: PlanFault['fault']) => faults.push({ step: index, fault })
    const { level, offsetDays, floorCents = 0, ceilingCents, template, deadlineDays = 0 } = step
    if (level === 1 && offsetDays !== undefined && offsetDays < 1) report('too-early')
    if (ceilingCents !== undefined && floorCents > ceilingCents) report('floor-above-ceiling')
    if (template !== undefined && !TEXTS.includes(template)) report('unknown-text')
    else if (template !== undefined && isTooFirm(template, level)) report('text-too-firm')
    if (level === 4 && isProvable(step) && deadlineDays < NOTICE_DAYS) report('notice-deadline')
  }
  return faults
}

/** Days that a formal notice grants at least; outreach writes none with less. */
export const NOTICE_DAYS = 8

/** The texts stand in the order of their levels; what is written before the due date is written for nothing else. */
const isTooFirm = (template: string, level: Level): boolean =>
  TEXTS.indexOf(template) > level || (TEXTS.indexOf(template) === 0) !== (level === 0)

const isProvable = ({ channel }: Step): boolean => isWritten(channel) || channel === 'registered-letter'

/** The texts that a step may name. */
export const TEXTS: readonly string[] = STEP_KEYS

/** Whether a key means the same step in two plans or versions: as firm, and the same text or way. When is for each plan to say. */
export const isSameStep = (a: Step, b: Step): boolean =>
  a.level === b.level && (a.template ?? a.channel) === (b.template ?? b.channel)

/** A step that only former versions of plans have: what was sent under it still counts by its level. */
export type RetiredStep = { readonly key: string; readonly level: Level }

/** The step keys of all plans, then those that plans had, then the follow-ups: the order gives each its code. */
export function stepCodes(plans: readonly CollectionPlan[], retired: readonly RetiredStep[] = []): readonly StepCode[] {
  const codes = new Map<string, StepCode>()
  for (const plan of plans) {
    for (const step of plan.steps) {
      if (!codes.has(step.key)) codes.set(step.key, { key: step.key, level: step.level, isFollowUp: false })
    }
  }
  for (const { key, level } of retired) if (!codes.has(key)) codes.set(key, { key, level, isFollowUp: false })
  for (const key of FOLLOW_UPS) codes.set(key, { key, level: TASKS[key], isFollowUp: true })
  return [...codes.values()]
}

/** Gives all steps one shape, whatever they leave unsaid: a million decisions read them, much faster when they are alike. */
const EVERY_FIELD: object = {
  key: undefined,
  level: undefined,
  offsetDays: undefined,
  afterPreviousDays: undefined,
  channel: undefined,
  mode: undefined,
  template: undefined,
  recipientRole: undefined,
  floorCents: undefined,
  ceilingCents: undefined,
  belowFloor: undefined,
  deadlineDays: undefined,
  lapseDays: undefined,
  fallbackChannel: undefined,
  attachInvoices: undefined,
  sender: undefined,
  repeat: undefined,
  onlyFor: undefined,
  notFor: undefined,
} satisfies Readonly<Record<keyof Step, undefined>>

export function compilePlan(plan: CollectionPlan, index: number, codes: readonly StepCode[]): CompiledPlan {
  const offsets = nominalOffsets(plan.steps)
  const steps = plan.steps.map((step, at): CompiledStep => {
    const offset = offsets[at] ?? 0
    const isContact = step.channel !== 'task' && step.channel !== 'escalation'
    return {
      ...EVERY_FIELD,
      ...step,
      index: at,
      code: codes.findIndex((code) => code.key === step.key),
      offset,
      isPreDue: step.level === 0 || offset < 0,
      windowEnd: Math.max(offset, Math.min(Math.max(offset, -1), (offsets[at + 1] ?? Number.MAX_SAFE_INTEGER) - 1)),
      isContact,
      isOwnDocument: isContact && step.level >= 3,
      times: step.repeat?.times ?? 1,
    }
  })
  return {
    key: plan.key,
    index,
    gap: plan.minimumGapDays,
    paymentsMaximumAgeDays: plan.paymentsMaximumAgeDays,
    entersAtFittingStep: plan.oldInvoices === 'enter-at-fitting-step',
    steps,
    indexOfCode: codes.map((code) => steps.findIndex((step) => step.key === code.key)),
    dependsOnStatuses: steps.some(({ onlyFor, notFor }) => Boolean(onlyFor?.statuses ?? notFor?.statuses)),
    sendsTexts: steps.some(({ channel, fallbackChannel }) => channel === 'sms' || fallbackChannel === 'sms'),
    dependsOnTotals: steps.some((step) => step.ceilingCents !== undefined || step.belowFloor === 'skip'),
  }
}

/**
 * The day of a step: from the due date, or from the day on which the previous one was used where there is such a day.
 * Only a pre-due step may come before the due date.
 */
export function stepDayOf(step: CompiledStep, dueDay: DayNumber, usedDay: DayNumber): DayNumber {
  const { afterPreviousDays } = step
  const stepDay =
    afterPreviousDays !== undefined && usedDay !== NO_DAY ? usedDay + afterPreviousDays : dueDay + step.offset
  return step.isPreDue ? stepDay : Math.max(stepDay, dueDay)
}

export const isWritten = (channel: Channel): boolean => channel === 'email' || channel === 'letter'

export function nominalOffsets(steps: readonly Step[]): number[] {
  let previous = 0
  return steps.map((step) => (previous = step.offsetDays ?? previous + (step.afterPreviousDays ?? 0)))
}
