// Starts a process that reads files: little memory, nothing of the environment, no writing, no other process. (Its time is kept by who
// asks it.) It may read any file, as it is told paths; what it finds it can tell nobody else.

import { type ChildProcess, spawn } from 'node:child_process'
import module from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMITS } from '../formats/limits.ts'

export const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

export function startWorker(): ChildProcess {
  const cache = compileCache()
  return spawn(process.execPath, [...restrictions(cache), WORKER, ...(cache === null ? [] : [cache])], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
  })
}

/** The young generation is smaller than the program's: hardly anything that is read outlives its line. `cache`: a folder that it may write to at first. */
export const restrictions = (cache: string | null): readonly string[] => [
  `--max-old-space-size=${LIMITS.workerMegabytes}`,
  '--max-semi-space-size=4',
  '--permission',
  '--allow-fs-read=*',
  ...(cache === null ? [] : [`--allow-fs-write=${cache}`]),
  '--no-warnings',
]

/**
 * Where compiled code is kept. Only who may write there can use it: the process gives that right up once its code is loaded, which
 * Node knows how to since 24.21.
 */
function compileCache(): string | null {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const folder = module.getCompileCacheDir?.()
  return folder !== undefined && major === 24 && minor >= 21 ? dirname(folder) : null
}
