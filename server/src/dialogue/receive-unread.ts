// An e-mail that cannot be taken in: too large, too deep, made to stop whoever reads it. Its head alone is read, and it stands among
// what a person looks at; the whole of it is in the mailbox. Whoever wrote it may have answered: their debtor waits until it was seen.

import { record } from '#evidence'
import { takeIds } from '#access'
import { type Context, isRefusal } from '#kernel'
import { insertMail, isKnownMail } from './mail-store.ts'
import { type IncomingMail, UNREAD } from './model.ts'
import { pause } from './pause-debtor.ts'
import { readMail } from './read-mail.ts'
import { type ReceivedMail, isOurs, ownerOf } from './receive-mail.ts'

/** Null where it is known already. */
export async function receiveUnread(ctx: Context, raw: Uint8Array, account: string | null): Promise<ReceivedMail> {
  const mail = await headOf(raw)
  const { sha256 } = await ctx.files.put(ctx.organisationId, raw)
  const mailKey = mail?.messageId ?? sha256
  if (await isKnownMail(ctx, mailKey)) return null
  const { debtorId, matchedBy, sent } = mail
    ? await ownerOf(ctx, mail, { about: mail.answers })
    : { debtorId: null, matchedBy: null, sent: [] }
  const pauses = mail !== null && debtorId !== null && !(await isOurs(ctx, mail))
  const id = await takeIds(ctx, 'incoming_mail', 1)
  await insertMail(ctx, {
    id,
    mailKey,
    rawSha256: sha256,
    kind: 'answer',
    because: UNREAD,
    fromEmail: mail?.from?.email ?? null,
    fromName: mail?.from?.name || null,
    subject: (mail?.subject ?? '').slice(0, 500).toWellFormed(),
    body: '',
    sentAt: mail?.sentAt ?? null,
    debtorId,
    matchedBy,
    messageId: sent[0]?.id ?? null,
    suggestions: [],
    attachments: [],
    holdId: pauses ? await pause(ctx, debtorId, mail.subject) : null,
    account,
    state: 'new',
  })
  const payload = { subject: mail?.subject ?? '', mail: 'answer', from: mail?.from?.email ?? null, sha256 }
  await record(ctx, [
    { kind: 'mail.received', subjectKind: 'mail', subjectId: id, debtorId, onDay: ctx.today, payload },
  ])
  return { id, kind: 'answer', debtorId }
}

/** What is longer than this is no head. */
const MOST_HEAD_BYTES = 100_000

/** Null where not even that can be read. */
async function headOf(raw: Uint8Array): Promise<IncomingMail | null> {
  const start = Buffer.from(raw.subarray(0, MOST_HEAD_BYTES)).toString('latin1')
  const end = start.search(/\r?\n\r?\n/)
  if (end < 0) return null
  try {
    return await readMail(raw.subarray(0, end))
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}
