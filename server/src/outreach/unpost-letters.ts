// "Posted" was said by mistake: the letters wait again, their steps reserved, as if nobody had said so.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { takeBackPosted } from './letter-store.ts'
import { messagesById } from './outbox-store.ts'
import { registeredLetters } from './registered-store.ts'
import { reopenActs } from './store.ts'

export type UnpostLettersInput = { readonly messageIds: readonly Id[] }

/** Refused for what was not posted, and for a letter of which a receipt has come: it left. */
export async function unpostLetters(ctx: Context, input: UnpostLettersInput): Promise<{ readonly waiting: number }> {
  const messageIds = [...new Set(input.messageIds)]
  await touchDebtors(ctx, [...new Set((await messagesById(ctx, messageIds)).map((letter) => letter.debtorId))])
  const letters = await registeredLetters(ctx, messageIds)
  const posted = letters.filter((letter) => letter.state === 'accepted')
  if (posted.length !== messageIds.length)
    throw new Refusal('outreach.letter_not_posted', { id: messageIds.find((id) => !isAmong(posted, id)) ?? 0 })
  const known = posted.find((letter) => letter.fate !== null || letter.depositedOn !== null)
  if (known)
    throw new Refusal('outreach.fate_known', { id: known.messageId, day: known.fateOn ?? known.depositedOn ?? '' })
  await takeBackPosted(ctx, messageIds)
  await reopenActs(
    ctx,
    posted.map((letter) => letter.actId),
  )
  await record(
    ctx,
    posted.map((letter) => ({
      kind: 'letter.unposted',
      subjectKind: 'message',
      subjectId: letter.messageId,
      debtorId: letter.debtorId,
      payload: { to: letter.recipientName, postedOn: letter.leftOn },
    })),
  )
  return { waiting: posted.length }
}

const isAmong = (letters: readonly { readonly messageId: Id }[], id: Id): boolean =>
  letters.some((letter) => letter.messageId === id)
