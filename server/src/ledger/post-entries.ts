// The one way into the book: entries and the balances that follow from them, in one go.

import type { Cents, Context, Id } from '#kernel'
import type { PlacedAllocation } from './rules.ts'
import {
  type BalanceChanges,
  type EntryOrigin,
  type EntryRow,
  type NewEntry,
  changeBalances,
  copyEntries,
} from './store.ts'

const BY_HAND: EntryOrigin = { importId: null, imported: false }

/** Returns the id of the first entry; the others follow. The debtors are locked by the caller. */
export async function postEntries(
  ctx: Context,
  entries: readonly NewEntry[],
  origin: EntryOrigin = BY_HAND,
): Promise<Id> {
  const firstId = await copyEntries(ctx, origin, { count: entries.length, entries })
  await changeBalances(ctx, balanceChanges(entries))
  return firstId
}

/** Contrary entries on the original days: what they take back never was. `importId`: it is the undo of that import. */
export async function reverseEntries(
  ctx: Context,
  entries: readonly EntryRow[],
  importId: Id | null = null,
): Promise<void> {
  if (entries.length === 0) return
  const contrary = entries.map((entry): NewEntry => ({ ...entry, amountCents: -entry.amountCents, reverses: entry.id }))
  await postEntries(ctx, contrary, { importId, imported: false })
}

/** Every entry takes from what it names. */
export function balanceChanges(entries: readonly NewEntry[]): BalanceChanges {
  const items = new Map<Id, Cents>()
  const credits = new Map<Id, Cents>()
  for (const { itemId, creditId, amountCents } of entries) {
    if (itemId !== null) items.set(itemId, (items.get(itemId) ?? 0) - amountCents)
    if (creditId !== null) credits.set(creditId, (credits.get(creditId) ?? 0) - amountCents)
  }
  return { items, credits }
}

export const allocationEntries = (creditId: Id, allocations: readonly PlacedAllocation[]): NewEntry[] =>
  allocations.map(({ item, amountCents, onDay }) => ({
    kind: 'allocation',
    itemId: item.id,
    creditId,
    amountCents,
    onDay,
  }))
