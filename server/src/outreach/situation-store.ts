// The SQL that gathers what messages print: read from the views of the modules to the left, for many acts at once.

import type { Cents, Context, Day, Id } from '#kernel'
import type { RecipientRole } from './act.ts'
import type { DebtorKind, DocumentKind } from './model.ts'
import { type ItemReduction, netReductions } from './reductions.ts'

export type DebtorFacts = {
  readonly id: Id
  readonly name: string
  readonly kind: DebtorKind
  readonly siren: string | null
  readonly country: string
  readonly language: 'fr' | 'en'
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
  readonly reference: string | null
  /** Whoever looks after payments first, never an address that bounced. */
  readonly contacts: readonly DebtorContact[]
  /** By currency. */
  readonly unappliedCredit: Readonly<Record<string, Cents>>
}

export type DebtorContact = {
  readonly role: RecipientRole
  readonly name: string | null
  readonly email: string
}

/** Debtors with the contacts that messages can go to. */
export async function debtorFacts(ctx: Context, debtorIds: readonly Id[]): Promise<Map<Id, DebtorFacts>> {
  const rows = await ctx.sql<DebtorFacts>`
    select d.id, d.name, d.kind, d.siren, d.country, d.language, d.address_lines as "addressLines", d.postcode, d.city,
      d.reference,
      coalesce((select jsonb_agg(jsonb_build_object('role', k.role, 'name', k.name, 'email', k.email)
          order by k.role <> 'accounts-payable', k.id) from ledger_contact k
        where k.organisation_id = d.organisation_id and k.debtor_id = d.id and k.email is not null
          and k.email_refused_on is null), '[]') as contacts,
      coalesce((select jsonb_object_agg(u.currency, u.cents) from (
          select currency, sum(remaining_cents) as cents from ledger_unapplied_credit
          where organisation_id = d.organisation_id and debtor_id = d.id group by currency) u), '{}') as "unappliedCredit"
    -- One by one, by their key: where the database has not counted yet, it would go through the whole company for each hundred.
    from unnest(${debtorIds}::int[]) as asked (id)
    cross join lateral (select * from ledger_debtor where id = asked.id offset 0) d`
  return new Map(rows.map((row) => [row.id, row]))
}

export type AddressedDebtor = DebtorFacts & { readonly contactName: string | null; readonly email: string | null }

/** The debtor and whom a message goes to: the contact of that role, else the first. */
export function addressedTo(debtor: DebtorFacts, role: RecipientRole | null): AddressedDebtor {
  const contact = debtor.contacts.find((one) => one.role === role) ?? debtor.contacts[0]
  return { ...debtor, contactName: contact?.name ?? null, email: contact?.email ?? null }
}

export type ItemFacts = {
  readonly id: Id
  readonly number: string
  readonly documentKind: DocumentKind
  readonly issueDate: Day
  readonly dueDate: Day
  readonly currency: string
  readonly totalCents: Cents
  readonly openCents: Cents
  /** Null also when its debit or bill came back: it is asked for like any other (rule 14). */
  readonly paymentMeans: string | null
  readonly holder: 'us' | 'factor' | 'assignee'
  readonly payeeIban: string | null
  /** The rate of late payment that the contract sets, in the short form of the law: `12.00`, `ecb+10`, `3xlegal`. */
  readonly agreedRate: string | null
}

export async function itemFacts(ctx: Context, itemIds: readonly Id[]): Promise<Map<Id, ItemFacts>> {
  const rows = await ctx.sql<ItemFacts>`
    select i.id, number, document_kind as "documentKind", issue_date as "issueDate", due_date as "dueDate", currency,
      total_cents as "totalCents", open_cents as "openCents", holder, payee_iban as "payeeIban",
      case when payment_means in ('direct-debit', 'bill-of-exchange') and exists (
        select from reconciliation_returned_item r where r.organisation_id = i.organisation_id and r.item_id = i.id)
      then null else payment_means end as "paymentMeans",
      (select r.agreed_rate from ledger_agreed_rate r where r.organisation_id = i.organisation_id and r.item_id = i.id)
        as "agreedRate"
    from unnest(${itemIds}::int[]) as asked (id)
    cross join lateral (select * from ledger_open_item where id = asked.id and due_date is not null offset 0) i`
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * What reduced these items and when, oldest first. What was taken back (a returned payment, an undone allocation) is as if it
 * had never been: it takes the latest reductions before it away again.
 */
export async function itemReductions(ctx: Context, itemIds: readonly Id[]): Promise<Map<Id, readonly ItemReduction[]>> {
  const rows = await ctx.sql<ItemReduction>`
    select item_id as "itemId", kind, on_day as "onDay", sum(amount_cents)::bigint as "amountCents"
    from ledger_reduction
    where item_id = any(${itemIds}::int[])
    group by item_id, kind, on_day
    having sum(amount_cents) <> 0
    order by item_id, kind, on_day`
  return Map.groupBy(netReductions(rows), (row) => row.itemId)
}
