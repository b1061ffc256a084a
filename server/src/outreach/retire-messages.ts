// Takes out of the queue and off the pile of letters what is no longer true: paid, held, changed or too old since it was written.
// A letter that was printed stays until a person says that it was posted, or takes it back.

import { settingsOf } from '#access'
import { record } from '#evidence'
import type { Context } from '#kernel'
import { touchDebtors } from '#ledger'
import { type WaitingMessage, waitingMessages, withdrawMessages } from './message-store.ts'
import { OUTDATED } from './said-of-message.ts'
import { stillTrue } from './rules.ts'
import { standingsOf } from './standing-store.ts'
import { endActs } from './store.ts'

/** Their steps are free again; the decision that follows is taken on the facts as they are. Returns how many there were. */
export async function retireMessages(ctx: Context): Promise<number> {
  const waiting = (await waitingMessages(ctx)).filter((message) => !message.isPrinted)
  const { outdated } = await sortWaiting(ctx, waiting)
  if (outdated.length === 0) return 0
  await touchDebtors(ctx, [...new Set(outdated.map((message) => message.debtorId))])
  const actIds = outdated.map((message) => message.actId)
  const leaving = await withdrawMessages(ctx, actIds, OUTDATED)
  const retired = outdated.filter((message) => !leaving.has(message.actId))
  await endActs(
    ctx,
    retired.map((message) => message.actId),
    'superseded',
  )
  await record(
    ctx,
    retired.map((message) => ({
      kind: 'message.superseded',
      subjectKind: 'message',
      subjectId: message.id,
      debtorId: message.debtorId,
      onDay: ctx.today,
      payload: {
        channel: message.channel,
        to: message.recipientEmail ?? message.recipientPhone ?? message.recipientName,
        subject: message.subject,
        before: message.standing,
      },
    })),
  )
  return retired.length
}

/** What may still leave, and what no longer does. */
export async function sortWaiting<Message extends Pick<WaitingMessage, 'actId' | 'channel' | 'standing'>>(
  ctx: Context,
  messages: readonly Message[],
): Promise<{ readonly standing: readonly Message[]; readonly outdated: readonly Message[] }> {
  if (messages.length === 0) return { standing: [], outdated: [] }
  const settings = await settingsOf(ctx)
  const now = await standingsOf(
    ctx,
    messages.map((message) => message.actId),
    settings,
  )
  const stands = (message: Message): boolean => stillTrue(message, now.get(message.actId), ctx.today)
  return { standing: messages.filter(stands), outdated: messages.filter((message) => !stands(message)) }
}
