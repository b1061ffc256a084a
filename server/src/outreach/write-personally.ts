// A person writes to a debtor: an answer to what came in, the confirmation of a call. It leaves as any message does, with its
// states and its copy among what was sent, and only to an address that the debtor's contacts have.

import { createHash } from 'node:crypto'
import { takeIds } from '#access'
import { record } from '#evidence'
import { type Context, type Id, type Locale, Refusal } from '#kernel'
import { debtorById, touchDebtors } from '#ledger'
import { chosenOriginals } from './enclose-originals.ts'
import { copiesOf } from './copies-in-journal.ts'
import { insertEnclosures } from './enclosure-store.ts'
import { linkedFilesOf } from './linked-files.ts'
import { addressesOf, insertPersonalEmail } from './personal-store.ts'
import { escapeHtml } from './render-html.ts'
import { type LinkedFiles, renderLinked } from './render-text.ts'
import { cleanText } from './typography.ts'

export type WritePersonallyInput = {
  readonly debtorId: Id
  readonly email: string
  readonly subject: string
  readonly text: string
  /** What it answers, under it; null where it answers nothing. */
  readonly quoted: string | null
  readonly thread: readonly string[] | null
  /** The mail account that it leaves through, by its key; null: the company's own. */
  readonly account: string | null
  /** The message that came in and that it answers. */
  readonly repliesTo: Id | null
  /** Invoices of the debtor's own of which a copy travels with it, or is linked between the words and what they answer. */
  readonly encloses: readonly Id[]
}

/** Returns the id of the message; it leaves with the queue. */
export async function writePersonally(ctx: Context, input: WritePersonallyInput): Promise<Id> {
  const { debtorId, subject } = input
  await touchDebtors(ctx, [debtorId])
  const debtor = await debtorById(ctx, debtorId)
  const wanted = input.email.toLowerCase()
  const to = (await addressesOf(ctx, debtor.id)).find(({ email }) => email.toLowerCase() === wanted)
  if (!to) throw new Refusal('outreach.not_a_contact', { email: input.email, debtor: debtor.name })
  const copies = await chosenOriginals(ctx, { debtor, itemIds: input.encloses })
  const locale: Locale = debtor.language === 'en' ? 'en' : 'fr'
  const words = { text: input.text.trim(), linked: linkedFilesOf(copies.linked, locale), quoted: input.quoted ?? '' }
  const text = textOf(words)
  const actId = await takeIds(ctx, 'act', 1)
  const messageId = await takeIds(ctx, 'message', 1)
  await insertPersonalEmail(ctx, {
    actId,
    messageId,
    debtorId: debtor.id,
    locale,
    to: { name: to.name ?? debtor.name, email: to.email },
    subject: cleanText(subject),
    text,
    html: htmlOf(words, locale),
    thread: input.thread,
    account: input.account,
    repliesTo: input.repliesTo,
  })
  const given = [...copies.attached, ...copies.linked]
  await insertEnclosures(
    ctx,
    given.map((enclosure) => ({ ...enclosure, messageId })),
  )
  const textSha256 = createHash('sha256').update(text).digest('hex')
  const payload = { to: to.email, subject: cleanText(subject), textSha256, ...copiesOf(given) }
  await record(ctx, [
    { kind: 'message.prepared', subjectKind: 'message', subjectId: messageId, debtorId: debtor.id, payload },
  ])
  return messageId
}

const STYLE = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.55"

type Words = { readonly text: string; readonly linked: LinkedFiles | null; readonly quoted: string }

const textOf = ({ text, linked, quoted }: Words): string =>
  `${[text, renderLinked(linked), quoted].filter((part) => part !== '').join('\n\n')}\n`

/** The same words in paragraphs: what a mail program would make of them. */
function htmlOf({ text, linked, quoted }: Words, locale: Locale): string {
  const paragraphs = [...paragraphsOf(text), ...linksOf(linked), ...paragraphsOf(quoted)]
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>` +
    `<body style="margin:0;padding:16px;${STYLE}">${paragraphs.join('')}</body></html>`
  )
}

const paragraphsOf = (text: string): readonly string[] =>
  text === '' ? [] : text.split(/\n{2,}/).map((one) => paragraph(escapeHtml(one).replaceAll('\n', '<br>')))

function linksOf(linked: LinkedFiles | null): readonly string[] {
  if (linked === null) return []
  const files = linked.files.map(
    ({ name, size, url }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(name)}</a> (${escapeHtml(size)})</li>`,
  )
  return [paragraph(escapeHtml(linked.title)), `<ul style="margin:0 0 16px;padding-left:22px">${files.join('')}</ul>`]
}

const paragraph = (html: string): string => `<p style="margin:0 0 16px">${html}</p>`
