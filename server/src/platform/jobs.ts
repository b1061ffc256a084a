// Work to be done soon, kept in the same database as the acts, so that an act and its job commit together. Each job runs at
// least once: when a worker dies its lease ends and another takes over, so handlers must be idempotent.

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock, Instant, Log } from '#kernel'
import { stopwatch } from './clock.ts'
import type { Database } from './database.ts'
import { claimJobs, finishJob, postponeJob, renewLeases } from './job-store.ts'
import type { Job } from './job-store.ts'

export { enqueue } from './job-store.ts'
export type { Job, NewJob } from './job-store.ts'

/** Does the work of one job. Throwing postpones it. `stopping` is raised when the process is about to end. */
export type JobHandler = (job: Job, stopping: AbortSignal) => Promise<void>

export type WorkerOptions = {
  readonly database: Pick<Database, 'shared'>
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly clock: Clock
  readonly log: Log
  /** Jobs at work at the same time. */
  readonly concurrency?: number
  readonly pollMillis?: number
  readonly leaseSeconds?: number
}

export class Worker {
  readonly #options: Required<WorkerOptions>
  readonly #name = randomUUID()
  readonly #stopping = new AbortController()
  readonly #running = new Map<number, Promise<void>>()
  #loop: Promise<number> | null = null
  #sinceRenewal = stopwatch()

  constructor(options: WorkerOptions) {
    this.#options = { concurrency: 4, pollMillis: 1000, leaseSeconds: 60, ...options }
  }

  start(): void {
    this.#loop ??= this.#run('until-stopped')
  }

  /** Takes no more jobs and waits for those at work. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#loop
  }

  /** Runs what is due until nothing is and returns how many jobs that was: for commands and tests. */
  drain(): Promise<number> {
    return this.#run('until-idle')
  }

  async #run(mode: 'until-stopped' | 'until-idle'): Promise<number> {
    const { concurrency, pollMillis } = this.#options
    const { signal } = this.#stopping
    let count = 0
    while (!signal.aborted || this.#running.size > 0) {
      await this.#renewWhenDue()
      const free = signal.aborted ? 0 : concurrency - this.#running.size
      const jobs = free > 0 ? await this.#claim(free) : []
      for (const job of jobs) this.#begin(job)
      count += jobs.length
      if (jobs.length > 0 && jobs.length === free) continue
      if (mode === 'until-idle' && this.#running.size === 0 && jobs.length === 0) break
      await this.#wait(pollMillis)
    }
    return count
  }

  /** Until a job ends, a stop is asked for, or it is time to look again. No timer is left behind to keep the process alive. */
  async #wait(millis: number): Promise<void> {
    const { signal } = this.#stopping
    const over = new AbortController()
    // Once stopping, the signal cuts nothing short any more: what is waited for then are the jobs at work.
    const until = signal.aborted ? over.signal : AbortSignal.any([signal, over.signal])
    const pause = sleep(millis, undefined, { signal: until }).catch(() => {})
    await Promise.race([...this.#running.values(), pause])
    over.abort()
  }

  #begin(job: Job): void {
    this.#running.set(
      job.id,
      this.#execute(job).finally(() => this.#running.delete(job.id)),
    )
  }

  /** The database may be away for a while (a restart): that ends no worker. */
  async #claim(count: number): Promise<readonly Job[]> {
    const { database, clock, leaseSeconds, handlers, log } = this.#options
    const request = {
      count,
      worker: this.#name,
      now: clock.now(),
      leaseSeconds,
      kinds: Object.keys(handlers),
      running: [...this.#running.keys()],
    }
    try {
      return await database.shared((sql) => claimJobs(sql, request))
    } catch (error) {
      log.warn('jobs.not_claimed', { error })
      return []
    }
  }

  async #execute(job: Job): Promise<void> {
    const { database, handlers, log } = this.#options
    const took = stopwatch()
    try {
      const handler = handlers[job.kind]
      if (!handler) throw new Error(`no handler for ${job.kind}`)
      await handler(job, this.#stopping.signal)
      await database.shared((sql) => finishJob(sql, { id: job.id, worker: this.#name }))
      log.info('job.done', { kind: job.kind, id: job.id, millis: Math.round(took()) })
    } catch (error) {
      await this.#postpone(job, error)
    }
  }

  async #postpone(job: Job, error: unknown): Promise<void> {
    const { database, clock, log } = this.#options
    const delaySeconds = backOffSeconds(job.attempts, Math.random())
    log.error('job.failed', { kind: job.kind, id: job.id, attempts: job.attempts, delaySeconds, error })
    const postponed = {
      job,
      worker: this.#name,
      runAt: later(clock.now(), delaySeconds),
      lastError: error instanceof Error ? error.message : String(error),
    }
    try {
      await database.shared((sql) => postponeJob(sql, postponed))
    } catch (failure) {
      log.warn('job.not_postponed', { id: job.id, error: failure }) // its lease will end by itself
    }
  }

  async #renewWhenDue(): Promise<void> {
    const { database, leaseSeconds, log } = this.#options
    if (this.#running.size === 0 || this.#sinceRenewal() < (leaseSeconds * 1000) / 3) return
    this.#sinceRenewal = stopwatch()
    const lease = { ids: [...this.#running.keys()], worker: this.#name, leaseSeconds }
    await database
      .shared((sql) => renewLeases(sql, lease))
      .catch((error: unknown) => log.warn('jobs.lease_not_renewed', { error }))
  }
}

/** 5 s, 10 s, 20 s … one hour, less up to half: many jobs that failed together must not come back together. */
export function backOffSeconds(attempts: number, random: number): number {
  return Math.round(Math.min(5 * 2 ** (attempts - 1), 3600) * (1 - random / 2))
}

function later(instant: Instant, seconds: number): Instant {
  return new Date(new Date(instant).getTime() + seconds * 1000).toISOString()
}
