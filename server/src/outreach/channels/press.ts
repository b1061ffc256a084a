// The child processes that typeset: started when needed, replaced before their memory grows, stopped when idle.

import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { LetterDocument } from '../letter-document.ts'
import type { BundlePages } from './letter-bundle.ts'

/** One compilation, as a worker receives it. */
export type PressJob =
  | {
      /** `pages`: as a picture, to be looked at before there is a letter. */
      readonly kind: 'letter' | 'pages'
      readonly document: LetterDocument
      readonly logo: Uint8Array | null
    }
  | {
      readonly kind: 'bundle'
      readonly pages: BundlePages
      readonly files: readonly Uint8Array[]
      /** Of each letter; an enclosure that cannot be printed is left for a person, or refused where `isWhole`. */
      readonly enclosures: readonly (readonly (Uint8Array | null)[])[]
      readonly isWhole: boolean
    }

export type WorkerRequest = { readonly id: number; readonly jobs: readonly PressJob[] }
export type WorkerReply =
  | { readonly id: number; readonly files: readonly Uint8Array[] }
  | { readonly id: number; readonly error: string }

/** Letters sent over at a time: large enough to keep a worker busy, small enough to hold few files in memory. */
const BATCH = 25
/** The typesetter keeps a little of each letter for good: after this many a fresh process takes over. */
const LETTERS_PER_WORKER = 500
const IDLE_MS = 20_000
const WORKERS = Math.min(2, availableParallelism())

/** One child process at a time, started when needed. */
class Worker {
  private child: ChildProcess | null = null
  private letters = 0
  private last = 0

  send(jobs: readonly PressJob[]): Promise<readonly Uint8Array[]> {
    const letters = jobs.reduce((sum, job) => sum + (job.kind === 'bundle' ? job.files.length : 1), 0)
    if (this.letters > 0 && this.letters + letters > LETTERS_PER_WORKER) this.stop()
    const child = this.start()
    this.letters += letters
    const id = ++this.last
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        child.off('message', onMessage)
        child.off('exit', onExit)
        act()
      }
      const onMessage = (reply: WorkerReply): void => {
        if (reply.id !== id) return
        settle(() => ('error' in reply ? reject(new Error(`letter: ${reply.error}`)) : resolve(reply.files)))
      }
      const onExit = (code: number | null): void => {
        this.child = null
        settle(() => reject(new Error(`the typesetter stopped (${code ?? 'killed'})`)))
      }
      child.on('message', onMessage)
      child.on('exit', onExit)
      child.send({ id, jobs } satisfies WorkerRequest)
    })
  }

  /** An idle worker does not keep the program running. */
  rest(): void {
    this.child?.unref()
    this.child?.channel?.unref()
  }

  stop(): void {
    this.child?.kill()
    this.child = null
  }

  private start(): ChildProcess {
    if (!this.child) {
      // Without environment: no secret of the program is within its reach.
      this.child = fork(new URL('./letter-worker.ts', import.meta.url), {
        serialization: 'advanced',
        execArgv: [],
        env: {},
      })
      this.letters = 0
    }
    this.child.ref()
    this.child.channel?.ref()
    return this.child
  }
}

class Press {
  private readonly workers = Array.from({ length: WORKERS }, () => new Worker())
  private queue: Promise<unknown> = Promise.resolve()
  private idle: NodeJS.Timeout | null = null

  /** Calls take turns: one of them is enough to fill the processors. */
  run(jobs: readonly PressJob[]): Promise<Uint8Array[]> {
    const turn = this.queue.then(() => this.runAll(jobs))
    this.queue = turn.catch(() => undefined)
    return turn
  }

  private async runAll(jobs: readonly PressJob[]): Promise<Uint8Array[]> {
    if (this.idle) clearTimeout(this.idle)
    const files: Uint8Array[] = []
    const starts = Array.from({ length: Math.ceil(jobs.length / BATCH) }, (_, index) => index * BATCH).values()
    try {
      await Promise.all(
        this.workers.map(async (worker) => {
          for (const start of starts) {
            for (const [index, file] of (await worker.send(jobs.slice(start, start + BATCH))).entries())
              files[start + index] = file
          }
        }),
      )
      return files
    } finally {
      for (const worker of this.workers) worker.rest()
      this.idle = setTimeout(() => {
        for (const worker of this.workers) worker.stop()
      }, IDLE_MS)
      this.idle.unref()
    }
  }
}

export const press = new Press()
