// The program `quittance`: hands the process's arguments, environment and signals to the command line.

import { once } from 'node:events'
import { stopwatch } from '#platform/clock.ts'
import { findCompany, openStore } from './app.ts'
import { runCli } from './cli.ts'
import { commandsFor } from './commands.ts'

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

// Whoever reads only the first lines (`| head`) closes the pipe: what was asked is done all the same, and ends in order.
let isRead = true
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  isRead = false
})

const argv = process.argv.slice(2)
const exitCode = await runCli({
  commands: await commandsFor(argv),
  argv,
  environment: process.env,
  openStore,
  findCompany,
  stopped: stopping.signal,
  isTerminal: process.stderr.isTTY,
  out: async (text) => {
    if (isRead && !process.stdout.write(text)) await once(process.stdout, 'drain').catch(() => {})
  },
  err: (text) => process.stderr.write(text),
})

// Set, not called: what was printed has to reach a pipe first.
process.exitCode = exitCode
if (stopping.signal.aborted) process.exit(exitCode)
