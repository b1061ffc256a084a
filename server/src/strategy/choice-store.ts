// The SQL of the choice after the last step: what speaks for each way, and what was chosen.

import type { Cents, Context, Day, Id } from '#kernel'
import type { NextChoice } from './next-choices.ts'

export type CaseFacts = {
  readonly debtorId: Id
  readonly country: string
  readonly postcode: string | null
  readonly isInsolvent: boolean
  readonly isOverIndebted: boolean
  readonly isDisputed: boolean
  readonly usualDelayDays: number | null
  /** Everything else that the debtor owes overdue in the same currency. */
  readonly otherOverdueCents: Cents
  readonly originals: number
  readonly approved: number
  readonly contacts: number
  readonly registeredLetters: number
}

/** What is known here of a debtor and of these items of it. */
export async function caseFacts(
  ctx: Context,
  {
    debtorId,
    itemIds,
    currency,
  }: { readonly debtorId: Id; readonly itemIds: readonly Id[]; readonly currency: string },
): Promise<CaseFacts | null> {
  const holds = (kinds: readonly string[]) => ctx.sql<{ readonly is: boolean }>`
    select exists (select from ledger_hold h where h.debtor_id = ${debtorId} and h.kind = any(${kinds}::text[])
      and (h.item_id is null or h.item_id = any(${itemIds}::int[]) or h.kind <> 'dispute')
      and h.from_day <= ${ctx.today} and (h.until_day is null or h.until_day >= ${ctx.today})) as is`
  const [insolvent] = await holds(['insolvency'])
  const [overIndebted] = await holds(['over-indebtedness'])
  const [disputed] = await holds(['dispute'])
  const rows = await ctx.sql<Omit<CaseFacts, 'isInsolvent' | 'isOverIndebted' | 'isDisputed'>>`
    select d.id as "debtorId", d.country, d.postcode,
      (select u.delay_days from ledger_usual_delay u where u.debtor_id = d.id) as "usualDelayDays",
      (select coalesce(sum(i.open_cents), 0)::bigint from ledger_open_item i
        where i.debtor_id = d.id and i.currency = ${currency} and i.due_date < ${ctx.today}
          and i.id <> all(${itemIds}::int[])) as "otherOverdueCents",
      (select count(distinct o.item_id)::int from ledger_document o where o.item_id = any(${itemIds}::int[])) as originals,
      (select count(*)::int from ledger_last_status s where s.item_id = any(${itemIds}::int[]) and s.code = '205') as approved,
      (select count(distinct u.act_id)::int from outreach_used_step u
        where u.item_id = any(${itemIds}::int[]) and u.position = 'used') as contacts,
      (select count(distinct u.act_id)::int from outreach_used_step u
        where u.item_id = any(${itemIds}::int[]) and u.position = 'used' and u.channel = 'registered-letter') as "registeredLetters"
    from ledger_debtor d where d.id = ${debtorId}`
  const known = { isInsolvent: insolvent?.is ?? false, isOverIndebted: overIndebted?.is ?? false }
  return rows[0] ? { ...rows[0], ...known, isDisputed: disputed?.is ?? false } : null
}

export type ChosenRow = {
  readonly id: Id
  readonly taskId: Id
  readonly debtorId: Id
  readonly choice: NextChoice
  readonly untilDay: Day | null
  readonly note: string
  readonly holdIds: readonly Id[]
  readonly nextTaskId: Id | null
}

export async function insertChoice(ctx: Context, chosen: ChosenRow): Promise<void> {
  await ctx.sql`
    insert into plan_end_choice (organisation_id, id, task_id, debtor_id, choice, until_day, note, hold_ids, next_task_id,
      chosen_at, chosen_by)
    values (${ctx.organisationId}, ${chosen.id}, ${chosen.taskId}, ${chosen.debtorId}, ${chosen.choice}, ${chosen.untilDay},
      ${chosen.note}, ${chosen.holdIds}::int[], ${chosen.nextTaskId}, ${ctx.now}, ${ctx.actor.name})`
}

export async function choiceOfTask(ctx: Context, taskId: Id): Promise<ChosenRow | null> {
  const rows = await ctx.sql<ChosenRow>`
    select id, task_id as "taskId", debtor_id as "debtorId", choice, until_day as "untilDay", note, hold_ids as "holdIds",
      next_task_id as "nextTaskId"
    from plan_end_choice where task_id = ${taskId} and undone_at is null
    for update`
  return rows[0] ?? null
}

export async function markChoiceUndone(ctx: Context, choiceId: Id): Promise<void> {
  await ctx.sql`update plan_end_choice set undone_at = ${ctx.now} where id = ${choiceId}`
}
