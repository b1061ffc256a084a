// The SQL of originals, of what was said about an invoice since, and of items by their number alone.

import type { Context, Id } from '#kernel'
import type { Document, Item, ItemStatus, Reference } from './model.ts'

export type DocumentRow = Document & { readonly importId: Id | null }

export async function insertDocuments(ctx: Context, documents: readonly DocumentRow[]): Promise<void> {
  if (documents.length === 0) return
  await ctx.sql`
    insert into document (organisation_id, id, kind, item_id, credit_id, file_name, media_type, sha256, import_id, recorded_at)
    select ${ctx.organisationId}, n.id, n.kind, n."itemId", n."creditId", n."fileName", n."mediaType", n.sha256, n."importId",
      ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as n (id int, kind text, "itemId" int, "creditId" int,
      "fileName" text, "mediaType" text, sha256 text, "importId" int)`
}

/** The originals of these items and credits. */
export async function selectDocuments(
  ctx: Context,
  of: { readonly itemIds: readonly Id[]; readonly creditIds: readonly Id[] },
): Promise<Document[]> {
  return ctx.sql<Document>`
    select id, kind, item_id as "itemId", credit_id as "creditId", file_name as "fileName", media_type as "mediaType", sha256
    from document
    where not withdrawn and (item_id = any(${of.itemIds}::int[]) or credit_id = any(${of.creditIds}::int[]))
    order by id`
}

export async function selectDocument(ctx: Context, documentId: Id): Promise<Document | undefined> {
  const rows = await ctx.sql<Document>`
    select id, kind, item_id as "itemId", credit_id as "creditId", file_name as "fileName", media_type as "mediaType", sha256
    from document
    where id = ${documentId} and not withdrawn`
  return rows[0]
}

export async function insertStatuses(ctx: Context, statuses: readonly ItemStatus[]): Promise<void> {
  if (statuses.length === 0) return
  await ctx.sql`
    insert into item_status (organisation_id, id, item_id, code, label, on_day, reasons, amount_cents, document_id, recorded_at)
    select ${ctx.organisationId}, n.id, n."itemId", n.code, n.label, n."onDay", n.reasons, n."amountCents", n."documentId",
      ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(statuses)}::jsonb) as n (id int, "itemId" int, code text, label text, "onDay" date,
      reasons jsonb, "amountCents" bigint, "documentId" int)`
}

/** What was said of these items, oldest first. */
export async function selectStatuses(ctx: Context, itemIds: readonly Id[]): Promise<ItemStatus[]> {
  return ctx.sql<ItemStatus>`
    select id, item_id as "itemId", code, label, on_day as "onDay", reasons, amount_cents as "amountCents",
      document_id as "documentId"
    from item_status
    where item_id = any(${itemIds}::int[]) and not withdrawn
    order by on_day, id`
}

/** An import is taken back: its originals and statuses no longer count. */
export async function withdrawDocuments(ctx: Context, importId: Id): Promise<void> {
  await ctx.sql`
    update item_status s set withdrawn = true
    from document d
    where d.import_id = ${importId} and s.document_id = d.id`
  await ctx.sql`update document set withdrawn = true where import_id = ${importId}`
}

export type NumberedRow = Item & {
  readonly debtorSiren: string | null
  /** One name under which a source knows the debtor. */
  readonly debtorReference: Reference | null
}

/** Items with these normalised numbers, of any debtor. */
export async function selectItemsByNumber(ctx: Context, numbers: readonly string[]): Promise<NumberedRow[]> {
  return ctx.sql<NumberedRow>`
    select i.id, i.debtor_id as "debtorId", i.document_kind as "documentKind", i.number, i.issue_date as "issueDate",
      i.due_date as "dueDate", i.due_computed as "dueComputed", i.performed_from as "performedFrom",
      i.performed_to as "performedTo", i.term_agreed as "termAgreed", i.currency, i.total_cents as "totalCents",
      i.open_cents as "openCents", i.nature, i.payment_means as "paymentMeans", i.holder,
      i.holder_notified as "holderNotified", i.payee_iban as "payeeIban", i.agreed_rate as "agreedRate", i.label,
      d.siren as "debtorSiren",
      (select json_build_object('source', r.source, 'reference', r.reference)
        from debtor_reference r
        where r.debtor_id = d.id
        order by array_position(array['account', 'siret', 'vat', 'list'], r.source), r.reference limit 1) as "debtorReference"
    from item i join debtor d on d.id = i.debtor_id
    where i.normalised_number = any(${numbers}::text[]) and not i.withdrawn
    order by i.id`
}
