// What was settled and is open again by our own hand, not by the debtor's: nothing leaves before a person lifts this.

import type { Context } from '#kernel'
import { selectReopenedHolds } from './hold-store.ts'
import type { Item } from './model.ts'
import { liftHolds, placeHolds } from './place-hold.ts'

export async function holdReopened(ctx: Context, items: readonly Pick<Item, 'id' | 'debtorId'>[]): Promise<void> {
  await placeHolds(
    ctx,
    items.map(({ id, debtorId }) => ({ kind: 'reopened', debtorId, itemId: id, origin: 'ledger' })),
  )
}

/** Settled after all: there is nothing left to look at, and a payment that comes back later is another matter. */
export async function liftReopened(ctx: Context, items: Iterable<Pick<Item, 'id' | 'openCents'>>): Promise<void> {
  const settled = new Set([...items].flatMap(({ id, openCents }) => (openCents === 0 ? [id] : [])))
  if (settled.size === 0) return
  const holds = await selectReopenedHolds(ctx)
  await liftHolds(
    ctx,
    holds.filter(({ itemId }) => itemId !== null && settled.has(itemId)),
  )
}
