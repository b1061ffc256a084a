// Money that came before its invoice: what an import brings is looked for on the lines that wait.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { expectNoDrift, openByNumber, refusalOf } from '#ledger/ledger-fixture.ts'
import { allocateLine, reopenLine } from '#reconciliation'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { type ImportFileInput, type StoredImport, importFile } from './import-file.ts'
import { undoImport } from './undo-import.ts'

const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const

function file(name: string, lines: readonly string[], more: Partial<ImportFileInput> = {}): ImportFileInput {
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  return { source: bytesSource(name, bytes), sha256: createHash('sha256').update(bytes).digest('hex'), ...more }
}

const STATEMENT = file('releve.csv', ['Date;Libellé;Montant', '16/03/2026;VIR DUPONT F-101;1200,00'])
const LIST = file('ouvertes.csv', [
  'Client;Facture;Date facture;Échéance;Montant TTC',
  'Dupont SARL;F-101;15/02/2026;17/03/2026;1200,00',
  'Moreau SAS;F-102;15/02/2026;17/03/2026;800,00',
])
const BOOKS = file(
  '732829320FEC20261231.txt',
  [
    'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise',
    'VE|Ventes|1|20260201|411000|Clients|DUPONT|Dupont SARL|F-101|20260201|Travaux|1200,00|0,00|A|20260316|20260201||',
    'VE|Ventes|1|20260201|706000|Prestations|||F-101|20260201|Travaux|0,00|1200,00|||20260201||',
    'BQ|Banque|3|20260316|512000|Banque|||R-1|20260316|Virement|1200,00|0,00|||20260316||',
    'BQ|Banque|3|20260316|411000|Clients|DUPONT|Dupont SARL|R-1|20260316|Virement F-101|0,00|1200,00|A|20260316|20260316||',
  ],
  { terms: THIRTY_DAYS },
)

const aCompany = () => createTestCompany({ now: '2026-03-20' })
const lineOf = async ({ sql }: Context) =>
  (await sql<{ id: Id; state: string }>`select id, state from bank_line`)[0] ?? { id: 0, state: '' }
const stored = (ctx: Context, input: ImportFileInput): Promise<StoredImport> => importFile(ctx, input)

test('an invoice that comes after its payment is paid by it, and the import says so', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await stored(ctx, STATEMENT)
    expect((await stored(ctx, LIST)).counts).toMatchObject({ newItems: 2, matchedLines: 1, toAllocate: 0 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 800_00 })
  })
})

test('taking that import back opens the line again, for the next one to be matched with', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await stored(ctx, STATEMENT)
    const { importId } = await stored(ctx, LIST)
    await undoImport(ctx, { importId })
    expect(await lineOf(ctx)).toMatchObject({ state: 'open' })
    expect((await stored(ctx, BOOKS)).counts).toMatchObject({ matchedLines: 1 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 0 })
    await expectNoDrift(ctx)
  })
})

test('a payment that the books bring is the line; without those books the line waits again', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await stored(ctx, STATEMENT)
    const { importId } = await stored(ctx, BOOKS)
    expect(await lineOf(ctx)).toMatchObject({ state: 'matched' })
    await undoImport(ctx, { importId })
    expect(await lineOf(ctx)).toMatchObject({ state: 'open' })
    await expectNoDrift(ctx)
  })
})

test('what a person took back is not matched again by itself, and what a person allocated keeps its import', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await stored(ctx, STATEMENT)
    const { importId } = await stored(ctx, LIST)
    const { id: lineId } = await lineOf(ctx)
    await reopenLine(ctx, { lineId })
    const more = file(
      'mars.csv',
      ['Client;Facture;Date facture;Échéance;Montant TTC', 'Petit SA;F-103;01/03/2026;31/03/2026;10,00'],
      {
        isComplete: false,
      },
    )
    expect((await stored(ctx, more)).counts).not.toHaveProperty('matchedLines')
    const [item] = await ctx.sql<{ id: Id }>`select id from item where number = 'F-101'`
    await allocateLine(ctx, { lineId, allocations: [{ itemId: item?.id ?? 0, amountCents: 1200_00 }] })
    await undoImport(ctx, { importId: importId + 1 })
    expect(await refusalOf(undoImport(ctx, { importId }))).toBe('ledger.import_in_use')
  })
})

const HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
const sold = (number: string, euros: string, letter = ''): string =>
  `VE|Ventes|${number}|20260201|411000|Clients|DUPONT|Dupont SARL|${number}|20260201|Travaux|${euros}|0,00|${letter}|${letter && '20260316'}|20260201||`
const received = (number: string, day: string, euros: string, letter = ''): string =>
  `BQ|Banque|${number}|${day}|411000|Clients|DUPONT|Dupont SARL|${number}|${day}|Virement|0,00|${euros}|${letter}|${letter && '20260316'}|${day}||`
const sales = [HEAD, sold('F-101', '1200,00'), sold('F-102', '800,00')]
const FIRST_BOOKS = file('1.txt', sales, { terms: THIRTY_DAYS })
const paymentsOf = ({ sql }: Context) =>
  sql<{ reference: string; amount: number; left: number }>`
    select reference, amount_cents as amount, remaining_cents as left from credit where not withdrawn order by id`

describe('a payment that the bank brought and that the books have not matched with an invoice yet', () => {
  const UNMATCHED = file('2.txt', [...sales, received('R-1', '20260318', '1200,00')])

  test('is one payment: what the books bring of it is no credit left over that would keep the debtor from being asked', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, STATEMENT)
      expect((await stored(ctx, UNMATCHED)).counts).toMatchObject({ newCredits: 1, matchedLines: 1, toAllocate: 0 })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 800_00 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 0 }])
      const matched = [HEAD, sold('F-101', '1200,00', 'A'), sold('F-102', '800,00')]
      const next = await stored(ctx, file('3.txt', [...matched, received('R-1', '20260318', '1200,00', 'A')]))
      expect(next.effect).toMatchObject({ conflicts: [] })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 800_00 })
      await expectNoDrift(ctx)
    })
  })

  test('is what its line pays with also where the books came before the bank', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, { ...UNMATCHED, terms: THIRTY_DAYS })
      await stored(ctx, STATEMENT)
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 800_00 })
      const { id } = await lineOf(ctx)
      await reopenLine(ctx, { lineId: id })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 1200_00, 'F-102': 800_00 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 1200_00 }])
      await expectNoDrift(ctx)
    })
  })

  test('is that of the bank again once those books are taken back', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, STATEMENT)
      const { importId } = await stored(ctx, UNMATCHED)
      await undoImport(ctx, { importId })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 800_00 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'VIR DUPONT F-101', amount: 1200_00, left: 0 }])
      await expectNoDrift(ctx)
    })
  })

  test('leaves another payment of the books alone: of another amount, or weeks apart', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, STATEMENT)
      const others = [received('R-2', '20260318', '1199,99'), received('R-3', '20260301', '1200,00')]
      await stored(ctx, file('4.txt', [...sales, ...others]))
      expect(await paymentsOf(ctx)).toEqual([
        { reference: 'VIR DUPONT F-101', amount: 1200_00, left: 0 },
        { reference: 'R-3', amount: 1200_00, left: 1200_00 },
        { reference: 'R-2', amount: 1199_99, left: 1199_99 },
      ])
    })
  })
})

describe('a payment that a person found on the bank, and that the books bring without saying what it pays', () => {
  const UNCLEAR = file('releve-2.csv', ['Date;Libellé;Montant', '16/03/2026;VIR 000174;1200,00'])
  const BOOKED = file('5.txt', [...sales, received('R-1', '20260318', '1200,00')], { terms: THIRTY_DAYS })
  const idOf = async ({ sql }: Context, number: string): Promise<Id> =>
    (await sql<{ id: Id }>`select id from item where number = ${number}`)[0]?.id ?? 0
  const allocate = async (ctx: Context, ...shares: readonly (readonly [string, number])[]): Promise<Id> => {
    const { id: lineId } = await lineOf(ctx)
    const allocations = await Promise.all(
      shares.map(async ([number, amountCents]) => ({ itemId: await idOf(ctx, number), amountCents })),
    )
    await allocateLine(ctx, { lineId, allocations })
    return lineId
  }

  test('is one payment, and what the person decided stays', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, UNCLEAR)
      await allocate(ctx, ['F-102', 800_00], ['F-101', 400_00])
      expect((await stored(ctx, BOOKED)).counts).toMatchObject({ newCredits: 1 })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 800_00, 'F-102': 0 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 0 }])
      expect(await lineOf(ctx)).toMatchObject({ state: 'matched' })
      await expectNoDrift(ctx)
    })
  })

  test('is one payment also where the books came first and the person decides after', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, BOOKED)
      await stored(ctx, UNCLEAR)
      const { id } = await lineOf(ctx)
      if ((await lineOf(ctx)).state === 'matched') await reopenLine(ctx, { lineId: id })
      await allocate(ctx, ['F-102', 800_00])
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 1200_00, 'F-102': 0 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 400_00 }])
      await reopenLine(ctx, { lineId: id })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 1200_00, 'F-102': 800_00 })
      await allocate(ctx, ['F-101', 1200_00])
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 0 }])
      await expectNoDrift(ctx)
    })
  })

  test('is that of the line again once those books are taken back, and can be taken back itself', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, UNCLEAR)
      const lineId = await allocate(ctx, ['F-102', 800_00], ['F-101', 300_00])
      const { importId } = await stored(ctx, BOOKED)
      await undoImport(ctx, { importId })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 900_00, 'F-102': 0 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'VIR 000174', amount: 1200_00, left: 100_00 }])
      await stored(ctx, BOOKED)
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 100_00 }])
      await reopenLine(ctx, { lineId })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 1200_00, 'F-102': 800_00 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1200_00, left: 1200_00 }])
      await expectNoDrift(ctx)
    })
  })

  test('keeps what the person let go beside it, and takes it back with the line', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, file('releve-3.csv', ['Date;Libellé;Montant', '16/03/2026;VIR 000175;1199,00']))
      const { id: lineId } = await lineOf(ctx)
      const itemId = await idOf(ctx, 'F-101')
      await allocateLine(ctx, { lineId, allocations: [{ itemId, amountCents: 1199_00 }], letGo: true })
      await stored(ctx, file('6.txt', [...sales, received('R-1', '20260318', '1199,00')]))
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 800_00 })
      expect(await paymentsOf(ctx)).toEqual([
        { reference: 'difference', amount: 1_00, left: 0 },
        { reference: 'R-1', amount: 1199_00, left: 0 },
      ])
      await reopenLine(ctx, { lineId })
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 1200_00, 'F-102': 800_00 })
      expect(await paymentsOf(ctx)).toEqual([{ reference: 'R-1', amount: 1199_00, left: 1199_00 }])
      await expectNoDrift(ctx)
    })
  })

  test('stays beside a payment of another amount, of another customer, or of weeks later', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, FIRST_BOOKS)
      await stored(ctx, UNCLEAR)
      await allocate(ctx, ['F-101', 1200_00])
      const others = [
        received('R-2', '20260317', '1199,99'),
        received('R-3', '20260301', '1200,00'),
        received('R-4', '20260317', '1200,00').replaceAll('DUPONT', 'MOREAU'),
      ]
      await stored(ctx, file('7.txt', [...sales, ...others]))
      expect((await paymentsOf(ctx)).map(({ reference, left }) => [reference, left])).toEqual([
        ['VIR 000174', 0],
        ['R-3', 1200_00],
        ['R-2', 1199_99],
        ['R-4', 1200_00],
      ])
      await expectNoDrift(ctx)
    })
  })
})

describe('of two payments of one customer and amount within some days', () => {
  const weekly = [HEAD, sold('F-101', '100,00'), sold('F-102', '100,00')]
  const FIRST_LINE = file('s1.csv', ['Date;Libellé;Montant', '13/03/2026;VIR DUPONT F-101;100,00'])

  test('the one that the books match with what the bank has is that one, and the other one stays a payment', async () => {
    const { inCompany } = await aCompany()
    await inCompany(async (ctx) => {
      await stored(ctx, file('8.txt', weekly, { terms: THIRTY_DAYS }))
      await stored(ctx, FIRST_LINE)
      const next = [HEAD, sold('F-101', '100,00', 'A'), sold('F-102', '100,00')]
      await stored(
        ctx,
        file('9.txt', [...next, received('R-1', '20260313', '100,00', 'A'), received('R-2', '20260316', '100,00')]),
      )
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 100_00 })
      expect((await paymentsOf(ctx)).map(({ amount, left }) => [amount, left])).toEqual([
        [100_00, 0],
        [100_00, 100_00],
      ])
      await stored(ctx, file('s2.csv', ['Date;Libellé;Montant', '16/03/2026;VIR DUPONT F-102;100,00']))
      expect(await openByNumber(ctx)).toEqual({ 'F-101': 0, 'F-102': 0 })
      expect((await paymentsOf(ctx)).map(({ amount, left }) => [amount, left])).toEqual([
        [100_00, 0],
        [100_00, 0],
      ])
      await expectNoDrift(ctx)
    })
  })
})
