import { describe, expect, test } from 'vitest'
import { compileSituation } from './compile-situation.ts'
import { decideDebtor } from './rules.ts'
import { ago, days, FRIDAY, PLAN, played, situation, told } from './situation-fixture.ts'
import { watchToDo } from './watch-to-do.ts'

const CALL = { key: 'call', level: 1, offsetDays: 10, channel: 'call', mode: 'manual', lapseDays: 10 } as const
const WITH_CALL = { ...PLAN, steps: [...PLAN.steps.slice(0, 2), CALL, ...PLAN.steps.slice(2)] }
const letGo = (step: string, date = ago(1)) => ({ invoice: 'A', step, channel: 'call', state: 'released', date })

describe('a call that was let go and not made', () => {
  const facts = {
    plans: [WITH_CALL],
    invoices: [{ id: 'A', dueDate: ago(11) }],
    history: [{ invoice: 'A', step: 'r1', date: ago(8) }, letGo('call')],
  }

  test('keeps its invoice in hand', () => {
    expect(told(facts)).toEqual({ acts: [], waits: ['A in-progress 2026-11-30'] })
  })

  test('a call that cannot be made, for want of a number, says when the next step comes without it', () => {
    const history = [{ invoice: 'A', step: 'r1', date: ago(8) }]
    expect(told({ ...facts, debtors: [{ id: 'D', phone: null }], history }).waits).toEqual([
      'A contact-missing 2026-11-30',
    ])
  })

  test.each([
    ['money came in that nobody has matched', { debtors: [{ id: 'D', unmatchedCredit: true }] }, 'A unmatched-credit'],
    ['its credit covers what it owes', { debtors: [{ id: 'D', unappliedCreditCents: 100_00 }] }, 'A credit-covers'],
    ['the bank is not known any more', { bank: { freshAsOf: ago(9) } }, 'A payments-stale'],
  ])('is not made to a debtor who may have paid: %s', (_, change, wait) => {
    expect(told({ ...facts, ...change }).waits).toEqual([wait])
  })
})

describe('a broken promise', () => {
  const promise = (until: string) => [{ id: 'D', holds: [{ kind: 'promise', invoice: 'A', from: ago(30), until }] }]

  test('is called about when the bank says that nothing came', () => {
    const facts = { debtors: promise(ago(6)), invoices: [{ id: 'A', dueDate: ago(20) }] }
    expect(told(facts).acts).toContain('call promise-broken manual 100.00: A/promise-broken')
    expect(told({ ...facts, bank: { freshAsOf: ago(9) } })).toEqual({ acts: [], waits: ['A payments-stale'] })
  })

  test('for a day before the due date is late after the due date only', () => {
    const facts = {
      debtors: [{ id: 'D', holds: [{ kind: 'promise', invoice: 'A', from: '2026-10-20', until: '2026-11-02' }] }],
      invoices: [{ id: 'A', dueDate: '2026-11-12' }],
      history: [{ invoice: 'A', step: 'before', date: '2026-10-19' }],
    }
    expect(played(facts, days('2026-11-03', '2026-11-14')).filter((act) => act.includes('call'))).toEqual([
      '2026-11-13 call promise-broken manual 100.00: A/promise-broken',
    ])
  })

  test('a call about one that waits already is not asked for twice', () => {
    const holds = [ago(25), ago(6)].map((until) => ({ kind: 'promise', invoice: 'A', from: ago(40), until }))
    const history = [letGo('promise-broken', ago(20))]
    const { acts } = told({ debtors: [{ id: 'D', holds }], invoices: [{ id: 'A', dueDate: ago(50) }], history })
    expect(acts.filter((act) => act.startsWith('call'))).toEqual([])
  })
})

test.each([
  [false, []],
  [true, [7]],
])(
  'a call about a promise ends with money that may be its own (%s), also while a letter is on its way',
  (unmatchedCredit, ended) => {
    const history = [
      { invoice: 'A', step: 'r3', state: 'released', channel: 'letter', date: ago(1) },
      letGo('promise-broken', ago(2)),
    ]
    const read = situation({
      debtors: [{ id: 'D', unmatchedCredit }],
      invoices: [{ id: 'A', dueDate: ago(40) }],
      history,
    })
    const { debtors, settings } = compileSituation(read, FRIDAY)
    const [debtor] = debtors
    if (!debtor) throw new Error('nobody')
    const watch = watchToDo([{ id: 7, debtorId: debtor.id, itemId: 0, isFollowUp: true }])
    watch.onDebtor?.(debtor, decideDebtor(debtor, settings))
    expect(watch.outdated()).toEqual(ended)
  },
)

test('before the due date nothing overdue is listed that may be paid since the bank’s last file', () => {
  const facts = {
    invoices: [
      { id: 'A', dueDate: ago(-7) },
      { id: 'B', dueDate: ago(1) },
    ],
  }
  expect(told(facts).acts).toEqual(['email before automatic 200.00: A/before (B/r1)'])
  expect(told({ ...facts, bank: { freshAsOf: ago(9) } }).acts).toEqual(['email before automatic 100.00: A/before'])
})

test('a promise about a part that is over kept nothing back', () => {
  const holds = [{ kind: 'promise', invoice: 'A', from: ago(10), until: ago(3), amountCents: 1_00 }]
  const facts = {
    debtors: [{ id: 'D', holds }],
    invoices: [
      { id: 'A', dueDate: ago(10) },
      { id: 'B', dueDate: ago(40) },
    ],
    history: [
      { invoice: 'B', step: 'r1', date: ago(9) },
      { invoice: 'B', step: 'r2', date: ago(1) },
    ],
  }
  // Ready seven days ago: the message of nine days ago kept it back, the one of yesterday may not do so again.
  expect(told(facts).acts).toContain('email r1 automatic 200.00: A/r1 (B/r2)')
})

describe('a debtor who is called about a broken promise', () => {
  const facts = {
    plans: [WITH_CALL],
    debtors: [{ id: 'D', holds: [{ kind: 'promise', invoice: 'A', from: ago(15), until: ago(4) }] }],
    invoices: [{ id: 'A', dueDate: ago(19) }],
    history: [{ invoice: 'A', step: 'r1', date: ago(16) }],
  }

  test('is not called a second time the same day because the plan says so', () => {
    expect(told(facts)).toEqual({
      acts: ['call promise-broken manual 100.00: A/promise-broken'],
      waits: ['A in-progress 2026-11-22'],
    })
  })

  test('nor while that call waits to be made', () => {
    expect(told({ ...facts, history: [...facts.history, letGo('promise-broken', ago(1))] })).toEqual({
      acts: [],
      waits: ['A in-progress 2026-11-22'],
    })
  })

  test('about another invoice neither, for a gap at most', () => {
    const other = (dueDate: string, date: string) => ({
      ...facts,
      invoices: [...facts.invoices, { id: 'B', dueDate }],
      history: [...facts.history, { invoice: 'B', step: 'r1', date }],
    })
    expect(told(other(ago(12), ago(9))).waits).toEqual(['A in-progress 2026-11-22', 'B other-message-first 2026-11-25'])
    expect(told(other(ago(18), ago(15))).acts).toEqual([
      'call promise-broken manual 100.00: A/promise-broken',
      'call call manual 200.00: B/call (A/r1)',
    ])
  })
})

test('a payment that was promised and came back is one call', () => {
  const facts = (returnedDate: string) => ({
    debtors: [{ id: 'D', holds: [{ kind: 'promise', invoice: 'A', from: ago(30), until: ago(10) }] }],
    invoices: [{ id: 'A', dueDate: ago(60), returnedDate }],
  })
  expect(told(facts(ago(0)))).toEqual({
    acts: ['call payment-returned manual 100.00: A/payment-returned'],
    waits: ['A payment-returned 2026-11-27'],
  })
  expect(told(facts(ago(12))).acts).toContain('call promise-broken manual 100.00: A/promise-broken')
})

test('a call that waits in a list and is no step of the plan any more keeps nothing back', () => {
  const facts = {
    plans: [PLAN, { ...WITH_CALL, key: 'other' }],
    invoices: [{ id: 'A', dueDate: ago(20) }],
    history: [{ invoice: 'A', step: 'r1', date: ago(8) }, letGo('call')],
  }
  expect(told(facts)).toEqual({ acts: ['email r2 automatic 100.00: A/r2'], waits: [] })
})
