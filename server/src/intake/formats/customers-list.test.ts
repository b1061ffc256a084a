import { describe, expect, it } from 'vitest'
import type { CustomerRow } from '../model.ts'
import { openFile } from '../open-file.ts'
import type { OpenOptions } from '../opened-file.ts'
import { bytesSource } from './source.ts'
import { writeWorkbook } from './workbook/workbook-fixture.ts'

async function read(content: string | Uint8Array, options: Partial<OpenOptions> = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const file = await openFile(bytesSource('clients.csv', bytes), {
    today: '2026-11-21',
    latestEntryDay: '2027-11-21',
    ...options,
  })
  if (file.kind !== 'customers') throw new Error(`read as ${file.kind}`)
  const rows: CustomerRow[] = []
  const summary = await file.read((row) => rows.push(row))
  return { summary, rows, survey: file.survey }
}

const HEAD =
  'Compte;Raison sociale;Type client;SIREN;SIRET;N° TVA;E-mail;Contact;Tél;Adresse;Adresse 2;CP;Ville;Pays;Langue;Conditions de paiement;Mode de règlement'
/** A customer with everything right, changed. */
const row = (changes: Readonly<Record<string, string>> = {}): string => {
  const right: Readonly<Record<string, string>> = {
    Compte: 'C1',
    'Raison sociale': 'Atelier Éluard',
    'Type client': 'Entreprise',
    SIREN: '732829320',
    SIRET: '73282932000074',
    'N° TVA': 'FR44732829320',
    'E-mail': 'compta@eluard.example',
    Contact: 'Mme Renaud',
    Tél: '01 99 00 00 00',
    Adresse: '12 rue des Lilas',
    'Adresse 2': 'Bâtiment B',
    CP: '01000',
    Ville: 'Bourg-en-Bresse',
    Pays: 'France',
    Langue: 'fr',
    'Conditions de paiement': '30 jours',
    'Mode de règlement': 'Virement',
  }
  return HEAD.split(';')
    .map((column) => changes[column] ?? right[column])
    .join(';')
}
const csv = (...rows: readonly string[]): string => [HEAD, ...rows].join('\n')

describe('a list of customers', () => {
  it('is known by its columns, and gives each customer', async () => {
    const { rows, summary } = await read(csv(row()))
    expect(summary).toMatchObject({ kind: 'customers', rows: 1, refused: [], alerts: [] })
    expect(rows).toEqual([
      {
        line: 2,
        account: 'C1',
        name: 'Atelier Éluard',
        kind: 'business',
        siren: '732829320',
        siret: '73282932000074',
        vat: 'FR44732829320',
        email: 'compta@eluard.example',
        contactName: 'Mme Renaud',
        phone: '01 99 00 00 00',
        addressLines: ['12 rue des Lilas', 'Bâtiment B'],
        postcode: '01000',
        city: 'Bourg-en-Bresse',
        country: 'FR',
        language: 'fr',
        terms: { kind: 'net', count: 30, unit: 'days' },
        paymentMeans: 'transfer',
      },
    ])
  })

  it('may say next to nothing', async () => {
    const { rows } = await read('Compte;E-mail\nC1;compta@eluard.example\nC2;\n')
    expect(rows).toMatchObject([
      {
        account: 'C1',
        email: 'compta@eluard.example',
        name: null,
        kind: null,
        siren: null,
        addressLines: [],
        terms: null,
      },
      { account: 'C2', email: null },
    ])
  })

  it('may be in English', async () => {
    const { rows } = await read(
      'Account number,Company,Customer type,Email address,Address line 1,Postal code,City,Country,Language,Payment terms\n' +
        '1001,Noah Ltd,company,ap@noah.example,"1 Mill Lane\nUnit 4",SW1A 1AA,London,United Kingdom,English,30 days net\n',
    )
    expect(rows).toMatchObject([
      {
        account: '1001',
        kind: 'business',
        addressLines: ['1 Mill Lane', 'Unit 4'],
        postcode: 'SW1A 1AA',
        country: 'GB',
        language: 'en',
      },
    ])
  })

  it('takes the SIREN from the SIRET or the VAT number', async () => {
    const { rows } = await read('Compte;SIRET;N° TVA\nC1;732 829 320 00074;\nC2;;FR44732829320\n')
    expect(rows.map(({ siren, siret, vat }) => [siren, siret, vat])).toEqual([
      ['732829320', '73282932000074', null],
      ['732829320', null, 'FR44732829320'],
    ])
  })

  it.each([
    ['a wrong SIREN', { SIREN: '732829321' }, 'intake.line_siren', { value: '732829321' }],
    ['a wrong SIRET', { SIRET: '73282932000075' }, 'intake.line_siren', { value: '73282932000075' }],
    ['a wrong VAT number', { 'N° TVA': 'FR00732829320' }, 'intake.line_vat', { value: 'FR00732829320' }],
    [
      'a SIRET of another company',
      { SIRET: '35600000000048' },
      'intake.line_sirens_differ',
      { sirens: ['732829320', '356000000', '732829320'] },
    ],
    [
      'something that is no address',
      { 'E-mail': 'compta(at)eluard.example' },
      'intake.line_email',
      { value: 'compta(at)eluard.example' },
    ],
    [
      'two addresses',
      { 'E-mail': 'a@eluard.example, b@eluard.example' },
      'intake.line_emails_several',
      { value: 'a@eluard.example, b@eluard.example' },
    ],
    [
      'a name before the address',
      { 'E-mail': 'Anne <a@eluard.example>' },
      'intake.line_email',
      { value: 'Anne <a@eluard.example>' },
    ],
    [
      'an unknown kind',
      { 'Type client': 'licorne' },
      'intake.line_choice',
      { value: 'licorne', column: 'Type client' },
    ],
    ['an unknown country', { Pays: 'Syldavie' }, 'intake.line_choice', { value: 'Syldavie', column: 'Pays' }],
    [
      'terms of two readings',
      { 'Conditions de paiement': '45 jours fin de mois' },
      'intake.line_terms_ambiguous',
      { value: '45 jours fin de mois', readings: ['45-then-eom', 'eom-then-45'] },
    ],
    [
      'terms that nobody understands',
      { 'Conditions de paiement': 'à la Saint-Glinglin' },
      'intake.line_terms',
      { value: 'à la Saint-Glinglin' },
    ],
    [
      'an endless address',
      { Adresse: 'x'.repeat(101) },
      'intake.line_too_much_text',
      { column: 'Adresse', limit: 100 },
    ],
    ['no account', { Compte: '' }, 'intake.line_debtor_missing', {}],
    ['the account of another line', { Compte: 'C0' }, 'intake.line_account_repeated', { account: 'C0', first: 2 }],
  ])('refuses a line with %s, and takes the others', async (_name, changes, code, data) => {
    const { summary, rows } = await read(csv(row({ Compte: 'C0' }), row(changes)))
    expect(summary.refused).toEqual([{ line: 3, code, data }])
    expect(rows.map(({ account }) => account)).toEqual(['C0'])
  })

  it('writes in English to who speaks neither language, and says so', async () => {
    const { rows, summary } = await read(csv(row({ Langue: 'Deutsch' })))
    expect(rows[0]?.language).toBe('en')
    expect(summary.alerts).toEqual([{ line: 2, code: 'intake.line_language', data: { value: 'Deutsch' } }])
  })

  it('gives back the zeros that a workbook lost', async () => {
    const archive = writeWorkbook([
      {
        name: 'Clients',
        rows: [
          ['Compte', 'Téléphone', 'CP', 'Pays'],
          [1001, 199000000, 1000, 'France'],
          [1002, '+32 2 555 00 00', 1000, 'Belgique'],
        ],
      },
    ])
    const { rows } = await read(archive)
    expect(rows.map(({ account, phone, postcode }) => [account, phone, postcode])).toEqual([
      ['1001', '0199000000', '01000'],
      ['1002', '+32 2 555 00 00', '1000'],
    ])
  })

  it('is refused without accounts, unless a column is named', async () => {
    const content = 'Qui;E-mail\nC1;compta@eluard.example\n'
    await expect(read(content, { as: 'customers' })).rejects.toMatchObject({
      code: 'intake.columns_missing',
      data: { missingFields: ['account'] },
    })
    const { rows } = await read(content, { as: 'customers', mapping: { account: 'Qui' } })
    expect(rows[0]?.account).toBe('C1')
  })

  it('repeats its headings without harm', async () => {
    const { summary } = await read(csv(row(), HEAD, row({ Compte: 'C2' })))
    expect(summary).toMatchObject({ rows: 2, refused: [], skipped: [{ line: 3, reason: 'heading' }] })
  })
})
