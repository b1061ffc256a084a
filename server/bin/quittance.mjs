#!/usr/bin/env -S node --max-semi-space-size=8
// The command `quittance`. The program is TypeScript that Node 24 runs as it is; an older Node hands over to the one that
// the installation brings along. The flag, here and in scripts/workspace.mjs, takes up to 100 MB off a run over a large portfolio
// and costs it no time (bench/README.md).

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24

const here = dirname(fileURLToPath(import.meta.url))
if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  // Stripping the types and compiling is half of a start, and is done once. Where nothing can be written, nothing is kept.
  module.enableCompileCache(join(here, '..', '..', 'node_modules', '.cache', 'quittance'))
  await import('../src/main.ts')
} else handOver(findNode(here))

/** The `node` of the nearest node_modules above this file. */
function findNode(folder) {
  const candidate = join(folder, 'node_modules', '.bin', 'node')
  if (existsSync(candidate)) return candidate
  const parent = dirname(folder)
  return parent === folder ? null : findNode(parent)
}

function handOver(node) {
  if (node === null) {
    process.stderr.write(
      `Quittance needs Node ${NEEDED} or newer; this is ${process.version}. Install it, or run npm install here.\n`,
    )
    process.exit(3)
  }
  const child = spawn(node, ['--max-semi-space-size=8', ...process.argv.slice(1)], { stdio: 'inherit' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`)
    process.exit(3)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 3)
    for (const name of signals) process.removeAllListeners(name)
    process.kill(process.pid, signal) // die as it died
  })
}
