import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, dayNumber, dayOf, endOfMonth, parseDay, parseHundredths, timesFraction, weekday } from './values.ts'

/** The engine's own calendar, as oracle only. */
const isoDay = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10)
const numbers = fc.integer({ min: dayNumber('1000-01-01'), max: dayNumber('9999-12-31') })

describe('days', () => {
  test('agree with the engine’s calendar over nine thousand years', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(dayOf(number)).toBe(isoDay(number))
        expect(dayNumber(dayOf(number))).toBe(number)
        expect(weekday(dayOf(number)) % 7).toBe(new Date(number * 86_400_000).getUTCDay())
      }),
    )
  })

  test('only real calendar days are days', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29')
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01 ', '']) {
      expect(parseDay(text)).toBeNull()
    }
  })

  test('months end where they end', () => {
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29')
    expect(endOfMonth('2100-02-01')).toBe('2100-02-28')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  })
})

describe('fractions of an amount', () => {
  test('are rounded half up, once', () => {
    expect(timesFraction(1, 1, 2)).toBe(1)
    expect(timesFraction(1, 49, 100)).toBe(0)
    expect(timesFraction(3, 1, 2)).toBe(2)
    expect(timesFraction(1_000_000, 1215 * 60, 3_650_000)).toBe(19_973)
  })

  test('are exact on either side of the safe whole numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (amount, numerator, denominator) => {
          const exact = (2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator))
          expect(timesFraction(amount, numerator, denominator)).toBe(Number(exact))
        },
      ),
    )
  })

  test('are exact next to the half cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: -1, max: 1 }), (whole, nudge) => {
        // whole + 1/2 + nudge/denominator
        const denominator = 1_000_000
        expect(timesFraction(1, whole * denominator + denominator / 2 + nudge, denominator)).toBe(
          nudge < 0 ? whole : whole + 1,
        )
      }),
    )
  })
})

test('hundredths are read with point or comma, and nothing else', () => {
  expect(['1200', '1200.5', '1200,50', ' 0.01 '].map(parseHundredths)).toEqual([120_000, 120_050, 120_050, 1])
  for (const text of ['', '-1', '1.234', '1 200', '1e3', '1.', '.5', '99999999999999'])
    expect(parseHundredths(text)).toBeNull()
})
