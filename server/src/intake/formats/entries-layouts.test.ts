import { describe, expect, test } from 'vitest'
import type { EntriesSummary, ReceivableLine } from '../model.ts'
import { openFile } from '../open-file.ts'
import { bytesSource } from './source.ts'

async function read(
  text: string,
): Promise<{ readonly summary: EntriesSummary; readonly lines: readonly ReceivableLine[] }> {
  const opened = await openFile(bytesSource('ecritures.txt', Buffer.from(text, 'latin1')), {
    today: '2026-11-21',
    latestEntryDay: '2026-12-21',
  })
  if (opened.kind !== 'entries') throw new Error(`read as ${opened.kind}`)
  const lines: ReceivableLine[] = []
  const summary = await opened.read((line) => lines.push(line))
  return { summary, lines }
}

/** A line from its fields, by their first place counted from 1. */
const placed = (length: number, fields: Readonly<Record<number, string>>): string =>
  Object.entries(fields).reduce(
    (text, [from, field]) => text.slice(0, Number(from) - 1) + field + text.slice(Number(from) - 1 + field.length),
    ' '.repeat(length),
  )

const quadra = (account: string, side: string, cents: string, more: Readonly<Record<number, string>> = {}): string =>
  placed(158, {
    1: 'M',
    2: account,
    10: 'VE',
    12: '000',
    15: '010926',
    22: 'FACTURE FA-1',
    42: side,
    43: '+',
    44: cents.padStart(12, '0'),
    64: '011026',
    117: 'Dupont',
    149: 'FA-1',
    ...more,
  })
const ciel = (account: string, side: string, amount: string): string =>
  placed(142, {
    1: '    1',
    6: 'VE',
    8: '20260901',
    16: '20261001',
    24: 'FA-1',
    36: account,
    47: 'Facture FA-1',
    72: amount.padStart(13),
    85: side,
    104: 'Dupont',
    138: 'O2003',
  })

describe('entries as', () => {
  test.each([
    ['Quadratus', [quadra('411DUPON', 'D', '120000'), quadra('70600000', 'C', '120000')].join('\r\n'), '411DUPON'],
    ['Ciel', [ciel('411DUPON', 'D', '1200.00'), ciel('706000', 'C', '1200.00')].join('\r\n'), '411DUPON'],
    [
      'EBP',
      '1,01092026,VE,411DUPON,"Dupont","FA-1",1200.00,D,01102026\n2,01092026,VE,706000,"Vente","FA-1",1200.00,C,\n',
      '411DUPON',
    ],
  ])('%s prints them are read with their due days', async (_, text, account) => {
    const { summary, lines } = await read(text)
    expect(summary).toMatchObject({ lines: 2, debitCents: 120_000, creditCents: 120_000, refused: [] })
    expect(lines).toMatchObject([
      {
        line: 1,
        account,
        auxiliary: account,
        pieceRef: 'FA-1',
        entryDate: '2026-09-01',
        dueDate: '2026-10-01',
        debitCents: 120_000,
        name: 'Dupont',
      },
    ])
  })

  test('Cegid prints them are read with the customer of their own column', async () => {
    const { lines } = await read(
      '01092026;VE;411000;DUPONT;D;1200,00;Facture FA-1;FA-1\n01092026;VE;706000;;C;1200,00;Vente;FA-1\n',
    )
    expect(lines).toMatchObject([
      { line: 1, account: '411000', auxiliary: 'DUPONT', pieceRef: 'FA-1', debitCents: 120_000 },
    ])
    expect(lines[0]).not.toHaveProperty('dueDate')
  })

  test('the line that is wrong is named as it stands in the file', async () => {
    const { summary } = await read(
      [quadra('411DUPON', 'D', '120000'), quadra('411DUPON', 'D', '120000', { 15: '310226' })].join('\n'),
    )
    expect(summary.refused).toMatchObject([{ line: 2, code: 'intake.line_day' }])
  })

  test('a negative debit of Quadratus reduces what is owed', async () => {
    const { summary } = await read(
      [quadra('411DUPON', 'D', '5000', { 43: '-' }), quadra('70600000', 'C', '5000', { 43: '-' })].join('\n'),
    )
    expect(summary.debitCents).toBe(-5_000)
  })
})
