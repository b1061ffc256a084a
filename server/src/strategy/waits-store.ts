// The SQL of what waits, as it was remembered when its debtors were examined.

import type { Context, Id } from '#kernel'

export type WaitTotal = { readonly code: string; readonly items: number; readonly cents: number }

export async function waitTotals(ctx: Context): Promise<readonly WaitTotal[]> {
  return ctx.sql<WaitTotal>`
    select w.key as code, sum((w.value ->> 0)::int)::int as items, sum((w.value ->> 1)::int8)::int8 as cents
    from examined e, jsonb_each(e.waits) w
    where e.waits <> '{}'
    group by w.key
    order by 3 desc, 1`
}

export async function debtorsWaiting(ctx: Context, code: string, after: Id, most: number): Promise<readonly Id[]> {
  const rows = await ctx.sql<{ readonly debtorId: Id }>`
    select debtor_id as "debtorId" from examined
    where waits ? ${code} and debtor_id > ${after}
    order by debtor_id limit ${most}`
  return rows.map((row) => row.debtorId)
}
