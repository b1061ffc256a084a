// The values that every computation of the law is made of: days and amounts. Whole numbers only; no clock, no zone, no
// float.

/**
 * A calendar day, `2026-11-21`: no hour, no time zone. Compare with `<` and `===`: the text order is the order of time.
 */
export type Day = `${number}-${number}-${number}`

/** Days since 1970-01-01, for loops over many days; never leaves the program. */
export type DayNumber = number

/** An amount in the minor unit of its currency (two decimals), a safe whole number. */
export type Cents = number

/** A yearly rate in hundredths of a percent: 12.40 % is 1240. */
export type BasisPoints = number

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day that a text names, or null when it is not a real calendar day written `YYYY-MM-DD`. */
export function parseDay(text: string): Day | null {
  const match = DAY_PATTERN.exec(text)
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return text as Day
}

/** Days since 1970-01-01 (negative before), after Howard Hinnant's civil calendar arithmetic. */
export function dayNumber(day: Day): DayNumber {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  return dayNumberOf(year, month, date)
}

export function dayNumberOf(year: number, month: number, date: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The day of a day number. */
export function dayOf(number: DayNumber): Day {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayFrom(year, month, date)
}

export function dayFrom(year: number, month: number, date: number): Day {
  const years = year > 999 ? year : String(year).padStart(4, '0')
  return `${years}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day
}

export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days)

/** Days from one day to another: positive when `to` is later. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/**
 * The same date some months later; the last day of the month where that date does not exist (31 January + 1 → 28 or 29
 * February).
 */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return dayFrom(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)))
}

export function endOfMonth(day: Day): Day {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  return dayFrom(year, month, daysInMonth(year, month))
}

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export const earliest = (...days: readonly Day[]): Day => days.reduce((a, b) => (b < a ? b : a))
export const latest = (...days: readonly Day[]): Day => days.reduce((a, b) => (b > a ? b : a))

/**
 * `amount × numerator ÷ denominator`, exact, then rounded half up once. The only rounding of the law's amounts.
 * Plain numbers while twice the product is a safe whole number, `bigint` beyond; nothing here is ever negative.
 */
export function timesFraction(amount: Cents, numerator: number, denominator: number): Cents {
  const twice = 2 * amount * numerator + denominator
  const divisor = 2 * denominator
  // Taking the remainder off first makes the division exact: no quotient lies near enough to a whole number to be
  // pulled over it.
  if (twice <= Number.MAX_SAFE_INTEGER) return (twice - (twice % divisor)) / divisor
  return Number((2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator)) / BigInt(divisor))
}

/**
 * Hundredths as a person writes them: `1200`, `1200.5`, `1200,50` → 120000, 120050, 120050. Null when it is not that.
 */
export function parseHundredths(text: string): number | null {
  const match = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
