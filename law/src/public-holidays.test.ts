// The oracle is the `date-holidays` package: another author's reading of the same calendar. It is slow, so days are
// sampled.

import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Day,
  dayFrom,
  type HolidayZone,
  isPublicHoliday,
  isWorkingDay,
  nextWorkingDay,
  UnknownParameter,
} from './index.ts'

const REGIONS: Readonly<Record<HolidayZone, string | null>> = {
  metropole: null,
  'alsace-moselle': '67',
  guadeloupe: 'GP',
  martinique: 'MQ',
  guyane: 'GF',
  reunion: 'RE',
  mayotte: 'YT',
}

function daysOfOracle(zone: HolidayZone, year: number): string[] {
  const region = REGIONS[zone]
  const oracle = region === null ? new Holidays('FR') : new Holidays('FR', region)
  const days = oracle.getHolidays(year).filter((holiday) => holiday.type === 'public')
  return [...new Set(days.map((holiday) => holiday.date.slice(0, 10)))].toSorted()
}

function ourDays(zone: HolidayZone, year: number): string[] {
  const days: string[] = []
  for (let month = 1; month <= 12; month++) {
    for (let date = 1; date <= 31; date++) {
      const day = dayFrom(year, month, date)
      if (isReal(day) && isPublicHoliday(day, zone)) days.push(day)
    }
  }
  return days
}

const isReal = (day: Day): boolean => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false

describe.each(Object.keys(REGIONS) as HolidayZone[])('%s', (zone) => {
  test.each([1999, 2008, 2024, 2026, 2038])('%i: the same days as the oracle', (year) => {
    expect(ourDays(zone, year)).toEqual(daysOfOracle(zone, year))
  })
})

test('Easter falls where the almanac says', () => {
  // Easter Mondays, the extremes among them.
  for (const day of ['2008-03-24', '2024-04-01', '2026-04-06', '2038-04-26', '2285-03-23'] as const) {
    expect(isPublicHoliday(day, 'metropole')).toBe(true)
  }
})

test('Good Friday and 26 December are holidays in Alsace-Moselle, not in Paris', () => {
  for (const day of ['2026-04-03', '2026-12-26'] as const) {
    expect([isPublicHoliday(day, 'alsace-moselle'), isPublicHoliday(day, 'metropole')]).toEqual([true, false])
  }
})

test('the abolition of slavery is kept on the day of each department', () => {
  expect(isPublicHoliday('2026-05-27', 'guadeloupe')).toBe(true)
  expect(isPublicHoliday('2026-05-22', 'martinique')).toBe(true)
  expect(isPublicHoliday('2026-06-10', 'guyane')).toBe(true)
  expect(isPublicHoliday('2026-12-20', 'reunion')).toBe(true)
  expect(isPublicHoliday('2026-04-27', 'mayotte')).toBe(true)
  expect(isPublicHoliday('2026-05-27', 'martinique')).toBe(false)
})

test('the next working day is the day itself, or the first after weekend and holiday', () => {
  expect(nextWorkingDay('2026-11-20', 'metropole')).toBe('2026-11-20')
  expect(nextWorkingDay('2026-11-21', 'metropole')).toBe('2026-11-23')
  expect(nextWorkingDay('2026-04-03', 'alsace-moselle')).toBe('2026-04-07')
  expect(nextWorkingDay('2026-12-25', 'alsace-moselle')).toBe('2026-12-28')
  expect(isWorkingDay('2026-11-11', 'metropole')).toBe(false)
})

test('between the next working day and the day asked nobody works', () => {
  const zones = fc.constantFrom(...(Object.keys(REGIONS) as HolidayZone[]))
  const days = fc.date({ min: new Date('1984-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, zones, (date, zone) => {
      const day = date.toISOString().slice(0, 10) as Day
      const next = nextWorkingDay(day, zone)
      expect(next >= day && isWorkingDay(next, zone)).toBe(true)
      expect(isWorkingDay(day, zone)).toBe(next === day)
    }),
  )
})

test('years before the list, and what is no day, are refused', () => {
  expect(() => isPublicHoliday('1983-05-01', 'metropole')).toThrow(UnknownParameter)
  expect(() => nextWorkingDay('2026-02-30', 'metropole')).toThrow(expect.objectContaining({ code: 'law.input_wrong' }))
})
