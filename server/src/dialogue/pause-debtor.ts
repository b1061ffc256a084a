// While an answer waits to be read, nothing is asked of its debtor.

import type { Context, Id } from '#kernel'
import { placeHolds } from '#ledger'

/** Null where the debtor is paused already: one pause is enough, and ends when its own answer is read. */
export async function pause(ctx: Context, debtorId: Id, subject: string): Promise<Id | null> {
  const hold = { kind: 'pause', debtorId, reason: subject.slice(0, 200), origin: 'dialogue' } as const
  return (await placeHolds(ctx, [hold])).placed[0]?.id ?? null
}
