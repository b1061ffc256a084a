import { afterAll, expect, test } from 'vitest'
import type { SignedIn } from '#access'
import { createHttp } from '#platform/http.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { registerStrategyRoutes } from './routes.ts'

const path = await openWorkingPath('2026-11-16')
const firm = await path.company()
const app = await createHttp({
  log: { info() {}, warn() {}, error() {} },
  baseUrl: 'http://localhost:4000',
  host: '127.0.0.1',
  checkReady: async () => {},
})
const session: SignedIn = {
  token: 'a',
  company: firm.company,
  organisation: { id: firm.company.organisationId, name: 'Atelier Verdon' },
  person: { id: 1, name: 'Camille', email: 'camille@verdon.example', locale: 'en' },
  locale: 'en',
}
registerStrategyRoutes(app, { shell: path.store.shell, authenticated: async () => session })
afterAll(() => app.close())

async function call(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const headers = { host: 'localhost:4000' }
  const answer = await app.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

test('a change is tried on the invoices that exist before it is saved', async () => {
  await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
  const { body } = await call('GET', '/plans/business/file')
  const steps = (body['steps'] as { key: string; offsetDays: number; mode: string }[]).map((step) => ({
    key: step.key,
    offsetDays: step.key === 'reminder-1' ? 9 : step.offsetDays,
    mode: step.mode,
  }))
  const tried = await call('POST', '/plans/business/changes', { version: 1, minimumGapDays: 7, steps, days: 6 })
  expect(tried.body).toEqual({
    changes: [
      {
        debtorId: 1,
        debtorName: 'Café Lune',
        itemId: 1,
        number: 'F-1',
        step: 'reminder 1',
        before: '2026-11-16',
        after: '2026-11-19',
      },
    ],
  })
  expect(await call('PUT', '/plans/business', { version: 1, minimumGapDays: 7, steps })).toMatchObject({
    body: { version: 2 },
  })
})

test('a plan leaves as a file and comes back in the place of another', async () => {
  const { body: plan } = await call('GET', '/plans/cautious/file')
  expect(plan).toMatchObject({ key: 'cautious', minimumGapDays: 10 })
  const placed = await call('PUT', '/plans/consumer/file', { version: 1, plan })
  expect(placed.body).toMatchObject({ key: 'consumer', version: 2, minimumGapDays: 10, defaultFor: 'consumer' })
  expect(await call('PUT', '/plans/consumer/file', { version: 2, plan: { key: 'x' } })).toMatchObject({
    status: 422,
    body: { code: 'strategy.situation_field' },
  })
  expect(await call('GET', '/plans/none/file')).toMatchObject({ body: { code: 'strategy.plan_unknown' } })
})

test('the rules that give plans are read and changed, each from the version that was read', async () => {
  expect((await call('GET', '/plan-rules')).body).toEqual({ version: 0, rules: [] })
  const rules = [{ plan: 'key-account', when: { openCentsFrom: 5_000_000 } }]
  expect((await call('PUT', '/plan-rules', { version: 0, rules })).body).toEqual({ version: 1, rules })
  expect((await call('GET', '/plan-rules')).body).toEqual({ version: 1, rules })
  expect(await call('PUT', '/plan-rules', { version: 0, rules: [] })).toMatchObject({
    body: { code: 'strategy.plan_rules_changed_since' },
  })
})
