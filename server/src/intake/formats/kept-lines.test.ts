import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '#kernel'
import type { ReceivableLine } from '../model.ts'
import { KeptLines } from './kept-lines.ts'

const LINE: ReceivableLine = {
  line: 7,
  journal: 'VE',
  entryNumber: '12',
  entryDate: '2026-01-05',
  account: '411000',
  accountKind: 'receivable',
  auxiliary: 'DUPONT',
  name: 'Dupont SA',
  pieceRef: 'F-1',
  pieceDate: null,
  label: 'Facture F-1',
  debitCents: 12_000,
  creditCents: 0,
  lettering: null,
  letteringDate: null,
}

function kept(lines: readonly ReceivableLine[]): KeptLines {
  const all = new KeptLines()
  for (const line of lines) all.keep(line)
  return all
}

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '\0', 'é', '🙂', 'x'.repeat(300)),
)
const day = fc.constantFrom<Day>('2026-01-05', '2025-12-31')
const anyLine: fc.Arbitrary<ReceivableLine> = fc
  .record({
    line: fc.nat(),
    journal: text,
    entryNumber: text,
    entryDate: day,
    account: text,
    accountKind: fc.constantFrom('receivable', 'bill-of-exchange', 'doubtful', 'accrued'),
    auxiliary: fc.option(text),
    name: text,
    pieceRef: text,
    pieceDate: fc.option(day),
    label: text,
    debitCents: fc.maxSafeInteger(),
    creditCents: fc.maxSafeInteger(),
    lettering: fc.option(text),
    letteringDate: fc.option(day),
    dueDate: fc.option(day),
  })
  .map(({ dueDate, ...line }) => (dueDate === null ? line : { ...line, dueDate }))

describe('lines that are kept', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
        const all = kept(lines)
        expect(Array.from({ length: all.count }, (_, row) => all.at(row))).toStrictEqual(lines)
      }),
    )
  })

  it('come back as they were, however many and however long', () => {
    const long = 'é'.repeat(700_000)
    const all = kept([
      ...Array.from({ length: 10_000 }, (_, row) => ({ ...LINE, line: row, label: `Facture ${row}` })),
      { ...LINE, label: long },
      { ...LINE, label: 'short again' },
    ])
    expect(all.count).toBe(10_002)
    expect(all.at(0).label).toBe('Facture 0')
    expect(all.at(9_999)).toStrictEqual({ ...LINE, line: 9_999, label: 'Facture 9999' })
    expect(all.at(10_000).label === long).toBe(true)
    expect(all.at(10_001).label).toBe('short again')
  })

  it('are found by customer: under its own account, else the one that has none', () => {
    const all = kept([
      LINE,
      { ...LINE, auxiliary: null },
      { ...LINE, auxiliary: 'MARTIN' },
      { ...LINE, auxiliary: null, account: 'MARTIN' },
      LINE,
    ])
    expect([...all.byCustomer()]).toEqual([
      ['DUPONT', [0, 4]],
      ['411000', [1]],
      ['MARTIN', [2, 3]],
    ])
  })

  it('say whether one of them has no due date', () => {
    expect(kept([{ ...LINE, dueDate: '2026-02-04' }]).lackDueDates).toBe(false)
    expect(kept([{ ...LINE, dueDate: '2026-02-04' }, LINE]).lackDueDates).toBe(true)
  })

  it('tell debits of some journals apart', () => {
    const all = kept([
      LINE,
      { ...LINE, pieceRef: 'F-2', journal: 'BQ' },
      { ...LINE, pieceRef: 'F-3', debitCents: 0, creditCents: 5 },
    ])
    expect([...all.debitsIn(new Set(['VE', 'AN']))].map(({ pieceRef }) => pieceRef)).toEqual(['F-1'])
  })

  it('tell the pieces of debits apart from the texts beside them, in whatever letters', () => {
    const beside = { entryNumber: '17', lettering: 'AB' }
    const all = kept([
      { ...LINE, ...beside, pieceRef: 'F-17', label: 'Facture' },
      { ...LINE, ...beside, pieceRef: 'Ф-18', label: '€ 12' },
    ])
    expect([...all.debitsIn(new Set([LINE.journal]))].map(({ pieceRef }) => pieceRef)).toEqual(['F-17', 'Ф-18'])
  })
})
