// Which of two invoices of one number a credit note or a corrected invoice speaks of, where numbers begin again with each year.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changeIdentity, settingsOf } from '#access'
import type { Context } from '#kernel'
import { expectNoDrift } from '#ledger/ledger-fixture.ts'
import { createTestCompany } from '#test/database.ts'
import { ciiXml, type InvoiceFixture, ublXml } from './formats/documents/document-fixture.ts'
import { bytesSource } from './formats/source.ts'
import { importFile } from './import-file.ts'

async function aCompany() {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  await inCompany(async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin', siren: '732829320', vat: 'FR44732829320' })
  })
  return inCompany
}

function take(ctx: Context, content: string) {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return importFile(ctx, { source: bytesSource('facture.xml', Buffer.from(content)), sha256 })
}

const OF_2025 = { number: '0007', issueDate: '2025-03-10', dueDates: ['2025-04-09'], total: '500.00' }
const OF_2026 = { number: '0007', issueDate: '2026-03-12', dueDates: ['2026-04-11'], total: '800.00' }

/** What is open, by day of issue. */
async function open(ctx: Context): Promise<Record<string, number>> {
  const rows = await ctx.sql<{ day: string; cents: number }>`
    select issue_date as day, open_cents as cents from item where not withdrawn order by issue_date`
  return Object.fromEntries(rows.map(({ day, cents }) => [day, cents]))
}

async function after(...invoices: readonly string[]): Promise<Record<string, number>> {
  const inCompany = await aCompany()
  return inCompany(async (ctx) => {
    for (const invoice of invoices) await take(ctx, invoice)
    await expectNoDrift(ctx)
    return open(ctx)
  })
}

const note = (more: InvoiceFixture): InvoiceFixture => ({
  number: 'A-1',
  typeCode: '381',
  issueDate: '2026-09-01',
  total: '100.00',
  preceding: ['0007'],
  ...more,
})

describe('a credit note that names a number which two years have', () => {
  test.each([
    ['2025-03-10', { '2025-03-10': 400_00, '2026-03-12': 800_00 }],
    ['2026-03-12', { '2025-03-10': 500_00, '2026-03-12': 700_00 }],
    ['2025-03-11', { '2025-03-10': 400_00, '2026-03-12': 800_00 }],
    ['2024-03-08', { '2025-03-10': 500_00, '2026-03-12': 800_00 }],
  ])('and the day %s reduces the one of that day or year, and no other', async (day, left) => {
    for (const inSyntax of [ciiXml, ublXml])
      expect(await after(ciiXml(OF_2025), ciiXml(OF_2026), inSyntax(note({ precedingDays: [day] })))).toEqual(left)
  })

  test('and no day reduces the newest that was there when it was issued, in whatever order they came', async () => {
    expect(await after(ciiXml(OF_2026), ciiXml(OF_2025), ciiXml(note({})))).toEqual({
      '2025-03-10': 500_00,
      '2026-03-12': 700_00,
    })
    expect(await after(ciiXml(OF_2025), ciiXml(OF_2026), ciiXml(note({ issueDate: '2025-12-31' })))).toEqual({
      '2025-03-10': 400_00,
      '2026-03-12': 800_00,
    })
  })

  test('and a day that nobody can read is told, and counts as none', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      await take(ctx, ciiXml(OF_2025))
      const { summary } = await take(ctx, ublXml(note({ precedingDays: ['10.mars'] })))
      expect(summary).toMatchObject({ alerts: [{ code: 'intake.field_day', data: { field: 'BT-26' } }] })
      expect(await open(ctx)).toEqual({ '2025-03-10': 400_00 })
    })
  })
})

describe('a corrected invoice', () => {
  const corrected = (more: InvoiceFixture = {}): string =>
    ciiXml({ number: '0044', typeCode: '384', issueDate: '2026-05-02', total: '450.00', preceding: ['0007'], ...more })

  test('of last year’s takes the place of that one, and this year’s stays owed', async () => {
    const left = await after(ciiXml(OF_2025), ciiXml(OF_2026), corrected({ precedingDays: ['2025-03-10'] }))
    expect(left).toEqual({ '2025-03-10': 0, '2026-03-12': 800_00, '2026-05-02': 450_00 })
  })

  test('that comes first takes no place of an invoice that is younger than itself', async () => {
    const OF_2027 = { ...OF_2026, issueDate: '2026-11-02', dueDates: ['2026-12-02'] }
    expect(await after(corrected({ issueDate: '2026-01-09' }), ciiXml(OF_2027), ciiXml(OF_2025))).toEqual({
      '2025-03-10': 0,
      '2026-01-09': 450_00,
      '2026-11-02': 800_00,
    })
  })

  test('of the same number as what it corrects takes the place of that one', async () => {
    const left = await after(ciiXml(OF_2025), corrected({ number: '0007', precedingDays: ['2025-03-10'] }))
    expect(left).toEqual({ '2025-03-10': 0, '2026-05-02': 450_00 })
  })
})
