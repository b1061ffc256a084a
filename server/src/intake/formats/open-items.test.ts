import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssembledReceivables, Journal, ReceivableLine } from '../model.ts'
import { KeptLines } from './kept-lines.ts'
import { type AssembledBooks, assembleBooks } from './open-items.ts'

const JOURNALS: readonly Journal[] = [
  { code: 'VE', name: 'Ventes', kind: 'sales', lines: 0 },
  { code: 'BQ', name: 'Banque', kind: 'treasury', lines: 0 },
  { code: 'AN', name: 'À nouveaux', kind: 'opening', lines: 0 },
  { code: 'OD', name: 'Divers', kind: 'other', lines: 0 },
]

let next = 0
/** A line as a sale of 100,00 € to DUPONT on 5 January 2026, changed. */
const line = (changes: Partial<ReceivableLine>): ReceivableLine => ({
  line: ++next,
  journal: 'VE',
  entryNumber: String(next),
  entryDate: '2026-01-05',
  account: '411000',
  accountKind: 'receivable',
  auxiliary: 'DUPONT',
  name: 'Dupont SA',
  pieceRef: '',
  pieceDate: null,
  label: '',
  debitCents: 0,
  creditCents: 0,
  lettering: null,
  letteringDate: null,
  ...changes,
})
const sale = (pieceRef: string, debitCents: number, changes: Partial<ReceivableLine> = {}) =>
  line({ pieceRef, debitCents, ...changes })
const paid = (creditCents: number, changes: Partial<ReceivableLine> = {}) =>
  line({ journal: 'BQ', pieceRef: 'VIR', entryDate: '2026-02-10', creditCents, ...changes })

function kept(lines: readonly ReceivableLine[]): KeptLines {
  const all = new KeptLines()
  for (const one of lines) all.keep(one)
  return all
}

const booksOf = (lines: readonly ReceivableLine[]): AssembledBooks =>
  assembleBooks(kept(lines), {
    journals: JOURNALS,
    termsFor: (issueDate) => ({ dueDate: `${issueDate.slice(0, 8)}28` as typeof issueDate, computed: true }),
  })

const partsOf = (lines: readonly ReceivableLine[], linesAtOnce: number): Promise<AssembledReceivables[]> =>
  Array.fromAsync(booksOf(lines).parts(linesAtOnce))

async function assemble(...lines: readonly ReceivableLine[]) {
  const { debtors, parts } = booksOf(lines)
  const [whole, ...others] = await Array.fromAsync(parts(Infinity))
  if (!whole || others.length > 0) throw new Error('one part was asked for')
  return { debtors, ...whole }
}

/** What is open of each item, and left of each credit. */
function balances({ items, credits, allocations }: AssembledReceivables) {
  const open = items.map(({ totalCents }) => totalCents)
  const left = credits.map(({ amountCents }) => amountCents)
  for (const { item, credit, amountCents } of allocations) {
    open[item] = (open[item] ?? 0) - amountCents
    left[credit] = (left[credit] ?? 0) - amountCents
  }
  return { open, left }
}

describe('facts from lines of receivables', () => {
  it('are an item for each sale, with its computed due date', async () => {
    const { debtors, items } = await assemble(sale('F-1', 12000, { pieceDate: '2026-01-03', label: 'Fac F-1' }))
    expect(debtors).toEqual([{ reference: 'DUPONT', name: 'Dupont SA' }])
    expect(items).toMatchObject([
      {
        debtorReference: 'DUPONT',
        documentKind: 'invoice',
        number: 'F-1',
        issueDate: '2026-01-03',
        dueDate: '2026-01-28',
        dueComputed: true,
        totalCents: 12000,
        nature: 'receivable',
        paymentMeans: null,
        origin: 'sale',
        label: 'Fac F-1',
      },
    ])
  })

  it('take the entry date where the piece has none, and the account where there is no auxiliary one', async () => {
    const { debtors, items } = await assemble(
      sale('F-1', 100, { auxiliary: null, account: '411000', name: 'Clients' }),
      sale('F-2', 100, { auxiliary: null, account: '411DUPONT', name: 'Dupont' }),
    )
    expect(debtors).toEqual([
      { reference: '411000', name: 'Clients' },
      { reference: '411DUPONT', name: 'Dupont' },
    ])
    expect(items.map(({ issueDate }) => issueDate)).toEqual(['2026-01-05', '2026-01-05'])
  })

  it('are of a debtor under its last name by date, wherever in the file it stands, and under its account where it has none', async () => {
    const { debtors } = await assemble(
      sale('F-3', 100, { name: 'Dupont et Fils', entryDate: '2026-03-01' }),
      sale('F-1', 100, { name: 'Dupont SA', entryDate: '2026-01-05' }),
      sale('F-4', 100, { name: '', entryDate: '2026-04-01' }),
      sale('F-9', 100, { auxiliary: 'MARTIN', name: '' }),
    )
    expect(debtors).toEqual([
      { reference: 'DUPONT', name: 'Dupont et Fils' },
      { reference: 'MARTIN', name: 'MARTIN' },
    ])
  })

  it('are credits: a credit note in a sales journal or by its label, a payment otherwise', async () => {
    const { credits } = await assemble(
      line({ pieceRef: 'A-1', creditCents: 500 }),
      line({ journal: 'AN', label: 'Avoir A-2', creditCents: 600 }),
      paid(700),
      line({ journal: 'OD', pieceRef: 'COMP', creditCents: 800 }),
    )
    expect(credits.map(({ kind, amountCents, reference }) => [kind, amountCents, reference])).toEqual([
      ['credit-note', 600, 'Avoir A-2'],
      ['payment', 800, 'COMP'],
      ['credit-note', 500, 'A-1'],
      ['payment', 700, 'VIR'],
    ])
  })

  it('turn a negative debit into a credit note, and a negative credit into an item', async () => {
    const { items, credits } = await assemble(sale('F-1', 1000), sale('F-1', -1000), paid(-300, { pieceRef: 'REJET' }))
    expect(items.map(({ number, totalCents, origin }) => [number, totalCents, origin])).toEqual([
      ['F-1', 1000, 'sale'],
      ['REJET', 300, 'returned-payment'],
    ])
    expect(credits.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([['credit-note', 1000]])
  })

  it('add up the lines of one piece', async () => {
    const { items } = await assemble(sale('F-1', 1000, { entryNumber: '9' }), sale('F-1', 250, { entryNumber: '9' }))
    expect(items.map(({ number, totalCents }) => [number, totalCents])).toEqual([['F-1', 1250]])
  })

  it('keep bills, doubtful claims, accrued income and retention money apart', async () => {
    const { items } = await assemble(
      sale('F-1', 100),
      sale('F-1', 100, { account: '413000', accountKind: 'bill-of-exchange', journal: 'OD' }),
      sale('F-2', 100, { account: '416000', accountKind: 'doubtful', journal: 'OD' }),
      sale('F-3', 100, { account: '418100', accountKind: 'accrued', journal: 'OD' }),
      sale('F-4', 100, { account: '411700' }),
    )
    expect(
      items.map(({ number, nature, paymentMeans, documentKind }) => [number, nature, paymentMeans, documentKind]),
    ).toEqual([
      ['F-1', 'receivable', null, 'invoice'],
      ['F-4', 'receivable', null, 'retention'],
      ['F-1/413', 'bill-of-exchange', 'bill-of-exchange', 'invoice'],
      ['F-2', 'doubtful', null, 'invoice'],
      ['F-3', 'accrued', null, 'invoice'],
    ])
  })
})

describe('the number of an item', () => {
  it('falls back from the piece to the entry, to the label, to the journal', async () => {
    const { items } = await assemble(
      sale('-', 100, { entryNumber: 'INV/2026/00001' }),
      sale('sans', 200, { entryNumber: '00000011', entryDate: '2026-01-06' }),
      sale('', 300, { entryNumber: '0', label: 'Loyer janvier', entryDate: '2026-01-07' }),
      sale('', 400, { entryNumber: '', label: '', entryDate: '2026-01-08' }),
    )
    expect(items.map(({ number }) => number)).toEqual([
      'INV/2026/00001',
      'VE 00000011',
      'Loyer janvier',
      'VE 2026-01-08',
    ])
  })

  it('is the entry where pieces name a month of sales rather than an invoice', async () => {
    const { items } = await assemble(
      sale('VE 0126', 100, { entryNumber: '11' }),
      sale('VE 0126', 200, { entryNumber: '12', auxiliary: 'MARTIN' }),
      sale('VE 0126', 300, { entryNumber: '13' }),
    )
    expect(items.map(({ number }) => number)).toEqual(['VE 11', 'VE 13', 'VE 12'])
  })

  it('is told apart by the entry when it comes twice in a year, the earliest keeping it bare', async () => {
    const { items, conflicts } = await assemble(
      sale('F-1', 200, { entryNumber: '7', entryDate: '2026-03-01' }),
      sale('F-1', 100, { entryNumber: '5', entryDate: '2026-02-01' }),
      sale('f-1', 300, { entryNumber: '', entryDate: '2026-04-01' }),
      sale('F-1', 400, { entryNumber: '1', entryDate: '2025-12-01' }),
    )
    expect(items.map(({ number, totalCents }) => [number, totalCents])).toEqual([
      ['F-1', 400],
      ['F-1', 100],
      ['F-1/7', 200],
      ['f-1 (2)', 300],
    ])
    expect(conflicts).toEqual([])
  })

  it('with the same amount on two days is taken twice and listed as a conflict', async () => {
    const { items, conflicts } = await assemble(
      sale('F-1', 100, { entryNumber: '5', entryDate: '2026-02-01' }),
      sale('F-1', 100, { entryNumber: '7', entryDate: '2026-03-01' }),
    )
    expect(items.map(({ number }) => number)).toEqual(['F-1', 'F-1/7'])
    expect(conflicts).toEqual([{ debtorReference: 'DUPONT', number: 'F-1', amountCents: 100, items: [0, 1] }])
  })

  it('in an opening without pieces comes from the label, one item for each line', async () => {
    const opening = { journal: 'AN', entryNumber: '192', entryDate: '2026-01-01' } as const
    const { items } = await assemble(
      sale('sans', 100, { ...opening, label: 'Fac 881' }),
      sale('sans', 100, { ...opening, label: 'Fac 881', lettering: 'A' }),
      sale('sans', 300, { ...opening, label: 'Fac 882' }),
      sale('F-9', 400, opening),
    )
    expect(items.map(({ number, totalCents, origin }) => [number, totalCents, origin])).toEqual([
      ['F-9', 400, 'opening'],
      ['Fac 881', 100, 'opening'],
      ['Fac 881/192', 100, 'opening'],
      ['Fac 882', 300, 'opening'],
    ])
  })
})

describe('lettering', () => {
  it('settles an item by the payments of the same mark, on the later of the two days', async () => {
    const facts = await assemble(
      sale('F-1', 10000, { lettering: 'AA' }),
      paid(4000, { lettering: 'AA', entryDate: '2025-12-20' }),
      paid(6000, { lettering: 'AA' }),
      sale('F-2', 500),
    )
    expect(facts.allocations).toEqual([
      { item: 0, credit: 0, amountCents: 4000, onDay: '2026-01-05' },
      { item: 0, credit: 1, amountCents: 6000, onDay: '2026-02-10' },
    ])
    expect(balances(facts)).toEqual({ open: [0, 500], left: [0, 0] })
  })

  it('settles the oldest first, and leaves open what it does not cover', async () => {
    const facts = await assemble(
      sale('F-2', 3000, { lettering: 'a', entryDate: '2026-01-20' }),
      sale('F-1', 2000, { lettering: 'a' }),
      paid(2500, { lettering: 'a' }),
    )
    expect(facts.items.map(({ number }) => number)).toEqual(['F-1', 'F-2'])
    expect(balances(facts)).toEqual({ open: [0, 2500], left: [0] })
  })

  it('leaves a payment without mark unapplied', async () => {
    expect(balances(await assemble(sale('F-1', 100), paid(100)))).toEqual({ open: [100], left: [100] })
  })

  it('is of one account and one customer: the same letters elsewhere mean something else', async () => {
    const facts = await assemble(
      sale('F-1', 100, { lettering: 'A' }),
      paid(100, { lettering: 'A', auxiliary: 'MARTIN' }),
      paid(100, { lettering: 'A', account: '411900' }),
      paid(60, { lettering: 'A' }),
    )
    expect(facts.allocations.map(({ amountCents }) => amountCents)).toEqual([60])
  })

  it('used again another year settles the lines of its own date', async () => {
    const year = (day: '2025-03-01' | '2026-03-01') => ({ lettering: 'A', letteringDate: day, entryDate: day }) as const
    const facts = await assemble(
      sale('F-1', 100, { ...year('2025-03-01'), entryDate: '2025-01-10' }),
      paid(80, { lettering: 'A', letteringDate: '2025-04-01', entryDate: '2025-04-01' }),
      sale('F-2', 70, { ...year('2026-03-01'), entryDate: '2026-01-10' }),
      paid(70, year('2026-03-01')),
    )
    expect(balances(facts)).toEqual({ open: [20, 0], left: [0, 0] })
  })

  it('without counterpart in the file says that the item was settled elsewhere', async () => {
    const facts = await assemble(sale('F-1', 100, { lettering: 'AB', letteringDate: '2026-03-09' }))
    expect(facts.credits).toMatchObject([
      { kind: 'payment', origin: 'lettering', reference: 'AB', onDay: '2026-03-09', amountCents: 100 },
    ])
    expect(facts.allocations).toEqual([{ item: 0, credit: 0, amountCents: 100, onDay: '2026-03-09' }])
  })

  it('in lower case without counterpart leaves the item open: it is only partly settled', async () => {
    const facts = await assemble(sale('F-1', 100, { lettering: 'ab' }))
    expect(facts.credits).toEqual([])
    expect(balances(facts).open).toEqual([100])
  })

  it('of a refund settles it with the payment that came twice', async () => {
    const facts = await assemble(
      paid(100, { lettering: 'B' }),
      line({ journal: 'BQ', pieceRef: 'REMB', debitCents: 100, lettering: 'B', entryDate: '2026-03-01' }),
    )
    expect(facts.items).toMatchObject([{ number: 'REMB', origin: 'returned-payment' }])
    expect(balances(facts)).toEqual({ open: [0], left: [0] })
  })
})

describe('equal payments', () => {
  it('on one day are two payments, told apart by their rank', async () => {
    const { credits } = await assemble(paid(100), paid(100))
    expect(credits.map(({ sourceKey }) => sourceKey)).toEqual([
      'DUPONT payment 411000 VIR 2026-02-10 100 1',
      'DUPONT payment 411000 VIR 2026-02-10 100 2',
    ])
  })
})

const arbitraryLine: fc.Arbitrary<Partial<ReceivableLine>> = fc
  .record({
    journal: fc.constantFrom('VE', 'BQ', 'AN', 'OD', '??'),
    entryNumber: fc.constantFrom('0', '1', '2', 'INV/7'),
    entryDate: fc.constantFrom('2025-12-31', '2026-01-05', '2026-02-10'),
    account: fc.constantFrom('411000', '411900', '413000'),
    auxiliary: fc.constantFrom('DUPONT', 'MARTIN', null),
    pieceRef: fc.constantFrom('F-1', 'F-2', 'sans', ''),
    label: fc.constantFrom('x', 'Avoir', ''),
    debitCents: fc.constantFrom(0, 100, 250, -100),
    creditCents: fc.constantFrom(0, 100, 250, 350),
    lettering: fc.constantFrom(null, 'A', 'b'),
    letteringDate: fc.constantFrom(null, '2026-02-10', '2026-03-01'),
  })
  .map((fields) => {
    const { letteringDate, lettering, account } = fields
    const accountKind = account === '413000' ? ('bill-of-exchange' as const) : ('receivable' as const)
    return {
      ...fields,
      accountKind,
      letteringDate: lettering === null ? null : letteringDate,
    }
  })

describe('whatever the lines', () => {
  const anyLines = fc
    .array(arbitraryLine, { maxLength: 25 })
    .map((all) => all.map((changes, i) => ({ ...line(changes), line: i + 2 })))
  const withoutLines = (facts: AssembledReceivables) =>
    JSON.parse(JSON.stringify(facts, (key, value) => (key === 'line' ? undefined : value)))

  it('nothing is lost: items less credits is debit less credit, but for what was settled elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const { items, credits } = await assemble(...lines)
        const owed = items.reduce((sum, { totalCents }) => sum + totalCents, 0)
        const paidHere = credits
          .filter(({ origin }) => origin !== 'lettering')
          .reduce((sum, { amountCents }) => sum + amountCents, 0)
        expect(owed - paidHere).toBe(
          lines.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0),
        )
      }),
    )
  })

  it('no item is settled beyond its total, no credit used beyond its amount, and only lettered ones are', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const facts = await assemble(...lines)
        const { open, left } = balances(facts)
        expect([...open, ...left].every((cents) => cents >= 0)).toBe(true)
        expect(facts.allocations.every(({ amountCents }) => amountCents > 0)).toBe(true)
        if (lines.every(({ lettering }) => lettering === null)) expect(facts.allocations).toEqual([])
      }),
    )
  })

  it('each item has a number of its own among those of its debtor and year', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, async (lines) => {
        const { items } = await assemble(...lines)
        const keys = items.map(
          ({ debtorReference, number, issueDate }) =>
            `${debtorReference}|${number.toUpperCase()}|${issueDate.slice(0, 4)}`,
        )
        expect(new Set(keys).size).toBe(keys.length)
        expect(items.every(({ totalCents }) => totalCents > 0)).toBe(true)
      }),
    )
  })

  it('their order in the file changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        async ([lines, shuffled]) => {
          expect(withoutLines(await assemble(...shuffled))).toEqual(withoutLines(await assemble(...lines)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('in parts, of whole debtors in the same order, they are the same facts', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, fc.integer({ min: 1, max: 30 }), async (lines, linesAtOnce) => {
        const parts = await partsOf(lines, linesAtOnce)
        const whole = await assemble(...lines)
        expect(parts.flatMap(({ items }) => items)).toEqual(whole.items)
        expect(parts.flatMap(({ credits }) => credits)).toEqual(whole.credits)
        expect(
          parts
            .map(balances)
            .flatMap(({ open, left }) => [...open, ...left])
            .toSorted(),
        ).toEqual([balances(whole)].flatMap(({ open, left }) => [...open, ...left]).toSorted())
      }),
    )
  })

  it('a part ends before the debtor whose lines would be too many', async () => {
    const lines = ['A', 'A', 'B', 'C', 'C', 'C', 'C'].map((auxiliary) => sale('F-1', 100, { auxiliary }))
    const parts = await partsOf(lines, 3)
    const owing = parts.map(({ items }) => [...new Set(items.map(({ debtorReference }) => debtorReference))])
    expect(owing).toEqual([['A', 'B'], ['C']])
  })
})
