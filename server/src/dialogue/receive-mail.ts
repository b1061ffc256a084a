// One e-mail came in: kept, told apart, matched with whose it is, and given its effect, in one transaction. A bounce frees the step
// of our message; an answer pauses its debtor until a person has read it; what is nobody's goes to triage, and nothing is dropped.

import { settingsOf, takeIds } from '#access'
import { record } from '#evidence'
import { addDays, type Context, type Id } from '#kernel'
import { placeHolds } from '#ledger'
import { bounceMessage } from '#outreach'
import { classifyMail, withoutListSigns } from './classify-mail.ts'
import {
  debtorsOfNumbers,
  debtorsWithEmail,
  insertMail,
  isKnownMail,
  type KeptAttachment,
  type MatchedBy,
  type SentEmail,
  sentEmails,
} from './mail-store.ts'
import type { ClassifiedMail, IncomingMail } from './model.ts'
import { pause } from './pause-debtor.ts'
import { readMail } from './read-mail.ts'
import { numbersIn } from './rules.ts'
import { suggestAnswers } from './suggest-answers.ts'
import { trimReply } from './trim-reply.ts'

export type ReceivedMail = {
  readonly id: Id
  readonly kind: ClassifiedMail['kind']
  readonly debtorId: Id | null
} | null

/** Null where it is known already. `account`: the key of the one that it came to; null is the company's own. */
export async function receiveMail(ctx: Context, raw: Uint8Array, account: string | null = null): Promise<ReceivedMail> {
  const mail = await readMail(raw)
  const { sha256 } = await ctx.files.put(ctx.organisationId, raw)
  const mailKey = mail.messageId ?? sha256
  if (await isKnownMail(ctx, mailKey)) return null
  const asItCame = classifyMail(mail)
  const whose = await ownerOf(ctx, mail, asItCame)
  const classified = (await isPassedOn(ctx, mail, whose)) ? classifyMail(withoutListSigns(mail)) : asItCame
  await bounce(ctx, classified, whose.sent)
  const isAnswer = classified.kind === 'answer' && !(await isOurs(ctx, mail))
  const holdId = isAnswer && whose.debtorId !== null ? await pause(ctx, whose.debtorId, mail.subject) : null
  const body = trimReply(mail.text)
  const id = await takeIds(ctx, 'incoming_mail', 1)
  await insertMail(ctx, {
    id,
    mailKey,
    rawSha256: sha256,
    kind: classified.kind,
    because: classified.because,
    fromEmail: mail.from?.email ?? null,
    fromName: mail.from?.name || null,
    subject: mail.subject.slice(0, 500).toWellFormed(),
    body,
    sentAt: mail.sentAt,
    debtorId: whose.debtorId,
    matchedBy: whose.matchedBy,
    messageId: whose.sent[0]?.id ?? null,
    suggestions: isAnswer ? suggestAnswers(body, ctx.today) : [],
    attachments: await keepAttachments(ctx, mail),
    holdId,
    account,
    state: isAnswer || needsSomebody(classified, whose.debtorId) ? 'new' : 'aside',
  })
  const payload = { subject: mail.subject, mail: classified.kind, from: mail.from?.email ?? null, sha256 }
  const { debtorId } = whose
  await record(ctx, [
    { kind: 'mail.received', subjectKind: 'mail', subjectId: id, debtorId, onDay: ctx.today, payload },
  ])
  return { id, kind: classified.kind, debtorId }
}

/** In answer to ours, or through a group of our own domain: the signs of a list are then no sign of a machine. */
async function isPassedOn(ctx: Context, { headers }: IncomingMail, { matchedBy }: Owner): Promise<boolean> {
  if (matchedBy === 'message') return true
  const list = headers
    .get('list-id')
    ?.toLowerCase()
    .replace(/[>\s]+$/, '')
  if (list === undefined) return false
  const own = [...(await ownAddresses(ctx))].map((address) => address.slice(address.lastIndexOf('@') + 1))
  return own.some((domain) => list.endsWith(`.${domain}`))
}

/** A complaint, and a bounce of something that we do not know, are for a person to look at. */
const needsSomebody = ({ kind }: ClassifiedMail, debtorId: Id | null): boolean =>
  kind === 'complaint' || (kind === 'bounce' && debtorId === null)

type Owner = {
  readonly debtorId: Id | null
  readonly matchedBy: MatchedBy | null
  readonly sent: readonly SentEmail[]
}

/** By the message that it answers, else the address it came from, else the invoice that it names: where only one can be meant. */
export async function ownerOf(
  ctx: Context,
  mail: IncomingMail,
  { about }: Pick<ClassifiedMail, 'about'>,
): Promise<Owner> {
  const sent = await sentEmails(
    ctx,
    about.map((messageId) => `<${messageId}>`),
  )
  if (sent[0]) return { debtorId: sent[0].debtorId, matchedBy: 'message', sent }
  const byAddress = mail.from === null ? [] : await debtorsWithEmail(ctx, mail.from.email)
  if (byAddress.length === 1) return { debtorId: byAddress[0] as Id, matchedBy: 'address', sent: [] }
  const byNumber = await debtorsOfNumbers(ctx, numbersIn(`${mail.subject}\n${mail.text}`))
  if (byNumber.length === 1) return { debtorId: byNumber[0] as Id, matchedBy: 'number', sent: [] }
  return { debtorId: null, matchedBy: null, sent: [] }
}

async function bounce(ctx: Context, { kind, recipients }: ClassifiedMail, sent: readonly SentEmail[]): Promise<void> {
  const [message] = sent
  if (kind !== 'bounce' || !message) return
  // A report that names nobody is about the one whom the message went to.
  const unreached =
    recipients.length > 0 ? recipients : [{ email: message.recipientEmail, status: null, isPermanent: true }]
  for (const { email, status, isPermanent } of unreached) {
    const bounced = await bounceMessage(ctx, { messageId: message.id, email, status, isPermanent })
    if (bounced === 'for-now') await waitForMailbox(ctx, message.debtorId, email)
  }
}

const MAILBOX_DAYS = 3
const NOT_NOW = 'message non remis pour l’instant à'

/** A full mailbox is tried again in a few days, not at once. */
async function waitForMailbox(ctx: Context, debtorId: Id, email: string): Promise<void> {
  const untilDay = addDays(ctx.today, MAILBOX_DAYS)
  await placeHolds(ctx, [{ kind: 'pause', debtorId, untilDay, reason: `${NOT_NOW} ${email}`, origin: 'bounce' }])
}

/** A copy of our own that landed in the folder: of ourselves nobody is paused. */
export async function isOurs(ctx: Context, mail: IncomingMail): Promise<boolean> {
  return mail.from !== null && (await ownAddresses(ctx)).has(mail.from.email)
}

/** In lower case. */
async function ownAddresses(ctx: Context): Promise<ReadonlySet<string>> {
  const { mailAccount, mailAccounts, senders } = await settingsOf(ctx)
  const accounts = [mailAccount, ...mailAccounts].map((account) => account?.fromEmail)
  const own = [...accounts, ...senders.map(({ email }) => email)]
  return new Set(own.flatMap((email) => email?.toLowerCase() ?? []))
}

async function keepAttachments(ctx: Context, mail: IncomingMail): Promise<readonly KeptAttachment[]> {
  const kept: KeptAttachment[] = []
  for (const { name, type, content } of mail.attachments) {
    const { sha256, size } = await ctx.files.put(ctx.organisationId, content)
    kept.push({ name, type, size, sha256 })
  }
  return kept
}
