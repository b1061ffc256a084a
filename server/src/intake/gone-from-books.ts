// Books speak by their silence as well: an invoice that earlier books left open, and that books of the same days do not name any more, was
// corrected, deleted, or is missing from the export. It is never taken for paid; a person is asked.

import type { Context } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import type { EntriesSummary } from './model.ts'
import { type BookedItem, openItemsOfBooks } from './store.ts'

export type GoneFromBooks = {
  /** To be called with each invoice of the file. */
  readonly see: (number: string) => void
  /** Once all were seen: what is open here and not among them. */
  readonly left: () => readonly BookedItem[]
}

/** Only invoices of the days that the file covers: other years are in other files. */
export async function goneFromBooks(
  ctx: Context,
  { firstDay, lastDay }: Pick<EntriesSummary, 'firstDay' | 'lastDay'>,
): Promise<GoneFromBooks> {
  const open = firstDay && lastDay ? await openItemsOfBooks(ctx, { from: firstDay, to: lastDay }) : []
  const left = Map.groupBy(open, ({ number }) => normaliseNumber(number))
  return {
    see: (number) => left.size > 0 && left.delete(normaliseNumber(number)),
    left: () => [...left.values()].flat(),
  }
}
