// While an answer waits to be read, nothing is asked of its debtor.

import type { Context, Id } from '#kernel'
import { liftIfRunning, placeHolds } from '#ledger'
import { type MailRow, handOnPause } from './mail-store.ts'

/** Null where another unread answer pauses the debtor already: one pause is enough for all of them. */
export async function pause(ctx: Context, debtorId: Id, subject: string): Promise<Id | null> {
  const hold = { kind: 'pause', debtorId, reason: subject.slice(0, 200), origin: 'dialogue' } as const
  return (await placeHolds(ctx, [hold])).placed[0]?.id ?? null
}

/** An answer no longer waits; where another one of its debtor does, the pause is that one's from now on. */
export async function endPause(ctx: Context, { id, debtorId, holdId }: MailRow): Promise<void> {
  if (holdId === null) return
  const isWanted = debtorId !== null && (await handOnPause(ctx, { mailId: id, debtorId, holdId }))
  if (!isWanted) await liftIfRunning(ctx, { holdId })
}
