// From the command to the first page: with an empty data directory, and with one that was used before.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { stopwatch } from '../server/src/platform/clock.ts'
import { type Figure, type Run, figureOf } from './figure.ts'
import { FLAGS, PROGRAM, environmentOf } from './processes.ts'

const RUNS = 3

/** What `npm start` comes down to once dependencies are installed and pages built; a bench does neither. */
export async function startFigures(): Promise<Figure[]> {
  const first: Run[] = []
  const warm: Run[] = []
  for (let run = 0; run < RUNS; run++) {
    const data = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
    const [begun, again] = [await startAndStop(data), await startAndStop(data)]
    await rm(data, { recursive: true, force: true })
    first.push({ milliseconds: begun })
    warm.push({ milliseconds: again })
  }
  const of = { count: 1, unit: 'start' }
  const target = { milliseconds: 3000 }
  return [
    figureOf({ ...of, name: 'first start: database made, first page served', runs: first }),
    figureOf({ ...of, name: 'warm start: database started, first page served', runs: warm, target }),
  ]
}

async function startAndStop(data: string): Promise<number> {
  const took = stopwatch()
  const child = spawn(process.execPath, [...FLAGS, PROGRAM, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: environmentOf(data),
  })
  const address = await addressIn(createInterface({ input: child.stdout }))
  const page = await fetch(address)
  if (!page.ok) throw new Error(`${address} answered ${page.status}: are the pages built (npm run build)?`)
  await page.text()
  const milliseconds = took()
  child.kill('SIGTERM')
  await once(child, 'close')
  return milliseconds
}

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /http:\/\/localhost:\d+/.exec(line)?.[0]
    if (address !== undefined) return address
  }
  throw new Error('the program ended before it was ready')
}
