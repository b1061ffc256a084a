// The edges of the rules: the very amount, the very day, the hold that reaches further than what it was placed on.

import { describe, expect, test } from 'vitest'
import type { CollectionPlan } from './model.ts'
import { planErrors } from './plan.ts'
import { ago, documentOf, PLAN, situation, told } from './situation-fixture.ts'

const planOf = (...steps: readonly object[]) => [{ ...PLAN, steps }]
const CALL = { key: 'call', level: 1, offsetDays: 3, channel: 'call', mode: 'manual' } as const
const [BEFORE, FIRST, SECOND] = PLAN.steps

describe('floors and ceilings', () => {
  test('what is owed to the cent of a ceiling is not above it', () => {
    const invoices = [{ id: 'A', dueDate: ago(20) }]
    expect(told({ plans: planOf({ ...FIRST, ceilingCents: 100_00 }, SECOND), invoices }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
    ])
  })

  test('what is owed to the cent of a floor is not below it, where a step waits and where it gives way', () => {
    const invoices = [{ id: 'A', dueDate: ago(20) }]
    for (const belowFloor of ['wait', 'skip'])
      expect(told({ plans: planOf({ ...CALL, floorCents: 100_00, belowFloor }, SECOND), invoices }).acts).toEqual([
        'call call manual 100.00: A/call',
      ])
  })

  test('before the due date all that is open is compared, where a step waits and where it gives way', () => {
    const invoices = [{ id: 'A', dueDate: ago(-5) }]
    for (const belowFloor of ['wait', 'skip'])
      expect(told({ plans: planOf({ ...BEFORE, floorCents: 100_00, belowFloor }, FIRST), invoices }).acts).toEqual([
        'email before automatic 100.00: A/before',
      ])
  })

  test('what is disputed of an invoice does not count towards the floor', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'dispute', from: ago(2), invoice: 'A', amountCents: 1 }] }]
    const invoices = [{ id: 'A', dueDate: ago(5) }]
    expect(told({ plans: planOf({ ...FIRST, floorCents: 100_00 }), debtors, invoices }).waits).toEqual([
      'A below-floor',
    ])
  })

  test('what is disputed of an invoice counts for nothing where credit covers the rest', () => {
    const holds = [{ kind: 'dispute', from: ago(2), invoice: 'A', amountCents: 40_00 }]
    const debtors = [{ id: 'D', holds, unappliedCreditCents: 60_00 }]
    expect(told({ debtors, invoices: [{ id: 'A', dueDate: ago(5) }] }).waits).toEqual(['A credit-covers'])
  })

  test('credit that lacks what is tolerated covers; a cent less does not', () => {
    const invoices = [{ id: 'A', dueDate: ago(5) }]
    const owing = (unappliedCreditCents: number) =>
      told({ settings: { toleranceCents: 100 }, debtors: [{ id: 'D', unappliedCreditCents }], invoices }).acts
    expect(owing(99_00)).toEqual(['task allocate-credit manual 100.00: A'])
    expect(owing(98_99)).toEqual(['email r1 automatic 100.00: A/r1'])
  })
})

describe('for whom a step is meant', () => {
  const invoices = [
    { id: 'A', dueDate: ago(20), documentKind: 'retention' },
    { id: 'B', dueDate: ago(20), paymentMeans: 'cheque' },
  ]

  test('some kinds of documents', () => {
    const plans = planOf({ ...FIRST, onlyFor: { documentKinds: ['retention'] } }, SECOND)
    expect(told({ plans, invoices }).acts).toEqual(['email r2 automatic 200.00: B/r2 A/r1'])
  })

  test('some means of payment', () => {
    const plans = planOf({ ...FIRST, onlyFor: { paymentMeans: ['cheque'] } }, SECOND)
    expect(told({ plans, invoices }).acts).toEqual(['email r2 automatic 200.00: A/r2 B/r1'])
  })
})

test('what was said under another plan is remembered: an old invoice does not enter at the step that fits its age', () => {
  const fitting = { ...PLAN, oldInvoices: 'enter-at-fitting-step' }
  const other = { ...PLAN, key: 'other', steps: [{ key: 'old-r1', level: 1, offsetDays: 10, channel: 'email' }] }
  const history = [{ invoice: 'A', step: 'old-r1', date: ago(30) }]
  expect(told({ plans: [fitting, other], invoices: [{ id: 'A', dueDate: ago(300) }], history }).acts).toEqual([
    'email r2 automatic 100.00: A/r2',
  ])
})

test('after a last step that names no day somebody chooses once a gap has passed, in which an answer may come', () => {
  const facts = (date: string) => ({
    plans: planOf(FIRST),
    invoices: [{ id: 'A', dueDate: ago(60) }],
    history: [{ invoice: 'A', step: 'r1', date }],
  })
  expect(told(facts(ago(6)))).toEqual({ acts: [], waits: ['A gap 2026-11-21'] })
  expect(told(facts(ago(7))).acts).toEqual(['task choose-what-next manual 100.00: A'])
})

describe('holds', () => {
  const LATE = { id: 'A', dueDate: ago(20) }

  test('what was performed on the day of the judgment is not from before it', () => {
    const holds = [{ kind: 'insolvency', from: ago(30) }]
    const performed = (performedTo: string) =>
      told({ debtors: [{ id: 'D', holds }], invoices: [{ ...LATE, performedTo }] }).acts
    expect(performed(ago(30))).toEqual(['email r1 automatic 100.00: A/r1'])
    expect(performed(ago(31))).toEqual([])
  })

  test.each([
    'suspected-fraud',
    'insolvency',
    'over-indebtedness',
    'court',
    'lawyer',
    'collection-agency',
    'do-not-contact',
  ])('%s stops everything with the debtor, whichever invoice it was noted on', (kind) => {
    const holds = [{ kind, from: ago(2), invoice: 'A' }]
    const invoices = [LATE, { id: 'B', dueDate: ago(20), performedTo: ago(40) }]
    expect(told({ debtors: [{ id: 'D', holds }], invoices }).waits).toEqual([`A ${kind}`, `B ${kind}`])
  })

  test('what was invoiced on the day on which a case was handed over is new to whoever has it', () => {
    const holds = [{ kind: 'lawyer', from: ago(30) }]
    const invoiced = (issueDate: string) =>
      told({ debtors: [{ id: 'D', holds }], invoices: [{ ...LATE, issueDate }] }).acts
    expect(invoiced(ago(30))).toEqual(['task tell-holder-of-case manual 0.00: A'])
    expect(invoiced(ago(31))).toEqual([])
  })

  test('of two promises the later day is the one that counts', () => {
    const holds = [ago(-5), ago(-10)].map((until) => ({ kind: 'promise', from: ago(3), until, invoice: 'A' }))
    expect(told({ debtors: [{ id: 'D', holds }], invoices: [LATE] }).waits).toEqual(['A promise 2026-12-03'])
  })

  test('a promise of all that was owed is not broken for what fell due after its day', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'promise', from: ago(30), until: ago(12) }] }]
    const called = (dueDate: string) => told({ debtors, invoices: [{ id: 'A', dueDate }] }).acts
    expect(called(ago(12))).toContain('call promise-broken manual 100.00: A/promise-broken')
    expect(called(ago(11))).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('nobody is called about a broken promise of which the debtor has heard since', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'promise', from: ago(30), until: ago(15), invoice: 'A' }] }]
    const history = [{ invoice: 'A', step: 'r1', date: ago(8) }]
    expect(told({ debtors, invoices: [LATE], history }).acts).toEqual(['email r2 automatic 100.00: A/r2'])
  })

  test('a broken promise that a person without a telephone number looked into is not asked about again', () => {
    const debtors = [
      { id: 'D', phone: null, holds: [{ kind: 'promise', from: ago(30), until: ago(15), invoice: 'A' }] },
    ]
    const history = [{ invoice: 'A', step: 'promise-broken', channel: 'task', date: ago(8) }]
    expect(told({ debtors, invoices: [LATE], history }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a rest that is tolerated is what is left besides what is disputed', () => {
    const holds = [{ kind: 'dispute', from: ago(2), invoice: 'A', amountCents: 30_00 }]
    const left = (openCents: number) =>
      told({
        settings: { toleranceCents: 100 },
        debtors: [{ id: 'D', holds }],
        invoices: [{ ...LATE, openCents }],
      }).waits
    expect(left(31_00)).toEqual(['A within-tolerance'])
    expect(left(31_01)).toEqual([])
  })

  test('a message about others, sent while all of the debtor was paused, delayed nothing of it', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'pause', from: ago(30), until: ago(2) }] }]
    const invoices = [
      { id: 'A', dueDate: ago(60) },
      { id: 'B', dueDate: ago(30) },
    ]
    const history = [
      { invoice: 'A', step: 'r1', date: ago(12) },
      { invoice: 'A', step: 'r2', date: ago(1) },
    ]
    expect(told({ debtors, invoices, history }).waits).toContain('B gap 2026-11-26')
  })
})

test('a call that names no day takes back none that a message granted', () => {
  const facts = (deadline: string) => ({
    invoices: [{ id: 'A', dueDate: ago(60) }],
    history: [
      { invoice: 'A', step: 'r3', date: ago(11), deadline },
      { invoice: 'A', step: 'promise-broken', channel: 'call', date: ago(8) },
    ],
  })
  expect(told(facts(ago(-3))).waits).toEqual(['A deadline-running 2026-11-24'])
  expect(told(facts(ago(1))).acts).toEqual(['registered-letter notice confirm 100.00: A/notice'])
})

test('what is promised of an invoice is said in the reminder of the rest, with its day', () => {
  const holds = [{ kind: 'promise', from: ago(3), until: ago(-5), invoice: 'A', amountCents: 40_00 }]
  const read = situation({ debtors: [{ id: 'D', holds }], invoices: [{ id: 'A', dueDate: ago(20) }] })
  expect(documentOf(read).actions[0]?.reasons.map(({ sentence }) => sentence)).toEqual([
    'Échue depuis 20 jours (31 oct.) : r1.',
    '40\u00a0€ promis sur 100\u00a0€ au 25 nov. ne sont pas demandés.',
  ])
})

test('two people are asked for a message, not for a call; a call that nobody made is said', () => {
  const codes = (steps: readonly object[], days: number) =>
    documentOf(
      situation({
        settings: { secondApprovalCents: 100_00 },
        plans: planOf(...steps),
        invoices: [{ id: 'A', dueDate: ago(days) }],
      }),
    ).actions[0]?.reasons.map(({ code }) => code)
  expect(codes([FIRST], 5)).toEqual(['step-due', 'second-approval'])
  expect(codes([CALL], 5)).toEqual(['step-due'])
  expect(codes([{ ...CALL, lapseDays: 5 }, SECOND], 20)).toEqual(['step-due', 'step-lapsed', 'second-approval'])
})

test('a text that is firmer than its step by one forbids to save the plan', () => {
  const plan = (template: string): CollectionPlan => ({
    ...PLAN,
    paymentsMaximumAgeDays: 3,
    oldInvoices: 'start-at-first-overdue',
    steps: [{ key: 'r1', level: 1, offsetDays: 3, channel: 'email', mode: 'automatic', template }],
  })
  expect(planErrors(plan('reminder-1'))).toEqual([])
  expect(planErrors(plan('reminder-2'))).toEqual([{ step: 0, fault: 'text-too-firm' }])
})

test('an invoice that enters at the step of its age says so, beside that step alone', () => {
  const plans = [{ ...PLAN, oldInvoices: 'enter-at-fitting-step' }]
  const reasonsOf = (dueDate: string) =>
    documentOf(situation({ plans, invoices: [{ id: 'A', dueDate }] })).actions[0]?.reasons.map(({ code }) => code)
  expect(reasonsOf(ago(20))).toEqual(['step-due', 'entered-at-fitting-step'])
  expect(reasonsOf(ago(5))).toEqual(['step-due'])
})

test('a rule about amounts and delays takes both of its ends', () => {
  const rule = { openCentsFrom: 100_00, openCentsTo: 200_00, usualDelayDaysFrom: 5, usualDelayDaysTo: 9 }
  const planRules = [{ plan: 'other', when: rule }]
  const plans = [PLAN, { ...PLAN, key: 'other', steps: [{ ...SECOND, offsetDays: 3 }] }]
  const stepFor = (totalCents: number, usualDelayDays?: number) =>
    told({
      plans,
      planRules,
      debtors: [{ id: 'D', ...(usualDelayDays !== undefined && { usualDelayDays }) }],
      invoices: [{ id: 'A', dueDate: ago(5), totalCents }],
    }).acts[0]?.split(' ')[1]
  expect([stepFor(100_00, 5), stepFor(200_00, 9)]).toEqual(['r2', 'r2'])
  expect([stepFor(99_99, 5), stepFor(200_01, 5), stepFor(150_00, 4), stepFor(150_00, 10)]).toEqual([
    'r1',
    'r1',
    'r1',
    'r1',
  ])
  // Of whom nothing is known, nothing is assumed.
  expect(stepFor(150_00)).toBe('r1')
  const fast = [{ plan: 'other', when: { usualDelayDaysTo: 9 } }]
  expect(told({ plans, planRules: fast, invoices: [{ id: 'A', dueDate: ago(5) }] }).acts).toEqual([
    'email r1 automatic 100.00: A/r1',
  ])
})

test('a rule about countries fits nobody whose country is not known', () => {
  const plans = [PLAN, { ...PLAN, key: 'other', steps: [{ ...SECOND, offsetDays: 3 }] }]
  const planRules = [{ plan: 'other', when: { countries: ['FR'] } }]
  const stepIn = (country: string | null) =>
    told({ plans, planRules, debtors: [{ id: 'D', country }], invoices: [{ id: 'A', dueDate: ago(5) }] }).acts
  expect(stepIn('FR')).toEqual(['email r2 automatic 100.00: A/r2'])
  expect(stepIn(null)).toEqual(['email r1 automatic 100.00: A/r1'])
})

describe('what is said of several holds', () => {
  const LATE = { id: 'A', dueDate: ago(20) }
  const held = (holds: readonly object[], invoice: object = LATE) =>
    told({ debtors: [{ id: 'D', holds }], invoices: [{ ...LATE, ...invoice }] }).waits

  test('the strongest, suspected fraud before insolvency', () => {
    const kinds = ['insolvency', 'suspected-fraud'].map((kind) => ({ kind, from: ago(2) }))
    expect(held(kinds)).toEqual(['A suspected-fraud'])
    expect(held(kinds.toReversed())).toEqual(['A suspected-fraud'])
  })

  test.each(['missing-piece', 'invoice-refused', 'pause', 'instalment-plan', 'payment-announced'])(
    '%s holds all of its invoice, whatever amount it names',
    (kind) => {
      expect(held([{ kind, from: ago(2), until: ago(-2), invoice: 'A', amountCents: 1 }])).toHaveLength(1)
    },
  )

  test('the dispute of an invoice that a factor has is a dispute', () => {
    const ofFactor = { holder: 'factor', holderNotified: true }
    expect(held([{ kind: 'dispute', from: ago(2), invoice: 'A' }], ofFactor)).toEqual(['A dispute'])
  })
})

test('a payment that came back, looked into by a person without a telephone number, is not asked about again', () => {
  const debtors = [{ id: 'D', phone: null }]
  const history = [{ invoice: 'A', step: 'payment-returned', channel: 'task', date: ago(1) }]
  expect(told({ debtors, invoices: [{ id: 'A', dueDate: ago(20), returnedDate: ago(2) }], history })).toEqual({
    acts: [],
    waits: ['A payment-returned 2026-11-25'],
  })
})

describe('what shares a message', () => {
  test('an invoice that falls due today is in no reminder of others', () => {
    const invoices = [
      { id: 'A', dueDate: ago(3) },
      { id: 'B', dueDate: ago(0) },
    ]
    expect(told({ invoices }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('nor one that had its last reminder', () => {
    const invoices = [
      { id: 'A', dueDate: ago(3) },
      { id: 'B', dueDate: ago(60) },
    ]
    const history = [{ invoice: 'B', step: 'r3', date: ago(8), deadline: ago(-5) }]
    expect(told({ invoices, history }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a registered letter takes no e-mail along', () => {
    const plans = planOf(FIRST, { ...SECOND, channel: 'registered-letter' })
    const invoices = [
      { id: 'A', dueDate: ago(20) },
      { id: 'B', dueDate: ago(5) },
    ]
    const history = [{ invoice: 'A', step: 'r1', date: ago(10) }]
    expect(told({ plans, invoices, history })).toEqual({
      acts: ['registered-letter r2 automatic 200.00: A/r2 (B/r1)'],
      waits: ['B other-message-first 2026-11-25'],
    })
  })

  test('the most advanced leads, whatever way the others would take', () => {
    const plans = planOf({ ...FIRST, channel: 'letter' }, SECOND)
    const invoices = [
      { id: 'A', dueDate: ago(20) },
      { id: 'B', dueDate: ago(5) },
    ]
    const history = [{ invoice: 'A', step: 'r1', channel: 'letter', date: ago(10) }]
    expect(told({ plans, invoices, history }).acts).toEqual(['email r2 automatic 200.00: A/r2 B/r1'])
  })
})

describe('the limits of a run', () => {
  const debtors = ['E', 'F', 'G'].map((id) => ({ id }))
  const invoices = [
    { id: 'A', debtor: 'E', dueDate: ago(20) },
    { id: 'B', debtor: 'F', dueDate: ago(5), totalCents: 300_00 },
  ]
  const history = [{ invoice: 'A', step: 'r1', date: ago(10) }]

  test('are reached by as many messages as they say, and not passed', () => {
    expect(told({ settings: { largeRunMessages: 2, maximumMessages: 2 }, debtors, invoices, history })).toEqual({
      acts: ['E email r2 automatic 100.00: A/r2', 'F email r1 automatic 300.00: B/r1'],
      waits: [],
    })
  })

  test('let the more advanced go before the larger', () => {
    expect(told({ settings: { maximumMessages: 1 }, debtors, invoices, history })).toEqual({
      acts: ['E email r2 automatic 100.00: A/r2'],
      waits: ['B run-cap 2026-11-21'],
    })
  })

  test('count no calls', () => {
    const calls = invoices.map((invoice) => ({ ...invoice, plan: 'calls' }))
    const plans = [...planOf(FIRST), { ...PLAN, key: 'calls', steps: [CALL] }]
    expect(
      told({ settings: { maximumMessages: 0, largeRunMessages: 0 }, plans, debtors, invoices: calls }).acts,
    ).toEqual(['E call call manual 100.00: A/call', 'F call call manual 300.00: B/call'])
  })
})
