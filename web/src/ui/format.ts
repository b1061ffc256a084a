// Amounts, days and instants in words and figures, by Intl. Days never pass through a time zone; instants are shown in Paris.

import { daysBetween } from '@quittance/law'
import type { BasisPoints, Cents, Day } from '@quittance/law'
import type { Instant, Locale } from '../api-types.ts'

/** For a sentence or a name that arrives in lower case and opens a line. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export type Format = {
  /** 1 234,56 € */
  readonly money: (cents: Cents, currency?: string) => string
  /** 1 235 €: for charts and sentences where cents are noise. */
  readonly euros: (cents: Cents, currency?: string) => string
  /** 1 234,56: for fields and tables whose head names the currency. */
  readonly amount: (cents: Cents) => string
  readonly count: (n: number) => string
  /** 12,40 %: a yearly rate of the law, in hundredths of a percent. */
  readonly percent: (basisPoints: BasisPoints) => string
  readonly share: (part: number, whole: number) => string
  /** 21 nov. 2026; the year is left out when it is that of `today`. */
  readonly day: (day: Day) => string
  /** 21/11/2026 */
  readonly shortDay: (day: Day) => string
  /** samedi 21 novembre 2026 */
  readonly longDay: (day: Day) => string
  /** sam. */
  readonly weekday: (day: Day) => string
  readonly month: (day: Day) => string
  /** dans 3 jours, hier; beyond a month, the day itself. */
  readonly relativeDay: (day: Day) => string
  /** 21 nov. à 14:05 */
  readonly instant: (instant: Instant) => string
  readonly size: (bytes: number) => string
  readonly list: (parts: readonly string[]) => string
}

const TAGS = { fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Locale, string>

export function createFormat(locale: Locale, today: Day): Format {
  const tag = TAGS[locale]
  const numbers = new Intl.NumberFormat(tag)
  const amounts = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const shares = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
  const percents = new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 2 })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const instants = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  })
  const dayIn = dayFormats(tag)
  const day = (d: Day) => (d.slice(0, 4) === today.slice(0, 4) ? dayIn.dayOfYear(d) : dayIn.day(d))

  return {
    money: moneyFormat(tag, 2),
    euros: moneyFormat(tag, 0),
    amount: (cents) => amounts.format(cents / 100),
    count: (n) => numbers.format(n),
    percent: (basisPoints) => percents.format(basisPoints / 10_000),
    share: (part, whole) => shares.format(whole === 0 ? 0 : part / whole),
    day,
    shortDay: dayIn.short,
    longDay: dayIn.long,
    weekday: dayIn.weekday,
    month: dayIn.month,
    relativeDay: (d) => {
      const days = daysBetween(today, d)
      return Math.abs(days) <= 31 ? relative.format(days, 'day') : day(d)
    },
    instant: (instant) => firstIn(tag, instants.format(new Date(instant))),
    size: (bytes) => sizeText(bytes, tag),
    list: (parts) => new Intl.ListFormat(tag).format(parts),
  }
}

function moneyFormat(tag: string, digits: 0 | 2) {
  const formats = new Map<string, Intl.NumberFormat>()
  return (cents: Cents, currency = 'EUR') => {
    const known = formats.get(currency)
    const format =
      known ??
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      })
    if (!known) formats.set(currency, format)
    return format.format(cents / 100)
  }
}

function dayFormats(tag: string) {
  const by = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return (day: Day) => firstIn(tag, format.format(new Date(`${day}T00:00:00Z`)))
  }
  return {
    day: by({ day: 'numeric', month: 'short', year: 'numeric' }),
    dayOfYear: by({ day: 'numeric', month: 'short' }),
    short: by({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    long: by({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: by({ weekday: 'short' }),
    month: by({ month: 'long', year: 'numeric' }),
  }
}

/** French says the first of a month, `1er décembre`, which Intl does not. */
const firstIn = (tag: string, text: string): string =>
  tag.startsWith('fr') ? text.replace(/(^|\s)1(?=\s\p{L})/u, (_all, before: string) => `${before}1er`) : text

function sizeText(bytes: number, tag: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const unit = units[power] ?? 'byte'
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power)
}
