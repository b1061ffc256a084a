// The SQL of invoices that are split into their parts, and made one again.

import type { Cents, Context, Day, Id } from '#kernel'

type ItemEntry = {
  readonly id: Id
  readonly kind: 'item'
  readonly itemId: Id
  readonly creditId: null
  readonly amountCents: Cents
  readonly onDay: Day
}

/** Those of these items that no allocation, hold, status, cause, original or plan of their own was ever noted for. */
export async function selectItemsLeftAlone(ctx: Context, itemIds: readonly Id[]): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select i.id
    from item i
    where i.id = any(${itemIds}::int[]) and i.plan_key is null
      and not exists (select from entry e where e.item_id = i.id and e.kind <> 'item')
      and not exists (select from hold h where h.item_id = i.id)
      and not exists (select from item_status s where s.item_id = i.id and not s.withdrawn)
      and not exists (select from lateness_cause c where c.item_id = i.id)
      and not exists (select from document d where d.item_id = i.id and not d.withdrawn)
    order by i.id`
  return rows.map((row) => row.id)
}

/** By which they came into the books, as far as it still stands. */
export async function selectItemEntries(ctx: Context, itemIds: readonly Id[]): Promise<ItemEntry[]> {
  return ctx.sql<ItemEntry>`
    select e.id, e.kind, e.item_id as "itemId", null::int as "creditId", e.amount_cents as "amountCents", e.on_day as "onDay"
    from entry e
    where e.item_id = any(${itemIds}::int[]) and e.kind = 'item' and e.amount_cents > 0
      and not exists (select from entry r where r.reverses = e.id)
    order by e.id`
}

export type StandingAgain = Pick<ItemEntry, 'itemId' | 'amountCents' | 'onDay'> & { readonly importId: Id | null }

/** Withdrawn items stand again; their entries are for the caller to write. */
export async function standAgain(ctx: Context, itemIds: readonly Id[]): Promise<StandingAgain[]> {
  if (itemIds.length === 0) return []
  return ctx.sql<StandingAgain>`
    update item i set withdrawn = false
    where i.id = any(${itemIds}::int[]) and i.withdrawn
    returning i.id as "itemId", i.total_cents as "amountCents", i.issue_date as "onDay", i.import_id as "importId"`
}
