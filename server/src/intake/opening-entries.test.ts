// The books of a new year, whose first entries carry over what is known of the last one.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context } from '#kernel'
import { expectNoDrift } from '#ledger/ledger-fixture.ts'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { importFile } from './import-file.ts'

const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const
const HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

const sold = (number: string, day: string, euros: string, letter = ''): string =>
  `VE|Ventes|${number}|${day}|411000|Clients|DUPONT|Dupont SARL|${number}|${day}|Travaux|${euros}|0,00|${letter}|${letter && '20260316'}|${day}||`
const opening = (piece: string, day: string, euros: string, letter = ''): string =>
  `AN|A nouveaux|1|20260101|411000|Clients|DUPONT|Dupont SARL|${piece}|${day}|A nouveau|${euros}|0,00|${letter}|${letter && '20260316'}|20260101||`
const received = (number: string, day: string, euros: string, letter = ''): string =>
  `BQ|Banque|${number}|${day}|411000|Clients|DUPONT|Dupont SARL|${number}|${day}|Virement|0,00|${euros}|${letter}|${letter && '20260316'}|${day}||`

let files = 0
function take(ctx: Context, ...lines: readonly string[]) {
  const content = `${[HEAD, ...lines].join('\n')}\n`
  const sha256 = createHash('sha256').update(`${++files} ${content}`).digest('hex')
  const source = bytesSource(`livres-${files}.txt`, Buffer.from(content))
  return importFile(ctx, { source, sha256, terms: THIRTY_DAYS })
}

const open = ({ sql }: Context) =>
  sql<{ number: string; issued: string; due: string; cents: number }>`
    select number, issue_date as issued, due_date as due, open_cents as cents from ledger_open_item order by id`
const F_101 = { number: 'F-101', issued: '2025-12-01', due: '2025-12-31', cents: 100_10 }
const F_102 = { number: 'F-102', issued: '2025-12-05', due: '2026-01-04', cents: 50_00 }
const F_201 = { number: 'F-201', issued: '2026-03-01', due: '2026-03-31', cents: 5_00 }

const LAST_YEAR = [sold('F-101', '20251201', '100,10'), sold('F-102', '20251205', '50,00')]
const aCompany = async () => (await createTestCompany({ now: '2026-03-20' })).inCompany

describe('the books of a new year', () => {
  test('carry an invoice over by its number, under the day of the opening: it is the one of last year', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      await take(ctx, ...LAST_YEAR)
      const carried = [opening('F-101', '20260101', '100,10'), opening('F-102', '20260101', '50,00')]
      const stored = await take(ctx, ...carried, sold('F-201', '20260301', '5,00'))
      expect(stored.counts).toMatchObject({ newItems: 1, unchangedItems: 2, changedItems: 0, conflicts: 0 })
      expect(await open(ctx)).toEqual([F_101, F_102, F_201])
    })
  })

  test('carry over what is left of it, and what pays that pays it', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      await take(ctx, sold('F-101', '20251201', '100,10', 'a'), received('R-1', '20251220', '60,10', 'a'))
      const rest = [opening('F-101', '20260101', '40,00', 'B'), received('R-2', '20260310', '40,00', 'B')]
      for (const newCredits of [1, 0])
        expect((await take(ctx, ...rest)).counts).toMatchObject({ newItems: 0, newCredits, conflicts: 0 })
      expect(await open(ctx)).toEqual([])
      await expectNoDrift(ctx)
    })
  })

  test('carry all of a customer over in one entry: its invoices are owed once', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      await take(ctx, ...LAST_YEAR)
      const stored = await take(ctx, opening('', '20260101', '150,10'), sold('F-201', '20260301', '5,00'))
      expect(stored.counts).toMatchObject({ newItems: 1, conflicts: 0 })
      expect(await open(ctx)).toEqual([F_101, F_102, F_201])
    })
  })

  test('that carry over another sum than was known the day before say so', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      await take(ctx, ...LAST_YEAR, received('R-1', '20251230', '100,10'))
      const stored = await take(ctx, opening('', '20260101', '180,00'), sold('F-201', '20260301', '5,00'))
      expect(stored.effect.conflicts).toEqual([
        {
          number: 'AN 1',
          code: 'intake.opening_differs',
          data: { number: 'AN 1', account: 'DUPONT', carriedCents: 180_00, knownCents: 50_00, firstDay: '2026-01-01' },
        },
      ])
      expect(await open(ctx)).toEqual([F_101, F_102, F_201])
    })
  })

  test('that are the first of a company are what is owed, and the next ones of that year change nothing', async () => {
    const inCompany = await aCompany()
    await inCompany(async (ctx) => {
      const year = [opening('', '20260101', '150,10'), sold('F-201', '20260301', '5,00')]
      for (const newItems of [2, 0]) expect((await take(ctx, ...year)).counts).toMatchObject({ newItems, conflicts: 0 })
      expect(await open(ctx)).toEqual([
        { number: 'AN 1', issued: '2026-01-01', due: '2026-01-31', cents: 150_10 },
        F_201,
      ])
    })
  })
})
