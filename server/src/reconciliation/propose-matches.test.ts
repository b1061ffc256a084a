import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { matchLines } from './match-lines.ts'
import type { Proposal, Receipt } from './model.ts'
import { type BookItem, type OpenBook, openBook } from './open-book.ts'
import { proposeMatches } from './propose-matches.ts'
import { certainOf } from './rules.ts'
import { anEntry } from './statement-fixture.ts'

const DEBTORS = [
  { id: 1, name: 'SARL Menuiserie Garnier', siren: '552100554' },
  { id: 2, name: 'Garnier Peinture SAS', siren: null },
  { id: 3, name: 'Hôtel de la Plage', siren: null },
]
const item = (id: number, debtorId: number, number: string, euros: number, dueDate: Day = '2026-10-01'): BookItem => ({
  id,
  debtorId,
  number,
  issueDate: '2026-09-01',
  dueDate,
  openCents: Math.round(euros * 100),
})
const ITEMS = [
  item(1, 1, 'FA2026-0101', 1200.35),
  item(2, 1, 'FA2026-0102', 480.2, '2026-10-05'),
  item(3, 1, 'FA2026-0117', 99.99, '2026-11-02'),
  item(4, 2, 'FA2026-0118', 4310.77),
  item(5, 3, 'FA2026-0205', 650.5),
  item(6, 3, 'FA2026-0206', 650.5, '2026-11-01'),
]
const NOTES = [{ id: 9, debtorId: 2, onDay: '2026-09-20' as Day, remainingCents: 310_77 }]

const book = (items: readonly BookItem[] = ITEMS, payers: Parameters<typeof openBook>[0]['payers'] = []): OpenBook =>
  openBook({ items, debtors: DEBTORS, creditNotes: NOTES.map((note) => ({ ...note })), payers })

const line = (
  euros: number,
  remittance: string,
  counterparty: string | null = null,
  more: Partial<Receipt> = {},
): Receipt => anEntry('2026-10-10', Math.round(euros * 100), remittance, { counterparty, ...more })

/** What is proposed, as `score: item=cents …`, and `!` where it needs no person. */
function told(receipt: Receipt, known = book()): readonly string[] {
  const { proposals } = proposeMatches(known, receipt)
  const certain = certainOf(proposals)
  return proposals.map((proposal) => {
    const { allocations, creditNotes, unapplied, score } = proposal
    const parts = [
      ...allocations.map(({ itemId, cents }) => `${itemId}=${cents}`),
      ...creditNotes.map(({ creditId, itemId, cents }) => `note ${creditId} on ${itemId}=${cents}`),
      ...(unapplied ? [`credit of ${unapplied.debtorId}=${unapplied.cents}`] : []),
    ]
    return `${score}${proposal === certain ? '!' : ''}: ${parts.join(' ')}`
  })
}
const first = (...args: Parameters<typeof told>): string | undefined => told(...args)[0]

describe('an invoice that falls due in three parts', () => {
  const inThirds = () =>
    book([
      item(1, 1, 'FA2026-0301', 400),
      item(2, 1, 'FA2026-0301', 400, '2026-11-01'),
      item(3, 1, 'FA2026-0301', 450, '2026-12-01'),
    ])

  test('paid by its number, the first of two parts of one amount', () =>
    expect(told(line(400, 'FA2026-0301'), inThirds())).toEqual(['99!: 1=40000']))
  test('several parts at once', () => {
    expect(first(line(800, 'FA2026-0301'), inThirds())).toBe('99!: 1=40000 2=40000')
    expect(first(line(1250, 'FACT 301', 'MENUISERIE GARNIER'), inThirds())).toBe('98!: 1=40000 2=40000 3=45000')
  })
  test('a later one out of its turn, where its amount says so', () =>
    expect(told(line(450, 'FA2026-0301'), inThirds())).toEqual(['99!: 3=45000']))
  test('another amount settles what falls due first', () =>
    expect(first(line(500, 'FA2026-0301', 'MENUISERIE GARNIER'), inThirds())).toContain('1=40000 2=10000'))
})

describe('numbers in the text', () => {
  test.each([
    ['as printed', 'FA2026-0101'],
    ['in small letters with words around it', 'Règlement fact. fa2026-0101 du 01/09/2026'],
    ['without separators', 'FA20260101'],
    ['with other separators', 'N°FA2026 / 0101'],
    ['cut in two by the bank', 'VIR SEPA FA2026- 01 01'],
    ['without its letters', '2026-0101'],
    ['read wrongly from paper', 'FA2O26-OIO1'],
    ['as a structured reference', 'RF18FA20260101'],
  ])('%s, with the exact amount, are certain whoever pays', (_, text) => {
    expect(first(line(1200.35, text, 'HOLDING INCONNUE PARTICIPATIONS'))).toBe('99!: 1=120035')
  })

  test('the last digits are certain with the exact amount, or with the payer', () => {
    expect(first(line(1200.35, 'FACT 101'))).toBe('96!: 1=120035')
    expect(first(line(1200.35, 'FACT 101', 'MENUISERIE GARNIER'))).toBe('98!: 1=120035')
  })

  test('a year, a date, an amount and the number of a customer are no invoices', () => {
    const receipt = line(50, '2026 DU 01/02/2026 50,00 EUR CLIENT 0101')
    expect(told(receipt)).toEqual([])
  })

  test('one slip is forgiven where the amount is exact', () => {
    expect(first(line(4310.77, 'FA2026-9118', 'GARNIER PEINTURE'))).toBe('96!: 4=431077')
    expect(first(line(4310.77, 'FA2026-0181'))).toBe('96!: 4=431077')
  })

  test('several, in full or shortened after the first, are their sum', () => {
    expect(first(line(1680.55, 'FA2026-0101, FA2026-0102'))).toBe('99!: 1=120035 2=48020')
    expect(first(line(1680.55, 'FA2026-0101 + 102', 'MENUISERIE GARNIER'))).toBe('98!: 1=120035 2=48020')
    expect(first(line(1680.55, 'FA2026-0101/02', 'MENUISERIE GARNIER'))).toBe('99!: 1=120035 2=48020')
  })

  test('one that was left out is found by what is missing', () => {
    expect(first(line(1300.34, 'FA2026-0101', 'MENUISERIE GARNIER'))).toBe('95!: 1=120035 3=9999')
  })

  test('of which one does not fit count a little less', () =>
    expect(first(line(1200.35, 'FA2026-0101 FA2026-0102'))).toBe('98!: 1=120035'))

  test('of another one’s invoice of a round sum, or beside an invoice of the payer, wait for a person', () => {
    const items = [...ITEMS, item(7, 3, 'FA2026-0300', 500)]
    expect(first(line(500, 'FA2026-0300', 'MENUISERIE GARNIER SARL'), book(items))).toBe('85: 7=50000')
    expect(told(line(650.5, 'FA2026-0205 FA2026-0101', 'MENUISERIE GARNIER SARL'))).toContain('85: 5=65050')
  })

  test('of an invoice that was issued weeks after the payment are none', () => {
    const items = [...ITEMS, { ...item(7, 3, 'FA2026-0400', 77.7), issueDate: '2026-11-01' as Day }]
    expect(told(line(77.7, 'FA2026-0400'), book(items))).toEqual([])
  })

  test('of several debtors, with their sum, are one payment for a group', () => {
    expect(first(line(1850.85, 'FA2026-0101 FA2026-0205'))).toBe('97!: 1=120035 5=65050')
  })
})

describe('another amount than the number', () => {
  test('a part is certain when it is the payer’s own invoice', () => {
    expect(first(line(600, 'FA2026-0101', 'MENUISERIE GARNIER'))).toBe('95!: 1=60000')
    expect(first(line(600.01, 'FA2026-0101', 'HOLDING INCONNUE PARTICIPATIONS'))).toBe('85: 1=60001')
  })

  test('a discount of two per cent, bank charges and a rounding are recognised as such', () => {
    const kinds = [line(1176.34, 'FA2026-0101'), line(1185.35, 'FA2026-0101'), line(1200.32, 'FA2026-0101')].map(
      (receipt) => proposeMatches(book(), receipt).proposals[0]?.difference,
    )
    expect(kinds).toEqual([
      { kind: 'discount', cents: 24_01 },
      { kind: 'bank-fee', cents: 15_00 },
      { kind: 'rounding', cents: 3 },
    ])
  })

  test('six cents are no rounding, and bank charges have no odd cents', () => {
    const kinds = [line(1200.29, 'FA2026-0101'), line(1185.1, 'FA2026-0101')].map(
      (receipt) => proposeMatches(book(), receipt).proposals[0]?.difference,
    )
    expect(kinds).toEqual([null, null])
  })

  test('what is too much waits for a person, and becomes credit', () => {
    expect(first(line(1300, 'FA2026-0101', 'MENUISERIE GARNIER'))).toBe('72: 1=120035 credit of 1=9965')
  })

  test('a credit note that was taken off is taken', () => {
    expect(first(line(4000, 'FA2026-0118'))).toBe('97!: 4=400000 note 9 on 4=31077')
  })
})

describe('without a number', () => {
  test('the payer and an amount that one of its invoices has are certain', () => {
    expect(first(line(480.2, 'VIREMENT', 'MENUISERIE GARNIER SARL'))).toBe('96!: 2=48020')
    expect(first(line(480.2, 'VIREMENT SIREN 552 100 554'))).toBe('96!: 2=48020')
  })

  test('two invoices of this amount are a question: the oldest first', () => {
    expect(told(line(650.5, 'LOYER', 'HOTEL DE LA PLAGE'))).toEqual(['78: 5=65050', '77: 6=65050'])
  })

  test('two payers that are told for certain are a question', () => {
    const items = [...ITEMS, item(7, 2, 'FA2026-0300', 480.2)]
    expect(told(line(480.2, 'VIREMENT SIREN 552 100 554', 'GARNIER PEINTURE SAS'), book(items)).toSorted()).toEqual([
      '96: 2=48020',
      '96: 7=48020',
    ])
  })

  test('who has paid once from an account of another name is likely, not certain', () => {
    const known = book(ITEMS, [{ debtorId: 2, iban: 'FR7612345', nameKey: null }])
    const receipt = line(4310.77, 'VIREMENT', 'HOLDING ABC DEF', { counterpartyIban: 'FR7612345' })
    expect(first(receipt, known)).toBe('82: 4=431077')
  })

  test('two debtors of a like name with the amount are a question', () => {
    const items = [...ITEMS, item(7, 2, 'FA2026-0300', 480.2)]
    expect(told(line(480.2, 'VIREMENT', 'GARNIER'), book(items))).toEqual(['30: 2=48020', '30: 7=48020'])
  })

  test('the same amount alone is only a suggestion', () => {
    expect(told(line(480.2, 'VIREMENT'))).toEqual(['30: 2=48020'])
  })

  test('the exact sum of neighbours is certain, where few sums were tried', () => {
    expect(first(line(1680.55, 'VIREMENT', 'MENUISERIE GARNIER'))).toBe('95!: 1=120035 2=48020')
  })

  test('who has paid from an account before is recognised by it', () => {
    const known = book(ITEMS, [{ debtorId: 2, iban: 'FR7612345', nameKey: null }])
    const receipt = line(4310.77, 'VIREMENT', 'GARNIER PEINTURE', { counterpartyIban: 'FR7612345' })
    expect(proposeMatches(known, receipt).proposals[0]?.reasons).toEqual([
      { code: 'payer-iban' },
      { code: 'amount-exact' },
    ])
  })

  test('a payment on account is credit of its payer', () => {
    expect(first(line(777.7, 'ACOMPTE SUR COMMANDE', 'HOTEL DE LA PLAGE'))).toBe('95!: credit of 3=77770')
  })

  test('a round sum may be a part of anything: it waits', () => {
    const items = [...ITEMS, item(7, 3, 'FA2026-0300', 500)]
    expect(first(line(500, 'VIREMENT', 'HOTEL DE LA PLAGE'), book(items))).toBe('80: 7=50000')
  })
})

test('two lines never claim one invoice: what the first paid is not open for the second', () => {
  const lines = [line(1200.35, 'FA2026-0101'), line(1200.35, 'FA2026-0101')]
  expect([...matchLines(book(), lines)].map(({ certain }) => certain?.allocations.length ?? 0)).toEqual([1, 0])
})

test('two hundred invoices with a thousand sums that fit are a question, answered at once', () => {
  const items = Array.from({ length: 200 }, (_, index) => item(index + 1, 3, `FB-${index + 1000}`, 10 + (index % 7)))
  const known = book(items)
  const before = process.cpuUsage().user
  const { proposals } = proposeMatches(known, line(77, 'VIREMENT', 'HOTEL DE LA PLAGE'))
  expect(certainOf(proposals)).toBeNull()
  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000)
})

describe('whatever is typed', () => {
  const anyLine = fc.record({
    cents: fc.constantFrom(120_035, 48_020, 9_999, 168_055, 65_050, 431_077, 400_000, 60_000, 1, 130_000),
    words: fc.array(
      fc.constantFrom('FA2026-0101', 'FA2026-0102', '0117', '118', 'FA2026-0205', 'REGLT', '2026', '12/10/2026', '205'),
      { maxLength: 4 },
    ),
    payer: fc.constantFrom(null, 'MENUISERIE GARNIER', 'GARNIER PEINTURE', 'HOTEL DE LA PLAGE', 'HOLDING ABC DEF'),
  })
  const receiptOf = ({
    cents,
    words,
    payer,
  }: {
    cents: number
    words: readonly string[]
    payer: string | null
  }): Receipt => line(cents / 100, words.join(', '), payer)
  const proposalsOf = (receipt: Receipt, items = ITEMS): readonly Proposal[] =>
    proposeMatches(book(items), receipt).proposals

  test('no proposal pays more than the line, nor more of an invoice than is open', () => {
    fc.assert(
      fc.property(anyLine, (made) => {
        for (const { allocations, creditNotes, unapplied } of proposalsOf(receiptOf(made))) {
          const paid = allocations.reduce((sum, { cents }) => sum + cents, unapplied?.cents ?? 0)
          expect(paid).toBeLessThanOrEqual(made.cents)
          for (const { id, openCents } of ITEMS) {
            const own = [...allocations, ...creditNotes].filter(({ itemId }) => itemId === id)
            expect(own.reduce((sum, { cents }) => sum + cents, 0)).toBeLessThanOrEqual(openCents)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the order of the invoices, capitals and blanks change nothing', () => {
    fc.assert(
      fc.property(anyLine, fc.shuffledSubarray([...ITEMS], { minLength: ITEMS.length }), (made, items) => {
        const plain = proposalsOf(receiptOf(made))
        expect(scoresOf(proposalsOf(receiptOf(made), items))).toEqual(scoresOf(plain))
        const loud = receiptOf({ ...made, words: made.words.map((word) => `  ${word.toLowerCase()} `) })
        expect(scoresOf(proposalsOf(loud))).toEqual(scoresOf(plain))
      }),
      { numRuns: 300 },
    )
  })
  const scoresOf = (proposals: readonly Proposal[]): readonly string[] =>
    proposals
      .map(
        ({ score, allocations }) =>
          `${score} ${allocations
            .map(({ itemId, cents }) => `${itemId}=${cents}`)
            .toSorted()
            .join()}`,
      )
      .toSorted()
})
