// Days as files write them: 2026-11-21, 20261121, 21/11/2026, 21.11.26, 21 novembre 2026, Nov 21, 2026, with or without an hour.
// 03/04/2026 is ambiguous until the rest of its file shows whether days or months come first.

import { parseDay, type Day } from '#kernel/day.ts'

export type DayOrder = 'day-first' | 'month-first'

export type DayReading =
  /** `order`: what this date proves about its file, or null when it proves nothing. */
  | { readonly kind: 'day'; readonly day: Day; readonly order: DayOrder | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ambiguous'; readonly dayFirst: Day; readonly monthFirst: Day }
  | { readonly kind: 'unreadable' }

const UNREADABLE: DayReading = { kind: 'unreadable' }
const TIME = /[T\s]+\d{1,2}[:h]\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

export function readDay(text: string, order: DayOrder | null): DayReading {
  const written = text.length === 10 ? parseDay(text) : null
  if (written !== null && written >= '1900' && written < '2100') return { kind: 'day', day: written, order: null }
  const body = text.trim().replace(TIME, '')
  // Some programs print a missing date as zeros.
  if (body === '' || /^[0\s/.-]+$/.test(body)) return { kind: 'empty' }
  const yearFirst = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/.exec(body) ?? /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(body)
  if (yearFirst) return certain(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), null)
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(body)
  if (yearLast) {
    const year = fullYear(yearLast[4] ?? '')
    // Nobody writes months first with dots.
    return inOrder(year, Number(yearLast[1]), Number(yearLast[3]), yearLast[2] === '.' ? 'day-first' : order)
  }
  return named(body)
}

function inOrder(year: number, first: number, second: number, order: DayOrder | null): DayReading {
  const dayFirst = dayOf(year, second, first)
  const monthFirst = dayOf(year, first, second)
  if (order === 'day-first')
    return dayFirst ? { kind: 'day', day: dayFirst, order: proves(monthFirst, 'day-first') } : UNREADABLE
  if (order === 'month-first')
    return monthFirst ? { kind: 'day', day: monthFirst, order: proves(dayFirst, 'month-first') } : UNREADABLE
  if (dayFirst && monthFirst) {
    return dayFirst === monthFirst
      ? { kind: 'day', day: dayFirst, order: null }
      : { kind: 'ambiguous', dayFirst, monthFirst }
  }
  if (dayFirst) return { kind: 'day', day: dayFirst, order: 'day-first' }
  if (monthFirst) return { kind: 'day', day: monthFirst, order: 'month-first' }
  return UNREADABLE
}

const proves = (otherReading: Day | null, order: DayOrder): DayOrder | null => (otherReading ? null : order)

const MONTHS: readonly RegExp[] = [
  /^jan(v|vier|uary)?$/,
  /^(fe[bv]|fevr|fevrier|february)$/,
  /^mar(s|ch)?$/,
  /^(apr|avr|april|avril)$/,
  /^(mai|may)$/,
  /^(juin|june?)$/,
  /^(juil|juillet|july?)$/,
  /^(aug|aout|august)$/,
  /^(sept?|september|septembre)$/,
  /^(oct|october|octobre)$/,
  /^(nov|november|novembre)$/,
  /^(dec|december|decembre)$/,
]

/** 21 novembre 2026, 1er mars 2026, 21-nov-26, November 21, 2026. */
function named(body: string): DayReading {
  const plain = body.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?[\s./-]+([a-z]+)\.?[\s./-]+(\d{4}|\d{2})$/.exec(plain)
  const monthFirst = /^([a-z]+)\.?[\s./-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s./-]+(\d{4})$/.exec(plain)
  const [date, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : []
  if (date === undefined || name === undefined || year === undefined) return UNREADABLE
  const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1
  return month === 0 ? UNREADABLE : certain(fullYear(year), month, Number(date), null)
}

/** Two digits mean 1980 to 2079. */
const fullYear = (year: string): number =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 80 ? 2000 : 1900)

function certain(year: number, month: number, date: number, order: DayOrder | null): DayReading {
  const day = dayOf(year, month, date)
  return day ? { kind: 'day', day, order } : UNREADABLE
}

function dayOf(year: number, month: number, date: number): Day | null {
  if (year < 1900 || year > 2099) return null
  return parseDay(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}
