import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import type { Json } from './canonical.ts'

test('keys are sorted and nothing is blank', () => {
  expect(canonical({ b: 1, a: [true, null, 'é"\n'], c: { z: 0, y: -0 } })).toBe(
    '{"a":[true,null,"é\\"\\n"],"b":1,"c":{"y":0,"z":0}}',
  )
})

test('fractions are refused: amounts are whole cents', () => {
  expect(() => canonical({ amount: 0.1 })).toThrow('whole numbers only')
  expect(() => canonical([Number.NaN])).toThrow('whole numbers only')
  expect(() => canonical(2 ** 53)).toThrow('whole numbers only')
})

test('the same value in another key order gives the same text', () => {
  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
    ),
  })).value
  fc.assert(
    fc.property(json, (value) => {
      expect(canonical(reversed(value))).toBe(canonical(value))
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

/** The same value with the keys of every object the other way round. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, part]) => [name, reversed(part)]),
  )
}
