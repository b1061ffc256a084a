import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('the first of a month is said as such in French, and no other day is', () => {
  const { day, longDay, instant, shortDay } = createFormat('fr', '2026-11-24')
  expect([longDay('2026-12-01'), day('2026-12-01'), day('2027-01-01')].map(plain)).toEqual([
    'mardi 1er décembre 2026',
    '1er déc.',
    '1er janv. 2027',
  ])
  expect([longDay('2026-12-11'), day('2026-12-21'), day('2026-12-31'), shortDay('2026-12-01')].map(plain)).toEqual([
    'vendredi 11 décembre 2026',
    '21 déc.',
    '31 déc.',
    '01/12/2026',
  ])
  expect(plain(instant('2026-12-01T09:00:00.000Z'))).toBe('1er déc., 10:00')
  expect(plain(createFormat('en', '2026-11-24').longDay('2026-12-01'))).toBe('Tuesday, 1 December 2026')
})
