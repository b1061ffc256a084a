// From a file to the ledger and back: what is stored, what is refused, and that the same file twice changes nothing.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { settingsOf } from '#access'
import { readDebtor, readSummary } from '#ledger'
import type { Context } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { type ImportFileInput, importFile } from './import-file.ts'
import { listImports } from './store.ts'
import { understandFile } from './understand-file.ts'
import { undoImport } from './undo-import.ts'

const HEADING =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
const SALES = [
  'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont SARL|F-101|20260901|Travaux|1200,00|0,00|||20260901||',
  'VE|Ventes|1|20260901|706000|Prestations|||F-101|20260901|Travaux|0,00|1200,00|||20260901||',
  'VE|Ventes|2|20260915|411000|Clients|MOREAU|Moreau SAS|F-102|20260915|Travaux|800,00|0,00|||20260915||',
  'VE|Ventes|2|20260915|706000|Prestations|||F-102|20260915|Travaux|0,00|800,00|||20260915||',
]
const PAID = [
  'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont SARL|F-101|20260901|Travaux|1200,00|0,00|A|20261102|20260901||',
  'VE|Ventes|1|20260901|706000|Prestations|||F-101|20260901|Travaux|0,00|1200,00|||20260901||',
  ...SALES.slice(2),
  'BQ|Banque|3|20261102|512000|Banque|||R-1|20261102|Virement|1200,00|0,00|||20261102||',
  'BQ|Banque|3|20261102|411000|Clients|DUPONT|Dupont SARL|R-1|20261102|Virement F-101|0,00|1200,00|A|20261102|20261102||',
]
const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const

function file(name: string, lines: readonly string[], more: Partial<ImportFileInput> = {}): ImportFileInput {
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  return { source: bytesSource(name, bytes), sha256: createHash('sha256').update(bytes).digest('hex'), ...more }
}
const books = (lines: readonly string[], more?: Partial<ImportFileInput>) =>
  file('732829320FEC20261231.txt', [HEADING, ...lines], more)

describe('a bank statement', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  const statement = file('a.csv', ['Date;Libellé;Montant', '16/03/2026;VIR DUPONT;1200,00'])

  test('is understood, stored with its lines, and taken back', async () => {
    await inCompany(async (ctx) => {
      const { opened, counts, sample } = await understandFile(ctx, statement)
      expect(opened.kind).toBe('statement')
      expect(counts).toEqual({ accounts: 1, entries: 1, refused: 0 })
      expect(sample).toMatchObject([{ bookingDate: '2026-03-16', amountCents: 120_000 }])
      const stored = await importFile(ctx, statement)
      expect(stored.counts).toEqual({
        accounts: 1,
        entries: 1,
        newLines: 1,
        matchedLines: 0,
        returnedLines: 0,
        toAllocate: 1,
        refused: 0,
      })
      expect(await settingsOf(ctx)).toMatchObject({ paymentsKnownTo: '2026-03-16' })
      await undoImport(ctx, { importId: stored.importId })
      expect(await settingsOf(ctx)).toMatchObject({ paymentsKnownTo: '2026-03-15' })
    })
  })
})

describe('the first books of a company, of more lines than are written at once', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  const year = Array.from({ length: 21_000 }, (_, place) => {
    const debtor = `C${place % 3}`
    const number = `F-${Math.floor(place / 2)}-${debtor}`
    const paid = place % 2 === 1
    return [
      ...(paid ? ['BQ', 'Banque'] : ['VE', 'Ventes']),
      `${place}|20260901|411000|Clients|${debtor}|Client ${debtor}|${number}|20260901|Vente`,
      ...(paid ? ['0,00', '1,00'] : ['10,00', '0,00']),
      '||20260901||',
    ].join('|')
  })

  test('are told as one file: three debtors, their invoices and payments, what is open', async () => {
    const stored = await inCompany((ctx) => importFile(ctx, books(year, { terms: THIRTY_DAYS })))
    expect(stored.counts).toMatchObject({ lines: 21_000, newDebtors: 3, newItems: 10_500, newCredits: 10_500 })
    expect(stored.effect.openCents).toBe(10_500_000)
    expect(await inCompany(readSummary)).toMatchObject({ debtors: 3, items: 10_500 })
  })

  test('change nothing when they come again in another order', async () => {
    const again = await inCompany((ctx) => importFile(ctx, books(year.toReversed(), { terms: THIRTY_DAYS })))
    expect(again.effect).toMatchObject({ newDebtors: 0, newItems: 0, unchangedItems: 10_500, newCredits: 0 })
  })
})

describe('accounting entries', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })

  test('without terms are refused, and nothing of them is stored', async () => {
    await expect(inCompany((ctx) => importFile(ctx, books(SALES)))).rejects.toMatchObject({
      code: 'intake.terms_needed',
    })
    expect(await inCompany(listImports)).toEqual([])
    expect((await inCompany(understood(books(SALES)))).needsTerms).toBe(true)
  })

  test('are stored whole: two debtors, two invoices due thirty days after they were issued', async () => {
    const stored = await inCompany((ctx) => importFile(ctx, books(SALES, { terms: THIRTY_DAYS })))
    expect(stored.counts).toMatchObject({
      lines: 4,
      newDebtors: 2,
      newItems: 2,
      newCredits: 0,
      conflicts: 0,
      refused: 0,
    })
    const page = await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: false }))
    expect(page.items).toMatchObject([
      { number: 'F-101', dueDate: '2026-10-01', dueComputed: true, openCents: 120_000 },
    ])
    expect(await inCompany(settingsOf)).toMatchObject({ defaultTerms: THIRTY_DAYS, paymentsKnownTo: null })
  })

  test('are refused the second time, and change nothing in other bytes', async () => {
    await expect(inCompany((ctx) => importFile(ctx, books(SALES)))).rejects.toMatchObject({
      code: 'intake.already_imported',
    })
    const reordered = await inCompany((ctx) => importFile(ctx, books(SALES.toReversed())))
    expect(reordered.effect).toMatchObject({
      newDebtors: 0,
      newItems: 0,
      changedItems: 0,
      unchangedItems: 2,
      newCredits: 0,
    })
  })

  test('of a later day bring only what is new: a payment, matched', async () => {
    const later = await inCompany((ctx) => importFile(ctx, books(PAID)))
    expect(later.effect).toMatchObject({
      newItems: 0,
      unchangedItems: 2,
      newCredits: 1,
      newAllocations: 1,
      openCents: 80_000,
    })
    expect(await inCompany(openCents)).toBe(80_000)
  })

  test('are taken back last first, without a trace in the balance', async () => {
    await expect(inCompany((ctx) => undoImport(ctx, { importId: 2 }))).rejects.toMatchObject({
      code: 'intake.import_followed',
    })
    const [last] = await inCompany(listImports)
    expect(await inCompany((ctx) => undoImport(ctx, { importId: last?.id ?? 0 }))).toEqual({
      withdrawnItems: 0,
      withdrawnCredits: 1,
    })
    expect(await inCompany(openCents)).toBe(200_000)
    await expect(inCompany((ctx) => undoImport(ctx, { importId: last?.id ?? 0 }))).rejects.toMatchObject({
      code: 'intake.import_undone',
    })
    await expect(inCompany((ctx) => undoImport(ctx, { importId: 999 }))).rejects.toMatchObject({
      code: 'intake.import_not_found',
    })
  })

  test('with a line that cannot be read are refused whole, unless the rest was asked for', async () => {
    const broken = [
      ...SALES.slice(2),
      'VE|Ventes|9|2026|411000|Clients|LEROUX|Leroux|F-109|20260915|Travaux|abc|0,00|||20260915||',
    ]
    const refused = inCompany((ctx) => importFile(ctx, books(broken)))
    await expect(refused).rejects.toMatchObject({
      code: 'intake.lines_refused',
      data: { refused: 1, first: [{ line: 4 }] },
    })
    expect(await inCompany(openCents)).toBe(200_000)
    const accepted = await inCompany((ctx) => importFile(ctx, books(broken, { acceptRefused: true })))
    expect(accepted.refused).toMatchObject([{ line: 4 }])
  })
})

describe('a list of open items', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  const LIST = [
    'Compte;Client;Facture;Date;Échéance;Montant TTC;Reste dû',
    'DUPONT;Dupont SARL;F-101;2026-09-01;2026-10-01;1200,00;700,00',
  ]

  test('says how much is open: the rest was paid', async () => {
    await inCompany((ctx) => importFile(ctx, file('liste.csv', LIST)))
    const { items, credits } = await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: true }))
    expect(items).toMatchObject([{ number: 'F-101', totalCents: 120_000, openCents: 70_000 }])
    expect(credits).toMatchObject([{ kind: 'payment', amountCents: 50_000, onDay: '2026-09-01' }])
  })

  test('of the next week brings what was paid in between, on the day it came', async () => {
    const next = [
      'Compte;Client;Facture;Date;Échéance;Montant TTC;Reste dû',
      'DUPONT;Dupont SARL;F-101;2026-09-01;2026-10-01;1200,00;200,00',
    ]
    await inCompany((ctx) => importFile(ctx, file('liste-2.csv', next)), '2026-11-28')
    const { items, credits } = await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: true }))
    expect(items).toMatchObject([{ openCents: 20_000 }])
    expect(credits.map(({ amountCents, onDay }) => [amountCents, onDay])).toContainEqual([50_000, '2026-11-28'])
  })

  test('and the books speak of the same invoice as one item', async () => {
    const given = await inCompany((ctx) => importFile(ctx, books(SALES.slice(0, 2), { terms: THIRTY_DAYS })))
    expect(given.effect).toMatchObject({ newDebtors: 0, newItems: 0, unchangedItems: 1 })
  })
})

describe('a list of customers', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })

  test('completes debtors of the books by their accounts', async () => {
    await inCompany((ctx) => importFile(ctx, books(SALES, { terms: THIRTY_DAYS })))
    const rows = [
      'Compte;Nom;Type;E-mail;Adresse;Code postal;Ville',
      'DUPONT;Dupont SARL;particulier;compta@dupont.example;1 rue du Port;44000;Nantes',
    ]
    const stored = await inCompany((ctx) => importFile(ctx, file('clients.csv', rows, { as: 'customers' })))
    expect(stored.counts).toMatchObject({ newDebtors: 0, changedDebtors: 1 })
    const { debtor, contacts } = await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: false }))
    expect(debtor).toMatchObject({ kind: 'consumer', kindKnown: true, addressLines: ['1 rue du Port'], city: 'Nantes' })
    expect(contacts).toMatchObject([{ email: 'compta@dupont.example' }])
  })
})

const understood = (input: ImportFileInput) => (ctx: Context) => understandFile(ctx, input)

async function openCents(ctx: Context): Promise<number> {
  const { overdueCents, notDueCents } = await readSummary(ctx)
  return overdueCents + notDueCents
}
