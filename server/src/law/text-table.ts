// Columns for a terminal: figures to the right, words to the left, two spaces between.

export type Column = { readonly title?: string; readonly align: 'left' | 'right' }

/** The titles stand above where any column has one. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map((column) => column.title ?? '')
  const lines = titles.some((title) => title !== '') ? [titles, ...rows] : rows
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)))
  return lines.map((line) => lineText(line, columns, widths)).join('\n')
}

function lineText(line: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  const cells = columns.map(({ align }, index) => {
    const [cell, width] = [line[index] ?? '', widths[index] ?? 0]
    return align === 'left' ? cell.padEnd(width) : cell.padStart(width)
  })
  return cells.join('  ').trimEnd()
}
