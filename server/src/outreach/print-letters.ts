// One file to print: the letters that wait to be posted, with a checklist in front. Printing is not posting.

import { record } from '#evidence'
import { type Context, type Id, type Locale, Refusal, isRefusal } from '#kernel'
import { type BundledEnclosure, bundleLetters } from './channels/letter-bundle.ts'
import { enclosuresOf } from './enclosure-store.ts'
import { notePrinted } from './letter-store.ts'
import { waitingMessages } from './message-store.ts'
import { type MessageContent, lettersToPost } from './outbox-store.ts'
import { sortWaiting } from './retire-messages.ts'

export type PrintLettersInput = {
  /** Absent: all that wait. */
  readonly messageIds?: readonly Id[] | undefined
  readonly locale?: Locale
  /** A sheet before each letter. */
  readonly separators?: boolean | undefined
}
export type PrintedLetters = { readonly pdf: Uint8Array; readonly messageIds: readonly Id[] }

export async function printLetters(
  ctx: Context,
  { messageIds, locale, separators = false }: PrintLettersInput,
): Promise<PrintedLetters> {
  const wanted = messageIds && new Set(messageIds)
  const letters = (await lettersToPrint(ctx)).filter((letter) => wanted?.has(letter.id) ?? true)
  if (letters.length === 0) throw new Refusal('outreach.no_letters')
  const files = await Promise.all(
    letters.map((letter) => ctx.files.read(ctx.organisationId, letter.letterSha256 ?? '')),
  )
  const enclosed = await enclosedFiles(
    ctx,
    letters.map((letter) => letter.id),
  )
  const pdf = await bundleLetters({
    day: ctx.today,
    separators,
    ...(locale && { locale }),
    letters: letters.map((letter, index) => ({
      id: letter.id,
      recipient: letter.recipientName,
      debtor: letter.debtorName,
      subject: letter.subject,
      registered: letter.channel === 'registered-letter',
      pdf: files[index] ?? new Uint8Array(),
      enclosures: enclosed.get(letter.id) ?? [],
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

/** More than this at once would not fit into memory: the rest is put in by hand, as the list says. */
const MOST_ENCLOSED_BYTES = 100_000_000

/** What letters enclose, by letter. A file that is gone holds no letter up. */
export async function enclosedFiles(
  ctx: Context,
  messageIds: readonly Id[],
): Promise<ReadonlyMap<Id, readonly BundledEnclosure[]>> {
  const files = new Map<Id, BundledEnclosure[]>()
  let bytes = 0
  for (const { messageId, fileName, sha256, sizeBytes } of await enclosuresOf(ctx, messageIds)) {
    bytes += sizeBytes
    const isTaken = bytes <= MOST_ENCLOSED_BYTES
    const content = isTaken ? await ctx.files.read(ctx.organisationId, sha256).catch(unlessGone) : null
    files.set(messageId, [...(files.get(messageId) ?? []), { fileName, content }])
  }
  return files
}

function unlessGone(error: unknown): null {
  if (isRefusal(error)) return null
  throw error
}

/** All that wait, and of each whether what it says is no longer true: paid, held or changed since. */
export async function pileOfLetters(
  ctx: Context,
): Promise<readonly (MessageContent & { readonly isOutdated: boolean })[]> {
  const standing = new Set((await lettersToPrint(ctx)).map((letter) => letter.id))
  return (await lettersToPost(ctx)).map((letter) => ({ ...letter, isOutdated: !standing.has(letter.id) }))
}

/** Letters that wait and are still true: what has changed since they were written is taken off the pile by the next decision. */
export async function lettersToPrint(ctx: Context): Promise<readonly MessageContent[]> {
  const { standing } = await sortWaiting(ctx, await waitingMessages(ctx))
  const ids = new Set(standing.map((message) => message.id))
  return (await lettersToPost(ctx)).filter((letter) => ids.has(letter.id))
}
