// The SQL of calls: what one needs to know before dialling, and what came of it.

import type { Cents, Context, Day, Id } from '#kernel'
import type { HoldKind } from '#ledger/model.ts'
import type { CallContact, CallOutcome } from './model.ts'

export type Overdue = {
  readonly debtorId: Id
  readonly currency: string
  readonly overdueCents: Cents
  readonly daysPastDue: number
}

/** Holds under which nobody is called about an item, and those under which nothing is asked of the debtor at all. */
const NOT_CALLED_ABOUT = [
  'limitation-expired',
  'exclusion',
  'payment-announced',
  'direct-debit-running',
  'reopened',
] as const satisfies readonly HoldKind[]
const NOT_CALLED = [
  'insolvency',
  'collection-agency',
  'lawyer',
  'court',
  'suspected-fraud',
  'over-indebtedness',
  'do-not-contact',
] as const satisfies readonly HoldKind[]

/**
 * What debtors may be asked for on the telephone, of the currency in which it is most: overdue, ours, collected by nobody, held
 * by nothing that forbids a call, and not covered by credit of theirs. Whoever owes nothing of the kind is not in it.
 */
export async function overdueOf(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, Overdue>> {
  const rows = await ctx.sql<Overdue>`
    select distinct on (o.debtor_id) o.debtor_id as "debtorId", o.currency, sum(o.open_cents)::bigint as "overdueCents",
      ${ctx.today}::date - min(o.due_date) as "daysPastDue"
    from ledger_open_item o
    join ledger_debtor d on d.organisation_id = o.organisation_id and d.id = o.debtor_id
    where o.debtor_id = any(${debtorIds}::int[]) and o.due_date < ${ctx.today} and o.nature not in ('accrued', 'doubtful')
      and (o.holder = 'us' or not o.holder_notified)
      and (not (o.nature = 'bill-of-exchange'
          or coalesce(o.payment_means, d.payment_means, '-') in ('direct-debit', 'bill-of-exchange'))
        or exists (select from reconciliation_returned_item r
          where r.organisation_id = o.organisation_id and r.item_id = o.id))
      and not exists (select from ledger_hold h
        where h.organisation_id = o.organisation_id and (h.debtor_id = o.debtor_id or h.debtor_id is null)
          and h.from_day <= ${ctx.today} and (h.until_day is null or h.until_day >= ${ctx.today})
          and (h.kind = any(${NOT_CALLED}::text[])
            or h.kind = any(${NOT_CALLED_ABOUT}::text[]) and (h.item_id is null or h.item_id = o.id)))
    group by o.organisation_id, o.debtor_id, o.currency
    having sum(o.open_cents) > coalesce((select sum(c.remaining_cents) from ledger_unapplied_credit c
      where c.organisation_id = o.organisation_id and c.debtor_id = o.debtor_id and c.currency = o.currency), 0)
    order by o.debtor_id, sum(o.open_cents) desc`
  return new Map(rows.map((row) => [row.debtorId, row]))
}

/** Those of whom money came in that nobody has allocated yet. */
export async function mayHavePaid(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await ctx.sql<Pick<Overdue, 'debtorId'>>`
    select debtor_id as "debtorId" from reconciliation_unmatched_credit where debtor_id = any(${debtorIds}::int[])`
  return new Set(rows.map(({ debtorId }) => debtorId))
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
