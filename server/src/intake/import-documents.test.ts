// From electronic invoices and their statuses to the ledger and back.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { changeBank, changeIdentity, settingsOf } from '#access'
import type { Context, Id } from '#kernel'
import {
  documentsOfItem,
  findItem,
  itemsById,
  liftHold,
  placeHold,
  readDebtor,
  readDocument,
  runningHolds,
  statusesOfItem,
} from '#ledger'
import type { Item } from '#ledger/model.ts'
import { createTestCompany, type TestCompany } from '#test/database.ts'
import { bundleSource } from './formats/archive.ts'
import { ciiXml, pdfWith, statusXml, type StatusFixture, ublXml } from './formats/documents/document-fixture.ts'
import { bytesSource, type Source } from './formats/source.ts'
import { writeZip } from './formats/workbook/workbook-fixture.ts'
import { type ImportFileInput, importFile } from './import-file.ts'
import { understandFile } from './understand-file.ts'
import { undoImport } from './undo-import.ts'

const OWN_IBAN = 'FR7630006000011234567890189'
const DOLLAR_IBAN = 'GB29NWBK60161331926819'
const FACTOR_IBAN = 'FR1420041010050500013M02606'
const THIRTY_DAYS = { kind: 'net', count: 30, unit: 'days' } as const

async function company(): Promise<TestCompany> {
  const made = await createTestCompany({ now: '2026-11-21' })
  await made.inCompany(async (ctx) => {
    const { identity } = await settingsOf(ctx)
    await changeIdentity(ctx, { ...identity, name: 'Atelier Martin', siren: '732829320', vat: 'FR44732829320' })
    const byCurrency = [{ currency: 'USD', iban: DOLLAR_IBAN, bic: null }]
    await changeBank(ctx, { holder: 'Atelier Martin', iban: OWN_IBAN, bic: null, byCurrency })
  })
  return made
}

const xml = (name: string, content: string | Buffer): Source => bytesSource(name, Buffer.from(content))

function input(source: Source, more: Partial<ImportFileInput> = {}): ImportFileInput {
  const bytes = source.members ? source.members.map(({ name }) => name).join() : source.name
  return { source, sha256: createHash('sha256').update(bytes).digest('hex'), ...more }
}

const take = (ctx: Context, source: Source, more: Partial<ImportFileInput> = {}) => importFile(ctx, input(source, more))

async function itemOf(ctx: Context, number: string): Promise<Item> {
  const { id } = await findItem(ctx, number)
  return (await itemsById(ctx, [id])).get(id) as Item
}

describe('an electronic invoice', async () => {
  const { inCompany } = await company()

  test('becomes a debtor and an item, with its rate and its original', async () => {
    const pdf = pdfWith(ciiXml({ notes: [['PMD', 'Pénalités de retard : trois fois le taux d’intérêt légal.']] }), {
      place: 'associated',
    })
    const stored = await inCompany((ctx) => take(ctx, bytesSource('facture.pdf', pdf)))
    expect(stored.counts).toMatchObject({
      files: 1,
      newDebtors: 1,
      newItems: 1,
      newCredits: 0,
      conflicts: 0,
      refused: 0,
    })
    await inCompany(async (ctx) => {
      const item = await itemOf(ctx, 'F-2026-1')
      expect(item).toMatchObject({
        documentKind: 'invoice',
        issueDate: '2026-09-01',
        dueDate: '2026-10-01',
        dueComputed: false,
        performedTo: '2026-09-01',
        totalCents: 120_000,
        openCents: 120_000,
        paymentMeans: 'transfer',
        holder: 'us',
        payeeIban: null,
        agreedRate: '3xlegal',
      })
      const { debtor, contacts } = await readDebtor(ctx, { debtorId: item.debtorId, withPaid: false })
      expect(debtor).toMatchObject({
        name: 'Dupont SARL',
        siren: '552100554',
        addressLines: ['1 rue du Port'],
        city: 'Lyon',
      })
      expect(contacts).toMatchObject([{ email: 'compta@dupont.example' }])
      const [original] = await documentsOfItem(ctx, item.id)
      expect(original).toMatchObject({ kind: 'invoice', fileName: 'facture.pdf', mediaType: 'application/pdf' })
      expect(Buffer.from((await readDocument(ctx, original?.id as Id)).content)).toEqual(pdf)
    })
  })

  test('that comes again in another syntax is the same one, with two originals', async () => {
    const stored = await inCompany((ctx) => take(ctx, xml('facture-ubl.xml', ublXml())))
    expect(stored.counts).toMatchObject({
      newDebtors: 0,
      newItems: 0,
      changedItems: 0,
      unchangedItems: 1,
      conflicts: 0,
    })
    await inCompany(async (ctx) => {
      const item = await itemOf(ctx, 'F-2026-1')
      expect(item.agreedRate).toBe('3xlegal')
      expect((await documentsOfItem(ctx, item.id)).map(({ fileName }) => fileName)).toEqual([
        'facture.pdf',
        'facture-ubl.xml',
      ])
    })
  })

  test('with another amount is a contradiction that is shown, never a second row', async () => {
    const stored = await inCompany((ctx) => take(ctx, xml('autre.xml', ublXml({ total: '1300.00' }))))
    expect(stored.effect).toMatchObject({
      newItems: 0,
      conflicts: [{ number: 'F-2026-1', code: 'ledger.item_differs' }],
    })
  })

  test.each([
    [
      'of somebody else is a purchase',
      { seller: { name: 'Fournisseur', siren: '552100554' } },
      'intake.invoice_of_other',
    ],
    ['that is proforma asks for nothing', { typeCode: '325' }, 'intake.invoice_no_claim'],
    ['without a type', { typeCode: '' }, 'intake.invoice_type_missing'],
    ['whose amounts contradict each other', { paid: '100.00', due: '1200.00' }, 'intake.invoice_sums_differ'],
    [
      'that is a negative credit note',
      { typeCode: '381', total: '-5.00', due: '-5.00' },
      'intake.invoice_sign_unclear',
    ],
    ['to nobody', { buyer: { name: '' } }, 'intake.invoice_buyer_missing'],
    ['without a number', { number: '' }, 'intake.line_number_missing'],
    ['of a year ahead', { issueDate: '2027-11-21' }, 'intake.line_day_implausible'],
    ['in a currency of three decimals', { currency: 'TND' }, 'intake.line_currency'],
  ])('%s: refused, and nothing is stored', async (name, fixture, code) => {
    await expect(inCompany((ctx) => take(ctx, xml(name, ciiXml({ number: 'X-1', ...fixture }))))).rejects.toMatchObject(
      {
        code: 'intake.lines_refused',
        data: { refused: 1, first: [{ line: 1, code }] },
      },
    )
  })

  test('of which nothing is owed is taken without effect', async () => {
    const stored = await inCompany((ctx) => take(ctx, xml('zero.xml', ciiXml({ number: 'X-2', total: '0.00' }))))
    expect(stored.counts).toMatchObject({ newItems: 0, refused: 0 })
    expect(stored.summary).toMatchObject({ alerts: [{ line: 1, code: 'intake.invoice_nothing' }] })
  })

  test('without a due date needs terms', async () => {
    const bare = xml(
      'minimum.xml',
      ciiXml({ number: 'F-MIN', dueDates: [], profile: 'urn:factur-x.eu:1p0:minimum', due: '900.00' }),
    )
    await expect(inCompany((ctx) => take(ctx, bare))).rejects.toMatchObject({ code: 'intake.terms_needed' })
    expect((await inCompany((ctx) => understandFile(ctx, input(bare)))).needsTerms).toBe(true)
    await inCompany((ctx) => take(ctx, bare, { terms: THIRTY_DAYS }))
    expect(await inCompany((ctx) => itemOf(ctx, 'F-MIN'))).toMatchObject({
      dueDate: '2026-10-01',
      dueComputed: true,
      totalCents: 120_000,
      openCents: 90_000,
    })
  })

  test('that falls due in parts waits for the last one, and says so', async () => {
    const parts = ciiXml({ number: 'F-PARTS', dueDates: ['2026-10-01', '2026-12-01'] })
    const stored = await inCompany((ctx) => take(ctx, xml('parts.xml', parts)))
    expect(stored.summary).toMatchObject({ alerts: [{ code: 'intake.invoice_due_in_parts' }] })
    expect(await inCompany((ctx) => itemOf(ctx, 'F-PARTS'))).toMatchObject({ dueDate: '2026-12-01' })
  })
})

describe('what was paid before', async () => {
  const { inCompany } = await company()

  test.each([
    ['S2', {}],
    ['M2', { paid: '1200.00', due: '0.00' }],
  ])('by process %s: an invoice already paid is never open', async (process, fixture) => {
    const number = `F-${process}`
    await inCompany((ctx) => take(ctx, xml(number, ciiXml({ number, process, ...fixture }))))
    expect(await inCompany((ctx) => itemOf(ctx, number))).toMatchObject({ totalCents: 120_000, openCents: 0 })
  })

  test('is deducted on the day of issue; more than the total stays as credit', async () => {
    await inCompany((ctx) => take(ctx, xml('a', ciiXml({ number: 'F-DEP', paid: '500.00', due: '700.00' }))))
    await inCompany((ctx) => take(ctx, xml('b', ciiXml({ number: 'F-OVER', paid: '1500.00', due: '-300.00' }))))
    await inCompany(async (ctx) => {
      expect(await itemOf(ctx, 'F-DEP')).toMatchObject({ openCents: 70_000 })
      const { debtorId, openCents } = await itemOf(ctx, 'F-OVER')
      expect(openCents).toBe(0)
      const { credits } = await readDebtor(ctx, { debtorId, withPaid: true })
      expect(credits.find(({ reference }) => reference === 'F-OVER')).toMatchObject({
        kind: 'payment',
        onDay: '2026-09-01',
        amountCents: 150_000,
        remainingCents: 30_000,
      })
    })
  })

  test('is not deducted twice when the same invoice comes as UBL', async () => {
    const stored = await inCompany((ctx) =>
      take(ctx, xml('c', ublXml({ number: 'F-DEP', paid: '500.00', due: '700.00' }))),
    )
    expect(stored.counts).toMatchObject({ newCredits: 0, conflicts: 0 })
    expect(await inCompany((ctx) => itemOf(ctx, 'F-DEP'))).toMatchObject({ openCents: 70_000 })
  })
})

describe('credit notes and corrected invoices', async () => {
  const { inCompany } = await company()
  const folder = (...files: readonly (readonly [string, string])[]): Source =>
    bundleSource(
      'dossier',
      files.map(([name, content]) => xml(name, content)),
    )

  test('a credit note is set against the invoice that it names, in whatever order they come', async () => {
    const note = ublXml({
      number: 'A-1',
      typeCode: '381',
      total: '200.00',
      issueDate: '2026-09-10',
      preceding: ['F-1'],
    })
    const stored = await inCompany((ctx) => take(ctx, folder(['1.xml', note], ['2.xml', ciiXml({ number: 'F-1' })])))
    expect(stored.counts).toMatchObject({ files: 2, newItems: 1, newCredits: 1, newAllocations: 1 })
    await inCompany(async (ctx) => {
      const item = await itemOf(ctx, 'F-1')
      expect(item.openCents).toBe(100_000)
      const { credits } = await readDebtor(ctx, { debtorId: item.debtorId, withPaid: true })
      expect(credits).toMatchObject([{ kind: 'credit-note', reference: 'A-1', remainingCents: 0, onDay: '2026-09-10' }])
    })
  })

  test('an invoice of a negative amount is one, and finds an invoice that was there before', async () => {
    const negative = ciiXml({ number: 'A-2', total: '-100.00', due: '-100.00', preceding: ['F-1'] })
    await inCompany((ctx) => take(ctx, xml('negatif', negative)))
    expect(await inCompany((ctx) => itemOf(ctx, 'F-1'))).toMatchObject({ openCents: 90_000 })
  })

  test('one of more than is open settles that, and the rest of it stays credit', async () => {
    await inCompany((ctx) => take(ctx, xml('petite', ciiXml({ number: 'F-7', total: '30.00' }))))
    const note = ublXml({ number: 'A-7', typeCode: '381', total: '50.00', preceding: ['F-7'] })
    expect((await inCompany((ctx) => take(ctx, xml('grand', note)))).counts).toMatchObject({ conflicts: 0 })
    await inCompany(async (ctx) => {
      const { debtorId, openCents } = await itemOf(ctx, 'F-7')
      expect(openCents).toBe(0)
      const { credits } = await readDebtor(ctx, { debtorId, withPaid: true })
      expect(credits.find(({ reference }) => reference === 'A-7')).toMatchObject({ remainingCents: 2_000 })
      await undoImport(ctx, { importId: 4 })
      await undoImport(ctx, { importId: 3 })
    })
  })

  test('one that names no invoice stays credit of the debtor', async () => {
    await inCompany((ctx) => take(ctx, xml('libre', ublXml({ number: 'A-3', typeCode: '381', total: '50.00' }))))
    await inCompany(async (ctx) => {
      const { debtorId } = await itemOf(ctx, 'F-1')
      const { balance } = await readDebtor(ctx, { debtorId, withPaid: true })
      expect(balance).toMatchObject({ totalCents: 90_000, unappliedCreditCents: 5_000 })
    })
  })

  test('a corrected invoice takes the place of its predecessor, and what was paid goes on with it', async () => {
    const old = ciiXml({ number: 'F-2', paid: '300.00', due: '900.00' })
    const corrected = ciiXml({ number: 'F-2R', typeCode: '384', total: '1000.00', preceding: ['F-2'] })
    await inCompany((ctx) => take(ctx, folder(['a.xml', old])))
    await inCompany((ctx) => take(ctx, folder(['b.xml', corrected])))
    await inCompany(async (ctx) => {
      expect(await itemOf(ctx, 'F-2')).toMatchObject({ openCents: 0 })
      expect(await itemOf(ctx, 'F-2R')).toMatchObject({ totalCents: 100_000, openCents: 70_000 })
    })
    const again = ublXml({ number: 'F-2R', typeCode: '384', total: '1000.00', preceding: ['F-2'] })
    expect((await inCompany((ctx) => take(ctx, folder(['c.xml', again])))).counts).toMatchObject({
      newItems: 0,
      newCredits: 0,
      conflicts: 0,
    })
  })

  test('an invoice that comes after the corrected one is not owed any more, until that one is taken back', async () => {
    const corrected = ciiXml({ number: 'F-5R', typeCode: '384', total: '1000.00', preceding: ['F-5'] })
    const { importId } = await inCompany((ctx) => take(ctx, xml('after-b', corrected)))
    const old = await inCompany((ctx) => take(ctx, xml('after-a', ciiXml({ number: 'F-5' }))))
    await inCompany(async (ctx) => {
      expect(await itemOf(ctx, 'F-5')).toMatchObject({ openCents: 0 })
      expect(await itemOf(ctx, 'F-5R')).toMatchObject({ openCents: 100_000 })
    })
    const again = await inCompany((ctx) => take(ctx, xml('after-c', ublXml({ number: 'F-5' }))))
    expect(again.counts).toMatchObject({ newItems: 0, newCredits: 0, conflicts: 0 })
    await inCompany((ctx) => undoImport(ctx, { importId: again.importId }))
    await inCompany((ctx) => undoImport(ctx, { importId: old.importId }))
    await inCompany((ctx) => undoImport(ctx, { importId }))
    await inCompany((ctx) => take(ctx, xml('after-d', ublXml({ number: 'F-5' }))))
    expect(await inCompany((ctx) => itemOf(ctx, 'F-5'))).toMatchObject({ openCents: 120_000 })
  })

  test('one that names none says so', async () => {
    const stored = await inCompany((ctx) => take(ctx, xml('r', ciiXml({ number: 'F-3R', typeCode: '384' }))))
    expect(stored.summary).toMatchObject({ alerts: [{ code: 'intake.invoice_corrects_unknown' }] })
  })
})

describe('who is to be paid', async () => {
  const { inCompany } = await company()

  test.each([
    [
      'a factored invoice',
      { typeCode: '393', iban: FACTOR_IBAN },
      { holder: 'factor', holderNotified: true, payeeIban: FACTOR_IBAN },
    ],
    [
      'another payee',
      { payee: 'Affacturage du Nord', iban: FACTOR_IBAN },
      { holder: 'factor', payeeIban: FACTOR_IBAN },
    ],
    ['the seller as payee', { payee: 'ATELIER MARTIN' }, { holder: 'us', payeeIban: null }],
    ['a second account of our own', { iban: FACTOR_IBAN }, { holder: 'us', payeeIban: FACTOR_IBAN }],
    ['our account for a currency', { iban: DOLLAR_IBAN }, { holder: 'us', payeeIban: null }],
    ['a direct debit', { means: '59' }, { paymentMeans: 'direct-debit' }],
  ])('%s', async (name, fixture, expected) => {
    const number = name.replaceAll(' ', '-')
    await inCompany((ctx) => take(ctx, xml(name, ciiXml({ number, ...fixture }))))
    expect(await inCompany((ctx) => itemOf(ctx, number))).toMatchObject(expected)
  })
})

describe('the same invoice from books, a list and an electronic document', async () => {
  const HEADING =
    'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
  const books = xml(
    '732829320FEC20261231.txt',
    [
      HEADING,
      'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont|F-2026-1|20260901|Travaux|1200,00|0,00|||20260901||',
      'VE|Ventes|1|20260901|706000|Prestations|||F-2026-1|20260901|Travaux|0,00|1200,00|||20260901||',
      'VE|Ventes|2|20260910|411000|Clients|DUPONT|Dupont|A-1|20260910|Avoir|0,00|200,00|||20260910||',
      'VE|Ventes|2|20260910|706000|Prestations|||A-1|20260910|Avoir|200,00|0,00|||20260910||',
      '',
    ].join('\n'),
  )
  const list = xml(
    'liste.csv',
    'Client;Facture;Date;Échéance;Total;Solde\nSté Dupont;F-2026-1;01/09/2026;01/10/2026;1200,00;1200,00\nSté Dupont;F-2026-9;13/09/2026;30/09/2026;10,00;10,00\n',
  )
  const documents = bundleSource('dossier', [
    xml('f.xml', ciiXml()),
    xml('a.xml', ublXml({ number: 'A-1', typeCode: '381', total: '200.00', issueDate: '2026-09-10' })),
  ])
  const orders = [
    ['books, list, document', [books, list, documents]],
    ['document, books, list', [documents, books, list]],
    ['list, document, books', [list, documents, books]],
  ] as const

  test.each(orders)('is one item of one debtor (%s)', async (_, sources) => {
    const { inCompany } = await company()
    for (const source of sources) {
      await inCompany((ctx) => take(ctx, source, { terms: THIRTY_DAYS, isComplete: false, dayOrder: 'day-first' }))
    }
    await inCompany(async (ctx) => {
      const item = await itemOf(ctx, 'F-2026-1')
      expect(item).toMatchObject({ totalCents: 120_000, dueDate: '2026-10-01', dueComputed: false })
      const { debtor, items, credits } = await readDebtor(ctx, { debtorId: item.debtorId, withPaid: true })
      expect(debtor.siren).toBe('552100554')
      expect(items.map(({ number }) => number).toSorted()).toEqual(['F-2026-1', 'F-2026-9'])
      expect(credits).toMatchObject([{ kind: 'credit-note', reference: 'A-1', amountCents: 20_000 }])
    })
  })
})

describe('who owes an invoice that comes without its own reference', () => {
  const list = (name: string, ...rows: readonly string[]) =>
    xml(`${name}.csv`, `Client;SIREN;Facture;Date;Échéance;Solde\n${rows.join('\n')}\n`)
  const debtors = (ctx: Context) =>
    ctx.sql<{ name: string; number: string }>`
      select d.name, i.number from item i join debtor d on d.organisation_id = i.organisation_id and d.id = i.debtor_id
      where not i.withdrawn order by i.id`

  test.each([
    ['of another day', 'Société Dupond;;F-2026-1;14/09/2026;14/10/2026;1200,00'],
    ['of another amount', 'Société Dupond;;F-2026-1;01/09/2026;01/10/2026;1199,00'],
    ['of a company of another SIREN', 'Société Dupond;404833048;F-2026-1;01/09/2026;01/10/2026;1200,00'],
  ])('is another customer where the invoice is %s', async (_, row) => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, xml('f.xml', ciiXml()))
      await take(ctx, list('liste', row, 'X;;F-9;15/09/2026;30/09/2026;1,00'))
      expect(await debtors(ctx)).toEqual([
        { name: 'Dupont SARL', number: 'F-2026-1' },
        { name: 'Société Dupond', number: 'F-2026-1' },
        { name: 'X', number: 'F-9' },
      ])
    })
  })

  test('is another customer where two owe an invoice like it', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      const row = (name: string, siren: string) => `${name};${siren};F-1;15/09/2026;15/10/2026;1200,00`
      await take(ctx, list('deux', row('Nord', '552100554'), row('Sud', '404833048')))
      await take(ctx, list('un', row('Est', '')), { isComplete: false })
      expect((await debtors(ctx)).map(({ name }) => name)).toEqual(['Nord', 'Sud', 'Est'])
    })
  })
})

describe('an invoice of which a deposit was invoiced before', () => {
  const BOOKS = [
    'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise',
    'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont SARL|F-2026-1|20260901|Solde|700,00|0,00|||20260901||',
    'VE|Ventes|2|20260901|411000|Clients|DUPONT|Dupont SARL|F-2026-2|20260901|Travaux|80,00|0,00|||20260901||',
    '',
  ].join('\n')

  test('and that the books show without it is the one of the books, open for what is to be paid', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, xml('livres.txt', BOOKS), { terms: THIRTY_DAYS })
      const drop = bundleSource('drop', [
        xml('a.xml', ciiXml({ paid: '500.00', due: '700.00' })),
        xml('b.xml', ciiXml({ number: 'F-2026-2', total: '80.00' })),
      ])
      expect((await take(ctx, drop)).counts).toMatchObject({ newItems: 0, newCredits: 0, conflicts: 0 })
      expect(await itemOf(ctx, 'F-2026-1')).toMatchObject({ totalCents: 70_000, openCents: 70_000 })
    })
  })
})

describe('an invoice of which the books have a part that was paid', () => {
  const BOOKS = [
    'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise',
    'VE|Ventes|1|20260901|411000|Clients|DUPONT|Dupont SARL|F-2026-1|20260901|Travaux|1200,00|0,00|a|20260902|20260901||',
    'BQ|Banque|2|20260902|411000|Clients|DUPONT|Dupont SARL|R-1|20260902|Acompte|0,00|500,00|a|20260902|20260902||',
    '',
  ].join('\n')

  test('says the same payment again, and it is deducted once', async () => {
    const { inCompany } = await company()
    await inCompany(async (ctx) => {
      await take(ctx, xml('livres.txt', BOOKS), { terms: THIRTY_DAYS })
      const stored = await take(ctx, xml('a.xml', ciiXml({ paid: '500.00', due: '700.00' })))
      expect(stored.counts).toMatchObject({ newItems: 0, newCredits: 0, conflicts: 0 })
      expect(await itemOf(ctx, 'F-2026-1')).toMatchObject({ totalCents: 120_000, openCents: 70_000 })
      await take(ctx, xml('b.xml', ublXml({ paid: '800.00', due: '400.00' })))
      expect(await itemOf(ctx, 'F-2026-1')).toMatchObject({ openCents: 40_000 })
    })
  })
})

describe('several at once', async () => {
  const { inCompany } = await company()
  const ZIP = writeZip([
    { name: 'factures/F-10.xml', content: ciiXml({ number: 'F-10' }) },
    { name: '__MACOSX/._F-10.xml', content: 'x' },
    { name: 'factures/F-11.pdf', content: pdfWith(ciiXml({ number: 'F-11' })).toString('latin1') },
    { name: 'notes.csv', content: 'a;b\n1;2\n3;4\n' },
  ])

  test('an archive is refused with the files that cannot be read, and taken without them on demand', async () => {
    const source = bytesSource('factures.zip', ZIP)
    await expect(inCompany((ctx) => take(ctx, source))).rejects.toMatchObject({
      code: 'intake.lines_refused',
      data: { refused: 2 },
    })
    const stored = await inCompany((ctx) => take(ctx, source, { acceptRefused: true }))
    expect(stored).toMatchObject({
      counts: { files: 3, newItems: 1, refused: 2 },
      refused: [
        { line: 2, code: 'intake.pdf_damaged' },
        { line: 3, code: 'intake.file_not_document', data: { file: 'notes.csv' } },
      ],
    })
  })

  test('two hundred are one import with one fact', async () => {
    const files = Array.from({ length: 200 }, (_, i) => xml(`${i}.xml`, ciiXml({ number: `M-${i}` })))
    const stored = await inCompany((ctx) => take(ctx, bundleSource('deux-cents', files)))
    expect(stored.counts).toMatchObject({ files: 200, newItems: 200, newDebtors: 0 })
    await inCompany((ctx) => undoImport(ctx, { importId: stored.importId }))
    await expect(inCompany((ctx) => itemOf(ctx, 'M-7'))).rejects.toMatchObject({ code: 'ledger.not_found' })
  })

  test.each<[string, string, Buffer]>([
    ['cut short', 'intake.archive_damaged', ZIP.subarray(0, ZIP.length - 30)],
    [
      'empty',
      'intake.folder_empty',
      writeZip([
        { name: 'vide/', content: '' },
        { name: '.x', content: 'a' },
      ]),
    ],
    [
      'an archive in an archive',
      'intake.file_unsupported',
      writeZip([{ name: 'a.zip', content: ZIP.toString('latin1') }]),
    ],
  ])('an archive that is %s is refused', async (name, code, bytes) => {
    await expect(inCompany((ctx) => take(ctx, bytesSource(name, bytes)))).rejects.toMatchObject({ code })
  })

  test('an archive that lies about what it holds is refused', async () => {
    const lying = Buffer.from(ZIP)
    const entry = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    lying.writeUInt32LE(2_000_000_000, entry + 24)
    await expect(inCompany((ctx) => take(ctx, bytesSource('menteur.zip', lying)))).rejects.toMatchObject({
      code: 'intake.archive_too_large',
    })
  })
})

describe('a company that is not known yet', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  test('is asked who it is before it takes invoices', async () => {
    await expect(inCompany((ctx) => take(ctx, xml('f', ciiXml())))).rejects.toMatchObject({
      code: 'intake.company_unidentified',
    })
  })
})

describe('a status', async () => {
  const { inCompany } = await company()
  let place = 0
  const say = (fixture: StatusFixture, more?: Partial<ImportFileInput>) =>
    inCompany((ctx) => take(ctx, xml(`statut-${place++}.xml`, statusXml(fixture)), more))
  const invoice = (number: string) => inCompany((ctx) => take(ctx, xml(number, ciiXml({ number }))))
  const holdsOn = (number: string) =>
    inCompany(async (ctx) => {
      const { id, debtorId } = await itemOf(ctx, number)
      return (await runningHolds(ctx, [debtorId])).filter(({ itemId }) => itemId === id)
    })

  test.each([
    ['206', { amounts: [['MAPTTC', '900.00']] }, 'dispute', 30_000],
    ['207', { amounts: [['MNATTC', '300.00']] }, 'dispute', 30_000],
    ['207', {}, 'dispute', null],
    ['208', {}, 'missing-piece', null],
    ['210', {}, 'invoice-refused', null],
    ['211', { date: '2026-11-20' }, 'payment-announced', null],
    ['213', {}, 'invoice-rejected', null],
    ['501', {}, 'invoice-rejected', null],
    ['220', {}, 'exclusion', null],
    ['221', {}, 'invoice-rejected', null],
  ] as const)('%s %o holds the invoice: %s', async (code, fixture, kind, amountCents) => {
    const number = `S-${code}-${place}`
    await invoice(number)
    const stored = await say({ code, number, label: 'Statut', reasons: [['AUTRE', 'Un motif']], ...fixture })
    expect(stored.counts).toMatchObject({ newStatuses: 1, holds: 1, refused: 0 })
    expect(await holdsOn(number)).toMatchObject([
      { kind, amountCents, reason: `${code} Statut – Un motif`, untilDay: null },
    ])
    await inCompany((ctx) => undoImport(ctx, { importId: stored.importId }))
    expect(await holdsOn(number)).toEqual([])
    const { id } = await inCompany((ctx) => itemOf(ctx, number))
    expect(await inCompany((ctx) => statusesOfItem(ctx, id))).toEqual([])
  })

  test('is on the item and in the file of its debtor', async () => {
    await invoice('S-NOTE')
    await say({ code: '205', label: 'Approuvée', number: 'S-NOTE' })
    await inCompany(async (ctx) => {
      const { id } = await itemOf(ctx, 'S-NOTE')
      expect(await statusesOfItem(ctx, id)).toMatchObject([{ code: '205', label: 'Approuvée', onDay: '2026-09-20' }])
    })
    expect(await holdsOn('S-NOTE')).toEqual([])
  })

  test('of approval ends what earlier statuses held, and nothing that a person held', async () => {
    await invoice('S-END')
    await say({ code: '207', number: 'S-END' })
    await inCompany(async (ctx) => {
      const { id, debtorId } = await itemOf(ctx, 'S-END')
      await placeHold(ctx, { kind: 'pause', debtorId, itemId: id })
    })
    await say({ code: '205', number: 'S-END', date: '2026-09-25' })
    expect((await holdsOn('S-END')).map(({ kind }) => kind)).toEqual(['pause'])
  })

  test('of approval leaves a dispute that a person placed', async () => {
    await invoice('S-OWN')
    await inCompany(async (ctx) => {
      const { id, debtorId } = await itemOf(ctx, 'S-OWN')
      await placeHold(ctx, { kind: 'dispute', debtorId, itemId: id })
    })
    await say({ code: '205', number: 'S-OWN', date: '2026-09-25' })
    expect((await holdsOn('S-OWN')).map(({ kind }) => kind)).toEqual(['dispute'])
  })

  test.each([
    ['208', '209'],
    ['210', '205'],
  ])('%s is over by %s', async (held, over) => {
    const number = `S-${held}-${over}`
    await invoice(number)
    await say({ code: held, number })
    await say({ code: over, number, date: '2026-09-25' })
    expect(await holdsOn(number)).toEqual([])
  })

  test('that was settled by a later one in the same drop holds nothing', async () => {
    await invoice('S-BOTH')
    const drop = bundleSource('statuts', [
      xml('2.xml', statusXml({ code: '205', number: 'S-BOTH', date: '2026-09-25' })),
      xml('1.xml', statusXml({ code: '207', number: 'S-BOTH', date: '2026-09-20' })),
    ])
    expect((await inCompany((ctx) => take(ctx, drop))).counts).toMatchObject({ newStatuses: 2, holds: 0 })
  })

  test('may come in one drop with its invoice, and is understood before that is stored', async () => {
    const drop = bundleSource('ensemble', [
      xml('a.xml', statusXml({ code: '205', number: 'S-WITH' })),
      xml('b.xml', ciiXml({ number: 'S-WITH' })),
    ])
    const understood = await inCompany((ctx) => understandFile(ctx, input(drop)))
    expect(understood.counts).toMatchObject({ newItems: 1, newStatuses: 1, refused: 0 })
    expect((await inCompany((ctx) => take(ctx, drop))).counts).toMatchObject({
      newItems: 1,
      newStatuses: 1,
      refused: 0,
    })
  })

  test('of a payment announced long ago holds nothing', async () => {
    await invoice('S-OLD')
    expect((await say({ code: '211', number: 'S-OLD', date: '2026-10-01' })).counts).toMatchObject({ holds: 0 })
  })

  test('changes who is paid: factored, in confidence, another account, no longer', async () => {
    await invoice('S-PAY')
    const item = () => inCompany((ctx) => itemOf(ctx, 'S-PAY'))
    await say({ code: '226', number: 'S-PAY' })
    expect(await item()).toMatchObject({ holder: 'factor', holderNotified: false, payeeIban: null })
    await say({ code: '225', number: 'S-PAY', account: FACTOR_IBAN })
    expect(await item()).toMatchObject({ holder: 'factor', holderNotified: true, payeeIban: FACTOR_IBAN })
    const last = await say({ code: '228', number: 'S-PAY' })
    expect(await item()).toMatchObject({ holder: 'us', holderNotified: false, payeeIban: OWN_IBAN })
    await inCompany((ctx) => undoImport(ctx, { importId: last.importId }))
    expect(await item()).toMatchObject({ holder: 'factor', payeeIban: FACTOR_IBAN })
    await say({ code: '227', number: 'S-PAY', account: 'DE89370400440532013000' })
    expect(await item()).toMatchObject({ holder: 'factor', payeeIban: 'DE89370400440532013000' })
  })

  test('about an invoice that is not here, or of another seller, is refused by name', async () => {
    const refused = { code: 'intake.lines_refused', data: { first: [{ code: 'intake.status_invoice_unknown' }] } }
    await expect(say({ number: 'NULLE-PART' })).rejects.toMatchObject(refused)
    await invoice('S-OTHER')
    await expect(say({ number: 'S-OTHER', seller: '552100554' })).rejects.toMatchObject(refused)
    await expect(say({ number: 'S-OTHER', buyer: '404833048' })).rejects.toMatchObject(refused)
    await expect(say({ number: 'S-OTHER', issueDate: '2025-09-01' })).rejects.toMatchObject(refused)
  })

  test('lifted by a person stays lifted when the file comes again in a drop', async () => {
    await invoice('S-LIFT')
    const file = xml('litige.xml', statusXml({ code: '207', number: 'S-LIFT' }))
    await inCompany((ctx) => take(ctx, file))
    const [hold] = await holdsOn('S-LIFT')
    await inCompany((ctx) => liftHold(ctx, { holdId: hold?.id as Id }))
    const stored = await inCompany((ctx) => take(ctx, bundleSource('encore', [file, { ...file, name: 'copie.xml' }])))
    expect(stored.counts).toMatchObject({ newStatuses: 0, holds: 0 })
    expect(await holdsOn('S-LIFT')).toEqual([])
  })
})
