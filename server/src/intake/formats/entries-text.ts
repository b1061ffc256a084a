// Accounting entries (FEC) as text, read in one pass over the bytes: a file of a million lines costs a second and a few megabytes.
// Every line is counted, its columns, account, date and amounts checked; only lines on accounts 411, 413, 416 and 418 become
// text and objects. Quotation marks mean nothing in this format, except where it is separated by ; or , against the norm.

import type { Cents, Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { AccountKind, EntriesSummary, ReceivableLine } from '../model.ts'
import { isBlank, readThreeDigits } from './bytes.ts'
import { decodeText, encodingOf } from './decode.ts'
import type { Encoding } from './encoding.ts'
import { sideOf } from './entries-columns.ts'
import {
  accountStart,
  centsOf,
  dayOf,
  journalAt,
  openLine,
  openReader,
  textOf,
  type EntriesReader,
} from './entries-reader.ts'
import {
  accountKindOf,
  alertLine,
  refuseLine,
  summarise,
  tallyDay,
  tallyLine,
  tallyReceivable,
  type EntriesOptions,
  type EntriesTally,
} from './entries-tally.ts'
import { forEachLine, LF, type LineVisitor } from './lines.ts'
import type { Source } from './source.ts'

export type EntriesSink = (line: ReceivableLine) => void

/** Reads the whole file, gives each line of an account of customers to `sink`, and returns what the file holds. */
export async function readEntriesText(
  source: Source,
  options: EntriesOptions,
  sink: EntriesSink,
): Promise<EntriesSummary> {
  const encoding = await encodingOf(source)
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const chunks = isWide ? inUtf8(source, encoding) : source.chunks()
  const { tally } = await readEntriesLines(chunks, { ...options, encoding: isWide ? 'utf-8' : encoding }, sink)
  return summarise(tally, options, { form: 'text', encoding, closingDate: null })
}

export type LinesOptions = EntriesOptions & {
  readonly encoding: Encoding
  /** Where the lines do not begin with it: they then end with LF. */
  readonly header?: Buffer
}

/** The lines of a file, or some of them: what they come to, and how many there are. */
export async function readEntriesLines(
  chunks: AsyncIterable<Uint8Array>,
  options: LinesOptions,
  sink: EntriesSink,
): Promise<EntriesPart> {
  const { encoding, header, linesAbove = 0 } = options
  let reader = header === undefined ? null : openReader(header, encoding, options)
  const visit: LineVisitor = (bytes, start, end, line) => {
    if (isEmpty(bytes, start, end)) return
    if (reader) readLine(reader, openLine(reader, bytes, start, end, line - linesAbove), sink)
    else reader = openReader(bytes.subarray(start, end), encoding, options)
  }
  const lines = await forEachLine(chunks, visit, header === undefined ? null : LF)
  if (reader === null) throw new Refusal('intake.file_empty', { file: options.name })
  return { tally: reader.tally, lines }
}

export type EntriesPart = { readonly tally: EntriesTally; readonly lines: number }

async function* inUtf8(source: Source, encoding: Encoding): AsyncIterable<Uint8Array> {
  for await (const text of decodeText(source, encoding)) yield Buffer.from(text)
}

export function isEmpty(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isBlank(bytes[i] as number)) return false
  return true
}

function readLine(reader: EntriesReader, isWhole: boolean, sink: EntriesSink): void {
  const { tally, line } = reader
  if (!isWhole) {
    return refuseLine(tally, line, 'intake.line_columns', { expected: reader.columns, found: reader.cut.fields })
  }
  const threeDigits = readThreeDigits(reader.bytes, accountStart(reader))
  if (threeDigits < 0) return refuseLine(tally, line, 'intake.line_account', { value: textOf(reader, 'account') })
  const sides = sidesOf(reader)
  if (sides === null) return
  const entryDate = dayOf(reader, 'entryDate')
  if (entryDate === undefined) return
  if (entryDate === null) return refuseLine(tally, line, 'intake.line_day', { value: '', column: 'EcritureDate' })
  if (reader.latestDay !== null && entryDate > reader.latestDay) {
    return refuseLine(tally, line, 'intake.line_day_implausible', { day: entryDate, column: 'EcritureDate' })
  }
  const journal = journalAt(reader)
  const kind = accountKindOf(threeDigits)
  if (kind !== null) {
    const receivable = receivableLine(reader, { kind, entryDate, journal: journal.code, ...sides })
    if (receivable === null) return
    tallyReceivable(tally, receivable)
    sink(receivable)
  }
  tallyLine(tally, journal, threeDigits, sides.debitCents, sides.creditCents)
  tallyDay(tally, entryDate, threeDigits)
}

type Sides = { readonly debitCents: Cents; readonly creditCents: Cents }

/** Debit and credit, from their own columns or from an amount and its side; null when the line was refused. */
function sidesOf(reader: EntriesReader): Sides | null {
  if (reader.at.debit >= 0 && reader.at.credit >= 0) {
    const debitCents = centsOf(reader, 'debit')
    const creditCents = debitCents === null ? null : centsOf(reader, 'credit')
    return debitCents === null || creditCents === null ? null : { debitCents, creditCents }
  }
  const cents = centsOf(reader, 'amount')
  if (cents === null) return null
  const sense = textOf(reader, 'sense')
  const side = sideOf(sense)
  if (side === null) refuseLine(reader.tally, reader.line, 'intake.line_sense', { value: sense })
  return side === null
    ? null
    : side === 'debit'
      ? { debitCents: cents, creditCents: 0 }
      : { debitCents: 0, creditCents: cents }
}

type Known = Sides & { readonly kind: AccountKind; readonly entryDate: Day; readonly journal: string }

function receivableLine(reader: EntriesReader, known: Known): ReceivableLine | null {
  const pieceDate = dayOf(reader, 'pieceDate')
  const letteringDate = pieceDate === undefined ? undefined : dayOf(reader, 'letteringDate')
  const dueDate = letteringDate === undefined ? undefined : dayOf(reader, 'dueDate')
  if (pieceDate === undefined || letteringDate === undefined || dueDate === undefined) return null
  const auxiliary = textOf(reader, 'auxiliary')
  const auxiliaryName = auxiliary === '' ? '' : textOf(reader, 'auxiliaryName')
  const name = auxiliaryName === '' ? textOf(reader, 'accountName') : auxiliaryName
  const label = textOf(reader, 'label')
  const lettering = textOf(reader, 'lettering')
  if (known.debitCents !== 0 && known.creditCents !== 0) alertLine(reader.tally, reader.line, 'intake.line_two_sides')
  if (known.debitCents === 0 && known.creditCents === 0) alertLine(reader.tally, reader.line, 'intake.line_no_side')
  if (reader.cut.hasAccents && (name + label).includes('\ufffd'))
    alertLine(reader.tally, reader.line, 'intake.line_encoding')
  return {
    line: reader.line,
    journal: known.journal,
    entryNumber: textOf(reader, 'entryNumber'),
    entryDate: known.entryDate,
    account: textOf(reader, 'account'),
    accountKind: known.kind,
    auxiliary: auxiliary === '' ? null : auxiliary,
    name,
    pieceRef: textOf(reader, 'pieceRef'),
    pieceDate,
    label,
    debitCents: known.debitCents,
    creditCents: known.creditCents,
    lettering: lettering === '' ? null : lettering,
    letteringDate,
    ...(dueDate !== null && { dueDate }),
  }
}
