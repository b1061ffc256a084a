// The contact grid as data: what is typed or pasted into its cells, and what of it has to be sent.

import type { ContactGap, ContactGridRow, DebtorKind } from '../../api-types.ts'

export const COLUMNS = ['email', 'kind', 'address', 'postcode', 'city'] as const
export type Column = (typeof COLUMNS)[number]
export type Cells = Readonly<Partial<Record<Column, string>>>

/** What stands in a cell: what was typed, else what is known. */
export function cellOf(gap: ContactGap, typed: Cells, column: Column): string {
  const own = typed[column]
  if (own !== undefined) return own
  switch (column) {
    case 'email':
      return gap.email ?? ''
    case 'kind':
      return gap.kindKnown ? gap.kind : ''
    case 'address':
      return gap.addressLines.join(', ')
    case 'postcode':
      return gap.postcode ?? ''
    case 'city':
      return gap.city ?? ''
  }
}

/** The row to send, or null when nothing in it differs from what is known. */
export function rowToSend(gap: ContactGap, typed: Cells): ContactGridRow | null {
  const changed = COLUMNS.filter((column) => typed[column] !== undefined && typed[column] !== cellOf(gap, {}, column))
  if (changed.length === 0) return null
  const text = (column: Column) => (typed[column] ?? '').trim() || null
  const kind = DEBTOR_KIND_NAMES.find(([name]) => name === typed.kind)?.[0]
  return {
    debtorId: gap.debtorId,
    ...(changed.includes('email') && { email: text('email') }),
    ...(changed.includes('kind') && kind && { kind }),
    ...(changed.includes('address') && { addressLines: linesOf(typed.address ?? '') }),
    ...(changed.includes('postcode') && { postcode: text('postcode') }),
    ...(changed.includes('city') && { city: text('city') }),
  }
}

/** A block of cells from a spreadsheet: rows by line, columns by tab, quotes around cells that hold either. */
export function parseCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const pattern = /"((?:[^"]|"")*)"(\t|\r?\n|$)|([^\t\r\n]*)(\t|\r?\n|$)/gy
  for (let match = pattern.exec(text); match && pattern.lastIndex <= text.length; match = pattern.exec(text)) {
    const [, quoted, quotedEnd, plain, plainEnd] = match
    const end = quotedEnd ?? plainEnd
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
    if (end === undefined || end === '') break
    if (end !== '\t') {
      if (pattern.lastIndex === text.length) break
      rows.push([])
    }
  }
  return rows
}

/** The pasted block laid over the grid from one cell on: the cells typed, by debtor. */
export function layOver(
  gaps: readonly ContactGap[],
  from: { readonly row: number; readonly column: Column },
  block: readonly (readonly string[])[],
): ReadonlyMap<number, Cells> {
  const first = COLUMNS.indexOf(from.column)
  const laid = new Map<number, Cells>()
  for (const [offset, line] of block.entries()) {
    const gap = gaps[from.row + offset]
    if (!gap) break
    const cells = line.flatMap((text, index) => {
      const column = COLUMNS[first + index]
      return column ? [[column, column === 'kind' ? (kindFromText(text) ?? '') : text] as const] : []
    })
    laid.set(gap.debtorId, Object.fromEntries(cells))
  }
  return laid
}

const DEBTOR_KIND_NAMES: readonly (readonly [DebtorKind, RegExp])[] = [
  ['business', /^(business|company|entreprise|soci[eé]t[eé]|pro)/i],
  ['public', /^(public|organisme public|administration|collectivit[eé]|mairie|[eé]tat)/i],
  ['consumer', /^(consumer|particulier|individual|priv[eé])/i],
  ['association', /^(association|charity|asso)/i],
]

const kindFromText = (text: string): DebtorKind | undefined =>
  DEBTOR_KIND_NAMES.find(([, pattern]) => pattern.test(text.trim()))?.[0]

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean)
