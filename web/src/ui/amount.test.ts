import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { parseAmount } from './amount.ts'
import { createFormat } from './format.ts'

describe('an amount as people type it', () => {
  test.each([
    ['1 234,56 €', 123456],
    ['1\u202f234,56\u00a0€', 123456],
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['1234.5', 123450],
    ['12', 1200],
    ['0,07', 7],
    ['1 234 567,00 EUR', 123456700],
    ["12'000.10", 1200010],
  ])('%s is read as %i cents', (text, cents) => {
    expect(parseAmount(text)).toBe(cents)
  })

  test.each(['', 'abc', '-12', '12,345,6', '1,2,3', '12,', '1.234', '12 €uros', '9999999999999999'])(
    '%s is refused rather than guessed',
    (text) => {
      expect(parseAmount(text)).toBeNull()
    },
  )

  test('what the office shows can be typed back', () => {
    for (const locale of ['fr', 'en'] as const) {
      const { amount } = createFormat(locale, '2026-11-21')
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (cents) => {
          expect(parseAmount(amount(cents))).toBe(cents)
        }),
      )
    }
  })
})
