// What the usual tools export: lists of open invoices and aged balances, by their headings. Names and figures are made up.

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { importFile, type ImportFileInput } from './import-file.ts'
import type { ListRow } from './model.ts'
import { openFile } from './open-file.ts'
import type { OpenOptions } from './opened-file.ts'
import { understandFile } from './understand-file.ts'
import { undoImport } from './undo-import.ts'

const OPTIONS: OpenOptions = { today: '2026-11-21', latestEntryDay: '2026-12-21' }

async function rowsOf(text: string | Uint8Array): Promise<readonly ListRow[]> {
  const opened = await openFile(bytesSource('a.csv', Buffer.from(text)), OPTIONS)
  if (opened.kind !== 'list') throw new Error(`read as ${opened.kind}`)
  const rows: ListRow[] = []
  const { refused } = await opened.read((row) => rows.push(row))
  expect(refused).toEqual([])
  return rows
}

describe('the list of', () => {
  test.each([
    [
      'Stripe',
      'id,Number,Customer Email,Customer Name,Amount Due,Amount Paid,Due Date (UTC),Date (UTC),Currency,Status\nin_1,AB-1,a@dupont.example,Dupont,1200.00,0.00,2026-10-31,2026-10-01,eur,open\n',
    ],
    [
      'Odoo',
      '"Number","Invoice Partner Display Name","Invoice/Bill Date","Due Date","Total Signed","Amount Due Signed"\n"AB-1","Dupont","2026-10-01","2026-10-31","1200.00","1200.00"\n',
    ],
    [
      'Odoo in French',
      'Numéro;Nom affiché du partenaire de la facture;Date de facturation;Date d’échéance;Total signé;Montant dû signé\nAB-1;Dupont;2026-10-01;2026-10-31;1200,00;1200,00\n',
    ],
    [
      'Dolibarr',
      'Réf.;Tiers;Date facturation;Date limite;Montant TTC;Restant à payer\nAB-1;Dupont;2026-10-01;2026-10-31;1200,00;1200,00\n',
    ],
    [
      'Zoho, which repeats an invoice for each of its lines',
      'Invoice Number,Customer Name,Invoice Date,Due Date,Currency Code,Total,Balance,Item Name\nAB-1,Dupont,2026-10-01,2026-10-31,EUR,1200.00,1200.00,Oak\nAB-1,Dupont,2026-10-01,2026-10-31,EUR,1200.00,1200.00,Pine\n',
    ],
    [
      'QuickBooks, below the name of each customer',
      'Open Invoices\nAtelier\nAs of 21 Nov 2026\n\nDate,Transaction type,Num,Due date,Amount,Open balance\nDupont,,,,,\n01/10/2026,Invoice,AB-1,31/10/2026,1200.00,1200.00\nTotal for Dupont,,,,1200.00,1200.00\n',
    ],
    [
      'Xero',
      'ContactName,EmailAddress,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,InvoiceAmountPaid,InvoiceAmountDue,Currency,Type,Status\nDupont,a@dupont.example,AB-1,,2026-10-01,2026-10-31,1200.00,0.00,1200.00,EUR,Sales invoice,Awaiting Payment\n',
    ],
    [
      'Dolibarr in English',
      'Ref.;Third-party name;Invoice date;Due date;Amount (inc. tax);Remain to pay\nAB-1;Dupont;2026-10-01;2026-10-31;1200.00;1200.00\n',
    ],
    [
      'Zoho in French',
      'Date de la facture;Numéro de facture;Nom du client;Date d’échéance;Code de devise;Total;Solde\n2026-10-01;AB-1;Dupont;2026-10-31;EUR;1200.00;1200.00\n',
    ],
    [
      'QuickBooks in French',
      'Factures ouvertes\nAtelier\nAu 21 novembre 2026\n\nDate,Type d’opération,N°,Date d’échéance,Montant,Solde ouvert\nDupont,,,,,\n01/10/2026,Facture,AB-1,31/10/2026,"1200,00","1200,00"\nTotal pour Dupont,,,,"1200,00","1200,00"\n',
    ],
    [
      'Sage 100, a column for each side',
      'N° compte tiers;Intitulé tiers;N° pièce;Date de pièce;Date d’échéance;Débit;Crédit\n411DUPONT;Dupont;AB-1;01/10/2026;31/10/2026;1200,00;\n',
    ],
    [
      'Sage 50',
      'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Solde dû\nC1;Dupont;AB-1;01/10/2026;31/10/2026;1200,00;1200,00\n',
    ],
    [
      'EBP',
      'Code tiers;Nom du tiers;Numéro du document;Date du document;Date d’échéance;Montant TTC;Solde\nC1;Dupont;AB-1;01/10/2026;31/10/2026;1200,00;1200,00\n',
    ],
    [
      'Ciel',
      'Code client;Nom client;N° pièce;Date pièce;Échéance;Montant échéance;Reste à payer\nC1;Dupont;AB-1;01/10/2026;31/10/2026;1200,00;1200,00\n',
    ],
    [
      'Quadratus',
      'Compte;Libellé compte;Pièce;Date écriture;Date échéance;Débit;Crédit;Lettrage\n411DUPONT;Dupont;AB-1;01/10/2026;31/10/2026;1200,00;;\n',
    ],
    [
      'FreshBooks',
      'Client Name,Invoice #,Date Issued,Date Due,Invoice Status,Amount,Amount Due,Currency\nDupont,AB-1,2026-10-01,2026-10-31,overdue,1200.00,1200.00,EUR\n',
    ],
    [
      'an accountant, a column for each side',
      'Compte;Intitulé;Pièce;Date;Échéance;Débit;Crédit\n411DUPONT;Dupont;AB-1;01/10/2026;31/10/2026;1200,00;\n',
    ],
  ])('%s is read', async (_, text) => {
    expect(await rowsOf(text)).toMatchObject([
      {
        debtorName: 'Dupont',
        number: 'AB-1',
        issueDate: '2026-10-01',
        dueDate: '2026-10-31',
        totalCents: 120_000,
        openCents: 120_000,
      },
    ])
  })

  test('an older program is read in IBM code page 850', async () => {
    const text = 'Client;Numéro;Échéance;Reste dû\nSociété Générale;AB-1;31/10/2026;1200,00\n'
    const codes: Readonly<Record<string, number>> = { é: 0x82, É: 0x90, û: 0x96 }
    const bytes = Uint8Array.from(text, (letter) => codes[letter] ?? letter.charCodeAt(0))
    expect(await rowsOf(bytes)).toMatchObject([{ debtorName: 'Société Générale', number: 'AB-1' }])
  })

  test('what reduces the debt stands on the credit side', async () => {
    const text = 'Client;Pièce;Date;Débit;Crédit\nDupont;AB-1;31/10/2026;1200,00;\nDupont;AV-1;31/10/2026;;200,00\n'
    expect((await rowsOf(text)).map(({ documentKind, openCents }) => [documentKind, openCents])).toEqual([
      ['invoice', 120_000],
      ['credit-note', -20_000],
    ])
  })
})

describe('an aged balance', () => {
  const QUICKBOOKS =
    'A/R Aging Summary\nAtelier\nAs of November 21 2026\n\n,Current,1 - 30,31 - 60,61 - 90,91 and over,Total\nDupont,"1,200.00",80.00,,,,"1,280.00"\nMartin,,,,,50.50,0.00\nTOTAL,"1,200.00",80.00,,,50.50,"1,330.50"\n'

  test.each([
    ['QuickBooks', QUICKBOOKS],
    [
      'Xero',
      'Aged Receivables Summary\nAtelier\nAs at 21 November 2026\n\nContact,Current,< 1 Month,1 Month,2 Months,3 Months,Older,Total\nDupont,1200.00,80.00,,,,,1280.00\nMartin,,,,,,50.50,50.50\nTotal,1200.00,80.00,0.00,0.00,0.00,50.50,1330.50\nPercentage of total,90%,6%,0%,0%,0%,4%,100%\n',
    ],
    [
      'a French program',
      'Client;Non échu;1 à 30 jours;31 à 60 jours;61 à 90 jours;Plus de 90 jours;Total\nDupont;1 200,00;80,00;;;;1 280,00\nMartin;;;;;50,50;50,50\nTotal;1 200,00;80,00;;;50,50;1 330,50\n',
    ],
  ])('of %s tells what each customer owes, added up', async (_, text) => {
    const opened = await openFile(bytesSource('a.csv', Buffer.from(text)), OPTIONS)
    if (opened.kind !== 'ageing') throw new Error(`read as ${opened.kind}`)
    const { rows, totalCents, refused } = await opened.read()
    expect(rows.map((row) => [row.debtor, row.totalCents])).toEqual([
      ['Dupont', 128_000],
      ['Martin', 5_050],
    ])
    expect([totalCents, refused]).toEqual([133_050, []])
  })

  test('is not imported, and it is said what it serves for', async () => {
    const { inCompany } = await createTestCompany({ now: '2026-11-21' })
    await expect(inCompany((ctx) => importFile(ctx, given(QUICKBOOKS)))).rejects.toMatchObject({
      code: 'intake.ageing_without_invoices',
      data: { debtors: 2, totalCents: 133_050 },
    })
  })
})

function given(text: string, more: Partial<ImportFileInput> = {}): ImportFileInput {
  const bytes = Buffer.from(text)
  return { source: bytesSource('a.csv', bytes), sha256: createHash('sha256').update(bytes).digest('hex'), ...more }
}

describe('columns', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  const october = 'Qui,Quoi,Pour quand,Combien\nDupont,AB-1,10/11/2026,1200.00\n'
  const november = 'Qui,Quoi,Pour quand,Combien\nDupont,AB-1,10/11/2026,1200.00\nMartin,AB-2,12/11/2026,80.00\n'
  const mapping = { debtorName: 'Qui', number: 'Quoi', dueDate: 'Pour quand', open: 'Combien' }

  test('that nothing is known of are asked', async () => {
    await expect(inCompany((ctx) => importFile(ctx, given(october)))).rejects.toMatchObject({
      code: 'intake.columns_missing',
    })
  })

  test('that a person named once are read so the next month, days too', async () => {
    await inCompany((ctx) => importFile(ctx, given(october, { mapping, dayOrder: 'day-first' })))
    const { opened, effect } = await inCompany((ctx) => understandFile(ctx, given(november)))
    expect(opened.kind === 'list' && [opened.missing, opened.survey.questions]).toEqual([[], []])
    expect(effect).toMatchObject({ newItems: 1, unchangedItems: 1 })
  })

  test('named otherwise replace what was remembered', async () => {
    const { opened } = await inCompany((ctx) =>
      understandFile(ctx, given(november, { mapping: { ...mapping, dueDate: '', issueDate: 'Pour quand' } })),
    )
    expect(opened.kind === 'list' && opened.survey.mapping).toMatchObject({ issueDate: 2 })
  })

  test('that were said of a file that was taken back are those of before again, or are asked again', async () => {
    const one = await createTestCompany({ now: '2026-11-21' })
    const [dayFirst, monthFirst] = [{ dayOrder: 'day-first' } as const, { dayOrder: 'month-first' } as const]
    const due = async (content: string) => {
      const { sample } = await one.inCompany((ctx) => understandFile(ctx, given(content)))
      return sample.map((row) => 'dueDate' in row && row.dueDate)
    }
    const take = (content: string, more: Partial<ImportFileInput>) =>
      one.inCompany((ctx) => importFile(ctx, given(content, { isComplete: false, ...more })))
    const first = await take(october, { mapping, ...dayFirst })
    const wrong = await take('Qui,Quoi,Pour quand,Combien\nMartin,AB-2,12/11/2026,80.00\n', monthFirst)
    expect(await due(november)).toEqual(['2026-10-11', '2026-12-11'])
    await one.inCompany((ctx) => undoImport(ctx, { importId: wrong.importId }))
    expect(await due(november)).toEqual(['2026-11-10', '2026-11-12'])
    await one.inCompany((ctx) => undoImport(ctx, { importId: first.importId }))
    await expect(take(november, {})).rejects.toMatchObject({ code: 'intake.columns_missing' })
    await take(november, { mapping, ...dayFirst })
    expect(await due(october)).toEqual(['2026-11-10'])
  })

  test('are remembered by each company for itself', async () => {
    const other = await createTestCompany({ now: '2026-11-21' })
    const { opened } = await other.inCompany((ctx) => understandFile(ctx, given(november)))
    expect(opened.kind === 'list' && opened.missing.length > 0).toBe(true)
  })
})
