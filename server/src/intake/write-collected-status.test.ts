// Status 212: what was collected, by rate of VAT, as a message that is read back.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeIdentity, settingsOf } from '#access'
import { findItem, recordPayment, statusesOfItem } from '#ledger'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { ciiXml, type InvoiceFixture } from './formats/documents/document-fixture.ts'
import { readDocument } from './formats/documents/read-document.ts'
import { bytesSource } from './formats/source.ts'
import { importFile } from './import-file.ts'
import { commands } from './status-commands.ts'

const store = await createTestCompany({ now: '2026-11-21' })
const { inCompany } = store
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-status-'))
  await inCompany(async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin & Fils', siren: '732829320' })
  })
})
afterAll(() => rm(folder, { recursive: true }))

const TWO_RATES = [
  ['20', '500.00', '100.00'],
  ['10.000', '545.45', '54.55'],
] as const

async function invoice(number: string, fixture: InvoiceFixture = {}): Promise<void> {
  const xml = ciiXml({ number, vat: TWO_RATES, vatDue: '72', ...fixture })
  await inCompany((ctx) =>
    importFile(ctx, { source: bytesSource(number, Buffer.from(xml)), sha256: number.padEnd(64, '0') }),
  )
}

const pay = (number: string, amountCents: number) =>
  inCompany(async (ctx) => {
    const { id: itemId, debtorId } = await findItem(ctx, number)
    await recordPayment(ctx, { debtorId, amountCents, onDay: '2026-11-20', allocations: [{ itemId, amountCents }] })
  })

const write = (number: string, ...options: readonly string[]) =>
  runTestCommand(
    commands,
    ['status', 'write', '212', number, '--out', join(folder, 'out.xml'), ...options, '--json'],
    store,
  )

test('tells what was collected since the last one, under each rate, and is read back', async () => {
  await invoice('F-212')
  await pay('F-212', 60_001)
  expect((await write('F-212', '--on', '2026-11-20')).json).toEqual({
    statusCode: '212',
    amountCents: 60_001,
    file: join(folder, 'out.xml'),
  })
  const xml = await readFile(join(folder, 'out.xml'))
  expect(readDocument(xml)).toMatchObject([
    {
      invoiceNumber: 'F-212',
      invoiceIssueDate: '2026-09-01',
      statusCode: '212',
      label: 'Encaissée',
      date: '2026-11-21',
      amounts: [
        { type: 'MEN', cents: 30_001, percent: '20.00' },
        { type: 'MEN', cents: 30_000, percent: '10.00' },
      ],
      issuerRole: 'SE',
      issuerSiren: '732829320',
      sellerSiren: '732829320',
      buyerSiren: '552100554',
    },
  ])
  const text = xml.toString()
  expect(text).toContain('<ram:Name>Atelier Martin &amp; Fils</ram:Name>')
  expect(text).toContain('<ram:URIID schemeID="0225">552100554</ram:URIID>')
  expect(text).toContain('<ram:StatusCode>47</ram:StatusCode>')
  expect(
    text.match(/<ram:ValueAmount currencyID="EUR">300\.0[01]<\/ram:ValueAmount>.*?<ram:ValuePercent>/g),
  ).toHaveLength(2)
  await inCompany(async (ctx) => {
    expect(await statusesOfItem(ctx, (await findItem(ctx, 'F-212')).id)).toMatchObject([
      { code: '212', onDay: '2026-11-20', amountCents: 60_001 },
    ])
  })
  expect((await write('F-212')).json).toMatchObject({ error: { code: 'intake.status_nothing_collected' } })
  await pay('F-212', 59_999)
  expect((await write('F-212', '--amount', '100.00')).json).toMatchObject({ amountCents: 10_000 })
  expect((await write('F-212', '--amount', '500.00')).json).toMatchObject({
    error: { code: 'intake.status_nothing_collected', data: { leftCents: 49_999 } },
  })
  expect((await write('F-212')).json).toMatchObject({ amountCents: 49_999 })
})

test.each<[string, InvoiceFixture, string]>([
  ['whose VAT was due when it was issued', { vatDue: '5' }, 'intake.status_vat_at_issue'],
  ['for goods that does not say when', { vatDue: '', process: 'B1' }, 'intake.status_vat_at_issue'],
  ['whose parts do not make up its total', { vat: [['20', '100.00', '20.00']] }, 'intake.status_vat_unclear'],
  ['to a debtor without SIREN', { buyer: { name: 'Sans numéro' } }, 'intake.status_siren_missing'],
])('an invoice %s is refused', async (name, fixture, code) => {
  await invoice(name, fixture)
  await pay(name, 100)
  expect((await write(name)).json).toMatchObject({ error: { code } })
})

test('an invoice of the books alone does not say its rates', async () => {
  const list = 'Client;Facture;Date;Échéance;Total;Solde\nNoé;L-1;13/09/2026;30/09/2026;10,00;10,00\n'
  await inCompany((ctx) => importFile(ctx, { source: bytesSource('l.csv', Buffer.from(list)), sha256: 'a'.repeat(64) }))
  await pay('L-1', 100)
  expect((await write('L-1')).json).toMatchObject({ error: { code: 'intake.status_original_missing' } })
})

test('other statuses are not ours to say', async () => {
  const run = await runTestCommand(commands, ['status', 'write', '207', 'F-212', '--out', 'x', '--json'], store)
  expect(run.exitCode).toBe(2)
})
