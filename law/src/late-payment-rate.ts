// At which rate interest for late payment runs.
// C. com. L441-10 II: « … majoré de 10 points de pourcentage. Dans ce cas, le taux applicable pendant le premier
// semestre de l'année concernée est le taux en vigueur au 1er janvier … Pour le second semestre … au 1er juillet … » A
// clause may not set « un taux inférieur à trois fois le taux d'intérêt légal ». CCP R2192-31: ECB + 8 points, read
// when the interest begins to run. C. civ. 1231-6: the legal rate.

import { type AgreedRate, formatAgreedRate } from './agreed-rate.ts'
import { type Conventions, DEFAULT_CONVENTIONS } from './choices.ts'
import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { type LawParameters, PARAMETERS } from './parameters/index.ts'
import { halfYearStart } from './parameters/parameter.ts'
import { type CreditorKind, JUDGMENT_INCREASE, type LatePaymentRate, rateOf, rateOn } from './rate-rule.ts'
import { type HalfYear, legalRates, halfYearOn } from './reference-rates.ts'
import { type BasisPoints, type Day, dayNumber, type DayNumber, dayOf } from './values.ts'

export type LatePaymentRateInput = {
  readonly debtor: DebtorKind
  /** The first day that bears interest. */
  readonly day: Day
  readonly agreedRate?: AgreedRate | undefined
  readonly conventions?: Partial<Conventions> | undefined
}

type EcbRule = {
  readonly given: {
    readonly halfYear: Day
    readonly ecbBasisPoints: BasisPoints
    readonly plusBasisPoints: BasisPoints
  }
  readonly gives: BasisPoints
}
/** Gives three times the legal rate. */
type FloorRule = {
  readonly given: {
    readonly halfYear: Day
    readonly legalBasisPoints: BasisPoints
    readonly rateBasisPoints: BasisPoints
  }
  readonly gives: BasisPoints
}

export type LatePaymentRateSteps = {
  'late-payment-rate.statutory': EcbRule
  'late-payment-rate.legal': {
    readonly given: { readonly halfYear: Day; readonly creditor: CreditorKind }
    readonly gives: BasisPoints
  }
  /** Two months after a judgment became enforceable; a judge may lower or lift it. */
  'late-payment-rate.increased-after-judgment': {
    readonly given: {
      readonly from: Day
      readonly legalBasisPoints: BasisPoints
      readonly plusBasisPoints: BasisPoints
    }
    readonly gives: BasisPoints
  }
  'late-payment-rate.agreed-fixed': { readonly given: { readonly agreed: string }; readonly gives: BasisPoints }
  'late-payment-rate.agreed-ecb-plus': EcbRule
  'late-payment-rate.agreed-legal-times': {
    readonly given: { readonly halfYear: Day; readonly legalBasisPoints: BasisPoints; readonly times: number }
    readonly gives: BasisPoints
  }
  /** The rate of the first half-year serves to the end. */
  'late-payment-rate.frozen': { readonly given: { readonly halfYear: Day }; readonly gives: BasisPoints }
  /** Reckoned as agreed, and said (choice `clause-below-floor`). */
  'late-payment-rate.agreed-below-floor': FloorRule
  /** Applied as written, and said (choice `floor-limits-clauses`). */
  'late-payment-rate.statutory-below-floor': FloorRule
}

/**
 * The rate of a claim whose interest begins to run on a day.
 * @article C. com. L441-10 II; CCP R2192-31; C. civ. 1231-6
 */
export function latePaymentRate(
  input: LatePaymentRateInput,
  parameters: LawParameters = PARAMETERS,
): Explained<BasisPoints, LatePaymentRateSteps> {
  assertDays({ day: input.day })
  const { rateOverTime } = { ...DEFAULT_CONVENTIONS, ...input.conventions }
  const first = dayNumber(input.day)
  const regime = regimeOf(input.debtor)
  const rate = rateOf({ regime, first, agreedRate: input.agreedRate, rateOverTime }, parameters)
  return explained(rateOn(rate, first), rateSteps(rate, first))
}

/**
 * Why the rate of a half-year is what it is.
 * @article C. com. L441-10 II
 */
export function rateSteps(rate: LatePaymentRate, day: DayNumber): Step<LatePaymentRateSteps>[] {
  const steps = [ruleStep(rate, day)]
  if (rate.isFrozen && rate.reference !== null) {
    const halfYear = halfYearStart(dayOf(day))
    steps.push({
      rule: 'late-payment-rate.frozen',
      article: rate.article,
      given: { halfYear },
      gives: rateOn(rate, day),
    })
  }
  if (day >= rate.increasedFrom) {
    const legalBasisPoints = rateOn(rate, day)
    steps.push({
      rule: 'late-payment-rate.increased-after-judgment',
      article: 'CMF L313-3',
      given: { from: dayOf(rate.increasedFrom), legalBasisPoints, plusBasisPoints: JUDGMENT_INCREASE },
      gives: legalBasisPoints + JUDGMENT_INCREASE,
    })
  }
  return steps
}

function ruleStep(rate: LatePaymentRate, day: DayNumber): Step<LatePaymentRateSteps> {
  const { article } = rate
  const gives = rateOn(rate, day)
  if (rate.reference === null) {
    return {
      rule: rate.rule,
      article,
      given: { agreed: formatAgreedRate({ kind: 'fixed', basisPoints: gives }) },
      gives,
    }
  }
  const { first, basisPoints, source } = halfYearOn(rate.reference, day)
  const halfYear = dayOf(first)
  const { rule } = rate
  switch (rule) {
    case 'late-payment-rate.legal':
      return { rule, article, given: { halfYear, creditor: rate.creditor }, gives, source }
    case 'late-payment-rate.agreed-legal-times':
      return { rule, article, given: { halfYear, legalBasisPoints: basisPoints, times: rate.times }, gives, source }
    case 'late-payment-rate.statutory':
    case 'late-payment-rate.agreed-ecb-plus':
      return {
        rule,
        article,
        given: { halfYear, ecbBasisPoints: basisPoints, plusBasisPoints: rate.plusBasisPoints },
        gives,
        source,
      }
  }
}

export type FloorNoticesInput = {
  readonly rate: LatePaymentRate
  readonly rateBasisPoints: BasisPoints
  readonly from: DayNumber
  readonly to: DayNumber
  /** The last day of this claim that was looked at before: its half-year is not noticed twice. */
  readonly after: DayNumber
}

/**
 * One notice per half-year in which the rate stands below three times the legal rate. Half-years whose legal rate is
 * not known get none.
 * @article C. com. L441-10 II
 */
export function floorNotices(input: FloorNoticesInput, parameters: LawParameters): Step<LatePaymentRateSteps>[] {
  const { rate, rateBasisPoints, from, to, after } = input
  const isStatutory = rate.rule === 'late-payment-rate.statutory'
  const isBelow = (legal: HalfYear) =>
    rateBasisPoints < 3 * legal.basisPoints && legal.last >= from && legal.first <= to && legal.first > after
  return legalRates(parameters)
    .halfYears.filter(isBelow)
    .map((legal) => ({
      rule: isStatutory ? 'late-payment-rate.statutory-below-floor' : 'late-payment-rate.agreed-below-floor',
      article: 'C. com. L441-10 II',
      given: { halfYear: dayOf(legal.first), legalBasisPoints: legal.basisPoints, rateBasisPoints },
      gives: 3 * legal.basisPoints,
      source: legal.source,
    }))
}
