// The entries of what was planned: each new item, each new credit, and what settles what.

import type { Id } from '#kernel'
import type { CreditLine, ItemLine, ReceivablesPlan } from './receivables.ts'
import type { NewEntry } from './store.ts'

/**
 * One after the other: the entries of a large file are more than its lines, and need not all exist at once. What was allocated follows
 * right after its item and its credit, so that a row of the newest page of each index is never followed by one of an older page.
 */
export function* entriesOf(
  allocations: ReceivablesPlan['allocations'],
  items: readonly ItemLine[],
  credits: readonly CreditLine[],
): Generator<NewEntry> {
  let item = 0
  let credit = 0
  for (const { item: settled, credit: used, amountCents, onDay } of allocations) {
    for (; isUpTo(items[item], settled); item++) yield itemEntry(items[item] as ItemLine)
    for (; isUpTo(credits[credit], used); credit++) yield creditEntry(credits[credit] as CreditLine)
    yield { kind: 'allocation', itemId: settled.id, creditId: used.id, amountCents, onDay }
  }
  for (const line of items.slice(item)) yield itemEntry(line)
  for (const line of credits.slice(credit)) yield creditEntry(line)
}

const isUpTo = (line: { readonly id: Id | null } | undefined, last: { readonly id: Id | null }): boolean =>
  line !== undefined && Number(line.id) <= Number(last.id)

const itemEntry = ({ id, given }: ItemLine): NewEntry => ({
  kind: 'item',
  itemId: id,
  creditId: null,
  amountCents: given.totalCents,
  onDay: given.issueDate,
})

const creditEntry = ({ id, given }: CreditLine): NewEntry => ({
  kind: given.kind,
  itemId: null,
  creditId: id,
  amountCents: given.amountCents,
  onDay: given.onDay,
})
