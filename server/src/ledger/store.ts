// The SQL of entries and of the balances that are their sums, and the locks that keep a debtor's standing still. Debtors:
// debtor-store.ts, whole files: receivable-store.ts, holds: hold-store.ts, what screens read: board-store.ts.

import { takeIds } from '#access'
import type { Cents, Context, Day, Id, Instant, SqlValue } from '#kernel'
import type { Credit, Item } from './model.ts'

/** Waits for changes under way and lets none begin before this transaction ends. Returns the debtors that exist and are not merged. */
export async function lockDebtorRows(ctx: Context, debtorIds: readonly Id[]): Promise<Id[]> {
  // Rows that this transaction wrote are locked already; locking fifty thousand new ones again costs as much as writing them.
  await ctx.sql`
    select from debtor
    where id = any(${debtorIds}::int[]) and xmin <> pg_current_xact_id()::xid
    order by id for no key update`
  const rows = await ctx.sql<{ readonly id: Id }>`
    select id from debtor where id = any(${debtorIds}::int[]) and merged_into is null`
  return rows.map((row) => row.id)
}

/** Lets nobody change the standing of these debtors, or of those they were merged into, while this transaction lasts. */
export async function shareDebtorRows(ctx: Context, debtorIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    select from debtor
    where id = any(${debtorIds}::int[] || array(select merged_into from debtor where id = any(${debtorIds}::int[])))
    order by id for share`
}

/**
 * Once in a transaction is enough: nobody sees what lies between. A row that this transaction wrote already is new, or was
 * raised by the statement that wrote it: every statement that updates a debtor raises its version itself.
 */
export async function raiseVersions(ctx: Context, debtorIds: readonly Id[]): Promise<void> {
  if (debtorIds.length === 0) return
  await ctx.sql`
    update debtor set version = version + 1
    where id = any(${debtorIds}::int[]) and xmin <> pg_current_xact_id()::xid`
}

/**
 * The same for whoever these debtors are today: merged ones by the debtor that was kept. Those to keep `still` are locked with them
 * and stay as they are. Locks in the order of ids.
 */
export async function raiseCurrentVersions(
  ctx: Context,
  debtorIds: readonly Id[],
  still: readonly Id[],
): Promise<void> {
  if (debtorIds.length + still.length === 0) return
  await ctx.sql`
    update debtor d set version = d.version + 1
    from (
      select organisation_id, id from debtor
      where id = any(array(select coalesce(merged_into, id) from debtor where id = any(${[...debtorIds, ...still]}::int[])))
        and xmin <> pg_current_xact_id()::xid
      order by id for no key update) locked
    where d.organisation_id = locked.organisation_id and d.id = locked.id
      and locked.id = any(array(select coalesce(merged_into, id) from debtor where id = any(${debtorIds}::int[])))`
}

/** `return`: the bank took a payment back; `split`: the parts of an invoice stand in its place. */
export type EntryKind = 'allocation' | 'return' | 'split'

/** What takes from an item, a credit or both, after they entered the book by their own row. */
export type NewEntry = {
  readonly kind: EntryKind
  readonly itemId: Id | null
  readonly creditId: Id | null
  /** Negative in a contrary entry. */
  readonly amountCents: Cents
  readonly onDay: Day
  readonly reverses?: Id
}

/** `importId` marks what a file brought, or what the undo of its import takes back; `imported`: known since its own day. */
export type EntryOrigin = { readonly importId: Id | null; readonly imported: boolean }

const ENTRY_COLUMNS =
  'organisation_id id kind item_id credit_id amount_cents on_day recorded_at imported import_id reverses'

export type NewEntries = { readonly count: number; readonly entries: Iterable<NewEntry> }

/** Returns the id of the first; the others follow. */
export async function copyEntries(ctx: Context, origin: EntryOrigin, { count, entries }: NewEntries): Promise<Id> {
  if (count === 0) return 0
  const { organisationId, now } = ctx
  const firstId = await takeIds(ctx, 'entry', count)
  const target = { table: 'entry', columns: ENTRY_COLUMNS.split(' ') }
  await ctx.sql.copyInto(target, entryRows())
  return firstId

  function* entryRows(): Generator<readonly SqlValue[]> {
    let id = firstId
    for (const { kind, itemId, creditId, amountCents, onDay, reverses = null } of entries) {
      yield [
        organisationId,
        id,
        kind,
        itemId,
        creditId,
        amountCents,
        onDay,
        now,
        origin.imported,
        origin.importId,
        reverses,
      ]
      id++
    }
  }
}

/** What entries add to the balance of items (open) and of credits (remaining), by id. */
export type BalanceChanges = { readonly items: ReadonlyMap<Id, Cents>; readonly credits: ReadonlyMap<Id, Cents> }

export async function changeBalances(ctx: Context, { items, credits }: BalanceChanges): Promise<void> {
  if (items.size > 0) {
    await ctx.sql`
      update item i set open_cents = open_cents + n.cents
      from unnest(${[...items.keys()]}::int[], ${[...items.values()]}::bigint[]) as n (id, cents)
      where i.id = n.id`
  }
  if (credits.size > 0) {
    await ctx.sql`
      update credit c set remaining_cents = remaining_cents + n.cents
      from unnest(${[...credits.keys()]}::int[], ${[...credits.values()]}::bigint[]) as n (id, cents)
      where c.id = n.id`
  }
}

export async function selectItems(ctx: Context, itemIds: readonly Id[]): Promise<Item[]> {
  return ctx.sql<Item>`
    select id, debtor_id as "debtorId", document_kind as "documentKind", number, issue_date as "issueDate",
      due_date as "dueDate", due_computed as "dueComputed", performed_from as "performedFrom", performed_to as "performedTo",
      term_agreed as "termAgreed", currency, total_cents as "totalCents", open_cents as "openCents", nature,
      payment_means as "paymentMeans", holder, holder_notified as "holderNotified", payee_iban as "payeeIban",
      agreed_rate as "agreedRate", label
    from item
    where id = any(${itemIds}::int[]) and not withdrawn
    order by id`
}

export async function setItemPlans(ctx: Context, itemIds: readonly Id[], planKey: string | null): Promise<void> {
  await ctx.sql`update item set plan_key = ${planKey} where id = any(${itemIds}::int[])`
}

export type CreditRow = Credit & {
  readonly importId: Id | null
  readonly withdrawn: boolean
  readonly recordedAt: Instant
}

export async function selectCredits(ctx: Context, creditIds: readonly Id[]): Promise<CreditRow[]> {
  return ctx.sql<CreditRow>`
    select id, debtor_id as "debtorId", kind, reference, on_day as "onDay", currency, amount_cents as "amountCents",
      remaining_cents as "remainingCents", label, import_id as "importId", withdrawn, recorded_at as "recordedAt"
    from credit
    where id = any(${creditIds}::int[])
    order by id`
}

export type NewCreditRow = Omit<Credit, 'remainingCents'>

/** Unapplied: what they are set against comes with its entries. */
export async function insertCredits(ctx: Context, credits: readonly NewCreditRow[]): Promise<void> {
  await ctx.sql`
    insert into credit (organisation_id, id, debtor_id, kind, reference, on_day, currency, amount_cents, remaining_cents, label,
      recorded_at)
    select ${ctx.organisationId}, n.id, n."debtorId", n.kind, n.reference, n."onDay", n.currency, n."amountCents",
      n."amountCents", n.label,
      ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(credits)}::jsonb) as n (id int, "debtorId" int, kind text, reference text,
      "onDay" date, currency text, "amountCents" bigint, label text)`
}

/** They never were. What takes from them was taken back before. */
export async function markWithdrawn(
  ctx: Context,
  ids: { readonly items: readonly Id[]; readonly credits: readonly Id[] },
): Promise<void> {
  await ctx.sql`
    update item set withdrawn = true, withdrawn_at = ${ctx.now}, open_cents = open_cents - total_cents
    where id = any(${ids.items}::int[])`
  await ctx.sql`
    update credit set withdrawn = true, withdrawn_at = ${ctx.now}, remaining_cents = remaining_cents - amount_cents
    where id = any(${ids.credits}::int[])`
}

export type EntryRow = {
  readonly id: Id
  readonly kind: EntryKind
  readonly itemId: Id | null
  readonly creditId: Id | null
  readonly amountCents: Cents
  readonly onDay: Day
  readonly importId: Id | null
}

/** The entries with these ids that still stand. */
export async function selectStandingEntries(ctx: Context, entryIds: readonly Id[]): Promise<EntryRow[]> {
  return ctx.sql<EntryRow>`
    select e.id, e.kind, e.item_id as "itemId", e.credit_id as "creditId", e.amount_cents as "amountCents", e.on_day as "onDay",
      e.import_id as "importId"
    from entry e
    where e.id = any(${entryIds}::int[]) and e.amount_cents > 0
      and not exists (select from entry r where r.reverses = e.id)
    order by e.id`
}

/** The standing entries of credits: what each was allocated to, and whether the bank took it back. */
export async function selectEntriesOfCredits(ctx: Context, creditIds: readonly Id[]): Promise<EntryRow[]> {
  return ctx.sql<EntryRow>`
    select e.id, e.kind, e.item_id as "itemId", e.credit_id as "creditId", e.amount_cents as "amountCents", e.on_day as "onDay",
      e.import_id as "importId"
    from entry e
    where e.credit_id = any(${creditIds}::int[]) and e.amount_cents > 0
      and not exists (select from entry r where r.reverses = e.id)
    order by e.id`
}

/** What the return of these payments took back, to be entered again on the day of that return, and the contrary of the return. */
export async function selectReturnedEntries(ctx: Context, creditIds: readonly Id[]): Promise<NewEntry[]> {
  return ctx.sql<NewEntry>`
    with returned as (
      select e.* from entry e
      where e.credit_id = any(${creditIds}::int[]) and e.kind = 'return' and e.amount_cents > 0
        and not exists (select from entry r where r.reverses = e.id)
    )
    select 'return' as kind, null::int as "itemId", credit_id as "creditId", -amount_cents as "amountCents", on_day as "onDay",
      id as reverses
    from returned
    union all
    select e.kind, e.item_id, e.credit_id, e.amount_cents, r.on_day, null::int
    from returned b
    join entry e on e.credit_id = b.credit_id and e.kind = 'allocation'
    join entry r on r.reverses = e.id and r.recorded_at = b.recorded_at`
}

export type KnownPayment = Pick<Credit, 'id' | 'debtorId' | 'onDay' | 'amountCents' | 'reference'> & {
  readonly importId: Id | null
  /** Of the items that it pays. */
  readonly numbers: readonly string[]
}

export type ReadPaymentsInput = {
  readonly currency: string
  readonly amounts: readonly Cents[]
  readonly from: Day
  readonly to: Day
}

/** Payments of a currency, of these amounts, that took effect between two days. */
export async function selectPayments(
  ctx: Context,
  { currency, amounts, from, to }: ReadPaymentsInput,
): Promise<KnownPayment[]> {
  return ctx.sql<KnownPayment>`
    select c.id, c.debtor_id as "debtorId", c.on_day as "onDay", c.amount_cents as "amountCents", c.reference,
      c.import_id as "importId",
      coalesce((select array_agg(i.number) from entry e join item i on i.organisation_id = e.organisation_id and i.id = e.item_id
        where e.credit_id = c.id and e.kind = 'allocation' and e.amount_cents > 0), '{}') as numbers
    from credit c
    where c.kind = 'payment' and not c.withdrawn and c.currency = ${currency}
      and c.amount_cents = any(${amounts}::bigint[]) and c.on_day between ${from} and ${to}
    order by c.on_day, c.id`
}

export type UnusedPayment = Pick<Credit, 'id' | 'debtorId' | 'onDay' | 'amountCents' | 'currency'>

/** Payments of an import that are left over whole. */
export async function selectUnusedPayments(ctx: Context, importId: Id): Promise<UnusedPayment[]> {
  return ctx.sql<UnusedPayment>`
    select id, debtor_id as "debtorId", on_day as "onDay", amount_cents as "amountCents", currency
    from credit
    where import_id = ${importId} and kind = 'payment' and remaining_cents > 0 and remaining_cents = amount_cents
    order by on_day, id`
}

/** Credit notes of a currency that are not used up, the oldest first. */
export async function selectCreditNotes(
  ctx: Context,
  currency: string,
  debtorIds: readonly Id[] | null,
): Promise<UnusedCreditNote[]> {
  return ctx.sql<UnusedCreditNote>`
    select id, debtor_id as "debtorId", on_day as "onDay", remaining_cents as "remainingCents"
    from credit
    where remaining_cents > 0 and kind = 'credit-note' and currency = ${currency}
      and (${debtorIds}::int[] is null or debtor_id = any(${debtorIds}::int[]))
    order by on_day, id`
}
export type UnusedCreditNote = Pick<Credit, 'id' | 'debtorId' | 'onDay' | 'remainingCents'>
