import { afterAll, expect, test } from 'vitest'
import type { SignedIn } from '#access'
import type { Company } from '#kernel'
import { aDebtor, aFile, anItem } from '#ledger/ledger-fixture.ts'
import { createHttp } from '#platform/http.ts'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './commands.ts'
import { recordStatement } from './record-statement.ts'
import { registerReconciliationRoutes } from './routes.ts'
import { aStatement, anEntry } from './statement-fixture.ts'

const { shell, createCompany } = await createTestCompany({ now: '2026-11-21' })

/** Brûlerie Noé owes F-2026-101 (120 €) and F-2026-102 (80 €); the bank tells of three lines. */
async function withCompany(): Promise<Company> {
  const company = await createCompany()
  await shell.inCompany(company, async (ctx) => {
    const noe = await aDebtor(ctx)
    await aFile(ctx, { items: [anItem(noe, 'F-2026-101', 120_00), anItem(noe, 'F-2026-102', 80_00)] })
    const entries = [
      anEntry('2026-11-18', 80_00, 'F-2026-102'),
      anEntry('2026-11-19', 118_80, 'VIREMENT', { counterparty: 'BRULERIE NOE' }),
      anEntry('2026-11-20', 7_00, 'INTERETS', { counterparty: 'BANQUE CREDIT MUTUALISTE' }),
    ]
    await recordStatement(ctx, aStatement({ entries }))
  })
  return company
}

const run = (company: Company, ...argv: readonly string[]) => runTestCommand(commands, argv, { shell, company })
const runJson = async (company: Company, ...argv: readonly string[]) => (await run(company, ...argv, '--json')).json

test('what waits is listed with its reasons, taken by proposal, by invoice or left aside, and taken up again', async () => {
  const company = await withCompany()
  const { out } = await run(company, 'bank', 'lines')
  expect(out).toBe(
    '#3  20/11/2026  7,00\u00a0€  BANQUE CREDIT MUTUALISTE – INTERETS\n' +
      '#2  19/11/2026  118,80\u00a0€  BRULERIE NOE – VIREMENT\n' +
      '    1. [70] F-2026-101 (Brûlerie Noé) – le payeur est Brûlerie Noé, il manque 1,20\u00a0€ : sans doute un escompte\n',
  )
  expect((await run(company, 'bank', 'show')).out).toContain('Lignes à affecter : 2.')
  await run(company, 'bank', 'match', '2', '--proposal', '1', '--let-go')
  expect(await runJson(company, 'bank', 'lines', '--state', 'matched')).toMatchObject({
    rows: [
      { id: 2, match: { isAutomatic: false, items: [{ number: 'F-2026-101', openCents: 0 }] } },
      { id: 1, match: { isAutomatic: true, reasons: ['le libellé cite la facture F-2026-102', 'montant exact'] } },
    ],
  })
  await run(company, 'bank', 'undo', '2')
  await run(company, 'bank', 'match', '2', '--invoice', 'F-2026-101')
  expect(await runJson(company, 'bank', 'lines', '--state', 'matched')).toMatchObject({
    rows: [{ id: 2, match: { items: [{ openCents: 1_20, cents: 118_80 }] } }, {}],
  })
  await run(company, 'bank', 'ignore', '3', '--always')
  expect((await run(company, 'bank', 'lines', '--lang', 'en')).out).toBe('No line.\n')
  expect(await runJson(company, 'bank', 'match')).toEqual({ matched: 0, ignored: 0, returned: 0, open: 0 })
  expect((await run(company, 'bank', 'match', '2')).exitCode).toBe(2)
})

const app = await createHttp({
  log: { info() {}, warn() {}, error() {} },
  baseUrl: 'http://localhost:4000',
  host: '127.0.0.1',
  checkReady: async () => {},
})
let signedIn: Company | null = null
registerReconciliationRoutes(app, {
  shell,
  authenticated: async () =>
    ({
      token: 'a',
      company: signedIn as Company,
      organisation: { id: signedIn?.organisationId ?? 0, name: 'Atelier Martin' },
      person: { id: 1, name: 'Camille', email: 'camille@martin.example', locale: 'en' },
      locale: 'en',
    }) satisfies SignedIn,
})
afterAll(() => app.close())

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const headers = { host: 'localhost:4000' }
  const answer = await app.inject({ method, url: `/api/v1/bank${path}`, headers, ...(body && { payload: body }) })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

test('the same over HTTP, with the bank at a glance and its payers', async () => {
  signedIn = await withCompany()
  expect((await call('GET', '')).body).toMatchObject({
    paymentsKnownTo: '2026-11-20',
    knownTo: '2026-11-20',
    open: [{ currency: 'EUR', count: 2, cents: 125_80 }],
    accounts: [{ isWatched: true, gaps: [], statements: [{ lines: 3, newLines: 3 }] }],
  })
  expect((await call('GET', '/lines')).body).toMatchObject({
    sums: [{ currency: 'EUR', count: 2, cents: 125_80 }],
    rows: [
      { id: 3, proposals: [] },
      { id: 2, proposals: [{ place: 0, score: 70, leftCents: 1_20, items: [{ debtorName: 'Brûlerie Noé' }] }] },
    ],
  })
  expect((await call('POST', '/lines/2/allocate', { proposal: 0 })).status).toBe(200)
  expect((await call('POST', '/lines/2/allocate', { proposal: 0 })).status).toBe(409)
  expect((await call('POST', '/lines/2/reopen')).status).toBe(200)
  expect((await call('POST', '/lines/3/ignore', { always: true })).status).toBe(200)
  const { rows } = (await call('GET', '/payers')).body as { rows: { id: number; debtorId: number | null }[] }
  expect(rows.map(({ debtorId }) => debtorId)).toEqual([null, 1])
  expect((await call('DELETE', `/payers/${rows[0]?.id}`)).status).toBe(200)
  expect((await call('POST', '/match')).body).toMatchObject({ open: 1 })
  expect((await call('PUT', '/accounts/1', { isWatched: false })).status).toBe(200)
  expect((await call('POST', '/statements/1/accept-gap')).status).toBe(404)
  expect((await call('POST', '/lines/2/return', { paidLineId: 1 })).status).toBe(422)
  expect((await call('POST', '/statements/1/undo')).body).toEqual({ withdrawnLines: 3, undoneMatches: 1 })
})
