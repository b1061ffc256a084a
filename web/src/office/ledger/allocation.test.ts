import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Day } from '@quittance/law'
import { exactMatch, oldestFirst, sumOf } from './allocation.ts'

const item = (id: number, openCents: number, dueDate: Day | null) => ({ id, openCents, dueDate })
const THREE = [item(1, 10000, '2026-10-01'), item(2, 25000, '2026-08-01'), item(3, 7000, null)]

describe('a payment without a word on what it pays', () => {
  test('goes to the oldest due items first, the last one in part, undated ones at the end', () => {
    expect(oldestFirst(THREE, 30000)).toEqual([
      { itemId: 2, amountCents: 25000 },
      { itemId: 1, amountCents: 5000 },
    ])
    expect(oldestFirst(THREE, 99999)).toEqual([
      { itemId: 2, amountCents: 25000 },
      { itemId: 1, amountCents: 10000 },
      { itemId: 3, amountCents: 7000 },
    ])
  })

  test('never gives more than there is, nor more than is open', () => {
    const items = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 8 })
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 3_000_000 }), (open, cents) => {
        const listed = open.map((openCents, id) => item(id, openCents, '2026-10-01'))
        const allocations = oldestFirst(listed, cents)
        expect(sumOf(allocations)).toBe(
          Math.min(
            cents,
            open.reduce((a, b) => a + b, 0),
          ),
        )
        for (const { itemId, amountCents } of allocations) expect(amountCents).toBeLessThanOrEqual(open[itemId] ?? 0)
      }),
    )
  })
})

describe('a payment that is exactly what is owed', () => {
  test('for one item finds it, even where several add up to the same', () => {
    const items = [...THREE, item(4, 17000, '2026-11-01')]
    expect(exactMatch(items, 17000)).toEqual([{ itemId: 4, amountCents: 17000 }])
  })
  test('for several finds the set', () => {
    expect(exactMatch(THREE, 32000)).toEqual([
      { itemId: 2, amountCents: 25000 },
      { itemId: 3, amountCents: 7000 },
    ])
  })
  test('for none says so', () => {
    expect(exactMatch(THREE, 12345)).toBeNull()
    expect(exactMatch([], 100)).toBeNull()
  })
})
