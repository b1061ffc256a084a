// A letter has left when a person says that it was posted, not when it was printed.

import { record } from '#evidence'
import { type Context, type Day, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { isLetter } from './act.ts'
import { acceptLetters } from './letter-store.ts'
import { messagesById } from './outbox-store.ts'
import { actsById, useActs } from './store.ts'

export type PostLettersInput = { readonly messageIds: readonly Id[]; readonly onDay: Day }

/** Marks letters as posted on a day: their steps are used from that day on. Refused for a day to come, for one before they were written, and for what is not waiting. */
export async function postLetters(ctx: Context, input: PostLettersInput): Promise<{ readonly posted: number }> {
  const { onDay } = input
  const messageIds = [...new Set(input.messageIds)]
  if (onDay > ctx.today) throw new Refusal('outreach.posted_in_future', { day: onDay, today: ctx.today })
  await touchDebtors(ctx, [...new Set((await messagesById(ctx, messageIds)).map((letter) => letter.debtorId))])
  const waiting = (await messagesById(ctx, messageIds)).filter(
    (letter) => isLetter(letter.channel) && letter.state === 'prepared',
  )
  if (waiting.length !== messageIds.length) {
    throw new Refusal('outreach.letter_not_waiting', { asked: messageIds.length, waiting: waiting.length })
  }
  const actIds = waiting.map((letter) => letter.actId)
  const early = (await actsById(ctx, actIds)).find((act) => onDay < act.day)
  if (early) throw new Refusal('outreach.posted_before_written', { day: onDay, written: early.day })
  await acceptLetters(ctx, messageIds, onDay)
  await useActs(ctx, actIds, onDay)
  await record(
    ctx,
    waiting.map((letter) => ({
      kind: 'letter.posted',
      subjectKind: 'message',
      subjectId: letter.id,
      debtorId: letter.debtorId,
      onDay,
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
