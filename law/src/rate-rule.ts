// How the rate of late-payment interest is made, and its figure on a day, in numbers; `late-payment-rate.ts` explains
// it.

import type { AgreedRate } from './agreed-rate.ts'
import type { Conventions } from './choices.ts'
import type { Regime } from './debtor-kind.ts'
import { UnknownParameter, WrongInput } from './errors.ts'
import { assertWhole } from './input-guards.ts'
import type { LawParameters } from './parameters/index.ts'
import { knownThrough } from './parameters/parameter.ts'
import { ecbRates, halfYearOn, legalRates, legalRatesOfPersons, type ReferenceRates } from './reference-rates.ts'
import { addMonths, type BasisPoints, type Day, dayNumber, type DayNumber, dayOf } from './values.ts'

/** How a rate is made: `times` × the reference of the half-year + `plusBasisPoints`. */
export type LatePaymentRate = {
  readonly article: string
  readonly times: number
  readonly plusBasisPoints: BasisPoints
  /** Read once, for the half-year in which the interest begins to run. */
  readonly isFrozen: boolean
  /** The first day of the five points after a judgment; Infinity without one, and where the rate is not the legal one. */
  readonly increasedFrom: DayNumber
} & (
  | { readonly rule: 'late-payment-rate.agreed-fixed'; readonly reference: null }
  | {
      readonly rule: 'late-payment-rate.legal'
      readonly reference: ReferenceRates
      readonly creditor: CreditorKind
    }
  | {
      readonly rule:
        | 'late-payment-rate.statutory'
        | 'late-payment-rate.agreed-ecb-plus'
        | 'late-payment-rate.agreed-legal-times'
      readonly reference: ReferenceRates
    }
)

type StatutoryRule = { readonly article: string; readonly plusBasisPoints: BasisPoints; readonly from: Day }

/** The rules as they stand; older ones (7 points before 2009, no half-years before 2013) are not carried. */
export const STATUTORY_RULES: Readonly<Record<'business' | 'public', StatutoryRule>> = {
  business: { article: 'C. com. L441-10 II', plusBasisPoints: 1000, from: '2013-01-01' },
  // Contracts made from that day: decree 2013-269.
  public: { article: 'CCP R2192-31', plusBasisPoints: 800, from: '2013-03-16' },
}

const FIRST_STATUTORY_DAY = {
  business: dayNumber(STATUTORY_RULES.business.from),
  public: dayNumber(STATUTORY_RULES.public.from),
} as const

/** Added to the legal rate when a judgment stays unpaid. */
export const JUDGMENT_INCREASE: BasisPoints = 500

/** Whose category the legal rate follows: a business, or a natural person outside business. */
export type CreditorKind = 'business' | 'person'

export type RateOfInput = {
  readonly regime: Regime
  readonly first: DayNumber
  readonly creditor?: CreditorKind | undefined
  /** When a judgment became enforceable. */
  readonly enforceableOn?: Day | undefined
  readonly agreedRate?: AgreedRate | undefined
  readonly rateOverTime: Conventions['rateOverTime']
}

/**
 * How the rate of a claim is made. A public body's is set by decree: no clause changes it.
 * @article C. com. L441-10 II; CCP R2192-31; CCP L2192-14; C. civ. 1231-5; C. civ. 1231-6
 */
export function rateOf(input: RateOfInput, parameters: LawParameters): LatePaymentRate {
  const { regime, agreedRate } = input
  if (agreedRate) return agreedRateOf(agreedRate, input, parameters)
  const isFrozen = regime === 'public' || input.rateOverTime === 'frozen'
  if (regime === 'consumer') return { ...legalRateOf(input, parameters), article: 'C. civ. 1231-6', isFrozen }
  const { article, plusBasisPoints, from } = STATUTORY_RULES[regime]
  const reference = ecbRates(parameters)
  if (input.first < FIRST_STATUTORY_DAY[regime]) {
    const through = knownThrough(reference.parameter)
    const day = dayOf(input.first)
    throw new UnknownParameter({ parameter: `statutory-rate-${regime}`, day, knownFrom: from, knownThrough: through })
  }
  const rule = 'late-payment-rate.statutory'
  return { rule, article, reference, times: 1, plusBasisPoints, isFrozen, increasedFrom: Infinity }
}

/**
 * The legal rate of the creditor's category, by half-year, and five points more from two months after a judgment
 * became enforceable (choice `increase-after-two-months`).
 * @article C. civ. 1231-7; CMF L313-2, L313-3
 */
export function legalRateOf(
  { creditor = 'business', enforceableOn }: Pick<RateOfInput, 'creditor' | 'enforceableOn'>,
  parameters: LawParameters,
): LatePaymentRate {
  return {
    rule: 'late-payment-rate.legal',
    creditor,
    article: 'C. civ. 1231-7',
    reference: creditor === 'person' ? legalRatesOfPersons(parameters) : legalRates(parameters),
    times: 1,
    plusBasisPoints: 0,
    isFrozen: false,
    increasedFrom: enforceableOn === undefined ? Infinity : dayNumber(addMonths(enforceableOn, 2)),
  }
}

function agreedRateOf(agreed: AgreedRate, input: RateOfInput, parameters: LawParameters): LatePaymentRate {
  if (input.regime === 'public')
    throw new WrongInput({ field: 'agreedRate', given: agreed.kind, because: 'rate-set-by-law' })
  const figure = agreed.kind === 'legal-times' ? agreed.times : agreed.basisPoints
  assertWhole('agreedRate', figure)
  const article = input.regime === 'consumer' ? 'C. civ. 1231-5' : 'C. com. L441-10 II'
  const same = { article, isFrozen: input.rateOverTime === 'frozen', increasedFrom: Infinity } as const
  switch (agreed.kind) {
    case 'fixed':
      return { ...same, rule: 'late-payment-rate.agreed-fixed', reference: null, times: 0, plusBasisPoints: figure }
    case 'ecb-plus': {
      const reference = ecbRates(parameters)
      return { ...same, rule: 'late-payment-rate.agreed-ecb-plus', reference, times: 1, plusBasisPoints: figure }
    }
    case 'legal-times': {
      const reference = legalRates(parameters)
      return { ...same, rule: 'late-payment-rate.agreed-legal-times', reference, times: figure, plusBasisPoints: 0 }
    }
  }
}

/**
 * The rate on a day, for the day's whole half-year, without the points after a judgment. Throws UnknownParameter where
 * the reference is not known.
 * @article C. com. L441-10 II
 */
export function rateOn(rate: LatePaymentRate, day: DayNumber): BasisPoints {
  if (rate.reference === null) return rate.plusBasisPoints
  return rate.times * halfYearOn(rate.reference, day).basisPoints + rate.plusBasisPoints
}

/**
 * The last day for which `rateSteps` speaks: the half-year's, or the one before the points after a judgment; without
 * end for a rate that does not move.
 * @article C. com. L441-10 II
 */
export function rateHoldsUntil(rate: LatePaymentRate, day: DayNumber): DayNumber {
  const beforeIncrease = day < rate.increasedFrom ? rate.increasedFrom - 1 : Infinity
  if (rate.reference === null || rate.isFrozen) return beforeIncrease
  return Math.min(beforeIncrease, halfYearOn(rate.reference, day).last)
}
