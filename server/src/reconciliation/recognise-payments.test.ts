import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { payerTaught } from './match-lines.ts'
import { candidatesOf } from './match-open-lines.ts'
import type { Proposal } from './model.ts'
import { openBook } from './open-book.ts'
import { type RecordedPayment, recognisePayment } from './recognise-payments.ts'
import { anEntry } from './statement-fixture.ts'

const DEBTORS = [
  { id: 1, name: 'Brûlerie Noé', siren: null },
  { id: 2, name: 'Transports Vasseur', siren: null },
]
const book = openBook({ items: [], debtors: DEBTORS, creditNotes: [], payers: [] })
const payment = (id: number, debtorId: number, onDay: Day, numbers: readonly string[] = []): RecordedPayment => ({
  id,
  debtorId,
  onDay,
  amountCents: 120_00,
  reference: '',
  numbers,
})
const recognised = (payments: readonly RecordedPayment[], counterparty: string | null, remittance = 'VIREMENT') => {
  const line = anEntry('2026-11-10', 120_00, remittance, { counterparty })
  const proposal = recognisePayment(book, line, new Map([[120_00, [...payments]]]))
  return proposal && [proposal.recordedCreditId, proposal.score]
}

describe('a line is the payment of the books', () => {
  test('of its payer, on the nearer day', () => {
    expect(recognised([payment(1, 1, '2026-11-03'), payment(2, 1, '2026-11-09')], 'BRULERIE NOE')).toEqual([2, 98])
    expect(recognised([payment(1, 1, '2026-11-09'), payment(2, 1, '2026-11-11')], 'BRULERIE NOE')).toEqual([1, 76])
  })

  test('that settled what it names', () =>
    expect(recognised([payment(1, 2, '2026-11-09', ['FA2026-0103'])], null, 'VIR FA2026-0103')).toEqual([1, 98]))

  test('perhaps, where nothing but a day or two and the amount say so', () =>
    expect(recognised([payment(1, 2, '2026-11-09')], null)).toEqual([1, 76]))

  test('not of another payer, nor weeks apart', () => {
    expect(recognised([payment(1, 2, '2026-11-09')], 'BRULERIE NOE')).toBeNull()
    expect(recognised([payment(1, 1, '2026-10-30')], 'BRULERIE NOE')).toBeNull()
  })
})

const proposal = (
  score: number,
  debtors: readonly number[],
  code: 'numbers' | 'amount-exact' | 'amount-only',
): Proposal => ({
  score,
  reasons: [code === 'amount-exact' ? { code } : code === 'numbers' ? { code, numbers: ['F-1'] } : { code, count: 2 }],
  allocations: debtors.map((debtorId, place) => ({ itemId: place + 1, debtorId, cents: 50_00 })),
  creditNotes: [],
  unapplied: null,
  difference: null,
})

test('a match teaches who pays only where one debtor’s invoices were named', () => {
  expect(payerTaught(proposal(99, [1], 'numbers'))).toBe(1)
  expect(payerTaught(proposal(99, [1, 2], 'numbers'))).toBeNull()
  expect(payerTaught(proposal(96, [1], 'amount-exact'))).toBeNull()
})

test('an open line keeps everybody from being reminded whom a proposal speaks of; of an amount alone one only', () => {
  expect(candidatesOf([proposal(78, [1], 'amount-exact'), proposal(77, [2], 'amount-exact')])).toEqual([1, 2])
  expect(candidatesOf([proposal(30, [1], 'amount-only')])).toEqual([1])
  expect(candidatesOf([proposal(30, [1], 'amount-only'), proposal(30, [2], 'amount-only')])).toEqual([])
})
