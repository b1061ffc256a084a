// The legal interest rate (CMF L313-2), fixed by order for each half-year. Two columns: the category follows the
// creditor, so a company claims the "other" rate even from a consumer. Before 2015 one yearly rate, only partly
// confirmed: not carried.

import type { Source } from '../explain.ts'
import type { BasisPoints } from '../values.ts'
import type { Parameter } from './parameter.ts'

export type LegalInterestRate = {
  /** Creditor who is a natural person not acting for business needs. */
  readonly consumerCreditor: BasisPoints
  /** Every other creditor. */
  readonly other: BasisPoints
}

const sheetF783: Source = { title: 'service-public.fr, sheet F783, table read for the second half of 2024' }

export const legalInterestRate: Parameter<LegalInterestRate> = {
  name: 'legal-interest-rate',
  readOn: 'first-day-of-half-year',
  // The order for the first half of 2027 is published in the last days of December 2026.
  checkedUntil: '2026-12-31',
  entries: [
    { from: '2015-01-01', value: { consumerCreditor: 406, other: 93 }, source: sheetF783 },
    { from: '2015-07-01', value: { consumerCreditor: 429, other: 99 }, source: sheetF783 },
    { from: '2016-01-01', value: { consumerCreditor: 454, other: 101 }, source: sheetF783 },
    { from: '2016-07-01', value: { consumerCreditor: 435, other: 93 }, source: sheetF783 },
    { from: '2017-01-01', value: { consumerCreditor: 416, other: 90 }, source: sheetF783 },
    { from: '2017-07-01', value: { consumerCreditor: 394, other: 90 }, source: sheetF783 },
    { from: '2018-01-01', value: { consumerCreditor: 373, other: 89 }, source: sheetF783 },
    { from: '2018-07-01', value: { consumerCreditor: 360, other: 88 }, source: sheetF783 },
    { from: '2019-01-01', value: { consumerCreditor: 340, other: 86 }, source: sheetF783 },
    { from: '2019-07-01', value: { consumerCreditor: 326, other: 87 }, source: sheetF783 },
    { from: '2020-01-01', value: { consumerCreditor: 315, other: 87 }, source: sheetF783 },
    { from: '2020-07-01', value: { consumerCreditor: 311, other: 84 }, source: sheetF783 },
    { from: '2021-01-01', value: { consumerCreditor: 314, other: 79 }, source: sheetF783 },
    { from: '2021-07-01', value: { consumerCreditor: 312, other: 76 }, source: sheetF783 },
    { from: '2022-01-01', value: { consumerCreditor: 313, other: 76 }, source: sheetF783 },
    { from: '2022-07-01', value: { consumerCreditor: 315, other: 77 }, source: sheetF783 },
    { from: '2023-01-01', value: { consumerCreditor: 447, other: 206 }, source: sheetF783 },
    { from: '2023-07-01', value: { consumerCreditor: 682, other: 422 }, source: sheetF783 },
    { from: '2024-01-01', value: { consumerCreditor: 801, other: 507 }, source: sheetF783 },
    { from: '2024-07-01', value: { consumerCreditor: 816, other: 492 }, source: sheetF783 },
    {
      from: '2025-01-01',
      value: { consumerCreditor: 721, other: 371 },
      source: { title: 'Order of 17 December 2024 (JORFTEXT000050793726)' },
    },
    {
      from: '2025-07-01',
      value: { consumerCreditor: 665, other: 276 },
      source: { title: 'Order of 19 June 2025 (ECOT2516925A)' },
    },
    {
      from: '2026-01-01',
      value: { consumerCreditor: 667, other: 262 },
      source: { title: 'Order of 15 December 2025, JO of 26 December 2025 (JORFTEXT000053165408)' },
    },
    {
      from: '2026-07-01',
      value: { consumerCreditor: 684, other: 275 },
      source: { title: 'Order of 26 June 2026, JO of 30 June 2026, read in three secondary sources' },
    },
  ],
}
