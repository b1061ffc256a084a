// What the worker does: the jobs of the modules, and the few of them that nobody asks for but the time.

import { organisationIds } from '#access'
import { watchMail } from '#dialogue'
import { jobs as dialogueJobs } from '#dialogue/jobs.ts'
import { jobs as evidenceJobs } from '#evidence/jobs.ts'
import { jobs as intakeJobs } from '#intake/jobs.ts'
import type { Shell } from '#kernel'
import { Worker, enqueue } from '#platform/jobs.ts'
import { type StrategyJobsOptions, jobs as strategyJobs, startJobs } from '#strategy/jobs.ts'

export type Background = { readonly stop: () => Promise<void> }

/** Facts are sealed within this time; acts do not ask for it themselves, they would wait for each other at the job's key. */
const SEAL_EVERY_MILLIS = 30_000
/** Answers are seen within this time, where the server does not say at once that something came. */
const FETCH_EVERY_MILLIS = 60_000
/** Files that nobody stored are cleared away a week after; a day more or less is nothing. */
const SWEEP_EVERY_MILLIS = 86_400_000

export async function startBackground(options: StrategyJobsOptions): Promise<Background> {
  const { shell, secrets } = options
  const { log, clock } = shell
  const worker = new Worker({
    database: shell,
    log,
    clock,
    handlers: {
      ...evidenceJobs(shell),
      ...dialogueJobs({ shell, secrets }),
      ...intakeJobs(shell),
      ...strategyJobs(options),
    },
  })
  await startJobs(shell)
  const timers = [
    every(shell, SEAL_EVERY_MILLIS, 'evidence.seal'),
    every(shell, FETCH_EVERY_MILLIS, 'dialogue.fetch'),
    every(shell, SWEEP_EVERY_MILLIS, 'intake.sweep'),
  ]
  const watch = watchMail(shell, secrets)
  const refresh = () => void watch.refresh().catch((error: unknown) => log.warn('dialogue.not_watched', { error }))
  refresh()
  timers.push(setInterval(refresh, FETCH_EVERY_MILLIS))
  worker.start()
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      watch.stop()
      await worker.stop()
    },
  }
}

/** Asks for a job of each company now and again and again; one that still waits is not asked for twice. */
function every(shell: Shell, millis: number, kind: string): NodeJS.Timeout {
  const ask = () => {
    askFor(shell, kind).catch((error: Error) => shell.log.warn('job.not_asked', { kind, reason: error.message }))
  }
  ask()
  return setInterval(ask, millis)
}

async function askFor(shell: Shell, kind: string): Promise<void> {
  const ids = await organisationIds(shell)
  const runAt = shell.clock.now()
  await shell.shared((sql) =>
    enqueue(
      sql,
      ids.map((organisationId) => ({ organisationId, kind, payload: {}, key: `${kind} ${organisationId}`, runAt })),
    ),
  )
}
