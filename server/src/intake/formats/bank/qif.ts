// QIF: records of one letter a line, ended by `^`. It names no account and no currency, and the same bank writes days and amounts
// in several ways: laid out as a table, its conventions are found or asked as those of any other list.

import { decodeText, encodingOf, forEachTextLine } from '../decode.ts'
import type { Source } from '../source.ts'
import type { Table, TableRow } from '../table.ts'

const COLUMNS = ['Date', 'Montant', 'Nom', 'Libellé', 'Référence']
const PLACES: Readonly<Record<string, number>> = { D: 0, T: 1, P: 2, M: 3, N: 4 }

export async function qifTable(source: Source): Promise<Table> {
  const encoding = await encodingOf(source)
  return {
    name: source.name,
    form: { encoding },
    serialOf1970: 25_569,
    async *rows() {
      yield await recordsOf(decodeText(source, encoding))
    },
  }
}

async function recordsOf(texts: AsyncIterable<string>): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [{ line: 0, cells: COLUMNS }]
  let cells: string[] = COLUMNS.map(() => '')
  let line = 1
  // Only sections of movements hold any: lists of accounts, categories and securities are left out.
  let isMovements = false
  await forEachTextLine(texts, (text, number) => {
    if (text.startsWith('!')) {
      isMovements = /^!type:(bank|ccard|cash|oth [al])\s*$/i.test(text)
      line = number + 1
    } else if (text.startsWith('^')) {
      if (isMovements) rows.push({ line, cells })
      cells = COLUMNS.map(() => '')
      line = number + 1
    } else {
      const place = PLACES[text.charAt(0)]
      // Of the parts of a split movement only the whole is kept.
      if (place !== undefined && cells[place] === '') cells[place] = valueOf(text)
    }
  })
  // The last record may lack its end.
  if (isMovements && cells.some((cell) => cell !== '')) rows.push({ line, cells })
  return rows
}

/** `D12/31'26` and `D 1/ 5/26` are days too. */
const valueOf = (text: string): string =>
  text.startsWith('D') ? text.slice(1).replace(/'/g, '/').replace(/\s+/g, '') : text.slice(1).trim()
