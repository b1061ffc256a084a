import { expect, test } from 'vitest'
import { sumsOf } from './sums.ts'

test('amounts are summed in each currency for itself', () => {
  const acts = [
    { currency: 'EUR', totalCents: 100 },
    { currency: 'CHF', totalCents: 250 },
    { currency: 'EUR', totalCents: 100 },
  ]
  expect(sumsOf(acts)).toEqual([
    { currency: 'EUR', cents: 200 },
    { currency: 'CHF', cents: 250 },
  ])
})
