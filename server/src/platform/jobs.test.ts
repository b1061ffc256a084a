import { expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { Worker, backOffSeconds, enqueue } from './jobs.ts'
import type { Job, JobHandler } from './jobs.ts'

const { company, shell, inCompany, clock } = await createTestCompany({ now: '2026-11-21T08:00:00.000Z' })

const worker = (handlers: Record<string, JobHandler>, leaseSeconds = 60): Worker =>
  new Worker({ database: shell, handlers, clock, log: shell.log, leaseSeconds, pollMillis: 20 })

const ask = (kind: string, payload = {}, more: { key?: string; runAt?: string } = {}): Promise<void> =>
  inCompany(({ sql }) =>
    enqueue(sql, [
      { organisationId: company.organisationId, kind, payload, runAt: '2026-11-21T08:00:00.000Z', ...more },
    ]),
  )

const waiting = (kind: string) =>
  shell.shared(
    (sql) => sql`select payload, attempts, run_at, last_error, key from job where kind = ${kind} order by id`,
  )

test('a job is done once and forgotten', async () => {
  await ask('once', { item: 12 })
  const seen: Job[] = []
  expect(await worker({ once: async (job) => void seen.push(job) }).drain()).toBe(1)
  expect(seen).toMatchObject([
    { kind: 'once', organisationId: company.organisationId, payload: { item: 12 }, attempts: 1 },
  ])
  expect(await waiting('once')).toEqual([])
})

test('an act that is rolled back leaves no job', async () => {
  const act = inCompany(async ({ sql }) => {
    await enqueue(sql, [{ organisationId: null, kind: 'undone', payload: {}, runAt: clock.now() }])
    throw new Error('no')
  })
  await expect(act).rejects.toThrow('no')
  expect(await waiting('undone')).toEqual([])
})

test('asking twice under one key is asking once; asking again while it runs is a second job', async () => {
  await ask('keyed', { n: 1 }, { key: 'k' })
  await ask('keyed', { n: 2 }, { key: 'k' })
  const seen: unknown[] = []
  const count = await worker({
    keyed: async (job) => {
      if (seen.push(job.payload['n']) === 1) await ask('keyed', { n: 3 }, { key: 'k' })
    },
  }).drain()
  expect([count, seen]).toEqual([2, [1, 3]])
})

test('a job waits for its time', async () => {
  await ask('later', {}, { runAt: '2026-11-21T09:00:00.000Z' })
  const later = worker({ later: async () => {} })
  expect(await later.drain()).toBe(0)
  clock.set('2026-11-21T09:00:00.000Z')
  expect(await later.drain()).toBe(1)
  clock.set('2026-11-21T08:00:00.000Z')
})

test('a job that fails comes back later, with its key and its error', async () => {
  await ask('fails', {}, { key: 'f' })
  const failing = async (): Promise<void> => {
    throw new Error('mail server away')
  }
  expect(await worker({ fails: failing }).drain()).toBe(1)
  const [job] = await waiting('fails')
  expect(job).toMatchObject({ attempts: 1, last_error: 'mail server away', key: 'f' })
  expect(
    (job?.['run_at'] as string) > '2026-11-21T08:00:02.000Z' &&
      (job?.['run_at'] as string) <= '2026-11-21T08:00:05.000Z',
  ).toBe(true)
})

test('two workers share the jobs and none is done twice', async () => {
  await inCompany(({ sql }) =>
    enqueue(
      sql,
      Array.from({ length: 200 }, (_, n) => ({
        organisationId: null,
        kind: 'shared',
        payload: { n },
        runAt: clock.now(),
      })),
    ),
  )
  const seen: unknown[] = []
  const handlers = { shared: async (job: Job) => void seen.push(job.payload['n']) }
  await Promise.all([worker(handlers).drain(), worker(handlers).drain()])
  expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 200 }, (_, n) => n))
})

test('the job of a worker that died is taken over when its lease ends', async () => {
  await ask('orphan')
  await shell.shared(
    (sql) => sql`update job set locked_by = 'dead', locked_until = now() + interval '1 minute' where kind = 'orphan'`,
  )
  const survivor = worker({ orphan: async () => {} })
  expect(await survivor.drain()).toBe(0)
  await shell.shared((sql) => sql`update job set locked_until = now() - interval '1 second' where kind = 'orphan'`)
  expect(await survivor.drain()).toBe(1)
})

test('a long job keeps its lease: nobody else takes it, nor the same worker again', async () => {
  await ask('long')
  const begun: string[] = []
  let release = (): void => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const first = worker({ long: () => (begun.push('first'), held) }, 0.3)
  const second = worker({ long: () => (begun.push('second'), held) }, 0.3)
  first.start()
  await expect.poll(() => begun).toEqual(['first'])
  second.start()
  await new Promise((resolve) => setTimeout(resolve, 900))
  expect(begun).toEqual(['first'])
  release()
  await Promise.all([first.stop(), second.stop()])
  expect(await waiting('long')).toEqual([])
})

test('a stop waits for the job at work', async () => {
  await ask('slow')
  let isDone = false
  let begun = (): void => {}
  const beginning = new Promise<void>((resolve) => (begun = resolve))
  const slow = worker({
    slow: async () => {
      begun()
      await new Promise((resolve) => setTimeout(resolve, 150))
      isDone = true
    },
  })
  slow.start()
  await beginning
  await slow.stop()
  expect(isDone).toBe(true)
})

test('the pause doubles up to an hour', () => {
  expect([1, 2, 3, 10, 50].map((attempts) => backOffSeconds(attempts, 0))).toEqual([5, 10, 20, 2560, 3600])
  expect(backOffSeconds(3, 1)).toBe(10)
})
