// The bytes of an e-mail. Every address is validated here and handed over as an object with an explicit envelope: an address
// given to the library as text can name another recipient. Nothing is fetched, nothing is read from disk, nothing tracks.

import { createHash } from 'node:crypto'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import { Refusal } from '#kernel'
import { type EmailAddress, parseEmailAddress } from '#kernel/email-address.ts'
import { cleanText } from '../typography.ts'
import type { DkimKey, EmailAttachment, EmailMessage, MailAccount, Mailbox } from './email.ts'
import { lintEmail } from './lint-email.ts'

export type ComposedEmail = {
  readonly envelope: { readonly from: EmailAddress; readonly to: EmailAddress }
  readonly content: Uint8Array
}

const MESSAGE_ID = /^<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>$/

/** Of another program: printable, in one pair of brackets, short enough for a header. */
export const ANY_MESSAGE_ID = /^<[!-;=?-~]{1,120}@[!-;=?-~]{1,120}>$/

export async function composeEmail(message: EmailMessage, account: MailAccount): Promise<ComposedEmail> {
  const from = checked(account.from)
  const to = checked(message.to)
  const replyTo = checked(message.replyTo ?? account.replyTo ?? account.from)
  const { isPersonal = false, thread = [] } = message
  if (!MESSAGE_ID.test(message.messageId)) throw new Error(`not a Message-ID: ${message.messageId}`)
  for (const id of thread) if (!ANY_MESSAGE_ID.test(id)) throw new Error(`not a Message-ID: ${id}`)
  const content = await build({
    from,
    to,
    replyTo,
    messageId: message.messageId,
    subject: cleanText(message.subject),
    text: message.text,
    html: message.html,
    ...(thread.length === 0 ? {} : { inReplyTo: thread.at(-1), references: [...thread] }),
    ...(message.date === undefined ? {} : { date: new Date(message.date) }),
    ...(isPersonal ? {} : { headers: { 'Auto-Submitted': 'auto-generated' } }),
    attachments: (message.attachments ?? []).map(attachment),
    // From the Message-ID, so that the same message is composed of the same bytes.
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const violations = lintEmail(content, {
    from: from.address,
    to: to.address,
    messageId: message.messageId,
    isPersonal,
  })
  if (violations.length > 0) throw new Error(`an e-mail was composed wrongly: ${violations.join('; ')}`)
  const { dkim } = account
  return { envelope: { from: from.address, to: to.address }, content: dkim ? await sign(content, dkim) : content }
}

async function sign(content: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signed: Buffer[] = []
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey })
  for await (const part of signer.sign(content)) signed.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(signed)
}

/** The name is what a person reads: an address in it would pass for the sender or recipient, so its `@` is spelt out. */
function checked({ name, email }: Mailbox): { readonly name: string; readonly address: EmailAddress } {
  const address = parseEmailAddress(email)
  if (address === null) throw new Refusal('outreach.email_address_invalid', { address: cleanText(email).slice(0, 100) })
  return {
    name: cleanText(name)
      .replaceAll('@', '(at)')
      .replace(/[<>"\\]/g, ''),
    address,
  }
}

const attachment = ({ fileName, contentType, content }: EmailAttachment) => ({
  filename: cleanText(fileName)
    .replace(/[/\\:*?"<>|]/g, '-')
    .slice(0, 120),
  contentType: /^[a-z]+\/[a-z0-9.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
  content: Buffer.from(content),
})

function build(mail: ConstructorParameters<typeof MailComposer>[0]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    new MailComposer(mail)
      .compile()
      .build((error: Error | null, content?: Buffer) =>
        content ? resolve(content) : reject(error ?? new Error('no content')),
      )
  })
}
