// A workbook as a table: read once, as each of its parts is packed by itself, and kept until the table is no longer asked for.

import { Refusal } from '#kernel/refusal.ts'
import { megabytes } from './detect.ts'
import { LIMITS } from './limits.ts'
import { headOf, type Source } from './source.ts'
import type { Table, TableRow } from './table.ts'
import { readWorkbook, type WorkbookHead } from './workbook/workbook.ts'
import { ZipError } from './workbook/zip.ts'

export async function workbookTable(source: Source): Promise<Table> {
  const { head, rows } = await readWhole(source)
  const otherSheets = head.otherSheets.join(', ')
  return {
    name: source.name,
    form: otherSheets === '' ? { sheet: head.sheet } : { sheet: head.sheet, otherSheets },
    serialOf1970: head.serialOf1970,
    async *rows() {
      for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
    },
  }
}

const BATCH = 500

async function readWhole(source: Source): Promise<{ readonly head: WorkbookHead; readonly rows: readonly TableRow[] }> {
  let head: WorkbookHead | null = null
  const rows: TableRow[] = []
  try {
    await readWorkbook(Buffer.from(await headOf(source, LIMITS.workbookBytes)), {
      head: (found) => {
        head = found
      },
      row: (row) => rows.push(row),
    })
    if (head === null) throw new ZipError('damaged')
    return { head, rows }
  } catch (error) {
    throw error instanceof ZipError ? failure(source, error.reason) : error
  }
}

function failure(source: Source, reason: 'damaged' | 'too-large'): Refusal {
  switch (reason) {
    case 'damaged':
      return new Refusal('intake.spreadsheet_damaged', { file: source.name })
    case 'too-large':
      return new Refusal('intake.spreadsheet_too_large', {
        file: source.name,
        limitMegabytes: megabytes(LIMITS.unpackedBytes),
      })
  }
}
