import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListRow } from '../model.ts'
import { openFile } from '../open-file.ts'
import type { OpenOptions } from '../opened-file.ts'
import type { ListSummary } from './receivables-list.ts'
import { bytesSource, type Source } from './source.ts'
import type { Survey } from './survey.ts'
import { writeWorkbook, type FixtureCell } from './workbook/workbook-fixture.ts'

type ReadList = {
  readonly summary: ListSummary
  readonly rows: readonly ListRow[]
  readonly survey: Survey<string>
  readonly form: object
}

async function read(
  content: string | Uint8Array,
  options: Partial<OpenOptions> = {},
  chunkBytes = 1 << 20,
): Promise<ReadList> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const file = await openFile(bytesSource('liste.csv', bytes, chunkBytes), {
    today: '2026-11-21',
    latestEntryDay: '2027-11-21',
    ...options,
  })
  if (file.kind !== 'list') throw new Error(`read as ${file.kind}`)
  const rows: ListRow[] = []
  const summary = await file.read((row) => rows.push(row))
  return { summary, rows, survey: file.survey, form: file.form }
}

const HEAD = 'Code client;Client;N° facture;Date facture;Échéance;Montant TTC;Reste dû'
const csv = (...lines: readonly string[]): string => [HEAD, ...lines].join('\r\n')

describe('a list of open items', () => {
  it('gives its rows, and what is open in all', async () => {
    const { summary, rows, form } = await read(
      csv(
        'C1;Atelier Éluard;F-001;05/01/2026;20/02/2026;1 200,00;700,50',
        'C2;Brûlerie Noé;F-002;28/02/2026;30/03/2026;80,00;80,00',
      ),
    )
    expect(summary).toMatchObject({ rows: 2, refused: [], totalCents: 78050, currency: 'EUR', otherCurrencies: [] })
    expect(form).toEqual({ encoding: 'utf-8', separator: ';' })
    expect(rows[0]).toEqual({
      line: 2,
      debtorReference: 'C1',
      debtorName: 'Atelier Éluard',
      siren: null,
      email: null,
      debtorKind: null,
      documentKind: 'invoice',
      number: 'F-001',
      issueDate: '2026-01-05',
      dueDate: '2026-02-20',
      totalCents: 120000,
      openCents: 70050,
      currency: 'EUR',
      paymentMeans: null,
      isDisputed: false,
      label: '',
    })
  })

  it.each([
    [
      'English headings and months first',
      'Customer ID,Customer,Invoice #,Invoice Date,Due Date,Amount Due\nC1,Noé,F-1,01/31/2026,03/02/2026,"1,200.50"\n',
      '2026-03-02',
      120050,
    ],
    ['a bar and days with dots', 'Tiers|Pièce|Date d’échéance|Solde\nNoé|F-1|2.3.2026|1200,5\n', '2026-03-02', 120050],
    [
      'tabs, capitals and a no-break blank',
      'CLIENT\tNUMERO DE FACTURE\tECHEANCE\tMONTANT DU\nNoé\tF-1\t31/12/2026\t1\u00a0200,50 €\n',
      '2026-12-31',
      120050,
    ],
    [
      'snake case',
      'debtor_id,invoice_number,due_date,amount_incl_vat\nC1,F-1,2026-03-02,1200.50\n',
      '2026-03-02',
      120050,
    ],
    [
      'a title above and totals below',
      'Encours clients\n\nÉdité le;21/11/2026\nClient;Facture;Échéance;Solde\nNoé;F-1;31/12/2026;1200,50\nTotal général;;;1200,50\nImprimé par Paul;;;\n',
      '2026-12-31',
      120050,
    ],
  ])('is understood with %s', async (_name, content, dueDate, openCents) => {
    const { rows, summary } = await read(content)
    expect(rows).toMatchObject([{ number: 'F-1', dueDate, openCents }])
    expect(summary.refused).toEqual([])
  })

  it('says which rows it left out', async () => {
    const { summary } = await read(
      csv(
        'C1;A;F-1;05/01/2026;;10,00;',
        'Sous-total C1;;;;;10,00;10,00',
        HEAD,
        'C2;B;F-2;13/01/2026;;5,00;',
        ';;;;;;',
        'TOTAL;;;;;15,00;15,00',
        'Fin de liste;;;;;;',
      ),
    )
    expect(summary).toMatchObject({
      rows: 2,
      refused: [],
      totalCents: 1500,
      skipped: [
        { line: 3, reason: 'total' },
        { line: 4, reason: 'heading' },
        { line: 7, reason: 'total' },
        { line: 8, reason: 'note' },
      ],
    })
  })

  it('keeps what a customer says as text, formulas and directions included', async () => {
    const { rows } = await read(csv('=1+1;"@SUM(A1) \u202egnp.exe";-F-1;13/01/2026;;10,00;'))
    expect(rows[0]).toMatchObject({ debtorReference: '=1+1', debtorName: '@SUM(A1) \u202egnp.exe', number: '-F-1' })
  })

  it('knows kinds, means of payment, disputes, SIREN and e-mail', async () => {
    const { rows, summary } = await read(
      'Client;SIREN;E-mail;Type client;Mode de règlement;Litige;Type;Facture;Échéance;Solde\n' +
        'A;732 829 320;compta@a.example;Entreprise;Virement;;Facture;F-1;13/01/2026;10,00\n' +
        'B;73282932000074;;particulier;LCR;non;Acompte;F-2;13/01/2026;10,00\n' +
        'C;;;mairie;Prélèvement SEPA;malfaçon;Avoir;F-3;13/01/2026;10,00\n' +
        'D;732829321;x@@y;autre;troc;oui;;F-4;13/01/2026;-10,00\n',
    )
    expect(
      rows.map((row) => [
        row.siren,
        row.email,
        row.debtorKind,
        row.paymentMeans,
        row.isDisputed,
        row.documentKind,
        row.openCents,
      ]),
    ).toEqual([
      ['732829320', 'compta@a.example', 'business', 'transfer', false, 'invoice', 1000],
      ['732829320', null, 'consumer', 'bill-of-exchange', false, 'deposit', 1000],
      [null, null, 'public', 'direct-debit', true, 'credit-note', -1000],
      [null, null, null, null, true, 'credit-note', -1000],
    ])
    expect(summary.alerts.map(({ line, code }) => [line, code])).toEqual([
      [5, 'intake.line_siren'],
      [5, 'intake.line_emails_several'],
      [5, 'intake.line_choice'],
      [5, 'intake.line_choice'],
    ])
    expect(summary.totalCents).toBe(0)
  })

  it('adds up each currency apart', async () => {
    const { summary } = await read(
      'Client;Facture;Échéance;Solde;Devise\nA;1;13/01/2026;10,00;EUR\nA;2;13/01/2026;20,00;€\nA;3;13/01/2026;5,00;USD\n',
    )
    expect(summary).toMatchObject({
      totalCents: 3000,
      currency: 'EUR',
      otherCurrencies: [{ currency: 'USD', openCents: 500 }],
    })
  })

  it('completes total, paid and open from each other', async () => {
    const head = 'Client;Facture;Échéance;Total TTC;Payé;Solde\n'
    const { rows, summary } = await read(
      `${head}A;1;13/01/2026;100,00;40,00;60,00\nA;2;13/01/2026;100,00;40,00;\nA;3;13/01/2026;;40,00;60,00\nA;4;13/01/2026;100,00;;\nA;5;13/01/2026;;;60,00\nA;6;13/01/2026;100,00;100,00;0,00\nA;7;13/01/2026;100,00;40,00;50,00\nA;8;13/01/2026;100,00;140,00;\n`,
    )
    expect(rows.map((row) => [row.totalCents, row.openCents])).toEqual([
      [10000, 6000],
      [10000, 6000],
      [10000, 6000],
      [10000, 10000],
      [6000, 6000],
      [10000, 0],
    ])
    expect(summary.refused).toEqual([
      { line: 8, code: 'intake.line_amounts_disagree', data: { totalCents: 10000, paidCents: 4000, openCents: 5000 } },
      {
        line: 9,
        code: 'intake.line_amounts_disagree',
        data: { totalCents: 10000, paidCents: 14000, openCents: -4000 },
      },
    ])
  })
})

describe('a row is refused', () => {
  it.each([
    ['without customer', ';;F-1;13/01/2026;;10,00;', 'intake.line_debtor_missing', {}],
    ['without number', 'C1;A;;13/01/2026;;10,00;', 'intake.line_number_missing', {}],
    ['without amount', 'C1;A;F-1;13/01/2026;;;', 'intake.line_amount_missing', {}],
    ['of nothing', 'C1;A;F-1;13/01/2026;;0,00;', 'intake.line_amount_zero', {}],
    ['without day', 'C1;A;F-1;;;10,00;', 'intake.line_day_missing', {}],
    [
      'with an unreadable amount',
      'C1;A;F-1;13/01/2026;;dix;',
      'intake.line_amount',
      { value: 'dix', column: 'Montant TTC' },
    ],
    [
      'with fractions of a cent',
      'C1;A;F-1;13/01/2026;;1234,567;',
      'intake.line_amount',
      { value: '1234,567', column: 'Montant TTC' },
    ],
    [
      'with a day that does not exist',
      'C1;A;F-1;31/02/2026;;10,00;',
      'intake.line_day',
      { value: '31/02/2026', column: 'Date facture' },
    ],
    [
      'of 2050',
      'C1;A;F-1;13/01/2050;;10,00;',
      'intake.line_day_implausible',
      { day: '2050-01-13', column: 'Date facture' },
    ],
    [
      'due in 2050',
      'C1;A;F-1;13/01/2026;13/01/2050;10,00;',
      'intake.line_day_implausible',
      { day: '2050-01-13', column: 'Échéance' },
    ],
    ['with a broken letter', 'C1;A\ufffd;F-1;13/01/2026;;10,00;', 'intake.line_encoding', {}],
    [
      'with a number of 101 characters',
      `C1;A;${'x'.repeat(101)};13/01/2026;;10,00;`,
      'intake.line_too_much_text',
      { column: 'N° facture', limit: 100 },
    ],
    ['that came before', 'C2;É;f-0 ;13/01/2026;;10,00;', 'intake.line_repeated', { number: 'f-0', first: 2 }],
  ])('%s, and the others are taken', async (_name, row, code, data) => {
    const { summary, rows } = await read(csv('C2;É;F-0;14/01/2026;;1,00;', row))
    expect(summary.refused).toEqual([{ line: 3, code, data }])
    expect(rows.map(({ number }) => number)).toEqual(['F-0'])
    expect(summary).toMatchObject({ rows: 1, refusedLines: 1, totalCents: 100 })
  })

  it('that is negative and says it is an invoice, or is in a currency without cents', async () => {
    const head = 'Client;Facture;Échéance;Solde;Type;Devise\nB;F-0;13/01/2026;5,00;Facture;EUR\n'
    const { summary } = await read(
      `${head}A;F-1;13/01/2026;-10,00;Facture;EUR\nA;F-2;13/01/2026;10,00;;JPY\nA;F-3;13/01/2026;10,00;;XYZ\n`,
    )
    expect(summary.refused.map(({ line, code }) => [line, code])).toEqual([
      [3, 'intake.line_amount_negative'],
      [4, 'intake.line_currency'],
      [5, 'intake.line_currency'],
    ])
  })

  it('but not one that is due before it was issued, or in two instalments: that is said, or understood', async () => {
    const { summary } = await read(
      csv(
        'C1;A;F-1;13/02/2026;01/02/2026;10,00;',
        'C1;A;F-2;13/02/2026;13/03/2026;10,00;',
        'C1;A;F-2;13/02/2026;13/04/2026;10,00;',
      ),
    )
    expect(summary).toMatchObject({ rows: 3, refused: [] })
    expect(summary.alerts).toEqual([
      { line: 2, code: 'intake.line_days_reversed', data: { due: '2026-02-01', issue: '2026-02-13' } },
    ])
  })
})

describe('what the file does not show is asked', () => {
  it('days or months first: the rows that depend on it wait, and one answer settles them', async () => {
    const content = csv('C1;A;F-1;03/04/2026;05/05/2026;10,00;', 'C1;A;F-2;05/05/2026;;20,00;')
    const asked = await read(content)
    expect(asked.survey.questions).toEqual([
      { kind: 'day-order', column: 'Date facture', line: 2, value: '03/04/2026', isContradictory: false },
    ])
    expect(asked.summary.refused).toEqual([
      { line: 2, code: 'intake.line_day_ambiguous', data: { value: '03/04/2026', column: 'Date facture' } },
    ])
    expect(asked.rows.map(({ number }) => number)).toEqual(['F-2'])
    const answered = await read(content, { dayOrder: 'month-first' })
    expect(answered.survey.questions).toEqual([])
    expect(answered.rows.map(({ issueDate }) => issueDate)).toEqual(['2026-03-04', '2026-05-05'])
  })

  it('one date of the file decides for all, wherever it stands', async () => {
    const { rows, survey } = await read(csv('C1;A;F-1;03/04/2026;;10,00;', 'C1;A;F-2;05/05/2026;25/12/2026;10,00;'))
    expect(survey).toMatchObject({ dayOrder: 'day-first', questions: [] })
    expect(rows[0]?.issueDate).toBe('2026-04-03')
  })

  it('dates of both orders settle nothing', async () => {
    const { survey } = await read(csv('C1;A;F-1;03/04/2026;25/12/2026;10,00;', 'C1;A;F-2;12/25/2026;;10,00;'))
    expect(survey).toMatchObject({ dayOrder: null, questions: [{ kind: 'day-order', isContradictory: true }] })
  })

  it('comma or point', async () => {
    const content = csv('C1;A;F-1;13/01/2026;;1,234;', 'C1;A;F-2;13/01/2026;;12;')
    const asked = await read(content)
    expect(asked.survey.questions).toEqual([
      { kind: 'decimal-mark', column: 'Montant TTC', line: 2, value: '1,234', isContradictory: false },
    ])
    expect(asked.summary.refused).toMatchObject([{ line: 2, code: 'intake.line_amount_ambiguous' }])
    expect((await read(content, { decimalMark: '.' })).rows[0]?.totalCents).toBe(123400)
    const shown = await read(csv('C1;A;F-1;13/01/2026;;1.234;', 'C1;A;F-2;13/01/2026;;12,5;'))
    expect(shown.rows.map(({ totalCents }) => totalCents)).toEqual([123400, 1250])
  })

  it('which of two columns of one name', async () => {
    const content = 'Client;Facture;Échéance;Montant;Montant\nA;F-1;13/01/2026;10,00;12,00\n'
    const file = await openFile(bytesSource('l.csv', Buffer.from(content)), {
      today: '2026-11-21',
      latestEntryDay: '2027-11-21',
      as: 'list',
    })
    expect(file).toMatchObject({
      missing: ['open'],
      survey: { questions: [{ kind: 'column', field: 'total', columns: ['Montant (4)', 'Montant (5)'] }] },
    })
    expect((await read(content, { mapping: { total: '5' } })).rows[0]?.totalCents).toBe(1200)
  })

  it('which column is which', async () => {
    const content = 'Qui;Quoi;Quand;Combien\nA;F-1;13/01/2026;10,00\n'
    await expect(read(content)).rejects.toMatchObject({
      code: 'intake.columns_missing',
      data: {
        missingFields: ['number', 'debtorName', 'open', 'dueDate'],
        columns: ['Qui', 'Quoi', 'Quand', 'Combien'],
      },
    })
    const mapping = { debtorName: 'Qui', number: 'quoi', dueDate: '3', open: 'Combien' }
    expect((await read(content, { mapping })).rows).toMatchObject([{ debtorName: 'A', number: 'F-1', openCents: 1000 }])
  })

  it('and a mapping that cannot be is refused', async () => {
    const content = csv('C1;A;F-1;13/01/2026;;10,00;')
    await expect(read(content, { mapping: { number: 'Bon de livraison' } })).rejects.toMatchObject({
      code: 'intake.mapping_unknown',
    })
    await expect(read(content, { mapping: { numero: 'N° facture' }, as: 'list' })).rejects.toMatchObject({
      code: 'intake.mapping_unknown',
    })
  })

  it('a table without headings is read by the places of its columns', async () => {
    const { rows } = await read('Dupont;F-1;13/01/2026;10,00\nPetit;F-2;14/01/2026;20,00\n', {
      mapping: { debtorName: '1', number: '2', dueDate: '3', open: '4' },
    })
    expect(rows.map(({ number, openCents }) => [number, openCents])).toEqual([
      ['F-1', 1000],
      ['F-2', 2000],
    ])
  })

  it('a column can be left out, and another taken for it', async () => {
    const content = 'Client;Facture;Échéance;Montant TTC;Solde\nA;F-1;13/01/2026;10,00;999\n'
    expect((await read(content, { mapping: { open: '' } })).rows[0]).toMatchObject({
      totalCents: 1000,
      openCents: 1000,
    })
  })
})

describe('a list without end', () => {
  it('is refused after twenty million cells', async () => {
    const row = `${';'.repeat(999)}\n`
    const source: Source = {
      name: 'large.csv',
      size: 20_100 * row.length,
      async *chunks() {
        yield Buffer.from(`${csv().replace(/\n?$/, '')}\n`)
        for (let i = 0; i < 201; i++) yield Buffer.from(row.repeat(100))
      },
    }
    await expect(openFile(source, { today: '2026-11-21', latestEntryDay: '2027-11-21' })).rejects.toMatchObject({
      code: 'intake.too_many_cells',
    })
  }, 60_000)

  it('is refused after a million and a half rows, which would have to be held', async () => {
    const rows = ';\n'.repeat(1000)
    const source: Source = {
      name: 'large.csv',
      size: 1501 * rows.length,
      async *chunks() {
        yield Buffer.from(`${csv().replace(/\n?$/, '')}\n`)
        for (let i = 0; i < 1501; i++) yield Buffer.from(rows)
      },
    }
    await expect(openFile(source, { today: '2026-11-21', latestEntryDay: '2027-11-21' })).rejects.toMatchObject({
      code: 'intake.too_many_rows',
      data: { limit: 1_500_000 },
    })
  }, 60_000)
})

describe('a list in another encoding', () => {
  const content = csv('C1;Société Éluard;F-1;13/01/2026;;10,00;')
  it.each([
    ['windows-1252', Buffer.from(content, 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${content}`, 'utf16le').swap16()],
    ['utf-8', Buffer.from(`\ufeff${content}`)],
    [
      'macintosh',
      Buffer.from(
        content.replaceAll('é', '\x8e').replaceAll('É', '\x83').replaceAll('û', '\x9e').replaceAll('°', '\xa1'),
        'latin1',
      ),
    ],
  ])('keeps its accents: %s', async (encoding, bytes) => {
    const { rows, form } = await read(bytes)
    expect(rows[0]?.debtorName).toBe('Société Éluard')
    expect(form).toMatchObject({ encoding })
  })

  it('that is UTF-8 with a broken letter refuses that row only', async () => {
    const bytes = Buffer.from(csv('C1;Société Éluard;F-1;13/01/2026;;10,00;', 'C2;Caf#;F-2;13/01/2026;;10,00;'))
    const { summary, rows } = await read(bytes.map((byte) => (byte === 0x23 ? 0xc3 : byte)))
    expect(summary.refused).toEqual([{ line: 3, code: 'intake.line_encoding', data: {} }])
    expect(rows[0]?.debtorName).toBe('Société Éluard')
  })
})

describe('a list in a workbook', () => {
  const head = ['Code client', 'Client', 'N° facture', 'Date facture', 'Échéance', 'Montant TTC', 'Reste dû', 'SIREN']
  const book = (rows: readonly (readonly FixtureCell[])[], options = {}) =>
    writeWorkbook([{ name: 'Feuil1', rows: [['Encours'], [], head, ...rows] }], options)

  it('needs no question about days and amounts', async () => {
    const { rows, survey, form } = await read(
      book([
        ['C1', 'Éluard', 'F-1', { serial: 46027 }, { serial: 46053 }, 1440.0000000000002, 0.1 + 0.2, 5520176],
        [1002, 'Noé', 20260012, 46027, 20260203, 80, null, null],
      ]),
    )
    expect(form).toEqual({ sheet: 'Feuil1' })
    expect(survey.questions).toEqual([])
    expect(rows).toMatchObject([
      {
        line: 4,
        debtorReference: 'C1',
        number: 'F-1',
        issueDate: '2026-01-05',
        dueDate: '2026-01-31',
        totalCents: 144000,
        openCents: 30,
        siren: '005520176',
      },
      {
        line: 5,
        debtorReference: '1002',
        number: '20260012',
        issueDate: '2026-01-05',
        dueDate: '2026-02-03',
        totalCents: 8000,
        openCents: 8000,
      },
    ])
  })

  it('gives a SIREN its lost zeros back, and reads the days of 1904', async () => {
    const { rows } = await read(book([['C1', 'A', 'F-1', 44565, null, 10, null, 5520176 * 10 + 8]], { date1904: true }))
    expect(rows[0]).toMatchObject({ issueDate: '2026-01-05', siren: '055201768' })
  })

  it('refuses errors and fractions of a cent', async () => {
    const { summary } = await read(
      book([
        ['C1', 'A', 'F-1', { serial: 46027 }, null, { error: '#REF!' }, null],
        ['C1', 'A', 'F-2', { serial: 46027 }, null, 12.345, null],
        ['C1', 'A', 'F-3', 12, null, 12, null],
        ['C1', 'A', 'F-4', { serial: 46027 }, null, { serial: 46027 }, null],
      ]),
    )
    expect(summary.refused.map(({ line, code }) => [line, code])).toEqual([
      [4, 'intake.line_amount'],
      [5, 'intake.line_amount'],
      [6, 'intake.line_day'],
      [7, 'intake.line_amount'],
    ])
  })
})

describe('whatever the rows', () => {
  const row = fc.record({
    name: fc
      .string({ unit: fc.constantFrom('a', 'é', ';', '"', ' ', '=', '\n', '€'), minLength: 1, maxLength: 8 })
      .map((text) => `x${text}x`),
    cents: fc.integer({ min: 1, max: 99_999_999 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const amount = (cents: number) => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`

  it('written and read again they are the same, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 1, max: 200 }),
        async (rows, chunkBytes) => {
          const lines = rows.map(
            ({ name, cents, day }, i) =>
              `C1;${quoted(name)};F-${i};${String(day).padStart(2, '0')}/01/2026;31/12/2026;${amount(cents)};`,
          )
          const { rows: taken, summary } = await read(csv(...lines), {}, chunkBytes)
          expect(taken.map((item) => [item.debtorName, item.totalCents, Number(item.issueDate?.slice(8))])).toEqual(
            rows.map(({ name, cents, day }) => [name.replace(/\s+/g, ' '), cents, day]),
          )
          expect(summary.totalCents).toBe(rows.reduce((sum, { cents }) => sum + cents, 0))
        },
      ),
    )
  })
})
