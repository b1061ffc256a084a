// How amounts and days are written for people in French and English: `1 234,56 €`, `21/11/2026`, `21 Nov 2026`.

import type { Cents, Day } from '@quittance/law'
import type { Instant } from './instant.ts'
import type { Locale } from './locale.ts'

const moneyFormats = new Map<string, Intl.NumberFormat>()

/** Whole cents of any currency with two decimals; other currencies are refused at the door. */
export function formatMoney(cents: Cents, currency: string, locale: Locale): string {
  const key = locale + currency
  let format = moneyFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency })
    moneyFormats.set(key, format)
  }
  return format.format(cents / 100)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** In English the month is spelt: 03/04 means two days. */
export function formatDay(day: Day, locale: Locale): string {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)]
  return locale === 'fr' ? `${date}/${month}/${year}` : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** A moment as the clocks of a time zone showed it: `21/11/2026 09:05`, `21 Nov 2026 09:05`. */
export function formatMoment(at: Instant, zone: string, locale: Locale): string {
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-CA', { ...numeric, timeZone: zone, hourCycle: 'h23' })
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as Day
  return `${formatDay(day, locale)} ${parts.get('hour')}:${parts.get('minute')}`
}
