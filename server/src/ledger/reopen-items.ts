// A person takes allocations back: what was settled is open again by our own hand, not by the debtor's. Nobody is asked before a
// person has looked at it and lifts the hold.

import type { Context, Id } from '#kernel'
import { holdReopened } from './hold-reopened.ts'
import type { Allocation } from './model.ts'
import { selectItems } from './store.ts'
import { undoAllocations } from './undo-allocations.ts'

export async function reopenItems(
  ctx: Context,
  { entryIds }: { readonly entryIds: readonly Id[] },
): Promise<readonly Allocation[]> {
  const undone = await undoAllocations(ctx, { entryIds })
  const taken = new Map<Id, number>()
  for (const { itemId, amountCents } of undone) taken.set(itemId, (taken.get(itemId) ?? 0) + amountCents)
  const items = await selectItems(ctx, [...taken.keys()])
  await holdReopened(
    ctx,
    items.filter(({ id, openCents }) => openCents === taken.get(id)),
  )
  return undone
}
