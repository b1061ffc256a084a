import { expect, test } from 'vitest'
import { readNumbers } from './numbers.ts'

const numbers = (text: string): readonly string[] => readNumbers(text).map(({ whole }) => whole)

test('amounts are no numbers of invoices, however they are grouped', () => {
  expect(numbers('FA 1234 1 250 000,00 EUR')).toEqual(['FA1234', '1234'])
  expect(numbers('1.250,00 2500,00 €')).toEqual([])
})

test.each(['111 ', '1', '1,1', '111.', '1 ', '12/11/2026 ', 'ECH '])(
  'a text of %j without end is read at once',
  (piece) => {
    const began = performance.now()
    readNumbers(piece.repeat(400_000 / piece.length))
    expect(performance.now() - began).toBeLessThan(3_000)
  },
)
