// The SQL of what is decided on: open items, debtors, holds and used steps of the modules to the left, as narrow binary rows.
// Most words travel as the index that columns.ts names; what a row lacks is null. Nothing is joined: how many rows a company has is
// what the planner knows least, and a nested loop over a large one would take minutes.

import type { Cents, Context, Day, Id } from '#kernel'
import { DEBTOR_KINDS, DOCUMENT_KINDS, HOLD_KINDS, type LatenessCause, NATURES, PAYMENT_MEANS } from './model.ts'

/** Of which debtors: all of them or those given, as far as their numbers lie between two. */
export type Scope = {
  readonly all: boolean
  readonly first: Id
  readonly last: Id
  readonly debtorIds: readonly Id[]
}

const LARGEST_ID = 2_147_483_647
export const EVERYBODY: Scope = { all: true, first: 1, last: LARGEST_ID, debtorIds: [] }
export const onlyThose = (debtorIds: readonly Id[]): Scope => ({ ...EVERYBODY, all: false, debtorIds })

/** The largest number of a debtor; 0 where there is none. */
export async function lastDebtor(ctx: Context): Promise<Id> {
  const [row] = await ctx.sql<{ readonly id: Id | null }>`select max(id) as id from ledger_debtor`
  return row?.id ?? 0
}

/** id, kind, country code, whether it has a postal address, payment means (0 none), plan key. */
export const debtorRows = (ctx: Context, scope: Scope): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select id, (array_position(${DEBTOR_KINDS}::text[], kind) - 1)::int4,
    ((ascii(country) << 8) | ascii(substr(country, 2)))::int4,
    (case when cardinality(address_lines) > 0 and city is not null then 1 else 0 end)::int4,
    coalesce(array_position(${PAYMENT_MEANS}::text[], payment_means), 0)::int4, plan_key
  from ledger_debtor
  where id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or id = any(${scope.debtorIds}::int4[]))
  order by id`

/** debtor, whether it can be e-mailed, whether it can be called: one row for each contact. */
export const contactRows = (ctx: Context, scope: Scope): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select debtor_id, (case when email is not null and email_refused_on is null then 1 else 0 end)::int4,
    (case when phone is not null then 1 else 0 end)::int4
  from ledger_contact
  where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`

/** debtor, what is left of a credit of its. */
export const creditRows = (ctx: Context, scope: Scope, currency: string): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select debtor_id, remaining_cents
  from ledger_unapplied_credit
  where currency = ${currency} and debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`

export type ForeignCredit = { readonly debtorId: Id; readonly currency: string; readonly cents: Cents }

/** What is left of credits in other currencies than this one. */
export async function foreignCredits(ctx: Context, scope: Scope, own: string): Promise<readonly ForeignCredit[]> {
  return ctx.sql<ForeignCredit>`
    select debtor_id as "debtorId", currency, sum(remaining_cents)::bigint as cents
    from ledger_unapplied_credit
    where currency <> ${own} and debtor_id between ${scope.first} and ${scope.last}
      and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))
    group by debtor_id, currency`
}

/** debtor: money of whom came in that nobody has allocated yet. */
export const unmatchedRows = (ctx: Context, scope: Scope): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select debtor_id
  from reconciliation_unmatched_credit
  where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`

/** item, the last day on which its payment came back. */
export const returnedRows = (ctx: Context, scope: Scope): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select item_id, returned_on
  from reconciliation_returned_item
  where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`

/**
 * id, debtor, total, open, due, issue, performed from, recorded; and for what is no plain invoice, in eight bytes, the payee (4),
 * then currency, holder bits, means (0 none), nature and document kind (14, 12, 8, 4, 0).
 */
export const itemRows = (ctx: Context, scope: Scope, currencies: readonly string[]): AsyncIterable<Uint8Array> => ctx
  .sql.copyOut`
  select id, debtor_id, total_cents, open_cents, due_date, issue_date, performed_from, recorded_on,
    case when not is_plain then
      (case when payee_iban is null then 0 else abs(hashtext(payee_iban) % 65535) + 1 end)::int8 << 32
        | ((array_position(${currencies}::text[], currency) - 1) << 14)
        | ((case when holder_notified then 1 else 0 end) << 13)
        | ((case when holder = 'us' then 1 else 0 end) << 12)
        | (coalesce(array_position(${PAYMENT_MEANS}::text[], payment_means), 0) << 8)
        | ((array_position(${NATURES}::text[], nature) - 1) << 4)
        | (array_position(${DOCUMENT_KINDS}::text[], document_kind) - 1)
    end
  from ledger_open_item
  where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))
    and (is_plain or currency = any(${currencies}::text[]))
  order by debtor_id`

/**
 * debtor (null: everybody), item (null: the debtor), kind, from, until, amount. Each of the two by its index: an “or” has none. Of a part
 * that was promised: what has not been paid since, so that a promise kept neither holds nor is broken. What was promised beside it for an
 * earlier day is paid first.
 */
export const holdRows = (ctx: Context, scope: Scope): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select debtor_id, item_id, (array_position(${HOLD_KINDS}::text[], kind) - 1)::int4, from_day, until_day, cents
  from (
    select w.*, case when kind = 'promise' and amount_cents is not null then amount_cents - greatest(0,
        (select coalesce(sum(r.amount_cents), 0) from ledger_reduction r
          where r.item_id = w.item_id and r.kind = 'payment' and r.on_day >= w.from_day)
        - (select coalesce(sum(o.amount_cents), 0) from ledger_hold o
          where o.debtor_id = w.debtor_id and o.item_id = w.item_id and o.kind = 'promise'
            and o.until_day >= w.from_day and (o.until_day, o.id) < (w.until_day, w.id)))::int8
      else amount_cents end as cents
    from (
      select * from ledger_hold where debtor_id is null union all select * from ledger_hold
      where debtor_id between ${scope.first} and ${scope.last}
        and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))) w) h
  where cents is null or cents > 0`

/**
 * debtor, item, step key, channel, position, day, deadline: those recent enough for gaps, caps and the pre-due period, and of
 * items that are open in `open` the older ones as well. What is only planned is left out: it is decided afresh. Words travel as
 * they are, as looking up a million of them costs the database more than sending them.
 */
export const usedStepRows = (
  ctx: Context,
  scope: Scope,
  { open, since }: { readonly open: Scope; readonly since: Day },
): AsyncIterable<Uint8Array> => ctx.sql.copyOut`
  select debtor_id, item_id, step_key, channel, position, day, deadline_day
  from outreach_used_step
  where position <> 'planned'
    and debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))
    and (day >= ${since}::date or item_id in (
      select id from ledger_open_item
      where debtor_id between ${open.first} and ${open.last}
        and (${open.all}::boolean or debtor_id = any(${open.debtorIds}::int4[]))))
  order by debtor_id`

/** Positions of outreach, in the order of the states that the decision knows them by: see load-columns.ts. */
export const POSITIONS = ['released', 'used', 'skipped', 'unknown'] as const

export type PlannedItem = { readonly id: Id; readonly planKey: string }

/** Open items that have a plan of their own. */
export async function plannedItems(ctx: Context, scope: Scope): Promise<readonly PlannedItem[]> {
  return ctx.sql<PlannedItem>`
    select id, plan_key as "planKey" from ledger_planned_item
    where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`
}

export type ProfileRow = { readonly id: Id; readonly segment: string | null; readonly planKey: string | null }

/** Debtors that belong to a group, or have a plan that a person chose. */
export async function debtorProfiles(ctx: Context, scope: Scope): Promise<readonly ProfileRow[]> {
  return ctx.sql<ProfileRow>`
    select id, segment, plan_key as "planKey" from ledger_debtor_profile
    where (segment is not null or plan_key is not null) and id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or id = any(${scope.debtorIds}::int4[]))`
}

export async function usualDelays(
  ctx: Context,
  scope: Scope,
): Promise<readonly { readonly id: Id; readonly delayDays: number }[]> {
  return ctx.sql<{ readonly id: Id; readonly delayDays: number }>`
    select debtor_id as id, delay_days as "delayDays" from ledger_usual_delay
    where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`
}

export type CauseRow = { readonly debtorId: Id; readonly itemId: Id | null; readonly cause: LatenessCause }

/** Why debtors, or single items of them, are late, where somebody said so. */
export async function causesOf(ctx: Context, scope: Scope): Promise<readonly CauseRow[]> {
  return ctx.sql<CauseRow>`
    select debtor_id as "debtorId", item_id as "itemId", cause from ledger_lateness_cause
    where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`
}

export async function lastStatuses(
  ctx: Context,
  scope: Scope,
): Promise<readonly { readonly itemId: Id; readonly code: string }[]> {
  return ctx.sql<{ readonly itemId: Id; readonly code: string }>`
    select item_id as "itemId", code from ledger_last_status
    where debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))`
}

export type PlaceRow = { readonly id: Id; readonly country: string; readonly postcode: string | null }

/** Debtors that may keep other holidays than metropolitan France. */
export async function debtorsElsewhere(ctx: Context, scope: Scope): Promise<readonly PlaceRow[]> {
  return ctx.sql<PlaceRow>`
    select id, country, postcode from ledger_debtor_profile
    where (country in ('GP', 'MQ', 'GF', 'RE', 'YT', 'BE', 'CH', 'DE', 'ES', 'GB', 'IT', 'LU', 'NL', 'PT') or (country = 'FR' and postcode ~ '^(57|67|68|97)'))
      and id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or id = any(${scope.debtorIds}::int4[]))`
}

/** The currencies in which something is open, besides the euro. */
export async function foreignCurrencies(ctx: Context): Promise<readonly string[]> {
  const rows = await ctx.sql<{ readonly currency: string }>`
    select distinct currency from ledger_open_item where currency <> 'EUR'`
  return rows.map((row) => row.currency)
}

export type Look = { readonly debtorId: Id; readonly version: number }

/** Debtors whose decision may differ from the one remembered: changed, never looked at, or whose day has come. */
export async function debtorsToExamine(ctx: Context, policyVersion: number): Promise<readonly Look[]> {
  return ctx.sql<Look>`
    select d.id as "debtorId", d.version
    from ledger_debtor d left join examined e on e.organisation_id = d.organisation_id and e.debtor_id = d.id
    where e.debtor_id is null or e.debtor_version <> d.version or e.policy_version <> ${policyVersion}
      or e.next_look_day <= ${ctx.today}
    order by d.id`
}

/** Debtors about whom time alone changes something up to this day, or the word of a person that payments are known up to it. */
export async function debtorsToLookAtBy(ctx: Context, day: Day): Promise<readonly Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select debtor_id as id from examined
    where next_look_day <= ${day} or waits ?| array['payments-stale', 'payments-unknown'] order by debtor_id`
  return rows.map((row) => row.id)
}

export async function allDebtors(ctx: Context): Promise<readonly Look[]> {
  return ctx.sql<Look>`select id as "debtorId", version from ledger_debtor`
}

export type MergedDebtor = { readonly id: Id; readonly currentId: Id }

/** Who was merged into these debtors. */
export async function mergedDebtors(ctx: Context, scope: Scope): Promise<readonly MergedDebtor[]> {
  return ctx.sql<MergedDebtor>`
    select id, current_id as "currentId" from ledger_debtor_alias
    where current_id <> id
      and current_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or current_id = any(${scope.debtorIds}::int4[]))`
}

/** Whether the company has so many debtors (one at least), found by counting no further. */
export async function hasDebtors(ctx: Context, count: number): Promise<boolean> {
  const rows = await ctx.sql`select from ledger_debtor offset ${count - 1} limit 1`
  return rows.length > 0
}

export type Examined = Look & {
  readonly nextLookDay: Day
  /** Code → [items, cents]. */
  readonly waits: Readonly<Record<string, readonly [number, number]>>
}

/** Remembers who was looked at, and at which version; deleting this memory changes no decision. */
export async function rememberExamined(
  ctx: Context,
  policyVersion: number,
  examined: readonly Examined[],
): Promise<void> {
  await ctx.sql`
    insert into examined (organisation_id, debtor_id, debtor_version, policy_version, next_look_day, waits)
    select ${ctx.organisationId}, n.id, n.version, ${policyVersion}, n.next_look_day, n.waits
    from unnest(${examined.map((e) => e.debtorId)}::int[], ${examined.map((e) => e.version)}::int[],
      ${examined.map((e) => e.nextLookDay)}::date[], ${examined.map((e) => JSON.stringify(e.waits))}::jsonb[])
      as n (id, version, next_look_day, waits)
    on conflict (organisation_id, debtor_id) do update set debtor_version = excluded.debtor_version,
      policy_version = excluded.policy_version, next_look_day = excluded.next_look_day, waits = excluded.waits`
}

/** The version of each of these debtors that the standing decision was taken at. */
export async function decidedVersions(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const rows = await ctx.sql<Look>`
    select debtor_id as "debtorId", debtor_version as version from examined where debtor_id = any(${debtorIds}::int[])`
  return new Map(rows.map(({ debtorId, version }) => [debtorId, version]))
}

export type TextablePhone = { readonly debtorId: Id; readonly isLandlineInFrance: boolean }

/** Telephones that may take SMS: no French landline, none that refuses them. The text itself is refused where this guessed wrong. */
export async function textablePhones(ctx: Context, scope: Scope): Promise<readonly TextablePhone[]> {
  return ctx.sql<TextablePhone>`
    select debtor_id as "debtorId", digits ~ '^0[1-589]' as "isLandlineInFrance"
    from (select debtor_id, regexp_replace(phone, '[^0-9+]', '', 'g') as digits from ledger_contact
      where phone is not null and debtor_id between ${scope.first} and ${scope.last}
    and (${scope.all}::boolean or debtor_id = any(${scope.debtorIds}::int4[]))) c
    where digits !~ '^([+]33|0033)0?[1-589]'
      and right(digits, 9) not in (select ending from outreach_refused_phone)`
}
