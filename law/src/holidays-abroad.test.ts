// The oracle is the `date-holidays` package: another author's reading of the same calendars.

import Holidays from 'date-holidays'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type Day,
  dayFrom,
  HOLIDAY_COUNTRIES,
  type HolidayCountry,
  isHolidayAbroad,
  holidaysIn,
  isHolidayIn,
  UnknownParameter,
} from './index.ts'

/** The fifth of May is a day off every five years by collective agreement; the oracle leaves it out. */
const LIBERATION: readonly string[] = ['2025-05-05', '2030-05-05']

function daysOfOracle(country: HolidayCountry, year: number): string[] {
  const oracle = country === 'GB' ? new Holidays('GB', 'ENG') : new Holidays(country)
  const days = oracle.getHolidays(year).filter((holiday) => holiday.type === 'public')
  const added = country === 'NL' ? LIBERATION.filter((day) => day.startsWith(String(year))) : []
  return [...new Set([...days.map((holiday) => holiday.date.slice(0, 10)), ...added])].toSorted()
}

function ourDays(country: HolidayCountry, year: number): Day[] {
  const days: Day[] = []
  for (let day = dayFrom(year, 1, 1); day <= dayFrom(year, 12, 31); day = addDays(day, 1))
    if (isHolidayAbroad(day, country)) days.push(day)
  return days
}

describe.each(HOLIDAY_COUNTRIES)('%s', (country) => {
  test.each([2024, 2025, 2026, 2027, 2028, 2029, 2030])('%i: the same days as the oracle', (year) => {
    expect(ourDays(country, year)).toEqual(daysOfOracle(country, year))
  })
})

test('in England, what falls on a weekend is kept on the next working days', () => {
  // Christmas 2027 is a Saturday.
  expect(['2027-12-27', '2027-12-28', '2027-12-29'].map((day) => isHolidayAbroad(day as Day, 'GB'))).toEqual([
    true,
    true,
    false,
  ])
  // And the first of January 2028 too.
  expect(isHolidayAbroad('2028-01-03', 'GB')).toBe(true)
})

test('the king of the Netherlands is kept on a Saturday when his day is a Sunday', () => {
  expect([isHolidayAbroad('2025-04-26', 'NL'), isHolidayAbroad('2025-04-27', 'NL')]).toEqual([true, false])
})

test('Italy keeps Saint Francis from 2026 on', () => {
  expect([isHolidayAbroad('2025-10-04', 'IT'), isHolidayAbroad('2026-10-04', 'IT')]).toEqual([false, true])
})

test('years before the lists, and what is no day, are refused', () => {
  expect(() => isHolidayAbroad('2023-12-25', 'DE')).toThrow(UnknownParameter)
  expect(() => isHolidayAbroad('2026-02-30', 'DE')).toThrow(expect.objectContaining({ code: 'law.input_wrong' }))
})

test('asked of any place, years before the lists abroad have none', () => {
  expect(isHolidayIn('2023-12-25', 'DE')).toBe(false)
  expect(isHolidayIn('2024-12-25', 'DE')).toBe(true)
  expect(isHolidayIn('2023-12-25', 'metropole')).toBe(true)
})

test('of a year are listed for any place, and are the days that are asked about one by one', () => {
  expect([...holidaysIn(2026, 'DE')].toSorted()).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-10-03',
    '2026-12-25',
    '2026-12-26',
  ])
  expect([...holidaysIn(2023, 'DE')]).toEqual([])
  expect(holidaysIn(2023, 'metropole').has('2023-07-14')).toBe(true)
  expect(() => holidaysIn(1983, 'metropole')).toThrow(UnknownParameter)
})
