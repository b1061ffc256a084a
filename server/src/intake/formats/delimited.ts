// Delimited text (RFC 4180, forgivingly) pushed in as it comes, rows out with the line they start on. Where the text is cut into
// chunks changes nothing. A quotation mark matters at the start of a field only; what follows a closing one is kept as it stands.

import { Refusal } from '#kernel/refusal.ts'
import { LIMITS } from './limits.ts'

export type TextRow = { readonly line: number; readonly cells: readonly string[] }

export type DelimitedParser = {
  /** Returns the rows that this piece of text completes. */
  readonly write: (text: string) => readonly TextRow[]
  readonly end: () => readonly TextRow[]
}

export function delimitedParser(separator: string): DelimitedParser {
  const cutter: Cutter = {
    separator: separator.charCodeAt(0),
    state: 'start',
    field: '',
    cells: [],
    rows: [],
    rowLength: 0,
    line: 1,
    rowLine: 1,
    quoteLine: 1,
  }
  return {
    write(text) {
      for (let i = 0; i < text.length;) i = step(cutter, text, i)
      return takeRows(cutter)
    },
    end() {
      const { state, field, cells, quoteLine } = cutter
      if (state === 'quoted') throw new Refusal('intake.quote_unclosed', { line: quoteLine })
      if (cells.length > 0 || field !== '' || state === 'quote-in-quoted') endRow(cutter)
      return takeRows(cutter)
    },
  }
}

type Cutter = {
  readonly separator: number
  state: 'start' | 'plain' | 'quoted' | 'quote-in-quoted' | 'after-return'
  field: string
  cells: string[]
  rows: TextRow[]
  rowLength: number
  line: number
  rowLine: number
  quoteLine: number
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** Takes what can be taken at `i` in the present state; returns where to go on. */
function step(cutter: Cutter, text: string, i: number): number {
  const code = text.charCodeAt(i)
  switch (cutter.state) {
    case 'after-return':
      // CR LF, CR CR LF and CR alone each end one line.
      if (code === CR) return i + 1
      cutter.rowLine = ++cutter.line
      cutter.state = 'start'
      return code === LF ? i + 1 : i
    case 'start':
      cutter.state = code === QUOTE ? 'quoted' : 'plain'
      cutter.quoteLine = cutter.line
      return code === QUOTE ? i + 1 : i
    case 'plain':
      return stepPlain(cutter, text, i)
    case 'quoted':
      return stepQuoted(cutter, text, i)
    case 'quote-in-quoted':
      if (code === QUOTE) append(cutter, '"')
      cutter.state = code === QUOTE ? 'quoted' : 'plain'
      return code === QUOTE ? i + 1 : i
  }
}

function stepPlain(cutter: Cutter, text: string, start: number): number {
  const { separator } = cutter
  let end = start
  let code = 0
  for (; end < text.length; end++) {
    code = text.charCodeAt(end)
    if (code === separator || code === LF || code === CR) break
  }
  if (end > start) append(cutter, text.slice(start, end))
  if (end === text.length) return end
  if (code === separator) endField(cutter)
  else {
    if (code === LF) cutter.line++
    endRow(cutter)
    if (code === CR) cutter.state = 'after-return'
  }
  return end + 1
}

function stepQuoted(cutter: Cutter, text: string, start: number): number {
  const close = text.indexOf('"', start)
  const end = close < 0 ? text.length : close
  const piece = text.slice(start, end)
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) cutter.line++
  append(cutter, piece)
  if (close >= 0) cutter.state = 'quote-in-quoted'
  return end + 1
}

function append(cutter: Cutter, text: string): void {
  cutter.field += text
  cutter.rowLength += text.length
  if (cutter.rowLength <= LIMITS.lineBytes) return
  if (cutter.state === 'quoted') throw new Refusal('intake.quote_unclosed', { line: cutter.quoteLine })
  throw new Refusal('intake.line_too_long', { line: cutter.rowLine, limitKilobytes: LIMITS.lineBytes >> 10 })
}

function endField(cutter: Cutter): void {
  cutter.cells.push(cutter.field)
  cutter.field = ''
  cutter.state = 'start'
  if (cutter.cells.length > LIMITS.columns) {
    throw new Refusal('intake.too_many_columns', { line: cutter.rowLine, limit: LIMITS.columns })
  }
}

function endRow(cutter: Cutter): void {
  endField(cutter)
  cutter.rows.push({ line: cutter.rowLine, cells: cutter.cells })
  cutter.cells = []
  cutter.rowLength = 0
  cutter.rowLine = cutter.line
}

function takeRows(cutter: Cutter): readonly TextRow[] {
  const { rows } = cutter
  cutter.rows = []
  return rows
}
