// What every reckoning of interest is asked with, turned into the numbers that accrue: payments in order, the days that
// count, the anniversaries of interest on interest.

import type { CapitalisationGround, InterestSegment } from './accrual-steps.ts'
import type { Conventions } from './choices.ts'
import { assertWhole, quickDayNumber } from './input-guards.ts'
import type { AccrualReduction } from './interest-accrual.ts'
import { addMonths, type Cents, type Day, dayNumber, type DayNumber, dayOf } from './values.ts'

export type Reduction = { readonly kind: 'payment' | 'credit-note'; readonly day: Day; readonly amountCents: Cents }

/**
 * Interest that was due for a full year bears interest itself where the contract says so or the court ordered it: the
 * first year begins on `from`, or with the interest when that is later.
 */
export type Capitalisation = { readonly ground: CapitalisationGround; readonly from: Day }

/** What accrued, and what was paid of it. */
export type InterestSums = {
  /** Accrued, before any payment of interest. */
  readonly interestCents: Cents
  readonly interestPaidCents: Cents
  /** Interest that became principal after a full year. */
  readonly capitalisedCents: Cents
  /** Still open at the end of `until`, with the interest that became principal. */
  readonly principalCents: Cents
  readonly days: number
  readonly segments: readonly InterestSegment[]
}

export type CountedDays = { readonly first: DayNumber; readonly last: DayNumber; readonly shift: number }

/**
 * The first and the last day that bear interest. The two other ways of counting shift the period by a day at its start,
 * its end or both, and payments with its end (choice `counted-days`).
 * @article C. com. L441-10 II
 */
export function countedDays(start: DayNumber, until: Day, counted: Conventions['countedDays']): CountedDays {
  const shift = counted === 'due-date-included' ? -1 : 0
  const first = counted === 'due-date-excluded' ? start + 1 : start
  return { first, last: quickDayNumber('until', until) + shift, shift }
}

const NO_REDUCTIONS: readonly AccrualReduction[] = []

/**
 * The payments and credit notes up to the last day, in order.
 * @article C. civ. 1343-1
 */
export function reductionsUntil(
  reductions: readonly Reduction[] | undefined,
  { last, shift }: CountedDays,
): readonly AccrualReduction[] {
  if (reductions === undefined || reductions.length === 0) return NO_REDUCTIONS
  return reductions
    .map(({ kind, day, amountCents }) => {
      assertWhole('reductions', amountCents)
      return { kind, day: quickDayNumber('reductions', day) + shift, amountCents }
    })
    .filter((reduction) => reduction.day <= last)
    .toSorted((a, b) => a.day - b.day)
}

const NO_DAYS: readonly DayNumber[] = []

/**
 * The days, up to the last, on which a full year of interest is over.
 * @article C. civ. 1343-2
 */
export function anniversariesUntil(
  capitalisation: Capitalisation | undefined,
  { first, last }: CountedDays,
): readonly DayNumber[] {
  if (capitalisation === undefined) return NO_DAYS
  const start = dayOf(Math.max(first, dayNumber(capitalisation.from)))
  const days: DayNumber[] = []
  for (let years = 1, day = yearsAfter(start, 1); day <= last; day = yearsAfter(start, ++years)) days.push(day)
  return days
}

const yearsAfter = (day: Day, years: number): DayNumber => dayNumber(addMonths(day, 12 * years))
