// The arithmetic of late-payment interest: simple interest on what is open, cut where the rate changes and where the
// base does, each cut rounded to the cent. Day numbers and whole numbers only: it serves a million invoices, and, given
// a `trace`, the explanation of one.

import { type LatePaymentRate, rateOn } from './rate-rule.ts'
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

/** A rate of x % a year bears x / 100 / 365 a day, in leap years too (choice `year-of-365-days`). */
export const YEAR_DAYS = 365

/**
 * Accrues interest from the first to the last day, both included.
 * @article C. com. L441-10 II; CCP R2192-31; C. civ. 1343-1
 */
export function accrue(input: AccrualInput, trace?: AccrualEvent[]): Accrual {
  const { first, last, rate, reductions } = input
  const sums: Sums = { interestCents: 0, interestPaidCents: 0, principalCents: input.amountCents }
  const run: Run = { input, trace, sums, settled: 0 }
  settleUntil(run, first - 1)

  const moving = rate.reference !== null && !rate.isFrozen ? rate.reference : null
  let rateBasisPoints = moving === null && first <= last && sums.principalCents > 0 ? rateOn(rate, first) : 0
  let from = first
  while (from <= last && sums.principalCents > 0) {
    let to = Math.min(last, reductions[run.settled]?.day ?? last)
    if (moving !== null) {
      const halfYear = halfYearOn(moving, from)
      rateBasisPoints = rate.times * halfYear.basisPoints + rate.plusBasisPoints
      to = Math.min(to, halfYear.last)
    }
    const baseCents = sums.principalCents
    const interestCents = timesFraction(baseCents, rateBasisPoints * (to - from + 1), 10_000 * YEAR_DAYS)
    trace?.push({ kind: 'segment', from, to, baseCents, rateBasisPoints, interestCents })
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
  /** How many reductions are settled. */
  settled: number
}

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
  const interestOpen = isPayment ? sums.interestCents - sums.interestPaidCents : 0
  const toInterestFirst = input.isInterestFirst ? Math.min(reduction.amountCents, interestOpen) : 0
  const toPrincipalCents = Math.min(reduction.amountCents - toInterestFirst, sums.principalCents)
  const toInterestCents = Math.min(reduction.amountCents - toPrincipalCents, interestOpen)
  sums.principalCents -= toPrincipalCents
  sums.interestPaidCents += toInterestCents
  trace?.push({ kind: 'reduction', reduction, toInterestCents, toPrincipalCents, principalCents: sums.principalCents })
}
