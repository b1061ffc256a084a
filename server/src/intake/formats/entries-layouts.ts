// Accounting entries in the layouts of French packages other than the FEC: Quadratus ASCII, Ciel XIMPORT, EBP and Cegid. Their lines are
// turned into those of a FEC with one column more, the due date, which these layouts know; the one reader of entries does the rest.

import { parseDay } from '#kernel/day.ts'
import { decodeText, encodingOf, textLines } from './decode.ts'
import { delimitedParser } from './delimited.ts'
import type { Source } from './source.ts'

export type EntriesLayout = 'quadra' | 'ciel' | 'ebp' | 'cegid'

const BEGINNINGS: readonly (readonly [EntriesLayout, RegExp])[] = [
  ['quadra', /^M.{8}..[\d ]{3}\d{6}.{21}[DC][+-]\d{12}/],
  ['ciel', /^ *\d{1,5}.{2}\d{8}[\d ]{8}.{12}\d{3}.{8}.{25}[\d ., ]{13}[DC]/],
  ['ebp', /^"?\d+"?,\d{8},[^,]*,"?\d{3}[^,]*,"[^"]*","[^"]*",[\d.]+,"?[DC]\b/],
  ['cegid', /^\d{8};[^;]*;\d{3}[^;]*;[^;]*;[DC];[\d., ]+;/],
]

/** The layout that a first line shows; null for any other text. Quadratus files may begin with the accounts (`C`). */
export function entriesLayout(start: string): EntriesLayout | null {
  const lines = start.split(/[\r\n]+/, 200)
  const line = lines[0]?.startsWith('C') ? (lines.find((each) => each.startsWith('M')) ?? '') : (lines[0] ?? '')
  return BEGINNINGS.find(([, beginning]) => beginning.test(line))?.[0] ?? null
}

/** The lines that stand above the first entry in what `asEntries` gives. */
export const LINES_ABOVE = 1

const HEADER =
  'JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tCompAuxNum\tCompAuxLib\tPieceRef\tEcritureLib\tMontant\tSens\tEcritureLet\tDateEcheance'

type Entry = {
  readonly journal: string
  readonly day: string
  readonly account: string
  readonly auxiliary?: string
  readonly name?: string
  readonly piece: string
  readonly label: string
  /** With a decimal mark. */
  readonly amount: string
  readonly side: string
  readonly lettering?: string
  readonly dueDay?: string
}

/** The same file as accounting entries; a line that is none becomes an empty one, so that lines keep their numbers. */
export function asEntries(source: Source, layout: EntriesLayout): Source {
  return {
    name: source.name,
    size: source.size,
    async *chunks() {
      yield Buffer.from(`${HEADER}\n`)
      for await (const lines of textLines(decodeText(source, await encodingOf(source)))) {
        const entries = lines.map(READERS[layout])
        yield Buffer.from(entries.map((entry) => `${entry === null ? '' : lineOf(entry)}\n`).join(''))
      }
    },
  }
}

function lineOf({
  journal,
  day,
  account,
  name,
  piece,
  label,
  amount,
  side,
  lettering,
  dueDay,
  ...entry
}: Entry): string {
  // 411DUPONT is the customer's own account, 411000 that of all.
  const auxiliary = entry.auxiliary ?? (/^41\d0*$/.test(account) ? '' : account)
  const cells = [
    journal,
    '',
    day,
    account,
    auxiliary,
    name ?? label,
    piece,
    label,
    amount,
    side,
    lettering ?? '',
    dueDay ?? '',
  ]
  return cells.map((cell) => cell.replace(/\t/g, ' ').trim()).join('\t')
}

const READERS: Readonly<Record<EntriesLayout, (line: string) => Entry | null>> = {
  quadra(line) {
    if (!line.startsWith('M') || line.length < 55) return null
    // Places counted from 1, as the layout does.
    const at = (from: number, to: number): string => line.slice(from - 1, to)
    const label = at(117, 146).trim() || at(22, 41)
    const cents = at(44, 55)
    return {
      journal: at(10, 11),
      day: compactDay(at(15, 20)),
      account: at(2, 9).trim(),
      piece: at(149, 158).trim() || at(100, 107).trim() || at(75, 79),
      label,
      amount: `${at(43, 43) === '-' ? '-' : ''}${cents.slice(0, -2)},${cents.slice(-2)}`,
      side: at(42, 42),
      lettering: at(70, 71),
      dueDay: compactDay(at(64, 69)),
    }
  },
  ciel(line) {
    if (line.length < 85) return null
    const at = (from: number, to: number): string => line.slice(from - 1, to)
    const [day, dueDay] = [at(8, 15), at(16, 23)]
    return {
      journal: at(6, 7),
      day,
      account: at(36, 46).trim(),
      name: at(104, 137),
      piece: at(24, 35),
      label: at(47, 71),
      amount: at(72, 84).trim().replace('.', ','),
      side: at(85, 85),
      // In some versions it repeats the day of the entry.
      dueDay: dueDay === day ? '' : dueDay,
    }
  },
  ebp(line) {
    const [, day = '', journal = '', account = '', label = '', piece = '', amount = '', side = '', dueDay = ''] =
      cellsOf(line, ',')
    if (amount === '') return null
    return {
      journal,
      day: yearFirst(day),
      account,
      piece,
      label,
      amount: amount.replace('.', ','),
      side,
      dueDay: yearFirst(dueDay),
    }
  },
  cegid(line) {
    const [day = '', journal = '', account = '', auxiliary = '', side = '', amount = '', label = '', piece = ''] =
      cellsOf(line, ';')
    if (amount === '') return null
    return { journal, day: yearFirst(day), account, auxiliary, piece, label, amount: amount.replace('.', ','), side }
  },
}

function cellsOf(line: string, separator: string): readonly string[] {
  const parser = delimitedParser(separator)
  return [...parser.write(line), ...parser.end()][0]?.cells ?? []
}

/** 311226 as 20261231; empty for the zeros and blanks that stand for no day. */
function compactDay(text: string): string {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (match === null || text === '000000') return ''
  return `20${match[3]}${match[2]}${match[1]}`
}

/** 31122026 as 20261231. */
function yearFirst(text: string): string {
  const match = /^(\d\d)(\d\d)(\d{4})$/.exec(text.trim())
  if (match === null) return text.trim()
  const day = `${match[3]}-${match[2]}-${match[1]}`
  return parseDay(day) === null ? text : day.replaceAll('-', '')
}
