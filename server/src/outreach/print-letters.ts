// One file to print: the letters that wait to be posted, with a checklist in front. Printing is not posting.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { lettersToPost } from './message-store.ts'
import { bundleLetters } from './channels/letter-bundle.ts'

export type PrintedLetters = { readonly pdf: Uint8Array; readonly messageIds: readonly Id[] }

export async function printLetters(
  ctx: Context,
  input: { readonly messageIds?: readonly Id[] | undefined },
): Promise<PrintedLetters> {
  const waiting = await lettersToPost(ctx)
  const letters = input.messageIds ? waiting.filter((letter) => input.messageIds?.includes(letter.id)) : waiting
  if (letters.length === 0) throw new Refusal('outreach.no_letters')
  const files = await Promise.all(
    letters.map((letter) => ctx.files.read(ctx.organisationId, letter.letterSha256 ?? '')),
  )
  const pdf = await bundleLetters({
    day: ctx.today,
    letters: letters.map((letter, index) => ({
      id: letter.id,
      recipient: letter.recipientName,
      debtor: letter.debtorName,
      subject: letter.subject,
      registered: letter.channel === 'registered-letter',
      pdf: files[index] ?? new Uint8Array(),
    })),
  })
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
  return { pdf, messageIds: letters.map((letter) => letter.id) }
}
