// The first sheet of an XLSX workbook that holds a table, row by row. Numbers stay as they are written, days are told by their format,
// formulas give their last result. Hidden sheets are passed over; macros, links, pictures and everything else are never looked at.

import { dayOf } from '#kernel/day.ts'
import { LIMITS } from '../limits.ts'
import type { Cell, TableRow } from '../table.ts'
import { visitXml, type XmlVisitor } from './xml-events.ts'
import { readZipDirectory, unpackEntry, ZipError, type Budget, type ZipEntry } from './zip.ts'

export type WorkbookHead = {
  readonly sheet: string
  readonly otherSheets: readonly string[]
  /** The serial number of 1 January 1970: workbooks count days from 1900 or from 1904. */
  readonly serialOf1970: number
}

export type WorkbookSink = { readonly head: (head: WorkbookHead) => void; readonly row: (row: TableRow) => void }

export async function readWorkbook(archive: Buffer, sink: WorkbookSink): Promise<void> {
  const entries = readZipDirectory(archive)
  const budget: Budget = { left: LIMITS.unpackedBytes }
  const visit = async (path: string, visitor: XmlVisitor): Promise<void> => {
    const entry: ZipEntry | undefined = entries.get(path)
    if (entry !== undefined) await visitXml(unpackEntry(archive, entry, budget), visitor)
  }
  const book = await readBook(visit)
  if (book.sheets.length === 0) throw new ZipError('damaged')
  const strings = await readSharedStrings(visit, book.paths.get('sharedStrings') ?? 'xl/sharedStrings.xml')
  const dayStyles = await readDayStyles(visit, book.paths.get('styles') ?? 'xl/styles.xml')
  for (const [place, sheet] of book.sheets.entries()) {
    const reader: SheetReader = { strings, dayStyles, serialOf1970: book.serialOf1970, rows: 0, cells: 0 }
    const isLast = place === book.sheets.length - 1
    const waiting: TableRow[] = []
    const begin = (): void => {
      sink.head({
        sheet: sheet.name,
        otherSheets: book.sheets.filter((other) => other !== sheet).map(({ name }) => name),
        serialOf1970: book.serialOf1970,
      })
      for (const row of waiting.splice(0)) sink.row(row)
    }
    // Two rows of two cells make a table; a cover sheet has less.
    let isTable = false
    await readSheet(visit, sheet.path, reader, (row) => {
      if (isTable) return sink.row(row)
      waiting.push(row)
      isTable = waiting.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1).length > 1
      if (isTable) begin()
    })
    if (isTable) return
    if (isLast) begin()
  }
}

type Visit = (path: string, visitor: XmlVisitor) => Promise<void>
type Sheet = { readonly name: string; readonly path: string }
type Book = {
  readonly sheets: readonly Sheet[]
  readonly serialOf1970: number
  readonly paths: ReadonlyMap<string, string>
}

async function readBook(visit: Visit): Promise<Book> {
  const targets = new Map<string, string>()
  const paths = new Map<string, string>()
  await visit('xl/_rels/workbook.xml.rels', {
    open(name, attribute) {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      targets.set(attribute('Id') ?? '', path)
      paths.set((attribute('Type') ?? '').split('/').at(-1) ?? '', path)
    },
  })
  let serialOf1970 = 25_569
  const sheets: Sheet[] = []
  await visit('xl/workbook.xml', {
    open(name, attribute) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attribute('date1904') ?? '')) serialOf1970 = 24_107
      const path = name === 'sheet' ? targets.get(attribute('r:id') ?? attribute('id') ?? '') : undefined
      if (path !== undefined && (attribute('state') ?? 'visible') === 'visible')
        sheets.push({ name: attribute('name') ?? '', path })
    },
  })
  return { sheets, serialOf1970, paths }
}

async function readSharedStrings(visit: Visit, path: string): Promise<readonly string[]> {
  const strings: string[] = []
  let current = ''
  let isPhonetic = false
  await visit(path, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') isPhonetic = true
    },
    close(name, text) {
      if (name === 't' && !isPhonetic) current += text
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(current)
      if (strings.length > LIMITS.workbookCells) throw new ZipError('too-large')
    },
  })
  return strings
}

/** For each cell format whether it shows a day. */
async function readDayStyles(visit: Visit, path: string): Promise<readonly boolean[]> {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  let isInCellFormats = false
  await visit(path, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'cellXfs') isInCellFormats = true
      else if (name === 'xf' && isInCellFormats) {
        const format = Number(attribute('numFmtId') ?? 0)
        styles.push(showsDay(format, codes.get(format)))
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false
    },
  })
  return styles
}

/** Built-in formats of days, or a format of one's own with days, months or years, French letters included. */
export function showsDay(format: number, code: string | undefined): boolean {
  if (code === undefined)
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return (
    /[dy]|jj|aa/i.test(letters) && !/[#0?]/.test(letters.replace(/\.0+$/, '')) && !/^(general|standard)$/i.test(letters)
  )
}

type SheetReader = {
  readonly strings: readonly string[]
  readonly dayStyles: readonly boolean[]
  readonly serialOf1970: number
  rows: number
  cells: number
}

async function readSheet(
  visit: Visit,
  path: string,
  reader: SheetReader,
  emit: (row: TableRow) => void,
): Promise<void> {
  let line = 0
  let cells: Cell[] = []
  let place = 0
  let type = 'n'
  let style = -1
  let value = ''
  let isPhonetic = false
  await visit(path, {
    open(name, attribute) {
      if (name === 'row') {
        line = Number(attribute('r') ?? line + 1)
        cells = []
        place = -1
      } else if (name === 'c') {
        place = columnOf(attribute('r')) ?? place + 1
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? -1)
        value = ''
      } else if (name === 'rPh') isPhonetic = true
    },
    close(name, text) {
      if (name === 'v' || (name === 't' && !isPhonetic)) value += text
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && value !== '') {
        if (place >= LIMITS.columns || ++reader.cells > LIMITS.workbookCells) throw new ZipError('too-large')
        while (cells.length < place) cells.push('')
        cells[place] = toCell(reader, { type, style, value })
      } else if (name === 'row' && cells.length > 0) {
        if (++reader.rows > LIMITS.workbookCells) throw new ZipError('too-large')
        emit({ line, cells })
      }
    },
  })
}

type RawCell = { readonly type: string; readonly style: number; readonly value: string }

function toCell({ strings, dayStyles, serialOf1970 }: SheetReader, { type, style, value }: RawCell): Cell {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'true' : 'false'
    case 'n': {
      const serial = Number(value)
      if (dayStyles[style] && serial >= 1 && serial < 110_000)
        return { kind: 'day', day: dayOf(Math.floor(serial) - serialOf1970) }
      return { kind: 'number', digits: value.trim() }
    }
    default:
      // Texts of formulas and of the cell itself, days in ISO form, and errors such as #REF!, which nothing will read as an amount.
      return value
  }
}

/** `B7` is the place 1. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  let place = 0
  for (let i = 0; i < letters.length; i++) place = place * 26 + letters.charCodeAt(i) - 64
  return place - 1
}
