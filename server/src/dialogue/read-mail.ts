// One e-mail as it came, taken apart: whom it is from, what it answers, its text, what a delivery report in it says.
// Reads nothing but the bytes; what it cannot decode it leaves out rather than guess.

import type { Address, Attachment, Email } from 'postal-mime'
import { Refusal } from '#kernel'
import type { Instant } from '#kernel'
import { messageIdsIn, reportsIn } from './delivery-report.ts'
import type { IncomingMail, MailAddress, MailAttachment } from './model.ts'
import { textOfHtml } from './text-of-html.ts'

const MOST_BYTES = 30_000_000
const MOST_PARTS_DEEP = 30
/** The library keeps each line that is not encoded as a piece of its own, at two kilobytes each: more would fill the memory. */
const MOST_PLAIN_LINES = 100_000
const PLAIN_LINE_BYTES = 60
/** Each is a file of its own; what is beyond stays in the original. */
const MOST_ATTACHMENTS = 100
const MOST_NAME = 200
const MOST_ADDRESS = 320
const MOST_HEADER_BYTES = 500_000
/** An answer is a page or two; a text beyond this is a log that somebody pasted. */
const MOST_TEXT = 200_000

const REPORT = /^message\/(global-)?delivery-status$/
const RETURNED = /^(message\/(global|rfc822|global-headers)|text\/rfc822-headers)$/

export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  if (raw.byteLength > MOST_BYTES) throw new Refusal('dialogue.mail_too_large', { bytes: raw.byteLength })
  const bytes = withLineFeeds(raw)
  if (plainLines(bytes) > MOST_PLAIN_LINES)
    throw new Refusal('dialogue.mail_unreadable', { reason: `> ${MOST_PLAIN_LINES} lines` })
  const email = await parse(bytes)
  const reports = email.attachments.filter(({ mimeType }) => REPORT.test(mimeType))
  const returned = email.attachments.filter(({ mimeType }) => RETURNED.test(mimeType))
  const from = mailboxOf(email.from)
  const text = textOf(email) ?? bodyOf(bytes)
  return storable({
    messageId: messageIdsIn(email.messageId ?? '')[0] ?? null,
    answers: unique([...messageIdsIn(email.inReplyTo ?? ''), ...messageIdsIn(email.references ?? '').toReversed()]),
    from,
    replyTo: mailboxOf(email.replyTo?.[0]),
    to: (email.to ?? []).flatMap((address) => mailboxOf(address)?.email ?? []),
    subject: (email.subject ?? '').trim(),
    sentAt: instantOf(email.date),
    text: text.slice(0, MOST_TEXT),
    headers: new Map(email.headers.map(({ key, value }) => [key, value.trim()])),
    // A report whose parts are not where its own header says is read from the body as it stands.
    reports:
      reports.length > 0 ? reports.flatMap((part) => reportsIn(decoded(part))) : reportsIn(reportText(email, text)),
    returned: unique(
      returned.length > 0
        ? returned.flatMap((part) => ownMessageId(decoded(part)))
        : ownMessageId(reportText(email, text)),
    ),
    isComplaint: email.attachments.some(({ mimeType }) => mimeType === 'message/feedback-report'),
    attachments: email.attachments.flatMap(attachmentOf).slice(0, MOST_ATTACHMENTS),
  })
}

/** Without the two things that no database text can hold, wherever a sender has put them: NUL, and half of a character. */
function storable<T>(value: T): T
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one))
  if (value instanceof Map) return new Map(Array.from(value, ([name, one]) => [name, storable(one)] as const))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storable(one)]))
}

/** Lines shorter than those of an attachment in base 64. */
function plainLines(bytes: Uint8Array): number {
  let count = 0
  let start = 0
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
    if (end - start < PLAIN_LINE_BYTES) count += 1
    start = end + 1
  }
  return count
}

async function parse(raw: Uint8Array): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: MOST_PARTS_DEEP,
      maxHeadersSize: MOST_HEADER_BYTES,
    })
  } catch (error) {
    throw new Refusal('dialogue.mail_unreadable', { reason: (error as Error).message })
  }
}

function mailboxOf(address: Address | undefined): MailAddress | null {
  const mailbox = address?.group?.[0] ?? address
  if (mailbox?.address === undefined || mailbox.address === '') return null
  const email = mailbox.address.trim().toLowerCase()
  return email.length > MOST_ADDRESS ? null : { name: mailbox.name.trim().slice(0, MOST_NAME), email }
}

/** Null where the message has parts by its header and none in fact. */
function textOf({ text, html, attachments }: Email): string | null {
  const plain = (text ?? '').replace(/\r\n?/g, '\n')
  if (plain.trim() === '' && html !== undefined) return textOfHtml(html)
  return plain.trim() === '' && attachments.length === 0 ? null : plain
}

const bodyOf = (raw: Uint8Array): string => {
  const whole = new TextDecoder('utf-8').decode(raw.subarray(0, MOST_HEADER_BYTES + MOST_TEXT)).replace(/\r\n?/g, '\n')
  return whole.slice(whole.indexOf('\n\n') + 2)
}

const reportText = ({ headers }: Email, text: string): string =>
  headers.some(({ key, value }) => key === 'content-type' && /^multipart\/report/i.test(value)) ? text : ''

const LF = 0x0a
const CR = 0x0d

/** Some stores keep messages with carriage returns alone, which no parser takes for lines. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  return raw.includes(LF) || !raw.includes(CR) ? raw : raw.map((byte) => (byte === CR ? LF : byte))
}

function instantOf(date: string | undefined): Instant | null {
  if (date === undefined) return null
  const millis = Date.parse(date)
  const instant = Number.isNaN(millis) ? '' : new Date(millis).toISOString()
  // A date may claim any year; one that nobody can have written in is none.
  return /^(19|20)\d\d-/.test(instant) ? instant : null
}

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

const decoded = (part: Attachment): string => new TextDecoder('utf-8').decode(bytesOf(part).subarray(0, MOST_TEXT))

/** Of a returned message: its own Message-ID, not those that it answers. */
const ownMessageId = (headers: string): readonly string[] =>
  messageIdsIn(/^message-id:\s*(.*(?:\n[ \t].*)*)/im.exec(headers)?.[1] ?? '').slice(0, 1)

function attachmentOf(part: Attachment): readonly MailAttachment[] {
  if (REPORT.test(part.mimeType) || RETURNED.test(part.mimeType) || part.related === true) return []
  const content = bytesOf(part)
  return [
    { name: (part.filename ?? 'document').slice(0, MOST_NAME), type: part.mimeType, size: content.byteLength, content },
  ]
}

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)]
