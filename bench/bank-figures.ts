// A year of bank movements in one CAMT.053 file of 70 MB: read by the command that everybody uses, beside xmllint where there is one.

import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopwatch } from '../server/src/platform/clock.ts'
import { writeBankStatement } from './bank-statement.ts'
import { type Figure, type Run, figureOf } from './figure.ts'
import { PROGRAM, runProgram } from './processes.ts'
import { scanFile } from './references.ts'

const RUNS = 3
const ENTRIES = 100_000

export async function bankFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-bank-'))
  try {
    const path = join(folder, 'camt.xml')
    await writeBankStatement(path, ENTRIES)
    const { size } = await stat(path)
    const runs: Run[] = []
    const references: number[] = []
    const hasXmllint = spawnSync('xmllint', ['--version']).status === 0
    for (let run = 0; run < RUNS; run++) {
      references.push(hasXmllint ? xmllint(path) : await scanFile(path))
      runs.push(await runProgram('', [PROGRAM, 'read', path, '--json']))
    }
    return [
      figureOf({
        name: `CAMT.053, ${(size / 1e6).toFixed(0)} MB: read (quittance read)`,
        count: ENTRIES,
        unit: 'entries',
        runs,
        reference: { name: hasXmllint ? 'xmllint --stream' : 'byte scan', milliseconds: references },
        target: { milliseconds: 3_000, bytes: 200e6 },
      }),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

function xmllint(path: string): number {
  const took = stopwatch()
  if (spawnSync('xmllint', ['--stream', '--noout', path]).status !== 0) throw new Error('xmllint refuses the file')
  return took()
}
