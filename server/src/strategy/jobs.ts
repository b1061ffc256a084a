// Background work of the day: each company's day is run once a morning, and what was released is sent.

import { hostname } from 'node:os'
import { type Secrets, organisationIds } from '#access'
import { openCompanySender, sendMessages } from '#outreach'
import { type Company, type Id, type Instant, type Shell, addDays } from '#kernel'
import { type JobHandler, enqueue } from '#platform/jobs.ts'
import { runDay } from './run-day.ts'

export type StrategyJobsOptions = { readonly shell: Shell; readonly secrets: Secrets }

const PROCESS = `${hostname()} ${process.pid}`

export function jobs({ shell, secrets }: StrategyJobsOptions): Readonly<Record<string, JobHandler>> {
  const input = {
    processName: PROCESS,
    openSender: (ctx: Parameters<typeof openCompanySender>[0]) => openCompanySender(ctx, secrets),
  }
  return {
    /** Every company's day, then itself again the next morning. */
    'strategy.days': async () => {
      const ids = await organisationIds(shell)
      await shell.shared((sql) => enqueue(sql, [...ids.map((id) => dayJob(id, shell.clock.now())), nextMorning(shell)]))
    },
    'strategy.day': async (job) => {
      if (job.organisationId !== null) await runDay(shell, worker(job.organisationId), input)
    },
    'outreach.send': async (job) => {
      if (job.organisationId !== null) await sendMessages(shell, worker(job.organisationId), input)
    },
  }
}

/** Asked for whenever a worker starts: a day not yet run is run now. */
export const startJobs = (shell: Shell): Promise<void> =>
  shell.shared((sql) =>
    enqueue(sql, [
      { organisationId: null, kind: 'strategy.days', payload: {}, key: 'strategy.days now', runAt: shell.clock.now() },
    ]),
  )

const worker = (organisationId: Id): Company => ({ organisationId, actor: { kind: 'system', name: 'worker' } })

const dayJob = (organisationId: Id, runAt: Instant) => ({
  organisationId,
  kind: 'strategy.day',
  payload: {},
  key: `strategy.day ${organisationId}`,
  runAt,
})

/** Seven in the morning by Paris winter time; a day run an hour late or early is the same day. */
function nextMorning({ clock }: Shell) {
  const runAt: Instant = `${addDays(clock.today(), 1)}T06:00:00.000Z`
  return { organisationId: null, kind: 'strategy.days', payload: {}, key: 'strategy.days', runAt }
}
