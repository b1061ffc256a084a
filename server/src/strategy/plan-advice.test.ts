import { describe, expect, test } from 'vitest'
import type { DebtorKind } from '@quittance/law'
import type { CollectionPlan, Step } from './model.ts'
import { type PlanAdvice, planAdvice } from './plan-advice.ts'
import { DEFAULT_PLANS } from './plans/index.ts'
import { adviceSentence } from './sentences/advice.ts'

const planOf = (...steps: Partial<Step>[]): CollectionPlan => ({
  key: 'plan',
  minimumGapDays: 7,
  paymentsMaximumAgeDays: 3,
  oldInvoices: 'start-at-first-overdue',
  steps: steps.map((step, index) => ({ key: `s${index}`, level: 1, channel: 'email', mode: 'automatic', ...step })),
})

const NOTICE: Partial<Step> = {
  level: 4,
  channel: 'registered-letter',
  mode: 'confirm',
  offsetDays: 45,
  deadlineDays: 12,
}

const adviceOn = (plan: CollectionPlan, kinds: readonly DebtorKind[] = ['business']): readonly PlanAdvice[] =>
  planAdvice({ plan, kinds, contactCap: { contacts: 6, periodDays: 30 } })

const told = (plan: CollectionPlan, kinds?: readonly DebtorKind[]): readonly string[] =>
  adviceOn(plan, kinds).map(({ severity, step, code }) => `${severity} ${step ?? 'plan'} ${code}`)

describe('what forbids to save', () => {
  test.each([
    ['a formal notice before the due date', planOf({ ...NOTICE, offsetDays: -2 }), 'error 0 pre-due-level'],
    ['a reminder on the due date', planOf({ offsetDays: 0 }), 'error 0 too-early'],
    ['a formal notice without a deadline', planOf({ ...NOTICE, deadlineDays: 0 }), 'error 0 notice-deadline'],
    ['a formal notice of a week', planOf({ ...NOTICE, deadlineDays: 7 }), 'error 0 notice-deadline'],
    ['a text that does not exist', planOf({ offsetDays: 3, template: 'threat' }), 'error 0 unknown-text'],
    ['a text firmer than its step', planOf({ offsetDays: 3, template: 'formal-notice' }), 'error 0 text-too-firm'],
    [
      'a reminder with the text from before the due date',
      planOf({ offsetDays: 3, template: 'before-due' }),
      'error 0 text-too-firm',
    ],
    [
      'a floor above the ceiling',
      planOf({ offsetDays: 3, floorCents: 200, ceilingCents: 100 }),
      'error 0 floor-above-ceiling',
    ],
  ])('%s', (_, plan, expected) => {
    expect(told(plan)).toContain(expected)
  })

  test('nothing can be demanded before it is due: the article is named', () => {
    expect(adviceOn(planOf({ ...NOTICE, offsetDays: -2 }))[0]).toMatchObject({ article: 'C. civ. 1305-2' })
  })
})

describe('what turns out otherwise than it reads', () => {
  test('a step sooner than the gap leaves later', () => {
    const [advice] = adviceOn(planOf({ offsetDays: 3 }, { offsetDays: 6, level: 2 }))
    expect(advice).toEqual({
      step: 1,
      code: 'gap',
      severity: 'warning',
      article: null,
      facts: { gapDays: 7, afterDays: 3, realOffset: 10 },
    })
  })

  test('a step within the deadline that the one before granted waits for its end', () => {
    const last: Partial<Step> = { offsetDays: 30, level: 3, mode: 'confirm', deadlineDays: 20 }
    expect(adviceOn(planOf(last, NOTICE))).toMatchObject([
      { step: 1, code: 'deadline-running', facts: { deadlineDays: 20, realOffset: 51 } },
    ])
    const endingOn = (offsetDays: number) => told(planOf({ ...last, offsetDays, deadlineDays: 8 }, NOTICE))
    expect([endingOn(37), endingOn(36)]).toEqual([['warning 1 deadline-running'], []])
  })

  test('a seventh contact within thirty days is kept back by the company’s own cap', () => {
    const daily = planOf(...[1, 2, 3, 4, 5, 6, 7].map((offsetDays) => ({ offsetDays })))
    expect(told({ ...daily, minimumGapDays: 0 })).toEqual(['warning 6 contact-cap'])
  })

  test('written steps that grow softer are pointed at; a call between them is not', () => {
    expect(told(planOf({ offsetDays: 3, level: 2 }, { offsetDays: 12, level: 1 }))).toEqual(['warning 1 level-falls'])
    const call: Partial<Step> = { offsetDays: 12, channel: 'call', mode: 'manual', lapseDays: 5 }
    expect(told(planOf({ offsetDays: 3, level: 2 }, call, { offsetDays: 24, level: 2 }))).toEqual([])
  })

  test('a call that nobody makes ends the plan, unless it gives way or is the last step', () => {
    const call: Partial<Step> = { offsetDays: 3, channel: 'call', mode: 'manual' }
    expect(told(planOf(call, { offsetDays: 12 }))).toEqual(['warning 0 may-block'])
    expect(told(planOf(call))).toEqual([])
  })
})

test('steps for different causes or kinds of debtors never follow each other', () => {
  const firm: Partial<Step> = { offsetDays: 3, level: 2, onlyFor: { causes: ['bad-faith'] } }
  const courteous: Partial<Step> = { offsetDays: 3, notFor: { causes: ['bad-faith'] } }
  expect(told(planOf(firm, courteous))).toEqual([])
  expect(told(planOf(firm, { offsetDays: 5 }))).toEqual(['warning 1 level-falls', 'warning 1 gap'])
  const forEach = (kind: DebtorKind): Partial<Step> => ({ offsetDays: 3, onlyFor: { debtorKinds: [kind] } })
  expect(told(planOf(forEach('business'), forEach('public')), ['business', 'public'])).toEqual([])
})

describe('what the law has to say', () => {
  test('calls repeated day after day: three in seven days are the most', () => {
    const daily: Partial<Step> = {
      offsetDays: 3,
      channel: 'call',
      mode: 'manual',
      repeat: { everyDays: 1, times: 5 },
    }
    expect(adviceOn({ ...planOf(daily), minimumGapDays: 0 })).toEqual([
      { step: 0, code: 'call-cap', severity: 'warning', article: 'C. pén. 222-16', facts: { count: 4, most: 3 } },
    ])
  })

  test('consumers are not called, nor written to every other day', () => {
    const plan = planOf({ offsetDays: 3 }, { offsetDays: 12, channel: 'call', mode: 'manual' })
    expect(told({ ...plan, minimumGapDays: 3 }, ['consumer'])).toEqual([
      'warning plan consumer-often',
      'warning 1 consumer-called',
    ])
    expect(
      told(planOf({ offsetDays: 3, onlyFor: { debtorKinds: ['business'] }, channel: 'call' }), ['consumer']),
    ).toEqual([])
  })

  test('a last reminder announces a notice that must follow; the article is the consumers’', () => {
    const last: Partial<Step> = { offsetDays: 30, level: 3, mode: 'confirm' }
    expect(adviceOn(planOf(last))).toMatchObject([{ step: 0, code: 'empty-threat', article: null }])
    expect(adviceOn(planOf(last), ['consumer'])).toMatchObject([{ code: 'empty-threat', article: 'C. conso. L121-6' }])
    expect(told(planOf(last, NOTICE))).toEqual([])
  })

  test('a formal notice that goes by e-mail, or by itself, is pointed at', () => {
    expect(told(planOf({ ...NOTICE, channel: 'email', mode: 'automatic' }))).toEqual([
      'warning 0 firm-automatic',
      'warning 0 notice-unproved',
    ])
  })
})

test.each(DEFAULT_PLANS.map((plan) => [plan.key, plan] as const))(
  'nothing is said about %s, which comes ready',
  (key, plan) => {
    const kinds: readonly DebtorKind[] = key === 'consumer' ? ['consumer'] : ['business', 'public', 'association']
    expect(told(plan, kinds)).toEqual([])
  },
)

test('advice is said with its figures, in both languages', () => {
  const [advice] = adviceOn(planOf({ offsetDays: 3 }, { offsetDays: 6, level: 2 }))
  if (!advice) throw new Error('no advice')
  expect(adviceSentence(advice, 'fr')).toBe(
    'Seulement 3 j après le contact précédent : l’écart minimal du scénario est de 7 j. En fait, elle partirait 10 j après l’échéance.',
  )
  expect(adviceSentence(advice, 'en')).toBe(
    'Only 3 days after the contact before: the plan keeps at least 7. It would in fact leave 10 days after the due date.',
  )
})
