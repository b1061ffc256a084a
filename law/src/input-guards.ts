// What every function asks of its input before it reckons.

import { WrongInput } from './errors.ts'
import { type Day, dayNumber, type DayNumber, parseDay } from './values.ts'

/** Throws unless each day given exists in the calendar. */
export function assertDays(days: Readonly<Record<string, Day | undefined>>): void {
  for (const [field, day] of Object.entries(days)) {
    if (day !== undefined && parseDay(day) === null) throw new WrongInput({ field, given: day, because: 'not-a-day' })
  }
}

/** Throws unless a number is whole, safe and not negative. */
export function assertWhole(field: string, given: number): void {
  if (!Number.isSafeInteger(given) || given < 0)
    throw new WrongInput({ field, given, because: 'not-whole-and-positive' })
}

/** The number of a day, without looking whether its month has that date: for the million. */
export function quickDayNumber(field: string, day: Day): DayNumber {
  const number = dayNumber(day)
  if (!Number.isInteger(number)) throw new WrongInput({ field, given: day, because: 'not-a-day' })
  return number
}
