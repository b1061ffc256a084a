// A workbook as a table: read once by a process of its own, which is ended when it takes too much memory or too long.

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { Refusal } from '#kernel'
import { megabytes } from './detect.ts'
import { LIMITS } from './limits.ts'
import type { Source } from './source.ts'
import type { Table, TableRow } from './table.ts'
import type { WorkbookHead } from './workbook/workbook.ts'
import type { WorkerLine } from './workbook/worker.ts'

const WORKER = fileURLToPath(new URL('workbook/worker.ts', import.meta.url))

export async function workbookTable(source: Source): Promise<Table> {
  const { head, batches } = await readInWorker(source)
  const otherSheets = head.otherSheets.join(', ')
  return {
    name: source.name,
    form: otherSheets === '' ? { sheet: head.sheet } : { sheet: head.sheet, otherSheets },
    serialOf1970: head.serialOf1970,
    async *rows() {
      yield* batches
    },
  }
}

type Read = { readonly head: WorkbookHead; readonly batches: readonly (readonly TableRow[])[] }

async function readInWorker(source: Source): Promise<Read> {
  // Reading files is all it may do besides: no writing, no other process.
  const options = [
    `--max-old-space-size=${LIMITS.workerMegabytes}`,
    '--permission',
    '--allow-fs-read=*',
    '--no-warnings',
  ]
  const worker = spawn(process.execPath, [...options, WORKER], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    timeout: LIMITS.workerMilliseconds,
    killSignal: 'SIGKILL',
  })
  // A worker that died takes no more bytes; what it said before tells why.
  const fed = pipeline(copies(source), worker.stdin).catch(() => undefined)
  let head: WorkbookHead | null = null
  let isDone = false
  const batches: (readonly TableRow[])[] = []
  for await (const text of createInterface({ input: worker.stdout })) {
    const line = JSON.parse(text) as WorkerLine
    if ('failed' in line) throw failure(source, line.failed)
    if ('head' in line) head = line.head
    else if ('rows' in line) batches.push(line.rows)
    else isDone = true
  }
  await fed
  if (!isDone || head === null) throw new Refusal('intake.spreadsheet_too_heavy', { file: source.name })
  return { head, batches }
}

async function* copies(source: Source): AsyncIterable<Buffer> {
  for await (const chunk of source.chunks()) yield Buffer.from(chunk)
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
