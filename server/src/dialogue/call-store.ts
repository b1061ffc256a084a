// The SQL of calls: what one needs to know before dialling, and what came of it.

import type { Cents, Context, Day, Id } from '#kernel'
import type { CallContact, CallOutcome } from './model.ts'

export type Overdue = {
  readonly debtorId: Id
  readonly currency: string
  readonly overdueCents: Cents
  readonly daysPastDue: number
}

/** Of the currency in which most is overdue, for each of these debtors that owes something overdue. */
export async function overdueOf(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, Overdue>> {
  const rows = await ctx.sql<Overdue>`
    select distinct on (debtor_id) debtor_id as "debtorId", currency, sum(open_cents)::bigint as "overdueCents",
      ${ctx.today}::date - min(due_date) as "daysPastDue"
    from ledger_open_item
    where debtor_id = any(${debtorIds}::int[]) and due_date < ${ctx.today}
    group by debtor_id, currency
    order by debtor_id, sum(open_cents) desc`
  return new Map(rows.map((row) => [row.debtorId, row]))
}

export async function contactsToCall(
  ctx: Context,
  debtorIds: readonly Id[],
): Promise<ReadonlyMap<Id, readonly CallContact[]>> {
  const rows = await ctx.sql<CallContact & { readonly debtorId: Id }>`
    select debtor_id as "debtorId", id, name, role, phone, email
    from ledger_contact
    where debtor_id = any(${debtorIds}::int[]) and phone is not null
    order by debtor_id, role <> 'accounts-payable', id`
  return Map.groupBy(rows, (row) => row.debtorId)
}

export type CallCounts = {
  readonly debtorId: Id
  readonly calls: number
  readonly reached: number
  readonly sameDay: number
  /** Today and the six days before. */
  readonly sevenDays: number
}

export async function callCounts(
  ctx: Context,
  debtorIds: readonly Id[],
  zone: string,
): Promise<ReadonlyMap<Id, CallCounts>> {
  const rows = await ctx.sql<CallCounts>`
    select debtor_id as "debtorId", count(*)::int as calls, (count(*) filter (where outcome = 'reached'))::int as reached,
      (count(*) filter (where (made_at at time zone ${zone})::date = ${ctx.today}::date))::int as "sameDay",
      (count(*) filter (where (made_at at time zone ${zone})::date > ${ctx.today}::date - 7))::int as "sevenDays"
    from call_made
    where debtor_id = any(${debtorIds}::int[]) and undone_at is null
    group by debtor_id`
  return new Map(rows.map((row) => [row.debtorId, row]))
}

export type CallMade = {
  readonly id: Id
  readonly taskId: Id
  readonly debtorId: Id
  readonly outcome: CallOutcome
  readonly note: string | null
  readonly holdIds: readonly Id[]
  readonly nextTaskId: Id | null
  readonly causeId: Id | null
}

export async function insertCall(ctx: Context, call: CallMade): Promise<void> {
  await ctx.sql`
    insert into call_made (organisation_id, id, task_id, debtor_id, outcome, note, made_at, made_by, hold_ids, next_task_id,
      cause_id)
    values (${ctx.organisationId}, ${call.id}, ${call.taskId}, ${call.debtorId}, ${call.outcome}, ${call.note}, ${ctx.now},
      ${ctx.actor.name}, ${call.holdIds}::int[], ${call.nextTaskId}, ${call.causeId})`
}

export async function callOfTask(ctx: Context, taskId: Id): Promise<CallMade | null> {
  const rows = await ctx.sql<CallMade>`
    select id, task_id as "taskId", debtor_id as "debtorId", outcome, note, hold_ids as "holdIds",
      next_task_id as "nextTaskId", cause_id as "causeId"
    from call_made where task_id = ${taskId} and undone_at is null
    for update`
  return rows[0] ?? null
}

export async function markCallUndone(ctx: Context, callId: Id): Promise<void> {
  await ctx.sql`update call_made set undone_at = ${ctx.now} where id = ${callId}`
}

export type ItemToName = {
  readonly id: Id
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day
  readonly openCents: Cents
  readonly currency: string
}

/** What is overdue of a debtor, the oldest first. */
export async function overdueItems(ctx: Context, debtorId: Id, currency: string): Promise<readonly ItemToName[]> {
  return ctx.sql<ItemToName>`
    select id, number, issue_date as "issueDate", due_date as "dueDate", open_cents as "openCents", currency
    from ledger_open_item
    where debtor_id = ${debtorId} and currency = ${currency} and due_date < ${ctx.today}
    order by due_date, id
    limit 200`
}
