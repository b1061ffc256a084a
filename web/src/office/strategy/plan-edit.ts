// What the editor does to a plan, as pure functions: steps keep the order of their days, names of steps are never used twice.

import type { CollectionPlan, PlanStep } from '../../api-types.ts'

/** Days from the due date; a step that follows the one before it as if that one had been taken on its day. */
export function offsetsOf(steps: readonly PlanStep[]): readonly number[] {
  let previous = 0
  return steps.map((step) => (previous = step.offsetDays ?? previous + (step.afterPreviousDays ?? 0)))
}

/** Null takes a field away. */
export type StepChange = { readonly [Field in keyof PlanStep]?: PlanStep[Field] | null }

export function changeStep(plan: CollectionPlan, key: string, change: StepChange): CollectionPlan {
  const steps = plan.steps.map((step) => (step.key === key ? without({ ...step, ...change }) : step))
  return { ...plan, steps: inOrder(steps) }
}

/** Moves a step to a day from the due date. One that follows the step before it keeps following it, sooner or later. */
export function moveStep(plan: CollectionPlan, key: string, offset: number): CollectionPlan {
  const index = plan.steps.findIndex((step) => step.key === key)
  const step = plan.steps[index]
  if (!step) return plan
  if (step.afterPreviousDays === undefined) return changeStep(plan, key, { offsetDays: offset })
  const before = offsetsOf(plan.steps)[index - 1] ?? 0
  return changeStep(plan, key, { afterPreviousDays: Math.max(0, offset - before) })
}

export function removeStep(plan: CollectionPlan, key: string): CollectionPlan {
  const index = plan.steps.findIndex((step) => step.key === key)
  const offsets = offsetsOf(plan.steps)
  const rest = plan.steps.filter((step) => step.key !== key)
  const [first] = rest
  // Whoever comes first follows nobody: it keeps its day.
  if (index === 0 && first?.afterPreviousDays !== undefined) {
    const { afterPreviousDays: _, ...step } = first
    return { ...plan, steps: [{ ...step, offsetDays: offsets[1] ?? 1 }, ...rest.slice(1)] }
  }
  return { ...plan, steps: rest }
}

export const addStep = (plan: CollectionPlan, step: PlanStep): CollectionPlan => ({
  ...plan,
  steps: inOrder([...plan.steps, step]),
})

/** A name that no step ever had: `appel`, `appel 2`, … */
export function freshKey(name: string, used: readonly string[]): string {
  for (let number = 1; ; number++) {
    const key = number === 1 ? name : `${name} ${number}`
    if (!used.includes(key)) return key
  }
}

/** Where the next step would come: a gap after the last one. */
export const nextOffset = ({ steps, minimumGapDays }: CollectionPlan): number =>
  Math.max(1, (offsetsOf(steps).at(-1) ?? 0) + Math.max(minimumGapDays, 1))

/** By their days; a step that follows another stays behind it. */
function inOrder(steps: readonly PlanStep[]): readonly PlanStep[] {
  const groups: { readonly offset: number; readonly steps: PlanStep[] }[] = []
  for (const step of steps) {
    if (step.afterPreviousDays !== undefined && groups.length > 0) groups.at(-1)?.steps.push(step)
    else groups.push({ offset: step.offsetDays ?? 0, steps: [step] })
  }
  return groups.toSorted((a, b) => a.offset - b.offset).flatMap((group) => group.steps)
}

const without = (step: StepChange): PlanStep =>
  Object.fromEntries(Object.entries(step).filter(([, value]) => value !== null && value !== undefined)) as PlanStep

export const isSamePlan = (a: CollectionPlan, b: CollectionPlan): boolean => sorted(a) === sorted(b)

/** Fields stand in the order in which they were last set: two plans are compared without it. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

// ---- The line of days

export type LinePlace = { readonly percent: number; readonly lane: number }

/** Where each step stands on a line of `width` percent, and in which of the rows above it, so that no two labels touch. */
export function placesOf(offsets: readonly number[], labelPercent: number): readonly LinePlace[] {
  const lastOfLane: number[] = []
  return offsets.map((offset) => {
    const percent = percentAt(offset, offsets)
    const free = lastOfLane.findIndex((last) => percent - last >= labelPercent)
    const lane = free === -1 ? lastOfLane.length : free
    lastOfLane[lane] = percent
    return { percent, lane }
  })
}

/** Percent of the line that stay free on either side, so that the labels of its ends are whole. */
const MARGIN = 6
const WIDTH = 100 - 2 * MARGIN

/** The place of a day on the line. */
export function percentAt(offset: number, offsets: readonly number[]): number {
  const { first, span } = scaleOf(offsets)
  return MARGIN + (WIDTH * (offset - first)) / span
}

/** The day under a place of the line. */
export function dayAt(percent: number, offsets: readonly number[]): number {
  const { first, span } = scaleOf(offsets)
  return Math.round(first + ((percent - MARGIN) * span) / WIDTH)
}

/** The days that the line shows: from a little before the due date to a little after the last step. */
function scaleOf(offsets: readonly number[]): { readonly first: number; readonly span: number } {
  const first = Math.min(-10, ...offsets)
  return { first, span: Math.max(60, ...offsets.map((offset) => offset + 5)) - first }
}
