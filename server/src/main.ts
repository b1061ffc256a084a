// The program `quittance`: hands the process's arguments, environment and signals to the command line.

import { once } from 'node:events'
import { stopwatch } from '#platform/clock.ts'
import { commands, findCompany, openStore } from './app.ts'
import { runCli } from './cli.ts'

const stopping = new AbortController()
let sinceAsked = stopwatch()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Ctrl-C reaches every process of the terminal, and those above us pass it on as well: the same wish, some moments
    // later. A second wish means that whoever asks has lost patience.
    if (stopping.signal.aborted && sinceAsked() > 1000) process.exit(130)
    if (!stopping.signal.aborted) sinceAsked = stopwatch()
    stopping.abort()
  })
}

// Whoever reads has seen enough, as `| head` has: no fault, and nobody left to tell. The number is that of a program so ended.
process.stdout.on('error', () => process.exit(141))

const exitCode = await runCli({
  commands,
  argv: process.argv.slice(2),
  environment: process.env,
  openStore,
  findCompany,
  stopped: stopping.signal,
  isTerminal: process.stderr.isTTY,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  },
  err: (text) => process.stderr.write(text),
})

// Set, not called: what was printed has to reach a pipe first.
process.exitCode = exitCode
if (stopping.signal.aborted) process.exit(exitCode)
