// What is known of how other systems decide (their tests, code and users' complaints), as situations of ours with the result
// that is right. Each test names its cases; those that the law or the books decide are in
// behaviour-books.test.ts, those decided otherwise are listed in docs/decided-otherwise.md.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { compileSituation } from './compile-situation.ts'
import { planFaults } from './plan.ts'
import { rehearse } from './rehearse.ts'
import { ago, days, documentOf, FRIDAY, played, situation, told } from './situation-fixture.ts'
import { why } from './why.ts'

/** A plan of e-mails at these days, levels rising to 2, every day a sending day. */
const ladder = (offsets: readonly number[], fields: object = {}) => ({
  calendar: {},
  plans: [
    {
      key: 'ladder',
      minimumGapDays: 1,
      steps: offsets.map((offsetDays, index) => ({
        key: `s${index + 1}`,
        level: Math.min(index + (offsetDays < 0 ? 0 : 1), 2),
        offsetDays,
        channel: 'email',
        ...fields,
      })),
    },
  ],
})

const steps = (lines: readonly string[]): string[] =>
  lines.filter((line) => !line.includes(' task ')).map((line) => line.replace(/^(\S+) \S+ (\S+) .*$/, '$1 $2'))

describe('the day of a step', () => {
  test('is reached on the day itself, and not lost when it was missed [tryton-02 ninja-11 dolibarr-01 akaunting-01]', () => {
    const onDay = (today: Day) =>
      told({ ...ladder([5]), today, bank: { freshAsOf: today }, invoices: [{ id: 'A', dueDate: '2026-01-01' }] }).acts
        .length
    expect([onDay('2026-01-05'), onDay('2026-01-06'), onDay('2026-01-07')]).toEqual([0, 1, 1])
    expect(told({ ...ladder([45]), invoices: [{ id: 'A', dueDate: ago(45) }] }).acts).toHaveLength(1)
  })

  test('a month, a year or a missed scheduler late: the first step, then one at a time [oca-02 killbill-15 metas-02 mahn-07 tryton-05]', () => {
    const sent = (...keys: string[]) => keys.map((step) => ({ invoice: 'A', step, date: ago(20) }))
    const next = (late: number, ...keys: string[]) =>
      told({
        ...ladder([5, 20, 40]),
        invoices: [{ id: 'A', dueDate: ago(late) }],
        history: sent(...keys),
      }).acts[0]?.slice(0, 8)
    expect([next(365), next(30, 's1'), next(365, 's1'), next(60, 's1', 's2')]).toEqual([
      'email s1',
      'email s2',
      'email s2',
      'email s3',
    ])
  })

  test('thirty, forty, fifty days [killbill-05]', () => {
    const lines = played(
      { ...ladder([30, 40, 50]), invoices: [{ id: 'P', dueDate: '2012-05-31' }] },
      days('2012-06-01', '2012-07-21'),
    )
    expect(steps(lines)).toEqual(['2012-06-30 s1', '2012-07-10 s2', '2012-07-20 s3'])
  })

  test('fifteen, thirty, forty-five, then no more reminders [accounted-01 accounted-02 tryton-08 metas-04 metas-06]', () => {
    const act = (late: number, ...keys: string[]) =>
      told({
        ...ladder([15, 30, 45]),
        invoices: [{ id: 'A', dueDate: ago(late) }],
        history: keys.map((step) => ({ invoice: 'A', step, date: ago(9) })),
      }).acts[0]?.split(' ')[1]
    expect([act(10), act(15), act(30, 's1'), act(45, 's1', 's2'), act(60, 's1', 's2', 's3')]).toEqual([
      undefined,
      's1',
      's2',
      's3',
      'choose-what-next',
    ])
  })

  test('what time alone says holds where a plan enters old invoices at the step of their age [mahn-01]', () => {
    const { plans, calendar } = ladder([3, 10, 20, 30])
    const entering = { calendar, plans: [{ ...plans[0], oldInvoices: 'enter-at-fitting-step' }] }
    const act = (late: number) =>
      told({ ...entering, invoices: [{ id: 'A', dueDate: ago(late) }] }).acts[0]?.split(' ')[1]
    expect([act(2), act(3), act(30)]).toEqual([undefined, 's1', 's4'])
  })

  test('grace after a printed deadline is days after the step that printed it: ten of deadline, seven, and the next [bc-10]', () => {
    const everyDay = [
      { key: 's1', level: 1, offsetDays: 5, channel: 'email', deadlineDays: 10 },
      { key: 's2', level: 2, afterPreviousDays: 18, channel: 'email' },
    ]
    const acts = (today: Day) =>
      told({
        calendar: {},
        plans: [{ key: 'grace', minimumGapDays: 1, steps: everyDay }],
        today,
        bank: { freshAsOf: today },
        invoices: [{ id: 'A', dueDate: '2026-01-06' }],
        // It asked to pay by the first of March.
        history: [{ invoice: 'A', step: 's1', date: '2026-02-19' }],
      }).acts.length
    expect([acts('2026-03-07'), acts('2026-03-08'), acts('2026-03-09')]).toEqual([0, 0, 1])
  })

  test('days that fall make no ladder [accounted-02]', () => {
    const plan = situation({ ...ladder([7, 21, 35]), invoices: [] }).plans?.[0]
    const falling = { ...plan, steps: [...(plan?.steps ?? [])].toReversed() }
    expect(planFaults(falling as never).map((fault) => fault.fault)).toEqual(['falling-days', 'falling-days'])
  })

  test('a negative number of days is before the due date [odoo-01 ninja-02]', () => {
    const read = situation({
      ...ladder([-5, 15, 30]),
      today: '2026-03-01',
      invoices: [{ id: 'A', dueDate: '2026-03-10' }],
    })
    expect(rehearse(read, '2026-03-01', 45).calendar.map(({ day }) => day)).toEqual([
      '2026-03-05',
      '2026-03-25',
      '2026-04-09',
      '2026-04-10',
    ])
    const far = situation({ ...ladder([-14]), today: '2024-03-01', invoices: [{ id: 'A', dueDate: '2024-03-31' }] })
    expect(rehearse(far, '2024-03-01', 20).calendar.map(({ day }) => day)).toEqual(['2024-03-17'])
  })

  test('twice before the due date and once after, where the company allows two [ninja-04]', () => {
    const fields = {
      ...ladder([-4, -2, 3]),
      settings: { preDueEveryDays: 1 },
      invoices: [{ id: 'A', issueDate: '2026-09-10', dueDate: '2026-09-15' }],
    }
    const two = {
      ...fields,
      plans: [
        {
          ...fields.plans[0],
          steps: fields.plans[0]?.steps.map((step, index) => ({ ...step, level: index < 2 ? 0 : 1 })),
        },
      ],
    }
    expect(steps(played(two, days('2026-09-10', '2026-09-20')))).toEqual([
      '2026-09-11 s1',
      '2026-09-13 s2',
      '2026-09-18 s3',
    ])
  })

  test('one, two, three days, and weekends do not use the ladder up [ninja-08 calendar-01]', () => {
    const invoices = [{ id: 'A', dueDate: '2026-07-31' }]
    expect(steps(played({ ...ladder([1, 2, 3]), invoices }, days('2026-07-31', '2026-08-03')))).toEqual([
      '2026-08-01 s1',
      '2026-08-02 s2',
      '2026-08-03 s3',
    ])
    const onWorkingDays = { ...ladder([1, 2, 3]), calendar: { holidays: 'FR', sendOn: [1, 2, 3, 4, 5] }, invoices }
    expect(steps(played(onWorkingDays, days('2026-07-31', '2026-08-05')))).toEqual([
      '2026-08-03 s1',
      '2026-08-04 s2',
      '2026-08-05 s3',
    ])
  })

  test('an invoice sent for the first time yesterday is not reminded today, however old its due date [ninja-10]', () => {
    const invoices = [{ id: 'A', dueDate: '2023-12-01', sentDate: '2024-02-01' }]
    expect(told({ ...ladder([1]), today: '2024-02-02', bank: { freshAsOf: '2024-02-02' }, invoices }).acts).toEqual([])
  })

  test('what would happen when reminders are switched on is shown first [ninja-12]', () => {
    const read = situation({
      ...ladder([1, 15]),
      settings: { automation: 'off' },
      invoices: [{ id: 'A', dueDate: ago(10) }],
    })
    expect(rehearse(read, FRIDAY, 1).calendar[0]?.actions.map(({ step, mode }) => [step, mode])).toEqual([
      ['s1', 'confirm'],
    ])
  })
})

describe('twice is once', () => {
  test('the same day run sixty times sends one message [dolibarr-03 ninja-09 bc-06 lago-12 mahn-12]', () => {
    const sixty = Array.from({ length: 60 }, () => FRIDAY)
    expect(played({ ...ladder([0, 30]), invoices: [{ id: 'A', dueDate: ago(1) }] }, sixty)).toHaveLength(1)
  })

  test('what was prepared does not climb, however late [tryton-03]', () => {
    const history = [{ invoice: 'A', step: 's1', state: 'released', date: ago(20) }]
    expect(told({ ...ladder([5, 20, 40]), invoices: [{ id: 'A', dueDate: ago(90) }], history })).toEqual({
      acts: [],
      waits: ['A in-progress'],
    })
  })

  test('a doubtful sending waits for a person, a failed one uses no step [mahn-14 mahn-13]', () => {
    const after = (state: string) =>
      told({
        ...ladder([5, 20]),
        invoices: [{ id: 'A', dueDate: ago(30) }],
        history: [{ invoice: 'A', step: 's1', state, date: ago(3) }],
      }).acts[0]?.split(' ')[1]
    expect([after('ambiguous'), after('failed')]).toEqual(['resolve-outcome', 's1'])
  })

  test('with automation off nothing leaves by itself [mahn-12]', () => {
    expect(
      told({ ...ladder([5]), settings: { automation: 'off' }, invoices: [{ id: 'A', dueDate: ago(9) }] }).acts,
    ).toEqual(['email s1 confirm 100.00: A/s1'])
  })
})

describe('the gap', () => {
  const again = (gap: number, since: number) => {
    const [plan] = ladder([3, 10, 20]).plans
    return told({
      calendar: {},
      plans: [{ ...plan, minimumGapDays: gap }],
      invoices: [{ id: 'A', dueDate: ago(200) }],
      history: [{ invoice: 'A', step: 's1', date: ago(since) }],
    }).acts.length
  }

  test('is counted in whole days, the last one included [lago-05 lago-06 metas-05 mahn-09]', () => {
    expect([again(4, 3), again(4, 4), again(10, 4), again(10, 10), again(7, 7)]).toEqual([0, 1, 0, 1, 1])
  })

  test('is counted from when the message really left [mahn-08]', () => {
    const [plan] = ladder([3, 10, 20, 30]).plans
    const fields = {
      calendar: {},
      plans: [{ ...plan, minimumGapDays: 7 }],
      invoices: [{ id: 'A', dueDate: '2026-03-01' }],
      history: [{ invoice: 'A', step: 's1', date: '2026-03-15' }],
    }
    expect(steps(played(fields, days('2026-03-16', '2026-03-23')))).toEqual(['2026-03-22 s2'])
  })

  test('a deadline that was named is waited for to its end [mahn-10]', () => {
    const history = [{ invoice: 'A', step: 's1', date: '2026-03-01', deadline: '2026-03-11' }]
    expect(
      steps(
        played(
          { ...ladder([3, 5]), invoices: [{ id: 'A', dueDate: '2026-02-01' }], history },
          days('2026-03-02', '2026-03-14'),
        ),
      ),
    ).toEqual(['2026-03-12 s2'])
  })

  test('a pause of the debtor’s ends by itself, on the day after its last [mahn-17 metas-01]', () => {
    const on = (until: Day | null) =>
      told({
        ...ladder([1]),
        debtors: [{ id: 'D', holds: until ? [{ kind: 'pause', until }] : [] }],
        invoices: [{ id: 'A', dueDate: ago(9) }],
      }).acts.length
    expect([on(null), on(ago(1)), on(ago(0)), on(ago(-1))]).toEqual([1, 1, 0, 0])
  })
})

describe('one message per debtor', () => {
  test('with all that is overdue [bc-01 erpnext-06 oca-09 mahn-25 lago-13]', () => {
    const invoices = ['A', 'B', 'C'].map((id) => ({ id, dueDate: ago(20) }))
    expect(told({ ...ladder([10]), invoices }).acts).toEqual(['email s1 automatic 300.00: A/s1 B/s1 C/s1'])
  })

  test('the late one triggers, the newer one is listed, neither is left out for the other [oca-24]', () => {
    const invoices = [
      { id: 'A', dueDate: '2026-03-01' },
      { id: 'B', dueDate: '2026-03-18' },
    ]
    expect(told({ ...ladder([10]), today: '2026-03-20', invoices }).acts).toEqual([
      'email s1 automatic 200.00: A/s1 (B/s1)',
    ])
  })

  test('at the highest level that is due, each line at its own [oca-11]', () => {
    const invoices = [
      { id: 'A', dueDate: '2024-12-01' },
      { id: 'B', dueDate: '2025-01-01' },
    ]
    expect(played({ ...ladder([20, 50]), invoices }, ['2024-12-30', '2025-01-30'])).toEqual([
      '2024-12-30 email s1 automatic 100.00: A/s1',
      '2025-01-30 email s2 automatic 200.00: A/s2 B/s1',
    ])
  })

  test('seven invoices of three debtors make three messages [oca-13]', () => {
    const debtors = ['X', 'Y', 'Z'].map((id) => ({ id }))
    const invoices = Array.from({ length: 7 }, (_, index) => ({
      id: `I${index}`,
      debtor: 'XYZ'.charAt(index % 3),
      dueDate: ago(20),
    }))
    expect(told({ ...ladder([10]), debtors, invoices }).acts).toHaveLength(3)
  })

  test('currencies are kept apart, and each has its own past [lago-09 lago-18 erpnext-13]', () => {
    const invoices = [
      { id: 'A', dueDate: ago(40), currency: 'USD' },
      { id: 'B', dueDate: ago(20) },
    ]
    const history = [
      { invoice: 'A', step: 's1', date: ago(20) },
      { invoice: 'A', step: 's2', date: ago(9) },
    ]
    expect(told({ ...ladder([3, 10]), invoices, history }).acts).toEqual([
      'email s1 automatic 100.00: B/s1',
      'task choose-what-next manual 100.00 USD: A',
    ])
  })
})

describe('the amount', () => {
  test('is what is open [tryton-10 accounted-06 lago-13 lago-15 lago-17 killbill-04]', () => {
    const invoices = [
      { id: 'A', dueDate: ago(9), totalCents: 200_00, openCents: 100_00 },
      { id: 'B', dueDate: ago(9), totalCents: 500_00, openCents: 300_00 },
      { id: 'C', dueDate: ago(9), totalCents: 200_00, openCents: 0 },
    ]
    expect(told({ ...ladder([5]), invoices }).acts).toEqual(['email s1 automatic 400.00: A/s1 B/s1'])
  })

  test('from the first unpaid invoice on, one message whatever their number [killbill-01]', () => {
    const acts = (count: number) =>
      told({
        ...ladder([5]),
        invoices: Array.from({ length: count }, (_, index) => ({ id: `A${index}`, dueDate: ago(9) })),
      }).acts.length
    expect([acts(0), acts(1), acts(2)]).toEqual([0, 1, 1])
  })

  test('no fee is added in any currency: what is asked is what is open [oca-18]', () => {
    const invoices = [{ id: 'A', dueDate: ago(9), currency: 'USD', totalCents: 80_00 }]
    expect(told({ ...ladder([5]), invoices }).acts).toEqual(['email s1 automatic 80.00 USD: A/s1'])
  })

  test('a threshold looks at the open amounts of the debtor together [bc-09 lago-01 lago-19 killbill-02]', () => {
    const asked = (floorCents: number, ...open: number[]) =>
      told({
        ...ladder([5], { floorCents }),
        invoices: open.map((openCents, index) => ({ id: `I${index}`, dueDate: ago(9), totalCents: 200_00, openCents })),
      }).acts.length
    expect([
      asked(50_00, 40_00),
      asked(50_99, 50_00, 1_00),
      asked(150_00, 100_00),
      asked(100_00, 0),
      asked(100_00, 100_00),
      asked(100_00, 200_00),
    ]).toEqual([0, 1, 0, 0, 1, 1])
  })

  test('the threshold is reached when a second invoice falls due; two attempts, three days apart [lago-12]', () => {
    const invoices = [
      { id: 'A', dueDate: '2025-01-03', totalCents: 149_00 },
      { id: 'B', dueDate: '2025-01-06', totalCents: 6_00 },
    ]
    const fields = { ...ladder([1], { floorCents: 150_00, repeat: { everyDays: 3, times: 2 } }), invoices }
    const lines = played(fields, ['2025-01-04', '2025-01-07', '2025-01-08', '2025-01-09', '2025-01-10', '2025-01-13'])
    expect(lines.filter((line) => line.includes('email'))).toEqual([
      '2025-01-07 email s1 automatic 155.00: A/s1 B/s1',
      '2025-01-10 email s1 automatic 155.00: A/s1 B/s1',
    ])
  })

  test('the debtor’s own plan goes before the company’s [lago-08]', () => {
    const plans = [
      { ...ladder([5], { floorCents: 50_99 }).plans[0] },
      {
        ...ladder([5], { floorCents: 10_00 }).plans[0],
        key: 'own',
        steps: [{ key: 'o1', level: 1, offsetDays: 5, channel: 'email', floorCents: 10_00 }],
      },
    ]
    expect(
      told({
        calendar: {},
        plans,
        debtors: [{ id: 'D', plan: 'own' }],
        invoices: [{ id: 'A', dueDate: ago(9), totalCents: 20_00 }],
      }).acts,
    ).toEqual(['email o1 automatic 20.00: A/o1'])
  })

  test('credit that covers the debt, in the books or not applied, makes no reminder [bc-08 oca-31 tryton-11 killbill-11]', () => {
    const invoice = { id: 'A', dueDate: ago(20) }
    const reminders = (fields: object) =>
      told({ ...ladder([5]), invoices: [invoice], ...fields }).acts.filter((act) => act.startsWith('email'))
    expect(reminders({ invoices: [invoice, { id: 'C', dueDate: ago(9), totalCents: -120_00 }] })).toEqual([])
    expect(reminders({ debtors: [{ id: 'D', unappliedCreditCents: 100_00 }] })).toEqual([])
  })

  test('paid: nothing more, ever [axelor-02 tryton-06 erpnext-08]', () => {
    const history = [
      { invoice: 'A', step: 's1', date: ago(20) },
      { invoice: 'A', step: 's2', state: 'planned', date: ago(2) },
    ]
    expect(told({ ...ladder([5, 20]), invoices: [{ id: 'A', dueDate: ago(90), openCents: 0 }], history })).toEqual({
      acts: [],
      waits: ['A settled'],
    })
  })

  test('instalments fall due one by one [erpnext-07 erpnext-08 oca-32]', () => {
    const invoices = [
      { id: 'A1', documentKind: 'instalment', dueDate: '2026-01-31', totalCents: 400_00 },
      { id: 'A2', documentKind: 'instalment', dueDate: '2026-02-28', totalCents: 300_00 },
      { id: 'A3', documentKind: 'instalment', dueDate: '2026-03-31', totalCents: 300_00 },
    ]
    expect(told({ ...ladder([5]), today: '2026-02-10', bank: { freshAsOf: '2026-02-10' }, invoices }).acts).toEqual([
      'email s1 automatic 400.00: A1/s1',
    ])
    const paid = [{ ...invoices[0], openCents: 0 }, ...invoices.slice(1)]
    expect(
      told({
        ...ladder([5]),
        today: '2026-02-10',
        bank: { freshAsOf: '2026-02-10' },
        invoices: paid,
      }).acts,
    ).toEqual([])
  })

  test('a credit note, and what is not invoiced yet, is no debt [mahn-02 killbill-12]', () => {
    expect(
      told({
        ...ladder([5]),
        invoices: [
          { id: 'C', documentKind: 'credit-note', dueDate: ago(20) },
          { id: 'P', nature: 'accrued', dueDate: ago(35) },
        ],
      }).acts,
    ).toEqual([])
  })
})

describe('what holds', () => {
  test('a dispute, the word of the debtor, an exclusion, something unreadable [erpnext-16 accounted-05 killbill-16 mahn-19]', () => {
    const emails = (hold: object) =>
      told({
        ...ladder([5]),
        debtors: [{ id: 'D', holds: [hold] }],
        invoices: [{ id: 'A', dueDate: ago(60) }],
      }).acts.filter((act) => act.startsWith('email'))
    for (const hold of [
      { kind: 'dispute', invoice: 'A' },
      { kind: 'payment-announced', from: ago(2) },
      { kind: 'exclusion' },
      { kind: 'ö' },
    ])
      expect(emails(hold)).toEqual([])
  })

  test('settled invoices of a state that others were in change nothing for the one that is left [killbill-13]', () => {
    const invoices = [
      { id: 'A', dueDate: '2012-05-31', openCents: 0 },
      { id: 'B', dueDate: '2012-05-31', openCents: 0 },
      { id: 'C', dueDate: '2012-06-02', totalCents: 700_00 },
    ]
    expect(steps(played({ ...ladder([5, 7, 11]), invoices }, days('2012-06-03', '2012-06-13')))).toEqual([
      '2012-06-07 s1',
      '2012-06-09 s2',
      '2012-06-13 s3',
    ])
  })
})

describe('the channel', () => {
  test('without e-mail the step may go as a letter [oca-10]', () => {
    const { actions } = documentOf(
      situation({
        ...ladder([5], { fallbackChannel: 'letter' }),
        debtors: [{ id: 'D', email: null }],
        invoices: [{ id: 'A', dueDate: ago(9) }],
      }),
    )
    expect(actions.map((act) => act.channel)).toEqual(['letter'])
  })

  test('a call uses its own step and none of the reminders [oca-28]', () => {
    const [plan] = ladder([5, 20]).plans
    const call = { key: 'call', level: 1, offsetDays: 10, channel: 'call', mode: 'manual' }
    const plans = [{ ...plan, steps: [plan?.steps[0], call, plan?.steps[1]] }]
    const history = [
      { invoice: 'A', step: 's1', date: ago(20) },
      { invoice: 'A', step: 'call', date: ago(9) },
    ]
    expect(told({ calendar: {}, plans, invoices: [{ id: 'A', dueDate: ago(30) }], history }).acts).toEqual([
      'email s2 automatic 100.00: A/s2',
    ])
  })

  test('one debtor who cannot be decided on keeps nobody else back [mahn-15 bc-05]', () => {
    const debtors = [{ id: 'D', email: null, holds: [{ kind: {} }] }, { id: 'E' }, { id: 'F' }]
    const invoices = ['D', 'E', 'F'].map((debtor) => ({ id: `of-${debtor}`, debtor, dueDate: ago(9) }))
    expect(told({ ...ladder([5]), debtors, invoices }).acts).toEqual([
      'E email s1 automatic 100.00: of-E/s1',
      'F email s1 automatic 100.00: of-F/s1',
    ])
  })
})

describe('the plan of a debtor', () => {
  const [ladderPlan] = ladder([5]).plans
  const other = (key: string, step: string) => ({
    ...ladderPlan,
    key,
    steps: [{ key: step, level: 1, offsetDays: 5, channel: 'email' }],
  })
  const facts = {
    calendar: {},
    plans: [ladderPlan, other('large', 'l1'), other('slow', 'w1')],
    invoices: ['D', 'E', 'F'].map((debtor) => ({ id: `of-${debtor}`, debtor, dueDate: ago(9) })),
  }
  const actsOf = (planRules: readonly object[], debtors: readonly object[]) =>
    told({ ...facts, planRules, debtors }).acts.map((act) => act.replace(/^.* (\S+)$/, '$1'))

  test('is that of the group that it belongs to; those of other groups keep theirs [bc-04]', () => {
    const rules = [{ plan: 'large', when: { segments: ['G1'] } }]
    const debtors = [{ id: 'D', segment: 'G1' }, { id: 'E', segment: 'G2' }, { id: 'F' }]
    expect(actsOf(rules, debtors)).toEqual(['of-D/l1', 'of-E/s1', 'of-F/s1'])
  })

  test('is that of the first rule that fits: kind, country, amount, how late it usually pays', () => {
    const debtors = [{ id: 'D', kind: 'public', country: 'BE' }, { id: 'E', usualDelayDays: 40 }, { id: 'F' }]
    const rules = [
      { plan: 'slow', when: { usualDelayDaysFrom: 30, openCentsFrom: 100_00 } },
      { plan: 'slow', when: { openCentsFrom: 100_01 } },
      { plan: 'large', when: { debtorKinds: ['public'], countries: ['BE'] } },
      { plan: 'slow', when: { debtorKinds: ['public'] } },
    ]
    expect(actsOf(rules, debtors)).toEqual(['of-D/l1', 'of-E/w1', 'of-F/s1'])
  })

  test('that a person chose goes before the rules', () => {
    const debtors = [{ id: 'D', plan: 'large' }, { id: 'E' }, { id: 'F' }]
    expect(actsOf([{ plan: 'slow', when: {} }], debtors)).toEqual(['of-D/l1', 'of-E/w1', 'of-F/w1'])
  })
})

describe('what other systems do elsewhere', () => {
  test('pauses that follow each other are as many pauses: between them a day is free [fineract-01]', () => {
    const pauses = [
      ['2026-01-10', '2026-01-11'],
      ['2026-01-12', '2026-01-13'],
      ['2026-01-15', '2026-01-20'],
    ]
    const debtors = [{ id: 'D', holds: pauses.map(([from, until]) => ({ kind: 'pause', from, until })) }]
    const facts = { ...ladder([5]), debtors, invoices: [{ id: 'A', dueDate: '2026-01-01' }] }
    expect(steps(played(facts, days('2026-01-10', '2026-01-20')))).toEqual(['2026-01-14 s1'])
  })

  test('paid during a pause: nothing is late, and the pause stays what it was [fineract-08]', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'pause', from: ago(5), until: ago(-5) }] }]
    const paid = { id: 'A', dueDate: ago(30), openCents: 0 }
    expect(told({ ...ladder([5]), debtors, invoices: [paid, { id: 'B', dueDate: ago(30) }] })).toEqual({
      acts: [],
      waits: ['A settled', `B pause ${ago(-6)}`],
    })
  })

  test('days that two pauses share count once; without days of grace here [fineract-14]', () => {
    const pauses = [
      { kind: 'pause', from: '2023-10-25', until: '2023-10-30' },
      { kind: 'pause', from: '2023-10-30', until: '2023-10-30' },
    ]
    const read = situation({
      today: '2023-10-31',
      debtors: [{ id: 'D', holds: pauses }],
      invoices: [{ id: 'A', dueDate: '2023-10-01' }],
    })
    const [row] = why(compileSituation(read, '2023-10-31'), 'A', 'fr')
    expect([row?.why.daysPastDue, row?.why.collectableDays]).toEqual([30, 24])
  })

  test('money that fits two invoices of two debtors settles neither, and neither is chased for it [midday-01]', () => {
    const debtors = ['D', 'E'].map((id) => ({ id, unmatchedCredit: true }))
    const invoices = ['D', 'E'].map((debtor) => ({ id: `of-${debtor}`, debtor, dueDate: ago(9) }))
    expect(told({ ...ladder([5]), debtors, invoices })).toEqual({
      acts: [],
      waits: ['of-D unmatched-credit', 'of-E unmatched-credit'],
    })
  })

  test('a run for a day before the last one sends nothing again [oca-01]', () => {
    const history = [{ invoice: 'A', step: 's1', date: FRIDAY }]
    expect(
      told({ ...ladder([5, 6]), today: ago(15), invoices: [{ id: 'A', dueDate: ago(60) }], history }).acts,
    ).toEqual([])
  })

  test('whose address is not known is not written to at another one: a person completes it [mahn-05]', () => {
    const debtors = [{ id: 'D', email: null, postal: false, phone: false }]
    expect(told({ ...ladder([5]), debtors, invoices: [{ id: 'A', dueDate: ago(9) }] })).toEqual({
      acts: ['task complete-contact manual 100.00: A'],
      waits: ['A contact-missing'],
    })
  })
})

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs')

/** The rows of docs/decided-otherwise.md: each has what the other system does, and what is done here and why. */
async function decidedOtherwise(): Promise<readonly string[]> {
  const text = await readFile(join(DOCS, 'decided-otherwise.md'), 'utf8')
  return [...text.matchAll(/^\| ([a-z]+-\d+) \| [^|]{10,} \| [^|]{10,} \|$/gm)].map((row) => row[1] ?? '')
}

/** The cases that the titles of tests name. */
const casesIn = (text: string): string[] =>
  [...text.matchAll(/\[([a-z0-9 -]+)\]', /g)].flatMap((title) => title[1]?.split(' ') ?? [])

test('each of the 123 cases is reproduced here or in behaviour-books.test.ts, or listed in docs/decided-otherwise.md with the reason', async () => {
  const here = await readFile(import.meta.filename, 'utf8')
  const books = await readFile(join(import.meta.dirname, 'behaviour-books.test.ts'), 'utf8')
  const decided = [...casesIn(here), ...casesIn(books)]
  const otherwise = await decidedOtherwise()
  expect(otherwise).toHaveLength(13)
  expect(decided.filter((id) => otherwise.includes(id))).toEqual([])
  const all = new Set([...decided, ...otherwise])
  expect(all.size).toBe(123)
  const shared = process.env['QUITTANCE_SHARED']
  if (shared === undefined) return
  const cases = JSON.parse(await readFile(join(shared, 'peers/behaviour-cases.json'), 'utf8')) as { id: string }[]
  expect([...all].toSorted()).toEqual(cases.map(({ id }) => id).toSorted())
})
