// The working path over HTTP: a file is read, stored, decided on, let go and sent; and what others, or mistakes, may not do.

import { describe, expect, test } from 'vitest'
import { type Seat, openOffice } from '../../server/src/test/office.ts'
import { openWorkingPath } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')
const office = await openOffice(path.store.shell)

const LIST = `Client;Facture;Date;Échéance;Montant TTC;Reste dû
Café Lune;F-1;13/10/2026;12/11/2026;1200,00;1200,00
Garage Roux;F-2;05/10/2026;05/11/2026;700,00;350,00
`

/** A company with two debtors who can be reached and owe. */
async function working(): Promise<Seat & { readonly firm: Awaited<ReturnType<typeof path.company>> }> {
  path.at('2026-11-16')
  const seat = await office.seat()
  const firm = await path.company({ company: seat.company })
  await firm.debtor({ name: 'Café Lune', email: 'lune@cafe.example', owes: [['F-1', 120_000, '2026-11-10']] })
  await firm.debtor({ name: 'Jean Petit', kind: 'consumer', owes: [['F-2', 60_000, '2026-10-01']] })
  return { ...seat, firm }
}

describe('from a file to a letter, as the pages do it', () => {
  test('each step answers what the next one needs', async () => {
    path.at('2026-11-16')
    const seat = await office.seat()
    const firm = await path.company({ company: seat.company, automation: 'rehearsal', paymentsKnownTo: null })
    const read = await office.upload(seat, 'POST /imports/read', { name: 'impayés.csv', content: LIST })
    expect(read.status).toBe(200)
    expect(read.body).toMatchObject({
      kind: 'list',
      fileName: 'impayés.csv',
      alreadyImported: null,
      questions: [],
      refusedCount: 0,
      needsTerms: false,
      effect: { newDebtors: 2, newItems: 2, newCredits: 1, openCents: 155_000, conflicts: [] },
    })
    const { token } = read.body
    const stored = await office.ask(seat, 'POST /imports', { token, debtorKind: 'business' })
    expect(stored).toMatchObject({ status: 200, body: { importId: 1, counts: { newItems: 2, newDebtors: 2 } } })
    const twice = await office.ask(seat, 'POST /imports', { token })
    expect(twice).toMatchObject({ status: 409, body: { code: 'intake.already_imported' } })
    expect((await office.ask(seat, 'GET /imports')).body).toMatchObject({
      rows: [{ id: 1, kind: 'list', fileName: 'impayés.csv', undoneAt: null }],
    })
    const gaps = await office.ask(seat, 'PUT /debtors/contact-grid', {
      rows: [
        { debtorId: 1, email: 'lune@cafe.example' },
        { debtorId: 2, email: 'roux@garage.example' },
      ],
    })
    expect(gaps.status).toBe(200)
    const rehearsal = await office.ask(seat, 'GET /rehearsal?days=30')
    expect(rehearsal.body['days']).not.toEqual([])
    const today = await office.ask(seat, 'GET /today')
    expect(today.body).toMatchObject({ day: '2026-11-16', automation: 'rehearsal', paymentsKnownTo: null, actions: [] })
    expect((today.body['banners'] as { code: string }[]).map(({ code }) => code)).toEqual([
      'payments',
      'rehearsal',
      'mail-account',
    ])
    await office.ask(seat, 'PUT /settings/payments-known-to', { day: '2026-11-16' })
    const list = (await office.ask(seat, 'GET /today')).body['actions'] as { key: string; debtorName: string }[]
    expect(list.map(({ debtorName }) => debtorName)).toEqual(['Café Lune', 'Garage Roux'])
    const preview = await office.ask(seat, `GET /acts/preview?key=${list[0]?.key}`)
    expect(preview.body).toMatchObject({ missing: [], recipient: { email: 'lune@cafe.example' }, letterUrl: null })
    const keys = list.map(({ key }) => key)
    const released = await office.ask(seat, 'POST /today/release', { keys, paymentsKnownTo: '2026-11-16' })
    expect(released).toMatchObject({ status: 200, body: { released: 2, queued: 2, letters: 0, tasks: 0, refused: [] } })
    await firm.send()
    expect(firm.received()).toHaveLength(2)
    const outbox = await office.ask(seat, 'GET /outbox?state=accepted')
    expect(outbox.body).toMatchObject({ rows: [{ id: 2 }, { id: 1, state: 'accepted' }], next: null })
    expect((await office.ask(seat, 'GET /messages/1')).body).toMatchObject({
      id: 1,
      letterUrl: null,
      text: expect.stringContaining('F-1'),
    })
    const undone = await office.ask(seat, 'POST /imports/1/undo')
    expect(undone).toMatchObject({ status: 409, body: { code: 'ledger.import_in_use' } })
  })

  test('a list that no longer names an open invoice asks a question, and stores what is answered', async () => {
    path.at('2026-11-16')
    const seat = await office.seat()
    await path.company({ company: seat.company })
    const first = await office.upload(seat, 'POST /imports/read', { name: 'a.csv', content: LIST })
    await office.ask(seat, 'POST /imports', { token: first.body['token'] })
    const content = LIST.split('\n').slice(0, 2).join('\n')
    const read = await office.upload(seat, 'POST /imports/read', { name: 'b.csv', content })
    expect(read.body['questions']).toMatchObject([{ code: 'complete', options: [{ value: 'yes' }, { value: 'no' }] }])
    const { token } = read.body
    expect(await office.ask(seat, 'POST /imports', { token })).toMatchObject({
      status: 422,
      body: { code: 'intake.completeness_unknown' },
    })
    const fields = { answers: '{"complete":"yes"}' }
    const again = await office.upload(seat, 'POST /imports/read', { name: 'b.csv', content, fields })
    expect(again.body).toMatchObject({ questions: [], effect: { newCredits: 1 } })
    expect((await office.ask(seat, 'POST /imports', { token, answers: { complete: 'yes' } })).status).toBe(200)
    expect((await office.ask(seat, 'GET /summary')).body).toMatchObject({ overdueCents: 120_000 })
  })

  test('a letter is looked at, printed and posted', async () => {
    const seat = await working()
    await seat.firm.skipTo('reminder-3').catch(() => null)
    const today = (await office.ask(seat, 'GET /today')).body['actions'] as { key: string; channel: string }[]
    const letter = today.find(({ channel }) => channel === 'letter')
    const shown = await office.ask(seat, `GET /acts/preview?key=${letter?.key}`)
    const pdf = await office.ask(seat, `GET ${String(shown.body['letterUrl']).replace('/api/v1', '')}`)
    expect([pdf.status, pdf.type, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
    await office.ask(seat, 'POST /today/release', { keys: [letter?.key], paymentsKnownTo: '2026-11-16' })
    const batch = await office.ask(seat, 'GET /letters/batch')
    expect(batch.body).toMatchObject({
      rows: [{ id: 1, channel: 'letter', state: 'prepared', debtorName: 'Jean Petit' }],
    })
    expect((await office.ask(seat, 'POST /letters/print', {})).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await office.ask(seat, 'GET /messages/1/letter')).type).toBe('application/pdf')
    const posted = await office.ask(seat, 'POST /letters/posted', { messageIds: [1], onDay: '2026-11-16' })
    expect(posted).toMatchObject({ status: 200, body: { posted: 1 } })
  })

  test('a call is made and undone, an act taken back, a step passed over', async () => {
    path.at('2026-11-16')
    const seat = await office.seat()
    const firm = await path.company({ company: seat.company })
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-02']] })
    expect((await office.ask(seat, 'POST /settings/mail-account/test')).body['code']).toBe('outreach.no_mail_account')
    const first = (await office.ask(seat, 'GET /today')).body['actions'] as { key: string }[]
    expect(await office.ask(seat, 'POST /today/skip', { key: first[0]?.key, reason: 'vu au salon' })).toMatchObject({
      status: 200,
    })
    const [call] = (await office.ask(seat, 'GET /today')).body['actions'] as {
      key: string
      channel: string
      actId: number
    }[]
    expect(call?.channel).toBe('call')
    const keys = [call?.key, first[0]?.key]
    const released = await office.ask(seat, 'POST /today/release', { keys, paymentsKnownTo: '2026-11-16' })
    expect(released.body).toMatchObject({
      released: 1,
      tasks: 1,
      refused: [{ key: first[0]?.key, code: 'strategy.act_changed' }],
    })
    const today = (await office.ask(seat, 'GET /today')).body
    expect(today).toMatchObject({ actions: [], tasks: [{ id: 1, kind: 'call' }] })
    expect((await office.ask(seat, 'POST /tasks/1/done', { result: 'reached', note: 'vendredi' })).body).toEqual({
      ok: true,
    })
    expect((await office.ask(seat, 'POST /tasks/1/done', { result: 'reached' })).status).toBe(409)
    expect((await office.ask(seat, 'POST /tasks/1/undo')).body).toEqual({ ok: true })
    expect((await office.ask(seat, `POST /acts/${call?.actId}/cancel`)).body).toEqual({ ok: true })
    expect((await office.ask(seat, 'GET /today')).body).toMatchObject({
      tasks: [],
      actions: [{ channel: 'call', state: 'planned' }],
    })
  })

  test('the plans are shown and changed, and why is told', async () => {
    const seat = await working()
    type Plan = { readonly key: string; readonly steps: readonly { readonly key: string }[] }
    const { body } = await office.ask(seat, 'GET /plans')
    const plans = (body['rows'] as readonly { readonly plan: Plan }[]).map(({ plan }) => plan)
    expect(plans.map(({ key }) => key)).toContain('business')
    const business = plans.find(({ key }) => key === 'business')
    const steps = business?.steps.map((step) => (step.key === 'reminder-1' ? { ...step, offsetDays: 9 } : step))
    const change = { version: 1, plan: { ...business, steps } }
    expect(await office.ask(seat, 'PUT /plans/business', change)).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await office.ask(seat, 'PUT /plans/business', change)).toMatchObject({ status: 409 })
    const why = await office.ask(seat, 'GET /why?item=F-1')
    expect(why.body).toMatchObject({ rows: [{ number: 'F-1', code: 'step-not-due', until: '2026-11-19' }] })
    const ofDebtor = await office.ask(seat, 'GET /why?debtor=1')
    expect(ofDebtor.body).toMatchObject({ subject: expect.stringMatching(/^F-1 : [A-Z]/), rows: [{ number: 'F-1' }] })
    await office.ask(seat, 'PUT /session/locale', { locale: 'en' })
    expect((await office.ask(seat, 'GET /why?debtor=1')).body).toMatchObject({
      subject: expect.stringMatching(/^F-1: [A-Z]/),
    })
    await office.ask(seat, 'GET /today')
    expect((await office.ask(seat, 'GET /today/waits?code=step-not-due')).body).toMatchObject({
      rows: [{ number: 'F-1' }],
    })
  })
})

/** Every route of the three modules, as the interface describes itself. */
type Route = { readonly method: string; readonly path: string; readonly hasBody: boolean }
await office.app.ready()
const described = (office.app.swagger() as { paths: Record<string, Record<string, { requestBody?: unknown }>> }).paths
const OURS =
  /^\/api\/v1\/(outbox|messages|letters|tasks|acts|today|why|rehearsal|plans|imports|settings\/mail-account\/test)/
const routes: readonly Route[] = Object.entries(described)
  .filter(([url]) => OURS.test(url))
  .flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path: url.replace('/api/v1', ''),
      hasBody: requestBody !== undefined,
    })),
  )

test('the routes of outreach, strategy and intake are all looked at', () => {
  expect(routes.length).toBeGreaterThan(20)
})

describe('a stranger', () => {
  test.each(routes)('without session is refused: $method $path', async ({ method, path: url }) => {
    const answer = await office.ask(
      null,
      `${method} ${url.replace(/\{\w+\}/g, '1')}`,
      method === 'GET' ? undefined : {},
    )
    // What is malformed is refused before anybody asks who sent it.
    expect(['access.signed_out', 'platform.invalid_request']).toContain(answer.body['code'])
    expect([400, 401]).toContain(answer.status)
  })

  test.each(routes.filter(({ method }) => method !== 'GET'))(
    'without the page’s token changes nothing: $method $path',
    async ({ method, path: url }) => {
      const seat = await forged()
      const answer = await office.ask(seat, `${method} ${url.replace(/\{\w+\}/g, '1')}`, {})
      expect([403, 400]).toContain(answer.status)
    },
  )

  test('of another company finds none of our acts, messages, tasks, imports or debtors', async () => {
    const ours = await working()
    await office.ask(ours, 'GET /today')
    await ours.firm.release()
    await office.upload(ours, 'POST /imports/read', { name: 'a.csv', content: LIST })
    const stranger = await office.seat()
    for (const request of [
      'GET /acts/preview?key=1',
      'GET /acts/1/letter',
      'POST /acts/1/cancel',
      'GET /messages/1',
      'GET /messages/1/letter',
      'POST /tasks/1/undo',
      'GET /imports/1',
      'POST /imports/1/undo',
      'GET /why?debtor=1',
      'GET /why?item=F-1',
    ]) {
      expect([request, (await office.ask(stranger, request)).status]).toEqual([request, 404])
    }
    for (const [request, body] of [
      ['POST /messages/1/resolve', { outcome: 'failed' }],
      ['POST /tasks/1/done', { result: 'done' }],
      ['POST /today/skip', { key: '1', reason: '' }],
      ['POST /letters/print', { messageIds: [1] }],
    ] as const) {
      expect([request, (await office.ask(stranger, request, body)).status]).toEqual([request, 404])
    }
    expect((await office.ask(stranger, 'POST /letters/posted', { messageIds: [1], onDay: '2026-11-16' })).status).toBe(
      409,
    )
    expect(
      (await office.ask(stranger, 'POST /today/release', { keys: ['1'], paymentsKnownTo: '2026-11-16' })).status,
    ).toBe(409)
    expect((await office.ask(stranger, 'GET /outbox?debtor=1')).body).toMatchObject({ rows: [] })
    const read = await office.upload(ours, 'POST /imports/read', { name: 'b.csv', content: LIST })
    expect((await office.ask(stranger, 'POST /imports', { token: read.body['token'] })).status).toBe(404)
    expect(await ours.firm.acts()).toContainEqual(expect.stringContaining('released'))
  })
})

let forgedSeat: Promise<Seat> | null = null
const forged = (): Promise<Seat> => (forgedSeat ??= office.seat().then((seat) => ({ ...seat, csrf: 'made-up' })))

describe('what is not as it should be is refused, and never a fault', () => {
  const IDS = ['0', '-1', '1.5', 'abc', '99999999999999', '2147483648', '%00', '1e400', '%F0%9F%92%A9']
  const VALUES: readonly unknown[] = [
    null,
    [],
    'text',
    1e300,
    { a: 1 },
    { keys: ['99999999999'], paymentsKnownTo: '2026-02-30' },
    { keys: 'all', paymentsKnownTo: '9999-99-99' },
    { messageIds: [2147483648], onDay: '2026-11-16' },
    { messageIds: [1], onDay: 'tomorrow' },
    { result: 'paid' },
    { outcome: 'perhaps' },
    { key: '1', reason: '\u0000' },
    { result: 'done', note: 'a\u0000b' },
    { token: 'x', terms: { kind: 'net', count: -1 } },
    { token: `${'0'.repeat(64)}.`, mapping: { number: '\u0000' } },
    { version: 1, minimumGapDays: 7, steps: [{ key: 'reminder-1', offsetDays: 1e9, mode: 'automatic' }] },
    { __proto__: { admin: true }, constructor: { prototype: {} } },
  ]

  test.each(routes)('$method $path', async ({ method, path: url, hasBody }) => {
    const seat = await plain()
    const targets = url.includes('{')
      ? IDS.map((id) => url.replace(/\{\w+\}/g, id))
      : [
          url,
          ...IDS.map((id) => `${url}?key=${id}&cursor=${id}&debtor=${id}&days=${id}&state=${id}&code=${id}&item=${id}`),
        ]
    for (const target of targets) {
      const answer = await office.ask(seat, `${method} ${target}`, hasBody ? {} : undefined)
      expect([target, answer.status < 500]).toEqual([target, true])
    }
    if (method === 'GET') return
    for (const value of VALUES) {
      const answer = await office.ask(seat, `${method} ${url.replace('{key}', 'business').replace('{id}', '1')}`, value)
      expect([JSON.stringify(value), answer.status < 500]).toEqual([JSON.stringify(value), true])
    }
  })

  test.each([
    ['nothing', ''],
    ['binary', Buffer.from([0, 1, 2, 255, 254, 0, 0, 7, 0, 0, 13, 200])],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    [
      'cut UTF-8',
      Buffer.concat([Buffer.from('Client;Facture;Échéance;Reste dû\nA;F-1;10/11/2026;12,00\nÉ'), Buffer.from([0xc3])]),
    ],
    ['an unclosed quote', 'Client;Facture;Échéance;Reste dû\n"A;F-1;10/11/2026;12,00\n'],
    ['a hundred thousand columns', `${';'.repeat(100_000)}\n`],
    ['an XML bomb', '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><comptabilite>&a;</comptabilite>'],
    ['half a workbook', Buffer.from('504b0304140000000800', 'hex')],
  ] as const)('a file that is %s stores nothing', async (_name, content) => {
    const seat = await plain()
    const read = await office.upload(seat, 'POST /imports/read', { name: 'f.csv', content })
    expect(read.status).toBeLessThan(500)
    const importId = read.status === 200 ? await office.ask(seat, 'POST /imports', { token: read.body['token'] }) : read
    expect(importId.status).toBeGreaterThanOrEqual(400)
    expect((await office.ask(seat, 'GET /imports')).body).toEqual({ rows: [] })
  })

  test('a mapping that is no JSON, a file without content type, no file at all', async () => {
    const seat = await plain()
    const read = await office.upload(seat, 'POST /imports/read', {
      name: 'f.csv',
      content: LIST,
      fields: { mapping: '{' },
    })
    expect(read).toMatchObject({ status: 400, body: { code: 'platform.invalid_request' } })
    expect((await office.ask(seat, 'POST /imports/read', {})).status).toBeLessThan(500)
    expect((await office.ask(seat, 'POST /imports/read')).status).toBeLessThan(500)
    const gone = await office.ask(seat, 'POST /imports', { token: `${'0'.repeat(64)}.` })
    expect(gone).toMatchObject({ status: 404, body: { code: 'intake.upload_gone' } })
  })

  let seated: Promise<Seat> | null = null
  const plain = (): Promise<Seat> =>
    (seated ??= office.seat().then(async (seat) => {
      await path.company({ company: seat.company })
      return seat
    }))
})

test('a rate published since this version is entered, shown and taken back over HTTP', async () => {
  path.at('2027-01-04')
  const seat = await office.seat()
  const rate = 'PUT /rates/ecb-main-refinancing-rate/2027-01-01'
  expect((await office.ask(seat, 'GET /rates')).body).toMatchObject({ entered: [] })
  const entered = await office.ask(seat, rate, { basisPoints: 265, source: 'ecb.example' })
  expect(entered).toMatchObject({ status: 200, body: { entered: [{ halfYear: '2027-01-01', basisPoints: 265 }] } })
  expect(entered.body['halfYears']).toContainEqual(
    expect.objectContaining({ from: '2027-01-01', businessBasisPoints: 1265 }),
  )
  expect(await office.ask(seat, rate, { basisPoints: 9999, source: 'ecb.example' })).toMatchObject({ status: 400 })
  const wrong = await office.ask(seat, 'PUT /rates/legal-interest-rate/2027-01-01', { basisPoints: 280, source: 'x' })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'access.rate_columns' } })
  const removed = await office.ask(seat, 'DELETE /rates/ecb-main-refinancing-rate/2027-01-01')
  expect(removed).toMatchObject({ status: 200, body: { entered: [] } })
})
