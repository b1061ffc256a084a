// The SQL of invoices that are split into their parts, and made one again.

import type { Context, Id } from '#kernel'

/** Those of these items that no allocation, hold, status, cause, original or plan of their own was ever noted for. */
export async function selectItemsLeftAlone(ctx: Context, itemIds: readonly Id[]): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select i.id
    from item i
    where i.id = any(${itemIds}::int[]) and i.plan_key is null
      and not exists (select from entry e where e.item_id = i.id and e.kind <> 'split')
      and not exists (select from hold h where h.item_id = i.id)
      and not exists (select from item_status s where s.item_id = i.id and not s.withdrawn)
      and not exists (select from lateness_cause c where c.item_id = i.id)
      and not exists (select from document d where d.item_id = i.id and not d.withdrawn)
    order by i.id`
  return rows.map((row) => row.id)
}

/** Their parts stand in their place, or no longer do. The entries that say since when are for the caller to write. */
export async function setSplit(ctx: Context, itemIds: readonly Id[], isSplit: boolean): Promise<void> {
  await ctx.sql`update item set withdrawn = ${isSplit} where id = any(${itemIds}::int[])`
}
