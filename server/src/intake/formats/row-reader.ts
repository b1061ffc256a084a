// Reads the cells of one row after another under the conventions of its table, and keeps account of what was refused and why.

import { dayOf as dayOfNumber, type Cents, type Day } from '#kernel/day.ts'
import { parseEmailAddress, type EmailAddress } from '#kernel/email-address.ts'
import { parseSiren, parseSiret } from '#kernel/identifiers.ts'
import { REFUSED_SHOWN, type LineRefusal, type ListReport, type SkippedRow } from '../model.ts'
import { readAmount } from './amount.ts'
import { readDay } from './day.ts'
import type { Survey } from './survey.ts'
import { textOf, type Cell, type Table, type TableRow } from './table.ts'

export type RowReader<Field extends string> = {
  readonly survey: Survey<Field>
  readonly serialOf1970: number
  readonly report: {
    -readonly [Key in keyof ListReport]: ListReport[Key] extends readonly (infer T)[] ? T[] : ListReport[Key]
  }
  row: TableRow
  /** The first thing wrong with the row: it will not be taken. */
  problem: LineRefusal | null
}

export const openRows = <Field extends string>(table: Table, survey: Survey<Field>): RowReader<Field> => ({
  survey,
  serialOf1970: table.serialOf1970,
  report: { rows: 0, refused: [], refusedLines: 0, alerts: [], alertLines: 0, skipped: [] },
  row: { line: 0, cells: [] },
  problem: null,
})

/** Takes the row that `build` makes of the cells, or notes why it was refused. */
export function takeRow<Field extends string, T>(
  reader: RowReader<Field>,
  row: TableRow,
  build: () => T | null,
): T | null {
  reader.row = row
  reader.problem = null
  const taken = build()
  if (reader.problem === null) {
    if (taken !== null) reader.report.rows++
    return taken
  }
  reader.report.refusedLines++
  if (reader.report.refused.length < REFUSED_SHOWN) reader.report.refused.push(reader.problem)
  return null
}

export function refuse<Field extends string>(
  reader: RowReader<Field>,
  code: LineRefusal['code'],
  data: LineRefusal['data'] = {},
): null {
  reader.problem ??= { line: reader.row.line, code, data }
  return null
}

/** The row is taken, but something about it is odd or was left out. */
export function alert<Field extends string>(
  reader: RowReader<Field>,
  code: LineRefusal['code'],
  data: LineRefusal['data'] = {},
): null {
  reader.report.alertLines++
  if (reader.report.alerts.length < REFUSED_SHOWN) reader.report.alerts.push({ line: reader.row.line, code, data })
  return null
}

export function skip<Field extends string>(
  reader: RowReader<Field>,
  row: TableRow,
  reason: SkippedRow['reason'],
): void {
  if (reader.report.skipped.length < REFUSED_SHOWN) reader.report.skipped.push({ line: row.line, reason })
}

export function cellOf<Field extends string>({ survey, row }: RowReader<Field>, field: Field): Cell | undefined {
  const place = survey.mapping[field]
  return place === undefined ? undefined : row.cells[place]
}

export const columnOf = <Field extends string>({ survey }: RowReader<Field>, field: Field): string =>
  survey.columns[survey.mapping[field] ?? -1] ?? field

/** A text, null when empty; refused when it is damaged or longer than the ledger keeps. */
export function textIn<Field extends string>(reader: RowReader<Field>, field: Field, limit: number): string | null {
  const text = textOf(cellOf(reader, field)).replace(/\s+/g, ' ')
  if (text === '') return null
  if (text.includes('\ufffd')) return refuse(reader, 'intake.line_encoding')
  if (text.length > limit)
    return refuse(reader, 'intake.line_too_much_text', { column: columnOf(reader, field), limit })
  return text
}

/** An amount, null when empty or refused. */
export function amountIn<Field extends string>(reader: RowReader<Field>, field: Field): Cents | null {
  const cell = cellOf(reader, field)
  const value = textOf(cell)
  if (typeof cell === 'object')
    return cell.kind === 'number' ? numberAmount(reader, field, cell.digits) : unreadableAmount(reader, field, value)
  const reading = readAmount(value, reader.survey.decimalMark)
  switch (reading.kind) {
    case 'amount':
      return reading.cents
    case 'empty':
      return null
    case 'ambiguous':
      return refuse(reader, 'intake.line_amount_ambiguous', { value, column: columnOf(reader, field) })
    case 'unreadable':
      return unreadableAmount(reader, field, value)
  }
}

const unreadableAmount = <Field extends string>(reader: RowReader<Field>, field: Field, value: string): null =>
  refuse(reader, 'intake.line_amount', { value, column: columnOf(reader, field) })

/** A workbook computes in floats: 1440.0000000000002 is 1440.00, but 12.345 is no amount of money. */
function numberAmount<Field extends string>(reader: RowReader<Field>, field: Field, digits: string): Cents | null {
  const exact = Number(digits) * 100
  const cents = Math.round(exact)
  const isWhole = Math.abs(exact - cents) < 0.001 && Number.isSafeInteger(cents)
  return isWhole ? cents + 0 : unreadableAmount(reader, field, digits)
}

export type Span = { readonly from: Day; readonly to: Day }

/** A day within what can be true, null when empty or refused. */
export function dayIn<Field extends string>(reader: RowReader<Field>, field: Field, { from, to }: Span): Day | null {
  const cell = cellOf(reader, field)
  const value = textOf(cell)
  const day = typeof cell === 'object' ? typedDay(cell, reader.serialOf1970) : writtenDay(reader, field, value)
  if (day === 'unreadable') return refuse(reader, 'intake.line_day', { value, column: columnOf(reader, field) })
  if (day !== null && (day < from || day > to)) {
    return refuse(reader, 'intake.line_day_implausible', { day, column: columnOf(reader, field) })
  }
  return day
}

function writtenDay<Field extends string>(
  reader: RowReader<Field>,
  field: Field,
  value: string,
): Day | null | 'unreadable' {
  const reading = readDay(value, reader.survey.dayOrder)
  switch (reading.kind) {
    case 'day':
      return reading.day
    case 'empty':
      return null
    case 'ambiguous':
      return refuse(reader, 'intake.line_day_ambiguous', { value, column: columnOf(reader, field) })
    case 'unreadable':
      return 'unreadable'
  }
}

/** A number of eight digits is a day written together; one of five counts days as the workbook does. */
function typedDay(cell: Exclude<Cell, string>, serialOf1970: number): Day | null | 'unreadable' {
  if (cell.kind === 'day') return cell.day
  const reading = readDay(textOf(cell), null)
  if (reading.kind === 'day') return reading.day
  const serial = Math.floor(Number(cell.digits))
  return serial >= 20_000 && serial <= 80_000 ? dayOfNumber(serial - serialOf1970) : 'unreadable'
}

/** A word from a known set; what is not known is said and left out. */
export function choiceIn<Field extends string, T>(
  reader: RowReader<Field>,
  field: Field,
  choose: (text: string) => T | null,
): T | null {
  const value = textOf(cellOf(reader, field))
  if (value === '') return null
  return choose(value) ?? alert(reader, 'intake.line_choice', { value, column: columnOf(reader, field) })
}

export type ReadSiren =
  | { readonly kind: 'siren'; readonly siren: string | null }
  | { readonly kind: 'wrong'; readonly code: 'intake.line_siren'; readonly value: string }

/** Nine digits, from a SIREN or a SIRET, with their check digit. A workbook that took them for a number dropped leading zeros. */
export function sirenIn<Field extends string>(reader: RowReader<Field>, field: Field): ReadSiren {
  const cell = cellOf(reader, field)
  const value = textOf(cell)
  if (value === '') return { kind: 'siren', siren: null }
  const digits = typeof cell === 'object' ? value.padStart(value.length > 9 ? 14 : 9, '0') : value
  const siren = parseSiren(digits) ?? parseSiret(digits)?.slice(0, 9) ?? null
  return siren === null ? { kind: 'wrong', code: 'intake.line_siren', value } : { kind: 'siren', siren }
}

export type ReadEmail =
  | { readonly kind: 'address'; readonly address: EmailAddress | null }
  | {
      readonly kind: 'wrong'
      readonly code: 'intake.line_email' | 'intake.line_emails_several'
      readonly value: string
    }

export function emailIn<Field extends string>(reader: RowReader<Field>, field: Field): ReadEmail {
  const value = textOf(cellOf(reader, field))
  const address = value === '' ? null : parseEmailAddress(value)
  if (value === '' || address !== null) return { kind: 'address', address }
  const isSeveral = value.split('@').length > 2
  return { kind: 'wrong', code: isSeveral ? 'intake.line_emails_several' : 'intake.line_email', value }
}
