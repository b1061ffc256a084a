// Files over HTTP: received, understood, corrected, stored; refused with a sentence and nothing kept in the ledger.

import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { SignedIn } from '#access'
import { createHttp } from '#platform/http.ts'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './import-commands.ts'
import { registerIntakeRoutes } from './routes.ts'
import { listImports } from './store.ts'

const { company, inCompany, shell } = await createTestCompany({ now: '2026-11-21' })
const app = await createHttp({
  log: { info() {}, warn() {}, error() {} },
  baseUrl: 'http://localhost:4000',
  host: '127.0.0.1',
  checkReady: async () => {},
})
const session: SignedIn = {
  token: 'a',
  company,
  organisation: { id: company.organisationId, name: 'Atelier Martin' },
  person: { id: 1, name: 'Camille', email: 'camille@martin.example', locale: 'fr' },
  locale: 'fr',
}
registerIntakeRoutes(app, { shell, authenticated: async () => session })
afterAll(() => app.close())

const headers = { host: 'localhost:4000' }
const LIST = 'Compte;Client;Facture;Date;Échéance;Reste dû\nDUPONT;Dupont SARL;F-1;01/02/2026;03/04/2026;120,00\n'

async function upload(
  fields: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly text: string },
) {
  const boundary = 'a-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`,
  )
  if (file) parts.push(`content-disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n${file.text}`)
  const payload = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/imports/read',
    headers: { ...headers, ...type },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

async function store(payload: object) {
  const answer = await app.inject({ method: 'POST', url: '/api/v1/imports', headers, payload })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

test('a question is asked, answered, and the file stored', async () => {
  const asked = await upload({}, { name: 'liste.csv', text: LIST })
  expect(asked).toMatchObject({ status: 200, body: { kind: 'list', questions: [{ code: 'day-order' }], counts: {} } })
  const answers = { 'day-order': 'day-first' }
  const answered = await upload({ answers: JSON.stringify(answers) }, { name: 'liste.csv', text: LIST })
  expect(answered.body).toMatchObject({ questions: [], effect: { newDebtors: 1, newItems: 1, openCents: 12_000 } })
  expect(await inCompany(listImports)).toEqual([])
  const stored = await store({ token: answered.body['token'], answers })
  expect(stored).toMatchObject({ status: 200, body: { importId: 1, counts: { newItems: 1 } } })
  const again = await upload({}, { name: 'liste.csv', text: LIST })
  expect(again.body).toMatchObject({ alreadyImported: { importId: 1 } })
})

test('what is no file, no longer there or not understood is refused with a reason', async () => {
  expect(await upload({})).toMatchObject({ status: 422, body: { code: 'intake.upload_missing' } })
  expect(await upload({ mapping: '{' }, { name: 'a.csv', text: LIST })).toMatchObject({
    status: 400,
    body: { code: 'platform.invalid_request' },
  })
  expect(await store({ token: `${'0'.repeat(64)}.bGlzdGU` })).toMatchObject({
    status: 404,
    body: { code: 'intake.upload_gone' },
  })
  expect(await store({ token: '../../etc/passwd' })).toMatchObject({ status: 400 })
  expect((await upload({}, { name: 'photo.jpg', text: '\u0000\u0001\u0002'.repeat(200) })).status).toBe(415)
})

test('a file of the command line that cannot be opened is refused by its name', async () => {
  const missing = join(import.meta.dirname, 'no-such-file.txt')
  const run = await runTestCommand(commands, ['import', missing, '--json'], { shell, company })
  expect(run).toMatchObject({ exitCode: 1 })
  expect(JSON.parse(run.err)).toMatchObject({ error: { code: 'intake.file_not_found' } })
})
