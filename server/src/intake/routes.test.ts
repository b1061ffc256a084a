// Files over HTTP: received, understood, corrected, stored; refused with a sentence and nothing kept in the ledger.

import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { changeIdentity, settingsOf, type SignedIn } from '#access'
import { documentsOfItem, findItem } from '#ledger'
import { createHttp } from '#platform/http.ts'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './import-commands.ts'
import { csvOf } from './formats/bank/bank-fixture.ts'
import { ciiXml, ublXml } from './formats/documents/document-fixture.ts'
import { registerIntakeRoutes } from './routes.ts'
import { listImports } from './store.ts'
import { sweepFiles } from './sweep-files.ts'

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
  ...files: readonly { readonly name: string; readonly text: string }[]
) {
  const boundary = 'a-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}`,
  )
  for (const file of files)
    parts.push(`content-disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n${file.text}`)
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

test('what is refused when it is read is not kept, unless it was there before', async () => {
  const broken = { name: 'rien.json', text: '{"results":[' }
  const folder = join(shell.files.pathOf(company.organisationId, '0'.repeat(64)), '..')
  const kept = () => readdir(folder).catch(() => [])
  const before = await kept()
  expect(await upload({}, broken)).toMatchObject({ status: 422, body: { code: 'intake.json_malformed' } })
  expect(await kept()).toEqual(before)
  await shell.files.put(company.organisationId, Buffer.from(broken.text))
  expect(await upload({}, broken)).toMatchObject({ status: 422 })
  expect(await kept()).toHaveLength(before.length + 1)
})

test('a bank file is told by its accounts: period, what came in and went out, balances', async () => {
  const text = csvOf({
    openingCents: 0,
    movements: [
      { day: '2026-11-13', valueDay: '2026-11-13', cents: 120_000, text: 'VIR DUPONT', reference: 'A' },
      { day: '2026-11-15', valueDay: '2026-11-15', cents: -4_550, text: 'FRAIS', reference: 'B' },
    ],
  })
  const { body } = await upload({}, { name: 'releve.csv', text })
  expect(body['accounts']).toMatchObject([
    {
      currency: 'EUR',
      firstDay: '2026-11-13',
      lastDay: '2026-11-15',
      received: { count: 1, cents: 120_000 },
      paidOut: { count: 1, cents: -4_550 },
    },
  ])
  expect(body['alerts']).toEqual([])
})

test('a drop that says itself larger than any may be is refused before it is received', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/imports/read',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=a', 'content-length': '10737418240' },
  })
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, 'platform.too_large'])
})

describe('a file of several currencies', () => {
  const openIn = async (name: string, text: string) => {
    const { body } = await upload({}, { name, text })
    const { openCents, openIn: sums } = body['effect'] as Record<string, unknown>
    return [openCents, sums]
  }

  test('says of each what it leaves open, and sums none across', async () => {
    const heading = 'Client;Facture;Date;Échéance;Total;Solde;Devise;Type\n'
    const euros = 'Dupont;E-1;15/09/2026;15/10/2026;1200,00;1200,00;EUR;facture\n'
    const note = 'Dupont;E-2;17/09/2026;;-50,00;-50,00;EUR;avoir\n'
    const dollars = 'Nordic;E-3;16/09/2026;16/10/2026;900,00;450,00;USD;facture\n'
    expect(await openIn('deux.csv', heading + euros + note + dollars)).toEqual([
      120_000,
      [
        { currency: 'EUR', cents: 120_000 },
        { currency: 'USD', cents: 45_000 },
      ],
    ])
    expect(await openIn('dollars.csv', heading + dollars)).toEqual([0, [{ currency: 'USD', cents: 45_000 }]])
    expect(await openIn('euros.csv', heading + euros)).toEqual([120_000, [{ currency: 'EUR', cents: 120_000 }]])
  })

  test('whose balances do not agree says so in the currency of the account', async () => {
    const statement = [
      ':20:1',
      ':25:NL26VAYB8060476890',
      ':28C:1',
      ':60F:C261101SEK18,15',
      ':61:2611021102C8,85NTRFX',
      ':62F:C261103SEK27,01',
      '-',
      '',
    ].join('\r\n')
    const { body } = await upload({}, { name: 'couronnes.sta', text: statement })
    expect(body['accounts']).toMatchObject([{ currency: 'SEK' }])
    expect(JSON.stringify(body['refused'])).toMatch(/27,00\sSEK/)
  })
})

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
  const forgotten = await upload({}, { name: 'oubli.csv', text: LIST.replace('F-1', 'F-9') })
  const token = String(forgotten.body['token'])
  const longAgo = new Date('2020-01-01')
  await utimes(shell.files.pathOf(company.organisationId, token.slice(0, 64)), longAgo, longAgo)
  expect(await sweepFiles(shell, company)).toMatchObject({ setAside: 1 })
  expect(await store({ token })).toMatchObject({ status: 404, body: { code: 'intake.upload_gone' } })
  expect(await store({ token: '../../etc/passwd' })).toMatchObject({ status: 400 })
  expect((await upload({}, { name: 'photo.jpg', text: '\u0000\u0001\u0002'.repeat(200) })).status).toBe(415)
})

test('a file of the command line that cannot be opened is refused by its name', async () => {
  const missing = join(import.meta.dirname, 'no-such-file.txt')
  const run = await runTestCommand(commands, ['import', missing, '--json'], { shell, company })
  expect(run).toMatchObject({ exitCode: 1 })
  expect(JSON.parse(run.err)).toMatchObject({ error: { code: 'intake.file_not_found' } })
})

test('several files at once are one drop, with a result for each, and their originals can be fetched', async () => {
  await inCompany(async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin', siren: '732829320' })
  })
  const files = [
    { name: 'F-81.xml', text: ciiXml({ number: 'F-81' }) },
    { name: 'F-80.xml', text: ublXml({ number: 'F-80' }) },
    { name: 'achat.xml', text: ciiXml({ number: 'A-9', seller: { name: 'Fournisseur', siren: '552100554' } }) },
  ]
  const understood = await upload({}, ...files)
  expect(understood).toMatchObject({
    status: 200,
    body: {
      kind: 'invoice',
      fileName: 'F-80.xml, F-81.xml, achat.xml',
      counts: { files: 3, newItems: 2, refused: 1 },
      refused: [{ line: 3, code: 'intake.invoice_of_other' }],
    },
  })
  expect(understood.body['sample']).toMatchObject([
    { file: 'F-80.xml', number: 'F-80', buyer: 'Dupont SARL', totalCents: 120_000 },
    { file: 'F-81.xml' },
  ])
  const token = understood.body['token']
  const stored = await store({ token, acceptRefused: true })
  expect(stored).toMatchObject({ status: 200, body: { counts: { newItems: 2, refused: 1 } } })
  expect((await store({ token, acceptRefused: true })).body).toMatchObject({ code: 'intake.already_imported' })
  const originals = await inCompany(async (ctx) => documentsOfItem(ctx, (await findItem(ctx, 'F-81')).id))
  expect(originals).toMatchObject([{ fileName: 'F-81.xml', mediaType: 'application/xml' }])
})

test('a drop whose list is gone has to be sent again', async () => {
  expect((await store({ token: `${'0'.repeat(64)}.eA.drop` })).body).toMatchObject({ code: 'intake.upload_gone' })
})
