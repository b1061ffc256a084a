import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonPieces } from './json-pieces.ts'

const whole = (value: unknown): string => [...jsonPieces(value)].join('')

test('the pieces of any answer are its JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(whole(value)).toBe(JSON.stringify(value))
    }),
  )
})

test('a field that is undefined is left out, a day that knows its JSON says it', () => {
  expect(whole({ a: undefined, b: [{ c: undefined, d: [1] }], e: new Date(0) })).toBe(
    '{"b":[{"d":[1]}],"e":"1970-01-01T00:00:00.000Z"}',
  )
})

test('a long list inside an answer comes in several pieces', () => {
  const answer = { accounts: [{ entries: Array.from({ length: 20_000 }, (_, place) => ({ place })) }] }
  const pieces = [...jsonPieces(answer)]
  expect(pieces.join('')).toBe(JSON.stringify(answer))
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000)
})
