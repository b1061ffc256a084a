// The SQL of what travels with messages: which originals there are, what each message encloses or links to.

import type { Context, FilePlace, Id } from '#kernel'
import type { Original } from './enclosures.ts'
import type { Enclosure } from './model.ts'

/** The latest file to read of each item, where one was kept. */
export async function originalsOf(
  ctx: Context,
  itemIds: readonly Id[],
): Promise<readonly Omit<Original, 'sizeBytes'>[]> {
  return ctx.sql<Omit<Original, 'sizeBytes'>>`
    select distinct on (item_id) item_id as "itemId", id as "documentId", sha256
    from ledger_document
    where item_id = any(${itemIds}::int[]) and kind = 'invoice' and media_type = 'application/pdf'
    order by item_id, id desc`
}

export type KeptInvoice = {
  readonly itemId: Id
  readonly number: string
  readonly documentId: Id
  readonly sha256: string
}

const MOST_OFFERED = 100

/** Of what a debtor owes, the invoices that are kept to read, the longest due first; `itemIds` null: whichever they are. */
export async function invoicesKeptOf(
  ctx: Context,
  debtorId: Id,
  itemIds: readonly Id[] | null,
): Promise<readonly KeptInvoice[]> {
  return ctx.sql<KeptInvoice>`
    select o.id as "itemId", o.number, t.id as "documentId", t.sha256
    from ledger_open_item o
    cross join lateral (
      select id, sha256 from ledger_document
      where organisation_id = o.organisation_id and item_id = o.id and kind = 'invoice' and media_type = 'application/pdf'
      order by id desc limit 1) t
    where o.debtor_id = ${debtorId} and (${itemIds}::int[] is null or o.id = any(${itemIds}::int[]))
    order by o.due_date, o.id
    limit ${MOST_OFFERED}`
}

export type MessageEnclosure = Omit<Enclosure, 'number'> & { readonly messageId: Id }

export async function insertEnclosures(ctx: Context, enclosures: readonly MessageEnclosure[]): Promise<void> {
  if (enclosures.length === 0) return
  await ctx.sql`
    insert into message_enclosure (organisation_id, message_id, item_id, document_id, file_name, sha256, size_bytes, linked_until)
    select ${ctx.organisationId}, n.message_id, n.item_id, n.document_id, n.file_name, n.sha256, n.size_bytes, n.linked_until
    from unnest(${enclosures.map((e) => e.messageId)}::int[], ${enclosures.map((e) => e.itemId)}::int[],
      ${enclosures.map((e) => e.documentId)}::int[], ${enclosures.map((e) => e.fileName)}::text[],
      ${enclosures.map((e) => e.sha256)}::text[], ${enclosures.map((e) => e.sizeBytes)}::bigint[],
      ${enclosures.map((e) => e.linkedUntil)}::date[])
      as n (message_id, item_id, document_id, file_name, sha256, size_bytes, linked_until)`
}

/** In the order of their messages and invoices. */
export async function enclosuresOf(ctx: Context, messageIds: readonly Id[]): Promise<readonly MessageEnclosure[]> {
  return ctx.sql<MessageEnclosure>`
    select message_id as "messageId", item_id as "itemId", document_id as "documentId", file_name as "fileName", sha256,
      size_bytes as "sizeBytes", linked_until as "linkedUntil"
    from message_enclosure
    where message_id = any(${messageIds}::int[])
    order by message_id, item_id`
}

export type LinkedFile = Pick<Enclosure, 'fileName' | 'sha256'>

/** What a message that was let go links to until that day, while its document stands; null for whatever none does. */
export async function linkedFile(ctx: Context, { documentId, untilDay }: FilePlace): Promise<LinkedFile | null> {
  const [file = null] = await ctx.sql<LinkedFile>`
    select e.file_name as "fileName", e.sha256
    from message_enclosure e
    join ledger_document t on t.organisation_id = e.organisation_id and t.id = e.document_id and t.sha256 = e.sha256
    where e.document_id = ${documentId} and e.linked_until = ${untilDay}
    order by e.message_id limit 1`
  return file
}
