import { expect, test } from 'vitest'
import { wordReader } from './binary-rows.ts'

test('a word is read as its place among those known, and any other as none', () => {
  const placeOf = wordReader(['reminder-1', 'reminder-2', 'call', ''])
  const places = ['call', 'call', 'reminder-2', 'reminder-3', 'reminder', 'reminder-1', ''].map((word) => {
    const bytes = Buffer.from(`..${word}..`)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    return placeOf(view, Int32Array.of(0, 2), Int32Array.of(-1, word.length), 1)
  })
  expect(places).toEqual([2, 2, 1, -1, -1, 0, 3])
})

test('a field that is null is no word', () => {
  expect(wordReader(['call'])(new DataView(new ArrayBuffer(4)), Int32Array.of(0), Int32Array.of(-1), 0)).toBe(-1)
})
