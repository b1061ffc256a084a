// Sums of open invoices of one debtor.

import type { Cents } from '#kernel'
import { type Judged, isDue } from './draft.ts'
import { type FoundSum, findAny, findNeighbours } from './find-sums.ts'

/** Sums are searched among what falls due around the day: nobody gathers invoices of another year. */
const MOST_DAYS_LATE = 90

const MOST_DAYS_EARLY = 20

const MOST_ITEMS = 150

export function openItems(judged: Judged): readonly number[] {
  const { book, clues, debtor } = judged
  const late = (row: number): number => clues.bookedDay - (book.dueDay[row] ?? 0)
  const rows = Array.from(book.itemsOf(debtor)).filter((row) => (book.openCents[row] ?? 0) > 0 && isDue(judged, row))
  // Where little is open, all of it may be meant.
  const near =
    rows.length <= 12 ? rows : rows.filter((row) => late(row) <= MOST_DAYS_LATE && late(row) >= -MOST_DAYS_EARLY)
  return near.toSorted((a, b) => (book.dueDay[a] ?? 0) - (book.dueDay[b] ?? 0) || a - b).slice(-MOST_ITEMS)
}

type Sums = {
  readonly sums: readonly (Pick<FoundSum, 'how'> & { readonly rows: readonly number[] })[]
  readonly tried: number
}

/** Neighbours are those that fell due, or were issued, one after the other. */
export function sumsOf({ book }: Judged, byDue: readonly number[], wanted: Cents): Sums {
  const byIssue = byDue.toSorted((a, b) => (book.issueDay[a] ?? 0) - (book.issueDay[b] ?? 0) || a - b)
  const centsOf = (rows: readonly number[]): number[] => rows.map((row) => book.openCents[row] ?? 0)
  const inOrder = [byDue, byIssue].map((rows) => ({ rows, ...findNeighbours(centsOf(rows), wanted) }))
  const searches = inOrder.some(({ found }) => found.length > 0)
    ? inOrder
    : [{ rows: byDue, ...findAny(centsOf(byDue), wanted) }]
  const sums = searches.flatMap(({ rows, found }) =>
    found.map(({ places, how }) => ({ how, rows: places.map((place) => rows[place] ?? 0).toSorted((x, y) => x - y) })),
  )
  const distinct = new Map(sums.map((sum) => [sum.rows.join(), sum]))
  return { sums: [...distinct.values()], tried: searches.reduce((total, { tried }) => total + tried, 0) }
}

/** How many sums of this size would fit by chance, if cents were drawn by lot. */
export const isRareSum = (tried: number, cents: Cents): boolean => (tried * 2) / Math.max(1, cents) < 0.008
