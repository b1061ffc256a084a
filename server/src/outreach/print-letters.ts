// One file to print: the letters that wait to be posted, with a checklist in front. Printing is not posting.

import { record } from '#evidence'
import { type Context, type Id, type Locale, Refusal } from '#kernel'
import { bundleLetters } from './channels/letter-bundle.ts'
import { notePrinted, waitingMessages } from './message-store.ts'
import { type MessageContent, lettersToPost } from './outbox-store.ts'
import { sortWaiting } from './retire-messages.ts'

export type PrintLettersInput = {
  /** Absent: all that wait. */
  readonly messageIds?: readonly Id[] | undefined
  readonly locale?: Locale
}
export type PrintedLetters = { readonly pdf: Uint8Array; readonly messageIds: readonly Id[] }

export async function printLetters(ctx: Context, { messageIds, locale }: PrintLettersInput): Promise<PrintedLetters> {
  const wanted = messageIds && new Set(messageIds)
  const letters = (await lettersToPrint(ctx)).filter((letter) => wanted?.has(letter.id) ?? true)
  if (letters.length === 0) throw new Refusal('outreach.no_letters')
  const files = await Promise.all(
    letters.map((letter) => ctx.files.read(ctx.organisationId, letter.letterSha256 ?? '')),
  )
  const pdf = await bundleLetters({
    day: ctx.today,
    ...(locale && { locale }),
    letters: letters.map((letter, index) => ({
      id: letter.id,
      recipient: letter.recipientName,
      debtor: letter.debtorName,
      subject: letter.subject,
      registered: letter.channel === 'registered-letter',
      pdf: files[index] ?? new Uint8Array(),
    })),
  })
  const printed = letters.map((letter) => letter.id)
  await notePrinted(ctx, printed)
  await record(
    ctx,
    letters.map((letter) => ({
      kind: 'letter.printed',
      subjectKind: 'message',
      subjectId: letter.id,
      debtorId: letter.debtorId,
      payload: { sha256: letter.letterSha256, subject: letter.subject },
    })),
  )
  return { pdf, messageIds: printed }
}

/** Letters that wait and are still true: what has changed since they were written is taken off the pile by the next decision. */
export async function lettersToPrint(ctx: Context): Promise<readonly MessageContent[]> {
  const { standing } = await sortWaiting(ctx, await waitingMessages(ctx))
  const ids = new Set(standing.map((message) => message.id))
  return (await lettersToPost(ctx)).filter((letter) => ids.has(letter.id))
}
