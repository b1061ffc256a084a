// A person answers an e-mail that came in: in its conversation, to its sender, who must be among the contacts of the debtor.

import { settingsOf } from '#access'
import { record } from '#evidence'
import { type Context, type Id, type Locale, Refusal } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import { addContact, debtorById } from '#ledger'
import { addressesOf, writePersonally } from '#outreach'
import { type MailRow, mailById, messageIdOf } from './mail-store.ts'

export type ReplyMailInput = {
  readonly mailId: Id
  readonly text: string
  /** The sender is not among the contacts yet: the person who answers says that they belong there. */
  readonly addsContact: boolean
  /** Invoices of which a copy travels with it, or is linked where they are too large. */
  readonly encloses: readonly Id[]
}

/** Returns the id of the message that leaves. */
export async function replyMail(ctx: Context, input: ReplyMailInput): Promise<Id> {
  const { mailId, text, addsContact, encloses } = input
  const mail = await mailById(ctx, mailId)
  if (mail === null) throw new Refusal('dialogue.mail_unknown', { mail: mailId })
  const { debtorId, fromEmail } = mail
  if (debtorId === null) throw new Refusal('dialogue.mail_of_nobody', { mail: mailId })
  if (fromEmail === null || mail.kind !== 'answer') throw new Refusal('dialogue.no_answer', { mail: mailId })
  if (addsContact && !(await isContact(ctx, debtorId, fromEmail)))
    await addContact(ctx, { debtorId, name: mail.fromName, role: 'other', email: fromEmail, phone: null })
  const { language } = await debtorById(ctx, debtorId)
  const messageId = await writePersonally(ctx, {
    debtorId,
    email: fromEmail,
    subject: /^(re|rép)\s?:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`.trim(),
    text: await signed(ctx, text),
    quoted: quoted(mail, language === 'en' ? 'en' : 'fr'),
    thread: await threadOf(ctx, mail),
    account: mail.account,
    repliesTo: mail.id,
    encloses,
  })
  await record(ctx, [
    { kind: 'mail.replied', subjectKind: 'mail', subjectId: mail.id, debtorId, payload: { messageId } },
  ])
  return messageId
}

async function isContact(ctx: Context, debtorId: Id, email: string): Promise<boolean> {
  return (await addressesOf(ctx, debtorId)).some((known) => known.email.toLowerCase() === email.toLowerCase())
}

/** Under the name of who writes, and of the company. */
async function signed(ctx: Context, text: string): Promise<string> {
  const { identity } = await settingsOf(ctx)
  const lines = [ctx.actor.kind === 'person' ? ctx.actor.name : null, identity.name, identity.phone]
  return [text.trim(), lines.filter((line) => line !== null).join('\n')].join('\n\n')
}

const MOST_QUOTED = 5_000

function quoted({ body, fromName, fromEmail, sentAt, receivedAt }: MailRow, locale: Locale): string {
  const day = formatDay((sentAt ?? receivedAt).slice(0, 10) as `${number}-${number}-${number}`, locale)
  const who = fromName ?? fromEmail ?? ''
  const head = { fr: `Le ${day}, ${who} a écrit :`, en: `On ${day}, ${who} wrote:` }[locale]
  const lines = body.slice(0, MOST_QUOTED).trim().split('\n')
  return [head, ...lines.map((line) => `> ${line}`)].join('\n')
}

/** Our message, theirs: what In-Reply-To and References are made of. One that is no proper Message-ID is left out. */
async function threadOf(ctx: Context, mail: MailRow): Promise<readonly string[] | null> {
  const ours = mail.messageId === null ? null : await messageIdOf(ctx, mail.messageId)
  const theirs = `<${mail.mailKey}>`
  const isName = /^<[!-;=?-~]{1,120}@[!-;=?-~]{1,120}>$/.test(theirs)
  const thread = [...(ours === null ? [] : [ours]), ...(isName ? [theirs] : [])]
  return thread.length === 0 ? null : thread
}
