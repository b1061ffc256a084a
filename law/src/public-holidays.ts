// French public holidays, and the working days between them (Monday to Friday). For what we send and the deadlines we
// print: they never move a due date.

import { easterSunday } from './easter.ts'
import { UnknownParameter } from './errors.ts'
import { assertDays } from './input-guards.ts'
import { addDays, type Day, dayFrom, weekday } from './values.ts'

/** Where public holidays differ by law. */
export const HOLIDAY_ZONES = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
] as const
export type HolidayZone = (typeof HOLIDAY_ZONES)[number]

/** Every year's, as month and day (C. trav. L3133-1). */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50] as const

type Local = { readonly fixed: readonly string[]; readonly isGoodFriday: boolean }

/** Added by local law: Alsace-Moselle, C. trav. L3134-13; the abolition of slavery overseas, C. trav. L3422-2. */
const LOCAL: Readonly<Record<HolidayZone, Local>> = {
  metropole: { fixed: [], isGoodFriday: false },
  'alsace-moselle': { fixed: ['12-26'], isGoodFriday: true },
  guadeloupe: { fixed: ['05-27'], isGoodFriday: true },
  martinique: { fixed: ['05-22'], isGoodFriday: true },
  guyane: { fixed: ['06-10'], isGoodFriday: false },
  reunion: { fixed: ['12-20'], isGoodFriday: false },
  mayotte: { fixed: ['04-27'], isGoodFriday: false },
}

/** The list is the one in force since these days were made holidays overseas; earlier years are not answered. */
const FIRST_YEAR = 1984

/**
 * Whether a day is a public holiday in a zone.
 * @article C. trav. L3133-1, L3134-13, L3422-2
 */
export function isPublicHoliday(day: Day, zone: HolidayZone): boolean {
  assertDays({ day })
  return publicHolidaysOf(Number(day.slice(0, 4)), zone).has(day)
}

/**
 * Monday to Friday, and not a public holiday.
 * @article C. trav. L3133-1, L3134-13, L3422-2
 */
export const isWorkingDay = (day: Day, zone: HolidayZone): boolean => !isPublicHoliday(day, zone) && weekday(day) <= 5

/**
 * The day itself when it is a working day, else the first one after it.
 * @article C. trav. L3133-1, L3134-13, L3422-2
 */
export function nextWorkingDay(day: Day, zone: HolidayZone): Day {
  let next = day
  while (!isWorkingDay(next, zone)) next = addDays(next, 1)
  return next
}

const kept = new Map<string, ReadonlySet<Day>>()

/**
 * All public holidays of a year in a zone.
 * @article C. trav. L3133-1, L3134-13, L3422-2
 */
export function publicHolidaysOf(year: number, zone: HolidayZone): ReadonlySet<Day> {
  const key = `${year} ${zone}`
  const known = kept.get(key)
  if (known) return known
  if (year < FIRST_YEAR) {
    const knownFrom = dayFrom(FIRST_YEAR, 1, 1)
    const knownThrough = dayFrom(9999, 12, 31)
    throw new UnknownParameter({ parameter: 'public-holidays', day: dayFrom(year, 1, 1), knownFrom, knownThrough })
  }
  const easter = easterSunday(year)
  const local = LOCAL[zone]
  const days = new Set([
    ...[...FIXED, ...local.fixed].map((date) => `${year}-${date}` as Day),
    ...AFTER_EASTER.map((offset) => addDays(easter, offset)),
    ...(local.isGoodFriday ? [addDays(easter, -2)] : []),
  ])
  kept.set(key, days)
  return days
}
