import { describe, expect, test } from 'vitest'
import { ago, documentOf, situation, told } from './situation-fixture.ts'

const LATE = { id: 'A', dueDate: ago(20) }
const heldBy = (hold: Record<string, unknown>, invoice: Record<string, unknown> = LATE) =>
  told({ debtors: [{ id: 'D', holds: [hold] }], invoices: [invoice] })

describe('disputes', () => {
  test('a dispute stops the reminders of its invoice, not those of another', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'dispute', from: ago(2), invoice: 'A' }] }]
    expect(told({ debtors, invoices: [LATE, { id: 'B', dueDate: ago(20) }] })).toEqual({
      acts: ['email r1 automatic 100.00: B/r1'],
      waits: ['A dispute'],
    })
  })

  test('a dispute of a part holds that part; the rest is asked for and the message says so', () => {
    const holds = [{ kind: 'dispute', from: ago(2), invoice: 'A', amountCents: 12_00 }]
    const read = situation({ debtors: [{ id: 'D', holds }], invoices: [LATE] })
    const [act] = documentOf(read).actions
    expect(act?.totalCents).toBe(88_00)
    expect(act?.reasons.map((reason) => reason.code)).toEqual(['step-due', 'part-disputed'])
    expect(act?.reasons[1]?.sentence).toBe('12\u00a0€ contestés sur 100\u00a0€ ne sont pas demandés.')
  })

  test('a dispute over the whole amount, or several that add up to it, hold all of it', () => {
    expect(heldBy({ kind: 'dispute', invoice: 'A', amountCents: 100_00 })).toEqual({ acts: [], waits: ['A dispute'] })
    const holds = [60_00, 40_00].map((amountCents) => ({ kind: 'dispute', from: ago(1), invoice: 'A', amountCents }))
    expect(told({ debtors: [{ id: 'D', holds }], invoices: [LATE] })).toEqual({ acts: [], waits: ['A dispute'] })
  })

  test('of parts that hold all, the first to end lets something go', () => {
    const holds = [60_00, 40_00].map((amountCents, index) => ({
      kind: 'dispute',
      from: ago(1),
      until: ago(-5 - 4 * index),
      invoice: 'A',
      amountCents,
    }))
    expect(told({ debtors: [{ id: 'D', holds }], invoices: [LATE] }).waits).toEqual(['A dispute 2026-11-26'])
  })

  test('a dispute that we did not answer for ten working days goes to its owner', () => {
    // Thursday 5 November + 10 working days, 11 November being a holiday: Friday 20.
    expect(heldBy({ kind: 'dispute', from: '2026-11-05', invoice: 'A' }).acts).toEqual([
      'task answer-dispute manual 0.00: A',
    ])
    expect(heldBy({ kind: 'dispute', from: '2026-11-06', invoice: 'A' }).acts).toEqual([])
  })

  test('no formal notice while a part is disputed', () => {
    const history = ['r1', 'r2', 'r3'].map((step, index) => ({
      invoice: 'A',
      step,
      date: ago(50 - 10 * index),
      deadline: null,
    }))
    const debtors = [{ id: 'D', holds: [{ kind: 'dispute', from: ago(2), invoice: 'A', amountCents: 1_00 }] }]
    expect(told({ debtors, invoices: [{ id: 'A', dueDate: ago(90) }], history })).toEqual({
      acts: [],
      waits: ['A notice-needs-undisputed'],
    })
  })
})

describe('promises', () => {
  test('a promise holds until its day and two working days of grace', () => {
    // Wednesday 18 November, grace until Friday 20.
    expect(heldBy({ kind: 'promise', until: '2026-11-18', invoice: 'A' })).toEqual({
      acts: [],
      waits: ['A promise 2026-11-21'],
    })
  })

  test('a broken promise calls the debtor and lets the next step resume', () => {
    expect(heldBy({ kind: 'promise', from: ago(15), until: '2026-11-17', invoice: 'A', amountCents: 80_00 })).toEqual({
      acts: ['email r1 automatic 100.00: A/r1', 'call promise-broken manual 100.00: A/promise-broken'],
      waits: [],
    })
  })

  test('the call after a broken promise is made once', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'promise', until: '2026-11-12', invoice: 'A' }] }]
    const history = [{ invoice: 'A', step: 'promise-broken', channel: 'call', date: ago(1) }]
    expect(told({ debtors, invoices: [LATE], history })).toEqual({ acts: [], waits: ['A gap 2026-11-26'] })
  })

  test('without a telephone number the broken promise is a task', () => {
    const debtors = [{ id: 'D', phone: null, holds: [{ kind: 'promise', until: '2026-11-12', invoice: 'A' }] }]
    expect(told({ debtors, invoices: [LATE] }).acts).toEqual([
      'email r1 automatic 100.00: A/r1',
      'task promise-broken manual 100.00: A',
    ])
  })

  test('a promise of a part holds that part', () => {
    expect(heldBy({ kind: 'promise', until: '2026-12-01', invoice: 'A', amountCents: 30_00 }).acts).toEqual([
      'email r1 automatic 70.00: A/r1',
    ])
  })

  test('the sentence names the amount and the day', () => {
    const holds = [{ kind: 'promise', until: '2026-11-28', invoice: 'A' }]
    const read = situation({
      debtors: [{ id: 'D', holds }],
      invoices: [{ id: 'A', dueDate: ago(20), totalCents: 1_200_00 }],
    })
    expect(documentOf(read).waits[0]?.sentence).toBe('Ne part pas : promesse de 1\u202f200\u00a0€ au 28 nov.')
  })
})

describe('what stops everything with a debtor', () => {
  const NEW = { id: 'B', issueDate: ago(1), dueDate: ago(-5), performedTo: ago(1) }

  test('insolvency stops what was performed before the judgment, the same day', () => {
    const invoice = { id: 'A', dueDate: ago(20), performedTo: ago(30) }
    expect(heldBy({ kind: 'insolvency', from: ago(0) }, invoice)).toEqual({ acts: [], waits: ['A insolvency'] })
  })

  test('insolvency leaves what was performed after the judgment', () => {
    const invoice = { id: 'A', dueDate: ago(20), performedTo: ago(30) }
    expect(heldBy({ kind: 'insolvency', from: ago(40) }, invoice).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('work that began before the judgment counts as before', () => {
    const invoice = { id: 'A', dueDate: ago(20), performedFrom: ago(50), performedTo: ago(30) }
    expect(heldBy({ kind: 'insolvency', from: ago(40) }, invoice).acts).toEqual([])
  })

  test('where the performance is not known it counts as before, and a person is asked', () => {
    expect(heldBy({ kind: 'insolvency', from: ago(40) })).toEqual({
      acts: ['task check-performance manual 0.00: A'],
      waits: ['A insolvency'],
    })
  })

  test.each(['collection-agency', 'lawyer', 'court', 'agency'])(
    'a case with %s stops the debtor, new invoices included',
    (kind) => {
      const debtors = [{ id: 'D', holds: [{ kind, from: ago(10), invoice: 'A' }] }]
      const code = kind === 'agency' ? 'collection-agency' : kind
      expect(told({ debtors, invoices: [{ ...LATE, issueDate: ago(50) }, NEW] })).toEqual({
        acts: ['task tell-holder-of-case manual 0.00: B'],
        waits: [`A ${code}`, `B ${code}`],
      })
    },
  )

  test('invoices from before the case was handed over need not be reported', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'lawyer', from: ago(10) }] }]
    expect(told({ debtors, invoices: [{ ...LATE, issueDate: ago(11) }, NEW] }).acts).toEqual([
      'task tell-holder-of-case manual 0.00: B',
    ])
  })

  test.each(['suspected-fraud', 'over-indebtedness', 'do-not-contact'])(
    '%s named on one invoice stops all of them',
    (kind) => {
      const debtors = [{ id: 'D', holds: [{ kind, from: ago(10), invoice: 'A' }] }]
      expect(told({ debtors, invoices: [LATE, NEW] })).toEqual({ acts: [], waits: [`A ${kind}`, `B ${kind}`] })
    },
  )

  test.each(['pause', 'exclusion', 'instalment-plan', 'closure'])('%s holds what it was placed on', (kind) => {
    const invoices = [LATE, { id: 'B', dueDate: ago(20) }]
    const onOne = [{ id: 'D', holds: [{ kind, from: ago(10), invoice: 'A' }] }]
    expect(told({ debtors: onOne, invoices })).toEqual({
      acts: ['email r1 automatic 100.00: B/r1'],
      waits: [`A ${kind}`],
    })
    const onAll = [{ id: 'D', holds: [{ kind, from: ago(10) }] }]
    expect(told({ debtors: onAll, invoices })).toEqual({ acts: [], waits: [`A ${kind}`, `B ${kind}`] })
  })
})

describe('from when until when', () => {
  test('a pause holds on its last day and not on the next', () => {
    expect(heldBy({ kind: 'pause', from: ago(9), until: ago(0) })).toEqual({ acts: [], waits: ['A pause 2026-11-21'] })
    expect(heldBy({ kind: 'pause', from: ago(9), until: ago(1) }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a hold that begins tomorrow does not hold today', () => {
    expect(heldBy({ kind: 'pause', from: ago(-1) }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a payment announced is waited for during five working days', () => {
    // Friday 13 November + 5 working days: Friday 20.
    expect(heldBy({ kind: 'payment-announced', from: '2026-11-13' }).waits).toEqual(['A payment-announced 2026-11-21'])
    expect(heldBy({ kind: 'payment-announced', from: '2026-11-12' }).acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('of several holds the strongest is the reason given', () => {
    const holds = [
      { kind: 'pause' },
      { kind: 'insolvency', from: ago(3) },
      { kind: 'promise', until: ago(-9), invoice: 'A' },
    ]
    expect(told({ debtors: [{ id: 'D', holds }], invoices: [{ ...LATE, performedTo: ago(40) }] }).waits).toEqual([
      'A insolvency',
    ])
  })
})

describe('what cannot be read holds', () => {
  test.each([
    ['an unknown kind', { kind: 'frobnicated', invoice: 'A' }],
    ['no kind at all', { invoice: 'A' }],
    ['a day that does not exist', { kind: 'pause', until: '2026-02-30' }],
    ['an end before its beginning', { kind: 'pause', from: ago(1), until: ago(9) }],
    ['an amount that is none', { kind: 'dispute', invoice: 'A', amountCents: -3 }],
    ['an invoice that is not in the list', { kind: 'dispute', invoice: 'Z' }],
  ])('%s', (_, hold) => {
    expect(heldBy(hold)).toEqual({ acts: [], waits: ['A unreadable'] })
  })
})

describe('e-invoice statuses', () => {
  const withStatuses = (...statuses: unknown[]) => told({ invoices: [{ ...LATE, statuses }] })

  test('207 is a dispute, of its amount', () => {
    expect(withStatuses('207').waits).toEqual(['A dispute'])
    expect(withStatuses({ code: '207', date: ago(2), amountCents: 30_00 }).acts).toEqual([
      'email r1 automatic 70.00: A/r1',
    ])
  })

  test('what is refused, rejected or incomplete is for us to repair today', () => {
    expect(withStatuses('210')).toEqual({ acts: ['task answer-refusal manual 0.00: A'], waits: ['A invoice-refused'] })
    expect(withStatuses('213')).toEqual({
      acts: ['task reissue-invoice manual 0.00: A'],
      waits: ['A invoice-rejected'],
    })
    expect(withStatuses('208')).toEqual({
      acts: ['task supply-missing-piece manual 0.00: A'],
      waits: ['A missing-piece'],
    })
  })

  test('211 announces a payment', () => {
    expect(withStatuses({ code: '211', date: ago(1) }).waits).toEqual(['A payment-announced 2026-11-27'])
  })

  test('what was answered stands in the way no more', () => {
    expect(withStatuses('208', '209').acts).toEqual(['email r1 automatic 100.00: A/r1'])
    expect(withStatuses('205').acts).toEqual(['email r1 automatic 100.00: A/r1'])
  })

  test('a claim assigned by status is not ours to ask for', () => {
    expect(withStatuses('225')).toEqual({ acts: [], waits: ['A held-by-other'] })
  })
})
