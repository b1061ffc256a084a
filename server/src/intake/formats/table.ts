// A table, wherever it comes from: rows of cells with the line they stand on. Cells of delimited text are texts; a workbook also knows
// numbers and days, which then need no reading.

import type { Day } from '#kernel'
import { decodeText, encodingOf } from './decode.ts'
import { delimitedParser } from './delimited.ts'
import type { Source } from './source.ts'

export type Cell =
  | string
  /** The number as the workbook writes it, a point for the decimals. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'day'; readonly day: Day }

export type TableRow = { readonly line: number; readonly cells: readonly Cell[] }

export type Table = {
  readonly name: string
  /** How it was stored, for whoever checks the result. */
  readonly form: Readonly<Record<string, string>>
  /** The number that a workbook gives to 1 January 1970, for days that it does not show as days. */
  readonly serialOf1970: number
  /** The rows from the first on, each time it is called, in batches. */
  readonly rows: () => AsyncIterable<readonly TableRow[]>
}

export async function delimitedTable(source: Source, separator: string): Promise<Table> {
  const encoding = await encodingOf(source)
  return {
    name: source.name,
    form: { encoding, separator },
    serialOf1970: 25_569,
    async *rows() {
      const parser = delimitedParser(separator)
      for await (const text of decodeText(source, encoding)) yield parser.write(text)
      yield parser.end()
    },
  }
}

/** A cell as text, without blanks around it and without the NUL bytes that some programs pad with. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return (cell.includes('\0') ? cell.replaceAll('\0', '') : cell).trim()
  return cell.kind === 'day' ? cell.day : wholeNumber(cell.digits)
}

/** 1.0E7 is how a workbook may write the account 10000000. */
function wholeNumber(digits: string): string {
  const value = Number(digits)
  return Number.isSafeInteger(value) ? String(value) : digits
}

export const isBlankRow = (row: TableRow): boolean => row.cells.every((cell) => textOf(cell) === '')
