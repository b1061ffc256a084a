// A table whose rows stand below the name of their customer, as QuickBooks and Xero print what is open: the name is made a column.

import { textOf, type Table, type TableRow } from './table.ts'

export const GROUP_COLUMN = 'Client'

const TOTAL = /^(total|sous[- ]total|subtotal)\b/i

/** Each row with the name above it; rows that are names, and totals of groups, are left as they are. */
export function groupedTable(table: Table, headingLine: number): Table {
  return {
    ...table,
    async *rows() {
      let group = ''
      for await (const batch of table.rows()) {
        const rows: TableRow[] = []
        for (const row of batch) {
          const name = row.line > headingLine ? groupName(row) : null
          if (name !== null) group = name
          rows.push({
            line: row.line,
            cells: [row.line === headingLine ? GROUP_COLUMN : name === null ? group : '', ...row.cells],
          })
        }
        yield rows
      }
    },
  }
}

/** The only text of its row, in the first column. */
export function groupName(row: TableRow): string | null {
  const [first = '', ...rest] = row.cells.map(textOf)
  return first !== '' && !TOTAL.test(first) && rest.every((cell) => cell === '') ? first : null
}

/** Whether names stand above rows that have several values, more than once or with a total below. */
export async function isGrouped(table: Table, headingLine: number): Promise<boolean> {
  let names = 0
  let isBelowName = false
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.line <= headingLine) continue
      const isName = groupName(row) !== null
      if (!isName && isBelowName && row.cells.filter((cell) => textOf(cell) !== '').length >= 3) names++
      isBelowName = isName
      if (names >= 2) return true
    }
  }
  return names > 0
}
