// CAMT.053 statements, CAMT.054 notifications and CAMT.052 reports of any version, read as a stream. Only what is booked is taken: a
// pending movement may still vanish. An entry that bundles several transactions is split where they give their amounts.

import { parseDay, type Day } from '#kernel/day.ts'
import { decodeStrictly } from '../decode.ts'
import type { Encoding } from '../encoding.ts'
import type { Source } from '../source.ts'
import { type LineOf, readXml } from '../xml-stream.ts'
import { entryFrom, type Fields, type KeepText, keepTexts, MARK, ownTexts, partsOf, signedCents } from './camt-entry.ts'
import { type CamtScope, type Place, REPEATED, STATEMENT_PLACE } from './camt-places.ts'
import {
  type AccountDraft,
  addEntry,
  alertLine,
  closeStatement,
  newStatement,
  openAccount,
  refuseLine,
  type StatementDraft,
  type StatementSummary,
  type GiveEntry,
  sumOf,
} from './statement.ts'

export type CamtFormat = 'camt.052' | 'camt.053' | 'camt.054'

export async function readCamt(
  source: Source,
  encoding: Encoding,
  format: CamtFormat,
  give: GiveEntry | null = null,
): Promise<StatementSummary> {
  const reader: Reader = {
    draft: newStatement(format, give),
    places: [],
    records: { statement: {}, balance: {}, entry: {}, transaction: {} },
    transactions: [],
    account: null,
    keep: keepTexts(),
    days: new Map(),
  }
  await readXml(source.name, decodeStrictly(source, encoding), {
    open: (name, attributes, line) => openElement(reader, name, attributes, line),
    close: (_, text, line) => closeElement(reader, text, line),
  })
  return closeStatement(reader.draft)
}

type Reader = {
  readonly draft: StatementDraft
  /** The element that is open and those around it, null for what is of no interest. */
  readonly places: (Place | null)[]
  readonly records: Record<CamtScope, Fields>
  transactions: Fields[]
  account: AccountDraft | null
  readonly keep: KeepText
  /** Days come again and again: each is read once. */
  readonly days: Map<string, Day | null>
}

const STATEMENTS: ReadonlySet<string> = new Set(['Stmt', 'Rpt', 'Ntfctn'])

function openElement(reader: Reader, name: string, attributes: Readonly<Record<string, string>>, line: LineOf): void {
  const around = reader.places.at(-1)
  const begins = around === null && reader.account === null && STATEMENTS.has(name)
  const place = begins ? STATEMENT_PLACE : (around?.children.get(name) ?? null)
  reader.places.push(place)
  if (place === null) return
  if (place.isRecord) {
    reader.records[place.scope] = {}
    if (place.scope === 'statement') reader.account = openAccount(reader.draft, line())
    if (place.scope === 'entry') reader.transactions = []
  }
  if (place.field !== null && attributes['Ccy'] !== undefined)
    reader.records[place.scope][`${place.field}Currency`] = attributes['Ccy']
}

function closeElement(reader: Reader, text: string, line: LineOf): void {
  const place = reader.places.pop()
  if (!place) return
  const record = reader.records[place.scope]
  if (place.field !== null) take(record, place.field, text)
  if (!place.isRecord) return
  switch (place.scope) {
    case 'transaction':
      reader.transactions.push(record)
      return
    case 'balance':
      return takeBalance(reader, record, line)
    case 'entry':
      return takeEntry(reader, record, line)
    case 'statement':
      return endStatement(reader, record)
  }
}

function take(record: Fields, field: string, text: string): void {
  const before = record[field]
  if (REPEATED.has(field)) {
    // Where a piece of text was cut tells its length with its blanks.
    const value = withoutLayout(text)
    if (value.trim() !== '') record[field] = before === undefined ? value : before + MARK + value
  } else if (before === undefined) {
    const value = text.trim()
    if (value !== '') record[field] = value
  }
}

/** Blanks that hold the end of a line, before and after, are how the file is laid out; others are part of the text. */
function withoutLayout(text: string): string {
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  const from = text.slice(0, start).includes('\n') ? start : 0
  const to = text.slice(end).includes('\n') ? end : text.length
  return text.slice(from, Math.max(from, to))
}

const OPENING = ['OPBD', 'PRCD']

function takeBalance(reader: Reader, fields: Fields, line: LineOf): void {
  const { draft, account } = reader
  const { type = '' } = fields
  if (account === null || !(OPENING.includes(type) || type === 'CLBD')) return
  const cents = signedCents(fields['amount'], fields['sign'])
  if (cents === null)
    return void refuseLine(draft, line(), 'intake.line_amount', { value: fields['amount'] ?? '', column: type })
  account.currency = fields['amountCurrency'] ?? account.currency
  const day = dayOf(reader, fields['day'])
  if (type === 'CLBD') {
    account.closingCents = cents
    account.closingDay = day
  } else if (type === 'OPBD' || account.openingCents === null) {
    account.openingCents = cents
    account.openingDay = day
  }
}

function endStatement(reader: Reader, fields: Fields): void {
  const { account } = reader
  reader.account = null
  if (account === null) return
  const { number = '', iban: written, currency, sequence, id } = fields
  // Some banks write the IBAN where other numbers stand.
  const iban = written ?? (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number) ? number : null)
  account.iban = iban === null ? null : iban.replace(/\s/g, '').toUpperCase()
  account.account = account.iban ?? number
  account.currency = currency ?? account.currency
  account.statementId = sequence ?? id ?? null
}

function takeEntry(reader: Reader, entry: Fields, line: LineOf): void {
  const { draft, account, transactions } = reader
  if (account === null) return
  if (entry['status'] !== undefined && entry['status'] !== 'BOOK') {
    return void alertLine(draft, line(), 'intake.entry_not_booked', {
      status: entry['status'],
      value: entry['amount'] ?? '',
    })
  }
  const cents = signedCents(entry['amount'], entry['sign'])
  if (cents === null)
    return void refuseLine(draft, line(), 'intake.line_amount', { value: entry['amount'] ?? '', column: 'Amt' })
  if (sumOf(draft, account).entries === 0 && account.openingCents === null)
    account.currency = entry['amountCurrency'] ?? account.currency
  const day = bookingDay(reader, entry, line)
  if (day === null) return
  const dated = { bookingDate: day, valueDate: dayOf(reader, entry['value']), line }
  for (const part of partsOf(entry, cents, transactions)) addEntry(draft, account, entryFrom(dated, reader.keep, part))
}

/** Reports of the day may leave the booking day out: then the value day, or the day that the report is of. */
function bookingDay(reader: Reader, entry: Fields, line: LineOf): Day | null {
  const { draft, records } = reader
  const booked = dayOf(reader, entry['booked'])
  if (booked !== null) return booked
  const { until, created } = records.statement
  const day = dayOf(reader, entry['value']) ?? dayOf(reader, until) ?? dayOf(reader, created)
  if (day === null)
    return refuseLine(draft, line(), 'intake.line_day', { value: entry['booked'] ?? '', column: 'BookgDt' })
  alertLine(draft, line(), 'intake.entry_day_missing', { day })
  return day
}

/** The day as the bank wrote it, whatever the hour and the zone behind it. */
function dayOf({ days }: Reader, text: string | undefined): Day | null {
  if (text === undefined) return null
  const written = text.slice(0, 10)
  const known = days.get(written)
  if (known !== undefined || days.size >= DAYS_KEPT) return known ?? parseDay(written)
  const [own = ''] = ownTexts([written, ''])
  const day = parseDay(own)
  days.set(own, day)
  return day
}

const DAYS_KEPT = 10_000
