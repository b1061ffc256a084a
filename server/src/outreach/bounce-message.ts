// The mail server took a message and it came back: its step is free again, as if it had not left. An address that does not exist
// is not written to again before somebody mends it; the decision makes the task of it.

import { record } from '#evidence'
import { type Context, type Id, addDays } from '#kernel'
import { noteBounce, touchDebtors } from '#ledger'
import { bouncesSince, moveMessages } from './message-store.ts'
import { messagesById } from './outbox-store.ts'
import { freeActs } from './store.ts'

export type BounceInput = {
  readonly messageId: Id
  readonly email: string
  readonly status: string | null
  readonly isPermanent: boolean
}

/** `for-good`: the address is not written to again before somebody mends it. `for-now`: it may be tried again. */
export type Bounced = 'for-good' | 'for-now'

/** An address that takes nothing this often in so many days is as good as none: somebody is to find another way. */
const MOST_PASSING = 3
const PASSING_DAYS = 30

/** Null where the message was known to have come back already, or went to somebody else: a forged report changes nothing. */
export async function bounceMessage(ctx: Context, input: BounceInput): Promise<Bounced | null> {
  const [message] = await messagesById(ctx, [input.messageId])
  if (!message || message.recipientEmail?.toLowerCase() !== input.email.toLowerCase()) return null
  await touchDebtors(ctx, [message.debtorId])
  const error = `${input.status ?? '5.0.0'} ${input.email}`
  const moved = await moveMessages(ctx, [{ id: message.id, error }], ['accepted', 'unknown'], 'bounced')
  if (moved.size === 0) return null
  await freeActs(ctx, [message.actId])
  const since = addDays(ctx.today, -PASSING_DAYS)
  const isPermanent =
    input.isPermanent ||
    (await bouncesSince(ctx, { debtorId: message.debtorId, email: input.email, since })) >= MOST_PASSING
  if (isPermanent) await noteBounce(ctx, { debtorId: message.debtorId, email: input.email })
  await record(ctx, [
    {
      kind: 'message.bounced',
      subjectKind: 'message',
      subjectId: message.id,
      debtorId: message.debtorId,
      onDay: ctx.today,
      payload: { to: input.email, status: input.status, isPermanent, messageId: message.messageId },
    },
  ])
  return isPermanent ? 'for-good' : 'for-now'
}
