// What each of the books that stand here covers and carries over, as the fact of its import says: books of another year, earlier or later,
// are told by it what they have in common.

import { latestFact } from '#evidence'
import type { Context, Day, Id } from '#kernel'
import { standingBooks } from './books-store.ts'

/** Of one file: its days, and the items and credits of the ledger that its opening entries are. */
export type KnownBooks = {
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly openings: Openings<Id>
}

/** Ids of the ledger, or places in what is given. */
export type Openings<Name> = { readonly items: readonly Name[]; readonly credits: readonly Name[] }

export const NO_OPENINGS: Openings<never> = { items: [], credits: [] }

export async function knownBooks(ctx: Context): Promise<readonly KnownBooks[]> {
  const books: KnownBooks[] = []
  for (const importId of await standingBooks(ctx)) {
    const fact = await latestFact(ctx, { kind: 'import.recorded', subjectKind: 'import', subjectId: importId })
    const told = fact?.payload?.['books'] as unknown as KnownBooks | undefined
    if (told) books.push(told)
  }
  return books
}

/** Whether books of the days before are here. */
export const hasBooksBefore = (books: readonly KnownBooks[], day: Day | null): boolean =>
  day !== null && books.some(({ lastDay }) => lastDay !== null && lastDay < day)

/** Of the books that follow next upon a day: the day on which they open, and what they carry over. */
export function openingsAfter(
  books: readonly KnownBooks[],
  lastDay: Day | null,
): (Openings<Id> & { readonly firstDay: Day }) | null {
  const later = books.flatMap(({ firstDay, openings }) =>
    firstDay !== null && lastDay !== null && firstDay > lastDay ? [{ firstDay, ...openings }] : [],
  )
  const [first] = later.map(({ firstDay }) => firstDay).toSorted()
  if (first === undefined) return null
  const next = later.filter(({ firstDay }) => firstDay === first)
  return {
    firstDay: first,
    items: [...new Set(next.flatMap(({ items }) => items))],
    credits: [...new Set(next.flatMap(({ credits }) => credits))],
  }
}
