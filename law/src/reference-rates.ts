// The two reference rates laid out by half-year, as numbers, so that a million invoices can be reckoned without reading
// a date.

import type { Source } from './explain.ts'
import { PARAMETERS, type LawParameters } from './parameters/index.ts'
import { entryOn, halfYearStart, type Parameter, unknownOn } from './parameters/parameter.ts'
import { addMonths, type BasisPoints, type Day, dayNumber, type DayNumber, dayOf } from './values.ts'

export type ReferenceRates = {
  readonly parameter: Parameter<unknown>
  /** Those known, oldest first, without gap. */
  readonly halfYears: readonly HalfYear[]
}

export type HalfYear = {
  readonly first: DayNumber
  readonly last: DayNumber
  readonly basisPoints: BasisPoints
  readonly source: Source
}

/**
 * The rate of the ECB's main refinancing operations on the first day of each half-year.
 * @article C. com. L441-10 II; CCP R2192-31
 */
export const ecbRates = (parameters: LawParameters = PARAMETERS): ReferenceRates =>
  laidOut(ecbKept, parameters.ecbMainRefinancingRate, (rate) => rate)

/**
 * The legal interest rate of each half-year, column "other": the category follows the creditor, and ours is a business.
 * @article CMF L313-2
 */
export const legalRates = (parameters: LawParameters = PARAMETERS): ReferenceRates =>
  laidOut(legalKept, parameters.legalInterestRate, (rate) => rate.other)

/**
 * The legal interest rate of each half-year for creditors who are natural persons outside business.
 * @article CMF L313-2
 */
export const legalRatesOfPersons = (parameters: LawParameters = PARAMETERS): ReferenceRates =>
  laidOut(legalOfPersonsKept, parameters.legalInterestRate, (rate) => rate.consumerCreditor)

/**
 * The half-year of a day. Throws UnknownParameter outside those known.
 * @article C. com. L441-10 II
 */
export function halfYearOn(rates: ReferenceRates, day: DayNumber): HalfYear {
  const halfYear = rates.halfYears.findLast(({ first }) => first <= day)
  if (halfYear === undefined || day > halfYear.last) throw unknownOn(rates.parameter, halfYearStart(dayOf(day)))
  return halfYear
}

type Kept = WeakMap<object, ReferenceRates>

const ecbKept: Kept = new WeakMap()
const legalKept: Kept = new WeakMap()
const legalOfPersonsKept: Kept = new WeakMap()

function laidOut<T>(kept: Kept, parameter: Parameter<T>, pick: (value: T) => BasisPoints): ReferenceRates {
  const known = kept.get(parameter)
  if (known) return known
  const halfYears = halfYearsOf(parameter).map((day) => {
    const { value, source } = entryOn(parameter, day)
    return { first: dayNumber(day), last: dayNumber(addMonths(day, 6)) - 1, basisPoints: pick(value), source }
  })
  const rates = { parameter, halfYears }
  kept.set(parameter, rates)
  return rates
}

/** The half-years whose first day lies between the first entry and the last day checked. */
function halfYearsOf(parameter: Parameter<unknown>): Day[] {
  const first = parameter.entries[0]?.from ?? parameter.checkedUntil
  const days: Day[] = []
  for (let day = halfYearStart(first); day <= parameter.checkedUntil; day = addMonths(day, 6)) {
    if (day >= first) days.push(day)
  }
  return days
}
