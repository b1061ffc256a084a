// The arithmetic of late-payment interest: simple interest on what is open, cut where the rate changes and where the
// base does, each cut rounded to the cent. Day numbers and whole numbers only: it serves a million invoices, and, given
// a `trace`, the explanation of one.

import { JUDGMENT_INCREASE, type LatePaymentRate, rateOn } from './rate-rule.ts'
import { halfYearOn } from './reference-rates.ts'
import { type BasisPoints, type Cents, type DayNumber, timesFraction } from './values.ts'

export type AccrualInput = {
  readonly amountCents: Cents
  /** First and last day that bear interest. */
  readonly first: DayNumber
  readonly last: DayNumber
  readonly rate: LatePaymentRate
  /** In order of day, none after the last. */
  readonly reductions: readonly AccrualReduction[]
  readonly isInterestFirst: boolean
  /** Days on which interest has been due for a full year and joins the principal, in order. */
  readonly anniversaries: readonly DayNumber[]
}

/** A payment or a credit note; its day still bears interest on what was open before. */
export type AccrualReduction = {
  readonly kind: 'payment' | 'credit-note'
  readonly day: DayNumber
  readonly amountCents: Cents
}

export type Accrual = {
  /** What accrued, before any payment of it. */
  readonly interestCents: Cents
  readonly interestPaidCents: Cents
  /** Interest that became principal. */
  readonly capitalisedCents: Cents
  readonly principalCents: Cents
}

export type AccrualEvent =
  | {
      readonly kind: 'segment'
      readonly from: DayNumber
      readonly to: DayNumber
      readonly baseCents: Cents
      readonly rateBasisPoints: BasisPoints
      readonly interestCents: Cents
    }
  | {
      readonly kind: 'reduction'
      readonly reduction: AccrualReduction
      readonly toInterestCents: Cents
      readonly toPrincipalCents: Cents
      readonly principalCents: Cents
    }
  | {
      readonly kind: 'capitalisation'
      readonly day: DayNumber
      readonly interestCents: Cents
      readonly principalCents: Cents
    }

/** A rate of x % a year bears x / 100 / 365 a day, in leap years too (choice `year-of-365-days`). */
export const YEAR_DAYS = 365

/**
 * Accrues interest from the first to the last day, both included.
 * @article C. com. L441-10 II; CCP R2192-31; C. civ. 1343-1, 1343-2
 */
export function accrue(input: AccrualInput, trace?: AccrualEvent[]): Accrual {
  const { first, last, rate, reductions, anniversaries } = input
  const principalCents = input.amountCents
  const sums: Sums = { interestCents: 0, interestPaidCents: 0, capitalisedCents: 0, principalCents }
  const run: Run = { input, trace, sums, settled: 0, capitalised: 0 }
  settleUntil(run, first - 1)

  const moving = rate.reference !== null && !rate.isFrozen ? rate.reference : null
  let rateBasisPoints = moving === null && first <= last && sums.principalCents > 0 ? rateOn(rate, first) : 0
  let from = first
  while (from <= last && sums.principalCents > 0) {
    if (from === anniversaries[run.capitalised]) capitalise(run, from)
    let to = Math.min(last, reductions[run.settled]?.day ?? last, (anniversaries[run.capitalised] ?? Infinity) - 1)
    if (moving !== null) {
      const halfYear = halfYearOn(moving, from)
      rateBasisPoints = rate.times * halfYear.basisPoints + rate.plusBasisPoints
      to = Math.min(to, halfYear.last)
    }
    const isIncreased = from >= rate.increasedFrom
    if (!isIncreased) to = Math.min(to, rate.increasedFrom - 1)
    const applied = isIncreased ? rateBasisPoints + JUDGMENT_INCREASE : rateBasisPoints
    const baseCents = sums.principalCents
    const interestCents = timesFraction(baseCents, applied * (to - from + 1), 10_000 * YEAR_DAYS)
    trace?.push({ kind: 'segment', from, to, baseCents, rateBasisPoints: applied, interestCents })
    sums.interestCents += interestCents
    settleUntil(run, to)
    from = to + 1
  }
  settleUntil(run, last)
  return sums
}

type Sums = { -readonly [Name in keyof Accrual]: Accrual[Name] }

type Run = {
  readonly input: AccrualInput
  readonly trace: AccrualEvent[] | undefined
  readonly sums: Sums
  /** How many reductions are settled, and how many anniversaries have passed. */
  settled: number
  capitalised: number
}

/** What is open of the interest joins the principal (choice `capitalisation-of-full-years`). */
function capitalise(run: Run, day: DayNumber): void {
  const { sums, trace } = run
  const interestCents = openInterest(sums)
  sums.capitalisedCents += interestCents
  sums.principalCents += interestCents
  run.capitalised++
  trace?.push({ kind: 'capitalisation', day, interestCents, principalCents: sums.principalCents })
}

const openInterest = (sums: Sums): Cents => sums.interestCents - sums.interestPaidCents - sums.capitalisedCents

function settleUntil(run: Run, day: DayNumber): void {
  let reduction = run.input.reductions[run.settled]
  while (reduction !== undefined && reduction.day <= day) {
    settle(run, reduction)
    reduction = run.input.reductions[++run.settled]
  }
}

/**
 * A credit note lowers the principal; a payment what the convention says first, the other with the rest. What is over
 * is left.
 */
function settle({ input, sums, trace }: Run, reduction: AccrualReduction): void {
  const isPayment = reduction.kind === 'payment'
  const interestOpen = isPayment ? openInterest(sums) : 0
  const toInterestFirst = input.isInterestFirst ? Math.min(reduction.amountCents, interestOpen) : 0
  const toPrincipalCents = Math.min(reduction.amountCents - toInterestFirst, sums.principalCents)
  const toInterestCents = Math.min(reduction.amountCents - toPrincipalCents, interestOpen)
  sums.principalCents -= toPrincipalCents
  sums.interestPaidCents += toInterestCents
  trace?.push({ kind: 'reduction', reduction, toInterestCents, toPrincipalCents, principalCents: sums.principalCents })
}
