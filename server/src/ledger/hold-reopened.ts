// What was settled and is open again by our own hand, not by the debtor's: nothing leaves before a person lifts this.

import type { Context } from '#kernel'
import type { Item } from './model.ts'
import { placeHolds } from './place-hold.ts'

export async function holdReopened(ctx: Context, items: readonly Pick<Item, 'id' | 'debtorId'>[]): Promise<void> {
  await placeHolds(
    ctx,
    items.map(({ id, debtorId }) => ({ kind: 'reopened', debtorId, itemId: id, origin: 'ledger' })),
  )
}
