// Reads documents in processes of their own that are kept for the next one: starting one costs more than reading an invoice. One that
// takes too much memory or too long is ended, and only the file that did it is refused.

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Refusal } from '#kernel'
import { LIMITS } from '../limits.ts'
import type { Document } from './document.ts'
import type { WorkerAnswer } from './worker.ts'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

export type DocumentReader = {
  /** Refuses what cannot be read, by the name of its file. */
  readonly read: (file: string, bytes: Uint8Array) => Promise<readonly Document[]>
  readonly close: () => void
}

/** One document at a time; several readers work beside each other. */
export function documentReader(): DocumentReader {
  let worker: Worker | null = null
  return {
    async read(file, bytes) {
      worker ??= idle.pop() ?? startWorker()
      const answer = await worker.ask(bytes)
      if (answer === null) {
        worker = null
        throw new Refusal('intake.document_too_heavy', { file })
      }
      if ('code' in answer) throw new Refusal(answer.code, { file, ...answer.data })
      return answer.documents
    },
    close() {
      if (worker) rest(worker)
      worker = null
    },
  }
}

/** Processes that wait for the next document; none keeps the program from ending, and none outlives its rest. */
const idle: Worker[] = []

function rest(worker: Worker): void {
  idle.push(worker)
  setTimeout(() => {
    const place = idle.indexOf(worker)
    if (place < 0) return
    idle.splice(place, 1)
    worker.end()
  }, LIMITS.workerRestMilliseconds).unref()
}

type Worker = { readonly ask: (bytes: Uint8Array) => Promise<WorkerAnswer | null>; readonly end: () => void }

function startWorker(): Worker {
  // Reading files is all it may do besides: no writing, no other process.
  const options = [
    `--max-old-space-size=${LIMITS.workerMegabytes}`,
    '--permission',
    '--allow-fs-read=*',
    '--no-warnings',
  ]
  const child = spawn(process.execPath, [...options, WORKER], { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
  const { stdin, stdout } = child
  const handles = [child, stdin, stdout] as unknown as readonly { ref(): void; unref(): void }[]
  const lines = createInterface({ input: stdout })
  let settle: ((answer: WorkerAnswer | null) => void) | null = null
  const settled = (answer: WorkerAnswer | null): void => {
    for (const handle of handles) handle.unref()
    settle?.(answer)
    settle = null
  }
  // What it says last may come after its end is known: only when its output is closed too is there nothing more to expect.
  child.once('close', () => settled(null))
  lines.on('line', (line) => settled(JSON.parse(line) as WorkerAnswer))
  stdin.on('error', () => undefined)
  return {
    ask: (bytes) =>
      withTimeout(child, (done) => {
        settle = done
        for (const handle of handles) handle.ref()
        const length = Buffer.alloc(4)
        length.writeUInt32LE(bytes.length)
        stdin.write(length)
        stdin.write(bytes)
      }),
    end: () => stdin.end(),
  }
}

function withTimeout(
  child: ChildProcess,
  begin: (done: (answer: WorkerAnswer | null) => void) => void,
): Promise<WorkerAnswer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMITS.documentMilliseconds)
    begin((answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
    if (child.exitCode !== null || child.signalCode !== null) {
      clearTimeout(timer)
      resolve(null)
    }
  })
}
