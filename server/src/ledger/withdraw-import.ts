// Takes an import back: contrary entries for all that it recorded, and what it changed as it was before. Nothing is deleted; a later
// file that brings the same items again restores them.

import { Refusal, type Context, type Id } from '#kernel'
import {
  type ImportedItem,
  selectCreditsOfImport,
  selectDebtorsOfImport,
  selectEntriesOfImport,
  selectItemsOfImport,
  selectItemsUsedSince,
} from './import-store.ts'
import { withdrawDocuments } from './document-store.ts'
import { selectHoldsOfImport } from './hold-store.ts'
import { lockDebtors } from './lock-debtors.ts'
import { liftHolds } from './place-hold.ts'
import { reverseEntries } from './post-entries.ts'
import { restoreDebtors, restoreItems } from './restore-changes.ts'
import { restoreSplit } from './split-items.ts'
import { markWithdrawn, raiseVersions } from './store.ts'

export type WithdrawImportInput = {
  readonly importId: Id
  /** Items that a message has left for: modules right of the ledger know. */
  readonly touchedItemIds: readonly Id[]
}

export type WithdrawnImport = { readonly withdrawnItems: number; readonly withdrawnCredits: number }

export async function withdrawImport(
  ctx: Context,
  { importId, touchedItemIds }: WithdrawImportInput,
): Promise<WithdrawnImport> {
  const debtorIds = await lockDebtors(ctx, await selectDebtorsOfImport(ctx, importId))
  const items = await selectItemsOfImport(ctx, importId)
  const credits = await selectCreditsOfImport(ctx, importId)
  refuseInUse([...itemsTouched(items, touchedItemIds), ...(await selectItemsUsedSince(ctx, importId))])
  await reverseEntries(ctx, await selectEntriesOfImport(ctx, importId), importId)
  await markWithdrawn(ctx, { items: items.map(({ id }) => id), credits })
  await raiseVersions(ctx, debtorIds)
  await withdrawDocuments(ctx, importId)
  await liftHolds(ctx, await selectHoldsOfImport(ctx, importId))
  await restoreSplit(ctx, importId)
  await restoreItems(ctx, importId)
  await restoreDebtors(ctx, importId)
  return { withdrawnItems: items.length, withdrawnCredits: credits.length }
}

function itemsTouched(items: readonly ImportedItem[], touchedItemIds: readonly Id[]): ImportedItem[] {
  const touched = new Set(touchedItemIds)
  return items.filter(({ id }) => touched.has(id))
}

/** In the sentence; the data holds them all. */
const NUMBERS_SHOWN = 10

function refuseInUse(items: readonly ImportedItem[]): void {
  const byId = new Map(items.map((item) => [item.id, item]))
  if (byId.size === 0) return
  const numbers = byId
    .values()
    .take(NUMBERS_SHOWN)
    .map(({ number }) => number)
    .toArray()
  throw new Refusal('ledger.import_in_use', { count: byId.size, numbers, items: [...byId.values()] })
}
