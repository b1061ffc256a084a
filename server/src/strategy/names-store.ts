// The SQL of names: what acts, items and debtors are called, for lists that people read.

import type { Cents, Context, Day, Id } from '#kernel'
import type { DebtorKind } from '@quittance/law'

export type DebtorName = {
  readonly id: Id
  readonly name: string
  readonly kind: DebtorKind
  readonly city: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly contactName: string | null
}

export async function debtorNames(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, DebtorName>> {
  const rows = await ctx.sql<DebtorName>`
    select d.id, d.name, d.kind, d.city, c.email, c.phone, c.name as "contactName"
    from ledger_debtor d
    left join lateral (
      select k.email, k.phone, k.name from ledger_contact k
      where k.organisation_id = d.organisation_id and k.debtor_id = d.id and k.email_refused_on is null
      order by k.email is null, k.role <> 'accounts-payable', k.id limit 1) c on true
    where d.id = any(${debtorIds}::int[])`
  return new Map(rows.map((row) => [row.id, row]))
}

export type ItemName = {
  readonly id: Id
  readonly debtorId: Id
  readonly number: string
  readonly dueDate: Day | null
  readonly openCents: Cents
  readonly currency: string
}

export async function itemNames(ctx: Context, itemIds: readonly Id[]): Promise<ReadonlyMap<Id, ItemName>> {
  const rows = await ctx.sql<ItemName>`
    select id, debtor_id as "debtorId", number, due_date as "dueDate", open_cents as "openCents", currency
    from ledger_open_item
    where id = any(${itemIds}::int[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Debtors whose open item, account or name is called so. */
export async function subjectsCalled(
  ctx: Context,
  subject: string,
): Promise<readonly { readonly debtorId: Id; readonly itemId: Id | null }[]> {
  return ctx.sql<{ readonly debtorId: Id; readonly itemId: Id | null }>`
    select debtor_id as "debtorId", id as "itemId" from ledger_open_item
    where lower(number) = lower(${subject}) or id::text = ${subject}
    union all
    select id, null from ledger_debtor
    where lower(name) = lower(${subject}) or lower(reference) = lower(${subject}) or siren = ${subject}`
}

export type MissingContacts = { readonly debtors: number; readonly cents: Cents; readonly kindUnknown: number }

/** Debtors with something overdue or to come who can be reached neither by e-mail nor by post. */
export async function missingContacts(ctx: Context): Promise<MissingContacts> {
  const [row] = await ctx.sql<MissingContacts>`
    select count(*) filter (where not reachable)::int as debtors,
      coalesce(sum(cents) filter (where not reachable), 0)::bigint as cents,
      count(*) filter (where not kind_known)::int as "kindUnknown"
    from (
      select d.id, d.kind_known, sum(i.open_cents) filter (where i.currency = 'EUR') as cents,
        (cardinality(d.address_lines) > 0 and d.city is not null) or exists (
          select from ledger_contact k where k.organisation_id = d.organisation_id and k.debtor_id = d.id
            and k.email is not null and k.email_refused_on is null) as reachable
      from ledger_open_item i join ledger_debtor d on d.organisation_id = i.organisation_id and d.id = i.debtor_id
      group by d.organisation_id, d.id, d.kind_known, d.address_lines, d.city) debt`
  return row ?? { debtors: 0, cents: 0, kindUnknown: 0 }
}
