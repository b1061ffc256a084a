// Accounting entries (FEC) as XML, read as a stream: journals, entries, lines. The lettering stands on the entry, amounts have a point,
// days may carry an hour. A document type is refused outright: these files never have one, and entities are declared there.

import type { Cents, Day } from '#kernel'
import type { EntriesSummary, ReceivableLine } from '../model.ts'
import { readAmount } from './amount.ts'
import { readDay } from './day.ts'
import { decodeText } from './decode.ts'
import type { Encoding } from './encoding.ts'
import { COLUMN_OF, entriesField, sideOf, type EntriesField } from './entries-columns.ts'
import {
  accountKindOf,
  alertLine,
  journalOf,
  newTally,
  refuseLine,
  summarise,
  tallyDay,
  tallyLine,
  tallyReceivable,
  type EntriesOptions,
  type EntriesTally,
} from './entries-tally.ts'
import type { EntriesSink } from './entries-text.ts'
import type { Source } from './source.ts'
import { type LineOf, readXml } from './xml-stream.ts'

/** Reads the whole file, gives each line of an account of customers to `sink`, and returns what the file holds. */
export async function readEntriesXml(
  source: Source,
  encoding: Encoding,
  options: EntriesOptions,
  sink: EntriesSink,
): Promise<EntriesSummary> {
  const reader: XmlReader = {
    tally: newTally(),
    options,
    sink,
    closing: null,
    journal: {},
    entry: {},
    lines: [],
    line: null,
  }
  await readXml(options.name, decodeText(source, encoding), {
    open: (name, _, line) => openElement(reader, name.toLowerCase(), line),
    close: (name, text) => closeElement(reader, name.toLowerCase(), text.trim()),
  })
  return summarise(reader.tally, options, { form: 'xml', encoding, closingDate: reader.closing })
}

type Fields = Partial<Record<EntriesField, string>>
type NumberedFields = Fields & { readonly at: number }

type XmlReader = {
  readonly tally: EntriesTally
  readonly options: EntriesOptions
  readonly sink: EntriesSink
  closing: Day | null
  /** What was read so far of the journal, the entry and its lines: fields may come in any order inside an entry. */
  journal: Fields
  entry: Fields
  lines: NumberedFields[]
  /** The line that is open. */
  line: NumberedFields | null
}

function openElement(reader: XmlReader, name: string, line: LineOf): void {
  if (name === 'journal') reader.journal = {}
  else if (name === 'ecriture') {
    reader.entry = {}
    reader.lines = []
  } else if (name === 'ligne') {
    reader.line = { at: line() }
    reader.lines.push(reader.line)
  }
}

function closeElement(reader: XmlReader, name: string, text: string): void {
  switch (name) {
    case 'ecriture':
      for (const line of reader.lines) takeLine(reader, { ...reader.journal, ...reader.entry, ...line })
      reader.lines = []
      return
    case 'ligne':
      reader.line = null
      return
    case 'datecloture': {
      const closing = readDay(text, null)
      if (closing.kind === 'day') reader.closing = closing.day
      return
    }
    default: {
      const field = entriesField(name)
      if (field === null || text === '') return
      if (field === 'journal' || field === 'journalName') reader.journal[field] = text
      else (reader.line ?? reader.entry)[field] = text
    }
  }
}

function takeLine(reader: XmlReader, line: NumberedFields): void {
  const { tally, options } = reader
  const account = line.account ?? ''
  if (!/^\d{3}/.test(account)) return refuseLine(tally, line.at, 'intake.line_account', { value: account })
  const sides = sidesOf(tally, line)
  const entryDate = sides && dayOf(tally, line, 'entryDate')
  if (!sides || entryDate === undefined) return
  if (entryDate === null) return refuseLine(tally, line.at, 'intake.line_day', { value: '', column: 'EcritureDate' })
  if (options.latestDay !== undefined && entryDate > options.latestDay) {
    return refuseLine(tally, line.at, 'intake.line_day_implausible', { day: entryDate, column: 'EcritureDate' })
  }
  const threeDigits = Number(account.slice(0, 3))
  const journal = journalOf(tally, line.journal ?? '', line.journalName ?? '')
  const kind = accountKindOf(threeDigits)
  if (kind !== null) {
    const pieceDate = dayOf(tally, line, 'pieceDate')
    const letteringDate = pieceDate === undefined ? undefined : dayOf(tally, line, 'letteringDate')
    if (pieceDate === undefined || letteringDate === undefined) return
    if (sides.debitCents !== 0 && sides.creditCents !== 0) alertLine(tally, line.at, 'intake.line_two_sides')
    if (sides.debitCents === 0 && sides.creditCents === 0) alertLine(tally, line.at, 'intake.line_no_side')
    const receivable: ReceivableLine = {
      line: line.at,
      journal: journal.code,
      entryNumber: line.entryNumber ?? '',
      entryDate,
      account,
      accountKind: kind,
      auxiliary: line.auxiliary ?? null,
      name: (line.auxiliary && line.auxiliaryName) || (line.accountName ?? ''),
      pieceRef: line.pieceRef ?? '',
      pieceDate,
      label: line.label ?? '',
      ...sides,
      lettering: line.lettering ?? null,
      letteringDate,
    }
    tallyReceivable(tally, receivable)
    reader.sink(receivable)
  }
  tallyLine(tally, journal, threeDigits, sides.debitCents, sides.creditCents)
  tallyDay(tally, entryDate, threeDigits)
}

type Sides = { readonly debitCents: Cents; readonly creditCents: Cents }

function sidesOf(tally: EntriesTally, line: NumberedFields): Sides | null {
  if (line.amount === undefined) {
    const debitCents = centsOf(tally, line, 'debit')
    const creditCents = debitCents === null ? null : centsOf(tally, line, 'credit')
    return debitCents === null || creditCents === null ? null : { debitCents, creditCents }
  }
  const cents = centsOf(tally, line, 'amount')
  if (cents === null) return null
  const side = sideOf(line.sense ?? '')
  if (side === null) refuseLine(tally, line.at, 'intake.line_sense', { value: line.sense ?? '' })
  return side === null
    ? null
    : side === 'debit'
      ? { debitCents: cents, creditCents: 0 }
      : { debitCents: 0, creditCents: cents }
}

function centsOf(tally: EntriesTally, line: NumberedFields, field: 'debit' | 'credit' | 'amount'): Cents | null {
  const value = line[field] ?? ''
  // The schema wants a point; a comma is read where it leaves no doubt.
  const reading = readAmount(value, value.includes(',') ? null : '.')
  if (reading.kind === 'amount') return reading.cents
  if (reading.kind === 'empty') return 0
  refuseLine(tally, line.at, 'intake.line_amount', { value, column: COLUMN_OF[field] })
  return null
}

function dayOf(
  tally: EntriesTally,
  line: NumberedFields,
  field: 'entryDate' | 'pieceDate' | 'letteringDate',
): Day | null | undefined {
  const value = line[field] ?? ''
  const reading = readDay(value, 'day-first')
  if (reading.kind === 'day') return reading.day
  if (reading.kind === 'empty') return null
  refuseLine(tally, line.at, 'intake.line_day', { value, column: COLUMN_OF[field] })
  return undefined
}
