// National public holidays of the countries around France: for what we send there. Holidays of a region, of a canton or of a
// town are not handled, nor days proclaimed for one year only. Switzerland has one by federal law, the first of August; the
// others are those that most cantons keep.

import { easterSunday } from './easter.ts'
import { UnknownParameter } from './errors.ts'
import { assertDays } from './input-guards.ts'
import { type HolidayZone, isPublicHoliday, publicHolidaysOf } from './public-holidays.ts'
import { addDays, type Day, dayFrom, weekday } from './values.ts'

/** GB: England and Wales. */
export const HOLIDAY_COUNTRIES = ['BE', 'CH', 'DE', 'ES', 'GB', 'IT', 'LU', 'NL', 'PT'] as const
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number]
/** Whose public holidays are kept: a part of France, or a country. */
export type HolidayPlace = HolidayZone | HolidayCountry

type Holidays = {
  /** Every year's, as month and day. */
  readonly fixed: readonly string[]
  /** Days after Easter Sunday. */
  readonly fromEaster: readonly number[]
  /** Days that depend on the year or on the weekday. */
  readonly others?: (year: number) => readonly Day[]
}

const HOLIDAYS: Readonly<Record<HolidayCountry, Holidays>> = {
  BE: {
    fixed: ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'],
    fromEaster: [1, 39, 50],
  },
  CH: {
    fixed: ['01-01', '08-01', '12-25', '12-26'],
    fromEaster: [-2, 0, 1, 39, 49, 50],
    // The federal day of thanksgiving, the third Sunday of September.
    others: (year) => [weekdayFrom(dayFrom(year, 9, 15), 7)],
  },
  DE: { fixed: ['01-01', '05-01', '10-03', '12-25', '12-26'], fromEaster: [-2, 1, 39, 50] },
  ES: {
    fixed: ['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
    fromEaster: [-2],
  },
  GB: { fixed: ['01-01', '12-25', '12-26'], fromEaster: [-2, 1], others: bankHolidays },
  IT: {
    fixed: ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'],
    fromEaster: [0, 1],
    // Saint Francis, from 2026 on.
    others: (year) => (year >= 2026 ? [dayFrom(year, 10, 4)] : []),
  },
  LU: {
    fixed: ['01-01', '05-01', '05-09', '06-23', '08-15', '11-01', '12-25', '12-26'],
    fromEaster: [1, 39, 50],
  },
  NL: { fixed: ['01-01', '12-25', '12-26'], fromEaster: [0, 1, 39, 49, 50], others: dutchDays },
  PT: {
    fixed: ['01-01', '04-25', '05-01', '06-10', '08-15', '10-05', '11-01', '12-01', '12-08', '12-25'],
    fromEaster: [-2, 0, 60],
  },
}

/** The lists are those in force from this year on; earlier years are not answered. */
const FIRST_YEAR = 2024

/**
 * Whether a day is a public holiday in the whole of a neighbouring country.
 * @article BE: arrêté royal 18 avril 1974; CH: Cst. 110 III; DE: Einigungsvertrag 2 II; ES: RD 2001/1983 art. 45; GB: Banking and Financial Dealings Act 1971; IT: legge 260/1949; LU: C. trav. L232-2; NL: Algemene termijnenwet 3; PT: Código do Trabalho 234
 */
export function isHolidayAbroad(day: Day, country: HolidayCountry): boolean {
  assertDays({ day })
  return holidaysOf(Number(day.slice(0, 4)), country).has(day)
}

/**
 * Whether a day is a public holiday of a part of France or of a neighbour; abroad, years before the lists are taken to have none.
 * @article C. trav. L3133-1, L3134-13, L3422-2; abroad, see `isHolidayAbroad`
 */
export function isHolidayIn(day: Day, place: HolidayPlace): boolean {
  const country = HOLIDAY_COUNTRIES.find((known) => known === place)
  if (country === undefined) return isPublicHoliday(day, place as HolidayZone)
  return Number(day.slice(0, 4)) >= FIRST_YEAR && isHolidayAbroad(day, country)
}

/**
 * All public holidays of a year in a part of France or in a neighbour; abroad, years before the lists are taken to have none.
 * @article C. trav. L3133-1, L3134-13, L3422-2; abroad, see `isHolidayAbroad`
 */
export function holidaysIn(year: number, place: HolidayPlace): ReadonlySet<Day> {
  const country = HOLIDAY_COUNTRIES.find((known) => known === place)
  if (country === undefined) return publicHolidaysOf(year, place as HolidayZone)
  return year >= FIRST_YEAR ? holidaysOf(year, country) : new Set()
}

const kept = new Map<string, ReadonlySet<Day>>()

function holidaysOf(year: number, country: HolidayCountry): ReadonlySet<Day> {
  const key = `${year} ${country}`
  const known = kept.get(key)
  if (known) return known
  if (year < FIRST_YEAR) {
    const knownFrom = dayFrom(FIRST_YEAR, 1, 1)
    const knownThrough = dayFrom(9999, 12, 31)
    throw new UnknownParameter({ parameter: 'holidays-abroad', day: dayFrom(year, 1, 1), knownFrom, knownThrough })
  }
  const { fixed, fromEaster, others } = HOLIDAYS[country]
  const easter = easterSunday(year)
  const days = new Set([
    ...fixed.map((date) => `${year}-${date}` as Day),
    ...fromEaster.map((offset) => addDays(easter, offset)),
    ...(others?.(year) ?? []),
  ])
  kept.set(key, days)
  return days
}

/** The Mondays of May and August, and the days kept instead of those that fall on a weekend. */
function bankHolidays(year: number): readonly Day[] {
  const newYear = dayFrom(year, 1, 1)
  const christmas = [dayFrom(year, 12, 25), dayFrom(year, 12, 26)].filter((day) => weekday(day) > 5)
  return [
    weekdayFrom(dayFrom(year, 5, 1), 1),
    weekdayFrom(dayFrom(year, 5, 25), 1),
    weekdayFrom(dayFrom(year, 8, 25), 1),
    ...(weekday(newYear) > 5 ? [weekdayFrom(newYear, 1)] : []),
    // Both may fall on the weekend: Monday and Tuesday then.
    ...christmas.map((day) => addDays(day, 2)),
  ]
}

/** King's day, on the eve of a Sunday; the liberation every five years, by collective agreements. */
function dutchDays(year: number): readonly Day[] {
  const kingsDay = dayFrom(year, 4, 27)
  return [weekday(kingsDay) === 7 ? addDays(kingsDay, -1) : kingsDay, ...(year % 5 === 0 ? [dayFrom(year, 5, 5)] : [])]
}

/** The first such weekday from a day on. */
const weekdayFrom = (day: Day, wanted: number): Day => addDays(day, (wanted - weekday(day) + 7) % 7)
