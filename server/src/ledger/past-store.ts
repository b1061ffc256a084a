// The SQL of the past, with both of its times, for whoever plays it again: what was owed, what reduced it and what was held, each
// with its day of effect and the day on which it was recorded. Narrow binary rows: a year of a company has hundreds of thousands.

import type { Context, Day, Id } from '#kernel'

/** From which day on, and the time zone in which a moment is a day. */
export type PastScope = { readonly from: Day; readonly zone: string }

/**
 * id, debtor, total, open today, due, issue, performed from, recorded, currency, document kind, nature, payment means (null: not said),
 * holder, whether it was notified, payee (null: us), own plan (null: none): what is open, and what moved since.
 */
export const pastItemRows = (ctx: Context, { from, zone }: PastScope): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select i.id, i.debtor_id, i.total_cents, i.open_cents, i.due_date, i.issue_date, i.performed_from,
    (i.recorded_at at time zone ${zone})::date, i.currency, i.document_kind, i.nature, i.payment_means, i.holder,
    i.holder_notified::int4, i.payee_iban, i.plan_key
  from item i
  where i.open_cents > 0 or i.id in (
    select m.item_id from ledger_movement m
    where m.item_id is not null and (m.on_day >= ${from}::date or m.recorded_at >= ${from}::date::timestamp at time zone ${zone}))`

/**
 * debtor, item (null: a credit alone), day of effect, day recorded, what it adds to the item, what it adds to the debtor's unapplied
 * credit (in one currency). What happened before `from` stands on its eve; with `asTold` the day recorded is left out, and a mistake that
 * was taken back never was.
 */
export const pastMovementRows = (
  ctx: Context,
  { from, zone, asTold, currency }: PastScope & { readonly asTold: boolean; readonly currency: string },
): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select m.debtor_id, m.item_id, m.on_day, m.recorded_on, sum(m.item_cents)::int8, sum(m.credit_cents)::int8
  from (
    select coalesce(i.debtor_id, c.debtor_id) as debtor_id, l.item_id,
      greatest(l.on_day, ${from}::date - 1) as on_day,
      case when ${asTold}::boolean then null
        else greatest((l.recorded_at at time zone ${zone})::date, ${from}::date - 1) end as recorded_on,
      l.item_cents,
      case when c.currency is distinct from ${currency} then 0 else l.credit_cents end as credit_cents
    from ledger_movement l
    left join item i on i.organisation_id = l.organisation_id and i.id = l.item_id
    left join credit c on c.organisation_id = l.organisation_id and c.id = l.credit_id
  ) m
  group by m.debtor_id, m.item_id, m.on_day, m.recorded_on
  having sum(m.item_cents) <> 0 or sum(m.credit_cents) <> 0`

export type PastHoldRow = {
  /** Null: everybody. */
  readonly debtorId: Id | null
  readonly itemId: Id | null
  readonly kind: string
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly amountCents: number | null
  readonly recordedOn: Day
  readonly liftedOn: Day | null
}

/** All that were ever placed and not lifted before `from`. */
export async function pastHolds(ctx: Context, { from, zone }: PastScope): Promise<readonly PastHoldRow[]> {
  return ctx.sql<PastHoldRow>`
    select debtor_id as "debtorId", item_id as "itemId", kind, from_day as "fromDay", until_day as "untilDay",
      amount_cents as "amountCents", (recorded_at at time zone ${zone})::date as "recordedOn", lifted_on as "liftedOn"
    from hold
    where lifted_on is null or lifted_on >= ${from}
    order by id`
}

export type Beginnings = {
  /** The day on which the first item was recorded. */
  readonly knownSince: Day | null
  /** Every currency in which anything was ever billed. */
  readonly currencies: readonly string[]
}

export async function readBeginnings(ctx: Context, zone: string): Promise<Beginnings> {
  const [row] = await ctx.sql<Beginnings>`
    select (min(recorded_at) at time zone ${zone})::date as "knownSince",
      coalesce(array_agg(distinct currency order by currency), '{}') as currencies
    from item`
  return row ?? { knownSince: null, currencies: [] }
}
