import { afterAll, expect, test } from 'vitest'
import type { SignedIn } from '#access'
import { createHttp } from '#platform/http.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { createPlan } from './change-plan.ts'
import type { CollectionPlan, Step } from './model.ts'
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

type Body = { plan: CollectionPlan; version: number }

async function planOf(key: string): Promise<Body> {
  const { body } = await call('GET', '/plans')
  const found = (body['rows'] as Body[]).find(({ plan }) => plan.key === key)
  if (!found) throw new Error(`no plan ${key}`)
  return found
}

const withStep = ({ plan }: Body, key: string, change: Partial<Step>): CollectionPlan => ({
  ...plan,
  steps: plan.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
})

test('a change is tried on the invoices that exist before it is saved', async () => {
  await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
  const later = withStep(await planOf('business'), 'reminder-1', { offsetDays: 9 })
  const tried = await call('POST', '/plans/business/changes', { plan: later, days: 6 })
  expect(tried.body).toEqual({
    summary: [{ kind: 'later', debtors: 1, items: 1, cents: 120_000 }],
    changes: [
      {
        kind: 'later',
        debtorId: 1,
        debtorName: 'Café Lune',
        itemId: 1,
        number: 'F-1',
        currency: 'EUR',
        openCents: 120_000,
        before: { day: '2026-11-16', step: 'reminder 1', channel: 'email' },
        after: { day: '2026-11-19', step: 'reminder 1', channel: 'email' },
      },
    ],
    total: 1,
    unchanged: 0,
  })
  const rehearsed = await call('POST', '/plans/business/rehearsal', { plan: later, days: 6 })
  expect(rehearsed.body).toMatchObject({ days: [{ day: '2026-11-19', actions: [{ step: 'reminder 1' }] }] })
  const saved = await call('PUT', '/plans/business', { version: 1, plan: later })
  expect(saved.body).toMatchObject({ version: 2, recordedBy: 'command line', defaultFor: 'business' })
  expect(await call('PUT', '/plans/business', { version: 1, plan: later })).toMatchObject({
    status: 409,
    body: { code: 'strategy.plan_changed_since' },
  })
})

test('every version stays, with who wrote it, and can be read again', async () => {
  const { body } = await call('GET', '/plans/business/versions')
  expect(body['rows']).toMatchObject([
    { version: 2, recordedBy: 'command line' },
    { version: 1, recordedBy: null },
  ])
  const { body: first } = await call('GET', '/plans/business/versions/1')
  const { steps } = first['plan'] as CollectionPlan
  expect(steps.find(({ key }) => key === 'reminder-1')).toMatchObject({ offsetDays: 3 })
  expect(await call('GET', '/plans/business/versions/9')).toMatchObject({
    status: 404,
    body: { code: 'strategy.plan_version_unknown' },
  })
})

test('a plan leaves as a file and comes back in the place of another', async () => {
  const { plan } = await planOf('cautious')
  expect(plan).toMatchObject({ key: 'cautious', minimumGapDays: 10 })
  const placed = await call('PUT', '/plans/consumer', { version: 1, plan })
  expect(placed.body).toMatchObject({ key: 'consumer', version: 2, defaultFor: 'consumer' })
  expect(placed.body['plan']).toMatchObject({ key: 'consumer', minimumGapDays: 10 })
  expect(await call('PUT', '/plans/consumer', { version: 2, plan: { key: 'x' } })).toMatchObject({
    status: 422,
    body: { code: 'strategy.plan_field' },
  })
  expect(await call('PUT', '/plans/none', { version: 1, plan })).toMatchObject({
    body: { code: 'strategy.plan_unknown' },
  })
})

test('a plan is made from another, and concerns nobody at first', async () => {
  const { plan } = await planOf('cautious')
  const created = await call('POST', '/plans', {
    plan: { ...plan, key: 'export', name: { fr: 'Export', en: 'Export' } },
  })
  expect(created.body).toMatchObject({ key: 'export', version: 1, defaultFor: null })
  expect(await call('POST', '/plans', { plan: { ...plan, key: 'export' } })).toMatchObject({
    status: 409,
    body: { code: 'strategy.plan_exists' },
  })
  const { body } = await call('GET', '/plans/concerned')
  expect(body['rows']).toContainEqual({
    key: 'export',
    debtors: 0,
    items: 0,
    openCents: 0,
    noEmail: 0,
    noPost: 0,
    noPhone: 0,
  })
})

test('the key of a step is never given to another step', async () => {
  const exports = await planOf('export')
  const taken = { key: 'call', level: 2, offsetDays: 65, channel: 'letter', mode: 'confirm' } as const
  expect(
    await call('PUT', '/plans/export', {
      version: 1,
      plan: { ...exports.plan, steps: [...exports.plan.steps, taken] },
    }),
  ).toMatchObject({ status: 409, body: { code: 'strategy.plan_key_reused' } })
  const { body } = await call('GET', '/plans')
  expect(body['usedKeys']).toContain('call')
})

test('what would be wrong with a plan is said before it is saved, and refused when it is', async () => {
  const early = withStep(await planOf('business'), 'reminder-1', { offsetDays: 0 })
  const { body } = await call('POST', '/plans/business/advice', { plan: early })
  expect(body['advice']).toContainEqual(
    expect.objectContaining({ step: 2, code: 'too-early', severity: 'error', article: 'C. civ. 1305-2' }),
  )
  const save = (plan: CollectionPlan) => call('PUT', '/plans/business', { version: 2, plan })
  expect(await save(early)).toMatchObject({ body: { code: 'strategy.plan_too_early' } })
  const mute = withStep(await planOf('business'), 'reminder-1', { template: 'nothing' })
  expect(await save(mute)).toMatchObject({ body: { code: 'strategy.plan_text_unknown' } })
})

test('a step is read as it would be written to a debtor on the day on which it would leave', async () => {
  const { plan } = await planOf('business')
  const { body } = await call('POST', '/plans/business/preview', { plan, step: 'reminder-2' })
  // Reminded on the 19th, nine days after the due date; called, or not, a week later; the second reminder the week after.
  expect(body).toMatchObject({
    channel: 'email',
    debtorId: 1,
    debtors: [{ id: 1, name: 'Café Lune', cents: 120_000, isAtStep: false }],
    recipient: { name: 'Jeanne Petit' },
    pages: null,
    missing: [],
  })
  expect(body['text']).toContain('F-1')
  // Its notice would come in January, whose rate of interest is not published: it is shown as of the last of December.
  const inJanuary = withStep(await planOf('business'), 'formal-notice', { offsetDays: 70 })
  const later = await call('POST', '/plans/business/preview', { plan: inJanuary, step: 'formal-notice' })
  expect(later.body).toMatchObject({ debtorId: 1, day: '2026-12-31', isDatedBefore: true, missing: [] })
  // A letter goes to no mailbox.
  expect(later.body).toMatchObject({ recipient: { name: 'Jeanne Petit', email: null } })
  expect(body).toMatchObject({ isDatedBefore: false })
  const notice = await call('POST', '/plans/export/preview', {
    plan: (await planOf('export')).plan,
    step: 'formal-notice',
  })
  expect(notice.body).toMatchObject({ debtorId: null, debtors: [], channel: 'registered-letter' })
  expect(notice.body['text']).toContain('formal notice')
  // A letter is shown as its pages, glyph by glyph: no font of the reader, nothing that runs.
  const pages = notice.body['pages'] as { readonly svg: string; readonly count: number }
  expect(pages.count).toBe(2)
  expect(pages.svg).toMatch(/^<svg [^>]*viewBox="0 0 595\.\d+ 1683\.\d+"/)
  expect(pages.svg).not.toMatch(/<(script|foreignObject|text)\b/)
  // Paper of the second page would be laid over the first.
  expect(pages.svg).not.toMatch(/fill="#ffffff"[^>]* d="M 0 0v 841/)
  expect(await call('POST', '/plans/business/preview', { plan, step: 'none' })).toMatchObject({
    status: 404,
    body: { code: 'strategy.plan_step_unknown' },
  })
})

test('the rules that give plans are read and changed, each from the version that was read', async () => {
  expect((await call('GET', '/plan-rules')).body).toEqual({ version: 0, rules: [], segments: [] })
  const rules = [{ plan: 'key-account', when: { openCentsFrom: 5_000_000 } }]
  expect((await call('PUT', '/plan-rules', { version: 0, rules })).body).toMatchObject({ version: 1, rules })
  expect((await call('GET', '/plan-rules')).body).toMatchObject({ version: 1, rules })
  // A condition that nobody knows would give that plan to everybody.
  const misspelt = [{ plan: 'key-account', when: { segment: ['vip'] } }]
  expect(await call('PUT', '/plan-rules', { version: 1, rules: misspelt })).toMatchObject({ status: 400 })
  expect(await call('PUT', '/plan-rules', { version: 0, rules: [] })).toMatchObject({
    body: { code: 'strategy.plan_rules_changed_since' },
  })
})

test('of each rule it is said whom it concerns: the first that fits, and whom a person chose for is left out', async () => {
  await firm.debtor({ name: 'Mairie', kind: 'public', owes: [['F-2', 30_000, '2026-11-10']] })
  await firm.debtor({ name: 'Gros', planKey: 'cautious', owes: [['F-3', 9_000_000, '2026-11-10']] })
  const rules = [
    { plan: 'key-account', when: { openCentsFrom: 100_000 } },
    { plan: 'export', when: { debtorKinds: ['business', 'public'] } },
  ]
  expect((await call('POST', '/plan-rules/shares', { rules })).body).toEqual({
    rules: [
      { debtors: 1, openCents: 120_000 },
      { debtors: 1, openCents: 30_000 },
    ],
    byKind: {
      business: { debtors: 0, openCents: 0 },
      public: { debtors: 0, openCents: 0 },
      consumer: { debtors: 0, openCents: 0 },
      association: { debtors: 0, openCents: 0 },
    },
    chosen: { debtors: 1, openCents: 9_000_000 },
  })
})

test('which plan a debtor has, and why; an invoice has its own until that is undone', async () => {
  expect((await call('GET', '/debtors/2/plan')).body).toMatchObject({ key: 'public', because: 'kind', items: [] })
  expect((await call('GET', '/debtors/3/plan')).body).toMatchObject({ key: 'cautious', because: 'chosen' })
  expect((await call('PUT', '/items/2/plan', { planKey: 'export' })).body).toEqual({ before: null })
  expect((await call('GET', '/debtors/2/plan')).body).toMatchObject({ items: [{ itemId: 2, key: 'export' }] })
  expect((await call('PUT', '/items/2/plan', { planKey: null })).body).toEqual({ before: 'export' })
  expect((await call('GET', '/debtors/2/plan')).body).toMatchObject({ items: [] })
  expect(await call('PUT', '/items/2/plan', { planKey: 'none' })).toMatchObject({
    body: { code: 'strategy.plan_unknown' },
  })
  await call('PUT', '/plan-rules', { version: 1, rules: [{ plan: 'export', when: { debtorKinds: ['public'] } }] })
  expect((await call('GET', '/debtors/2/plan')).body).toMatchObject({ key: 'export', because: 'rule' })
})

test('a hundred plans are the most', async () => {
  const { plan } = await planOf('cautious')
  const { body } = await call('GET', '/plans')
  const names = Array.from({ length: 100 - (body['rows'] as Body[]).length }, (_, number) => `more-${number}`)
  await firm.inCompany(async (ctx) => {
    for (const key of names) await createPlan(ctx, { ...plan, key })
  })
  expect(await call('POST', '/plans', { plan: { ...plan, key: 'one-more' } })).toMatchObject({
    status: 409,
    body: { code: 'strategy.plans_too_many' },
  })
})
