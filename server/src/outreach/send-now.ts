// A person lets an e-mail leave without waiting for the sending hours of its debtor: now, at night or on a holiday.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { waiveHours } from './message-store.ts'
import { messagesById } from './outbox-store.ts'
import { MESSAGE_STATE_WORDS } from './code-words.ts'

export async function sendNow(ctx: Context, { messageId }: { readonly messageId: Id }): Promise<void> {
  const [message] = await messagesById(ctx, [messageId])
  if (!message) throw new Refusal('outreach.message_not_found', { id: messageId })
  if (!(await waiveHours(ctx, [messageId])).has(messageId))
    throw new Refusal('outreach.message_not_waiting', { id: messageId, state: MESSAGE_STATE_WORDS[message.state] })
  await record(ctx, [
    {
      kind: 'message.hours_waived',
      subjectKind: 'message',
      subjectId: messageId,
      debtorId: message.debtorId,
      onDay: ctx.today,
      payload: { to: message.recipientEmail, subject: message.subject },
    },
  ])
}
