// An aged balance: per customer what is owed, by how late it is, and no invoices. Nobody can be reminded from it; it tells whether
// what was imported is complete. Totals are added up from the buckets, as reports keep totals that were computed earlier.

import type { Cents } from '#kernel'
import type { LineRefusal } from '../model.ts'
import { readAmount, type DecimalMark } from './amount.ts'
import { foldHeading } from './fold-heading.ts'
import { customerHeadings } from './headings.ts'
import { isBlankRow, textOf, type Table, type TableRow } from './table.ts'

export type AgeingRow = {
  readonly line: number
  readonly debtor: string
  /** What is owed in each bucket, in the order of `buckets`. */
  readonly cents: readonly Cents[]
  readonly totalCents: Cents
}

export type AgeingSummary = {
  readonly kind: 'ageing-report'
  readonly buckets: readonly string[]
  readonly rows: readonly AgeingRow[]
  readonly totalCents: Cents
  readonly refused: readonly LineRefusal[]
}

// Not due, 1-30, 31 - 60, 91 and over, 30 jours, > 90, < 1 Month, 2 Months, Older, 0 à 30 j.
const BUCKET =
  /^(current|not due|non [eé]chue?s?|[aà] [eé]choir|pas [eé]chu|older|plus ancien|[<>≤≥]\s*\d+.{0,12}|\d+\s*(-|–|[aà]|to|et|and)\s*\d+.{0,12}|\d+\s*(\+|jours?|j|days?|months?|mois|et plus|and over).{0,12}|(plus de|over|more than) \d+.{0,12})$/i
const TOTAL = /^(total|grand total|totaux|percentage|pourcentage|%)\b/i

type Heading = {
  readonly line: number
  readonly name: number
  readonly buckets: readonly number[]
  readonly columns: readonly string[]
}

/** Where its headings are; null when the table is none: at least three buckets, and no column of invoices. */
export async function ageingHeading(table: Table): Promise<Heading | null> {
  let seen = 0
  for await (const batch of table.rows()) {
    for (const row of batch) {
      const heading = headingIn(row)
      if (heading !== null) return heading
      if (++seen > HEADING_ROWS) return null
    }
  }
  return null
}

const HEADING_ROWS = 40

function headingIn(row: TableRow): Heading | null {
  const columns = row.cells.map(textOf)
  const buckets = columns.flatMap((column, place) => (place > 0 && BUCKET.test(column) ? [place] : []))
  if (buckets.length < 3) return null
  const named = columns.findIndex((column) => customerHeadings.get('name')?.has(foldHeading(column)))
  return { line: row.line, name: Math.max(named, 0), buckets, columns }
}

export async function readAgeing(table: Table, heading: Heading): Promise<AgeingSummary> {
  const mark = await decimalMarkOf(table, heading)
  const rows: AgeingRow[] = []
  const refused: LineRefusal[] = []
  for await (const batch of table.rows()) {
    for (const row of batch) {
      const debtor = textOf(row.cells[heading.name])
      if (row.line <= heading.line || isBlankRow(row) || debtor === '' || TOTAL.test(debtor)) continue
      const cents = heading.buckets.map((place) => centsAt(row, place, mark))
      if (cents.includes(null)) {
        const place = heading.buckets[cents.indexOf(null)] ?? 0
        refused.push({
          line: row.line,
          code: 'intake.line_amount',
          data: { value: textOf(row.cells[place]), column: heading.columns[place] ?? '' },
        })
        continue
      }
      const known = cents.map((each) => each ?? 0)
      rows.push({ line: row.line, debtor, cents: known, totalCents: known.reduce((sum, each) => sum + each, 0) })
    }
  }
  const totalCents = rows.reduce((sum, row) => sum + row.totalCents, 0)
  return {
    kind: 'ageing-report',
    buckets: heading.buckets.map((place) => heading.columns[place] ?? ''),
    rows,
    totalCents,
    refused,
  }
}

/** The decimal mark that the amounts prove, where they prove one. */
async function decimalMarkOf(table: Table, heading: Heading): Promise<DecimalMark | null> {
  const proven = new Set<DecimalMark>()
  for await (const batch of table.rows())
    for (const row of batch)
      for (const place of row.line > heading.line ? heading.buckets : []) {
        const reading = readAmount(textOf(row.cells[place]), null)
        if (reading.kind === 'amount' && reading.decimal !== null) proven.add(reading.decimal)
      }
  const [only] = proven
  return proven.size === 1 && only !== undefined ? only : null
}

function centsAt(row: TableRow, place: number, mark: DecimalMark | null): Cents | null {
  const cell = row.cells[place]
  if (typeof cell === 'object' && cell.kind === 'number') {
    const cents = Math.round(Number(cell.digits) * 100)
    return Number.isSafeInteger(cents) ? cents : null
  }
  const reading = readAmount(textOf(cell), mark)
  return reading.kind === 'amount' ? reading.cents : reading.kind === 'empty' ? 0 : null
}
