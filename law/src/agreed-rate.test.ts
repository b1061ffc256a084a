import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAgreedRate, parseAgreedRate } from './index.ts'

test.each([
  ['12.00', { kind: 'fixed', basisPoints: 1200 }],
  ['12,5 %', { kind: 'fixed', basisPoints: 1250 }],
  ['ecb+10', { kind: 'ecb-plus', basisPoints: 1000 }],
  ['BCE + 10,25 %', { kind: 'ecb-plus', basisPoints: 1025 }],
  ['3xlegal', { kind: 'legal-times', times: 3 }],
  ['3 x légal', { kind: 'legal-times', times: 3 }],
])('%s is read', (text, rate) => {
  expect(parseAgreedRate(text)).toEqual(rate)
})

test.each(['', 'ecb', 'ecb-1', '1.5xlegal', '0xlegal', 'legal', '-3', 'twelve', '12.345'])(
  '"%s" is no rate',
  (text) => {
    expect(parseAgreedRate(text)).toBeNull()
  },
)

test('a rate that was written reads back the same', () => {
  const rates = fc.oneof(
    fc.record({ kind: fc.constantFrom('fixed', 'ecb-plus'), basisPoints: fc.nat(100_000) }),
    fc.record({ kind: fc.constant('legal-times' as const), times: fc.integer({ min: 1, max: 99 }) }),
  )
  fc.assert(
    fc.property(rates, (rate) => {
      expect(parseAgreedRate(formatAgreedRate(rate))).toEqual(rate)
    }),
  )
})
