// The bytes of an e-mail. Every address is validated here and handed over as an object with an explicit envelope: an address
// given to the library as text can name another recipient. Nothing is fetched, nothing is read from disk, nothing tracks.

import { createHash } from 'node:crypto'
import * as base64 from 'nodemailer/lib/base64'
import DKIM from 'nodemailer/lib/dkim'
import MimeNode from 'nodemailer/lib/mime-node'
import type { Instant } from '#kernel'
import { type EmailAddress, parseEmailAddress } from '#kernel/email-address.ts'
import { Refusal } from '#kernel/refusal.ts'
import { unpackBytes } from '../packed-html.ts'
import { cleanText } from '../typography.ts'
import type { DkimKey, EmailAttachment, EmailMessage, MailAccount, Mailbox } from './email.ts'
import { lintEmail } from './lint-email.ts'
import { quotedPrintable } from './quoted-printable.ts'

export type ComposedEmail = {
  readonly messageId: string
  readonly envelope: { readonly from: EmailAddress; readonly to: EmailAddress }
  readonly content: Uint8Array
}

/** What the bytes of an e-mail depend on of the account that it is sent through. */
export type Letterhead = Pick<MailAccount, 'from' | 'replyTo' | 'dkim'>

export const letterheadOf = ({ from, replyTo, dkim }: Letterhead): Letterhead => ({
  from,
  replyTo,
  ...(dkim && { dkim }),
})

const MESSAGE_ID = /^<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>$/

/** Of another program: printable, in one pair of brackets, short enough for a header. */
export const ANY_MESSAGE_ID = /^<[!-;=?-~]{1,120}@[!-;=?-~]{1,120}>$/

export async function composeEmail(message: EmailMessage, account: Letterhead): Promise<ComposedEmail> {
  const from = checked(message.from ?? account.from)
  // Undeliverable mail comes back to the mailbox that is read, whoever the sender is.
  const returnTo = checked(account.from)
  const to = checked(message.to)
  const replyTo = checked(message.replyTo ?? account.replyTo ?? account.from)
  const { isPersonal = false, thread = [] } = message
  if (!MESSAGE_ID.test(message.messageId)) throw new Error(`not a Message-ID: ${message.messageId}`)
  for (const id of thread) if (!ANY_MESSAGE_ID.test(id)) throw new Error(`not a Message-ID: ${id}`)
  const { attachments = [] } = message
  const root = new MimeNode(attachments.length === 0 ? 'multipart/alternative' : 'multipart/mixed', {
    // From the Message-ID, so that the same message is composed of the same bytes.
    baseBoundary: createHash('sha256').update(message.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  root.setHeader({
    ...(isPersonal ? {} : { 'Auto-Submitted': 'auto-generated' }),
    From: from,
    To: to,
    'Reply-To': replyTo,
    ...(thread.length === 0 ? {} : { 'In-Reply-To': thread.at(-1), References: thread.join(' ') }),
    Subject: shortened(cleanText(message.subject), LONGEST_SUBJECT),
    'Message-ID': message.messageId,
    ...(message.date === undefined ? {} : { Date: asDate(message.date) }),
  })
  const content = attachments.length === 0 ? alternative(root, message) : mixed(root, message, attachments)
  const violations = lintEmail(content, {
    from: from.address,
    to: to.address,
    messageId: message.messageId,
    isPersonal,
  })
  if (violations.length > 0) throw new Error(`an e-mail was composed wrongly: ${violations.join('; ')}`)
  const { dkim } = account
  return {
    messageId: message.messageId,
    envelope: { from: returnTo.address, to: to.address },
    content: dkim ? await sign(content, dkim) : content,
  }
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

function attachTo(root: MimeNode, { fileName, contentType }: EmailAttachment): MimeNode {
  const clean = cleanText(fileName).replace(/[/\\:*?"<>|]/g, '-')
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? ''
  const filename = shortened(clean.slice(0, clean.length - extension.length), LONGEST_NAME) + extension
  const type = /^[a-z]+\/[a-z0-9.+-]+$/.test(contentType) ? contentType : 'application/octet-stream'
  const part = root.createChild(type, { filename })
  return part.setHeader('Content-Transfer-Encoding', 'base64')
}

/** A word longer than a line of a header may be could not be folded. */
const LONGEST_SUBJECT = 400
const LONGEST_NAME = 120

/** Half of a character is none. */
const shortened = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

const asDate = (instant: Instant): string => new Date(instant).toUTCString().replace(/GMT/, '+0000')

/**
 * The headers are the library's; the parts of a text, the same for every message, are written at once. To lay each out as a tree and
 * to lead it through the library's streams costs several times as much as all the rest.
 */
function alternative(root: MimeNode, texts: Pick<EmailMessage, 'text' | 'html'>): Buffer {
  const headers = Buffer.from(`${root.buildHeaders()}\r\n\r\n`)
  return Buffer.concat([headers, ...bothTexts(texts, boundaryOf(root))])
}

/** Texts first, then the files. */
function mixed(
  root: MimeNode,
  texts: Pick<EmailMessage, 'text' | 'html'>,
  attachments: readonly EmailAttachment[],
): Buffer {
  const headers = `${root.buildHeaders()}\r\n\r\n`
  const outer = boundaryOf(root)
  // Does not begin with the outer one: a reader may take it for that by its beginning (RFC 2046, 5.1.2).
  const inner = `texts-${outer}`
  const files = attachments.flatMap((attachment) => {
    const part = `\r\n--${outer}\r\n${attachTo(root, attachment).buildHeaders()}\r\n\r\n`
    return [Buffer.from(part), Buffer.from(base64.wrap(base64.encode(Buffer.from(attachment.content)), 76))]
  })
  const opening = `${headers}--${outer}\r\nContent-Type: multipart/alternative;\r\n boundary="${inner}"\r\n\r\n`
  return Buffer.concat([
    Buffer.from(opening),
    ...bothTexts(texts, inner),
    ...files,
    Buffer.from(`\r\n--${outer}--\r\n`),
  ])
}

const bothTexts = ({ text, html }: Pick<EmailMessage, 'text' | 'html'>, boundary: string): readonly Buffer[] => [
  Buffer.from(textPart('plain', boundary)),
  quotedPrintable(Buffer.from(text)),
  Buffer.from(`\r\n${textPart('html', boundary)}`),
  quotedPrintable(typeof html === 'string' ? Buffer.from(html) : unpackBytes(html)),
  Buffer.from(`\r\n--${boundary}--\r\n`),
]

const textPart = (subtype: 'plain' | 'html', boundary: string): string =>
  `--${boundary}\r\nContent-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`

/** The library decides on it while it writes the headers. */
function boundaryOf(node: MimeNode): string {
  if (typeof node.boundary !== 'string') throw new Error('an e-mail without a boundary')
  return node.boundary
}
