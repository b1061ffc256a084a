// The state of reading accounting entries as text, and the fields of its current line: amounts, days, texts, the journal.

import type { Cents, Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readAmount } from './amount.ts'
import { byteClasses, cleanLine, cutLine, isBlank, newCut, readCents, readCompactDay, UNIT, type Cut } from './bytes.ts'
import { readDay } from './day.ts'
import type { Decoder } from './code-page-850.ts'
import { decoderOf, type Encoding } from './encoding.ts'
import { COLUMN_OF, readEntriesHeader, type EntriesField } from './entries-columns.ts'
import {
  journalOf,
  newTally,
  refuseLine,
  type EntriesOptions,
  type EntriesTally,
  type JournalTally,
} from './entries-tally.ts'
import { LIMITS } from './limits.ts'

export type EntriesReader = {
  readonly tally: EntriesTally
  readonly latestDay: Day | null
  readonly columns: number
  /** Where each field stands among the columns, -1 when the file has no such column. */
  readonly at: Readonly<Record<EntriesField, number>>
  readonly cut: Cut
  readonly separator: number
  readonly classes: Uint8Array
  readonly cleanClasses: Uint8Array
  readonly days: Map<number, Day | null>
  /** Null for UTF-8, which buffers decode faster by themselves. */
  readonly decoder: Decoder | null
  journal: JournalTally | null
  journalBytes: Buffer
  bytes: Buffer
  start: number
  end: number
  line: number
}

const FIELDS: readonly EntriesField[] = [
  'journal',
  'journalName',
  'entryNumber',
  'entryDate',
  'account',
  'accountName',
  'auxiliary',
  'auxiliaryName',
  'pieceRef',
  'pieceDate',
  'label',
  'debit',
  'credit',
  'amount',
  'sense',
  'lettering',
  'letteringDate',
  'dueDate',
]

/** Starts reading with the header line. */
export function openReader(header: Buffer, encoding: Encoding, options: EntriesOptions): EntriesReader {
  const text = decoderOf(encoding).decode(header)
  const found = readEntriesHeader(text.replaceAll('\0', ''))
  if (found === null || found.missing.length > 0) {
    const missing = found?.missing ?? ['EcritureDate', 'CompteNum', 'Debit', 'Credit']
    throw new Refusal('intake.entries_columns_missing', { file: options.name, missing })
  }
  if (found.columns > LIMITS.columns) throw new Refusal('intake.too_many_columns', { line: 1, limit: LIMITS.columns })
  const separator = found.separator.charCodeAt(0)
  return {
    tally: newTally(),
    latestDay: options.latestDay ?? null,
    columns: found.columns,
    at: Object.fromEntries(FIELDS.map((field) => [field, found.fields.get(field) ?? -1])) as Record<
      EntriesField,
      number
    >,
    // Room for the separators that some programs leave behind the last column.
    cut: newCut(found.columns + 64),
    separator,
    classes: byteClasses(separator),
    cleanClasses: byteClasses(UNIT),
    days: new Map(),
    decoder: encoding === 'utf-8' ? null : decoderOf(encoding),
    journal: null,
    journalBytes: Buffer.alloc(0),
    bytes: Buffer.alloc(0),
    start: 0,
    end: 0,
    line: 0,
  }
}

/** Makes a line the current one and cuts it into fields; false when its columns are not those of the header. */
export function openLine(reader: EntriesReader, bytes: Buffer, start: number, end: number, line: number): boolean {
  const { cut } = reader
  reader.line = line
  setBytes(reader, bytes, start, end)
  cutLine(cut, reader.classes, bytes, start, end)
  if (cut.isOdd) {
    const clean = cleanLine(bytes, start, end, reader.separator)
    setBytes(reader, clean, 0, clean.length)
    cutLine(cut, reader.cleanClasses, clean, 0, clean.length)
  }
  return cut.fields === reader.columns || hasOnlyBlanksBeyond(reader)
}

function setBytes(reader: EntriesReader, bytes: Buffer, start: number, end: number): void {
  reader.bytes = bytes
  reader.start = start
  reader.end = end
}

function hasOnlyBlanksBeyond(reader: EntriesReader): boolean {
  if (reader.cut.fields < reader.columns) return false
  for (let i = reader.cut.ends[reader.columns - 1] as number; i < reader.end; i++) {
    const byte = reader.bytes[i] as number
    if (byte !== reader.separator && !isBlank(byte)) return false
  }
  return true
}

const startOf = (reader: EntriesReader, column: number): number =>
  column === 0 ? reader.start : (reader.cut.ends[column - 1] as number) + 1

const endOf = (reader: EntriesReader, column: number): number => reader.cut.ends[column] as number

/** Where the account number begins, blanks left out. */
export function accountStart(reader: EntriesReader): number {
  let start = startOf(reader, reader.at.account)
  const end = endOf(reader, reader.at.account)
  while (start < end && isBlank(reader.bytes[start] as number)) start++
  // Too short for three digits: point behind the line, where no digit is read.
  return end - start >= 3 ? start : reader.bytes.length
}

/** A field as text, trimmed; empty when the file has no such column. */
export function textOf(reader: EntriesReader, field: EntriesField): string {
  const column = reader.at[field]
  if (column < 0) return ''
  const start = startOf(reader, column)
  const end = endOf(reader, column)
  if (start === end) return ''
  const { bytes, decoder, cut } = reader
  if (!cut.hasAccents) return bytes.toString('latin1', start, end).trim()
  return (decoder === null ? bytes.toString('utf8', start, end) : decoder.decode(bytes.subarray(start, end))).trim()
}

/** An amount; null when it is unreadable, and then the line is refused. */
export function centsOf(reader: EntriesReader, field: 'debit' | 'credit' | 'amount'): Cents | null {
  const column = reader.at[field]
  const cents = readCents(reader.bytes, startOf(reader, column), endOf(reader, column))
  return Number.isNaN(cents) ? carefulCents(reader, field) : cents
}

/** Blanks between thousands, no-break ones, currency signs, brackets: rare enough to be read as text. */
function carefulCents(reader: EntriesReader, field: 'debit' | 'credit' | 'amount'): Cents | null {
  const value = textOf(reader, field)
  const reading = readAmount(value, null)
  switch (reading.kind) {
    case 'amount':
      return reading.cents
    case 'empty':
      return 0
    case 'ambiguous':
    case 'unreadable':
      refuseLine(reader.tally, reader.line, 'intake.line_amount', { value, column: COLUMN_OF[field] })
      return null
  }
}

/** A day, null when the field is empty, undefined when it is unreadable, and then the line is refused. */
export function dayOf(
  reader: EntriesReader,
  field: 'entryDate' | 'pieceDate' | 'letteringDate' | 'dueDate',
): Day | null | undefined {
  const column = reader.at[field]
  if (column < 0) return null
  const start = startOf(reader, column)
  const end = endOf(reader, column)
  if (start === end) return null
  const compact = readCompactDay(reader.bytes, start, end)
  const known = compact < 0 ? undefined : reader.days.get(compact)
  if (known !== undefined) return known
  const value = textOf(reader, field)
  // The administration's own reader takes day first where separators leave a doubt.
  const reading = readDay(value, 'day-first')
  if (reading.kind === 'day' || reading.kind === 'empty') {
    const day = reading.kind === 'day' ? reading.day : null
    if (compact >= 0) reader.days.set(compact, day)
    return day
  }
  refuseLine(reader.tally, reader.line, 'intake.line_day', { value, column: COLUMN_OF[field] })
  return undefined
}

/** The journal of the line, looked up only where it differs from that of the line before. */
export function journalAt(reader: EntriesReader): JournalTally {
  const column = reader.at.journal
  const start = column < 0 ? 0 : startOf(reader, column)
  const end = column < 0 ? 0 : endOf(reader, column)
  const same = reader.journalBytes
  // One without a name may have it on this line.
  const isKnown = reader.journal !== null && (reader.journal.name !== '' || reader.at.journalName < 0)
  if (reader.journal !== null && isKnown && same.length === end - start && same.compare(reader.bytes, start, end) === 0)
    return reader.journal
  reader.journal = journalOf(reader.tally, textOf(reader, 'journal'), textOf(reader, 'journalName'))
  reader.journalBytes = Buffer.from(reader.bytes.subarray(start, end))
  return reader.journal
}
