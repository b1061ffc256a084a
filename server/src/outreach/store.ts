// The SQL of acts and their lines once they are planned (planned-store.ts plans them): read, let go, ended. Every change of state
// names the states that it starts from, so that a crash, a second process or a late answer changes nothing twice.

import type { Cents, Context, Day, Id } from '#kernel'
import {
  type ActReason,
  type ActState,
  type Channel,
  type Level,
  type Mode,
  PERSONAL,
  type RecipientRole,
} from './act.ts'

export type ActRow = {
  readonly id: Id
  readonly debtorId: Id
  readonly currency: string
  readonly channel: Channel
  readonly day: Day
  readonly planKey: string
  readonly planVersion: number
  readonly stepKey: string
  readonly template: string | null
  readonly recipientRole: RecipientRole | null
  readonly level: Level
  readonly mode: Mode
  readonly deadlineDay: Day | null
  readonly totalCents: Cents
  readonly reasons: readonly ActReason[]
  readonly attachesInvoices: boolean
  readonly senderKey: string | null
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

/** Planning and releasing take turns: what is planned is neither released nor skipped while it is decided afresh. */
export async function lockActs(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('quittance acts'), ${ctx.organisationId})`
}

/** No planning meanwhile, but others may release as well: each holds the debtors of its own acts, and looks at the acts after that. */
export async function shareActs(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock_shared(hashtext('quittance acts'), ${ctx.organisationId})`
}

/**
 * For the rest of a transaction that is like many others and writes few rows: how a statement is gone about, and the check of each
 * row's foreign keys, is then thought out once per connection. Afresh, each check is thought out for its own row, and where the
 * database last counted before this company came it walks through all of it. Not for long arrays: they are taken for ten rows.
 */
export async function keepPlans(ctx: Context): Promise<void> {
  await ctx.sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`
}

export async function plannedActs(ctx: Context, debtorIds: readonly Id[] | 'all'): Promise<ActRow[]> {
  return ctx.sql<ActRow>`
    select id, debtor_id as "debtorId", currency, channel, day, plan_key as "planKey", plan_version as "planVersion",
      step_key as "stepKey", template, recipient_role as "recipientRole", level, mode, deadline_day as "deadlineDay",
      total_cents as "totalCents", reasons, attaches_invoices as "attachesInvoices", sender_key as "senderKey", state
    from act
    where state = 'planned' and (${debtorIds === 'all'} or debtor_id = any(${debtorIds === 'all' ? [] : debtorIds}::int[]))
    order by id`
}

/** How many acts by this channel wait for a release. */
export async function countPlanned(ctx: Context, channel: Channel): Promise<number> {
  const [row] = await ctx.sql<{ readonly acts: number }>`
    select count(*)::int as acts from act where state = 'planned' and channel = ${channel}`
  return row?.acts ?? 0
}

export type ActInHand = ActRow & { readonly state: 'planned' | 'released' | 'unknown' }

/** Acts that wait for a release, or were released and have not ended, or whose outcome nobody knows. */
export async function actsInHand(ctx: Context): Promise<ActInHand[]> {
  return ctx.sql<ActInHand>`
    select id, debtor_id as "debtorId", currency, channel, day, plan_key as "planKey", plan_version as "planVersion",
      step_key as "stepKey", template, recipient_role as "recipientRole", level, mode, deadline_day as "deadlineDay",
      total_cents as "totalCents", reasons, attaches_invoices as "attachesInvoices", sender_key as "senderKey", state
    from act
    where state in ('planned', 'released', 'unknown') and plan_key <> ${PERSONAL}
    order by id`
}

/** How many acts of a plan were let go and have not ended. */
export async function actsOfPlan(ctx: Context, planKey: string): Promise<number> {
  const [row] = await ctx.sql<{ readonly acts: number }>`
    select count(*)::int as acts from act where state in ('released', 'unknown') and plan_key = ${planKey}`
  return row?.acts ?? 0
}

/** One line of an act that people do: a call, a task, a choice; let go and not done yet. */
export type ActToDo = {
  readonly id: Id
  readonly debtorId: Id
  readonly itemId: Id
  /** Asked beside the plan: a broken promise, a returned payment. */
  readonly isFollowUp: boolean
}

export async function actsToDo(ctx: Context): Promise<ActToDo[]> {
  return ctx.sql<ActToDo>`
    select a.id, w.current_id as "debtorId", l.item_id as "itemId", a.plan_key = 'follow-up' as "isFollowUp"
    from act a
    join act_item l on l.organisation_id = a.organisation_id and l.act_id = a.id
    join ledger_debtor_alias w on w.organisation_id = a.organisation_id and w.id = a.debtor_id
    where a.state = 'released' and a.channel in ('call', 'sms', 'task', 'escalation') and l.advances
      -- What a gateway sends is nobody's work: it leaves the queue as other messages do.
      and not exists (select from message m where m.organisation_id = a.organisation_id and m.act_id = a.id)`
}

/** Whose acts these are, without locking them: debtors are locked first. */
export async function debtorsOfActs(ctx: Context, actIds: readonly Id[]): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select distinct debtor_id as id from act where id = any(${actIds}::int[])`
  return rows.map((row) => row.id)
}

/** Acts with their debtors, those of one debtor beside each other. */
export async function actsByDebtor(
  ctx: Context,
  actIds: readonly Id[],
): Promise<readonly Pick<ActRow, 'id' | 'debtorId'>[]> {
  return ctx.sql<Pick<ActRow, 'id' | 'debtorId'>>`
    select id, debtor_id as "debtorId" from act where id = any(${actIds}::int[]) order by debtor_id, id`
}

/** Without those that were merged into others. */
export async function debtorVersions(
  ctx: Context,
  debtorIds: readonly Id[],
): Promise<readonly { readonly id: Id; readonly version: number }[]> {
  return ctx.sql<{ readonly id: Id; readonly version: number }>`
    select id, version from ledger_debtor where id = any(${debtorIds}::int[])`
}

export async function actsById(ctx: Context, actIds: readonly Id[]): Promise<ActRow[]> {
  return ctx.sql<ActRow>`
    select id, debtor_id as "debtorId", currency, channel, day, plan_key as "planKey", plan_version as "planVersion",
      step_key as "stepKey", template, recipient_role as "recipientRole", level, mode, deadline_day as "deadlineDay",
      total_cents as "totalCents", reasons, attaches_invoices as "attachesInvoices", sender_key as "senderKey", state
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

/** The acts that were let go, now of this day: it is the day of which their texts speak. */
export async function releaseActRows(ctx: Context, actIds: readonly Id[], by: string): Promise<void> {
  await Promise.all([
    ctx.sql`
      update act set state = 'released', released_at = ${ctx.now}, released_by = ${by}, day = ${ctx.today}
      where id = any(${actIds}::int[]) and state = 'planned'`,
    ctx.sql`
      update act_item set position = 'released', day = ${ctx.today}
      where act_id = any(${actIds}::int[]) and position = 'planned'`,
  ])
}

/** Ends acts that did not leave: their steps are free again, and nobody is asked for them any more. */
export async function endActs(
  ctx: Context,
  actIds: readonly Id[],
  state: 'superseded' | 'failed' | 'cancelled',
): Promise<void> {
  if (actIds.length === 0) return
  const rows = await ctx.sql<{ readonly id: Id }>`
    update act set state = ${state}, ended_at = ${ctx.now}
    where id = any(${actIds}::int[]) and state in ('planned', 'released', 'unknown')
    returning id`
  const ended = rows.map((row) => row.id)
  await ctx.sql`update act_item set position = 'freed' where act_id = any(${ended}::int[])`
  await ctx.sql`
    update task set done_at = ${ctx.now}, done_by = 'decision', result = '{"code":"no-longer-needed"}'
    where act_id = any(${ended}::int[]) and done_at is null`
}

/** Ends acts that were done: their steps are used. `day` is the day of the contact, from which gaps and deadlines count. */
export async function useActs(ctx: Context, actIds: readonly Id[], day: Day): Promise<void> {
  await ctx.sql`
    with done as (
      update act set state = 'done', ended_at = ${ctx.now}
      where id = any(${actIds}::int[]) and state in ('released', 'unknown')
      returning organisation_id, id)
    update act_item l set position = 'used', day = ${day}
    from done where l.organisation_id = done.organisation_id and l.act_id = done.id`
}

/** Acts that were done came back undelivered: their steps are free. */
export async function freeActs(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    with freed as (
      update act set state = 'failed', ended_at = ${ctx.now}
      where id = any(${actIds}::int[]) and state in ('done', 'unknown')
      returning organisation_id, id)
    update act_item l set position = 'freed'
    from freed where l.organisation_id = freed.organisation_id and l.act_id = freed.id`
}

/** Nobody can say whether it left; if it did, it was on `day`. */
export async function markActsUnknown(ctx: Context, actIds: readonly Id[], day: Day): Promise<void> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update act set state = 'unknown' where id = any(${actIds}::int[]) and state = 'released' returning id`
  await ctx.sql`
    update act_item set position = 'unknown', day = ${day} where act_id = any(${rows.map((row) => row.id)}::int[])`
}

/** What was done reached nobody: the steps are free again. */
export async function freeUsedActs(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    with freed as (
      update act set state = 'failed', ended_at = ${ctx.now}
      where id = any(${actIds}::int[]) and state = 'done'
      returning organisation_id, id)
    update act_item l set position = 'freed'
    from freed where l.organisation_id = freed.organisation_id and l.act_id = freed.id`
}

/** Undo of a result, or the end of a doubt: the act waits again, its steps reserved. */
export async function reopenActs(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    update act set state = 'released', ended_at = null where id = any(${actIds}::int[]) and state in ('done', 'cancelled', 'unknown')`
  await ctx.sql`update act_item set position = 'released' where act_id = any(${actIds}::int[])`
}

/** Other living acts that reserve a step of this one: it cannot come back beside them. */
export async function rivalsOf(ctx: Context, actId: Id): Promise<Pick<ActRow, 'id' | 'state' | 'stepKey'>[]> {
  return ctx.sql<Pick<ActRow, 'id' | 'state' | 'stepKey'>>`
    select distinct a.id, a.state, a.step_key as "stepKey"
    from act_item own
    join act_item other on other.organisation_id = own.organisation_id and other.item_id = own.item_id
      and other.step_key = own.step_key and other.cycle = own.cycle and other.act_id <> own.act_id
    join act a on a.organisation_id = other.organisation_id and a.id = other.act_id
    where own.act_id = ${actId} and own.advances and other.reserves`
}

/** A person decided that this step is not taken: it is used without a contact, and the next one follows in its time. */
export async function skipActs(ctx: Context, actIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    update act set state = 'cancelled', ended_at = ${ctx.now} where id = any(${actIds}::int[]) and state = 'planned'`
  await ctx.sql`
    update act_item set position = 'skipped', day = ${ctx.today}
    where act_id = any(${actIds}::int[]) and position = 'planned'`
}

/** The skip was a mistake: the steps are free again. False where none of these was skipped. */
export async function freeSkippedActs(ctx: Context, actIds: readonly Id[]): Promise<boolean> {
  const rows = await ctx.sql`
    update act_item set position = 'freed'
    where act_id = any(${actIds}::int[]) and position = 'skipped'
    returning act_id`
  return rows.length > 0
}
