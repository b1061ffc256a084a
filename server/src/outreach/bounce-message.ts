// The mail server took a message and it came back: its step is free again, as if it had not left. An address that does not exist
// is not written to again before somebody mends it; the decision makes the task of it.

import { record } from '#evidence'
import type { Context, Id } from '#kernel'
import { noteBounce, touchDebtors } from '#ledger'
import { moveMessages } from './message-store.ts'
import { messagesById } from './outbox-store.ts'
import { freeActs } from './store.ts'

export type BounceInput = {
  readonly messageId: Id
  readonly email: string
  readonly status: string | null
  readonly isPermanent: boolean
}

/** False where the message was known to have come back already, or went to somebody else: a forged report changes nothing. */
export async function bounceMessage(ctx: Context, input: BounceInput): Promise<boolean> {
  const [message] = await messagesById(ctx, [input.messageId])
  if (!message || message.recipientEmail?.toLowerCase() !== input.email.toLowerCase()) return false
  await touchDebtors(ctx, [message.debtorId])
  const error = `${input.status ?? '5.0.0'} ${input.email}`
  const moved = await moveMessages(ctx, [{ id: message.id, error }], ['accepted', 'unknown'], 'bounced')
  if (moved.size === 0) return false
  await freeActs(ctx, [message.actId])
  if (input.isPermanent) await noteBounce(ctx, { debtorId: message.debtorId, email: input.email })
  await record(ctx, [
    {
      kind: 'message.bounced',
      subjectKind: 'message',
      subjectId: message.id,
      debtorId: message.debtorId,
      onDay: ctx.today,
      payload: { to: input.email, status: input.status, isPermanent: input.isPermanent, messageId: message.messageId },
    },
  ])
  return true
}
