// For property tests: situations of every kind, with pasts that may have happened and some that should not have.

import fc from 'fast-check'
import { type Day, dayNumber, dayOf } from '#kernel'
import { HOLD_KINDS } from './model.ts'

/** Days around this one, so that August, the end of the year and bank holidays come into play. */
const CENTRE = dayNumber('2026-08-10')

export const anyDay = (from: number, to: number): fc.Arbitrary<Day> =>
  fc.integer({ min: from, max: to }).map((days) => dayOf(CENTRE + days))

const cents = fc.integer({ min: 1, max: 2_000_00 })

const STEPS = [
  { key: 'before', level: 0, offsetDays: -7, channel: 'email', floorCents: 50_00 },
  { key: 'r1', level: 1, offsetDays: 3, channel: 'email', notFor: { causes: ['bad-faith'] } },
  { key: 'offer', level: 1, offsetDays: 6, channel: 'task', mode: 'manual', onlyFor: { causes: ['cash-difficulty'] } },
  {
    key: 'call',
    level: 1,
    offsetDays: 9,
    channel: 'call',
    mode: 'manual',
    floorCents: 300_00,
    belowFloor: 'skip',
    lapseDays: 6,
  },
  { key: 'r2', level: 2, offsetDays: 15, channel: 'email', fallbackChannel: 'letter', floorCents: 20_00 },
  {
    key: 'check',
    level: 2,
    offsetDays: 20,
    channel: 'task',
    mode: 'manual',
    ceilingCents: 900_00,
    notFor: { statuses: ['205'] },
  },
  { key: 'r3', level: 3, afterPreviousDays: 12, channel: 'letter', deadlineDays: 8 },
  { key: 'notice', level: 4, offsetDays: 45, channel: 'registered-letter', mode: 'confirm', deadlineDays: 15 },
] as const

export const planArbitrary = fc.record({
  key: fc.constantFrom('p', 'q'),
  minimumGapDays: fc.integer({ min: 1, max: 9 }),
  oldInvoices: fc.constantFrom('start-at-first-overdue', 'enter-at-fitting-step'),
  steps: fc.subarray([...STEPS], { minLength: 1 }).filter((steps) => steps[0]?.key !== 'r3'),
})

const invoiceArbitrary = (id: string, debtor: string) =>
  fc.record(
    {
      id: fc.constant(id),
      debtor: fc.constant(debtor),
      dueDate: anyDay(-120, 30),
      totalCents: cents,
      openCents: fc.option(fc.integer({ min: 0, max: 500_00 }), { nil: null }),
      issueDate: anyDay(-160, -1),
      performedTo: anyDay(-160, -1),
      enteredDate: anyDay(-100, 0),
      returnedDate: fc.option(anyDay(-20, 0), { nil: null, freq: 4 }),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
      paymentMeans: fc.constantFrom('transfer', 'transfer', 'transfer', 'direct-debit'),
      holder: fc.constantFrom('us', 'us', 'us', 'factor'),
      cause: fc.constantFrom('bad-faith', 'cash-difficulty'),
      statuses: fc.constantFrom([], ['205'], ['204']),
    },
    { requiredKeys: ['id', 'debtor', 'totalCents', 'dueDate'] },
  )

const holdArbitrary = (invoices: readonly string[]) =>
  fc.record(
    {
      kind: fc.constantFrom(...HOLD_KINDS),
      from: anyDay(-40, 10),
      until: anyDay(11, 40),
      invoice: fc.constantFrom(...invoices),
      amountCents: fc.integer({ min: 1, max: 400_00 }),
    },
    { requiredKeys: ['kind'] },
  )

const pastArbitrary = (invoices: readonly string[]) =>
  fc.record(
    {
      invoice: fc.constantFrom(...invoices),
      step: fc.constantFrom(...STEPS.map((step) => step.key), 'elsewhere', 'promise-broken'),
      cycle: fc.constantFrom(1, 1, 1, 2),
      state: fc.constantFrom(
        'accepted',
        'accepted',
        'accepted',
        'failed',
        'bounced',
        'ambiguous',
        'released',
        'planned',
        'skipped',
      ),
      date: anyDay(-90, 0),
      deadline: fc.option(anyDay(-20, 15), { nil: null }),
    },
    { requiredKeys: ['invoice', 'step', 'date', 'state', 'cycle'] },
  )

const debtorArbitrary = (id: string, invoices: readonly string[]) =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom('business', 'public', 'consumer', 'association'),
    country: fc.constantFrom('FR', 'FR', 'DE', null),
    email: fc.constantFrom('a@debtor.example', 'a@debtor.example', 'a@debtor.example', null),
    postal: fc.boolean(),
    phone: fc.boolean(),
    unappliedCreditCents: fc.constantFrom(0, 0, 0, 100_00),
    unmatchedCredit: fc.constantFrom(false, false, false, true),
    holds: fc.array(holdArbitrary(invoices), { maxLength: 2 }).map((holds) => (holds.length > 1 ? holds : [])),
  })

export const situationArbitrary = fc
  .record({ D: fc.integer({ min: 1, max: 4 }), E: fc.integer({ min: 1, max: 3 }) })
  .chain((counts) => {
    const ids = (debtor: string, count: number) => Array.from({ length: count }, (_, index) => `${debtor}${index + 1}`)
    const [ofD, ofE] = [ids('D', counts.D), ids('E', counts.E)]
    return fc.record({
      today: anyDay(0, 0),
      plans: fc.array(planArbitrary, { minLength: 1, maxLength: 1 }),
      calendar: fc.constant({ holidays: 'FR', sendOn: [1, 2, 3, 4, 5] }),
      bank: fc.record({ freshAsOf: anyDay(-6, 0) }),
      settings: fc.record(
        { toleranceCents: fc.constantFrom(0, 5_00), contactCap: fc.constant({ contacts: 2, periodDays: 20 }) },
        { requiredKeys: [] },
      ),
      debtors: fc.tuple(debtorArbitrary('D', ofD), debtorArbitrary('E', ofE)),
      invoices: fc.tuple(...ofD.map((id) => invoiceArbitrary(id, 'D')), ...ofE.map((id) => invoiceArbitrary(id, 'E'))),
      history: fc.array(pastArbitrary([...ofD, ...ofE]), { maxLength: 6 }),
    })
  })
