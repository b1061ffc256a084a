// The SQL of acts and their lines. Set-based: one statement whatever the number of rows. Messages: message-store.ts,
// tasks: task-store.ts.

import type { Cents, Context, Day, Id } from '#kernel'
import type { ActReason, ActState, Channel, Level, Mode, PlannedAct } from './act.ts'

export type ActRow = {
  readonly id: Id
  readonly debtorId: Id
  readonly currency: string
  readonly channel: Channel
  readonly day: Day
  readonly planKey: string
  readonly planVersion: number
  readonly stepKey: string
  readonly level: Level
  readonly mode: Mode
  readonly deadlineDay: Day | null
  readonly totalCents: Cents
  readonly reasons: readonly ActReason[]
  readonly state: ActState
}

export type ActLineRow = {
  readonly actId: Id
  readonly itemId: Id
  readonly stepKey: string
  readonly cycle: number
  readonly advances: boolean
  readonly level: Level
  readonly openCents: Cents
  readonly heldCents: Cents
}

/** Above this many rows COPY under the importer role is cheaper than insert … select unnest. */
const COPY_FROM = 500

export async function plannedActs(ctx: Context, debtorIds: readonly Id[] | 'all'): Promise<ActRow[]> {
  return ctx.sql<ActRow>`
    select id, debtor_id as "debtorId", currency, channel, day, plan_key as "planKey", plan_version as "planVersion",
      step_key as "stepKey", level, mode, deadline_day as "deadlineDay", total_cents as "totalCents", reasons, state
    from act
    where state = 'planned' and (${debtorIds === 'all'} or debtor_id = any(${debtorIds === 'all' ? [] : debtorIds}::int[]))
    order by id`
}

/** Acts that wait for a release, or were released and have not ended, or whose outcome nobody knows. */
export async function actsInHand(ctx: Context): Promise<ActRow[]> {
  return ctx.sql<ActRow>`
    select id, debtor_id as "debtorId", currency, channel, day, plan_key as "planKey", plan_version as "planVersion",
      step_key as "stepKey", level, mode, deadline_day as "deadlineDay", total_cents as "totalCents", reasons, state
    from act
    where state in ('planned', 'released', 'unknown')
    order by id`
}

export async function actsById(ctx: Context, actIds: readonly Id[]): Promise<ActRow[]> {
  return ctx.sql<ActRow>`
    select id, debtor_id as "debtorId", currency, channel, day, plan_key as "planKey", plan_version as "planVersion",
      step_key as "stepKey", level, mode, deadline_day as "deadlineDay", total_cents as "totalCents", reasons, state
    from act
    where id = any(${actIds}::int[])
    order by id
    for update`
}

export async function linesOfActs(ctx: Context, actIds: readonly Id[]): Promise<ActLineRow[]> {
  return ctx.sql<ActLineRow>`
    select act_id as "actId", item_id as "itemId", step_key as "stepKey", cycle, advances, level, open_cents as "openCents",
      held_cents as "heldCents"
    from act_item
    where act_id = any(${actIds}::int[])
    order by act_id, item_id`
}

export async function insertActs(ctx: Context, firstId: Id, acts: readonly PlannedAct[]): Promise<void> {
  await insertActRows(ctx, firstId, acts)
  await insertLineRows(ctx, firstId, acts)
}

async function insertActRows(ctx: Context, firstId: Id, acts: readonly PlannedAct[]): Promise<void> {
  if (acts.length >= COPY_FROM) {
    await ctx.sql.copyInto(
      {
        table: 'act',
        columns: [
          'organisation_id',
          'id',
          'debtor_id',
          'currency',
          'channel',
          'day',
          'plan_key',
          'plan_version',
          'step_key',
          'level',
          'mode',
          'deadline_day',
          'total_cents',
          'reasons',
          'state',
          'planned_at',
        ],
      },
      acts.map((a, i) => [
        ctx.organisationId,
        firstId + i,
        a.debtorId,
        a.currency,
        a.channel,
        a.day,
        a.planKey,
        a.planVersion,
        a.stepKey,
        a.level,
        a.mode,
        a.deadlineDay,
        a.totalCents,
        JSON.stringify(a.reasons),
        'planned',
        ctx.now,
      ]),
    )
    return
  }
  await ctx.sql`
    insert into act (organisation_id, id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, level, mode,
      deadline_day, total_cents, reasons, state, planned_at)
    select ${ctx.organisationId}, n.id, n.debtor_id, n.currency, n.channel, n.day, n.plan_key, n.plan_version, n.step_key,
      n.level, n.mode, n.deadline_day, n.total_cents, n.reasons, 'planned', ${ctx.now}
    from unnest(${acts.map((_, i) => firstId + i)}::int[], ${acts.map((a) => a.debtorId)}::int[],
      ${acts.map((a) => a.currency)}::text[], ${acts.map((a) => a.channel)}::text[], ${acts.map((a) => a.day)}::date[],
      ${acts.map((a) => a.planKey)}::text[], ${acts.map((a) => a.planVersion)}::int[], ${acts.map((a) => a.stepKey)}::text[],
      ${acts.map((a) => a.level)}::smallint[], ${acts.map((a) => a.mode)}::text[], ${acts.map((a) => a.deadlineDay)}::date[],
      ${acts.map((a) => a.totalCents)}::bigint[], ${acts.map((a) => JSON.stringify(a.reasons))}::jsonb[])
      as n (id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, level, mode, deadline_day, total_cents, reasons)`
}

async function insertLineRows(ctx: Context, firstId: Id, acts: readonly PlannedAct[]): Promise<void> {
  const lines = acts.flatMap((act, i) => act.lines.map((line) => ({ ...line, act, actId: firstId + i })))
  if (lines.length >= COPY_FROM) {
    await ctx.sql.copyInto(
      {
        table: 'act_item',
        columns: [
          'organisation_id',
          'act_id',
          'item_id',
          'debtor_id',
          'step_key',
          'cycle',
          'advances',
          'level',
          'open_cents',
          'held_cents',
          'channel',
          'day',
          'deadline_day',
        ],
      },
      lines.map((l) => [
        ctx.organisationId,
        l.actId,
        l.itemId,
        l.act.debtorId,
        l.stepKey,
        l.cycle,
        l.advances,
        l.level,
        l.openCents,
        l.heldCents,
        l.act.channel,
        l.act.day,
        l.act.deadlineDay,
      ]),
    )
    return
  }
  await ctx.sql`
    insert into act_item (organisation_id, act_id, item_id, debtor_id, step_key, cycle, advances, level, open_cents,
      held_cents, channel, day, deadline_day)
    select ${ctx.organisationId}, n.act_id, n.item_id, n.debtor_id, n.step_key, n.cycle, n.advances, n.level, n.open_cents,
      n.held_cents, n.channel, n.day, n.deadline_day
    from unnest(${lines.map((l) => l.actId)}::int[], ${lines.map((l) => l.itemId)}::int[], ${lines.map((l) => l.act.debtorId)}::int[],
      ${lines.map((l) => l.stepKey)}::text[], ${lines.map((l) => l.cycle)}::smallint[], ${lines.map((l) => l.advances)}::boolean[],
      ${lines.map((l) => l.level)}::smallint[],
      ${lines.map((l) => l.openCents)}::bigint[], ${lines.map((l) => l.heldCents)}::bigint[],
      ${lines.map((l) => l.act.channel)}::text[], ${lines.map((l) => l.act.day)}::date[], ${lines.map((l) => l.act.deadlineDay)}::date[])
      as n (act_id, item_id, debtor_id, step_key, cycle, advances, level, open_cents, held_cents, channel, day, deadline_day)`
}

/** Ends acts that did not leave and frees the steps they had reserved. */
export async function endActs(
  ctx: Context,
  actIds: readonly Id[],
  state: 'superseded' | 'failed' | 'cancelled',
): Promise<void> {
  if (actIds.length === 0) return
  await ctx.sql`update act set state = ${state}, ended_at = ${ctx.now} where id = any(${actIds}::int[])`
  await ctx.sql`update act_item set position = 'freed' where act_id = any(${actIds}::int[])`
}

/** Ends acts that were done: their steps are used. `day` is the day of the contact, from which gaps and deadlines count. */
export async function useActs(ctx: Context, actIds: readonly Id[], day: Day): Promise<void> {
  await ctx.sql`update act set state = 'done', ended_at = ${ctx.now} where id = any(${actIds}::int[])`
  await ctx.sql`update act_item set position = 'used', day = ${day} where act_id = any(${actIds}::int[])`
}

/** Undo of a result: the act waits again, its steps reserved. */
export async function reopenActs(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`update act set state = 'released', ended_at = null where id = any(${actIds}::int[])`
  await ctx.sql`update act_item set position = 'released' where act_id = any(${actIds}::int[])`
}

export async function markActsUnknown(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`update act set state = 'unknown' where id = any(${actIds}::int[])`
  await ctx.sql`update act_item set position = 'unknown' where act_id = any(${actIds}::int[])`
}

export async function releaseActRows(ctx: Context, actIds: readonly Id[], by: string): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update act set state = 'released', released_at = ${ctx.now}, released_by = ${by}
    where id = any(${actIds}::int[]) and state = 'planned'
    returning id`
  const released = rows.map((row) => row.id)
  await ctx.sql`update act_item set position = 'released' where act_id = any(${released}::int[])`
  return released
}

/** A person decided that this step is not taken: it is used without a contact, and the next one follows in its time. */
export async function skipActs(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`update act set state = 'cancelled', ended_at = ${ctx.now} where id = any(${actIds}::int[])`
  await ctx.sql`update act_item set position = 'skipped', day = ${ctx.today} where act_id = any(${actIds}::int[])`
}

/**
 * The standing of acts as the ledger has it now, as one comparable text each: open amount of every line, running holds
 * of the debtor or of everything, credit not yet used, and whether the kind of debtor changed.
 */
export async function standingsOf(ctx: Context, actIds: readonly Id[]): Promise<Map<Id, string>> {
  const rows = await ctx.sql<{ readonly actId: Id; readonly standing: string }>`
    select a.id as "actId", concat_ws('|',
      (select string_agg(l.item_id || '=' || coalesce(o.open_cents, 0), ',' order by l.item_id)
        from act_item l left join ledger_open_item o on o.organisation_id = l.organisation_id and o.id = l.item_id
        where l.organisation_id = a.organisation_id and l.act_id = a.id),
      'holds ' || coalesce((select string_agg(h.id::text, ',' order by h.id) from ledger_hold h
        where h.organisation_id = a.organisation_id and (h.debtor_id = a.debtor_id or h.debtor_id is null)
          and h.from_day <= ${ctx.today} and (h.until_day is null or h.until_day >= ${ctx.today})), '-'),
      'credit ' || coalesce((select sum(c.remaining_cents) from ledger_unapplied_credit c
        where c.organisation_id = a.organisation_id and c.debtor_id = a.debtor_id and c.currency = a.currency), 0),
      (select d.kind || ' ' || d.country from ledger_debtor d where d.organisation_id = a.organisation_id and d.id = a.debtor_id))
      as standing
    from act a
    where a.id = any(${actIds}::int[])`
  return new Map(rows.map((row) => [row.actId, row.standing]))
}
