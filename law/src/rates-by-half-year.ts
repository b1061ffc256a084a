// The rates of late payment laid out for reading: one row per half-year, as publishers print them.

import { type LawParameters, PARAMETERS } from './parameters/index.ts'
import { entryOn } from './parameters/parameter.ts'
import { STATUTORY_RULES } from './rate-rule.ts'
import { ecbRates } from './reference-rates.ts'
import { type BasisPoints, type Day, dayOf } from './values.ts'

export type HalfYearRates = {
  readonly from: Day
  readonly to: Day
  readonly ecbBasisPoints: BasisPoints
  readonly businessBasisPoints: BasisPoints
  /** For interest that begins to run in this half-year; null before the rule. */
  readonly publicBasisPoints: BasisPoints | null
  /**
   * The legal rate of creditors in business, and three times it: the floor of clauses. Null where it is not carried.
   */
  readonly legalBasisPoints: BasisPoints | null
  readonly floorBasisPoints: BasisPoints | null
  /** The legal rate of creditors who are natural persons outside business. */
  readonly legalOfPersonsBasisPoints: BasisPoints | null
}

/**
 * The rates of every half-year known, oldest first.
 * @article C. com. L441-10 II; CCP R2192-31; CMF L313-2
 */
export function ratesByHalfYear(parameters: LawParameters = PARAMETERS): readonly HalfYearRates[] {
  const { business, public: publicRule } = STATUTORY_RULES
  const legalFrom = parameters.legalInterestRate.entries[0]?.from
  return ecbRates(parameters).halfYears.flatMap(({ first, last, basisPoints }) => {
    const [from, to] = [dayOf(first), dayOf(last)]
    if (from < business.from) return []
    const isLegalKnown =
      legalFrom !== undefined && from >= legalFrom && from <= parameters.legalInterestRate.checkedUntil
    const legal = isLegalKnown ? entryOn(parameters.legalInterestRate, from).value : null
    return {
      from,
      to,
      ecbBasisPoints: basisPoints,
      businessBasisPoints: basisPoints + business.plusBasisPoints,
      publicBasisPoints: to < publicRule.from ? null : basisPoints + publicRule.plusBasisPoints,
      legalBasisPoints: legal?.other ?? null,
      floorBasisPoints: legal === null ? null : 3 * legal.other,
      legalOfPersonsBasisPoints: legal?.consumerCreditor ?? null,
    }
  })
}
