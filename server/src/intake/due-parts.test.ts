// An invoice that falls due in parts, as the formats tell of it, and as every source knows it.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changeIdentity, settingsOf } from '#access'
import type { Cents, Context, Day, Id } from '#kernel'
import { expectNoDrift, refusalOf } from '#ledger/ledger-fixture.ts'
import { documentsOfItem, placeHold, recordCause, readOpenOn, recordPayment, runningHolds } from '#ledger'
import { createTestCompany } from '#test/database.ts'
import { ciiXml, statusXml, ublXml } from './formats/documents/document-fixture.ts'
import { bytesSource } from './formats/source.ts'
import { type ImportFileInput, importFile } from './import-file.ts'
import { undoImport } from './undo-import.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

const inNewCompany = async (work: (ctx: Context) => Promise<void>): Promise<void> =>
  shell.inCompany(await createCompany(), async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin', siren: '732829320', vat: 'FR44732829320' })
    await work(ctx)
  })

const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const

function given(name: string, text: string, more: Partial<ImportFileInput> = {}): ImportFileInput {
  const bytes = Buffer.from(text)
  return { source: bytesSource(name, bytes), sha256: createHash('sha256').update(bytes).digest('hex'), ...more }
}
const take = (ctx: Context, ...args: Parameters<typeof given>) => importFile(ctx, given(...args))

const itemsIn = async ({ sql }: Context): Promise<readonly (readonly [string, string, Day, Cents])[]> =>
  (
    await sql<{ kind: string; number: string; due: Day; open: Cents }>`
      select document_kind as kind, number, due_date as due, open_cents as open
      from item where not withdrawn order by due_date, id`
  ).map(({ kind, number, due, open }) => [kind, number, due, open])

const IN_THIRDS = [
  ['instalment', 'F-1', '2026-10-15', 400_00],
  ['instalment', 'F-1', '2026-11-15', 400_00],
  ['instalment', 'F-1', '2026-12-15', 400_00],
]
const DATES = { dueDates: ['2026-10-15', '2026-11-15', '2026-12-15'], dueAmounts: ['400.00', '400.00', '400.00'] }
const LIST =
  'Client;Facture;Date facture;Échéance;Montant TTC;Reste dû\n' +
  'Dupont;F-1;15/09/2026;15/10/2026;400,00;400,00\n' +
  'Dupont;F-1;15/09/2026;15/11/2026;400,00;400,00\n' +
  'Dupont;F-1;15/09/2026;15/12/2026;400,00;400,00\n'

describe('an invoice in three parts', () => {
  test('of one amount in a list is three items: none of its rows is taken for a repetition', () =>
    inNewCompany(async (ctx) => {
      expect((await take(ctx, 'a.csv', LIST)).counts).toMatchObject({ newItems: 3, conflicts: 0 })
      expect(await itemsIn(ctx)).toEqual(IN_THIRDS)
    }))

  test.each([
    ['CII', ciiXml({ number: 'F-1', total: '1200.00', ...DATES })],
    ['UBL', ublXml({ number: 'F-1', total: '1200.00', ...DATES })],
  ])('in %s is three items, each with the original', (_, xml) =>
    inNewCompany(async (ctx) => {
      const { summary } = await take(ctx, 'a.xml', xml)
      expect(summary).toMatchObject({ alerts: [] })
      expect(await itemsIn(ctx)).toEqual(IN_THIRDS)
      expect((await documentsOfItem(ctx, 3)).map(({ fileName }) => fileName)).toEqual(['a.xml'])
    }),
  )

  test('in entries with due days is three items, lettered one by one or together', () =>
    inNewCompany(async (ctx) => {
      const entries =
        'JournalCode;EcritureNum;EcritureDate;CompteNum;CompAuxNum;CompAuxLib;PieceRef;PieceDate;EcritureLib;Debit;Credit;EcritureLet;DateLet;DateEcheance\n' +
        'VE;1;20260915;411000;DUPONT;Dupont;F-1;20260915;Facture;400,00;0,00;A;20261005;20261015\n' +
        'VE;1;20260915;411000;DUPONT;Dupont;F-1;20260915;Facture;400,00;0,00;;;20261115\n' +
        'VE;1;20260915;411000;DUPONT;Dupont;F-1;20260915;Facture;400,00;0,00;;;20261215\n' +
        'VE;1;20260915;706000;;;F-1;20260915;Facture;0,00;1200,00;;;\n' +
        'BQ;2;20261005;411000;DUPONT;Dupont;V-1;20261005;Virement;0,00;400,00;A;20261005;\n' +
        'BQ;2;20261005;512000;;;V-1;20261005;Virement;400,00;0,00;;;\n'
      await take(ctx, 'ecritures.csv', entries, { terms: THIRTY_DAYS })
      expect((await itemsIn(ctx)).map(([, , due, open]) => [due, open])).toEqual([
        ['2026-10-15', 0],
        ['2026-11-15', 400_00],
        ['2026-12-15', 400_00],
      ])
    }))

  test('whose parts do not make it up waits for the last day, and says so', () =>
    inNewCompany(async (ctx) => {
      const xml = ciiXml({ number: 'F-1', total: '1200.00', ...DATES, dueAmounts: ['400.00', '400.00', '300.00'] })
      expect((await take(ctx, 'a.xml', xml)).summary).toMatchObject({
        alerts: [{ code: 'intake.invoice_due_in_parts' }],
      })
      expect(await itemsIn(ctx)).toEqual([['invoice', 'F-1', '2026-12-15', 1200_00]])
    }))

  test('is the same one in the books, whose payment settles what fell due first', () =>
    inNewCompany(async (ctx) => {
      await take(ctx, 'a.csv', LIST)
      const books =
        'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n' +
        'VE|Ventes|1|20260915|411000|Clients|DUPONT|Dupont|F-1|20260915|Travaux|1200,00|0,00|a|20261102|20260915||\n' +
        'VE|Ventes|1|20260915|706000|Prestations|||F-1|20260915|Travaux|0,00|1200,00|||20260915||\n' +
        'BQ|Banque|3|20261102|512000|Banque|||R-1|20261102|Virement|500,00|0,00|||20261102||\n' +
        'BQ|Banque|3|20261102|411000|Clients|DUPONT|Dupont|R-1|20261102|Virement|0,00|500,00|a|20261102|20261102||\n'
      const { counts, importId } = await take(ctx, '732829320FEC20261231.txt', books, { terms: THIRTY_DAYS })
      expect(counts).toMatchObject({ newItems: 0, newDebtors: 0, newAllocations: 2, conflicts: 0 })
      expect((await itemsIn(ctx)).map(([, , , open]) => open)).toEqual([0, 300_00, 400_00])
      await undoImport(ctx, { importId })
      expect(await itemsIn(ctx)).toEqual(IN_THIRDS)
      await expectNoDrift(ctx)
    }))

  test('of which a later list names the last part alone: the others were paid, if the list is complete', () =>
    inNewCompany(async (ctx) => {
      await take(ctx, 'a.csv', LIST)
      const december =
        'Client;Facture;Date facture;Échéance;Montant TTC;Reste dû\nDupont;F-1;15/09/2026;15/12/2026;400,00;150,00\n'
      expect(await refusalOf(take(ctx, 'b.csv', december))).toBe('intake.completeness_unknown')
      await take(ctx, 'b.csv', december, { isComplete: true })
      expect((await itemsIn(ctx)).map(([, , , open]) => open)).toEqual([0, 0, 150_00])
      await expectNoDrift(ctx)
    }))

  test('named by a status is held part by part', () =>
    inNewCompany(async (ctx) => {
      await take(ctx, 'a.xml', ciiXml({ number: 'F-1', total: '1200.00', ...DATES }))
      const refusal = statusXml({ number: 'F-1', code: '210', reasons: [['TX_TVA_ERR', 'Taux']] })
      await take(ctx, 'b.xml', refusal)
      expect((await runningHolds(ctx, [1])).map(({ kind, itemId }) => [kind, itemId])).toEqual([
        ['invoice-refused', 1],
        ['invoice-refused', 2],
        ['invoice-refused', 3],
      ])
    }))

  test('in dispute for an amount is in dispute from what falls due first', () =>
    inNewCompany(async (ctx) => {
      await take(ctx, 'a.xml', ciiXml({ number: 'F-1', total: '1200.00', ...DATES }))
      await take(ctx, 'b.xml', statusXml({ number: 'F-1', code: '207', amounts: [['MNATTC', '500.00']] }))
      expect((await runningHolds(ctx, [1])).map(({ itemId, amountCents }) => [itemId, amountCents])).toEqual([
        [1, 400_00],
        [2, 100_00],
      ])
    }))

  test('is taken off by the credit note that names it, from what falls due first', () =>
    inNewCompany(async (ctx) => {
      await take(ctx, 'a.xml', ciiXml({ number: 'F-1', total: '1200.00', ...DATES }))
      await take(
        ctx,
        'b.xml',
        ciiXml({ number: 'AV-1', typeCode: '381', total: '500.00', preceding: ['F-1'], dueDates: [] }),
      )
      expect((await itemsIn(ctx)).map(([, , , open]) => open)).toEqual([0, 300_00, 400_00])
    }))
})

const FEC =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n' +
  'VE|Ventes|1|20260915|411000|Clients|DUPONT|Dupont|F-1|20260915|Travaux|1200,00|0,00|||20260915||\n' +
  'VE|Ventes|1|20260915|706000|Prestations|||F-1|20260915|Travaux|0,00|1200,00|||20260915||\n'
/** As the books have it: one, due thirty days from its issue. */
const WHOLE = ['invoice', 'F-1', '2026-10-15', 1200_00]
const takeBooks = (ctx: Context, name = '732829320FEC20261231.txt', text = FEC) =>
  take(ctx, name, text, { terms: THIRTY_DAYS })

async function reminded({ sql, organisationId, now }: Context): Promise<void> {
  await sql`insert into act (organisation_id, id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, level, mode, total_cents,
      reasons, state, planned_at)
    values (${organisationId}, 1, 1, 'EUR', 'email', '2026-11-01', 'p', 1, 'reminder-1', 1, 'confirm', 1, '[]', 'done', ${now})`
  await sql`insert into act_item (organisation_id, act_id, item_id, debtor_id, step_key, advances, level, open_cents, channel, day, position)
    values (${organisationId}, 1, 1, 1, 'reminder-1', true, 1, 1, 'email', '2026-11-01', 'used')`
}

describe('an invoice that the books knew as one, and that is told in parts since', () => {
  test.each([
    ['a list', 'a.csv', LIST.replaceAll('Dupont', 'DUPONT')],
    ['an electronic invoice', 'a.xml', ciiXml({ number: 'F-1', total: '1200.00', issueDate: '2026-09-15', ...DATES })],
  ])('by %s is its parts from then on, counted once, and one again when that is taken back', (_, name, text) =>
    inNewCompany(async (ctx) => {
      await takeBooks(ctx)
      expect(await itemsIn(ctx)).toEqual([WHOLE])
      const { importId, counts, effect } = await take(ctx, name, text)
      expect(counts).toMatchObject({ newDebtors: 0, newItems: 3, conflicts: 0 })
      expect(effect.notes).toEqual([])
      expect(await itemsIn(ctx)).toEqual(IN_THIRDS)
      // On a day before all of these files too, and as it was known then: files know their history by its days.
      const [debtor] = await ctx.sql<{ id: Id }>`select id from debtor`
      for (const asKnown of [true, false]) {
        const then = await readOpenOn(ctx, { debtorId: debtor?.id ?? 0, day: '2026-09-20', asKnown })
        expect(then.map(({ openCents }) => openCents).toSorted()).toEqual([400_00, 400_00, 400_00])
      }
      await expectNoDrift(ctx)
      await undoImport(ctx, { importId })
      expect(await itemsIn(ctx)).toEqual([WHOLE])
      await expectNoDrift(ctx)
      await take(ctx, name, text)
      expect(await itemsIn(ctx)).toEqual(IN_THIRDS)
      await expectNoDrift(ctx)
    }),
  )

  test('is those parts also for the books of next month, whose payment settles what fell due first', () =>
    inNewCompany(async (ctx) => {
      await takeBooks(ctx)
      await take(ctx, 'a.xml', ciiXml({ number: 'F-1', total: '1200.00', issueDate: '2026-09-15', ...DATES }))
      const paid =
        FEC.replace('0,00|||20260915', '0,00|a|20261102|20260915') +
        'BQ|Banque|3|20261102|512000|Banque|||R-1|20261102|Virement|500,00|0,00|||20261102||\n' +
        'BQ|Banque|3|20261102|411000|Clients|DUPONT|Dupont|R-1|20261102|Virement|0,00|500,00|a|20261102|20261102||\n'
      const { counts } = await takeBooks(ctx, '732829320FEC20261130.txt', paid)
      expect(counts).toMatchObject({ newDebtors: 0, newItems: 0, newAllocations: 2, conflicts: 0 })
      expect((await itemsIn(ctx)).map(([, , , open]) => open)).toEqual([0, 300_00, 400_00])
      await expectNoDrift(ctx)
    }))

  test('stays one where a payment was set against it: it waits for its last day, and that is said', () =>
    inNewCompany(async (ctx) => {
      await takeBooks(ctx)
      const [item] = await ctx.sql<{ id: number; debtor: number }>`select id, debtor_id as debtor from item`
      const { id = 0, debtor = 0 } = item ?? {}
      const allocations = [{ itemId: id, amountCents: 200_00 }]
      await recordPayment(ctx, { debtorId: debtor, amountCents: 200_00, onDay: '2026-10-01', allocations })
      const { counts, effect } = await take(
        ctx,
        'a.xml',
        ciiXml({ number: 'F-1', total: '1200.00', issueDate: '2026-09-15', ...DATES }),
      )
      expect(counts).toMatchObject({ newItems: 0, changedItems: 1, conflicts: 0 })
      expect(effect.notes).toEqual([
        { number: 'F-1', code: 'intake.invoice_kept_whole', data: { number: 'F-1', last: '2026-12-15' } },
      ])
      expect(await itemsIn(ctx)).toEqual([['invoice', 'F-1', '2026-12-15', 1000_00]])
    }))

  test.each([
    ['held', (ctx: Context) => placeHold(ctx, { kind: 'dispute', debtorId: 1, itemId: 1 })],
    [
      'said why it is late',
      (ctx: Context) => recordCause(ctx, { debtorId: 1, itemId: 1, cause: 'oversight', source: 'call' }),
    ],
    ['reminded of', reminded],
    ['given a plan of its own', (ctx: Context) => ctx.sql`update item set plan_key = 'standard' where id = 1`],
  ])('stays one where it was %s', (_, say) =>
    inNewCompany(async (ctx) => {
      await takeBooks(ctx)
      await say(ctx)
      const { effect } = await take(
        ctx,
        'a.xml',
        ciiXml({ number: 'F-1', total: '1200.00', issueDate: '2026-09-15', ...DATES }),
      )
      expect(effect.notes.map(({ code }) => code)).toEqual(['intake.invoice_kept_whole'])
      expect((await itemsIn(ctx)).map(([kind]) => kind)).toEqual(['invoice'])
    }),
  )

  test('of another amount is a contradiction, and stays what it was', () =>
    inNewCompany(async (ctx) => {
      await takeBooks(ctx)
      const { counts } = await take(
        ctx,
        'a.csv',
        LIST.replace('Client;', 'Compte;').replaceAll('Dupont', 'DUPONT').replaceAll('400,00', '500,00'),
      )
      expect(counts).toMatchObject({ newItems: 0, conflicts: 1 })
      expect(await itemsIn(ctx)).toEqual([WHOLE])
    }))
})
