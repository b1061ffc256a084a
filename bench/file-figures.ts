// The accounting file of a million lines: read, and stored by the command that everybody uses.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { stopwatch } from '../server/src/platform/clock.ts'
import { writeAccountingFile } from './accounting-file.ts'
import { type Figure, type Run, figureOf } from './figure.ts'
import { PROGRAM, runProgram } from './processes.ts'
import { copyRows, scanFile } from './references.ts'
import { type ScratchStore, createCompanyByCommand, withScratchStore } from './scratch-store.ts'

const RUNS = 3
const OPTIONS = { invoices: 230_000, debtors: 15_000, seed: 2, shape: 'ledger' } as const

export const fileFigures = (): Promise<Figure[]> =>
  withScratchStore(async (store) => {
    const path = join(store.folder, 'entries.txt')
    const { lines } = await writeAccountingFile(path, OPTIONS)
    const { size } = await stat(path)
    const name = `accounting file, ${(size / 1e6).toFixed(0)} MB`
    return [
      await readFigure(path, name, lines),
      await awkFigure(path, lines),
      await storeFigure(store, path, name, lines),
    ].flat()
  })

async function readFigure(path: string, name: string, lines: number): Promise<Figure> {
  const runs: Run[] = []
  const scans: number[] = []
  for (let run = 0; run < RUNS; run++) {
    scans.push(await scanFile(path))
    runs.push(await runProgram('', [PROGRAM, 'read', path, '--json']))
  }
  return figureOf({
    name: `${name}: read (quittance read)`,
    count: lines,
    unit: 'lines',
    runs,
    reference: { name: 'byte scan', milliseconds: scans },
    target: { milliseconds: 2000, bytes: 200e6 },
  })
}

/** What a person would reach for without us: the sums, and the lines of 411 without lettering. */
const AWK = `BEGIN { FS = "\\t" } NR > 1 { gsub(",", ".", $12); gsub(",", ".", $13); debit += $12; credit += $13
  if (substr($5, 1, 3) == "411" && $14 == "") open += $12 - $13 } END { printf "%.2f %.2f %.2f", debit, credit, open }`

async function awkFigure(path: string, lines: number): Promise<readonly Figure[]> {
  const runs: Run[] = []
  for (let run = 0; run < RUNS; run++) {
    const took = stopwatch()
    const { status } = spawnSync('awk', [AWK, path], { env: { PATH: process.env['PATH'], LC_ALL: 'C' } })
    if (status !== 0) return [] // no awk here
    runs.push({ milliseconds: took() })
  }
  return [figureOf({ name: 'the same file: sums and open lines by awk', count: lines, unit: 'lines', runs })]
}

async function storeFigure({ data, owner }: ScratchStore, path: string, name: string, lines: number): Promise<Figure> {
  const runs: Run[] = []
  const copies: number[] = []
  for (let run = 1; run <= RUNS; run++) {
    await createCompanyByCommand(data, PROGRAM, `Company ${run}`)
    runs.push(await runProgram(data, [PROGRAM, 'import', path, '--terms', '30', '--org', `Company ${run}`, '--json']))
    const tables = ['debtor', 'debtor_reference', 'item', 'credit', 'entry']
    copies.push(await copyRows({ login: owner, organisationId: run, tables }))
  }
  return figureOf({
    name: `${name}: stored (quittance import)`,
    count: lines,
    unit: 'lines',
    runs,
    reference: { name: 'COPY of its rows', milliseconds: copies },
    target: { milliseconds: 8000 },
  })
}
