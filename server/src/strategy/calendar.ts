// Days on which something may leave, and working days, looked up in a table made once: law's answer for a day costs a
// thousand times more than a look-up. The calendar moves the sending; it never touches a legal count.

import { dayNumberOf, holidaysIn, type HolidayPlace } from '@quittance/law'
import { type Day, type DayNumber, dayNumber, dayOf } from '#kernel'
import { NO_DAY } from './model.ts'

export type Closure = { readonly from: Day; readonly until: Day }

export type CalendarInput = {
  /** Whose public holidays are kept when sending; null sends on them too. */
  readonly holidays: HolidayPlace | null
  /** 1 = Monday … 7 = Sunday. */
  readonly sendOn: readonly number[]
  readonly closures: readonly Closure[]
}

export type Calendar = {
  readonly firstDay: DayNumber
  readonly flags: Uint8Array
  /** Where it is a public holiday on which nothing leaves. */
  readonly holidays: ReadonlyMap<DayNumber, HolidayPlace>
  /** Days on which the company is closed, and the last day of that closure. */
  readonly closures: ReadonlyMap<DayNumber, DayNumber>
}

const SENDING = 1
const WORKING = 2
/** Two years back for clocks that already run, five years ahead for terms and instalments. */
const DAYS_BACK = 731
const DAYS_AHEAD = 1827

/** `place`: where the debtor is, whose holidays are kept beside ours. */
export function compileCalendar(input: CalendarInput, today: DayNumber, place: HolidayPlace | null = null): Calendar {
  const firstDay = today - DAYS_BACK
  const flags = weeksFrom(firstDay, input.sendOn)
  const clear = (day: DayNumber, flag: number): void => {
    const index = day - firstDay
    if (index >= 0 && index < flags.length) flags[index] = (flags[index] ?? 0) & ~flag
  }
  const holidays = new Map<DayNumber, HolidayPlace>()
  const kept = [...new Set([place, input.holidays])].filter((where) => where !== null)
  const years = { from: yearOf(firstDay), to: yearOf(firstDay + flags.length - 1) }
  // Ours last: a holiday here and there is called by ours.
  for (const where of kept) {
    for (const day of holidaysBetween(years, where)) {
      clear(day, WORKING | SENDING)
      holidays.set(day, where)
    }
  }
  if (input.holidays === null) for (const day of holidaysBetween(years, 'metropole')) clear(day, WORKING)
  const closures = new Map<DayNumber, DayNumber>()
  for (const { from, until } of input.closures) {
    const end = Math.min(dayNumber(until), firstDay + flags.length - 1)
    for (let day = Math.max(dayNumber(from), firstDay); day <= end; day++) {
      clear(day, SENDING)
      closures.set(day, Math.max(closures.get(day) ?? NO_DAY, dayNumber(until)))
    }
  }
  return { firstDay, flags, holidays, closures }
}

/** As far as the table goes, with nothing but the days of the week. */
function weeksFrom(firstDay: DayNumber, sendOn: readonly number[]): Uint8Array {
  const flags = new Uint8Array(DAYS_BACK + DAYS_AHEAD)
  for (let index = 0; index < 7; index++) {
    const weekday = weekdayOf(firstDay + index)
    flags[index] = (sendOn.includes(weekday) ? SENDING : 0) | (weekday <= 5 ? WORKING : 0)
  }
  for (let index = 7; index < flags.length; index++) flags[index] = flags[index - 7] ?? 0
  return flags
}

type Years = { readonly from: number; readonly to: number }

const holidaysBetween = ({ from, to }: Years, where: HolidayPlace): readonly DayNumber[] =>
  Array.from({ length: to - from + 1 }, (_, index) => [...holidaysIn(from + index, where)].map(dayNumber)).flat()

export const isSendingDay = (calendar: Calendar, day: DayNumber): boolean => has(calendar, day, SENDING)

/** The day itself when something may leave on it, else the next one that does. */
export const nextSendingDay = (calendar: Calendar, day: DayNumber): DayNumber => next(calendar, day, SENDING)

/** The first later day that is not without sending for the same reason as this one: a Monday of Easter after its Sunday. */
export function nextOtherDay(calendar: Calendar, day: DayNumber): DayNumber {
  const { closures, holidays } = calendar
  const closedUntil = closures.get(day)
  const isAlike = (other: DayNumber): boolean =>
    !isSendingDay(calendar, other) &&
    closures.get(other) === closedUntil &&
    (closedUntil !== undefined || holidays.get(other) === holidays.get(day))
  let at = day + 1
  while (isAlike(at)) at++
  return at
}

export const nextWorkingDay = (calendar: Calendar, day: DayNumber): DayNumber => next(calendar, day, WORKING)

/** The day on which so many working days have passed after `day`: five working days after a Friday is the next Friday. */
export function addWorkingDays(calendar: Calendar, day: DayNumber, count: number): DayNumber {
  let at = day
  for (let left = count; left > 0; left--) at = nextWorkingDay(calendar, at + 1)
  return at
}

/**
 * The first day after the weeks in which nothing of level 3 or 4 leaves by itself (August, 24 December to 2 January);
 * NO_DAY on any other day.
 */
export function endOfQuietPeriod(day: DayNumber): DayNumber {
  const monthAndDate = dayOf(day).slice(5)
  const year = yearOf(day)
  if (monthAndDate.startsWith('08')) return dayNumberOf(year, 9, 1)
  if (monthAndDate >= '12-24') return dayNumberOf(year + 1, 1, 3)
  if (monthAndDate <= '01-02') return dayNumberOf(year, 1, 3)
  return NO_DAY
}

function next(calendar: Calendar, day: DayNumber, flag: number): DayNumber {
  const end = calendar.firstDay + calendar.flags.length
  let at = day
  while (at < end && !has(calendar, at, flag)) at++
  return at
}

/** Outside the table every day counts: that far away a weekend more or less decides nothing. */
function has(calendar: Calendar, day: DayNumber, flag: number): boolean {
  const index = day - calendar.firstDay
  if (index < 0 || index >= calendar.flags.length) return true
  return ((calendar.flags[index] ?? 0) & flag) !== 0
}

const yearOf = (day: DayNumber): number => Number(dayOf(day).slice(0, 4))
const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1
