// A company that brings its books and its lists week by week, through the command line: only what changed changes, what was written
// to debtors stays, and the files of the outside world mean what they are known to hold.

import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { seal, verify } from '../../server/src/evidence/index.ts'
import { settingsOf } from '../../server/src/access/index.ts'
import { commands as importCommands } from '../../server/src/intake/import-commands.ts'
import { commands as readCommands } from '../../server/src/intake/commands.ts'
import { runTestCommand } from '../../server/src/test/command.ts'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')
const folder = await mkdtemp(join(tmpdir(), 'quittance-books-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

type Run = { readonly exitCode: number; readonly json: Record<string, unknown> }

async function cli(firm: WorkingCompany, ...argv: readonly string[]): Promise<Run> {
  const { exitCode, json } = await runTestCommand([...importCommands, ...readCommands], [...argv, '--json'], {
    shell: path.store.shell,
    company: firm.company,
  })
  return { exitCode, json: json as Record<string, unknown> }
}

let files = 0
async function bring(firm: WorkingCompany, content: string | Uint8Array, ...options: readonly string[]): Promise<Run> {
  const file = join(folder, `bring-${++files}.txt`)
  await writeFile(file, content)
  return cli(firm, 'import', file, ...options)
}

const HEAD =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

/** A sale or a receipt: two lines that balance; `letter` matches it. */
const sale = (number: string, day: string, customer: string, euros: string, letter = ''): string[] => [
  `VE|Ventes|${number}|${day}|411000|Clients|${customer}|Client ${customer}|${number}|${day}|Vente ${number}|${euros}|0,00|${letter}|${letter && day}|${day}||`,
  `VE|Ventes|${number}|${day}|706000|Prestations|||${number}|${day}|Vente ${number}|0,00|${euros}|||${day}||`,
]
const receipt = (number: string, day: string, customer: string, euros: string, letter = ''): string[] => [
  `BQ|Banque|${number}|${day}|512000|Banque|||${number}|${day}|Virement ${customer}|${euros}|0,00|||${day}||`,
  `BQ|Banque|${number}|${day}|411000|Clients|${customer}|Client ${customer}|${number}|${day}|Virement ${customer}|0,00|${euros}|${letter}|${letter && day}|${day}||`,
]
const books = (...entries: readonly string[][]): string => `${[HEAD, ...entries.flat()].join('\n')}\n`

const open = (firm: WorkingCompany) =>
  firm.inCompany(async ({ sql }) => {
    const rows = await sql<{ number: string; cents: number }>`
      select number, open_cents as cents from ledger_open_item order by number`
    return Object.fromEntries(rows.map(({ number, cents }) => [number, cents]))
  })

async function soundAtTheEnd(firm: WorkingCompany): Promise<void> {
  await firm.inCompany(seal)
  expect(await firm.inCompany((ctx) => verify(ctx))).toMatchObject({ firstBad: null })
  expect(await firm.inCompany(({ sql }) => sql`select * from ledger_drift`)).toEqual([])
}

const aCompany = () => {
  path.at('2026-11-16')
  return path.company({ automation: 'rehearsal', paymentsKnownTo: null })
}

describe('the books of this week and of the next', () => {
  const FIRST = books(
    sale('F-1', '20260901', 'NOE', '1200,00'),
    sale('F-2', '20260915', 'LUNE', '800,00'),
    sale('F-3', '20260920', 'NOE', '500,00', 'A'),
    receipt('R-1', '20261002', 'NOE', '500,00', 'A'),
  )
  const NEXT = books(
    sale('F-1', '20260901', 'NOE', '1200,00', 'B'),
    sale('F-2', '20260915', 'LUNE', '800,00', 'c'),
    sale('F-3', '20260920', 'NOE', '500,00', 'A'),
    receipt('R-1', '20261002', 'NOE', '500,00', 'A'),
    sale('F-4', '20261109', 'ROUX', '640,00'),
    receipt('R-2', '20261110', 'NOE', '1200,00', 'B'),
    receipt('R-3', '20261112', 'LUNE', '300,00', 'c'),
  )

  test('the second export changes only what changed: what was paid, what was paid in part, what is new', async () => {
    const firm = await aCompany()
    const first = await bring(firm, FIRST, '--terms', '30')
    expect(first.json).toMatchObject({
      lines: 8,
      counts: { newDebtors: 2, newItems: 3, newCredits: 1, newAllocations: 1, conflicts: 0 },
      effect: { openCents: 200_000 },
    })
    expect(await open(firm)).toEqual({ 'F-1': 120_000, 'F-2': 80_000 })
    const preview = await bring(firm, NEXT, '--dry-run')
    const next = await bring(firm, NEXT)
    expect(next.json['counts']).toMatchObject({
      newDebtors: 1,
      newItems: 1,
      changedItems: 0,
      unchangedItems: 3,
      newCredits: 2,
      newAllocations: 2,
    })
    expect(preview.json['counts']).toEqual(next.json['counts'])
    expect(await open(firm)).toEqual({ 'F-2': 50_000, 'F-4': 64_000 })
    await soundAtTheEnd(firm)
  })

  test('the same file again is refused by name; in another encoding and order it changes nothing', async () => {
    const firm = await aCompany()
    await bring(firm, FIRST, '--terms', '30')
    expect(await bring(firm, FIRST)).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'intake.already_imported' } },
    })
    const [head = '', ...lines] = FIRST.trimEnd().split('\n')
    const shuffled = `\ufeff${[head, ...lines.toReversed()].join('\r\n').replaceAll('|', '\t')}\r\n`
    const again = await bring(firm, shuffled)
    expect(again.json['counts']).toMatchObject({
      newDebtors: 0,
      newItems: 0,
      changedItems: 0,
      unchangedItems: 3,
      newCredits: 0,
      newAllocations: 0,
    })
    const latin = await bring(firm, Buffer.from(FIRST.replace('Vente F-1', 'Vente réglée F-1'), 'latin1'))
    expect(latin.json['counts']).toMatchObject({ newItems: 0, newCredits: 0 })
    expect(await open(firm)).toEqual({ 'F-1': 120_000, 'F-2': 80_000 })
    await soundAtTheEnd(firm)
  })

  test('say up to which day payments are known; without that the overdue ones would wait', async () => {
    const firm = await aCompany()
    await bring(firm, FIRST, '--terms', '30')
    expect(await firm.inCompany(async (ctx) => (await settingsOf(ctx)).paymentsKnownTo)).toBe('2026-10-02')
    await bring(firm, NEXT)
    expect(await firm.inCompany(async (ctx) => (await settingsOf(ctx)).paymentsKnownTo)).toBe('2026-11-12')
    await bring(firm, `${FIRST}\n`)
    expect(await firm.inCompany(async (ctx) => (await settingsOf(ctx)).paymentsKnownTo)).toBe('2026-11-12')
  })

  test('in which the bank ends before the sales do say who has paid up to the bank; sales alone say nothing of it', async () => {
    const knownTo = (firm: WorkingCompany) => firm.inCompany(async (ctx) => (await settingsOf(ctx)).paymentsKnownTo)
    const [early, sales] = [await aCompany(), await aCompany()]
    const received = receipt('R-1', '20261031', 'LUNE', '5,00')
    const sold = [sale('F-1', '20260901', 'NOE', '1200,00'), sale('F-2', '20261115', 'NOE', '10,00')]
    await bring(early, books(...sold, received), '--terms', '30')
    expect(await knownTo(early)).toBe('2026-10-31')
    await bring(sales, books(...sold), '--terms', '30')
    expect(await knownTo(sales)).toBeNull()
  })

  test('an invoice that comes with another amount is told, and is not a second one', async () => {
    const firm = await aCompany()
    await bring(firm, FIRST, '--terms', '30')
    const corrected = await bring(
      firm,
      books(sale('F-1', '20260901', 'NOE', '1250,00'), sale('F-9', '20260903', 'NOE', '10,00')),
    )
    expect(corrected.json['counts']).toMatchObject({ newItems: 1, conflicts: 1 })
    expect(corrected.json['effect']).toMatchObject({
      conflicts: [{ number: 'F-1', code: 'ledger.item_differs', data: { presentCents: 120_000, givenCents: 125_000 } }],
    })
    expect(await open(firm)).toEqual({ 'F-1': 120_000, 'F-2': 80_000, 'F-9': 1_000 })
    await soundAtTheEnd(firm)
  })

  test('with one line that cannot be read are refused whole, and nothing of them is stored', async () => {
    const firm = await aCompany()
    const broken = FIRST.replace('1200,00|0,00', 'abc|0,00')
    expect(await bring(firm, broken, '--terms', '30')).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'intake.lines_refused', data: { refused: 1 } } },
    })
    expect(await open(firm)).toEqual({})
    expect(await firm.facts()).not.toContain('import.recorded')
    expect((await bring(firm, broken, '--terms', '30', '--accept-refused')).exitCode).toBe(0)
    expect(await open(firm)).toEqual({ 'F-2': 80_000 })
  })
})

describe('an import taken back', () => {
  const ONE = books(sale('F-1', '20260901', 'NOE', '1200,00'))
  const CUSTOMERS = 'Compte;Nom;E-mail\nNOE;Brûlerie Noé;noe@debiteur.example\n'

  test('leaves nothing owed, and comes back whole when it is brought again', async () => {
    const firm = await aCompany()
    await bring(firm, ONE, '--terms', '30')
    expect(await cli(firm, 'import', 'undo', '1')).toMatchObject({ exitCode: 0, json: { withdrawnItems: 1 } })
    expect(await open(firm)).toEqual({})
    expect((await bring(firm, ONE)).json['counts']).toMatchObject({ newItems: 1 })
    expect(await open(firm)).toEqual({ 'F-1': 120_000 })
    await soundAtTheEnd(firm)
  })

  test('stops what was let go for it', async () => {
    const firm = await aCompany()
    await bring(firm, ONE, '--terms', '30')
    await bring(firm, CUSTOMERS, '--as', 'customers')
    await firm.paymentsAreKnown()
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
    await cli(firm, 'import', 'undo', '1')
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 superseded 120000: F-1'])
  })

  test('is refused once a message has left for it, with the invoices by number', async () => {
    const firm = await aCompany()
    await bring(firm, ONE, '--terms', '30')
    await bring(firm, CUSTOMERS, '--as', 'customers')
    await firm.release()
    await firm.send()
    expect(firm.received()).toHaveLength(1)
    expect(await cli(firm, 'import', 'undo', '1')).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'ledger.import_in_use', data: { count: 1, numbers: ['F-1'] } } },
    })
    expect(await open(firm)).toEqual({ 'F-1': 120_000 })
  })
})

describe('a list of open items', () => {
  const LIST = `Compte;Client;Type;Facture;Date;Échéance;Montant TTC;Reste dû;Litige
NOE;Brûlerie Noé;facture;F-1;2026-09-01;2026-10-01;1200,00;700,00;
LUNE;Café Lune;facture;F-2;2026-09-15;2026-10-15;800,00;800,00;oui
NOE;Brûlerie Noé;avoir;A-1;2026-10-02;;-50,00;-50,00;
`

  test('says what is open, credits apart, and holds what is disputed', async () => {
    const firm = await aCompany()
    const stored = await bring(firm, LIST, '--as', 'list')
    expect(stored).toMatchObject({
      exitCode: 0,
      json: { counts: { newDebtors: 2, newItems: 2, newCredits: 2, conflicts: 0 } },
    })
    expect(await open(firm)).toEqual({ 'F-1': 70_000, 'F-2': 80_000 })
    const rows = await firm.inCompany(({ sql }) => sql`select kind, item_id as item, origin from ledger_hold`)
    expect(rows).toEqual([{ kind: 'dispute', item: 2, origin: 'intake' }])
    const credit = await firm.inCompany(({ sql }) => sql`select remaining_cents as cents from ledger_unapplied_credit`)
    expect(credit).toEqual([{ cents: 5_000 }])
    // No interest on what was paid before anybody can say when.
    const paid = await firm.inCompany(({ sql }) => sql`select on_day as day from ledger_reduction`)
    expect(paid).toEqual([{ day: '2026-09-01' }])
    await soundAtTheEnd(firm)
  })

  test('after the books is about the same invoices and customers, and what was paid is not paid twice', async () => {
    const firm = await aCompany()
    const paid = [sale('F-1', '20260901', 'NOE', '1200,00', 'a'), receipt('R-1', '20260910', 'NOE', '500,00', 'a')]
    await bring(firm, books(...paid, sale('F-2', '20260915', 'LUNE', '800,00')), '--terms', '30')
    const list = await bring(firm, LIST.split('\n').slice(0, 3).join('\n'), '--as', 'list')
    expect(list.json['counts']).toMatchObject({ newDebtors: 0, newItems: 0, newCredits: 0, conflicts: 0 })
    expect(await open(firm)).toEqual({ 'F-1': 70_000, 'F-2': 80_000 })
    await soundAtTheEnd(firm)
  })

  test('before the books is about the same invoices and customers, and what it implied was paid is what the books bring', async () => {
    const firm = await aCompany()
    await bring(firm, LIST.split('\n').slice(0, 3).join('\n'), '--as', 'list')
    const paid = [sale('F-1', '20260901', 'NOE', '1200,00', 'a'), receipt('R-1', '20261110', 'NOE', '500,00', 'a')]
    const second = await bring(firm, books(...paid, sale('F-2', '20260915', 'LUNE', '800,00')), '--terms', '30')
    expect(second.json['counts']).toMatchObject({ newDebtors: 0, newItems: 0, unchangedItems: 2, newCredits: 0 })
    expect(await open(firm)).toEqual({ 'F-1': 70_000, 'F-2': 80_000 })
    // A second payment of the same amount is another one.
    const again = [...paid, receipt('R-2', '20261112', 'NOE', '500,00', 'a')]
    await bring(firm, books(...again))
    expect(await open(firm)).toEqual({ 'F-1': 20_000, 'F-2': 80_000 })
    await soundAtTheEnd(firm)
  })

  test('may show the same amount paid twice', async () => {
    const firm = await aCompany()
    const week = (rest: string) =>
      `Client;Facture;Date;Échéance;Total TTC;Reste dû\nCafé Lune;F-1;2026-09-01;2026-10-01;1200,00;${rest}\n`
    for (const rest of ['700,00', '200,00']) await bring(firm, week(rest))
    expect(await open(firm)).toEqual({ 'F-1': 20_000 })
  })

  test('brought again as it is, by the names of customers, is previewed as what it is: nothing new', async () => {
    const firm = await aCompany()
    const byName = 'Client;Facture;Date;Échéance;Reste dû\nCafé Lune;F-1;2026-09-01;2026-10-01;700,00\n'
    await bring(firm, byName)
    const again = await bring(firm, byName.replaceAll(';', ','.replace(',', '\t')), '--dry-run')
    expect(again.json['counts']).toMatchObject({ newDebtors: 0, newItems: 0, unchangedItems: 1 })
  })

  test('that no longer names what an earlier one left open asks whether it is complete: nobody who paid is reminded', async () => {
    const HEADING = 'Client;Facture;Date;Échéance;Reste dû'
    const week = (...rows: readonly string[]) => `${[HEADING, ...rows].join('\n')}\n`
    const [one, two, three] = ['1', '2', '3'].map((n) => `Client ${n};F-${n};2026-09-01;2026-10-01;${n}00,00`)
    for (const [answer, left] of [
      ['yes', { 'F-3': 30_000 }],
      ['no', { 'F-1': 10_000, 'F-2': 20_000, 'F-3': 30_000 }],
    ] as const) {
      const firm = await aCompany()
      await bring(firm, week(one ?? '', two ?? ''))
      const next = week(three ?? '')
      const preview = await bring(firm, next, '--dry-run')
      expect(preview.json['counts']).toMatchObject({ newItems: 1, unlisted: 2 })
      const unsaid = await bring(firm, next)
      expect(unsaid).toMatchObject({
        exitCode: 1,
        json: { error: { code: 'intake.completeness_unknown', data: { items: 2, openCents: 30_000 } } },
      })
      expect(await open(firm)).toEqual({ 'F-1': 10_000, 'F-2': 20_000 })
      expect((await bring(firm, next, '--complete', answer)).exitCode).toBe(0)
      expect(await open(firm)).toEqual(left)
      await soundAtTheEnd(firm)
    }
  })

  test('of which nothing is missing asks nothing, and books are no list', async () => {
    const firm = await aCompany()
    await bring(firm, books(sale('F-8', '20260901', 'NOE', '1200,00')), '--terms', '30')
    const row = 'Café Lune;F-1;2026-09-01;2026-10-01;700,00'
    expect((await bring(firm, `Client;Facture;Date;Échéance;Reste dû\n${row}\n`)).exitCode).toBe(0)
    expect((await bring(firm, `Client;Facture;Date;Échéance;Reste dû\n${row.replace('700', '600')}\n`)).exitCode).toBe(
      0,
    )
    // What is left of an invoice was 700 and is 600: a hundred were paid.
    expect(await open(firm)).toEqual({ 'F-1': 60_000, 'F-8': 120_000 })
    await soundAtTheEnd(firm)
  })

  test('with another total for an invoice is told so, and does not count it as missing', async () => {
    const firm = await aCompany()
    const row = (euros: string) =>
      `Client;Facture;Date;Échéance;Total TTC;Reste dû\nCafé Lune;F-1;2026-09-01;2026-10-01;${euros};${euros}\n`
    await bring(firm, row('700,00'))
    const other = await bring(firm, row('650,00'))
    expect(other.json['counts']).toMatchObject({ conflicts: 1, unlisted: 0 })
    expect(await open(firm)).toEqual({ 'F-1': 70_000 })
  })

  test('that leaves more open than is known here is told so, and changes nothing', async () => {
    const firm = await aCompany()
    await bring(firm, 'Client;Facture;Date;Échéance;Reste dû\nCafé Lune;F-1;2026-09-01;2026-10-01;700,00\n')
    await firm.pays(1, 20_000, 1)
    const stale = await bring(
      firm,
      'Client;Facture;Date;Échéance;Reste dû\nCafé Lune;F-1;2026-09-01;2026-10-01;700,00\n\n',
    )
    expect(stale.json['effect']).toMatchObject({
      conflicts: [{ number: 'F-1', code: 'intake.more_open', data: { listedCents: 70_000, openCents: 50_000 } }],
    })
    expect(await open(firm)).toEqual({ 'F-1': 50_000 })
  })
})

describe('hostile files', () => {
  test('are refused through the command line before anything is stored', async () => {
    const firm = await aCompany()
    const huge = join(folder, 'huge.txt')
    await writeFile(huge, '')
    await truncate(huge, 2_147_483_648)
    expect(await cli(firm, 'import', huge)).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'intake.file_too_large' } },
    })
    expect(await bring(firm, Buffer.from([0, 1, 2, 3, 255, 254, 0, 9]))).toMatchObject({ exitCode: 1 })
    expect(await bring(firm, '')).toMatchObject({ exitCode: 1, json: { error: { code: 'intake.file_empty' } } })
    expect(await bring(firm, `${HEAD}\nVE|Ventes|1|2026`, '--terms', '30')).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'intake.lines_refused' } },
    })
    expect(await cli(firm, 'import', join(folder, 'nowhere.txt'))).toMatchObject({ exitCode: 1 })
    expect(await firm.inCompany(({ sql }) => sql`select id from import`)).toEqual([])
    expect(await open(firm)).toEqual({})
  })
})

/** Files of real programs, where the workspace has them. */
const SHARED = process.env['QUITTANCE_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', 'shared')
const CORPORA = join(SHARED, 'corpora')
type Expected = {
  readonly lines: number
  readonly debit: string
  readonly credit: string
  readonly openUnlettered411?: string
  readonly unletteredLines411?: number
  readonly customers411?: number
}

describe.skipIf(!existsSync(join(CORPORA, 'expected.json')))('files of the corpora', () => {
  const expected = existsSync(join(CORPORA, 'expected.json'))
    ? Object.entries(
        JSON.parse(readFileSync(join(CORPORA, 'expected.json'), 'utf8')) as Record<string, { fromFile: Expected }>,
      ).filter(([name]) => name.startsWith('fec/'))
    : []
  const cents = (euros: string): number => Number(euros.replace('.', ''))

  test.each(expected)('%s holds, read and imported, what it is known to hold', async (name, { fromFile }) => {
    const firm = await aCompany()
    const file = join(CORPORA, name)
    const read = await cli(firm, 'read', file)
    expect(read.json).toMatchObject({
      kind: 'accounting-entries',
      lines: fromFile.lines,
      debitCents: cents(fromFile.debit),
      creditCents: cents(fromFile.credit),
      ...(fromFile.openUnlettered411 !== undefined && {
        receivables: {
          accounts: fromFile.customers411,
          openItems: fromFile.unletteredLines411,
          openCents: cents(fromFile.openUnlettered411),
        },
      }),
    })
    const stored = await cli(firm, 'import', file, '--terms', '30', '--accept-refused')
    const { importId: _, counts: __, effect: ___, ...told } = stored.json
    expect(told).toEqual(read.json)
    await soundAtTheEnd(firm)
  })
})
