// Items by their ids, for modules that act on them.

import type { Context, Id } from '#kernel'
import type { Item } from './model.ts'
import { selectItems } from './store.ts'

export async function itemsById(ctx: Context, itemIds: readonly Id[]): Promise<ReadonlyMap<Id, Item>> {
  const items = itemIds.length === 0 ? [] : await selectItems(ctx, itemIds)
  return new Map(items.map((item) => [item.id, item]))
}
