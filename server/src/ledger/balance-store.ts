// The SQL that compares kept balances with the entries they are sums of. It reads every entry: for `doctor`, not for a screen.

import type { Context } from '#kernel'

export async function countDrift(ctx: Context): Promise<number> {
  const rows = await ctx.sql<{ count: number }>`select count(*)::int as count from ledger_drift`
  return rows[0]?.count ?? 0
}
