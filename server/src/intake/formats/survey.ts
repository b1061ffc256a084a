// Looks a table over before it is read: where its headings are, which column is which, whether days or months come first and which
// mark is the decimal one. What the table does not show is asked, never guessed; every answer can be given or corrected beforehand.

import { Refusal } from '#kernel/refusal.ts'
import { readAmount, type DecimalMark } from './amount.ts'
import { readDay, type DayOrder } from './day.ts'
import { foldHeading } from './fold-heading.ts'
import type { Headings } from './headings.ts'
import { LIMITS } from './limits.ts'
import { isBlankRow, textOf, type Table, type TableRow } from './table.ts'

export type TableSchema<Field extends string> = {
  readonly headings: Headings<Field>
  readonly days: readonly Field[]
  readonly amounts: readonly Field[]
  /** A column is taken for one of these fields only if this knows some of its values: "Type" may be that of a customer or of a document. */
  readonly knows: Readonly<Partial<Record<Field, (text: string) => boolean>>>
}

export type SurveyOptions = {
  /** Field → heading of its column, or its place counted from 1. An empty heading leaves the field out. */
  readonly mapping?: Readonly<Record<string, string>>
  readonly dayOrder?: DayOrder
  readonly decimalMark?: DecimalMark
}

export type Question =
  | {
      readonly kind: 'day-order'
      readonly column: string
      readonly line: number
      readonly value: string
      readonly isContradictory: boolean
    }
  | {
      readonly kind: 'decimal-mark'
      readonly column: string
      readonly line: number
      readonly value: string
      readonly isContradictory: boolean
    }
  | { readonly kind: 'column'; readonly field: string; readonly columns: readonly string[] }

export type Survey<Field extends string> = {
  readonly headingLine: number
  readonly columns: readonly string[]
  /** Field → place of its column. */
  readonly mapping: Readonly<Partial<Record<Field, number>>>
  readonly dayOrder: DayOrder | null
  readonly decimalMark: DecimalMark | null
  readonly questions: readonly Question[]
}

const HEADING_ROWS = 40
const SAMPLE_ROWS = 200

export async function surveyTable<Field extends string>(
  table: Table,
  schema: TableSchema<Field>,
  options: SurveyOptions = {},
): Promise<Survey<Field>> {
  const sample = await firstRows(table)
  const place = headingPlace(sample, schema, options.mapping ?? {})
  const heading = sample[place]
  const columns = heading === undefined ? placesOf(sample) : heading.cells.map(textOf)
  const known: Known<Field> = { schema, columns, sample: sample.slice(place + 1) }
  const { mapping, questions } = mapColumns(known, options.mapping ?? {})
  const headingLine = heading?.line ?? 0
  const conventions = await findConventions(table, schema, { mapping, columns, headingLine })
  return {
    headingLine,
    columns,
    mapping,
    dayOrder: options.dayOrder ?? conventions.days.decided,
    decimalMark: options.decimalMark ?? conventions.amounts.decided,
    questions: [
      ...questions,
      ...(options.dayOrder === undefined ? ask('day-order', conventions.days) : []),
      ...(options.decimalMark === undefined ? ask('decimal-mark', conventions.amounts) : []),
    ],
  }
}

async function firstRows(table: Table): Promise<readonly TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of table.rows()) {
    rows.push(...batch.filter((row) => !isBlankRow(row)).slice(0, SAMPLE_ROWS))
    if (rows.length >= SAMPLE_ROWS) break
  }
  return rows
}

/** The row whose cells are headings that are known or were named: titles, addresses and dates of edition may stand above it. */
function headingPlace<Field extends string>(
  sample: readonly TableRow[],
  schema: TableSchema<Field>,
  asked: Readonly<Record<string, string>>,
): number {
  const named = new Set(Object.values(asked).map(foldHeading))
  const scores = sample.slice(0, HEADING_ROWS).map((row) => {
    const headings = new Set(row.cells.map((cell) => foldHeading(textOf(cell))))
    headings.delete('')
    const fields = [...schema.headings.values()].filter((ranks) => [...headings].some((heading) => ranks.has(heading)))
    const chosen = [...headings].filter((heading) => named.has(heading))
    return fields.length + 2 * chosen.length
  })
  const best = Math.max(...scores, 0)
  if (best >= 2) return scores.indexOf(best)
  // Columns named by their places only: a table without headings.
  return named.size > 0 && [...named].every((name) => /^\d+$/.test(name)) ? -1 : 0
}

const placesOf = (sample: readonly TableRow[]): readonly string[] =>
  Array.from({ length: Math.max(0, ...sample.map((row) => row.cells.length)) }, (_, place) => String(place + 1))

type Known<Field extends string> = {
  readonly schema: TableSchema<Field>
  readonly columns: readonly string[]
  readonly sample: readonly TableRow[]
}

type Mapped<Field extends string> = {
  readonly mapping: Readonly<Partial<Record<Field, number>>>
  readonly questions: readonly Question[]
}

function mapColumns<Field extends string>(known: Known<Field>, asked: Readonly<Record<string, string>>): Mapped<Field> {
  const mapping = askedColumns(known, asked)
  const left = new Set(Object.keys(asked))
  const taken = new Set(Object.values(mapping))
  const questions: Question[] = []
  const all = candidates(known)
  for (const { field, rank, column } of all) {
    if (left.has(field) || field in mapping || taken.has(column)) continue
    const rivals = all.filter((other) => other.field === field && other.rank === rank && !taken.has(other.column))
    if (rivals.length > 1) {
      // The same heading twice: taking the first would be a guess.
      questions.push({
        kind: 'column',
        field,
        columns: rivals.map((rival) => `${known.columns[rival.column]} (${rival.column + 1})`),
      })
      left.add(field)
      continue
    }
    mapping[field] = column
    taken.add(column)
  }
  return { mapping, questions }
}

function askedColumns<Field extends string>(
  known: Known<Field>,
  asked: Readonly<Record<string, string>>,
): Partial<Record<Field, number>> {
  const { schema, columns } = known
  const mapping: Partial<Record<Field, number>> = {}
  for (const [field, heading] of Object.entries(asked)) {
    const exact = columns.indexOf(heading)
    const folded = exact >= 0 ? exact : columns.findIndex((column) => foldHeading(column) === foldHeading(heading))
    const column = folded >= 0 ? folded : /^\d+$/.test(heading) ? Number(heading) - 1 : -1
    if (!schema.headings.has(field as Field) || (heading !== '' && (column < 0 || column >= columns.length))) {
      throw new Refusal('intake.mapping_unknown', {
        mapping: `${field}=${heading}`,
        knownFields: [...schema.headings.keys()],
        columns,
      })
    }
    if (heading !== '') mapping[field as Field] = column
  }
  return mapping
}

type Candidate<Field extends string> = { readonly field: Field; readonly rank: number; readonly column: number }

/** Every column that a field's heading names, the surest first. */
function candidates<Field extends string>({ schema, columns, sample }: Known<Field>): readonly Candidate<Field>[] {
  const folded = columns.map(foldHeading)
  const found = [...schema.headings].flatMap(([field, ranks]) =>
    folded.flatMap((heading, column): readonly Candidate<Field>[] => {
      const rank = heading === '' ? undefined : ranks.get(heading)
      const knows = schema.knows[field]
      const fits = knows === undefined || sample.some((row) => knows(textOf(row.cells[column])))
      return rank !== undefined && fits ? [{ field, rank, column }] : []
    }),
  )
  return found.toSorted((a, b) => a.rank - b.rank)
}

type Doubt = { readonly column: string; readonly line: number; readonly value: string }
type Convention<T> = { readonly decided: T | null; readonly isContradictory: boolean; readonly doubt: Doubt | null }

/** Reads every day and every amount of the table once, for what each proves about the rest. */
async function findConventions<Field extends string>(
  table: Table,
  schema: TableSchema<Field>,
  { mapping, columns, headingLine }: Pick<Survey<Field>, 'mapping' | 'columns' | 'headingLine'>,
): Promise<{ readonly days: Convention<DayOrder>; readonly amounts: Convention<DecimalMark> }> {
  const dayColumns = schema.days.flatMap((field) => mapping[field] ?? [])
  const amountColumns = schema.amounts.flatMap((field) => mapping[field] ?? [])
  const days = newEvidence<DayOrder>()
  const amounts = newEvidence<DecimalMark>()
  let cells = 0
  let rows = 0
  for await (const batch of table.rows()) {
    for (const row of batch) {
      cells += row.cells.length
      if (row.line <= headingLine) continue
      for (const column of dayColumns)
        weigh(days, row, column, columns, (text) => {
          const reading = readDay(text, null)
          return reading.kind === 'day' ? reading.order : reading.kind === 'ambiguous' ? 'doubt' : null
        })
      for (const column of amountColumns)
        weigh(amounts, row, column, columns, (text) => {
          const reading = readAmount(text, null)
          return reading.kind === 'amount' ? reading.decimal : reading.kind === 'ambiguous' ? 'doubt' : null
        })
    }
    rows += batch.length
    if (rows > LIMITS.rows) throw new Refusal('intake.too_many_rows', { limit: LIMITS.rows })
    if (cells > LIMITS.cells) throw new Refusal('intake.too_many_cells', { limit: LIMITS.cells })
  }
  return { days: decide(days), amounts: decide(amounts) }
}

type Evidence<T> = { readonly proven: Set<T>; doubt: Doubt | null }
const newEvidence = <T>(): Evidence<T> => ({ proven: new Set(), doubt: null })

function weigh<T extends string>(
  evidence: Evidence<T>,
  row: TableRow,
  column: number,
  columns: readonly string[],
  prove: (text: string) => T | 'doubt' | null,
): void {
  const cell = row.cells[column]
  if (typeof cell !== 'string' || cell === '') return
  const proof = prove(textOf(cell))
  if (proof === 'doubt') evidence.doubt ??= { column: columns[column] ?? '', line: row.line, value: textOf(cell) }
  else if (proof !== null) evidence.proven.add(proof)
}

function decide<T>({ proven, doubt }: Evidence<T>): Convention<T> {
  const [only] = proven
  return { decided: proven.size === 1 && only !== undefined ? only : null, isContradictory: proven.size > 1, doubt }
}

function ask(kind: 'day-order' | 'decimal-mark', convention: Convention<unknown>): readonly Question[] {
  const { decided, doubt, isContradictory } = convention
  return decided === null && doubt !== null ? [{ kind, ...doubt, isContradictory }] : []
}
