import { describe, expect, test } from 'vitest'
import { ago, documentOf, PLAN, situation, told } from './situation-fixture.ts'

const sent = (invoice: string, ...steps: [string, number][]) =>
  steps.map(([step, days]) => ({ invoice, step, date: ago(days), deadline: null }))

describe('who is asked, and for whom (rules 6 and 7)', () => {
  test('what will be debited or is drawn is never asked for, and not listed either', () => {
    const invoices = [
      { id: 'A', dueDate: ago(20), paymentMeans: 'direct-debit' },
      { id: 'B', dueDate: ago(20), paymentMeans: 'bill-of-exchange' },
      { id: 'C', dueDate: ago(20) },
    ]
    expect(told({ invoices })).toEqual({
      acts: ['email r1 automatic 100.00: C/r1'],
      waits: ['A direct-debit', 'B bill-of-exchange'],
    })
  })

  test('a debit that came back: a call the same day, and the reminders wait for one gap', () => {
    const invoices = [{ id: 'A', dueDate: ago(20), paymentMeans: 'direct-debit', returnedDate: ago(1) }]
    expect(told({ invoices })).toEqual({
      acts: ['call payment-returned manual 100.00: A/payment-returned'],
      waits: ['A payment-returned 2026-11-26'],
    })
    const later = [{ ...invoices[0], returnedDate: ago(7) }]
    expect(told({ invoices: later }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('the call is in somebody’s list once', () => {
    const invoices = [{ id: 'A', dueDate: ago(20), returnedDate: ago(1) }]
    const history = [{ invoice: 'A', step: 'payment-returned', channel: 'call', state: 'released', date: ago(1) }]
    expect(told({ invoices, history })).toEqual({ acts: [], waits: ['A payment-returned 2026-11-26'] })
  })

  test('after the call the gap counts as after any contact, and no notice is repeated', () => {
    const invoices = [{ id: 'A', dueDate: ago(40), returnedDate: ago(3) }]
    const history = [
      ...sent('A', ['r1', 20]),
      { invoice: 'A', step: 'payment-returned', channel: 'call', date: ago(2) },
    ]
    expect(told({ invoices, history })).toEqual({ acts: [], waits: ['A gap 2026-11-25'] })
  })

  test('an assigned claim whose assignment was notified is not ours', () => {
    expect(told({ invoices: [{ id: 'A', dueDate: ago(20), holder: 'factor', holderNotified: true }] })).toEqual({
      acts: [],
      waits: ['A held-by-other'],
    })
  })

  test('assigned without notice: reminded to be paid to its holder, in a message of its own', () => {
    const invoices = [
      { id: 'A', dueDate: ago(20), holder: 'factor' },
      { id: 'B', dueDate: ago(20) },
    ]
    const { actions } = documentOf(situation({ invoices }))
    expect(actions.map((act) => act.invoices.map((line) => line.id))).toEqual([['B'], ['A']])
    expect(actions[1]?.reasons.map((reason) => reason.code)).toEqual(['step-due', 'paid-to-other'])
  })

  test('only the holder gives formal notice', () => {
    const invoices = [{ id: 'A', dueDate: ago(90), holder: 'factor' }]
    const history = sent('A', ['r1', 60], ['r2', 50], ['r3', 40])
    expect(told({ invoices, history })).toEqual({
      acts: ['task ask-holder manual 100.00: A'],
      waits: ['A holder-must-act'],
    })
  })
})

describe('what is known of the payments (rule 8)', () => {
  const LATE = [{ id: 'A', dueDate: ago(20) }]

  test('payments known up to three working days ago are fresh enough, older ones are not', () => {
    // Friday 20: three working days back is Tuesday 17.
    expect(told({ bank: { freshAsOf: '2026-11-17' }, invoices: LATE }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
    ])
    expect(told({ bank: { freshAsOf: '2026-11-16' }, invoices: LATE })).toEqual({
      acts: [],
      waits: ['A payments-stale'],
    })
  })

  test('the plan says how old they may be', () => {
    const plans = [{ ...PLAN, paymentsMaximumAgeDays: 4 }]
    expect(told({ plans, bank: { freshAsOf: '2026-11-16' }, invoices: LATE }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
    ])
  })

  test('where nobody has said, overdue steps wait', () => {
    expect(told({ bank: { freshAsOf: null }, invoices: LATE })).toEqual({ acts: [], waits: ['A payments-unknown'] })
  })

  test('the message before the due date accuses nobody, and goes', () => {
    expect(told({ bank: { freshAsOf: null }, invoices: [{ id: 'A', dueDate: ago(-3) }] }).acts).toEqual([
      'email before automatic 100.00: A/before',
    ])
  })

  test('money that nobody has matched keeps the reminders of its debtor back', () => {
    expect(told({ debtors: [{ id: 'D', unmatchedCredit: true }], invoices: LATE })).toEqual({
      acts: [],
      waits: ['A unmatched-credit'],
    })
  })
})

describe('one message per debtor (rule 9)', () => {
  test('in the tone of the most advanced item whose step is due; each line keeps its own step', () => {
    const invoices = [
      { id: 'A', dueDate: ago(40) },
      { id: 'B', dueDate: ago(10) },
      { id: 'C', dueDate: ago(2) },
    ]
    expect(told({ invoices, history: sent('A', ['r1', 30]) })).toEqual({
      acts: ['email r2 automatic 300.00: A/r2 B/r1 (C/r1)'],
      waits: ['C step-not-due 2026-11-23'],
    })
  })

  test('an item that is not overdue is not in a reminder', () => {
    const invoices = [
      { id: 'A', dueDate: ago(10) },
      { id: 'B', dueDate: ago(-30) },
    ]
    expect(told({ invoices }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('the message before the due date lists everything that is open', () => {
    const invoices = [
      { id: 'A', dueDate: ago(-3) },
      { id: 'B', dueDate: ago(-40) },
      { id: 'C', dueDate: ago(2) },
    ]
    expect(told({ invoices }).acts).toEqual(['email before automatic 300.00: A/before (C/r1) (B/before)'])
  })

  test('before the due date and overdue make one message, which asks only for what is due', () => {
    const invoices = [
      { id: 'A', dueDate: ago(10) },
      { id: 'B', dueDate: ago(-3) },
    ]
    expect(told({ invoices }).acts).toEqual(['email r1 automatic 100.00: A/r1 B/before'])
  })

  test('debtors are kept apart', () => {
    const invoices = [
      { id: 'A', debtor: 'D', dueDate: ago(10) },
      { id: 'B', debtor: 'E', dueDate: ago(10) },
    ]
    expect(told({ debtors: [{ id: 'E' }, { id: 'D' }], invoices }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
      'E email r1 automatic 100.00: B/r1',
    ])
  })

  test('totals never cross currencies', () => {
    const invoices = [
      { id: 'A', dueDate: ago(10) },
      { id: 'B', dueDate: ago(10), currency: 'USD' },
    ]
    expect(told({ invoices }).acts).toEqual(['email r1 automatic 100.00: A/r1', 'email r1 automatic 100.00 USD: B/r1'])
  })

  test('a last or formal notice is a document of its own, with only what is at that step', () => {
    const invoices = [
      { id: 'A', dueDate: ago(90) },
      { id: 'B', dueDate: ago(4), enteredDate: ago(30) },
      { id: 'C', dueDate: ago(80) },
    ]
    const history = [...sent('A', ['r1', 60], ['r2', 50], ['r3', 40]), ...sent('C', ['r1', 60], ['r2', 50], ['r3', 40])]
    expect(told({ invoices, history })).toEqual({
      acts: ['registered-letter notice confirm 200.00: A/notice C/notice'],
      waits: ['B other-message-first 2026-11-26'],
    })
  })

  test('what a firmer act has kept back for a whole gap goes beside it', () => {
    const invoices = [
      { id: 'A', dueDate: ago(90) },
      { id: 'B', dueDate: ago(10), enteredDate: ago(30) },
    ]
    expect(told({ invoices, history: sent('A', ['r1', 60], ['r2', 50], ['r3', 40]) }).acts).toEqual([
      'email r1 automatic 100.00: B/r1',
      'registered-letter notice confirm 100.00: A/notice',
    ])
  })

  test('what leaves in a document of its own is not listed in another message', () => {
    const invoices = [
      { id: 'A', dueDate: ago(60) },
      { id: 'B', dueDate: ago(10) },
    ]
    expect(told({ invoices, history: sent('A', ['r1', 40], ['r2', 30]) }).acts).toEqual([
      'email r1 automatic 100.00: B/r1',
      'letter r3 confirm 100.00: A/r3',
    ])
  })

  test('an item under notice is not mixed into reminders of others', () => {
    const invoices = [
      { id: 'A', dueDate: ago(90) },
      { id: 'B', dueDate: ago(10) },
    ]
    const history = [
      ...sent('A', ['r1', 60], ['r2', 50], ['r3', 40]),
      { invoice: 'A', step: 'notice', date: ago(10), deadline: ago(-5) },
    ]
    expect(told({ invoices, history })).toEqual({
      acts: ['email r1 automatic 100.00: B/r1'],
      waits: ['A deadline-running 2026-11-26'],
    })
  })

  test('e-mail and letter merge into the channel of the most advanced; a call waits its turn', () => {
    const steps = [
      { key: 'r1', level: 1, offsetDays: 3, channel: 'email' },
      { key: 'call', level: 1, offsetDays: 8, channel: 'call', mode: 'manual' },
      { key: 'r2', level: 2, offsetDays: 15, channel: 'letter' },
    ]
    const invoices = [
      { id: 'A', dueDate: ago(40) },
      { id: 'B', dueDate: ago(5) },
      { id: 'C', dueDate: ago(9) },
    ]
    const history = [...sent('A', ['r1', 30], ['call', 20]), ...sent('C', ['r1', 20])]
    expect(told({ plans: [{ ...PLAN, steps }], invoices, history })).toEqual({
      acts: ['letter r2 automatic 300.00: A/r2 B/r1 (C/r1)'],
      waits: ['C other-message-first 2026-11-26'],
    })
  })

  test('as careful as the most careful of its steps', () => {
    const steps = [{ ...PLAN.steps[1], mode: 'confirm' }, PLAN.steps[2]]
    const invoices = [
      { id: 'A', dueDate: ago(40) },
      { id: 'B', dueDate: ago(5) },
    ]
    expect(told({ plans: [{ ...PLAN, steps }], invoices, history: sent('A', ['r1', 30]) }).acts).toEqual([
      'email r2 confirm 200.00: A/r2 B/r1',
    ])
  })

  test('a deadline falls on a working day', () => {
    const steps = [{ ...PLAN.steps[1], deadlineDays: 8 }]
    const { actions } = documentOf(
      situation({ plans: [{ ...PLAN, steps }], invoices: [{ id: 'A', dueDate: ago(20) }] }),
    )
    // Friday 20 + 8 days is Saturday 28: Monday 30.
    expect(actions[0]?.reasons.find((reason) => reason.code === 'deadline-granted')?.facts).toEqual({
      deadlineDay: '2026-11-30',
    })
  })
})

describe('foreign debtors (rule 18)', () => {
  const codes = (country: string | null) =>
    documentOf(
      situation({ debtors: [{ id: 'D', country }], invoices: [{ id: 'A', dueDate: ago(20) }] }),
    ).actions[0]?.reasons.map((reason) => reason.code)

  test('outside France, or where the country is not known, statutory amounts are left out', () => {
    expect(codes('DE')).toEqual(['step-due', 'statutory-amounts-omitted'])
    expect(codes(null)).toEqual(['step-due', 'statutory-amounts-omitted'])
    expect(codes('FR')).toEqual(['step-due'])
    expect(codes('RE')).toEqual(['step-due'])
  })
})

describe('after the last step (rule 13)', () => {
  test('somebody must choose, once the deadline has passed', () => {
    const invoices = [{ id: 'A', dueDate: ago(90) }]
    const noticed = (days: number) => [
      ...sent('A', ['r1', 80], ['r2', 70], ['r3', 60]),
      { invoice: 'A', step: 'notice', date: ago(days), deadline: ago(days - 15) },
    ]
    expect(told({ invoices, history: noticed(15) })).toEqual({ acts: [], waits: ['A deadline-running 2026-11-21'] })
    expect(told({ invoices, history: noticed(16) })).toEqual({
      acts: ['task choose-what-next manual 100.00: A'],
      waits: [],
    })
  })

  test('a plan that only has a message before the due date asks on the day after it', () => {
    const plans = [{ ...PLAN, steps: [PLAN.steps[0]] }]
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(0) }] })).toEqual({
      acts: [],
      waits: ['A step-not-due 2026-11-21'],
    })
    expect(told({ plans, invoices: [{ id: 'A', dueDate: ago(1) }] }).acts).toEqual([
      'task choose-what-next manual 100.00: A',
    ])
  })

  test('a task of a plan is no contact: the message after it keeps no gap to it', () => {
    const steps = [{ key: 'check', level: 2, offsetDays: 3, channel: 'task', mode: 'manual' }, PLAN.steps[2]]
    const history = [
      { invoice: 'A', step: 'check', channel: 'task', date: ago(1) },
      { invoice: 'B', step: 'check', channel: 'task', date: ago(12) },
    ]
    const invoices = [
      { id: 'A', dueDate: ago(40) },
      { id: 'B', dueDate: ago(15) },
    ]
    expect(told({ plans: [{ ...PLAN, steps }], invoices, history }).acts).toEqual([
      'email r2 automatic 200.00: A/r2 B/r2',
    ])
  })

  test('tasks and choices of a plan are acts inside the house: no calendar, no gap', () => {
    const steps = [PLAN.steps[1], { key: 'escalate', level: 4, offsetDays: 30, channel: 'escalation', mode: 'manual' }]
    const history = sent('A', ['r1', 1])
    expect(
      told({ plans: [{ ...PLAN, steps }], today: '2026-11-22', invoices: [{ id: 'A', dueDate: ago(40) }], history })
        .acts,
    ).toEqual(['escalation escalate manual 100.00: A/escalate'])
  })
})
