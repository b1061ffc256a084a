// The SQL of causes of lateness.

import type { Context, Id } from '#kernel'
import type { KnownCause } from './record-cause.ts'

export async function insertCause(ctx: Context, known: KnownCause): Promise<void> {
  await ctx.sql`
    insert into lateness_cause (organisation_id, id, debtor_id, item_id, cause, note, source, on_day, hold_id, recorded_at,
      recorded_by)
    values (${ctx.organisationId}, ${known.id}, ${known.debtorId}, ${known.itemId}, ${known.cause}, ${known.note},
      ${known.source}, ${known.onDay}, ${known.holdId}, ${ctx.now}, ${ctx.actor.name})`
}

export async function selectCause(ctx: Context, causeId: Id): Promise<KnownCause | null> {
  const rows = await ctx.sql<KnownCause>`
    select id, debtor_id as "debtorId", item_id as "itemId", cause, note, source, on_day as "onDay", hold_id as "holdId"
    from lateness_cause where id = ${causeId}`
  return rows[0] ?? null
}

/** False where it was taken back already. */
export async function withdrawCauseRow(ctx: Context, causeId: Id): Promise<boolean> {
  const rows = await ctx.sql`
    update lateness_cause set withdrawn_at = ${ctx.now} where id = ${causeId} and withdrawn_at is null returning id`
  return rows.length > 0
}

/** What was heard of a debtor and of those merged into it, and not taken back; the last first. */
export async function selectCausesOfDebtor(ctx: Context, debtorId: Id): Promise<readonly KnownCause[]> {
  return ctx.sql<KnownCause>`
    select c.id, c.debtor_id as "debtorId", c.item_id as "itemId", c.cause, c.note, c.source, c.on_day as "onDay",
      c.hold_id as "holdId"
    from lateness_cause c
    join debtor d on d.organisation_id = c.organisation_id and d.id = c.debtor_id
    where coalesce(d.merged_into, d.id) = ${debtorId} and c.withdrawn_at is null
    order by c.on_day desc, c.id desc
    limit 100`
}
