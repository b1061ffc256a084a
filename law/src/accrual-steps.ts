// An accrual told: its stretches, and one step for each stretch, payment, new rate and year of interest.

import { type Step } from './explain.ts'
import { type AccrualEvent, type AccrualInput, YEAR_DAYS } from './interest-accrual.ts'
import { floorNotices, type LatePaymentRateSteps, rateSteps } from './late-payment-rate.ts'
import type { LawParameters } from './parameters/index.ts'
import { rateHoldsUntil } from './rate-rule.ts'
import { type BasisPoints, type Cents, type Day, dayOf } from './values.ts'

/** A stretch of constant rate and base, both days included. */
export type InterestSegment = {
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly baseCents: Cents
  readonly rateBasisPoints: BasisPoints
  readonly interestCents: Cents
  readonly article: string
}

type ReductionStep = {
  readonly given: {
    readonly day: Day
    readonly amountCents: Cents
    readonly toPrincipalCents: Cents
    readonly toInterestCents: Cents
  }
  /** The principal still open. */
  readonly gives: Cents
}

export type AccrualSteps = LatePaymentRateSteps & {
  'late-payment-interest.payment': ReductionStep
  'late-payment-interest.credit-note': ReductionStep
  /** Gives the principal with the interest that joined it. */
  'late-payment-interest.capitalised': {
    readonly given: { readonly day: Day; readonly interestCents: Cents; readonly ground: CapitalisationGround }
    readonly gives: Cents
  }
  'late-payment-interest.segment': {
    readonly given: {
      readonly from: Day
      readonly to: Day
      readonly days: number
      readonly baseCents: Cents
      readonly rateBasisPoints: BasisPoints
      readonly yearDays: number
    }
    readonly gives: Cents
  }
}

/** Interest on interest needs one of the two (C. civ. 1343-2). */
export type CapitalisationGround = 'contract' | 'court'

export type Told = {
  readonly days: number
  readonly segments: readonly InterestSegment[]
  readonly steps: readonly Step<AccrualSteps>[]
}

export type TellingInput = {
  readonly accrual: AccrualInput
  /** Those whose legal rate is the floor of a clause; null where there is no floor. */
  readonly floorOf: LawParameters | null
  readonly ground: CapitalisationGround
}

/**
 * One step per stretch and per payment, each new rate explained where it begins, each half-year below the floor said
 * once.
 * @article C. com. L441-10 II; C. civ. 1343-1, 1343-2
 */
export function told(trace: readonly AccrualEvent[], { accrual, floorOf, ground }: TellingInput): Told {
  const { rate } = accrual
  const segments: InterestSegment[] = []
  const steps: Step<AccrualSteps>[] = []
  let explainedUntil = -Infinity
  let noticedUntil = -Infinity
  for (const event of trace) {
    if (event.kind === 'reduction') {
      steps.push(reductionStep(event, rate.article))
      continue
    }
    if (event.kind === 'capitalisation') {
      steps.push(capitalisedStep(event, ground))
      continue
    }
    if (event.from > explainedUntil) {
      steps.push(...rateSteps(rate, event.from))
      explainedUntil = rateHoldsUntil(rate, event.from)
    }
    if (floorOf !== null) {
      steps.push(...floorNotices({ ...event, rate, after: noticedUntil }, floorOf))
      noticedUntil = event.to
    }
    const segment = segmentOf(event, rate.article)
    segments.push(segment)
    steps.push(segmentStep(segment))
  }
  return { days: segments.reduce((sum, { days }) => sum + days, 0), segments, steps }
}

function segmentOf(event: AccrualEvent & { readonly kind: 'segment' }, article: string): InterestSegment {
  const { from, to, baseCents, rateBasisPoints, interestCents } = event
  return { from: dayOf(from), to: dayOf(to), days: to - from + 1, baseCents, rateBasisPoints, interestCents, article }
}

function segmentStep(segment: InterestSegment): Step<AccrualSteps> {
  const { from, to, days, baseCents, rateBasisPoints, interestCents, article } = segment
  const given = { from, to, days, baseCents, rateBasisPoints, yearDays: YEAR_DAYS }
  return { rule: 'late-payment-interest.segment', article, given, gives: interestCents }
}

function capitalisedStep(
  { day, interestCents, principalCents }: AccrualEvent & { readonly kind: 'capitalisation' },
  ground: CapitalisationGround,
): Step<AccrualSteps> {
  const given = { day: dayOf(day), interestCents, ground }
  return { rule: 'late-payment-interest.capitalised', article: 'C. civ. 1343-2', given, gives: principalCents }
}

function reductionStep(event: AccrualEvent & { readonly kind: 'reduction' }, article: string): Step<AccrualSteps> {
  const { reduction, toPrincipalCents, toInterestCents, principalCents } = event
  const given = { day: dayOf(reduction.day), amountCents: reduction.amountCents, toPrincipalCents, toInterestCents }
  if (reduction.kind === 'payment') {
    return { rule: 'late-payment-interest.payment', article: 'C. civ. 1343-1', given, gives: principalCents }
  }
  return { rule: 'late-payment-interest.credit-note', article, given, gives: principalCents }
}
