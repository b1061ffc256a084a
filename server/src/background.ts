// What the worker does: the jobs of the modules, and the few of them that nobody asks for but the time.

import { type Secrets, organisationIds } from '#access'
import { jobs as evidenceJobs } from '#evidence/jobs.ts'
import type { Shell } from '#kernel'
import { Worker, enqueue } from '#platform/jobs.ts'
import { jobs as strategyJobs, startJobs } from '#strategy/jobs.ts'

export type Background = { readonly stop: () => Promise<void> }

/** Facts are sealed within this time; acts do not ask for it themselves, they would wait for each other at the job's key. */
const SEAL_EVERY_MILLIS = 30_000

export async function startBackground(shell: Shell, secrets: Secrets): Promise<Background> {
  const { log, clock } = shell
  const worker = new Worker({
    database: shell,
    log,
    clock,
    handlers: { ...evidenceJobs(shell), ...strategyJobs({ shell, secrets }) },
  })
  await startJobs(shell)
  await askForSeals(shell)
  const timer = setInterval(() => {
    askForSeals(shell).catch((error: Error) => log.warn('evidence.seal_not_asked', { reason: error.message }))
  }, SEAL_EVERY_MILLIS)
  worker.start()
  return {
    stop: async () => {
      clearInterval(timer)
      await worker.stop()
    },
  }
}

async function askForSeals(shell: Shell): Promise<void> {
  const ids = await organisationIds(shell)
  const runAt = shell.clock.now()
  await shell.shared((sql) =>
    enqueue(
      sql,
      ids.map((organisationId) => ({
        organisationId,
        kind: 'evidence.seal',
        payload: {},
        key: `evidence.seal ${organisationId}`,
        runAt,
      })),
    ),
  )
}
