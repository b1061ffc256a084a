// An invoice that was known as one and is told in parts since: where nothing hangs on it yet, an item for each part takes its place. The
// one item never was; the undo of the import that told of the parts brings it back. Where something hangs on it, it stays one.

import { latestFact, record } from '#evidence'
import type { Context, Id } from '#kernel'
import type { ItemLine, KnownItem, NewItem } from './receivables.ts'
import { postEntries } from './post-entries.ts'
import { type StandingAgain, selectItemEntries, selectItemsLeftAlone, standAgain } from './split-store.ts'
import { markWithdrawn } from './store.ts'

/** An item on its way out, and the parts that take its place. */
export type SplitItem = { readonly item: KnownItem; readonly parts: readonly ItemLine[] }

/** Which of these items modules right of the ledger have something for: a message that left, say. */
export type FindUsed = (ctx: Context, itemIds: readonly Id[]) => Promise<ReadonlySet<Id>>

/** The items that `given` tells in parts, that the ledger has as one, and that nobody has paid anything of, said anything of or written for. */
export async function itemsToSplit(
  ctx: Context,
  { given, known, findUsed }: { given: readonly NewItem[]; known: readonly KnownItem[]; findUsed: FindUsed | null },
): Promise<ReadonlySet<Id>> {
  const debtors = new Set(given.flatMap(({ parts, debtorId }) => (parts && parts.length > 1 ? [debtorId] : [])))
  const whole = known.filter(
    (item) => debtors.has(item.debtorId) && item.documentKind === 'invoice' && !item.withdrawn && isUnpaid(item),
  )
  if (findUsed === null || whole.length === 0) return new Set()
  const alone = await selectItemsLeftAlone(
    ctx,
    whole.map(({ id }) => id),
  )
  const used = await findUsed(ctx, alone)
  return new Set(alone.filter((id) => !used.has(id)))
}

const isUnpaid = ({ openCents, totalCents }: KnownItem): boolean => openCents === totalCents

/** The one item goes by contrary entries on its own day, as if it had never been. Its debtor is locked. */
export async function withdrawSplit(ctx: Context, importId: Id, split: readonly SplitItem[]): Promise<void> {
  if (split.length === 0) return
  const itemIds = split.map(({ item }) => item.id)
  const entries = await selectItemEntries(ctx, itemIds)
  const contrary = entries.map(({ id, ...entry }) => ({ ...entry, amountCents: -entry.amountCents, reverses: id }))
  await postEntries(ctx, contrary, { importId, imported: true })
  await markWithdrawn(ctx, { items: itemIds, credits: [] })
  const items = split.map(({ item, parts }) => ({ itemId: item.id, number: item.number, parts: parts.length }))
  await record(ctx, [{ kind: 'item.split', subjectKind: 'import', subjectId: importId, payload: { items } }])
}

/** The import that split them is taken back: they are one again, and belong to the import that brought them. Their debtors are locked. */
export async function restoreSplit(ctx: Context, importId: Id): Promise<void> {
  const fact = await latestFact(ctx, { kind: 'item.split', subjectKind: 'import', subjectId: importId })
  const items = (fact?.payload?.['items'] ?? []) as unknown as readonly { readonly itemId: Id }[]
  for (const [broughtBy, rows] of Map.groupBy(
    await standAgain(
      ctx,
      items.map(({ itemId }) => itemId),
    ),
    (row) => row.importId,
  ))
    await postEntries(ctx, rows.map(entryOf), { importId: broughtBy, imported: true })
}

const entryOf = ({ itemId, amountCents, onDay }: StandingAgain) => ({
  kind: 'item' as const,
  itemId,
  creditId: null,
  amountCents,
  onDay,
})
