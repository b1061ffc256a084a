// The SQL of balances as sums of their entries: of some debtors before a day, and compared with what is kept. The latter reads every
// entry: for `doctor`, not for a screen.

import type { Cents, Context, Day, Id } from '#kernel'

/** What these debtors owed in euros on the eve of a day, credits deducted; those of whom nothing is known before it are left out. */
export async function balancesBefore(
  ctx: Context,
  debtorIds: readonly Id[],
  day: Day,
): Promise<readonly { readonly debtorId: Id; readonly cents: Cents }[]> {
  if (debtorIds.length === 0) return []
  return ctx.sql<{ readonly debtorId: Id; readonly cents: Cents }>`
    select owed."debtorId", sum(owed.cents)::bigint as cents
    from (
      select i.debtor_id as "debtorId", e.amount_cents as cents
      from item i join entry e on e.organisation_id = i.organisation_id and e.item_id = i.id and e.kind = 'item'
      where i.debtor_id = any(${debtorIds}::int[]) and not i.withdrawn and i.currency = 'EUR' and e.on_day < ${day}::date
      union all
      select c.debtor_id, -e.amount_cents
      from credit c join entry e on e.organisation_id = c.organisation_id and e.credit_id = c.id and e.kind in ('payment', 'credit-note')
      where c.debtor_id = any(${debtorIds}::int[]) and not c.withdrawn and c.currency = 'EUR' and e.on_day < ${day}::date
    ) owed
    group by owed."debtorId"`
}

export async function countDrift(ctx: Context): Promise<number> {
  const rows = await ctx.sql<{ count: number }>`select count(*)::int as count from ledger_drift`
  return rows[0]?.count ?? 0
}
