// The SQL of planned acts: written, kept up to date, found to be taken. Set-based: one statement whatever the number of rows.

import type { Context, Id } from '#kernel'
import type { PlannedAct, PlannedLine } from './act.ts'

/** Above this many rows COPY under the importer role is cheaper than insert … select unnest. */
const COPY_FROM = 500

export async function insertActs(ctx: Context, firstId: Id, acts: readonly PlannedAct[]): Promise<void> {
  await insertActRows(ctx, firstId, acts)
  await insertLineRows(ctx, firstId, acts)
}

const ACT_COLUMNS =
  'organisation_id id debtor_id currency channel day plan_key plan_version step_key template recipient_role level mode deadline_day total_cents reasons attaches_invoices sender_key state planned_at'.split(
    ' ',
  )

async function insertActRows(ctx: Context, firstId: Id, acts: readonly PlannedAct[]): Promise<void> {
  if (acts.length >= COPY_FROM) {
    await ctx.sql.copyInto(
      {
        table: 'act',
        columns: ACT_COLUMNS,
      },
      acts
        .values()
        .map((a, i) => [
          ctx.organisationId,
          firstId + i,
          a.debtorId,
          a.currency,
          a.channel,
          a.day,
          a.planKey,
          a.planVersion,
          a.stepKey,
          a.template,
          a.recipientRole,
          a.level,
          a.mode,
          a.deadlineDay,
          a.totalCents,
          JSON.stringify(a.reasons),
          a.attachesInvoices,
          a.senderKey,
          'planned',
          ctx.now,
        ]),
    )
    return
  }
  await ctx.sql`
    insert into act (organisation_id, id, debtor_id, currency, channel, day, plan_key, plan_version, step_key,
      template, recipient_role, level, mode, deadline_day, total_cents, reasons, attaches_invoices, sender_key, state, planned_at)
    select ${ctx.organisationId}, n.id, n.debtor_id, n.currency, n.channel, n.day, n.plan_key, n.plan_version, n.step_key,
      n.template, n.recipient_role, n.level, n.mode, n.deadline_day, n.total_cents, n.reasons,
      n.attaches_invoices, n.sender_key, 'planned', ${ctx.now}
    from unnest(${acts.map((_, i) => firstId + i)}::int[], ${acts.map((a) => a.debtorId)}::int[],
      ${acts.map((a) => a.currency)}::text[], ${acts.map((a) => a.channel)}::text[], ${acts.map((a) => a.day)}::date[],
      ${acts.map((a) => a.planKey)}::text[], ${acts.map((a) => a.planVersion)}::int[], ${acts.map((a) => a.stepKey)}::text[],
      ${acts.map((a) => a.template)}::text[], ${acts.map((a) => a.recipientRole)}::text[],
      ${acts.map((a) => a.level)}::smallint[], ${acts.map((a) => a.mode)}::text[], ${acts.map((a) => a.deadlineDay)}::date[],
      ${acts.map((a) => a.totalCents)}::bigint[], ${acts.map((a) => JSON.stringify(a.reasons))}::jsonb[],
      ${acts.map((a) => a.attachesInvoices)}::boolean[], ${acts.map((a) => a.senderKey)}::text[])
      as n (id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, template, recipient_role, level, mode,
        deadline_day, total_cents, reasons, attaches_invoices, sender_key)`
}

async function insertLineRows(ctx: Context, firstId: Id, acts: readonly PlannedAct[]): Promise<void> {
  if (acts.reduce((sum, act) => sum + act.lines.length, 0) >= COPY_FROM) {
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
      acts
        .values()
        .flatMap((act, i) =>
          act.lines
            .values()
            .map((l) => [
              ctx.organisationId,
              firstId + i,
              l.itemId,
              act.debtorId,
              l.stepKey,
              l.cycle,
              l.advances,
              l.level,
              l.openCents,
              l.heldCents,
              act.channel,
              act.day,
              act.deadlineDay,
            ]),
        ),
    )
    return
  }
  const lines = acts.flatMap((act, i) => act.lines.map((line) => ({ ...line, act, actId: firstId + i })))
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

/** Of acts that are still right: how they leave and why may have changed with the settings. */
export async function updatePlanned(
  ctx: Context,
  kept: readonly { readonly id: Id; readonly act: Pick<PlannedAct, 'mode' | 'reasons' | 'totalCents'> }[],
): Promise<void> {
  if (kept.length === 0) return
  await ctx.sql`
    update act a set mode = n.mode, reasons = n.reasons, total_cents = n.total_cents
    from unnest(${kept.map(({ id }) => id)}::int[], ${kept.map(({ act }) => act.mode)}::text[],
      ${kept.map(({ act }) => JSON.stringify(act.reasons))}::jsonb[], ${kept.map(({ act }) => act.totalCents)}::bigint[])
      as n (id, mode, reasons, total_cents)
    where a.id = n.id and a.state = 'planned'
      and (a.mode <> n.mode or a.reasons <> n.reasons or a.total_cents <> n.total_cents)`
}

/** Of these lines, those whose step another living act has reserved or used, by their place. */
export async function takenLines(ctx: Context, lines: readonly PlannedLine[]): Promise<ReadonlySet<number>> {
  // Steps go by their place in a list of few: a hundred thousand words would have to be quoted one by one.
  const places = new Map<string, number>()
  for (const { stepKey } of lines) if (!places.has(stepKey)) places.set(stepKey, places.size + 1)
  const rows = await ctx.sql<{ readonly place: number }>`
    select n.place::int as place
    from unnest(${lines.map((l) => l.itemId)}::int[], ${lines.map((l) => places.get(l.stepKey) ?? 0)}::int[],
      ${lines.map((l) => l.cycle)}::int[]) with ordinality as n (item_id, step_place, cycle, place)
    join act_item x on x.item_id = n.item_id and x.step_key = (${[...places.keys()]}::text[])[n.step_place]
      and x.cycle = n.cycle
    where x.reserves`
  return new Set(rows.map((row) => row.place - 1))
}
