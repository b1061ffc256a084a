// An invoice that was known as one and is told in parts since: where nothing hangs on it yet, an item for each part takes its place. The
// one item never was; the undo of the import that told of the parts brings it back. Where something hangs on it, it stays one.

import { latestFact, record } from '#evidence'
import type { Context, Id } from '#kernel'
import type { ItemLine, KnownItem, NewItem } from './receivables.ts'
import { postEntries } from './post-entries.ts'
import { selectItemsLeftAlone, setSplit } from './split-store.ts'

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

/** From the day of the one item its parts stand in its place. Its debtor is locked. */
export async function withdrawSplit(ctx: Context, importId: Id, split: readonly SplitItem[]): Promise<void> {
  if (split.length === 0) return
  await postEntries(ctx, split.map(entryOf), { importId, imported: true })
  await setSplit(
    ctx,
    split.map(({ item }) => item.id),
    true,
  )
  const items = split.map(({ item, parts }) => ({ itemId: item.id, number: item.number, parts: parts.length }))
  await record(ctx, [{ kind: 'item.split', subjectKind: 'import', subjectId: importId, payload: { items } }])
}

const entryOf = ({ item }: SplitItem) => ({
  kind: 'split' as const,
  itemId: item.id,
  creditId: null,
  amountCents: item.totalCents,
  onDay: item.issueDate,
})

/** The import that split them was taken back, and its entries with it: they are one again. Their debtors are locked. */
export async function restoreSplit(ctx: Context, importId: Id): Promise<void> {
  const fact = await latestFact(ctx, { kind: 'item.split', subjectKind: 'import', subjectId: importId })
  const items = (fact?.payload?.['items'] ?? []) as unknown as readonly { readonly itemId: Id }[]
  await setSplit(
    ctx,
    items.map(({ itemId }) => itemId),
    false,
  )
}
