// The SQL of holds.

import type { Context, Day, Id } from '#kernel'
import type { Hold } from './model.ts'

export async function insertHolds(ctx: Context, holds: readonly Hold[]): Promise<void> {
  if (holds.length === 0) return
  await ctx.sql`
    insert into hold (organisation_id, id, kind, debtor_id, item_id, amount_cents, from_day, until_day, reason, origin, import_id,
      recorded_at)
    select ${ctx.organisationId}, n.id, n.kind, n."debtorId", n."itemId", n."amountCents", n."fromDay", n."untilDay", n.reason,
      n.origin, n."importId", n."recordedAt"
    from jsonb_to_recordset(${JSON.stringify(holds)}::jsonb) as n (id int, kind text, "debtorId" int, "itemId" int,
      "amountCents" bigint, "fromDay" date, "untilDay" date, reason text, origin text, "importId" int,
      "recordedAt" timestamptz)`
}

export async function selectHold(ctx: Context, holdId: Id): Promise<Hold | null> {
  const rows = await ctx.sql<Hold>`
    select id, kind, debtor_id as "debtorId", item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay",
      until_day as "untilDay", reason, origin, import_id as "importId", recorded_at as "recordedAt", lifted_on as "liftedOn"
    from hold
    where id = ${holdId}`
  return rows[0] ?? null
}

/** The holds of debtors and of their items that were not lifted, over or not. */
export async function selectUnliftedHolds(ctx: Context, debtorIds: readonly Id[]): Promise<Hold[]> {
  return ctx.sql<Hold>`
    select id, kind, debtor_id as "debtorId", item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay",
      until_day as "untilDay", reason, origin, import_id as "importId", recorded_at as "recordedAt", lifted_on as "liftedOn"
    from hold
    where debtor_id = any(${debtorIds}::int[]) and lifted_at is null
    order by id`
}

/** Few at any time, whatever the size of the company: of everybody. */
export async function selectReopenedHolds(ctx: Context): Promise<Hold[]> {
  return ctx.sql<Hold>`
    select id, kind, debtor_id as "debtorId", item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay",
      until_day as "untilDay", reason, origin, import_id as "importId", recorded_at as "recordedAt", lifted_on as "liftedOn"
    from hold
    where kind = 'reopened' and lifted_at is null
    order by id`
}

export async function setLifted(ctx: Context, holdId: Id, liftedOn: Day | null): Promise<void> {
  await ctx.sql`
    update hold set lifted_on = ${liftedOn}, lifted_at = case when ${liftedOn}::date is null then null else ${ctx.now}::timestamptz end
    where id = ${holdId}`
}

/** The holds that an import placed and nobody lifted since. */
export async function selectHoldsOfImport(ctx: Context, importId: Id): Promise<Hold[]> {
  return ctx.sql<Hold>`
    select id, kind, debtor_id as "debtorId", item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay",
      until_day as "untilDay", reason, origin, import_id as "importId", recorded_at as "recordedAt", lifted_on as "liftedOn"
    from hold
    where import_id = ${importId} and lifted_at is null
    order by id`
}

export async function setAllLifted(ctx: Context, holdIds: readonly Id[], liftedOn: Day): Promise<void> {
  await ctx.sql`
    update hold set lifted_on = ${liftedOn}, lifted_at = ${ctx.now}
    where id = any(${holdIds}::int[]) and lifted_at is null`
}
