// The SQL of imports: which files came in, what they held, what was taken back.

import type { Cents, Context, Day, Id, Instant } from '#kernel'
import type { DocumentKind } from '#ledger/model.ts'
import type { FileKind, LineRefusal } from './model.ts'

export type ImportCounts = Readonly<Record<string, number>>

export type ImportRow = {
  readonly id: Id
  readonly kind: FileKind
  readonly fileName: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly counts: ImportCounts
  readonly refused: readonly LineRefusal[]
  readonly undoneAt: Instant | null
}

export type NewImport = Omit<ImportRow, 'recordedAt' | 'recordedBy' | 'undoneAt'> & {
  readonly mapping: Readonly<Record<string, string>> | null
}

export async function insertImport(ctx: Context, row: NewImport): Promise<void> {
  await ctx.sql`
    insert into import (organisation_id, id, kind, file_name, sha256, size_bytes, recorded_at, recorded_by, counts, refused, mapping)
    values (${ctx.organisationId}, ${row.id}, ${row.kind}, ${row.fileName}, ${row.sha256}, ${row.sizeBytes}, ${ctx.now},
      ${ctx.actor.name}, ${JSON.stringify(row.counts)}::jsonb, ${JSON.stringify(row.refused)}::jsonb,
      ${row.mapping === null ? null : JSON.stringify(row.mapping)}::jsonb)`
}

/** The import of the same bytes that still stands. */
export async function standingImport(ctx: Context, sha256: string): Promise<ImportRow | undefined> {
  const rows = await ctx.sql<ImportRow>`
    select id, kind, file_name as "fileName", sha256, size_bytes as "sizeBytes", recorded_at as "recordedAt",
      recorded_by as "recordedBy", counts, refused, undone_at as "undoneAt"
    from import
    where sha256 = ${sha256} and undone_at is null
    order by id desc limit 1`
  return rows[0]
}

export async function listImports(ctx: Context): Promise<ImportRow[]> {
  return ctx.sql<ImportRow>`
    select id, kind, file_name as "fileName", sha256, size_bytes as "sizeBytes", recorded_at as "recordedAt",
      recorded_by as "recordedBy", counts, refused, undone_at as "undoneAt"
    from import
    order by id desc limit 200`
}

export async function importById(ctx: Context, importId: Id): Promise<ImportRow | undefined> {
  const rows = await ctx.sql<ImportRow>`
    select id, kind, file_name as "fileName", sha256, size_bytes as "sizeBytes", recorded_at as "recordedAt",
      recorded_by as "recordedBy", counts, refused, undone_at as "undoneAt"
    from import
    where id = ${importId}
    for update`
  return rows[0]
}

export async function markUndone(ctx: Context, importId: Id): Promise<void> {
  await ctx.sql`update import set undone_at = ${ctx.now}, undone_by = ${ctx.actor.name} where id = ${importId}`
}

/** One import of a company at a time: two at once would both find the same invoice unknown. */
export async function lockImports(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('quittance import'), ${ctx.organisationId})`
}

export type KnownDebtor = {
  readonly id: Id
  readonly reference: string
  readonly kind: string
  readonly terms: unknown
}

/** Debtors by account, with the terms agreed with them. */
export async function debtorsByAccount(ctx: Context): Promise<KnownDebtor[]> {
  return ctx.sql<KnownDebtor>`select debtor_id as id, reference, kind, terms from ledger_account`
}

/** The terms agreed with debtors that the books know. */
export async function termsOfDebtors(
  ctx: Context,
  debtorIds: readonly Id[],
): Promise<Pick<KnownDebtor, 'id' | 'terms'>[]> {
  return ctx.sql<Pick<KnownDebtor, 'id' | 'terms'>>`
    select distinct on (debtor_id) debtor_id as id, terms
    from ledger_account
    where debtor_id = any(${debtorIds}::int[]) and terms is not null
    order by debtor_id, reference`
}

/** What payments have settled of these items. */
export async function paidOnItems(
  ctx: Context,
  itemIds: readonly Id[],
): Promise<{ readonly id: Id; readonly cents: Cents }[]> {
  return ctx.sql<{ readonly id: Id; readonly cents: Cents }>`
    select item_id as id, sum(amount_cents)::bigint as cents
    from ledger_reduction
    where item_id = any(${itemIds}::int[]) and kind = 'payment'
    group by item_id`
}

/** Whether anybody is known by something else than an account of the books. */
export async function knowsDebtorsOutsideBooks(ctx: Context): Promise<boolean> {
  const rows = await ctx.sql<{ readonly known: boolean }>`
    select exists (select from ledger_debtor where reference is null) as known`
  return rows[0]?.known ?? false
}

export type ListedItem = {
  readonly id: Id
  readonly debtorId: Id
  readonly documentKind: DocumentKind
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day | null
  readonly dueComputed: boolean
  readonly totalCents: Cents
  readonly openCents: Cents
  readonly currency: string
}

/** What lists brought and is still open. */
export async function openItemsOfLists(ctx: Context): Promise<ListedItem[]> {
  return ctx.sql<ListedItem>`
    select o.id, o.debtor_id as "debtorId", o.document_kind as "documentKind", o.number, o.issue_date as "issueDate",
      o.due_date as "dueDate", o.due_computed as "dueComputed", o.total_cents as "totalCents", o.open_cents as "openCents",
      o.currency
    from import f
    join ledger_imported_item m on m.organisation_id = f.organisation_id and m.import_id = f.id
    join ledger_open_item o on o.organisation_id = m.organisation_id and o.id = m.id
    where f.kind = 'list' and f.undone_at is null
    order by o.id`
}

/** Items that lists of open items brought, paid since or not. */
export async function itemsOfLists(ctx: Context): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select m.id
    from import f join ledger_imported_item m on m.organisation_id = f.organisation_id and m.import_id = f.id
    where f.kind = 'list' and f.undone_at is null
    order by m.id`
  return rows.map((row) => row.id)
}

export type BookedItem = Pick<ListedItem, 'number' | 'issueDate' | 'openCents' | 'currency'>

/** What books brought of these days and is still open. */
export async function openItemsOfBooks(ctx: Context, { from, to }: { from: Day; to: Day }): Promise<BookedItem[]> {
  return ctx.sql<BookedItem>`
    select o.number, o.issue_date as "issueDate", o.open_cents as "openCents", o.currency
    from import f
    join ledger_imported_item m on m.organisation_id = f.organisation_id and m.import_id = f.id
    join ledger_open_item o on o.organisation_id = m.organisation_id and o.id = m.id
    where f.kind = 'entries' and f.undone_at is null and o.issue_date between ${from}::date and ${to}::date
    order by o.id`
}

export type ReplacedInvoice = { readonly debtorId: Id; readonly number: string; readonly replacedBy: string }

export async function insertReplaced(ctx: Context, importId: Id, replaced: readonly ReplacedInvoice[]): Promise<void> {
  if (replaced.length === 0) return
  await ctx.sql`
    insert into replaced_invoice (organisation_id, debtor_id, number, replaced_by, import_id)
    select ${ctx.organisationId}, n."debtorId", n.number, n."replacedBy", ${importId}
    from jsonb_to_recordset(${JSON.stringify(replaced)}::jsonb) as n ("debtorId" int, number text, "replacedBy" text)
    on conflict do nothing`
}

/** Those of these numbers that a corrected invoice, of an import that stands, has taken the place of. */
export async function replacedInvoices(ctx: Context, numbers: readonly string[]): Promise<ReplacedInvoice[]> {
  return ctx.sql<ReplacedInvoice>`
    select r.debtor_id as "debtorId", r.number, min(r.replaced_by) as "replacedBy"
    from replaced_invoice r join import f on f.organisation_id = r.organisation_id and f.id = r.import_id
    where r.number = any(${numbers}::text[]) and f.undone_at is null
    group by r.debtor_id, r.number`
}

/** Items that something was sent for: an import that brought them is no longer undone. */
export async function itemsWritten(ctx: Context, importId: Id): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select distinct u.item_id as id
    from outreach_used_step u join ledger_imported_item i on i.organisation_id = u.organisation_id and i.id = u.item_id
    where i.import_id = ${importId} and u.position in ('used', 'unknown', 'released')`
  return rows.map((row) => row.id)
}

/** Of these items, those that something was sent for, is on its way for, or that a person left a step out for. */
export async function itemsUsed(ctx: Context, itemIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select distinct item_id as id
    from outreach_used_step
    where item_id = any(${itemIds}::int[]) and position <> 'planned'`
  return new Set(rows.map((row) => row.id))
}

/** Debtors of an import whose kind neither a person nor a file has said. */
export async function debtorsOfKindUnknown(ctx: Context, importId: Id): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select distinct d.id
    from ledger_imported_item m
    join ledger_open_item i on i.organisation_id = m.organisation_id and i.id = m.id
    join ledger_debtor d on d.organisation_id = i.organisation_id and d.id = i.debtor_id
    where m.import_id = ${importId} and not d.kind_known`
  return rows.map((row) => row.id)
}

/** The next import that still stands, where both brought receivables, or notices: what both say belongs to the earlier one. */
export async function laterImport(ctx: Context, { id, kind }: Pick<ImportRow, 'id' | 'kind'>) {
  const rows = await ctx.sql<{ readonly id: Id; readonly fileName: string }>`
    select id, file_name as "fileName"
    from import
    where id > ${id} and undone_at is null and (kind = 'notices' and ${kind} = 'notices'
      or kind in ('entries', 'list', 'invoice', 'status') and ${kind} in ('entries', 'list', 'invoice', 'status'))
    order by id desc limit 1`
  return rows[0]
}

/** The companies that owe something. */
export async function sirensOwing(ctx: Context): Promise<readonly string[]> {
  const rows = await ctx.sql<{ readonly siren: string }>`
    select distinct d.siren
    from ledger_debtor d join ledger_open_item i on i.organisation_id = d.organisation_id and i.debtor_id = d.id
    where d.siren is not null
    order by d.siren`
  return rows.map((row) => row.siren)
}

/** Our debtors among these companies. */
export async function debtorsOfSirens(
  ctx: Context,
  sirens: readonly string[],
): Promise<readonly { readonly id: Id; readonly siren: string }[]> {
  return ctx.sql<{ readonly id: Id; readonly siren: string }>`
    select id, siren from ledger_debtor where siren = any(${sirens}::text[]) order by id`
}

export type ColumnMapping = {
  readonly kind: FileKind
  readonly mapping: Readonly<Record<string, string>>
  readonly dayOrder: 'day-first' | 'month-first' | null
  readonly decimalMark: ',' | '.' | null
  readonly usedAt: Instant
}

export async function columnMapping(ctx: Context, signature: string): Promise<ColumnMapping | undefined> {
  const rows = await ctx.sql<ColumnMapping>`
    select kind, mapping, day_order as "dayOrder", decimal_mark as "decimalMark", used_at as "usedAt"
    from column_mapping
    where signature = ${signature}`
  return rows[0]
}

export async function keepColumnMapping(
  ctx: Context,
  row: ColumnMapping & { readonly signature: string },
): Promise<void> {
  await ctx.sql`
    insert into column_mapping (organisation_id, signature, kind, mapping, day_order, decimal_mark, used_at)
    values (${ctx.organisationId}, ${row.signature}, ${row.kind}, ${JSON.stringify(row.mapping)}::jsonb, ${row.dayOrder},
      ${row.decimalMark}, ${row.usedAt})
    on conflict (organisation_id, signature) do update
      set kind = excluded.kind, mapping = excluded.mapping, day_order = excluded.day_order,
        decimal_mark = excluded.decimal_mark, used_at = excluded.used_at`
}

/** Of these files, those that a row of any module names. Rows that name files are never deleted, and each was written after its file. */
export async function namedFiles(ctx: Context, sha256s: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.sql<{ readonly sha256: string }>`
    select sha256 from import where sha256 = any(${sha256s}::text[])
    union select sha256 from ledger_named_file where sha256 = any(${sha256s}::text[])
    union select sha256 from outreach_named_file where sha256 = any(${sha256s}::text[])
    union select sha256 from dialogue_named_file where sha256 = any(${sha256s}::text[])`
  return new Set(rows.map(({ sha256 }) => sha256))
}
