// Background work of the day: each company's day is run once a morning, and what was released is sent.

import { hostname } from 'node:os'
import { type Secrets, organisationIds, zoneOf } from '#access'
import { type SmsGateway, openCompanySender } from '#outreach'
import type { Company, Context, Id, Instant, Shell } from '#kernel'
import { type JobHandler, type NewJob, enqueue } from '#platform/jobs.ts'
import { nextMorning, withinHours } from './hours.ts'
import { runDay } from './run-day.ts'
import { sendQueue } from './send-queue.ts'

export type StrategyJobsOptions = {
  readonly shell: Shell
  readonly secrets: Secrets
  readonly smsGateway?: SmsGateway | null
}

const PROCESS = `${hostname()} ${process.pid}`
/** A company that was made meanwhile waits no longer than this for its first day. */
const SWEEP_MINUTES = 60

export function jobs({ shell, secrets, smsGateway = null }: StrategyJobsOptions): Readonly<Record<string, JobHandler>> {
  const input = {
    processName: PROCESS,
    openSender: (ctx: Context, key: string | null) => openCompanySender(ctx, secrets, key),
    smsGateway,
  }
  const ask = (asked: readonly NewJob[]): Promise<void> => shell.shared((sql) => enqueue(sql, asked))
  return {
    /** Sees to it that the next day of every company is asked for; at the start of a worker, that today's is run. */
    'strategy.days': async (job) => {
      const now = shell.clock.now()
      const companies = await organisationIds(shell)
      const today = companies.map((id) => dayJob(id, now, job.payload['isStart'] === true ? ' now' : ''))
      const again = new Date(Date.parse(now) + SWEEP_MINUTES * 60_000).toISOString()
      await ask([...today, { ...SWEEP, key: 'strategy.days', runAt: again }])
    },
    'strategy.day': async ({ organisationId }) => {
      if (organisationId === null) return
      const { now, zone } = await clockOf(shell, organisationId)
      const due = withinHours(now, zone)
      if (due > now) return ask([dayJob(organisationId, due)])
      const { sent } = await runDay(shell, worker(organisationId), input)
      await ask([dayJob(organisationId, nextMorning(now, zone)), ...tryAgain(organisationId, sent.nextTry)])
    },
    'outreach.send': async ({ organisationId }) => {
      if (organisationId === null) return
      const { nextTry } = await sendQueue(shell, worker(organisationId), input)
      await ask(tryAgain(organisationId, nextTry))
    },
  }
}

const SWEEP = { organisationId: null, kind: 'strategy.days', payload: {} }

/** Asked for whenever a worker starts: a day not yet run is run now. */
export const startJobs = (shell: Shell): Promise<void> =>
  shell.shared((sql) =>
    enqueue(sql, [{ ...SWEEP, payload: { isStart: true }, key: 'strategy.days now', runAt: shell.clock.now() }]),
  )

const worker = (organisationId: Id): Company => ({ organisationId, actor: { kind: 'system', name: 'worker' } })

async function clockOf({ clock, shared }: Shell, organisationId: Id): Promise<{ now: Instant; zone: string }> {
  return { now: clock.now(), zone: await shared((sql) => zoneOf(sql, organisationId)) }
}

const dayJob = (organisationId: Id, runAt: Instant, suffix = ''): NewJob => ({
  organisationId,
  kind: 'strategy.day',
  payload: {},
  key: `strategy.day ${organisationId}${suffix}`,
  runAt,
})

/** Keyed by its time: a retry that waits long hides no shorter one, nor a list that is released meanwhile. */
const tryAgain = (organisationId: Id, runAt: Instant | null): readonly NewJob[] => {
  if (runAt === null) return []
  return [
    { organisationId, kind: 'outreach.send', payload: {}, key: `outreach.send ${organisationId} ${runAt}`, runAt },
  ]
}
