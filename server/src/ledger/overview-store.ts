// The SQL of what screens and commands read besides the board: the items and credits of a debtor, sums over the company, debtors
// that nothing can be sent to, and what a number or a name stands for.

import type { Cents, Context, Day, Id } from '#kernel'
import type { Credit, DebtorKind, Item } from './model.ts'

export async function selectItemsOfDebtor(ctx: Context, debtorId: Id, withPaid: boolean): Promise<Item[]> {
  return ctx.sql<Item>`
    select id, debtor_id as "debtorId", document_kind as "documentKind", number, issue_date as "issueDate",
      due_date as "dueDate", due_computed as "dueComputed", performed_from as "performedFrom", performed_to as "performedTo",
      term_agreed as "termAgreed", currency, total_cents as "totalCents", open_cents as "openCents", nature,
      payment_means as "paymentMeans", holder, holder_notified as "holderNotified", payee_iban as "payeeIban",
      agreed_rate as "agreedRate", label
    from item
    where debtor_id = ${debtorId} and not withdrawn and (${withPaid} or open_cents > 0)
    order by due_date nulls last, issue_date, id`
}

export async function selectCreditsOfDebtor(ctx: Context, debtorId: Id, withUsed: boolean): Promise<Credit[]> {
  return ctx.sql<Credit>`
    select id, debtor_id as "debtorId", kind, reference, on_day as "onDay", currency, amount_cents as "amountCents",
      remaining_cents as "remainingCents", label
    from credit
    where debtor_id = ${debtorId} and not withdrawn and (${withUsed} or remaining_cents > 0)
    order by on_day desc, id desc`
}

export type AllocationRow = {
  readonly entryId: Id
  readonly itemId: Id
  readonly creditId: Id
  readonly amountCents: Cents
  readonly onDay: Day
}

/** What the credits of a debtor were set against, as it stands. */
export async function selectAllocationsOfDebtor(ctx: Context, debtorId: Id): Promise<AllocationRow[]> {
  return ctx.sql<AllocationRow>`
    select e.id as "entryId", e.item_id as "itemId", e.credit_id as "creditId", e.amount_cents as "amountCents", e.on_day as "onDay"
    from credit c join entry e on e.credit_id = c.id
    where c.debtor_id = ${debtorId} and e.kind = 'allocation' and e.amount_cents > 0
      and not exists (select from entry r where r.reverses = e.id)
    order by e.on_day desc, e.id desc`
}

export type OpenThen = { readonly itemId: Id; readonly openCents: Cents }

/** What items of a debtor left open at the end of a day; with `knownBefore`, as it was known then. Files know their history by its days. */
export async function selectOpenOn(
  ctx: Context,
  { debtorId, day, knownBefore }: { readonly debtorId: Id; readonly day: Day; readonly knownBefore: string | null },
): Promise<OpenThen[]> {
  return ctx.sql<OpenThen>`
    select o.id as "itemId", o.cents as "openCents"
    from (
      select i.id, (i.total_cents
        - case when i.withdrawn_at < coalesce(${knownBefore}::timestamptz, 'infinity') then i.total_cents else 0 end
        - coalesce((
            select sum(e.amount_cents) from entry e
            where e.item_id = i.id and e.on_day <= ${day}
              and (${knownBefore}::timestamptz is null or e.imported or e.recorded_at < ${knownBefore}::timestamptz)), 0))::bigint as cents
      from item i
      where i.debtor_id = ${debtorId} and i.issue_date <= ${day}
    ) o
    where o.cents > 0
    order by o.id`
}

/** The first instant after a day, in the company's zone. */
export async function selectEndOfDay(ctx: Context, day: Day, zone: string): Promise<string> {
  const rows = await ctx.sql<{ readonly at: string }>`select (${day}::date + 1)::timestamp at time zone ${zone} as at`
  return rows[0]?.at ?? ''
}

export type CurrencySummary = {
  readonly currency: string
  readonly debtors: number
  readonly items: number
  readonly notDueCents: Cents
  readonly due1to30Cents: Cents
  readonly due31to60Cents: Cents
  readonly due61to90Cents: Cents
  readonly dueOver90Cents: Cents
  readonly noDueDateCents: Cents
  readonly unappliedCreditCents: Cents
  readonly withoutContactDebtors: number
  readonly withoutContactCents: Cents
  readonly kindUnknownDebtors: number
}

export async function selectSummary(ctx: Context): Promise<CurrencySummary[]> {
  return ctx.sql<CurrencySummary>`
    with reached as materialized (
      select d.id, d.kind_known,
        (d.city is not null and d.address_lines <> '{}') or exists (
          select from contact c where c.debtor_id = d.id and c.email is not null and c.email_refused_on is null) as is_reachable
      from debtor d
    )
    select currency, count(*) filter (where items > 0)::int as debtors, coalesce(sum(items), 0)::int as items,
      coalesce(sum(not_due), 0)::bigint as "notDueCents", coalesce(sum(due1), 0)::bigint as "due1to30Cents",
      coalesce(sum(due31), 0)::bigint as "due31to60Cents", coalesce(sum(due61), 0)::bigint as "due61to90Cents",
      coalesce(sum(due91), 0)::bigint as "dueOver90Cents", coalesce(sum(no_due_date), 0)::bigint as "noDueDateCents",
      coalesce(sum(cents), 0)::bigint as "unappliedCreditCents",
      count(*) filter (where items > 0 and not is_reachable)::int as "withoutContactDebtors",
      coalesce(sum(not_due + due1 + due31 + due61 + due91 + no_due_date) filter (where not is_reachable), 0)::bigint
        as "withoutContactCents",
      count(*) filter (where items > 0 and not kind_known)::int as "kindUnknownDebtors"
    from ledger_balance_by_age(${ctx.today}, true) full join ledger_unapplied_on(${ctx.today}, true) using (debtor_id, currency)
    join reached on reached.id = debtor_id
    group by currency
    order by debtors desc, currency`
}

export type ContactGap = {
  readonly debtorId: Id
  readonly name: string
  readonly kind: DebtorKind
  readonly kindKnown: boolean
  readonly reference: string | null
  readonly totalCents: Cents
  readonly currency: string
  readonly email: string | null
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
}

export type FoundGaps = {
  readonly rows: readonly ContactGap[]
  readonly debtors: number
  /** What they owe, in the currency that most of them owe in. */
  readonly cents: Cents
}

/** Debtors that owe something and that nothing can be sent to, the largest debts first. */
export async function selectContactGaps(
  ctx: Context,
  after: { readonly cents: Cents; readonly debtorId: Id } | null,
  limit: number,
): Promise<FoundGaps> {
  const rows = await ctx.sql<FoundGaps>`
    with gap as materialized (
      select distinct on (debtor_id) debtor_id, currency, not_due + due1 + due31 + due61 + due91 + no_due_date as total
      from ledger_balance_by_age(${ctx.today}, true) join debtor d on d.id = debtor_id
      where (d.city is null or d.address_lines = '{}')
        and not exists (select from contact c where c.debtor_id = d.id and c.email is not null and c.email_refused_on is null)
      order by debtor_id, total desc
    ), page as (
      select * from gap
      where ${after === null} or (-total, debtor_id) > (${-(after?.cents ?? 0)}::float8, ${after?.debtorId ?? 0}::int)
      order by -total, debtor_id
      limit ${limit}
    ), shown as (
      select d.id as "debtorId", d.name, d.kind, d.kind_known as "kindKnown",
        (select min(r.reference) from debtor_reference r where r.debtor_id = d.id and r.source = 'account') as reference,
        total::bigint as "totalCents", currency,
        (select c.email from contact c where c.debtor_id = d.id and c.email is not null
          order by c.role <> 'accounts-payable', c.id limit 1) as email,
        d.address_lines as "addressLines", d.postcode, d.city
      from page join debtor d on d.id = page.debtor_id
      order by -total, d.id
    )
    select (select coalesce(json_agg(shown), '[]') from shown) as rows,
      (select count(*)::int from gap) as debtors,
      (select coalesce(sum(total), 0)::bigint from gap
        where currency = (select g.currency from gap g group by g.currency order by count(*) desc, g.currency limit 1)) as cents`
  return rows[0] ?? { rows: [], debtors: 0, cents: 0 }
}

export type ItemCandidate = {
  readonly id: Id
  readonly number: string
  readonly debtorId: Id
  readonly debtorName: string
}

/** Of an invoice in parts the one that is open and falls due first. */
export async function selectItemCandidates(
  ctx: Context,
  by: { readonly id: Id | null; readonly number: string | null },
): Promise<ItemCandidate[]> {
  return ctx.sql<ItemCandidate>`
    select i.id, i.number, i.debtor_id as "debtorId", d.name as "debtorName"
    from item i join debtor d on d.id = i.debtor_id
    where not i.withdrawn and (i.id = ${by.id}::int or i.normalised_number = ${by.number}::text)
      and (i.id = ${by.id}::int is true or i.document_kind <> 'instalment' or not exists (
        select from item o
        where o.debtor_id = i.debtor_id and o.normalised_number = i.normalised_number and o.issue_year = i.issue_year
          and o.document_kind = 'instalment' and not o.withdrawn
          and (o.open_cents = 0, o.due_date, o.id) < (i.open_cents = 0, i.due_date, i.id)))
    order by i.open_cents = 0, i.issue_date desc, i.id
    limit 10`
}

export type DebtorCandidate = { readonly id: Id; readonly name: string }

/** By id (also that of a debtor merged since), by a reference or SIREN; by name when nothing else was found. */
export async function selectDebtorCandidates(
  ctx: Context,
  by: { readonly id: Id | null; readonly reference: string | null; readonly siren: string | null },
): Promise<DebtorCandidate[]> {
  return ctx.sql<DebtorCandidate>`
    select d.id, d.name
    from debtor d
    where d.merged_into is null and (
      d.id in (select a.current_id from ledger_debtor_alias a where a.id = ${by.id}::int)
      or d.siren = ${by.siren}::text
      or d.id in (select r.debtor_id from debtor_reference r where lower(r.reference) = lower(${by.reference}::text)))
    order by d.id
    limit 10`
}

export async function selectDebtorsByName(ctx: Context, name: string): Promise<DebtorCandidate[]> {
  return ctx.sql<DebtorCandidate>`
    select d.id, d.name
    from debtor d
    where d.merged_into is null and position(folded(${name}) in d.folded_name) > 0
    order by d.folded_name <> folded(${name}), d.name
    limit 10`
}
