// Clears up after processes that died: a claimed message surely did not leave and goes back to the queue; one whose data had
// begun may have left, and only a reconciliation or a person can say.

import { record } from '#evidence'
import type { Context } from '#kernel'
import { touchDebtors } from '#ledger'
import { freeClaims, interruptedMessages, moveMessages } from './message-store.ts'
import { messageFact } from './settle-messages.ts'
import { markActsUnknown } from './store.ts'

const REASON = 'interrupted while sending'

/** Returns how many messages nobody can say the outcome of. */
export async function clearUp(ctx: Context): Promise<number> {
  await freeClaims(ctx)
  const interrupted = await interruptedMessages(ctx)
  if (interrupted.length === 0) return 0
  await touchDebtors(
    ctx,
    interrupted.map((message) => message.debtorId),
  )
  const moves = interrupted.map(({ id }) => ({ id, error: REASON }))
  const moved = await moveMessages(ctx, moves, ['data-started'], 'unknown')
  const unknown = interrupted.filter(({ id }) => moved.has(id))
  for (const [leftOn, messages] of Map.groupBy(unknown, (message) => message.leftOn)) {
    await markActsUnknown(
      ctx,
      messages.map((message) => message.actId),
      leftOn,
    )
  }
  await record(
    ctx,
    unknown.map((message) => messageFact('message.unknown', ctx, message, { reason: REASON })),
  )
  return unknown.length
}
