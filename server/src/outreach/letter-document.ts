// A letter as plain data: what the typesetter receives. No markup and no code travels in it, so nothing a debtor is called
// can be executed or break the page.

import type { Day, Locale } from '#kernel'
import type { Block, Span } from './message-document.ts'
import { type MessageStyle, logoFile } from './message-style.ts'
import type { MessageTables } from './message-tables.ts'
import type { Creditor, MessageDebtor, MessageSituation } from './model.ts'
import { NBSP, cleanText, formatsOf, groupedSiren } from './typography.ts'
import { type Wording, wordingOf } from './wording.ts'

export type LetterDocument = {
  readonly locale: Locale
  /** The day of the letter: also the creation date in the file, so that the same letter is the same bytes. */
  readonly day: Day
  readonly title: string
  readonly author: string
  readonly sender: { readonly name: string; readonly lines: readonly string[] }
  /** At most six lines, as the window of the envelope shows. */
  readonly recipient: readonly string[]
  readonly registered: { readonly label: string; readonly number: string | null } | null
  readonly placeAndDate: string
  readonly headings: readonly { readonly label: string; readonly value: string }[]
  readonly greeting: string
  readonly blocks: readonly LetterBlock[]
  readonly closing: string
  readonly signature: { readonly name: string; readonly capacity: string }
  readonly enclosures: string | null
  readonly legalMentions: string
  readonly pageLabel: string
  /** The colour of the sender's name, and the logo that stands in its place: a name under which the press has its file. */
  readonly style: { readonly colour: string | null; readonly logo: string | null }
}

export type LetterBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'lines'; readonly groups: readonly LetterTable[] }
  | { readonly kind: 'totals'; readonly title: string; readonly rows: MessageTables['totals'] }
  | {
      readonly kind: 'payment'
      readonly title: string
      readonly note: string | null
      readonly rows: MessageTables['payment']['rows']
    }

export type LetterTable = {
  readonly title: string | null
  readonly columns: readonly { readonly label: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly LetterRow[]
}

/** `notes` are printed small under the first cell. */
export type LetterRow = { readonly cells: readonly string[]; readonly notes: readonly string[] }

export type LetterOptions = {
  readonly registered: boolean
  readonly registeredNumber: string | null
  readonly style: MessageStyle
}

export type LetterText = {
  readonly subject: string
  readonly blocks: readonly Block[]
  readonly tables: MessageTables
}

export function letterDocument(text: LetterText, situation: MessageSituation, options: LetterOptions): LetterDocument {
  const words = wordingOf(situation.locale)
  const { creditor, debtor } = situation
  const name = cleanText(creditor.name)
  return {
    locale: situation.locale,
    day: situation.today,
    title: text.subject,
    author: name,
    sender: { name, lines: senderLines(creditor, words) },
    recipient: recipientLines(debtor, situation.locale),
    registered: options.registered
      ? {
          label: words.registered,
          number: options.registeredNumber === null ? null : words.registeredNumber(options.registeredNumber),
        }
      : null,
    placeAndDate: words.placeAndDate(
      cleanText(creditor.city),
      formatsOf(situation.locale, situation.currency).day(situation.today),
    ),
    headings: [
      { label: words.subject, value: text.subject },
      ...(debtor.reference === null ? [] : [{ label: words.ourReference, value: cleanText(debtor.reference) }]),
    ].map(({ label, value }) => ({ label: label + words.colon, value })),
    greeting: words.greeting.letter,
    blocks: text.blocks.map((block) => letterBlock(block, text.tables, words)),
    closing: words.closing.letter,
    signature: { name: cleanText(creditor.signer.name), capacity: cleanText(creditor.signer.capacity) },
    enclosures: enclosureLines(situation.enclosures, words).join(' – ') || null,
    legalMentions: legalMentions(creditor, situation.locale),
    pageLabel: words.page,
    style: { colour: options.style.colour, logo: options.style.logo && logoFile(options.style.logo) },
  }
}

/** What a business letter must carry (C. com. R123-237, R123-238): form, capital, registration, VAT number, seat. */
export function legalMentions(creditor: Creditor, locale: Locale): string {
  const words = wordingOf(locale)
  const { legalForm, capitalCents, siren, rcsCity, vatNumber } = creditor
  const capital =
    capitalCents === null
      ? null
      : formatsOf(locale, 'EUR')
          .money(capitalCents)
          .replace(/[.,]00(?=\D*$)/, '')
  const form = legalForm === null || capital === null ? legalForm : words.capital(legalForm, capital)
  const registration =
    siren === null
      ? null
      : `${words.siren}${NBSP}${groupedSiren(siren)}${rcsCity === null ? '' : `, ${words.rcs} ${rcsCity}`}`
  return [
    cleanText(creditor.name),
    form,
    registration,
    vatNumber === null ? null : `${words.vat} ${vatNumber}`,
    creditor.addressLines.join(', '),
  ]
    .filter((part) => part !== null && part !== '')
    .map((part) => cleanText(part ?? ''))
    .join(' – ')
}

/** What travels with the message, and what is sent on request: the numbers while they are few, else how many. */
export function enclosureLines(
  { attached, onRequest }: MessageSituation['enclosures'],
  words: Wording,
): readonly string[] {
  const named = (numbers: readonly string[]): string | null =>
    numbers.length > MOST_NAMED ? null : numbers.map(cleanText).join(', ')
  return [
    attached.length === 0 ? null : words.enclosed(attached.length, named(attached.map(({ number }) => number))),
    onRequest.length === 0 ? null : words.onRequest(onRequest.length, named(onRequest)),
  ].filter((line) => line !== null)
}

const MOST_NAMED = 12

function senderLines(creditor: Creditor, words: Wording): readonly string[] {
  const phone = creditor.phone === null ? [] : [`${words.phone} ${creditor.phone}`]
  return [...creditor.addressLines, ...phone, creditor.email].map(cleanText)
}

/**
 * Six lines at most, as the window shows; the country last and in capitals when the letter leaves France (Universal Postal
 * Union). A longer address is drawn together in its middle: no line of it is lost.
 */
function recipientLines(debtor: MessageDebtor, locale: Locale): readonly string[] {
  const country = debtor.country === 'FR' ? [] : [countryName(debtor.country, locale).toLocaleUpperCase(locale)]
  const address = debtor.addressLines.map(cleanText).filter((line) => line !== '')
  const name = inTwo(cleanText(debtor.name))
  const middle = address.slice(0, -1)
  const room = MOST_RECIPIENT_LINES - name.length - 1 - country.length
  while (middle.length > room) {
    const lengths = middle.slice(1).map((line, index) => line.length + (middle[index]?.length ?? 0))
    const shortest = lengths.indexOf(Math.min(...lengths))
    middle.splice(shortest, 2, middle.slice(shortest, shortest + 2).join(', '))
  }
  return [...name, ...middle, ...address.slice(-1), ...country]
}

const MOST_RECIPIENT_LINES = 6
const LONGEST_RECIPIENT_LINE = 48

/** A long name on two lines, parted at the space nearest to its middle. */
function inTwo(name: string): readonly string[] {
  if (name.length <= LONGEST_RECIPIENT_LINE) return [name]
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index)
  const middle = name.length / 2
  const nearest = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return nearest === undefined ? [name] : [name.slice(0, nearest), name.slice(nearest + 1)]
}

const countryName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code

function letterBlock(block: Block, tables: MessageTables, words: Wording): LetterBlock {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'list':
      return block
    case 'lines':
      return { kind: 'lines', groups: tables.groups.map((group) => letterTable(group, words)) }
    case 'totals':
      return { kind: 'totals', title: tables.totalsTitle, rows: tables.totals }
    case 'payment':
      return { kind: 'payment', title: words.payment, note: tables.payment.note, rows: tables.payment.rows }
  }
}

type Group = MessageTables['groups'][number]
type Column = {
  readonly label: string
  readonly align: 'left' | 'right'
  readonly of: (row: Group['rows'][number]) => string | null
}

/** A column without a single value is left out. */
function letterTable(group: Group, words: Wording): LetterTable {
  const all: readonly Column[] = [
    { label: words.document, align: 'left', of: (row) => row.number },
    { label: words.issued, align: 'left', of: (row) => row.issued },
    { label: words.due, align: 'left', of: (row) => row.due },
    { label: words.late, align: 'right', of: (row) => row.late },
    { label: words.total, align: 'right', of: (row) => row.total },
    { label: words.paid, align: 'right', of: (row) => row.paid },
    { label: words.open, align: 'right', of: (row) => row.open },
    { label: words.interest, align: 'right', of: (row) => row.interest },
    { label: words.indemnity, align: 'right', of: (row) => row.indemnity },
  ]
  const columns = all.filter((column) => group.rows.some((row) => column.of(row) !== null))
  return {
    title: group.title,
    columns: columns.map(({ label, align }) => ({ label, align })),
    rows: group.rows.map((row) => ({
      cells: columns.map((column) => column.of(row) ?? '–'),
      notes: [
        row.documentKind === words.documentKind.invoice ? null : row.documentKind,
        row.standing,
        row.orderReference === null ? null : words.orderReference(row.orderReference),
        row.held === null ? null : words.heldPart(row.held),
      ].filter((note) => note !== null),
    })),
  }
}
