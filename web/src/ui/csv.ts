// A table as a file for a spreadsheet: separator and decimal sign of the person's language, and no cell that can run.

import type { Cents } from '@quittance/law'
import type { Locale } from '../api-types.ts'

export type Cell = string | number | null

const STARTS_A_FORMULA = /^[=+\-@\t\r]/

/** With the byte order mark that Excel needs to read accents. Numbers are amounts in cents. */
export function csvText(locale: Locale, rows: readonly (readonly Cell[])[]): string {
  const separator = locale === 'fr' ? ';' : ','
  return `\ufeff${rows.map((row) => row.map((cell) => cellText(cell, locale)).join(separator)).join('\r\n')}\r\n`
}

function cellText(cell: Cell, locale: Locale): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return centsText(cell, locale)
  const harmless = STARTS_A_FORMULA.test(cell) ? `'${cell}` : cell
  return /[";,\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Digits only, no grouping: a spreadsheet must see a number. An English decimal point needs no quotes. */
function centsText(cents: Cents, locale: Locale): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const point = locale === 'fr' ? ',' : '.'
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${point}${digits.slice(-2)}`
}

/** Hands a file made in the browser to the person. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
