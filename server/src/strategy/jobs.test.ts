import { PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { createSecrets, settingsOf } from '#access'
import { changeMailAccount } from '#access/change-mail-account.ts'
import { changeCalendar } from '#access/change-settings.ts'
import { startFakeSmtp } from '#outreach/channels/fake-smtp.ts'
import { Worker, enqueue } from '#platform/jobs.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { nextMorning, withinHours } from './hours.ts'
import { jobs, startJobs } from './jobs.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const secrets = createSecrets(randomBytes(32))
const smtp = await startFakeSmtp()
afterAll(() => smtp.close())

/** What a worker does now, until nothing is due. */
async function work(): Promise<void> {
  const log = { info() {}, warn() {}, error() {} }
  await new Worker({ database: shell, handlers: jobs({ shell, secrets }), clock: shell.clock, log }).drain()
}

const waitingJobs = () =>
  shell.shared(async (sql) =>
    (
      await sql<{ line: string }>`
        select kind || ' ' || to_char(run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as line from job order by kind, run_at`
    ).map(({ line }) => line),
  )

async function anAutomaticCompany(): Promise<WorkingCompany> {
  const firm = await path.company({ automation: 'automatic' })
  const account = {
    host: '127.0.0.1',
    port: smtp.port,
    security: 'none',
    user: null,
    fromName: null,
    fromEmail: 'c@verdon.example',
    replyTo: null,
    ...PLAIN_MAIL_ACCOUNT,
  } as const
  await firm.inCompany((ctx) => changeMailAccount(ctx, { account, secrets }))
  return firm
}

const clearJobs = () => shell.shared((sql) => sql`delete from job`)

describe('hours', () => {
  test('are seven to seven where the company is, in winter and summer', () => {
    expect(withinHours('2026-11-16T05:30:00.000Z', 'Europe/Paris')).toBe('2026-11-16T06:00:00.000Z')
    expect(withinHours('2026-07-16T04:30:00.000Z', 'Europe/Paris')).toBe('2026-07-16T05:00:00.000Z')
    expect(withinHours('2026-11-16T12:00:00.000Z', 'Europe/Paris')).toBe('2026-11-16T12:00:00.000Z')
    expect(withinHours('2026-11-16T18:00:00.000Z', 'Europe/Paris')).toBe('2026-11-17T06:00:00.000Z')
    expect(withinHours('2026-11-16T06:00:00.000Z', 'America/Martinique')).toBe('2026-11-16T11:00:00.000Z')
    expect(withinHours('2026-11-16T16:00:00.000Z', 'Indian/Reunion')).toBe('2026-11-17T03:00:00.000Z')
  })

  test('come once on the days on which the clocks change', () => {
    expect(nextMorning('2026-10-24T06:00:00.000Z', 'Europe/Paris')).toBe('2026-10-25T06:00:00.000Z')
    expect(nextMorning('2026-10-25T06:00:00.000Z', 'Europe/Paris')).toBe('2026-10-26T06:00:00.000Z')
    expect(nextMorning('2027-03-27T06:00:00.000Z', 'Europe/Paris')).toBe('2027-03-28T05:00:00.000Z')
    expect(nextMorning('2027-03-28T05:00:00.000Z', 'Europe/Paris')).toBe('2027-03-29T05:00:00.000Z')
  })
})

describe('a worker', () => {
  test('that starts runs the day of each company and asks for the next morning, once', async () => {
    await clearJobs()
    path.at('2026-11-16')
    const firm = await anAutomaticCompany()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await startJobs(shell)
    await work()
    expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
    expect(smtp.messages).toHaveLength(1)
    await startJobs(shell)
    await work()
    expect(smtp.messages).toHaveLength(1)
    expect(await waitingJobs()).toEqual(['strategy.day 2026-11-17T06:00', 'strategy.days 2026-11-16T10:00'])
  })

  test('that starts at night waits for the morning', async () => {
    await clearJobs()
    path.at('2026-11-16T23:30:00.000Z')
    const firm = await anAutomaticCompany()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await startJobs(shell)
    await work()
    expect(await firm.acts()).toEqual([])
    path.at('2026-11-17T06:00:00.000Z')
    await work()
    // Decided and released at seven; the debtor hears of it at eight.
    expect(await firm.acts()).toEqual(['email reminder-1 released 120000: F-1'])
    expect(await waitingJobs()).toContain('outreach.send 2026-11-17T07:00')
    path.at('2026-11-17T07:00:00.000Z')
    await work()
    expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
  })

  test('keeps the mornings of each company where it is', async () => {
    await clearJobs()
    path.at('2026-11-16')
    const firm = await anAutomaticCompany()
    await firm.inCompany(async (ctx) =>
      changeCalendar(ctx, { ...(await settingsOf(ctx)).calendar, zone: 'martinique' }),
    )
    await startJobs(shell)
    await work()
    expect(await waitingJobs()).toContain('strategy.day 2026-11-16T11:00')
  })

  test('tries again what a server put off, and what is released meanwhile does not wait for that', async () => {
    await clearJobs()
    path.at('2026-11-16')
    let refuses = true
    const moody = await startFakeSmtp({
      answer: (verb) => (refuses && verb === 'RCPT' ? '451 4.7.1 later' : undefined),
    })
    const firm = await anAutomaticCompany()
    const account = {
      host: '127.0.0.1',
      port: moody.port,
      security: 'none',
      user: null,
      fromName: null,
      fromEmail: 'c@verdon.example',
      replyTo: null,
      ...PLAIN_MAIL_ACCOUNT,
    } as const
    await firm.inCompany((ctx) => changeMailAccount(ctx, { account, secrets }))
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await startJobs(shell)
    await work()
    const [retry] = (await waitingJobs()).filter((job) => job.startsWith('outreach.send'))
    expect(retry).toMatch(/^outreach\.send 2026-11-16T09:1\d$/)
    refuses = false
    const { organisationId } = firm.company
    const released = {
      kind: 'outreach.send',
      organisationId,
      payload: {},
      key: `outreach.send ${organisationId}`,
      runAt: shell.clock.now(),
    }
    await shell.shared((sql) => enqueue(sql, [released]))
    await work()
    expect(moody.messages).toEqual([])
    path.at('2026-11-16T09:20:00.000Z')
    await work()
    expect(moody.messages).toHaveLength(1)
    await moody.close()
  })

  test('sees within the hour that there is a new company', async () => {
    await clearJobs()
    path.at('2026-11-16')
    await startJobs(shell)
    await work()
    const firm = await anAutomaticCompany()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    path.at('2026-11-16T10:00:00.000Z')
    await work()
    expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
  })

  test('sends nothing on a Sunday', async () => {
    await clearJobs()
    path.at('2026-11-20')
    const firm = await anAutomaticCompany()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    path.at('2026-11-22')
    await startJobs(shell)
    await work()
    expect(await firm.outbox()).toEqual([])
  })
})
