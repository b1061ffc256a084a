// CAMT.053 statements, CAMT.054 notifications and CAMT.052 reports of any version, read as a stream. Only what is booked is taken: a
// pending movement may still vanish. An entry that bundles several transactions is split where they give their amounts.

import { parseDay, type Cents, type Day } from '#kernel'
import type { BankEntry } from '#reconciliation/model.ts'
import { decodeStrictly } from '../decode.ts'
import type { Encoding } from '../encoding.ts'
import type { Source } from '../source.ts'
import { readXml } from '../xml-stream.ts'
import { type CamtScope, type Place, REPEATED, STATEMENT_PLACE } from './camt-places.ts'
import {
  type AccountDraft,
  alertLine,
  closeStatement,
  givenReference,
  joinPieces,
  newStatement,
  openAccount,
  orNull,
  plainCents,
  plainText,
  refuseLine,
  type StatementDraft,
  type StatementSummary,
} from './statement.ts'

export type CamtFormat = 'camt.052' | 'camt.053' | 'camt.054'

export async function readCamt(source: Source, encoding: Encoding, format: CamtFormat): Promise<StatementSummary> {
  const reader: Reader = {
    draft: newStatement(format),
    places: [],
    records: { statement: {}, balance: {}, entry: {}, transaction: {} },
    transactions: [],
    account: null,
    words: new Map(),
    days: new Map(),
  }
  await readXml(source.name, decodeStrictly(source, encoding), {
    open: (name, attributes, line) => openElement(reader, name, attributes, line),
    close: (_, text, line) => closeElement(reader, text, line),
  })
  return closeStatement(reader.draft)
}

type Fields = Record<string, string>

type Reader = {
  readonly draft: StatementDraft
  /** The element that is open and those around it, null for what is of no interest. */
  readonly places: (Place | null)[]
  readonly records: Record<CamtScope, Fields>
  transactions: Fields[]
  account: AccountDraft | null
  /** Codes and days come again and again: each is kept once. */
  readonly words: Map<string, string>
  readonly days: Map<string, Day | null>
}

const STATEMENTS: ReadonlySet<string> = new Set(['Stmt', 'Rpt', 'Ntfctn'])
/** Between repeated values of one field. */
const MARK = '\u001f'

function openElement(reader: Reader, name: string, attributes: Readonly<Record<string, string>>, line: number): void {
  const around = reader.places.at(-1)
  const begins = around === null && reader.account === null && STATEMENTS.has(name)
  const place = begins ? STATEMENT_PLACE : (around?.children.get(name) ?? null)
  reader.places.push(place)
  if (place === null) return
  if (place.isRecord) {
    reader.records[place.scope] = {}
    if (place.scope === 'statement') reader.account = openAccount(reader.draft, line)
    if (place.scope === 'entry') reader.transactions = []
  }
  if (place.field !== null && attributes['Ccy'] !== undefined)
    reader.records[place.scope][`${place.field}Currency`] = attributes['Ccy']
}

function closeElement(reader: Reader, text: string, line: number): void {
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
    const value = text.replace(/^\s*\n\s*|\s*\n\s*$/g, '')
    if (value.trim() !== '') record[field] = before === undefined ? value : before + MARK + value
  } else if (before === undefined) {
    const value = text.trim()
    if (value !== '') record[field] = value
  }
}

const OPENING = ['OPBD', 'PRCD']

function takeBalance(reader: Reader, fields: Fields, line: number): void {
  const { draft, account } = reader
  const { type = '' } = fields
  if (account === null || !(OPENING.includes(type) || type === 'CLBD')) return
  const cents = signedCents(fields['amount'], fields['sign'])
  if (cents === null)
    return void refuseLine(draft, line, 'intake.line_amount', { value: fields['amount'] ?? '', column: type })
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

function takeEntry(reader: Reader, entry: Fields, line: number): void {
  const { draft, account, transactions } = reader
  if (account === null) return
  if (entry['status'] !== undefined && entry['status'] !== 'BOOK') {
    return void alertLine(draft, line, 'intake.entry_not_booked', {
      status: entry['status'],
      value: entry['amount'] ?? '',
    })
  }
  const cents = signedCents(entry['amount'], entry['sign'])
  if (cents === null)
    return void refuseLine(draft, line, 'intake.line_amount', { value: entry['amount'] ?? '', column: 'Amt' })
  if (account.entries.length === 0 && account.openingCents === null)
    account.currency = entry['amountCurrency'] ?? account.currency
  const day = bookingDay(reader, entry, line)
  if (day === null) return
  const dated = { bookingDate: day, valueDate: dayOf(reader, entry['value']), line }
  for (const part of partsOf(entry, cents, transactions)) account.entries.push(entryFrom(reader, dated, part))
}

/** Reports of the day may leave the booking day out: then the value day, or the day that the report is of. */
function bookingDay(reader: Reader, entry: Fields, line: number): Day | null {
  const { draft, records } = reader
  const booked = dayOf(reader, entry['booked'])
  if (booked !== null) return booked
  const { until, created } = records.statement
  const day = dayOf(reader, entry['value']) ?? dayOf(reader, until) ?? dayOf(reader, created)
  if (day === null)
    return refuseLine(draft, line, 'intake.line_day', { value: entry['booked'] ?? '', column: 'BookgDt' })
  alertLine(draft, line, 'intake.entry_day_missing', { day })
  return day
}

type Part = {
  readonly cents: Cents
  readonly entry: Fields
  readonly details: readonly Fields[]
  readonly rank: number | null
}

/** One part per transaction where their amounts are given and add up, else the entry as a whole. */
function partsOf(entry: Fields, cents: Cents, transactions: readonly Fields[]): readonly Part[] {
  const whole: Part = { cents, entry, details: transactions, rank: null }
  if (transactions.length < 2) return [whole]
  const amounts = transactions.map((details) => {
    const [amount, currency] =
      details['amount'] === undefined
        ? [details['detailAmount'], details['detailAmountCurrency']]
        : [details['amount'], details['amountCurrency']]
    if (currency !== undefined && currency !== entry['amountCurrency']) return null
    return signedCents(amount, details['sign'] ?? entry['sign'])
  })
  const sum = amounts.reduce<Cents | null>(
    (total, amount) => (total === null || amount === null ? null : total + amount),
    0,
  )
  if (sum !== cents) return [whole]
  return transactions.map((details, place) => ({
    cents: amounts[place] ?? 0,
    entry,
    details: [details],
    rank: place + 1,
  }))
}

type Dated = { readonly bookingDate: Day; readonly valueDate: Day | null }

function entryFrom(
  reader: Reader,
  { bookingDate, valueDate }: Dated,
  { cents, entry, details, rank }: Part,
): BankEntry {
  const only: Fields = details.length === 1 ? (details[0] ?? {}) : {}
  const isReversal = entry['reversal'] === 'true' || entry['reversal'] === '1'
  const returnReason = only['returnReason'] ?? (only['returnText'] === undefined ? null : 'NARR')
  // What comes back carries the parties of the payment that it takes back.
  const isIncoming = cents >= 0 !== (isReversal || returnReason !== null)
  const side = isIncoming ? 'payer' : 'payee'
  const references = details.flatMap((each) => each['references']?.split(MARK) ?? []).map(plainText)
  const [
    counterparty = '',
    iban = '',
    remittance = '',
    reference = '',
    endToEndId = '',
    mandateId = '',
    bankReference = '',
  ] = ownTexts([
    only[`${side}Name`] ?? only[`${side}Ultimate`],
    only[`${side}Iban`],
    remittanceOf(entry, details, references),
    references[0],
    givenReference(only['endToEnd']),
    givenReference(only['mandate']),
    bankReferenceOf(entry, only, rank),
  ])
  return {
    bookingDate,
    valueDate,
    amountCents: cents,
    counterparty: orNull(counterparty),
    counterpartyIban: orNull(iban),
    remittance,
    creditorReference: orNull(reference),
    endToEndId: orNull(endToEndId),
    mandateId: orNull(mandateId),
    bankReference: orNull(bankReference),
    transactionCode: codeOf(reader, entry, only),
    returnReason: returnReason === null ? null : kept(reader, returnReason),
    isReversal,
  }
}

/** The texts as a copy of their own: cut from the chunk that they were read in, each would hold on to the whole of it. */
const ownTexts = (texts: readonly (string | null | undefined)[]): readonly string[] => texts.join(MARK).split(MARK)

/** What the payer wrote; documents and further references that he named are part of it. */
function remittanceOf(entry: Fields, details: readonly Fields[], references: readonly string[]): string {
  const written = details.flatMap((each) => [
    joinPieces(each['lines']?.split(MARK) ?? [], CUT_AT),
    ...(each['documents']?.split(MARK) ?? []),
  ])
  const text = plainText([...written, ...references.slice(1)].filter((part) => part !== '').join(' '))
  return text === '' ? plainText(details[0]?.['information'] ?? entry['information'] ?? '') : text
}

const CUT_AT = [35, 70, 140]

/** The parts of a split entry share its reference: their rank tells them apart. */
function bankReferenceOf(entry: Fields, only: Fields, rank: number | null): string | null {
  const own = givenReference(only['bankReference'])
  const whole = givenReference(entry['bankReference']) ?? givenReference(entry['entryReference'])
  if (rank === null) return whole ?? own
  return own !== null && own !== whole ? own : whole === null ? null : `${whole}/${rank}`
}

function codeOf(reader: Reader, entry: Fields, only: Fields): string | null {
  const fields = entry['domain'] === undefined && entry['ownCode'] === undefined ? only : entry
  const { domain, family, subFamily, ownCode } = fields
  const code = domain === undefined ? (ownCode ?? '') : [domain, family, subFamily].filter(Boolean).join('-')
  return code === '' ? null : kept(reader, code)
}

function kept({ words }: Reader, text: string): string {
  const known = words.get(text)
  if (known !== undefined) return known
  const [own = ''] = ownTexts([text, ''])
  if (words.size < WORDS_KEPT) words.set(own, own)
  return own
}

const WORDS_KEPT = 10_000

function signedCents(amount: string | undefined, sign: string | undefined): Cents | null {
  const cents = amount === undefined || amount.includes(',') ? null : plainCents(amount)
  if (cents === null || cents === 0) return cents
  return sign === 'DBIT' ? -cents : sign === 'CRDT' ? cents : null
}

/** The day as the bank wrote it, whatever the hour and the zone behind it. */
function dayOf({ days }: Reader, text: string | undefined): Day | null {
  if (text === undefined) return null
  const written = text.slice(0, 10)
  const known = days.get(written)
  if (known !== undefined || days.size >= WORDS_KEPT) return known ?? parseDay(written)
  const [own = ''] = ownTexts([written, ''])
  const day = parseDay(own)
  days.set(own, day)
  return day
}
