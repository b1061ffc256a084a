import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '#kernel'
import { readDay, type DayOrder } from './day.ts'

const read = (text: string, order: DayOrder | null = null): string => {
  const reading = readDay(text, order)
  return reading.kind === 'day' ? reading.day : reading.kind
}

describe('a date', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['20261121', '2026-11-21'],
    ['2026/11/21', '2026-11-21'],
    ['2026-1-5', '2026-01-05'],
    ['2026-11-21T23:59:59Z', '2026-11-21'],
    ['2026-11-21 00:00:00', '2026-11-21'],
    ['21/11/2026', '2026-11-21'],
    ['11/21/2026', '2026-11-21'],
    ['21-11-26', '2026-11-21'],
    ['31/12/99', '1999-12-31'],
    ['3.4.2026', '2026-04-03'],
    ['05/05/2026', '2026-05-05'],
    ['21/11/2026 00:00', '2026-11-21'],
    ['1er mars 2026', '2026-03-01'],
    ['21 nov. 2026', '2026-11-21'],
    ['3 août 2026', '2026-08-03'],
    ['15 Février 2026', '2026-02-15'],
    ['Nov 21, 2026', '2026-11-21'],
    ['21-Nov-26', '2026-11-21'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day)
  })

  it('with day and month both up to twelve is ambiguous until the file decides', () => {
    expect(read('03/04/2026')).toBe('ambiguous')
    expect(read('03/04/2026', 'day-first')).toBe('2026-04-03')
    expect(read('03/04/2026', 'month-first')).toBe('2026-03-04')
  })

  it('against the order of its file is unreadable', () => {
    expect(read('21/11/2026', 'month-first')).toBe('unreadable')
    expect(read('11/21/2026', 'day-first')).toBe('unreadable')
  })

  it.each([
    '31/02/2026',
    '29/02/2026',
    '2026-13-01',
    '20261301',
    '32/01/2026',
    '1/2/3',
    '46347',
    '2026',
    'hier',
    '21 nivôse 2026',
    '12/2026',
    '2200-01-01',
  ])('%s is unreadable', (text) => {
    expect(read(text)).toBe('unreadable')
  })

  it.each(['', '  ', '00000000', '00/00/0000', '0000-00-00'])('%j is no date', (text) => {
    expect(read(text)).toBe('empty')
  })

  it('printed and read again is itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25567, max: 47481 }), (number) => {
        const day = dayOf(number)
        const [year, month, date] = day.split('-')
        expect(read(day)).toBe(day)
        expect(read(`${year}${month}${date}`)).toBe(day)
        expect(read(`${date}/${month}/${year}`, 'day-first')).toBe(day)
        expect(read(`${month}/${date}/${year}`, 'month-first')).toBe(day)
        expect(read(`${date}.${month}.${year}`)).toBe(day)
      }),
    )
  })
})
