// Walks month after month from the first day that a rule is carried to the last day known, and asks every question that
// reads a figure: no gap on the way, and after the end a refusal that names the figure.

import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  dueDate,
  judgmentInterest,
  knownThrough,
  latePaymentInterest,
  latePaymentRate,
  PARAMETERS,
  type PublicBody,
  ratesByHalfYear,
  recoveryIndemnity,
  type Sector,
  UnknownParameter,
} from './index.ts'

type Question = {
  readonly name: string
  readonly from: Day
  readonly parameter: keyof typeof PARAMETERS
  /** Asks about a delay from one day to another, and says what came out. */
  readonly ask: (day: Day, until: Day) => string
}

const amountCents = 100_000

const QUESTIONS: readonly Question[] = [
  {
    name: 'interest owed by a business',
    from: '2013-01-01',
    parameter: 'ecbMainRefinancingRate',
    ask: (dueOn, until) => latePaymentInterest({ debtor: 'business', amountCents, dueDate: dueOn, until }).kind,
  },
  {
    name: 'interest owed by a public buyer',
    from: '2013-03-16',
    parameter: 'ecbMainRefinancingRate',
    ask: (dueOn, until) => latePaymentInterest({ debtor: 'public', amountCents, dueDate: dueOn, until }).kind,
  },
  {
    name: 'interest owed by a consumer',
    from: '2015-01-01',
    parameter: 'legalInterestRate',
    ask: (day, until) =>
      latePaymentInterest({ debtor: 'consumer', amountCents, dueDate: day, formalNotice: day, until }).kind,
  },
  {
    name: 'interest by a clause of three times the legal rate',
    from: '2015-01-01',
    parameter: 'legalInterestRate',
    ask: (day, until) => {
      const agreedRate = { kind: 'legal-times', times: 3 } as const
      return latePaymentInterest({ debtor: 'business', amountCents, dueDate: day, until, agreedRate }).kind
    },
  },
  {
    name: 'interest on a judgment',
    from: '2015-01-01',
    parameter: 'legalInterestRate',
    ask: (day, until) => judgmentInterest({ creditor: 'person', amountCents, from: day, until }).kind,
  },
  {
    name: 'the statutory rate',
    from: '2013-01-01',
    parameter: 'ecbMainRefinancingRate',
    ask: (_, until) => latePaymentRate({ debtor: 'business', day: until }).kind,
  },
  {
    name: 'the fixed indemnity',
    from: '2013-01-01',
    parameter: 'recoveryIndemnityAmount',
    ask: (_, until) => {
      const late = { debtor: 'business', dueDate: addDays(until, -1), openCents: 1 } as const
      return recoveryIndemnity({ ...late, until }).kind
    },
  },
]

describe.each(QUESTIONS)('$name', ({ from, parameter, ask }) => {
  const last = knownThrough(PARAMETERS[parameter])

  test('is answered for every month', () => {
    let months = 0
    for (let day = from; day <= last; day = addMonths(from, months)) {
      const until = addMonths(day, 1) > last ? last : addMonths(day, 1)
      expect([day, ask(day, until)]).toEqual([day, 'explained'])
      months++
    }
    expect(months).toBeGreaterThan(140)
  })

  test('after the last day known is refused, and the refusal names the figure', () => {
    const dayAfter = () => ask(last, addDays(last, 1))
    expect(dayAfter).toThrow(UnknownParameter)
    expect(dayAfter).toThrow(PARAMETERS[parameter].name)
  })
})

test('the table of rates has every half-year from 2013 to the last one known, without gap', () => {
  const rows = ratesByHalfYear()
  expect(rows[0]?.from).toBe('2013-01-01')
  expect(rows.at(-1)?.to).toBe('2026-12-31')
  expect(rows).toHaveLength(28)
  expect(rows.slice(1).filter((row, index) => row.from !== addDays(rows[index]?.to ?? row.to, 1))).toEqual([])
})

test('due dates read no figure that runs out: each kind of buyer and sector has its answer in every month', () => {
  const bodies: readonly PublicBody[] = ['state-or-local', 'health', 'undertaking']
  const sectors: readonly Sector[] = [
    'transport',
    'perishable-food',
    'livestock',
    'spirits',
    'wine',
    'trade-agreement',
    'export',
  ]
  const terms = { kind: 'none' } as const
  for (let months = 0; months < 168; months++) {
    const issueDate = addMonths('2013-01-31', months)
    const invoice = { issueDate, performedOn: issueDate, terms, sectorMaximumDays: 75 } as const
    for (const publicBody of bodies) {
      expect(dueDate({ ...invoice, debtor: 'public', publicBody })).toMatchObject({ value: { lawful: true } })
    }
    for (const sector of sectors) {
      expect(dueDate({ ...invoice, debtor: 'business', sector })).toMatchObject({ value: { lawful: true } })
    }
  }
})
