// Records the originals of items and credits, and what was said about an invoice since. The same original of the same item, or the
// same status by the same message, is recorded once.

import { type NewFact, record } from '#evidence'
import { takeIds } from '#access'
import type { Cents, Context, Day, Id } from '#kernel'
import { type DocumentRow, insertDocuments, insertStatuses, selectDocuments, selectStatuses } from './document-store.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Document, Item, ItemStatus } from './model.ts'
import { raiseVersions } from './store.ts'

export type NewDocument = Omit<Document, 'id'>

export type RecordDocumentsInput = {
  readonly documents: readonly NewDocument[]
  /** Null: issued by us. */
  readonly importId: Id | null
}

/** Returns the ids beside what was given: new ones, or those that the same originals had already. */
export async function recordDocuments(ctx: Context, input: RecordDocumentsInput): Promise<readonly Id[]> {
  const { documents, importId } = input
  if (documents.length === 0) return []
  const itemIds = documents.flatMap(({ itemId }) => itemId ?? [])
  const creditIds = documents.flatMap(({ creditId }) => creditId ?? [])
  const known = new Map((await selectDocuments(ctx, { itemIds, creditIds })).map((row) => [keyOf(row), row.id]))
  const added = new Map(documents.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]))
  const firstId = added.size === 0 ? 0 : await takeIds(ctx, 'document', added.size)
  const rows = [...added].map(([key, document], place): DocumentRow => {
    known.set(key, firstId + place)
    return { ...document, id: firstId + place, importId }
  })
  await insertDocuments(ctx, rows)
  return documents.map((document) => known.get(keyOf(document)) ?? 0)
}

const keyOf = ({ kind, itemId, creditId, sha256 }: NewDocument): string => `${kind} ${itemId} ${creditId} ${sha256}`

export type NewStatus = {
  readonly item: Pick<Item, 'id' | 'debtorId' | 'number' | 'currency'>
  readonly code: string
  readonly label: string
  readonly onDay: Day
  readonly reasons: ItemStatus['reasons']
  readonly amountCents: Cents | null
  readonly file: Pick<Document, 'fileName' | 'mediaType' | 'sha256'>
}

export type RecordStatusesInput = { readonly statuses: readonly NewStatus[]; readonly importId: Id | null }

/** Beside what was given: whether it is new. A fact for each new one, in the file of its debtor. */
export async function recordStatuses(ctx: Context, input: RecordStatusesInput): Promise<readonly boolean[]> {
  const { statuses, importId } = input
  if (statuses.length === 0) return []
  const debtorIds = await lockDebtors(
    ctx,
    statuses.map(({ item }) => item.debtorId),
  )
  const documentIds = await recordDocuments(ctx, {
    importId,
    documents: statuses.map(({ item, file }) => ({ kind: 'status', itemId: item.id, creditId: null, ...file })),
  })
  const itemIds = statuses.map(({ item }) => item.id)
  const known = new Set((await selectStatuses(ctx, itemIds)).map((row) => statusKey(row)))
  const isNew = statuses.map(({ item, code }, place) => {
    const key = statusKey({ itemId: item.id, code, documentId: documentIds[place] ?? 0 })
    if (known.has(key)) return false
    known.add(key)
    return true
  })
  const added = statuses.flatMap((status, place) =>
    isNew[place] ? [{ status, documentId: documentIds[place] ?? 0 }] : [],
  )
  if (added.length === 0) return isNew
  const firstId = await takeIds(ctx, 'item_status', added.length)
  await insertStatuses(
    ctx,
    added.map(({ status, documentId }, place) => {
      const { item, code, label, onDay, reasons, amountCents } = status
      return { id: firstId + place, itemId: item.id, documentId, code, label, onDay, reasons, amountCents }
    }),
  )
  await raiseVersions(ctx, debtorIds)
  await record(
    ctx,
    added.map(({ status }) => factOf(status)),
  )
  return isNew
}

const statusKey = ({ itemId, code, documentId }: Pick<ItemStatus, 'itemId' | 'code' | 'documentId'>): string =>
  `${itemId} ${code} ${documentId}`

const factOf = ({ item, code, label, onDay, reasons, amountCents }: NewStatus): NewFact => ({
  kind: 'item.status_recorded',
  subjectKind: 'item',
  subjectId: item.id,
  debtorId: item.debtorId,
  onDay,
  payload: {
    number: item.number,
    code,
    label,
    reasons: reasons
      .map(({ code: reason, text }) => [reason, text].filter((part) => part !== null).join(' '))
      .join(' ; '),
    amountCents,
    currency: item.currency,
  },
})
