import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount, type DecimalMark } from './amount.ts'

const cents = (text: string, mark: DecimalMark | null = null): number | string => {
  const reading = readAmount(text, mark)
  return reading.kind === 'amount' ? reading.cents : reading.kind
}

describe('an amount', () => {
  it.each([
    ['1234,56', 123456],
    ['1234.56', 123456],
    ['1 234,56', 123456],
    ['1\u00a0234,56', 123456],
    ['1\u202f234\u202f567,80', 123456780],
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['12,345,678.90', 1234567890],
    ["1'234.50", 123450],
    ['1.234.567', 123456700],
    ['1,234,567', 123456700],
    ['(1 234,56)', -123456],
    ['-12,5', -1250],
    ['12,5-', -1250],
    ['\u2212 12,50 €', -1250],
    ['€ 12.50', 1250],
    ['1 234,56 EUR', 123456],
    ['(12,50 €)', -1250],
    ['+7', 700],
    ['0000000069,60', 6960],
    [' 000000000001437,12', 143712],
    ['-0000000069,60', -6960],
    ['12,5000', 1250],
    [',5', 50],
    ['0,500', 50],
    ['1234', 123400],
    ['-0,00', 0],
    ['90071992547409,91', 9007199254740991],
  ])('%j is %i cents', (text, expected) => {
    expect(cents(text)).toBe(expected)
  })

  it.each(['1,234', '1.234', '-12,500', '999.999'])('%j alone is ambiguous', (text) => {
    expect(cents(text)).toBe('ambiguous')
  })

  it('is settled by the mark of its file', () => {
    expect(cents('1.234', ',')).toBe(123400)
    expect(cents('1,234', '.')).toBe(123400)
    expect(cents('12,500', ',')).toBe(1250)
    expect(cents('12.500', '.')).toBe(1250)
  })

  it.each([
    '12,345.6,7',
    '1.23.456',
    '1,23,456.00',
    '1 23,45',
    '12 34',
    '1234,567',
    '12,3456',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '--5',
    '5,-',
    'douze',
    '12,50 F',
    '90071992547409,92',
    '9'.repeat(400),
    '1٢',
  ])('%j is unreadable', (text) => {
    expect(cents(text)).toBe('unreadable')
  })

  it('is empty when nothing is written', () => {
    expect(cents('')).toBe('empty')
    expect(cents(' \u00a0\u202f')).toBe('empty')
  })

  it('is not read against the mark of its file', () => {
    expect(cents('1,234.56', ',')).toBe('unreadable')
    expect(cents('1234.5', ',')).toBe('unreadable')
  })

  const printers: readonly (readonly [
    string,
    DecimalMark,
    (whole: string, fraction: string, negative: boolean) => string,
  ])[] = [
    ['French', ',', (whole, fraction, negative) => `${negative ? '-' : ''}${grouped(whole, '\u202f')},${fraction} €`],
    [
      'French with plain blanks, minus behind',
      ',',
      (whole, fraction, negative) => `${grouped(whole, ' ')},${fraction}${negative ? '-' : ''}`,
    ],
    ['German', ',', (whole, fraction, negative) => `${negative ? '-' : ''}${grouped(whole, '.')},${fraction}`],
    [
      'English, brackets',
      '.',
      (whole, fraction, negative) =>
        negative ? `(${grouped(whole, ',')}.${fraction})` : `${grouped(whole, ',')}.${fraction}`,
    ],
    ['machine', '.', (whole, fraction, negative) => `${negative ? '-' : ''}${whole}.${fraction}`],
    ['zero padded', ',', (whole, fraction, negative) => `${negative ? '-' : ''}${whole.padStart(14, '0')},${fraction}`],
  ]
  it.each(printers)('printed the %s way and read again is itself', (_name, mark, print) => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (value) => {
        const digits = String(Math.abs(value)).padStart(3, '0')
        const text = print(digits.slice(0, -2), digits.slice(-2), value < 0)
        expect(readAmount(text, mark)).toMatchObject({ kind: 'amount', cents: value })
        expect(readAmount(text, null)).toMatchObject({ kind: 'amount', cents: value })
      }),
    )
  })

  it('is never read without certainty: any text gives an amount only if both marks would not give another', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'0123456789.,-+ ()€'.split('')), maxLength: 12 })
    fc.assert(
      fc.property(noise, (text) => {
        const free = readAmount(text, null)
        if (free.kind !== 'amount') return
        for (const mark of [',', '.'] as const) {
          const bound = readAmount(text, mark)
          if (bound.kind === 'amount') expect(bound.cents).toBe(free.cents)
        }
      }),
      { numRuns: 5000 },
    )
  })
})

const grouped = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark)
