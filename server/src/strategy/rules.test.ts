import { describe, expect, test } from 'vitest'
import { ago, documentOf, PLAN, situation, told } from './situation-fixture.ts'

describe('steps (rules 1 and 2)', () => {
  test('a step is due on its day', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(3) }] })).toEqual({
      acts: ['email r1 automatic 100.00: A/r1'],
      waits: [],
    })
  })

  test('a step is not due on the eve of its day', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(2) }] })).toEqual({
      acts: [],
      waits: ['A step-not-due 2026-11-23'],
    })
  })

  test('a missed day loses nothing', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(9) }] }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('an invoice a year late starts at the first reminder, not at the most severe step', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(365) }] }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a step that was accepted is never sent again', () => {
    const history = [{ invoice: 'A', step: 'r1', date: ago(9) }]
    expect(told({ invoices: [{ id: 'A', dueDate: ago(12) }], history })).toEqual({
      acts: [],
      waits: ['A step-not-due 2026-11-23'],
    })
  })

  test('time allows the third step, the ladder asks for the second', () => {
    const history = [{ invoice: 'A', step: 'r1', date: ago(40) }]
    expect(told({ invoices: [{ id: 'A', dueDate: ago(60) }], history }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })

  test('steps only go forward: an earlier step that was never sent is not sent after a later one', () => {
    const history = [{ invoice: 'A', step: 'r2', date: ago(20) }]
    expect(told({ invoices: [{ id: 'A', dueDate: ago(60) }], history }).acts).toEqual([
      'letter r3 confirm 100.00: A/r3',
    ])
  })

  test('the message before the due date goes in its week', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(-7) }] }).acts).toEqual([
      'email before automatic 100.00: A/before',
    ])
    expect(told({ invoices: [{ id: 'A', dueDate: ago(-1) }] }).acts).toEqual([
      'email before automatic 100.00: A/before',
    ])
  })

  test('on the due date the message before it is closed', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(0) }] })).toEqual({
      acts: [],
      waits: ['A step-not-due 2026-11-23'],
    })
  })

  test('two messages before the due date: the second closes the first', () => {
    const steps = [{ key: 'far', level: 0, offsetDays: -14, channel: 'email' }, ...PLAN.steps]
    expect(told({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(-5) }] }).acts).toEqual([
      'email before automatic 100.00: A/before',
    ])
  })

  test('a plan may enter an old invoice at the step that fits its age, below the formal notice', () => {
    const plans = [{ ...PLAN, oldInvoices: 'enter-at-fitting-step' }]
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(20) }] }).acts).toEqual(['email r2 automatic 100.00: A/r2'])
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(300) }] }).acts).toEqual(['letter r3 confirm 100.00: A/r3'])
  })

  test('an invoice that entered its plan in time is not old because something held it back', () => {
    const plans = [{ ...PLAN, oldInvoices: 'enter-at-fitting-step' }]
    const invoices = [{ id: 'A', dueDate: ago(20), enteredDate: ago(50) }]
    expect(told({ plans, invoices }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a step may count from the one before it', () => {
    const steps = [PLAN.steps[1], { key: 'next', level: 2, afterPreviousDays: 12, channel: 'email' }]
    const history = [{ invoice: 'A', step: 'r1', date: ago(11) }]
    expect(told({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(40) }], history }).waits).toEqual([
      'A step-not-due 2026-11-23',
    ])
    const later = [{ invoice: 'A', step: 'r1', date: ago(12) }]
    expect(
      told({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(40) }], history: later }).acts,
    ).toEqual(['email next automatic 100.00: A/next'])
  })

  test('a step that counts from the one before it never comes before the due date', () => {
    const steps = [PLAN.steps[0], { key: 'next', level: 1, afterPreviousDays: 8, channel: 'email' }]
    const history = [{ invoice: 'A', step: 'before', date: ago(10), state: 'skipped' }]
    expect(told({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(-5) }], history }).acts).toEqual([])
  })

  test('a repeating step comes again, as often as it says, each time in a new cycle', () => {
    const steps = [{ ...PLAN.steps[1], repeat: { everyDays: 10, times: 2 } }]
    const plans = [{ ...PLAN, steps }]
    const invoices = [{ id: 'A', dueDate: ago(60) }]
    const once = [{ invoice: 'A', step: 'r1', date: ago(10) }]
    expect(told({ plans, invoices, history: once }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
    const twice = [...once, { invoice: 'A', step: 'r1', cycle: 2, date: ago(10) }]
    expect(told({ plans, invoices, history: twice }).acts).toEqual(['task choose-what-next manual 100.00: A'])
  })

  test('a step sent under another plan counts by its level', () => {
    const other = { ...PLAN, key: 'other', steps: [{ key: 'old-r2', level: 2, offsetDays: 10, channel: 'email' }] }
    const history = [{ invoice: 'A', step: 'old-r2', date: ago(30) }]
    expect(told({ plans: [PLAN, other], invoices: [{ id: 'A', dueDate: ago(60) }], history }).acts).toEqual([
      'letter r3 confirm 100.00: A/r3',
    ])
  })

  test('a step skipped by a person is used, without having been a contact', () => {
    const history = [{ invoice: 'A', step: 'r1', date: ago(1), state: 'skipped' }]
    expect(told({ invoices: [{ id: 'A', dueDate: ago(60) }], history }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })

  test('a call that nobody made gives way to the next step', () => {
    const steps = [
      PLAN.steps[1],
      { key: 'call', level: 1, offsetDays: 10, channel: 'call', mode: 'manual', lapseDays: 5 },
      PLAN.steps[2],
    ]
    const plans = [{ ...PLAN, steps }]
    const history = [{ invoice: 'A', step: 'r1', date: ago(30) }]
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(15) }], history }).acts).toEqual([
      'call call manual 100.00: A/call',
    ])
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(16) }], history }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })

  test('a call that is in somebody’s list keeps its invoice until it lapses', () => {
    const call = { key: 'call', level: 1, offsetDays: 10, channel: 'call', mode: 'manual', lapseDays: 5 }
    const plans = [{ ...PLAN, steps: [PLAN.steps[1], call, PLAN.steps[2]] }]
    const history = [
      { invoice: 'A', step: 'r1', date: ago(30) },
      { invoice: 'A', step: 'call', state: 'released', date: ago(3) },
    ]
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(15) }], history })).toEqual({
      acts: [],
      waits: ['A in-progress 2026-11-23'],
    })
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(16) }], history }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })

  test('a step may be meant for some debtors only', () => {
    const steps = [{ ...PLAN.steps[1], onlyFor: { debtorKinds: ['consumer'] } }, PLAN.steps[2]]
    expect(told({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(60) }] }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })
})

describe('the earliest day (rule 3)', () => {
  test('the gap after a contact is counted in whole days', () => {
    const history = (date: string) => [{ invoice: 'A', step: 'r1', date }]
    const invoices = [{ id: 'A', dueDate: ago(60) }]
    expect(told({ invoices, history: history(ago(6)) })).toEqual({ acts: [], waits: ['A gap 2026-11-23'] })
    expect(told({ invoices, history: history(ago(7)) }).acts).toEqual(['email r2 automatic 100.00: A/r2'])
  })

  test('the next step waits for the day after the deadline that the last message named', () => {
    const history = [{ invoice: 'A', step: 'r1', date: ago(12), deadline: ago(0) }]
    const invoices = [{ id: 'A', dueDate: ago(60) }]
    expect(told({ invoices, history }).waits).toEqual(['A deadline-running 2026-11-23'])
    expect(told({ invoices, history: [{ ...history[0], deadline: ago(1) }] }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })

  test('a deadline that the history does not tell is the one that the step grants', () => {
    const history = [{ invoice: 'A', step: 'r3', date: ago(8) }]
    const invoices = [{ id: 'A', dueDate: ago(60) }]
    expect(told({ invoices, history }).waits).toEqual(['A deadline-running 2026-11-23'])
    expect(told({ invoices, history: [{ ...history[0], deadline: null }] }).acts).toEqual([
      'registered-letter notice confirm 100.00: A/notice',
    ])
  })

  test('courtesy about another invoice does not delay a firm step', () => {
    const history = [
      { invoice: 'A', step: 'r1', date: ago(30) },
      { invoice: 'B', step: 'r1', date: ago(1) },
    ]
    const invoices = [
      { id: 'A', dueDate: ago(60) },
      { id: 'B', dueDate: ago(4) },
    ]
    expect(told({ invoices, history }).acts).toEqual(['email r2 automatic 200.00: A/r2 (B/r1)'])
  })

  test('a message about another invoice delays a step, by one gap and no more', () => {
    const invoices = [
      { id: 'A', dueDate: ago(60) },
      { id: 'B', dueDate: ago(12) },
    ]
    const yesterday = [{ invoice: 'A', step: 'r2', date: ago(1) }]
    expect(told({ invoices, history: yesterday }).waits).toContain('B gap 2026-11-26')
    const andBefore = [{ invoice: 'A', step: 'r1', date: ago(8) }, ...yesterday]
    expect(told({ invoices, history: andBefore }).acts).toEqual(['email r1 automatic 200.00: B/r1 (A/r2)'])
  })

  test('one message about several invoices counts at the highest of their levels', () => {
    const invoices = [
      { id: 'A', dueDate: ago(6) },
      { id: 'B', dueDate: ago(60) },
      { id: 'C', dueDate: ago(60) },
    ]
    const history = [
      { invoice: 'B', step: 'r1', date: ago(30) },
      { invoice: 'C', step: 'r1', date: ago(30) },
      { invoice: 'A', step: 'r1', date: ago(1) },
      { invoice: 'B', step: 'r2', date: ago(1) },
    ]
    expect(told({ invoices, history }).waits).toContain('C gap 2026-11-26')
  })

  test('a message sent while an invoice was held did not delay it', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'pause', from: ago(30), until: ago(2), invoice: 'B' }] }]
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

  test('a message from before an invoice came in did not delay it', () => {
    const invoices = [
      { id: 'A', dueDate: ago(60) },
      { id: 'B', dueDate: ago(12), enteredDate: ago(1) },
    ]
    const history = [
      { invoice: 'A', step: 'r1', date: ago(8) },
      { invoice: 'A', step: 'r2', date: ago(1) },
    ]
    expect(told({ invoices, history }).waits).toContain('B gap 2026-11-26')
  })

  test('a settled invoice still counts as a contact with its debtor', () => {
    const invoices = [
      { id: 'A', dueDate: ago(60), openCents: 0 },
      { id: 'B', dueDate: ago(5) },
    ]
    const history = [{ invoice: 'A', step: 'r2', date: ago(1) }]
    expect(told({ invoices, history })).toEqual({ acts: [], waits: ['A settled', 'B gap 2026-11-26'] })
  })

  test('a reminder does not come days after the invoice itself', () => {
    const invoices = [{ id: 'A', issueDate: ago(70), sentDate: ago(1), dueDate: ago(40) }]
    expect(told({ invoices }).waits).toEqual(['A just-issued 2026-11-23'])
  })
})

describe('amounts (rule 4)', () => {
  test('what is asked for is what is open', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(3), totalCents: 200_00, openCents: 100_00 }] }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
    ])
  })

  test('nothing is asked for a settled invoice', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(30), openCents: 0 }] })).toEqual({
      acts: [],
      waits: ['A settled'],
    })
  })

  test('the floor is compared with all that the debtor owes overdue', () => {
    const plans = [{ ...PLAN, steps: [{ ...PLAN.steps[1], floorCents: 150_00 }] }]
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(5) }] })).toEqual({ acts: [], waits: ['A below-floor'] })
    const two = [
      { id: 'A', dueDate: ago(5) },
      { id: 'B', dueDate: ago(5), totalCents: 50_00 },
    ]
    expect(told({ plans, invoices: two }).acts).toEqual(['email r1 automatic 150.00: A/r1 B/r1'])
  })

  test.each([
    ['delivered and not invoiced', { nature: 'accrued' }],
    ['doubtful', { nature: 'doubtful' }],
    ['the factor’s', { holder: 'factor', holderNotified: true }],
    ['debited', { paymentMeans: 'direct-debit' }],
    ['not due', { dueDate: ago(-40) }],
    ['disputed', { statuses: ['207'] }],
  ])('what is %s does not count towards the floor', (_, other) => {
    const plans = [{ ...PLAN, steps: [{ ...PLAN.steps[1], floorCents: 150_00 }] }]
    const invoices = [
      { id: 'A', dueDate: ago(5) },
      { id: 'B', dueDate: ago(5), ...other },
    ]
    expect(told({ plans, invoices }).waits).toContain('A below-floor')
  })

  test('the floor looks at open amounts, not at totals', () => {
    const plans = [{ ...PLAN, steps: [{ ...PLAN.steps[1], floorCents: 150_00 }] }]
    expect(
      told({ plans, invoices: [{ id: 'A', dueDate: ago(5), totalCents: 200_00, openCents: 100_00 }] }).acts,
    ).toEqual([])
  })

  test('a call below its floor gives way, and the record says so', () => {
    const steps = [
      { key: 'call', level: 1, offsetDays: 3, channel: 'call', mode: 'manual', floorCents: 500_00, belowFloor: 'skip' },
      PLAN.steps[2],
    ]
    const read = situation({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(20) }] })
    const [act] = documentOf(read).actions
    expect(act?.step).toBe('r2')
    expect(act?.reasons.map((reason) => reason.sentence)).toEqual([
      'Échue depuis 20 jours (31 oct.) : r2.',
      '« appel » passé : 100\u00a0€ dus, moins de 500\u00a0€.',
    ])
  })

  test('a step above its ceiling gives way', () => {
    const steps = [{ ...PLAN.steps[1], ceilingCents: 99_99 }, PLAN.steps[2]]
    expect(told({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(20) }] }).acts).toEqual([
      'email r2 automatic 100.00: A/r2',
    ])
  })

  test('unapplied credit that covers the debt makes a task, not a reminder', () => {
    const debtors = [{ id: 'D', unappliedCreditCents: 100_00 }]
    expect(told({ debtors, invoices: [{ id: 'A', dueDate: ago(5) }] })).toEqual({
      acts: ['task allocate-credit manual 100.00: A'],
      waits: ['A credit-covers'],
    })
  })

  test('less credit than debt is shown apart and does not stop the reminder', () => {
    const read = situation({
      debtors: [{ id: 'D', unappliedCreditCents: 99_99 }],
      invoices: [{ id: 'A', dueDate: ago(5) }],
    })
    const [act] = documentOf(read).actions
    expect(act?.totalCents).toBe(100_00)
    expect(act?.reasons.at(-1)?.sentence).toBe('Un crédit non imputé de 99,99\u00a0€ figure à part.')
  })

  test('a credit note is no debt: it is credit', () => {
    const invoices = [
      { id: 'A', dueDate: ago(20) },
      { id: 'C', documentKind: 'credit-note', dueDate: ago(20), totalCents: 120_00 },
    ]
    expect(told({ invoices })).toEqual({
      acts: ['task allocate-credit manual 100.00: A'],
      waits: ['A credit-covers', 'C credit'],
    })
    const negative = [
      { id: 'A', dueDate: ago(20) },
      { id: 'C', dueDate: ago(20), totalCents: -120_00 },
    ]
    expect(told({ invoices: negative }).waits).toEqual(['A credit-covers', 'C credit'])
  })

  test('a small rest is a task for a person', () => {
    const settings = { toleranceCents: 100 }
    expect(told({ settings, invoices: [{ id: 'A', dueDate: ago(20), openCents: 100 }] })).toEqual({
      acts: ['task settle-residue manual 1.00: A'],
      waits: ['A within-tolerance'],
    })
    expect(told({ settings, invoices: [{ id: 'A', dueDate: ago(20), openCents: 101 }] }).acts).toEqual([
      'email r1 automatic 1.01: A/r1',
    ])
  })

  test('a small invoice of which nothing was paid is not a rest', () => {
    expect(
      told({ settings: { toleranceCents: 100 }, invoices: [{ id: 'A', dueDate: ago(20), totalCents: 100 }] }).acts,
    ).toEqual(['email r1 automatic 1.00: A/r1'])
  })

  test('an invoice without due date is not reminded; somebody completes it', () => {
    expect(told({ invoices: [{ id: 'A' }] })).toEqual({
      acts: ['task complete-due-date manual 100.00: A'],
      waits: ['A due-date-missing'],
    })
  })

  test('what is delivered and not invoiced is not asked for, what is doubtful goes to a person', () => {
    const invoices = [
      { id: 'A', nature: 'accrued', dueDate: ago(20) },
      { id: 'B', nature: 'doubtful', dueDate: ago(20) },
    ]
    expect(told({ invoices })).toEqual({
      acts: ['task review-doubtful manual 100.00: B'],
      waits: ['A not-invoiced', 'B doubtful'],
    })
  })
})
