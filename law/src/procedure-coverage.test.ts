// As coverage.test.ts, for procedure: every month from the first day of a figure has its answer, and a figure that was not
// looked up is refused by its name.

import { describe, expect, test } from 'vitest'
import {
  addMonths,
  competentCourt,
  type Day,
  orderForPayment,
  orderForPaymentCalendar,
  priorAmicableAttempt,
  PROCEDURE_PARAMETERS,
  procedureCosts,
  type ProcedureParameters,
  smallClaims,
  UnknownParameter,
} from './index.ts'

const traders = { debtor: 'business', activity: 'commercial', department: '75', amountCents: 300_000 } as const

type Question = {
  readonly name: string
  readonly from: Day
  readonly reads: readonly (keyof ProcedureParameters)[]
  readonly ask: (on: Day, parameters?: ProcedureParameters) => string
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'the commercial court',
    from: '2021-01-01',
    reads: ['commercialCourtSeats', 'economicCourtSeats', 'lawyerFreeCeiling', 'lastResortCeiling'],
    ask: (on, parameters) => competentCourt({ ...traders, on }, parameters).kind,
  },
  {
    name: 'the judicial court',
    from: '2020-09-01',
    reads: ['localChamberCeiling', 'lawyerFreeCeiling', 'lastResortCeiling'],
    ask: (on, parameters) => competentCourt({ debtor: 'consumer', amountCents: 300_000, on }, parameters).kind,
  },
  {
    name: 'an order for payment',
    from: '2021-01-01',
    reads: ['commercialCourtSeats'],
    ask: (on, parameters) => orderForPayment({ ...traders, dueDate: '2020-01-31', on }, parameters).kind,
  },
  {
    name: 'the days of an order for payment',
    from: '2022-03-01',
    reads: ['orderServiceMonths'],
    ask: (orderedOn, parameters) => orderForPaymentCalendar({ orderedOn }, parameters).kind,
  },
  {
    name: 'small claims',
    from: '2020-01-01',
    reads: ['smallClaimsCeiling'],
    ask: (on, parameters) => smallClaims({ amountCents: 100, on }, parameters).kind,
  },
  {
    name: 'an amicable attempt',
    from: '2023-10-01',
    reads: ['amicableAttemptCeiling'],
    ask: (on, parameters) =>
      priorAmicableAttempt({ court: 'local-chamber', procedure: 'merits', amountCents: 100, on }, parameters).kind,
  },
  {
    name: 'the costs before a commercial court',
    from: '2026-01-01',
    reads: ['commercialRegistryFee', 'serviceFee'],
    ask: (on, parameters) => procedureCosts({ court: 'commercial-court', amountCents: 100, on }, parameters).kind,
  },
  {
    name: 'the costs before a judicial court',
    from: '2026-01-01',
    reads: ['legalAidContribution', 'serviceFee'],
    ask: (on, parameters) => procedureCosts({ court: 'judicial-court', amountCents: 100, on }, parameters).kind,
  },
]

describe.each(QUESTIONS)('$name', ({ from, reads, ask }) => {
  test('is answered for every month, and not the day before', () => {
    let months = 0
    for (let on = from; on <= '2026-12-31'; on = addMonths(from, months)) {
      expect([on, ask(on)]).toEqual([on, 'explained'])
      months++
    }
    expect(months).toBeGreaterThan(11)
    expect(() => ask(addMonths(from, -1))).toThrow(UnknownParameter)
  })

  test.each(reads)('is refused by its name when nobody looked %s up', (name) => {
    const known = PROCEDURE_PARAMETERS[name]
    const ended = { ...PROCEDURE_PARAMETERS, [name]: { ...known, checkedUntil: '2026-06-30' } }
    expect(ask('2026-06-30', ended)).toBe('explained')
    expect(() => ask('2026-07-01', ended)).toThrow(known.name)
  })
})

test('every figure of procedure is read by a question', () => {
  expect(new Set(QUESTIONS.flatMap(({ reads }) => reads))).toEqual(new Set(Object.keys(PROCEDURE_PARAMETERS)))
})
