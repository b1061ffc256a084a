// The day that a sentence names, as people write it: « le 15 décembre », « vendredi », « fin de mois », "by Dec 15". Counted from
// the day on which it was written. A day without a year is the next one to come; nothing is guessed from a bare number.

import { addDays, addMonths, type Day, endOfMonth, parseDay, weekday } from '#kernel'

const MONTHS: Readonly<Record<string, number>> = {
  janvier: 1, janv: 1, january: 1, jan: 1,
  février: 2, fevrier: 2, févr: 2, fevr: 2, fév: 2, february: 2, feb: 2,
  mars: 3, march: 3, mar: 3,
  avril: 4, avr: 4, april: 4, apr: 4,
  mai: 5, may: 5,
  juin: 6, june: 6, jun: 6,
  juillet: 7, juil: 7, july: 7, jul: 7,
  août: 8, aout: 8, august: 8, aug: 8,
  septembre: 9, sept: 9, september: 9, sep: 9,
  octobre: 10, oct: 10, october: 10,
  novembre: 11, nov: 11, november: 11,
  décembre: 12, decembre: 12, déc: 12, dec: 12, december: 12,
} // prettier-ignore

const WEEKDAYS: Readonly<Record<string, number>> = {
  lundi: 1, monday: 1,
  mardi: 2, tuesday: 2,
  mercredi: 3, wednesday: 3,
  jeudi: 4, thursday: 4,
  vendredi: 5, friday: 5,
  samedi: 6, saturday: 6,
  dimanche: 7, sunday: 7,
} // prettier-ignore

const MONTH = Object.keys(MONTHS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
const WEEKDAY = Object.keys(WEEKDAYS).join('|')

const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/
const NUMBERS = /(?<![\d/.])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?(?![\d/]|\.\d)/
const DAY_MONTH = new RegExp(`(?<!\\d)(\\d{1,2})(?:er|st|nd|rd|th)?(?: of)? (${MONTH})\\b\\.?(?:,? (\\d{4}))?`, 'i')
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'i')
const NEXT_WEEKDAY = new RegExp(`\\b(${WEEKDAY})\\b( prochain| en huit)?`, 'i')
const END_OF_MONTH_NAMED = new RegExp(`(?:fin|end of) (?:du mois de |de |d['’])?(${MONTH})\\b`, 'i')

type Reading = readonly [RegExp, (match: RegExpExecArray, written: Day) => Day | null]

const READINGS: readonly Reading[] = [
  [ISO, (match) => parseDay(match[0])],
  [DAY_MONTH, ([, day, month, year], written) => nextOn(Number(day), monthOf(month), year, written)],
  [MONTH_DAY, ([, month, day, year], written) => nextOn(Number(day), monthOf(month), year, written)],
  // Day before month: French, and the rest of Europe. An English month first is written in letters.
  [NUMBERS, ([, day, month, year], written) => nextOn(Number(day), Number(month), year, written)],
  [/après[- ]demain|day after tomorrow/i, (_, written) => addDays(written, 2)],
  [/\bdemain\b|\btomorrow\b/i, (_, written) => addDays(written, 1)],
  [/aujourd['’]hui|\btoday\b|ce jour\b|dans la journée/i, (_, written) => written],
  [/(fin|courant) de (la )?semaine prochaine|end of next week/i, (_, written) => friday(addDays(written, 7))],
  [/semaine prochaine|next week|sous (huit|8) jours|sous huitaine/i, (_, written) => friday(addDays(written, 7))],
  [/fin de (la |cette )?semaine|end of (the |this )?week/i, (_, written) => friday(written)],
  [/fin (du |de |ce )?mois prochain|end of next month/i, (_, written) => endOfMonth(addMonths(written, 1))],
  [END_OF_MONTH_NAMED, ([, month], written) => endOfNamed(monthOf(month), written)],
  [/fin (du |de |de ce |ce )mois|fin de mois|end of (the |this )?month/i, (_, written) => endOfMonth(written)],
  [/(?:dans|sous|in|within) (\d{1,2}) (?:jours?|days?)/i, ([, days], written) => addDays(written, Number(days))],
  [NEXT_WEEKDAY, ([, name, later], written) => nextWeekday(name, /huit/.test(later ?? ''), written)],
]

/** The first day that the text names, or null. */
export function namedDay(text: string, written: Day): Day | null {
  for (const [pattern, read] of READINGS) {
    const match = pattern.exec(text)
    const day = match === null ? null : read(match, written)
    if (day !== null) return day
  }
  return null
}

const monthOf = (name: string | undefined): number => MONTHS[name?.toLowerCase() ?? ''] ?? 0

/** Without a year: the next one to come, but up to a month past is past (« réglé le 12/11 », written on the 20th). */
function nextOn(day: number, month: number, year: string | undefined, written: Day): Day | null {
  if (year !== undefined) return dayOn(Number(year.length === 2 ? `20${year}` : year), month, day)
  const thisYear = Number(written.slice(0, 4))
  const near = [thisYear - 1, thisYear, thisYear + 1].flatMap((one) => dayOn(one, month, day) ?? [])
  return near.find((candidate) => candidate >= addDays(written, -92)) ?? null
}

const dayOn = (year: number, month: number, day: number): Day | null =>
  parseDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

function endOfNamed(month: number, written: Day): Day | null {
  const first = nextOn(1, month, undefined, endOfMonth(addMonths(written, -1)))
  return first === null ? null : endOfMonth(first)
}

const friday = (day: Day): Day => addDays(day, (5 - weekday(day) + 7) % 7)

/** « vendredi » is the next one; on a Friday, that of the week after. */
function nextWeekday(name: string | undefined, isWeekLater: boolean, written: Day): Day | null {
  const wanted = WEEKDAYS[name?.toLowerCase() ?? ''] ?? 0
  const ahead = (wanted - weekday(written) + 7) % 7 || 7
  return addDays(written, ahead + (isWeekLater ? 7 : 0))
}
