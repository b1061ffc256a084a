// What comes in when files overlap, come late, come twice in different formats, are taken back and brought again.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changeIdentity, settingsOf } from '#access'
import type { Context, Id } from '#kernel'
import { mergeDebtors, unmergeDebtor } from '#ledger'
import { expectNoDrift } from '#ledger/ledger-fixture.ts'
import { allocateLine } from '#reconciliation'
import { createTestCompany } from '#test/database.ts'
import { ciiXml, type InvoiceFixture, ublXml } from './formats/documents/document-fixture.ts'
import { bytesSource } from './formats/source.ts'
import { type ImportFileInput, importFile, type StoredImport } from './import-file.ts'
import { understandFile } from './understand-file.ts'
import { undoImport } from './undo-import.ts'

const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const
const HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

type Line = {
  readonly journal: string
  readonly piece: string
  readonly day: string
  readonly sides: string
  readonly letter: string
}
const line = ({ journal, piece, day, sides, letter }: Line): string =>
  `${journal}|${journal}|${piece}|${day}|411000|Clients|DUPONT|Dupont SARL|${piece}|${day}|${piece}|${sides}|${letter}|${letter && day}|${day}||`
const sold = (piece: string, day: string, euros: string, letter = ''): string =>
  line({ journal: 'VE', piece, day, sides: `${euros}|0,00`, letter })
const credited = (piece: string, day: string, euros: string, letter = ''): string =>
  line({ journal: 'VE', piece, day, sides: `0,00|${euros}`, letter })
const received = (piece: string, day: string, euros: string, letter = ''): string =>
  line({ journal: 'BQ', piece, day, sides: `0,00|${euros}`, letter })
const paidBack = (piece: string, day: string, euros: string, letter = ''): string =>
  line({ journal: 'BQ', piece, day, sides: `${euros}|0,00`, letter })
const ofMoreau = (text: string): string => text.replaceAll('DUPONT', 'MOREAU').replaceAll('Dupont', 'Moreau')

let files = 0
/** What the preview says is what becomes of it. */
async function take(
  ctx: Context,
  name: string,
  content: string,
  more: Partial<ImportFileInput> = {},
): Promise<StoredImport> {
  const sha256 = createHash('sha256').update(`${++files} ${content}`).digest('hex')
  const input = { source: bytesSource(name, Buffer.from(content)), sha256, terms: THIRTY_DAYS, ...more }
  const { effect } = await understandFile(ctx, input)
  const stored = await importFile(ctx, input)
  expect(stored.effect).toEqual(effect)
  return stored
}
const books = (ctx: Context, ...lines: readonly string[]) => take(ctx, 'livres.txt', `${[HEAD, ...lines].join('\n')}\n`)
const bank = (ctx: Context, ...lines: readonly string[]) =>
  take(ctx, 'releve.csv', `${['Date;Libellé;Montant', ...lines].join('\n')}\n`)
const list = (ctx: Context, lines: readonly string[], more: Partial<ImportFileInput> = {}) =>
  take(
    ctx,
    'liste.csv',
    `${['Client;Facture;Date facture;Échéance;Montant TTC;Reste dû;Devise', ...lines].join('\n')}\n`,
    {
      isComplete: false,
      dayOrder: 'day-first',
      ...more,
    },
  )
const invoice = (ctx: Context, more: InvoiceFixture) => take(ctx, 'facture.xml', ciiXml(more))

async function aCompany() {
  const { inCompany } = await createTestCompany({ now: '2026-03-20' })
  await inCompany(async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin', siren: '732829320', vat: 'FR44732829320' })
  })
  return inCompany
}

/** What is open, by number, and what is left over of payments and credit notes. */
async function standing({ sql }: Context) {
  const open = await sql<{ number: string; cents: number; currency: string }>`
    select number, open_cents as cents, currency from ledger_open_item order by number, currency`
  const left = await sql<{ cents: number }>`
    select remaining_cents as cents from ledger_unapplied_credit order by on_day, remaining_cents`
  return {
    open: open.map(
      ({ number, cents, currency }) => `${number} ${cents / 100}${currency === 'EUR' ? '' : ` ${currency}`}`,
    ),
    left: left.map(({ cents }) => cents / 100),
  }
}

async function story(
  tell: (ctx: Context) => Promise<void>,
  expected: { open: readonly string[]; left?: readonly number[] },
) {
  const inCompany = await aCompany()
  await inCompany(async (ctx) => {
    await tell(ctx)
    expect(await standing(ctx)).toEqual({ left: [], ...expected })
    await expectNoDrift(ctx)
  })
}
const lineIds = async ({ sql }: Context): Promise<readonly Id[]> =>
  (await sql<{ id: Id }>`select id from bank_line order by id`).map(({ id }) => id)
const itemId = async ({ sql }: Context, number: string): Promise<Id> =>
  (await sql<{ id: Id }>`select id from item where number = ${number} and not withdrawn`)[0]?.id ?? 0

describe('lettering whose halves lie in two files', () => {
  const january = [sold('F-1', '20260110', '120,00', 'A'), sold('F-2', '20260111', '50,00')]
  const february = [received('R-1', '20260205', '120,00', 'A')]
  test.each([
    ['the invoice first', [january, february]],
    ['the payment first', [february, january]],
    ['and then in one', [january, february, [...january, ...february]]],
  ])('is one payment: %s', (_, months) =>
    story(
      async (ctx) => {
        for (const month of months) await books(ctx, ...month)
      },
      { open: ['F-2 50'] },
    ),
  )
})

test('a payment of two invoices of the month before, which their marks let assume, is one payment in any order', async () => {
  const january = [sold('F-1', '20260110', '120,00', 'A'), sold('F-2', '20260111', '80,00', 'A')]
  const february = [received('R-1', '20260205', '200,00', 'A')]
  for (const months of [
    [january, february, january],
    [february, january, february, january],
    [january, [...january, ...february]],
  ])
    await story(
      async (ctx) => {
        for (const month of months) await books(ctx, ...month)
      },
      { open: [] },
    )
})

test('a mark that is used again for other invoices takes nothing from their payments', () =>
  story(
    async (ctx) => {
      await books(ctx, sold('F-1', '20260110', '120,00', 'A'))
      await books(ctx, sold('F-2', '20260211', '120,00'))
      await books(ctx, sold('F-2', '20260211', '120,00', 'A'), received('R-2', '20260301', '120,00', 'A'))
      await books(ctx, sold('F-3', '20260212', '120,00', 'A'), received('R-3', '20260302', '120,00', 'A'))
    },
    { open: [] },
  ))

test('an invoice that the bank paid and that books mark as settled by what they do not have is paid once', () =>
  story(
    async (ctx) => {
      await books(ctx, sold('F-1', '20260110', '120,00'))
      await bank(ctx, '16/03/2026;VIR DUPONT F-1;120,00')
      await books(ctx, sold('F-1', '20260110', '120,00', 'A'))
    },
    { open: [] },
  ))

describe('the bank and the books', () => {
  test('disagree on which of two invoices of one amount was paid: there was one payment', () =>
    story(
      async (ctx) => {
        await books(ctx, sold('F-1', '20260110', '120,00'), sold('F-2', '20260111', '120,00'))
        await bank(ctx, '16/02/2026;VIR DUPONT F-1;120,00')
        await books(
          ctx,
          sold('F-1', '20260110', '120,00'),
          sold('F-2', '20260111', '120,00', 'A'),
          received('R-1', '20260217', '120,00', 'A'),
        )
      },
      { open: ['F-1 120'] },
    ))

  test('one payment of two invoices, matched by a person otherwise than the books letter it, is one payment', () =>
    story(
      async (ctx) => {
        const sales = [
          sold('F-1', '20260110', '120,00'),
          sold('F-2', '20260111', '80,00'),
          sold('F-3', '20260112', '80,00'),
        ]
        await books(ctx, ...sales)
        await bank(ctx, '16/02/2026;VIR 0001;200,00')
        const [lineId = 0] = await lineIds(ctx)
        const allocations = [
          { itemId: await itemId(ctx, 'F-1'), amountCents: 120_00 },
          { itemId: await itemId(ctx, 'F-2'), amountCents: 80_00 },
        ]
        await allocateLine(ctx, { lineId, allocations })
        await books(
          ctx,
          sold('F-1', '20260110', '120,00', 'A'),
          sold('F-2', '20260111', '80,00'),
          sold('F-3', '20260112', '80,00', 'A'),
          received('R-1', '20260217', '200,00', 'A'),
        )
      },
      { open: ['F-3 80'] },
    ))

  test('a list that implied a payment, then the bank, then the books: it is one', () =>
    story(
      async (ctx) => {
        await list(ctx, [
          'Dupont SARL;F-1;10/01/2026;09/02/2026;120,00;120,00;EUR',
          'Dupont SARL;F-2;11/01/2026;10/02/2026;50,00;50,00;EUR',
        ])
        await list(ctx, ['Dupont SARL;F-2;11/01/2026;10/02/2026;50,00;50,00;EUR'], { isComplete: true })
        await bank(ctx, '16/03/2026;VIR DUPONT SARL F-1;120,00')
        await books(
          ctx,
          sold('F-1', '20260110', '120,00', 'A'),
          sold('F-2', '20260111', '50,00'),
          received('R-1', '20260316', '120,00', 'A'),
        )
      },
      { open: ['F-2 50'] },
    ))

  test('a statement taken back and brought again, with books between: the payment is there once', () =>
    story(
      async (ctx) => {
        const sales = [sold('F-1', '20260110', '120,00'), sold('F-2', '20260111', '50,00')]
        await books(ctx, ...sales)
        const { importId } = await bank(ctx, '16/02/2026;VIR DUPONT F-1;120,00')
        await undoImport(ctx, { importId })
        await books(ctx, ...sales, received('R-1', '20260217', '120,00'))
        await bank(ctx, '16/02/2026;VIR DUPONT F-1;120,00')
      },
      { open: ['F-2 50'] },
    ))

  test('a payment that the books take back: the invoice is open again, and so the line is not its payment twice', () =>
    story(
      async (ctx) => {
        await books(ctx, sold('F-1', '20260110', '120,00', 'A'), received('R-1', '20260217', '120,00', 'A'))
        await bank(ctx, '16/02/2026;VIR DUPONT F-1;120,00')
        await books(
          ctx,
          sold('F-1', '20260110', '120,00', 'A'),
          received('R-1', '20260217', '120,00', 'A'),
          paidBack('I-1', '20260225', '120,00'),
        )
      },
      { open: ['I-1 120'] },
    ))
})

describe('a credit note', () => {
  const note = { number: 'A-1', typeCode: '381', issueDate: '2026-02-01', total: '20.00', preceding: ['F-1'] }
  const sale = { number: 'F-1', issueDate: '2026-01-10', total: '120.00', dueDates: ['2026-02-09'] }
  const booked = [sold('F-1', '20260110', '120,00'), credited('A-1', '20260201', '20,00')]
  const lettered = [sold('F-1', '20260110', '120,00', 'a'), credited('A-1', '20260201', '20,00', 'a')]

  test.each<readonly [string, (ctx: Context) => Promise<void>]>([
    [
      'as XML, and then in the books without lettering',
      async (ctx) => {
        await invoice(ctx, sale)
        await invoice(ctx, note)
        await books(ctx, ...booked)
      },
    ],
    [
      'in the books without lettering, and then as XML',
      async (ctx) => {
        await books(ctx, ...booked)
        await invoice(ctx, sale)
        await invoice(ctx, note)
      },
    ],
    [
      'as XML, and then lettered in the books',
      async (ctx) => {
        await invoice(ctx, sale)
        await invoice(ctx, note)
        await books(ctx, ...lettered)
      },
    ],
    [
      'lettered in the books, and then as UBL, taken back and brought again',
      async (ctx) => {
        await books(ctx, ...lettered)
        await invoice(ctx, sale)
        const { importId } = await take(ctx, 'avoir.xml', ublXml(note))
        await undoImport(ctx, { importId })
        await take(ctx, 'avoir.xml', ublXml(note))
      },
    ],
  ])('comes %s: it counts once', (_, tell) => story(tell, { open: ['F-1 100'] }))
})

describe('invoices in two currencies', () => {
  test('of one number and customer are two, in lists and as XML, and euros pay those in euros', () =>
    story(
      async (ctx) => {
        await list(ctx, ['Dupont SARL;F-1;10/01/2026;09/02/2026;120,00;120,00;EUR'])
        const stored = await list(ctx, ['Dupont SARL;F-1;10/01/2026;09/02/2026;120,00;120,00;USD'])
        expect(stored.effect.conflicts.map(({ code }) => code)).toEqual(['ledger.item_differs'])
        await list(ctx, ['Dupont SARL;F-2;10/01/2026;09/02/2026;120,00;120,00;USD'])
        await bank(ctx, '16/03/2026;VIR DUPONT SARL F-2;120,00')
        await bank(ctx, '17/03/2026;VIR DUPONT SARL F-1;120,00')
      },
      { open: ['F-2 120 USD'] },
    ))

  test('a list in dollars that comes again with less left of one: that was paid in dollars', () =>
    story(
      async (ctx) => {
        await list(ctx, [
          'Dupont SARL;F-2;10/01/2026;09/02/2026;120,00;120,00;USD',
          'Dupont SARL;F-3;10/01/2026;09/02/2026;70,00;70,00;EUR',
        ])
        await list(ctx, ['Dupont SARL;F-2;10/01/2026;09/02/2026;120,00;45,00;USD'])
        await invoice(ctx, {
          number: 'F-2',
          issueDate: '2026-01-10',
          dueDates: ['2026-02-09'],
          total: '120.00',
          currency: 'USD',
        })
      },
      { open: ['F-2 45 USD', 'F-3 70'] },
    ))
})

describe('customers that are one', () => {
  const dupont = [sold('F-1', '20260110', '120,00'), received('R-9', '20260301', '5,00')]
  const moreau = [sold('G-1', '20260110', '80,00'), received('S-9', '20260301', '6,00')].map(ofMoreau)
  const idOf = async ({ sql }: Context, name: string): Promise<Id> =>
    (await sql<{ id: Id }>`select id from debtor where name = ${name}`)[0]?.id ?? 0
  const merge = async (ctx: Context) => {
    const [mergeId, keepId] = [await idOf(ctx, 'Moreau SARL'), await idOf(ctx, 'Dupont SARL')]
    await mergeDebtors(ctx, { keepId, mergeId })
    return mergeId
  }

  test('go on in the books under both accounts: nothing is new, and lettering works in each', () =>
    story(
      async (ctx) => {
        await books(ctx, ...dupont, ...moreau)
        await merge(ctx)
        const again = await books(ctx, ...dupont, ...moreau)
        expect(again.counts).toMatchObject({ newDebtors: 0, newItems: 0, newCredits: 0, conflicts: 0 })
        await books(
          ctx,
          ...dupont,
          ...[
            sold('G-1', '20260110', '80,00', 'A'),
            received('S-1', '20260302', '80,00', 'A'),
            received('S-9', '20260301', '6,00'),
          ].map(ofMoreau),
        )
      },
      { open: ['F-1 120'], left: [5, 6] },
    ))

  test('and are separated again keep what is theirs, also what came in meanwhile', () =>
    story(
      async (ctx) => {
        await books(ctx, ...dupont, ...moreau)
        const from = await merge(ctx)
        const { importId } = await books(ctx, ...dupont, ...moreau, ofMoreau(sold('G-2', '20260305', '9,00')))
        await undoImport(ctx, { importId })
        await unmergeDebtor(ctx, { debtorId: from })
        await books(ctx, ...dupont, ...moreau, ofMoreau(sold('G-2', '20260305', '9,00')))
        const owed = await ctx.sql`
          select d.name, i.number from ledger_open_item i join debtor d on d.organisation_id = i.organisation_id and d.id = i.debtor_id order by i.number`
        expect(owed).toEqual([
          { name: 'Dupont SARL', number: 'F-1' },
          { name: 'Moreau SARL', number: 'G-1' },
          { name: 'Moreau SARL', number: 'G-2' },
        ])
      },
      { open: ['F-1 120', 'G-1 80', 'G-2 9'], left: [5, 6] },
    ))

  test('money of the one pays the other, and books that bring it unmatched bring nothing new', () =>
    story(
      async (ctx) => {
        await books(ctx, ...dupont, ...moreau)
        await merge(ctx)
        await bank(ctx, '16/03/2026;VIR 0001;200,00')
        const [lineId = 0] = await lineIds(ctx)
        const allocations = [
          { itemId: await itemId(ctx, 'F-1'), amountCents: 120_00 },
          { itemId: await itemId(ctx, 'G-1'), amountCents: 80_00 },
        ]
        await allocateLine(ctx, { lineId, allocations })
        await books(ctx, ...dupont, ...moreau, ofMoreau(received('S-1', '20260317', '200,00')))
      },
      { open: [], left: [5, 6] },
    ))
})
