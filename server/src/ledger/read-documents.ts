// The originals and statuses of items, and items by the numbers that documents name, for modules that read such documents.

import { Refusal, type Context, type Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import {
  type NumberedItem,
  selectDocument,
  selectDocuments,
  selectItemsByNumber,
  selectStatuses,
} from './document-store.ts'
import type { Document, ItemStatus } from './model.ts'

/** By normalised number; several debtors may use one. */
export async function itemsByNumber(
  ctx: Context,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly NumberedItem[]>> {
  const wanted = [...new Set(numbers.map(normaliseNumber))]
  const items = wanted.length === 0 ? [] : await selectItemsByNumber(ctx, wanted)
  return Map.groupBy(items, ({ number }) => normaliseNumber(number))
}

export const documentsOfItem = (ctx: Context, itemId: Id): Promise<readonly Document[]> =>
  selectDocuments(ctx, { itemIds: [itemId], creditIds: [] })

export const statusesOfItem = (ctx: Context, itemId: Id): Promise<readonly ItemStatus[]> =>
  selectStatuses(ctx, [itemId])

/** The original as it came in. */
export async function readDocument(
  ctx: Context,
  documentId: Id,
): Promise<{ readonly document: Document; readonly content: Uint8Array }> {
  const document = await selectDocument(ctx, documentId)
  if (!document) throw new Refusal('ledger.document_unknown', { document: documentId })
  return { document, content: await ctx.files.read(ctx.organisationId, document.sha256) }
}
