import { describe, expect, test } from 'vitest'
import type { CollectionPlan, PlanStep } from '../../api-types.ts'
import {
  addStep,
  changeStep,
  dayAt,
  freshKey,
  isSamePlan,
  moveStep,
  nextOffset,
  offsetsOf,
  placesOf,
  removeStep,
} from './plan-edit.ts'

const step = (key: string, when: Partial<PlanStep>): PlanStep => ({
  key,
  level: 1,
  channel: 'email',
  mode: 'automatic',
  ...when,
})
const PLAN: CollectionPlan = {
  key: 'plan',
  minimumGapDays: 7,
  paymentsMaximumAgeDays: 3,
  oldInvoices: 'start-at-first-overdue',
  steps: [
    step('a', { offsetDays: -7 }),
    step('b', { offsetDays: 3 }),
    step('c', { afterPreviousDays: 5 }),
    step('d', { offsetDays: 20, floorCents: 100 }),
  ],
}
const days = (plan: CollectionPlan) => plan.steps.map(({ key }, index) => `${key} ${offsetsOf(plan.steps)[index]}`)

describe('steps keep the order of their days', () => {
  test('one that is moved past another changes places with it', () => {
    expect(days(moveStep(PLAN, 'd', 1))).toEqual(['a -7', 'd 1', 'b 3', 'c 8'])
  })

  test('one that follows another goes with it, and moves by its distance', () => {
    expect(days(moveStep(PLAN, 'b', 30))).toEqual(['a -7', 'd 20', 'b 30', 'c 35'])
    expect(days(moveStep(PLAN, 'c', 12))).toEqual(['a -7', 'b 3', 'c 12', 'd 20'])
    expect(days(moveStep(PLAN, 'c', -20))).toEqual(['a -7', 'b 3', 'c 3', 'd 20'])
  })

  test('one that is added comes to its day', () => {
    expect(days(addStep(PLAN, step('e', { offsetDays: 10 })))).toEqual(['a -7', 'b 3', 'c 8', 'e 10', 'd 20'])
    expect(nextOffset(PLAN)).toBe(27)
  })

  test('whoever comes first after a removal follows nobody and keeps its day', () => {
    const plan = { ...PLAN, steps: PLAN.steps.slice(1) }
    expect(days(removeStep(plan, 'b'))).toEqual(['c 8', 'd 20'])
    expect(removeStep(plan, 'b').steps[0]).toEqual(step('c', { offsetDays: 8 }))
  })
})

test('a field that is emptied is gone', () => {
  expect(changeStep(PLAN, 'd', { floorCents: null }).steps[3]).toEqual(step('d', { offsetDays: 20 }))
})

test('the name of a step is never one that was used', () => {
  expect(freshKey('appel', [])).toBe('appel')
  expect(freshKey('appel', ['appel', 'appel 2', 'lettre'])).toBe('appel 3')
})

test('two plans are the same whatever the order of their fields', () => {
  const again = changeStep(changeStep(PLAN, 'd', { floorCents: null }), 'd', { floorCents: 100 })
  expect(isSamePlan(PLAN, again)).toBe(true)
  expect(isSamePlan(PLAN, changeStep(PLAN, 'd', { floorCents: 101 }))).toBe(false)
})

test('labels that would touch stand above each other; a place of the line is a day', () => {
  expect(placesOf([-10, -9, 60], 8)).toEqual([
    { percent: 6, lane: 0 },
    { percent: 6 + 88 / 75, lane: 1 },
    { percent: 6 + (88 * 70) / 75, lane: 0 },
  ])
  expect(dayAt(6 + (88 * 70) / 75, [-10, 60])).toBe(60)
  expect(dayAt(0, [-10, 60])).toBe(-15)
})
