import { afterAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '#access'
import { createHttp } from '#platform/http.ts'
import { createTestCompany } from '#test/database.ts'
import { aDebtor, aFile, anItem } from './ledger-fixture.ts'
import { readDebtor } from './read-debtor.ts'
import { recordDocuments, recordStatuses } from './record-documents.ts'
import { registerCreditRoutes } from '#reconciliation/credit-routes.ts'
import { registerLedgerRoutes } from './routes.ts'

const { company, inCompany, shell } = await createTestCompany({ now: '2026-11-21' })
await inCompany(async (ctx) => {
  const [noe, eluard] = [await aDebtor(ctx), await aDebtor(ctx, 'Atelier Éluard', 'C002')]
  await aFile(ctx, { items: [anItem(noe, 'F-1', 120_000), anItem(noe, 'F-2', 10_000), anItem(eluard, 'F-3', 80_000)] })
})

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
registerLedgerRoutes(app, { shell, authenticated: async () => session })
registerCreditRoutes(app, { shell, authenticated: async () => session })
afterAll(() => app.close())

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

async function call(method: Method, path: string, payload?: object) {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { host: 'localhost:4000' },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}

describe('over HTTP', () => {
  test('the board is read in pages, narrowed and in order', async () => {
    const { status, body } = await call('GET', '/debtors?sort=name&filter=overdue&search=e')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      rows: [
        { name: 'Atelier Éluard', overdueCents: 80_000, holds: [], items: 1 },
        { name: 'Brûlerie Noé', overdueCents: 130_000, due31to60Cents: 130_000, items: 2 },
      ],
      next: null,
      totals: { debtors: 2, totalCents: 210_000 },
      otherTotals: [],
    })
    expect((await call('GET', '/debtors?on=2026-09-30')).body).toMatchObject({ totals: { overdueCents: 0 } })
    expect((await call('GET', '/debtors?on=2027-01-01')).body).toMatchObject({
      code: 'ledger.day_in_future',
      status: 422,
    })
    expect((await call('GET', '/debtors?sort=colour')).status).toBe(400)
  })

  test('the page of a debtor tells each invoice with its days past due and its holds', async () => {
    const placed = await call('POST', '/holds', {
      kind: 'dispute',
      debtorId: 1,
      itemId: 2,
      amountCents: 500,
      reason: 'prix',
    })
    expect(placed.body).toMatchObject({ id: 1, amountCents: 500, fromDay: '2026-11-21', liftedOn: null })
    expect((await call('GET', '/debtors/1')).body).toMatchObject({
      debtor: { name: 'Brûlerie Noé', references: [{ source: 'account', reference: 'C001' }], version: 2 },
      balance: { overdueCents: 130_000, totalCents: 130_000, currency: 'EUR' },
      items: [
        { number: 'F-1', daysPastDue: 51, holds: [] },
        { number: 'F-2', daysPastDue: 51, holds: [{ kind: 'dispute', amountCents: 500 }] },
      ],
    })
    expect((await call('POST', '/holds/1/lift')).body).toMatchObject({ liftedOn: '2026-11-21' })
    expect((await call('POST', '/holds/1/restore')).body).toMatchObject({ liftedOn: null })
    expect((await call('GET', '/debtors/99')).body).toMatchObject({ code: 'ledger.debtor_unknown', status: 404 })
  })

  test('a payment is recorded, its allocation undone and made again, and all of it undone', async () => {
    const payment = {
      debtorId: 1,
      amountCents: 50_000,
      onDay: '2026-11-20',
      allocations: [{ itemId: 1, amountCents: 50_000 }],
    }
    const paid = (await call('POST', '/payments', payment)).body as unknown as {
      creditId: number
      allocated: { entryId: number }[]
    }
    expect(paid).toMatchObject({ allocated: [{ itemId: 1, amountCents: 50_000 }], remainingCents: 0 })
    const entryIds = paid.allocated.map(({ entryId }) => entryId)
    expect((await call('POST', '/allocations/undo', { entryIds })).body).toMatchObject({ undone: [{ itemId: 1 }] })
    const allocations = [{ itemId: 2, amountCents: 10_000 }]
    expect((await call('POST', `/credits/${paid.creditId}/allocate`, { allocations })).body).toMatchObject({
      allocated: [{ itemId: 2 }],
    })
    const { body } = await call('GET', '/debtors/1')
    expect(body).toMatchObject({
      balance: { totalCents: 120_000, unappliedCreditCents: 40_000 },
      credits: [{ allocations: [{ itemId: 2 }] }],
    })
    expect((await call('POST', `/payments/${paid.creditId}/undo`)).status).toBe(200)
    expect((await call('GET', '/debtors/1')).body).toMatchObject({
      balance: { totalCents: 130_000, unappliedCreditCents: 0 },
    })
    expect((await call('POST', '/payments', { ...payment, amountCents: 1.5 })).status).toBe(400)
    expect((await call('POST', '/payments', { ...payment, onDay: '2026-02-30' })).status).toBe(400)
  })

  test('a credit note is recorded and undone', async () => {
    const { body } = await call('POST', '/credit-notes', {
      debtorId: 2,
      amountCents: 100,
      onDay: '2026-11-20',
      reference: 'AV-1',
    })
    expect(body).toMatchObject({ remainingCents: 100 })
    expect((await call('POST', `/credit-notes/${String(body['creditId'])}/undo`)).status).toBe(200)
  })

  test('a record is changed by the version that was seen, and completed with contacts', async () => {
    const { version } = (await call('GET', '/debtors/2')).body['debtor'] as { version: number }
    expect((await call('PUT', '/debtors/2', { version, city: 'Lyon', addressLines: ['1, rue'] })).body).toMatchObject({
      city: 'Lyon',
    })
    const stale = await call('PUT', '/debtors/2', { version, city: 'Paris' })
    expect(stale.body).toMatchObject({ code: 'ledger.debtor_changed', status: 409 })
    expect(stale.body['detail']).toBe(
      'La fiche de Atelier Éluard a changé pendant que vous la modifiiez. Rechargez-la, puis refaites votre modification.',
    )
    const contact = (await call('POST', '/debtors/2/contacts', { name: 'Paul', email: 'paul@eluard.example' })).body
    expect(contact).toMatchObject({ role: 'accounts-payable', phone: null })
    expect((await call('PUT', `/contacts/${String(contact['id'])}`, { name: 'Paule' })).body).toMatchObject({
      name: 'Paule',
      email: null,
    })
    expect((await call('DELETE', `/contacts/${String(contact['id'])}`)).status).toBe(200)
  })

  test('the grid saves what is right and says in words what is not', async () => {
    expect((await call('GET', '/debtors/missing-contacts')).body).toMatchObject({
      rows: [{ debtorId: 1, totalCents: 130_000 }],
      debtors: 1,
      cents: 130_000,
    })
    const rows = [
      { debtorId: 1, email: 'compta' },
      { debtorId: 1, kind: 'consumer' },
      { debtorId: 2, email: 'compta@eluard.example' },
    ]
    const { body } = await call('PUT', '/debtors/contact-grid', { rows: rows.slice(1) })
    expect(body).toEqual({ saved: 2, refused: [] })
    expect((await call('PUT', '/debtors/contact-grid', { rows: rows.slice(0, 1) })).body).toEqual({
      saved: 0,
      refused: [
        {
          debtorId: 1,
          code: 'ledger.email_invalid',
          message: '« compta » n’est pas une adresse électronique. Donnez-en une seule, sans nom autour.',
        },
      ],
    })
    expect((await call('GET', '/summary')).body).toMatchObject({
      debtors: 2,
      items: 3,
      withoutContact: { debtors: 1 },
      kindUnknown: { debtors: 1 },
    })
  })

  test('two records are merged and separated', async () => {
    expect((await call('POST', '/debtors/merge', { keepId: 1, mergeId: 2 })).body).toMatchObject({ id: 1 })
    expect((await call('GET', '/debtors/1/doubles')).body).toMatchObject({ likely: [], merged: [{ id: 2 }] })
    expect((await call('GET', '/debtors')).body).toMatchObject({ totals: { debtors: 1, totalCents: 210_000 } })
    expect((await call('POST', '/debtors/unmerge', { debtorId: 2 })).body).toMatchObject({ id: 2 })
    expect((await call('POST', '/debtors/unmerge', { debtorId: 2 })).body).toMatchObject({ code: 'ledger.not_merged' })
  })

  test('an invoice shows what was said of it, and its original as it came in', async () => {
    const content = Buffer.from('<Invoice/>')
    const [item] = await inCompany(async (ctx) => {
      const { items } = await readDebtor(ctx, { debtorId: 1, withPaid: true })
      const { sha256 } = await ctx.files.put(ctx.organisationId, content)
      const file = { fileName: 'facture é.xml', mediaType: 'application/xml', sha256 }
      const [first] = items
      if (!first) throw new Error('no item')
      await recordDocuments(ctx, {
        importId: null,
        documents: [{ kind: 'invoice', itemId: first.id, creditId: null, ...file }],
      })
      const said = { code: '205', label: 'Approuvée', onDay: ctx.today, reasons: [], amountCents: null, file }
      expect(await recordStatuses(ctx, { importId: null, statuses: [{ item: first, ...said }] })).toEqual([true])
      expect(await recordStatuses(ctx, { importId: null, statuses: [{ item: first, ...said }] })).toEqual([false])
      return items
    })
    const { body } = await call('GET', '/debtors/1?paid=1')
    const shown = (body['items'] as { readonly id: number }[]).find(({ id }) => id === item?.id)
    expect(shown).toMatchObject({
      statuses: [{ code: '205', label: 'Approuvée', onDay: '2026-11-21', reasons: [], amountCents: null }],
      documents: [{ id: 1, fileName: 'facture é.xml', mediaType: 'application/xml' }],
    })
    const answer = await app.inject({ method: 'GET', url: '/api/v1/documents/1', headers: { host: 'localhost:4000' } })
    expect(answer.rawPayload).toEqual(content)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/xml',
      'content-disposition': "attachment; filename*=UTF-8''facture%20%C3%A9.xml",
    })
    expect((await call('GET', '/documents/99')).body).toMatchObject({ code: 'ledger.document_unknown' })
  })
})
