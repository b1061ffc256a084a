// Whatever is measured runs in a process of its own, so that its memory is its own and nothing is warm.

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { once } from 'node:events'
import { join } from 'node:path'
import { stopwatch } from '../server/src/platform/clock.ts'
import { databaseProcessor } from './database-processor.ts'
import type { Run } from './figure.ts'
import { AS_OF } from './portfolio.ts'
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts'

const ROOT = join(import.meta.dirname, '..')
export const PROGRAM = join(ROOT, 'server', 'bin', 'quittance.mjs')

/** Nothing of the caller's settings: the figures are those of the embedded database, on the day of the portfolio. */
export const environmentOf = (data: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'C.UTF-8',
  QUITTANCE_DATA: data,
  QUITTANCE_NOW: AS_OF,
  // Its mail server is on this machine, and several companies share the store.
  INTERNAL_NETWORKS: 'all',
  // As bin/quittance.mjs has it: code is compiled once, before the first run that counts.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'quittance'),
})

/** As `npm start` and the command `quittance` run the program. */
export const FLAGS = ['--max-semi-space-size=8']
const REPORT_USAGE = ['--import', join(import.meta.dirname, 'report-usage.ts')]

export type Ran = Required<Run> & { readonly output: string }
type UsedByProgram = Pick<Ran, 'cpuMilliseconds' | 'peakBytes'>

/** Runs a Node program to its end; one that fails ends the bench with its words. */
export async function runProgram(data: string, argv: readonly string[], input = ''): Promise<Ran> {
  const before = databaseProcessor(data)
  const took = stopwatch()
  const child = spawn(process.execPath, [...FLAGS, ...REPORT_USAGE, ...argv], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: environmentOf(data),
  })
  child.stdin.end(input)
  const usage = child.stdio[3] as Readable
  const [output, words, used, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    text(usage),
    once(child, 'close') as Promise<[number | null]>,
  ])
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}\n${words}${output}`)
  const milliseconds = took()
  const after = databaseProcessor(data)
  const databaseCpuMilliseconds = before === null || after === null ? null : after - before
  return { milliseconds, databaseCpuMilliseconds, ...(JSON.parse(used) as UsedByProgram), output }
}

/** Runs a task of tasks.ts: its time is taken inside, once the store is open. */
export async function runTask<Name extends TaskName>(
  data: string,
  name: Name,
  input: TaskInput<Name>,
): Promise<Ran & TaskOutput<Name>> {
  const tasks = join(import.meta.dirname, 'tasks.ts')
  const ran = await runProgram(data, [tasks, name, JSON.stringify(input)])
  return { ...ran, ...(JSON.parse(ran.output) as TaskOutput<Name>) }
}
