// The SQL of tasks: what people still have to do, and the calls to make.

import type { Context, Day, Id, Instant } from '#kernel'
import type { ActReason } from './act.ts'

export type NewTask = {
  readonly kind: string
  readonly debtorId: Id | null
  readonly itemId: Id | null
  readonly actId: Id | null
  readonly dueDay: Day
  readonly reasons: readonly ActReason[]
  /** One open task per key: asking again changes nothing. */
  readonly key: string
  /** The import that asks for it; its undo ends the task. */
  readonly importId?: Id
}

export type TaskRow = {
  readonly id: Id
  readonly kind: string
  readonly debtorId: Id | null
  readonly debtorName: string | null
  readonly itemId: Id | null
  readonly actId: Id | null
  readonly dueDay: Day
  readonly reasons: readonly ActReason[]
  readonly createdAt: Instant
  readonly doneAt: Instant | null
  /** Who ended it: a person's name, or `decision` where its reason went away. */
  readonly doneBy: string | null
}

/** Days for which a task that a person has done is not asked again for the very same reasons. */
const DONE_HOLDS_DAYS = 7

/**
 * Inserts the tasks that are not already open and brings the reasons of the others up to date; returns how many are new.
 * `firstId` begins a block of as many ids as tasks.
 */
export async function insertTasks(ctx: Context, firstId: Id, tasks: readonly NewTask[]): Promise<number> {
  const rows = await ctx.sql<{ readonly isNew: boolean }>`
    insert into task (organisation_id, id, kind, debtor_id, item_id, act_id, due_day, reasons, key, import_id, created_at)
    select ${ctx.organisationId}, n.id, n.kind, n.debtor_id, n.item_id, n.act_id, n.due_day, n.reasons, n.key, n.import_id, ${ctx.now}
    from unnest(${tasks.map((_, i) => firstId + i)}::int[], ${tasks.map((t) => t.kind)}::text[], ${tasks.map((t) => t.debtorId)}::int[],
      ${tasks.map((t) => t.itemId)}::int[], ${tasks.map((t) => t.actId)}::int[], ${tasks.map((t) => t.dueDay)}::date[],
      ${tasks.map((t) => JSON.stringify(t.reasons))}::jsonb[], ${tasks.map((t) => t.key)}::text[],
      ${tasks.map((t) => t.importId ?? null)}::int[])
      as n (id, kind, debtor_id, item_id, act_id, due_day, reasons, key, import_id)
    where not exists (
      select from task done
      where done.debtor_id = n.debtor_id and done.key = n.key and done.reasons = n.reasons and done.done_by <> 'decision'
        and done.done_at > ${ctx.now}::timestamptz - make_interval(days => ${DONE_HOLDS_DAYS}))
    on conflict (organisation_id, key) where done_at is null
      do update set reasons = excluded.reasons, item_id = excluded.item_id where task.reasons <> excluded.reasons
    returning xmax = 0 as "isNew"`
  return rows.filter((row) => row.isNew).length
}

/** What an import asked for and nobody has done; it says so no more. */
export async function endTasksOfImport(ctx: Context, importId: Id): Promise<void> {
  await ctx.sql`
    update task set done_at = ${ctx.now}, done_by = 'decision', result = '{"code":"no-longer-needed"}'
    where import_id = ${importId} and done_at is null`
}

export async function openTasks(ctx: Context, debtorId: Id | null): Promise<TaskRow[]> {
  return ctx.sql<TaskRow>`
    select t.id, t.kind, d.id as "debtorId", d.name as "debtorName", t.item_id as "itemId", t.act_id as "actId",
      t.due_day as "dueDay", t.reasons, t.created_at as "createdAt", t.done_at as "doneAt",
      t.done_by as "doneBy"
    from task t
    left join ledger_debtor_alias w on w.organisation_id = t.organisation_id and w.id = t.debtor_id
    left join ledger_debtor d on d.organisation_id = t.organisation_id and d.id = w.current_id
    where t.done_at is null and (${debtorId}::int is null or d.id = ${debtorId}::int)
    order by t.due_day, t.id`
}

export async function taskById(ctx: Context, taskId: Id): Promise<TaskRow | undefined> {
  const rows = await ctx.sql<TaskRow>`
    select t.id, t.kind, d.id as "debtorId", d.name as "debtorName", t.item_id as "itemId", t.act_id as "actId",
      t.due_day as "dueDay", t.reasons, t.created_at as "createdAt", t.done_at as "doneAt",
      t.done_by as "doneBy"
    from task t
    left join ledger_debtor_alias w on w.organisation_id = t.organisation_id and w.id = t.debtor_id
    left join ledger_debtor d on d.organisation_id = t.organisation_id and d.id = w.current_id
    where t.id = ${taskId}
    for update of t`
  return rows[0]
}

export async function closeTask(ctx: Context, taskId: Id, result: Readonly<Record<string, unknown>>): Promise<void> {
  await ctx.sql`
    update task set done_at = ${ctx.now}, done_by = ${ctx.actor.name}, result = ${JSON.stringify(result)}::jsonb
    where id = ${taskId}`
}

/** Opens a task again; the same one, asked for since under its key, gives way to it. */
export async function reopenTaskRow(ctx: Context, taskId: Id): Promise<void> {
  await ctx.sql`
    update task t set done_at = ${ctx.now}, done_by = 'decision', result = '{"code":"no-longer-needed"}'
    from task reopened
    where reopened.id = ${taskId} and t.organisation_id = reopened.organisation_id and t.key = reopened.key
      and t.id <> reopened.id and t.done_at is null`
  await ctx.sql`update task set done_at = null, done_by = null, result = null where id = ${taskId}`
}

export type OpenTask = { readonly id: Id; readonly debtorId: Id }

/** The open ones of a kind, each with its debtor as it is called since it was merged. */
export async function openTasksOfKind(
  ctx: Context,
  kind: string,
  debtorIds: readonly Id[] | 'all',
): Promise<OpenTask[]> {
  return ctx.sql<OpenTask>`
    select t.id, w.current_id as "debtorId"
    from task t
    join ledger_debtor_alias w on w.organisation_id = t.organisation_id and w.id = t.debtor_id
    where t.done_at is null and t.kind = ${kind}
      and (${debtorIds === 'all'} or t.debtor_id = any(${debtorIds === 'all' ? [] : debtorIds}::int[]))`
}

/** Their reason went away. */
export async function endTasks(ctx: Context, taskIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    update task set done_at = ${ctx.now}, done_by = 'decision', result = '{"code":"no-longer-needed"}'
    where id = any(${taskIds}::int[]) and done_at is null`
}

/** Closes tasks that the decision no longer asks for; people's own tasks have no such key and stay. */
export async function closeTasksExcept(
  ctx: Context,
  keyPrefix: string,
  debtorIds: readonly Id[] | 'all',
  keys: readonly string[],
): Promise<void> {
  await ctx.sql`
    update task set done_at = ${ctx.now}, done_by = 'decision', result = '{"code":"no-longer-needed"}'
    where done_at is null and starts_with(key, ${keyPrefix}) and not (key = any(${keys}::text[]))
      and (${debtorIds === 'all'} or debtor_id = any(${debtorIds === 'all' ? [] : debtorIds}::int[]))`
}
