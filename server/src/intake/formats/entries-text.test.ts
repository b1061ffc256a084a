import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntriesSummary, ReceivableLine } from '../model.ts'
import { HEADER, ROWS, text } from './entries-fixture.ts'
import { readEntriesText } from './entries-text.ts'
import { bytesSource } from './source.ts'

type Read = { readonly summary: EntriesSummary; readonly lines: readonly ReceivableLine[] }

async function read(content: string | Uint8Array, chunkBytes = 1 << 20, latestDay?: '2027-11-21'): Promise<Read> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const lines: ReceivableLine[] = []
  const options = latestDay === undefined ? { name: '552100554FEC20261231.txt' } : { name: 'x.txt', latestDay }
  const summary = await readEntriesText(bytesSource('x', bytes, chunkBytes), options, (line) => lines.push(line))
  return { summary, lines }
}

const TOTALS = {
  receivable: { accounts: 3, lines: 6, openItems: 4, openCents: 168000 },
  'bill-of-exchange': { accounts: 1, lines: 1, openItems: 1, openCents: 50000 },
  doubtful: { accounts: 1, lines: 1, openItems: 1, openCents: 8000 },
  accrued: { accounts: 1, lines: 1, openItems: 1, openCents: 7000 },
}
const WHOLE = { lines: 17, debitCents: 541000, creditCents: 541000, totals: TOTALS, refused: [], alerts: [] }

/** One row, changed. */
const changed = (row: number, changes: Readonly<Record<string, string>>): string =>
  text(ROWS.map((cells, i) => (i === row ? cells.map((cell, j) => changes[HEADER[j] as string] ?? cell) : cells)))

describe('accounting entries as text', () => {
  it('give their totals, their open receivables, and the SIREN and closing day of their name', async () => {
    const { summary } = await read(text())
    expect(summary).toMatchObject({
      ...WHOLE,
      siren: '552100554',
      closingDate: '2026-12-31',
      firstDay: '2026-01-05',
      lastDay: '2026-04-04',
      encoding: 'utf-8',
    })
  })

  it('give each line of a customer with its piece, its day and its lettering', async () => {
    const { lines } = await read(text())
    expect(lines).toHaveLength(9)
    expect(lines[0]).toEqual({
      line: 2,
      journal: 'VE',
      entryNumber: '1',
      entryDate: '2026-01-05',
      account: '411000',
      accountKind: 'receivable',
      auxiliary: 'ELUARD',
      name: 'Atelier Éluard',
      pieceRef: 'F-001',
      pieceDate: '2026-01-05',
      label: 'Fac F-001',
      debitCents: 120000,
      creditCents: 0,
      lettering: 'AA',
      letteringDate: '2026-02-10',
    })
    expect(lines[5]).toMatchObject({ account: '41190000', auxiliary: null, name: 'Clients divers', lettering: null })
    expect(lines.map((line) => line.accountKind).slice(6)).toEqual(['bill-of-exchange', 'doubtful', 'accrued'])
  })

  it('tell what each journal is for by the accounts it touches', async () => {
    const { summary } = await read(text())
    expect(summary.journals).toEqual([
      { code: 'BQ', name: 'Banque', kind: 'treasury', lines: 2 },
      { code: 'OD', name: 'Divers', kind: 'other', lines: 4 },
      { code: 'VE', name: 'Ventes', kind: 'sales', lines: 11 },
    ])
  })

  const padded = ROWS.map((row) =>
    row.map((cell, i) => (i === 11 || i === 12 ? cell.padStart(14, '0') : cell.padEnd(30))),
  )
  const twoSided = HEADER.map((name) => (name === 'Debit' ? 'Montant' : name === 'Credit' ? 'Sens' : name))
  const withSense = (debit: string, credit: string) =>
    ROWS.map((row) =>
      row.map((cell, i) =>
        i === 11 && cell === '0,00' ? (row[12] as string) : i === 12 ? (cell === '0,00' ? debit : credit) : cell,
      ),
    )
  const tail = (row: readonly string[]) => [...row, row[3] as string, 'CH', '', '']
  it.each([
    ['a bar', text(ROWS, '|')],
    ['a semicolon', text(ROWS, ';')],
    [
      'a semicolon and every field quoted',
      text(
        ROWS.map((row) => row.map((cell) => `"${cell}"`)),
        ';',
      ),
    ],
    [
      'commas and quoted amounts',
      text(
        ROWS.map((row) => row.map((cell) => `"${cell}"`)),
        ',',
      ),
    ],
    ['no line end at the end', text().slice(0, -2)],
    ['LF alone', text(ROWS, '\t', '\n')],
    ['CR CR LF', text(ROWS, '\t', '\r\r\n')],
    ['CR alone', text(ROWS, '\t', '\r')],
    ['a byte order mark', `\ufeff${text()}`],
    ['empty lines before, between and after', `\r\n${text(ROWS, '\t', '\r\n\r\n')}\r\n  \r\n`],
    [
      'names of columns in capitals, with accents and blanks',
      text(
        ROWS,
        '\t',
        '\n',
        HEADER.map((name) => ` ${name.toUpperCase().replace('E', 'É')} `),
      ),
    ],
    ['a separator behind the header only', text(ROWS, '|').replace('Idevise', 'Idevise|')],
    [
      'a separator behind every line',
      text(
        ROWS.map((row) => [...row, '']),
        '|',
        '\n',
        [...HEADER, ''],
      ),
    ],
    [
      'a separator behind the lines only',
      text(
        ROWS.map((row) => [...row, '', ' ']),
        '|',
      ),
    ],
    ['fields padded to a width and amounts with zeros', text(padded, '|')],
    [
      'amounts with a leading blank',
      text(ROWS.map((row) => row.map((cell, i) => (i === 11 || i === 12 ? ` 0000${cell}` : cell)))),
    ],
    [
      'amounts with a plain and a no-break blank',
      text(
        ROWS.map((row) =>
          row.map((cell) => cell.replace(/^1200,00$/, '1\u202f200,00').replace(/^1320,00$/, '1 320,00')),
        ),
      ),
    ],
    [
      'a point for the comma',
      text(ROWS.map((row) => row.map((cell, i) => (i === 11 || i === 12 ? cell.replace(',', '.') : cell)))),
    ],
    [
      'amounts without decimals',
      text(ROWS.map((row) => row.map((cell, i) => (i === 11 || i === 12 ? cell.replace(',00', '') : cell)))),
    ],
    ['empty fields for zero', text(ROWS.map((row) => row.map((cell) => (cell === '0,00' ? '' : cell))))],
    ['Montant and Sens as D and C', text(withSense('D', 'C'), '\t', '\n', twoSided).replaceAll('\tD\t', '\td\t')],
    [
      'Montant and Sens as +1 and -1',
      text(
        withSense('-1', '+1').map((row) => row.map((cell, i) => (i === 12 ? (cell === '-1' ? '+1' : '-1') : cell))),
        '\t',
        '\n',
        twoSided,
      ).replace('', ''),
    ],
    [
      'days with separators',
      text(
        ROWS.map((row) =>
          row.map((cell, i) => (i === 3 || i === 9 ? cell.replace(/^(....)(..)(..)$/, '$3/$2/$1') : cell)),
        ),
      ),
    ],
    [
      'the 22 columns of cash accounting',
      text(ROWS.map(tail), '\t', '\n', [...HEADER, 'DateRglt', 'ModeRglt', 'NatOp', 'IdClient']),
    ],
    ['NUL bytes', text().replaceAll('Fac', 'F\0ac').replaceAll('1200', '1\x00200')],
  ])('are the same with %s', async (_name, content) => {
    const { summary } = await read(content)
    expect(summary).toMatchObject(WHOLE)
  })

  it.each([
    ['windows-1252', Buffer.from(text(), 'latin1'), 'windows-1252'],
    ['ISO 8859-15', Buffer.from(text().replaceAll('Éluard', 'Él\xbduard'), 'latin1'), 'iso-8859-15'],
  ])('keep their accents in %s', async (_name, bytes, encoding) => {
    const { summary, lines } = await read(bytes)
    expect(summary).toMatchObject({ ...WHOLE, encoding })
    expect(lines[0]?.name).toMatch(/^Atelier Él(œ)?uard$/)
    expect(lines[3]?.name).toBe('Brûlerie Noé')
  })

  it('keep a name that was cut in the middle of a letter, and say so', async () => {
    const bytes = Buffer.from(text().replaceAll('Brûlerie Noé', 'Brûlerie No#'))
    const { summary, lines } = await read(bytes.map((byte) => (byte === 0x23 ? 0xc3 : byte)))
    expect(summary).toMatchObject({ lines: 17, refused: [], alertLines: 3, encoding: 'utf-8' })
    expect(summary.alerts[0]).toEqual({ line: 9, code: 'intake.line_encoding', data: {} })
    expect(lines[3]?.name).toBe('Brûlerie No\ufffd')
  })

  it('keep hostile text as text', async () => {
    const hostile = '=cmd|/c calc\u202e<script>'
    const { lines } = await read(text(ROWS.map((row) => row.map((cell) => cell.replace('Atelier Éluard', hostile)))))
    expect(lines[0]?.name).toBe(hostile)
  })

  it.each([
    [
      'a missing column',
      0,
      text(ROWS.map((row, i) => (i === 0 ? row.slice(1) : row))),
      'intake.line_columns',
      { expected: 18, found: 17 },
    ],
    [
      'a column too many',
      0,
      text(ROWS.map((row, i) => (i === 0 ? ['x', ...row, 'y'] : row))),
      'intake.line_columns',
      { expected: 18, found: 20 },
    ],
    ['an unreadable debit', 1, changed(1, { Debit: '12e3' }), 'intake.line_amount', { value: '12e3', column: 'Debit' }],
    [
      'an amount of two readings',
      1,
      changed(1, { Debit: '1.234' }),
      'intake.line_amount',
      { value: '1.234', column: 'Debit' },
    ],
    [
      'fractions of a cent',
      1,
      changed(1, { Credit: '12,345' }),
      'intake.line_amount',
      { value: '12,345', column: 'Credit' },
    ],
    [
      'an amount beyond counting',
      1,
      changed(1, { Credit: '9'.repeat(30) }),
      'intake.line_amount',
      { value: '9'.repeat(30), column: 'Credit' },
    ],
    [
      'a day that does not exist',
      1,
      changed(1, { EcritureDate: '20260231' }),
      'intake.line_day',
      { value: '20260231', column: 'EcritureDate' },
    ],
    ['no day', 1, changed(1, { EcritureDate: '' }), 'intake.line_day', { value: '', column: 'EcritureDate' }],
    [
      'a bad day of piece',
      0,
      changed(0, { PieceDate: '2026' }),
      'intake.line_day',
      { value: '2026', column: 'PieceDate' },
    ],
    [
      'a bad day of lettering',
      0,
      changed(0, { DateLet: 'hier' }),
      'intake.line_day',
      { value: 'hier', column: 'DateLet' },
    ],
    ['an account of letters', 0, changed(0, { CompteNum: 'CLIENT' }), 'intake.line_account', { value: 'CLIENT' }],
    ['an account too short', 0, changed(0, { CompteNum: '41' }), 'intake.line_account', { value: '41' }],
  ])('refuse the line with %s, and take the others', async (_name, row, content, code, data) => {
    const { summary } = await read(content)
    expect(summary.refused).toEqual([{ line: row + 2, code, data }])
    expect(summary).toMatchObject({ lines: 16, refusedLines: 1 })
  })

  it('refuse a side that is neither debit nor credit', async () => {
    const rows = withSense('D', 'C').map((row, i) => row.map((cell, j) => (i === 0 && j === 12 ? 'X' : cell)))
    const { summary } = await read(text(rows, '\t', '\n', twoSided))
    expect(summary.refused).toEqual([{ line: 2, code: 'intake.line_sense', data: { value: 'X' } }])
  })

  it('refuse entries of a day too far ahead', async () => {
    const { summary } = await read(changed(5, { EcritureDate: '20500101' }), 1 << 20, '2027-11-21')
    expect(summary.refused).toEqual([
      { line: 7, code: 'intake.line_day_implausible', data: { day: '2050-01-01', column: 'EcritureDate' } },
    ])
    expect(summary.totals.receivable.openCents).toBe(108000)
  })

  it('take a line with both sides or none, and say so', async () => {
    const { summary } = await read(changed(5, { Credit: '100,00' }))
    expect(summary.alerts).toEqual([{ line: 7, code: 'intake.line_two_sides', data: {} }])
    expect(summary.totals.receivable.openCents).toBe(158000)
    const none = await read(changed(5, { Debit: '0,00' }))
    expect(none.summary.alerts).toEqual([{ line: 7, code: 'intake.line_no_side', data: {} }])
  })

  it('take signs before and behind the amount', async () => {
    const { summary } = await read(changed(5, { Debit: '-600,00' }))
    expect(summary.totals.receivable.openCents).toBe(48000)
    const behind = await read(changed(5, { Debit: '600,00-' }))
    expect(behind.summary.totals.receivable.openCents).toBe(48000)
  })

  it('that do not balance are read all the same', async () => {
    const { summary } = await read(changed(5, { Debit: '601,00' }))
    expect(summary).toMatchObject({ debitCents: 541100, creditCents: 541000, refused: [] })
  })

  it('that add up to more than a number holds are refused', async () => {
    const rows = ROWS.map((row) => row.map((cell) => (cell === '1200,00' ? '90000000000000,00' : cell)))
    await expect(read(text(rows))).rejects.toMatchObject({ code: 'intake.total_too_large' })
  })

  it('cut off in the middle of a line refuse that line', async () => {
    const whole = text()
    const { summary } = await read(whole.slice(0, whole.lastIndexOf('650,00')))
    expect(summary.refused).toEqual([{ line: 18, code: 'intake.line_columns', data: { expected: 18, found: 13 } }])
    expect(summary.lines).toBe(16)
  })

  it('without their columns are refused by name', async () => {
    const header = HEADER.map((name) => (name === 'Debit' ? 'Solde' : name))
    await expect(read(text(ROWS, '\t', '\n', header))).rejects.toMatchObject({
      code: 'intake.entries_columns_missing',
      data: { missing: ['Debit', 'Credit'] },
    })
    await expect(read('\r\n \r\n')).rejects.toMatchObject({ code: 'intake.file_empty' })
  })

  it('without line ends are refused before they fill the memory', async () => {
    const content = Buffer.concat([Buffer.from(`${HEADER.join('|')}\n`), Buffer.alloc(3 << 20, 'x')])
    await expect(read(content)).rejects.toMatchObject({
      code: 'intake.line_too_long',
      data: { line: 2, limitKilobytes: 1024 },
    })
  })

  it('with a hundred thousand columns are refused', async () => {
    const header = [...HEADER, ...Array.from({ length: 100_000 }, () => 'x')]
    await expect(read(text(ROWS, '|', '\n', header))).rejects.toMatchObject({ code: 'intake.too_many_columns' })
    const { summary } = await read(text([...ROWS, Array.from({ length: 100_000 }, () => '')], '|'))
    expect(summary).toMatchObject({ lines: 17, refusedLines: 1 })
  })

  it('refused by the thousand are counted, and the first thousand shown', async () => {
    const { summary } = await read(text(Array.from({ length: 1500 }, () => ['x'])))
    expect(summary.refused).toHaveLength(1000)
    expect(summary.refusedLines).toBe(1500)
  })

  it('are the same wherever the chunks are cut', async () => {
    const bytes = Buffer.from(text(ROWS, '|', '\r\r\n'), 'latin1')
    const whole = await read(bytes)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (chunkBytes) => {
        expect(await read(bytes, chunkBytes)).toEqual(whole)
      }),
    )
  })

  it('are the same in any order of their lines', async () => {
    const { summary } = await read(text())
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...ROWS], { minLength: ROWS.length }), async (rows) => {
        expect((await read(text(rows))).summary).toEqual(summary)
      }),
    )
  })
})
