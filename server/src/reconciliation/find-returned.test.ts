import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel'
import { findReturned } from './find-returned.ts'
import { anEntry } from './statement-fixture.ts'

const paid = (id: number, day: Day, more: Partial<Parameters<typeof anEntry>[3]> = {}) => ({
  id,
  ...anEntry(day, 100_00, 'PRLV FACTURE 101', { counterparty: 'BRULERIE NOE', ...more }),
})
const back = (day: Day, more: Partial<Parameters<typeof anEntry>[3]> = {}) => ({
  id: 9,
  ...anEntry(day, -100_00, 'REJET', { counterparty: 'BRULERIE NOE', returnReason: 'AM04', ...more }),
})

describe('the payment that comes back', () => {
  test('is the one of the reference, though its payer has paid the same amount twice', () => {
    const lines = [paid(1, '2026-11-02', { endToEndId: 'A' }), paid(2, '2026-11-03', { endToEndId: 'B' })]
    expect(findReturned(back('2026-11-10', { endToEndId: 'A' }), lines)?.id).toBe(1)
  })

  test('is none where two fit: a person says which', () =>
    expect(findReturned(back('2026-11-10'), [paid(1, '2026-11-02'), paid(2, '2026-11-03')])).toBeNull())

  test('is never one of a later day', () =>
    expect(findReturned(back('2026-11-10'), [paid(1, '2026-11-11'), paid(2, '2026-11-09')])?.id).toBe(2))

  test('is none of another amount', () =>
    expect(findReturned(back('2026-11-10'), [{ ...paid(1, '2026-11-02'), amountCents: 100_01 }])).toBeNull())

  test('has its text in that of the return, where nobody is named', () => {
    const unnamed = { counterparty: null }
    const lines = [paid(1, '2026-11-02', unnamed), { ...paid(2, '2026-11-02', unnamed), remittance: 'PRLV 102' }]
    const told = { ...back('2026-11-10', unnamed), remittance: 'REJET PRLV FACTURE 101 PROVISION' }
    expect(findReturned(told, lines)?.id).toBe(1)
  })
})
