// The process of its own in which a workbook is read, with little memory and little time: what comes from outside may be made to
// exhaust both. Bytes come in on standard input, lines of JSON go out.

import type { TableRow } from '../table.ts'
import { readWorkbook, type WorkbookHead } from './workbook.ts'
import { ZipError } from './zip.ts'

export type WorkerLine =
  | { readonly head: WorkbookHead }
  | { readonly rows: readonly TableRow[] }
  | { readonly failed: 'damaged' | 'too-large' }
  | { readonly done: true }

const BATCH = 500

async function run(): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  let rows: TableRow[] = []
  const flush = (): void => {
    if (rows.length > 0) say({ rows })
    rows = []
  }
  try {
    await readWorkbook(Buffer.concat(parts), {
      head: (head) => say({ head }),
      row(row) {
        rows.push(row)
        if (rows.length >= BATCH) flush()
      },
    })
    flush()
    say({ done: true })
  } catch (error) {
    if (!(error instanceof ZipError)) throw error
    say({ failed: error.reason })
  }
}

const say = (line: WorkerLine): boolean => process.stdout.write(`${JSON.stringify(line)}\n`)

await run()
