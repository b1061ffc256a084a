// The figures of procedure: ceilings, time limits and costs, each from the day on which the law reads it.

import type { Cents } from '../values.ts'
import { commercialCourtSeats, economicCourtSeats } from './commercial-courts.ts'
import type { Parameter } from './parameter.ts'

/** A cost on which the sources disagree stands with its extremes. */
export type CostRange = { readonly lowCents: Cents; readonly highCents: Cents }

export type ProcedureParameters = {
  readonly commercialCourtSeats: Parameter<Readonly<Record<string, readonly string[]>>>
  readonly economicCourtSeats: Parameter<readonly string[]>
  /** Months in which an order for payment must be served. */
  readonly orderServiceMonths: Parameter<number>
  readonly smallClaimsCeiling: Parameter<Cents>
  readonly amicableAttemptCeiling: Parameter<Cents>
  readonly localChamberCeiling: Parameter<Cents>
  /** Up to it a party may appear without a lawyer. */
  readonly lawyerFreeCeiling: Parameter<Cents>
  /** Up to it there is no appeal. */
  readonly lastResortCeiling: Parameter<Cents>
  readonly commercialRegistryFee: Parameter<CostRange>
  readonly legalAidContribution: Parameter<CostRange>
  /** Of a judicial officer for serving an act, before the coefficient of the claim, without VAT. */
  readonly serviceFee: Parameter<{ readonly emolumentCents: Cents; readonly travelCents: Cents }>
}

const checkedUntil = '2026-12-31'

export const PROCEDURE_PARAMETERS: ProcedureParameters = {
  commercialCourtSeats,
  economicCourtSeats,
  orderServiceMonths: {
    name: 'order-service-months',
    readOn: 'the-day',
    checkedUntil,
    entries: [
      { from: '2022-03-01', value: 6, source: { title: 'CPC 1411, decree 2021-1322' } },
      {
        from: '2026-09-01',
        value: 3,
        source: { title: 'Decree 2026-96 of 16 February 2026, orders from 1 September' },
      },
    ],
  },
  smallClaimsCeiling: {
    name: 'small-claims-ceiling',
    readOn: 'the-day',
    checkedUntil,
    entries: [{ from: '2020-01-01', value: 500_000, source: { title: 'CPCE R125-1' } }],
  },
  amicableAttemptCeiling: {
    name: 'amicable-attempt-ceiling',
    readOn: 'the-day',
    checkedUntil,
    entries: [{ from: '2023-10-01', value: 500_000, source: { title: 'CPC 750-1, decree 2023-357' } }],
  },
  localChamberCeiling: {
    name: 'local-chamber-ceiling',
    readOn: 'the-day',
    checkedUntil,
    entries: [{ from: '2020-01-01', value: 1_000_000, source: { title: 'COJ D212-19-1, annex IV-II, from memory' } }],
  },
  lawyerFreeCeiling: {
    name: 'lawyer-free-ceiling',
    readOn: 'the-day',
    checkedUntil,
    entries: [{ from: '2020-01-01', value: 1_000_000, source: { title: 'CPC 761, 853' } }],
  },
  lastResortCeiling: {
    name: 'last-resort-ceiling',
    readOn: 'the-day',
    checkedUntil,
    entries: [{ from: '2020-09-01', value: 500_000, source: { title: 'C. com. R721-6; COJ R211-3-24' } }],
  },
  commercialRegistryFee: {
    name: 'commercial-registry-fee',
    readOn: 'the-day',
    checkedUntil,
    entries: [
      {
        from: '2026-01-01',
        value: { lowCents: 2519, highCents: 3521 },
        source: { title: '25.19 € (arrêté of 25 February 2026, as quoted), 30.23 €, 33.47 €, 35.21 €: four sources' },
      },
    ],
  },
  legalAidContribution: {
    name: 'legal-aid-contribution',
    readOn: 'the-day',
    checkedUntil,
    entries: [
      { from: '2026-01-01', value: { lowCents: 0, highCents: 0 }, source: { title: 'Not yet created' } },
      {
        from: '2026-03-01',
        value: { lowCents: 0, highCents: 5000 },
        source: { title: 'Law 2026-103 art. 128: from 1 March or from 1 May 2026, two sources' },
      },
      {
        from: '2026-05-01',
        value: { lowCents: 5000, highCents: 5000 },
        source: { title: 'Law 2026-103 of 19 February 2026, art. 128; CGI 1635 bis Q' },
      },
    ],
  },
  serviceFee: {
    name: 'service-fee',
    readOn: 'the-day',
    checkedUntil,
    entries: [
      {
        from: '2026-01-01',
        value: { emolumentCents: 2579, travelCents: 880 },
        source: { title: 'C. com. A444-11, A444-46, A444-48, tariff to 29 February 2028: one source' },
      },
    ],
  },
}
