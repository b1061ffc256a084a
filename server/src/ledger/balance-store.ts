// The SQL of balances as sums of what moved them: of some debtors before a day, and compared with what is kept. The latter reads the
// whole book: for `doctor`, not for a screen.

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
      select debtor_id as "debtorId", total_cents as cents
      from item
      where debtor_id = any(${debtorIds}::int[]) and not withdrawn and currency = 'EUR' and issue_date < ${day}::date
      union all
      select debtor_id, -amount_cents
      from credit
      where debtor_id = any(${debtorIds}::int[]) and not withdrawn and currency = 'EUR' and on_day < ${day}::date
      union all
      select c.debtor_id, e.amount_cents
      from credit c join entry e on e.organisation_id = c.organisation_id and e.credit_id = c.id and e.kind = 'return'
      where c.debtor_id = any(${debtorIds}::int[]) and not c.withdrawn and c.currency = 'EUR' and e.on_day < ${day}::date
    ) owed
    group by owed."debtorId"`
}

export async function countDrift(ctx: Context): Promise<number> {
  const rows = await ctx.sql<{ count: number }>`select count(*)::int as count from ledger_drift`
  return rows[0]?.count ?? 0
}
