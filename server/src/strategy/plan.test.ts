import { describe, expect, test } from 'vitest'
import type { CollectionPlan, Step } from './model.ts'
import { planFaults } from './plan.ts'
import { DEFAULT_PLAN_OF, DEFAULT_PLANS } from './plans/index.ts'

const planOf = (...steps: Partial<Step>[]): CollectionPlan => ({
  key: 'plan',
  minimumGapDays: 7,
  paymentsMaximumAgeDays: 3,
  oldInvoices: 'start-at-first-overdue',
  steps: steps.map((step, index) => ({ key: `s${index}`, level: 1, channel: 'email', mode: 'automatic', ...step })),
})

describe('a plan that cannot be followed', () => {
  test.each([
    ['no steps', planOf(), { step: null, fault: 'no-steps' }],
    ['two days', planOf({ offsetDays: 3, afterPreviousDays: 4 }), { step: 0, fault: 'two-days' }],
    ['no day', planOf({}), { step: 0, fault: 'no-day' }],
    ['a first step after another', planOf({ afterPreviousDays: 3 }), { step: 0, fault: 'first-after-previous' }],
    [
      'a key used twice',
      planOf({ key: 'a', offsetDays: 3 }, { key: 'a', offsetDays: 9 }),
      { step: 1, fault: 'repeated-key' },
    ],
    ['a key of our own', planOf({ key: 'promise-broken', offsetDays: 3 }), { step: 0, fault: 'reserved-key' }],
    ['days that fall', planOf({ offsetDays: 9 }, { offsetDays: 3 }), { step: 1, fault: 'falling-days' }],
    ['firmness before the due date', planOf({ offsetDays: -2, level: 2 }), { step: 0, fault: 'pre-due-level' }],
  ] as const)('%s', (_, plan, fault) => {
    expect(planFaults(plan)).toContainEqual(fault)
  })

  test('days after the previous step are counted from its own day', () => {
    expect(planFaults(planOf({ offsetDays: 9 }, { afterPreviousDays: 3 }, { offsetDays: 11 }))).toEqual([
      { step: 2, fault: 'falling-days' },
    ])
  })
})

describe('the plans that come ready', () => {
  test.each(DEFAULT_PLANS.map((plan) => [plan.key, plan] as const))('%s can be followed', (_, plan) => {
    expect(planFaults(plan)).toEqual([])
  })

  test('each kind of debtor has one', () => {
    const keys = DEFAULT_PLANS.map((plan) => plan.key)
    expect(Object.values(DEFAULT_PLAN_OF).filter((key) => !keys.includes(key))).toEqual([])
  })

  test('every step that can be has a text, and no other', () => {
    const templates = new Set(DEFAULT_PLANS.flatMap((plan) => plan.steps.flatMap((step) => step.template ?? [])))
    expect([...templates].toSorted()).toEqual(['before-due', 'formal-notice', 'reminder-1', 'reminder-2', 'reminder-3'])
    const written = DEFAULT_PLANS.flatMap((plan) => plan.steps).filter(
      ({ channel }) => channel !== 'call' && channel !== 'task',
    )
    expect(written.filter((step) => step.template === undefined)).toEqual([])
  })

  test('one key means one level in all of them', () => {
    const levels = Map.groupBy(
      DEFAULT_PLANS.flatMap((plan) => plan.steps),
      (step) => step.key,
    )
    expect([...levels].filter(([, steps]) => new Set(steps.map((step) => step.level)).size > 1)).toEqual([])
  })

  test('nothing of level 3 or 4 leaves without a person', () => {
    const firm = DEFAULT_PLANS.flatMap((plan) => plan.steps).filter((step) => step.level >= 3)
    expect(firm.filter((step) => step.mode === 'automatic')).toEqual([])
  })
})
