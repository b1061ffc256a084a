// Figures of the law as dated data. Asking for a day that nobody looked up throws: there is no fallback to the last
// value known.

import { UnknownParameter } from '../errors.ts'
import type { Source } from '../explain.ts'
import { addDays, addMonths, type Day } from '../values.ts'

export type Entry<T> = { readonly from: Day; readonly value: T; readonly source: Source }

export type Parameter<T> = {
  readonly name: string
  /**
   * When the law reads it: on the day itself, or on the first day of the half-year, for the whole half-year. What is
   * read at the start of a half-year stays known to its end, even past `checkedUntil`.
   */
  readonly readOn: 'the-day' | 'first-day-of-half-year'
  /** Oldest first. */
  readonly entries: readonly Entry<T>[]
  /** Someone looked at the official source: nothing newer is in force up to this day. */
  readonly checkedUntil: Day
}

/** The entry that governs a day. Throws UnknownParameter before the first and after the last day that was checked. */
export function entryOn<T>(parameter: Parameter<T>, day: Day): Entry<T> {
  const readDay = parameter.readOn === 'the-day' ? day : halfYearStart(day)
  const entry = readDay > parameter.checkedUntil ? undefined : parameter.entries.findLast((e) => e.from <= readDay)
  if (!entry) throw unknownOn(parameter, readDay)
  return entry
}

/** The last day that can be answered. */
export function knownThrough(parameter: Parameter<unknown>): Day {
  if (parameter.readOn === 'the-day') return parameter.checkedUntil
  return addDays(addMonths(halfYearStart(parameter.checkedUntil), 6), -1)
}

export function unknownOn(parameter: Parameter<unknown>, day: Day): UnknownParameter {
  const { name, entries } = parameter
  return new UnknownParameter({
    parameter: name,
    day,
    knownFrom: entries[0]?.from ?? day,
    knownThrough: knownThrough(parameter),
  })
}

/** 1 January or 1 July. */
export const halfYearStart = (day: Day): Day =>
  (day.slice(5) < '07' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 4)}-07-01`) as Day
