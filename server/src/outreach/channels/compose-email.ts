// The bytes of an e-mail. Every address is validated here and handed over as an object with an explicit envelope: an address
// given to the library as text can name another recipient. Nothing is fetched, nothing is read from disk, nothing tracks.

import { createHash } from 'node:crypto'
import * as base64 from 'nodemailer/lib/base64'
import DKIM from 'nodemailer/lib/dkim'
import MailComposer from 'nodemailer/lib/mail-composer'
import { Refusal } from '#kernel'
import { type EmailAddress, parseEmailAddress } from '#kernel/email-address.ts'
import { cleanText } from '../typography.ts'
import type { DkimKey, EmailAttachment, EmailMessage, MailAccount, Mailbox } from './email.ts'
import { lintEmail } from './lint-email.ts'
import { quotedPrintable } from './quoted-printable.ts'

export type ComposedEmail = {
  readonly envelope: { readonly from: EmailAddress; readonly to: EmailAddress }
  readonly content: Uint8Array
}

const MESSAGE_ID = /^<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>$/

/** Of another program: printable, in one pair of brackets, short enough for a header. */
export const ANY_MESSAGE_ID = /^<[!-;=?-~]{1,120}@[!-;=?-~]{1,120}>$/

export async function composeEmail(message: EmailMessage, account: MailAccount): Promise<ComposedEmail> {
  const from = checked(message.from ?? account.from)
  // Undeliverable mail comes back to the mailbox that is read, whoever the sender is.
  const returnTo = checked(account.from)
  const to = checked(message.to)
  const replyTo = checked(message.replyTo ?? account.replyTo ?? account.from)
  const { isPersonal = false, thread = [] } = message
  if (!MESSAGE_ID.test(message.messageId)) throw new Error(`not a Message-ID: ${message.messageId}`)
  for (const id of thread) if (!ANY_MESSAGE_ID.test(id)) throw new Error(`not a Message-ID: ${id}`)
  const composer = new MailComposer({
    from,
    to,
    replyTo,
    messageId: message.messageId,
    subject: shortened(cleanText(message.subject), LONGEST_SUBJECT),
    text: message.text,
    html: message.html,
    ...(thread.length === 0 ? {} : { inReplyTo: thread.at(-1), references: [...thread] }),
    ...(message.date === undefined ? {} : { date: new Date(message.date) }),
    ...(isPersonal ? {} : { headers: { 'Auto-Submitted': 'auto-generated' } }),
    attachments: (message.attachments ?? []).map(attachment),
    // From the Message-ID, so that the same message is composed of the same bytes.
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const content = bytesOf(composer.compile())
  const violations = lintEmail(content, {
    from: from.address,
    to: to.address,
    messageId: message.messageId,
    isPersonal,
  })
  if (violations.length > 0) throw new Error(`an e-mail was composed wrongly: ${violations.join('; ')}`)
  const { dkim } = account
  return { envelope: { from: returnTo.address, to: to.address }, content: dkim ? await sign(content, dkim) : content }
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
    name: shortened(
      cleanText(name)
        .replaceAll('@', '(at)')
        .replace(/[<>"\\]/g, ''),
      LONGEST_NAME,
    ),
    address,
  }
}

const attachment = ({ fileName, contentType, content }: EmailAttachment) => {
  const clean = cleanText(fileName).replace(/[/\\:*?"<>|]/g, '-')
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ''
  return {
    filename: shortened(clean.slice(0, clean.length - extension.length), LONGEST_NAME) + extension,
    contentType: /^[a-z]+\/[a-z0-9.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
    content: Buffer.from(content),
  }
}

/** A word longer than a line of a header may be could not be folded. */
const LONGEST_SUBJECT = 400
const LONGEST_NAME = 120

/** Half of a character is none. */
const shortened = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

/**
 * The parts that the library has laid out, written at once. Its own `build` leads each through half a dozen streams, which
 * costs three times as much for a message of a few pages.
 */
function bytesOf(part: Part): Buffer {
  // The library decides on the kind and the boundary of a part while it writes its headers.
  const headers = `${part.buildHeaders()}\r\n\r\n`
  if (!part.multipart) return Buffer.concat([Buffer.from(headers), contentOf(part)])
  const between = `--${String(part.boundary)}`
  const children = part.childNodes.flatMap((child, index) => [
    Buffer.from(`${index === 0 ? headers : '\r\n'}${between}\r\n`),
    bytesOf(child),
  ])
  return Buffer.concat([...children, Buffer.from(`\r\n${between}--\r\n`)])
}

type Part = ReturnType<MailComposer['compile']>

/** Text with the line ends of e-mail; an attachment as it is. */
function contentOf(part: Part): Buffer {
  const { content } = part
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) throw new Error('a part of another kind')
  const encoding = part.getTransferEncoding()
  if (encoding === 'base64') return Buffer.from(base64.wrap(base64.encode(content), 76))
  return encoding === 'quoted-printable' ? quotedPrintable(withLineEnds(content)) : withLineEnds(content)
}

/** Whatever the encoding of an attached text is, its bytes stay. */
const withLineEnds = (content: string | Buffer): Buffer =>
  typeof content === 'string'
    ? Buffer.from(content.replace(/\r?\n/g, '\r\n'))
    : Buffer.from(content.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')
