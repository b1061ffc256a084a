// A letter has left when a person says that it was posted, not when it was printed.

import { record } from '#evidence'
import { type Context, type Day, type Id, Refusal } from '#kernel'
import { messagesById, moveMessage } from './message-store.ts'
import { useActs } from './store.ts'

export type PostLettersInput = { readonly messageIds: readonly Id[]; readonly onDay: Day }

/** Marks letters as posted on a day: their steps are used from that day on. Refused for a day to come and for what is not waiting. */
export async function postLetters(ctx: Context, input: PostLettersInput): Promise<{ readonly posted: number }> {
  if (input.onDay > ctx.today) throw new Refusal('outreach.posted_in_future', { day: input.onDay, today: ctx.today })
  const letters = await messagesById(ctx, input.messageIds)
  const waiting = letters.filter((letter) => letter.channel !== 'email' && letter.state === 'prepared')
  if (waiting.length !== input.messageIds.length) {
    throw new Refusal('outreach.letter_not_waiting', { asked: input.messageIds.length, waiting: waiting.length })
  }
  for (const letter of waiting) await moveMessage(ctx, letter.id, ['prepared'], 'accepted')
  await useActs(
    ctx,
    waiting.map((letter) => letter.actId),
    input.onDay,
  )
  await record(
    ctx,
    waiting.map((letter) => ({
      kind: 'letter.posted',
      subjectKind: 'message',
      subjectId: letter.id,
      debtorId: letter.debtorId,
      onDay: input.onDay,
      payload: {
        channel: letter.channel,
        to: letter.recipientName,
        subject: letter.subject,
        sha256: letter.letterSha256,
      },
    })),
  )
  return { posted: waiting.length }
}
