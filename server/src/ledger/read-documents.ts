// The originals and statuses of items, and items by the numbers that documents name, for modules that read such documents.

import { type Cents, Refusal, type Context, type Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import {
  type NumberedRow,
  selectDocument,
  selectDocuments,
  selectItemsByNumber,
  selectStatuses,
} from './document-store.ts'
import type { Document, ItemStatus } from './model.ts'

/** An item; or an invoice that falls due in parts, under the id of the first: its totals, and its last due date. */
export type NumberedItem = NumberedRow & {
  /** By due date; of an item that is whole it is the one. */
  readonly parts: readonly Pick<NumberedRow, 'id' | 'openCents'>[]
}

/** By normalised number; several debtors may use one. */
export async function itemsByNumber(
  ctx: Context,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, readonly NumberedItem[]>> {
  const wanted = [...new Set(numbers.map(normaliseNumber))]
  const items = wanted.length === 0 ? [] : await selectItemsByNumber(ctx, wanted)
  return Map.groupBy(asInvoices(items), ({ number }) => normaliseNumber(number))
}

function asInvoices(items: readonly NumberedRow[]): readonly NumberedItem[] {
  const partsOf = Map.groupBy(items, (item) =>
    item.documentKind === 'instalment'
      ? `${item.debtorId} ${item.issueDate} ${item.currency} ${normaliseNumber(item.number)}`
      : item.id,
  )
  return partsOf
    .values()
    .map((rows): NumberedItem => {
      const parts = rows.toSorted((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? ''))
      const [first] = parts as [NumberedRow]
      const sum = (cents: (row: NumberedRow) => Cents): Cents => parts.reduce((all, row) => all + cents(row), 0)
      if (parts.length === 1) return { ...first, parts }
      return {
        ...first,
        documentKind: 'invoice',
        dueDate: parts.at(-1)?.dueDate ?? null,
        totalCents: sum((row) => row.totalCents),
        openCents: sum((row) => row.openCents),
        parts,
      }
    })
    .toArray()
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
