// The SQL of holds.

import type { Context, Day, Id } from '#kernel'
import type { Hold } from './model.ts'

export async function insertHold(ctx: Context, hold: Omit<Hold, 'recordedAt' | 'liftedOn'>): Promise<void> {
  await ctx.sql`
    insert into hold (organisation_id, id, kind, debtor_id, item_id, amount_cents, from_day, until_day, reason, origin, recorded_at)
    values (${ctx.organisationId}, ${hold.id}, ${hold.kind}, ${hold.debtorId}, ${hold.itemId}, ${hold.amountCents}, ${hold.fromDay},
      ${hold.untilDay}, ${hold.reason}, ${hold.origin}, ${ctx.now})`
}

export async function selectHold(ctx: Context, holdId: Id): Promise<Hold | null> {
  const rows = await ctx.sql<Hold>`
    select id, kind, debtor_id as "debtorId", item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay",
      until_day as "untilDay", reason, origin, recorded_at as "recordedAt", lifted_on as "liftedOn"
    from hold
    where id = ${holdId}`
  return rows[0] ?? null
}

/** The holds of debtors and of their items that were not lifted, over or not. */
export async function selectUnliftedHolds(ctx: Context, debtorIds: readonly Id[]): Promise<Hold[]> {
  return ctx.sql<Hold>`
    select id, kind, debtor_id as "debtorId", item_id as "itemId", amount_cents as "amountCents", from_day as "fromDay",
      until_day as "untilDay", reason, origin, recorded_at as "recordedAt", lifted_on as "liftedOn"
    from hold
    where debtor_id = any(${debtorIds}::int[]) and lifted_at is null
    order by id`
}

export async function setLifted(ctx: Context, holdId: Id, liftedOn: Day | null): Promise<void> {
  await ctx.sql`
    update hold set lifted_on = ${liftedOn}, lifted_at = case when ${liftedOn}::date is null then null else ${ctx.now}::timestamptz end
    where id = ${holdId}`
}
