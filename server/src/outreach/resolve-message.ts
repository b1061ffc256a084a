// An e-mail or SMS whose outcome nobody knows (the connection died while it was being handed over) is settled by a person who
// looked into the mailbox: it arrived, or it did not.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { moveMessages } from './message-store.ts'
import { messagesById } from './outbox-store.ts'
import { endActs, useActs } from './store.ts'
import { MESSAGE_STATE_WORDS } from './code-words.ts'

export type ResolveMessageInput = { readonly messageId: Id; readonly outcome: 'accepted' | 'failed' }

export async function resolveMessage(ctx: Context, input: ResolveMessageInput): Promise<void> {
  const [message] = await messagesById(ctx, [input.messageId])
  if (!message) throw new Refusal('outreach.message_not_found', { id: input.messageId })
  await touchDebtors(ctx, [message.debtorId])
  if ((await moveMessages(ctx, [{ id: message.id }], ['unknown'], input.outcome)).size === 0) {
    throw new Refusal('outreach.message_not_unknown', { id: message.id, state: MESSAGE_STATE_WORDS[message.state] })
  }
  // The contact took place on the day on which it left, whenever somebody found out.
  if (input.outcome === 'accepted') await useActs(ctx, [message.actId], message.leftOn ?? ctx.today)
  else await endActs(ctx, [message.actId], 'failed')
  await record(ctx, [
    {
      kind: 'message.resolved',
      subjectKind: 'message',
      subjectId: message.id,
      debtorId: message.debtorId,
      onDay: ctx.today,
      payload: {
        outcome: input.outcome,
        messageId: message.messageId,
        to: message.recipientEmail ?? message.recipientPhone,
      },
    },
  ])
}
