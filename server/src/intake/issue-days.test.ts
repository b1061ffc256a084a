// Lists that state no day of issue, beside books and documents that do.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changeIdentity, settingsOf } from '#access'
import type { Context } from '#kernel'
import { expectNoDrift } from '#ledger/ledger-fixture.ts'
import { createTestCompany, type TestCompany } from '#test/database.ts'
import { ciiXml } from './formats/documents/document-fixture.ts'
import { bytesSource } from './formats/source.ts'
import { type ImportFileInput, importFile } from './import-file.ts'

const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const

async function company(): Promise<TestCompany> {
  const made = await createTestCompany({ now: '2026-03-20' })
  await made.inCompany(async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin', siren: '732829320', vat: null })
  })
  return made
}

let files = 0
function take(ctx: Context, name: string, content: string, more: Partial<ImportFileInput> = {}) {
  const bytes = Buffer.from(content)
  const sha256 = createHash('sha256').update(`${++files} ${content}`).digest('hex')
  return importFile(ctx, { source: bytesSource(name, bytes), sha256, terms: THIRTY_DAYS, ...more })
}

const BOOKS_HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
const sold = (number: string, day: string, letter = ''): string =>
  `VE|Ventes|1|${day}|411000|Clients|DUPONT|DUPONT SARL|${number}|${day}|Travaux|1200,00|0,00|${letter}|${letter && '20260316'}|${day}||`
const received = (day: string, letter: string): string =>
  `BQ|Banque|3|${day}|411000|Clients|DUPONT|DUPONT SARL|R-1|${day}|Virement|0,00|1200,00|${letter}|20260316|${day}||`
const books = (...lines: readonly string[]): string => `${[BOOKS_HEAD, ...lines].join('\n')}\n`
const list = (...rows: readonly string[]): string => `${['Client;Facture;Échéance;Reste dû', ...rows].join('\n')}\n`

const items = ({ sql }: Context) =>
  sql<{ name: string; number: string; issued: string; due: string; open: number }>`
    select d.name, i.number, i.issue_date as issued, i.due_date as due, i.open_cents as open
    from item i join debtor d on d.organisation_id = i.organisation_id and d.id = i.debtor_id
    where not i.withdrawn order by i.id`

describe('a list without days of issue', () => {
  test('after the books is about the invoices of the books, whose customers it knows by name, and says when they fall due', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, 'livres.txt', books(sold('F-1', '20260112')))
      const stored = await take(ctx, 'ouvertes.csv', list('Dupont;F-1;27/02/2026;1200,00'))
      expect(stored.counts).toMatchObject({ newDebtors: 0, newItems: 0, changedItems: 1, conflicts: 0 })
      expect(await items(ctx)).toEqual([
        { name: 'DUPONT SARL', number: 'F-1', issued: '2026-01-12', due: '2026-02-27', open: 120_000 },
      ])
    })
  })

  test('before the books goes on with them, though its guess lies in the year before: what they say was paid is paid', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, 'ouvertes.csv', list('Dupont;F-1;27/02/2026;1200,00'))
      const stored = await take(ctx, 'livres.txt', books(sold('F-1', '20260112', 'A'), received('20260316', 'A')))
      expect(stored.counts).toMatchObject({ newDebtors: 0, newItems: 0, unchangedItems: 1, newAllocations: 1 })
      expect(stored.effect).toMatchObject({ conflicts: [] })
      const once = [{ name: 'Dupont', number: 'F-1', issued: '2025-12-29', due: '2026-02-27', open: 0 }]
      expect(await items(ctx)).toEqual(once)
      const next = await take(ctx, 'avril.txt', books(sold('F-1', '20260112', 'A'), received('20260316', 'A')))
      expect(next.counts).toMatchObject({ newItems: 0, newCredits: 0, newAllocations: 0, conflicts: 0 })
      expect(await items(ctx)).toEqual(once)
      await expectNoDrift(ctx)
    })
  })

  test('before an electronic invoice is about the same one', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, 'ouvertes.csv', list('Dupont;F-1;27/02/2026;1200,00'))
      const xml = ciiXml({ number: 'F-1', issueDate: '2026-01-12', dueDates: ['2026-02-26'] })
      const stored = await take(ctx, 'facture.xml', xml)
      expect(stored.counts).toMatchObject({ newDebtors: 0, newItems: 0, changedItems: 1 })
      expect(await items(ctx)).toMatchObject([{ name: 'Dupont', number: 'F-1', due: '2026-02-26', open: 120_000 }])
    })
  })

  test('that moves a due date is no contradiction', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, 'mars.csv', list('Dupont;F-1;27/02/2026;1200,00'))
      const stored = await take(ctx, 'avril.csv', list('Dupont;F-1;31/03/2026;1200,00'))
      expect(stored.counts).toMatchObject({ newDebtors: 0, newItems: 0, changedItems: 1, conflicts: 0 })
      expect(await items(ctx)).toMatchObject([{ number: 'F-1', due: '2026-03-31', open: 120_000 }])
    })
  })

  test('is not about an invoice of that number that was issued after the day on which it falls due, or years before', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, 'livres.txt', books(sold('F-1', '20260312'), sold('F-2', '20240112')))
      const rows = ['Moreau;F-1;27/02/2026;1200,00', 'Moreau;F-2;27/02/2026;1200,00']
      const stored = await take(ctx, 'ouvertes.csv', list(...rows))
      expect(stored.counts).toMatchObject({ newDebtors: 1, newItems: 2 })
    })
  })
})
