// How amounts, days and sentences are written in French and English, and what is taken out of names before they are.

import type { BasisPoints, Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'

/** Before `:` and `»`, inside `n° 12` and `10 %`: a space that does not break. */
export const NBSP = '\u00a0'
/** Before `;`, `!` and `?`, and between thousands: its narrow form. */
export const NNBSP = '\u202f'

/** A hyphen is not one. */
const MINUS = '\u2212'

export type Formats = {
  readonly money: (cents: Cents) => string
  /** `21 novembre 2026`. */
  readonly day: (day: Day) => string
  /** `21/11/2026`, for tables; in English the month is spelt, since 03/04 means two days. */
  readonly shortDay: (day: Day) => string
  readonly days: (count: number) => string
  readonly percent: (rate: BasisPoints) => string
  /** `6,2 Mo`; below a megabyte in whole kilobytes. */
  readonly size: (bytes: number) => string
  readonly count: (count: number, one: string, many: string) => string
  /** `a, b et c`. */
  readonly list: (items: readonly string[]) => string
}

const cache = new Map<string, Formats>()

export function formatsOf(locale: Locale, currency: string): Formats {
  const key = locale + currency
  const formats = cache.get(key) ?? createFormats(locale, currency)
  cache.set(key, formats)
  return formats
}

function createFormats(locale: Locale, currency: string): Formats {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const number = new Intl.NumberFormat(tag)
  const percent = new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const plural = new Intl.PluralRules(tag)
  const megabytes = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 })
  const list = new Intl.ListFormat(tag, { type: 'conjunction' })
  const count = (n: number, one: string, many: string): string =>
    `${number.format(n)}${NBSP}${plural.select(n) === 'one' ? one : many}`
  return {
    money: (cents) => formatMoney(cents, currency, locale).replace('-', MINUS),
    day: (day) => longDay(day, locale),
    shortDay: (day) => formatDay(day, locale).replaceAll(' ', NBSP),
    days: (n) => (locale === 'fr' ? count(n, 'jour', 'jours') : count(n, 'day', 'days')),
    percent: (rate) => percent.format(rate / 100) + (locale === 'fr' ? `${NBSP}%` : '%'),
    size: (bytes) =>
      bytes < 1_000_000
        ? `${Math.max(1, Math.round(bytes / 1_000))}${NBSP}${locale === 'fr' ? 'ko' : 'kB'}`
        : `${megabytes.format(bytes / 1_000_000)}${NBSP}${locale === 'fr' ? 'Mo' : 'MB'}`,
    count,
    list: (items) => list.format(items),
  }
}

const MONTHS: Readonly<Record<Locale, string>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  en: 'January February March April May June July August September October November December',
}

const monthOf = (day: Day, locale: Locale): string => MONTHS[locale].split(' ')[Number(day.slice(5, 7)) - 1] ?? ''

function longDay(day: Day, locale: Locale): string {
  const date = Number(day.slice(8, 10))
  const ordinal = locale === 'fr' && date === 1 ? '1er' : String(date)
  return `${ordinal}${NBSP}${monthOf(day, locale)}${NBSP}${day.slice(0, 4)}`
}

/** In groups of four, with plain spaces: it may break between groups, and banks take it as it is copied. */
export const groupedIban = (iban: string): string =>
  iban
    .replaceAll(' ', '')
    .match(/.{1,4}/g)
    ?.join(' ') ?? ''

export const groupedSiren = (siren: string): string => siren.replace(/^(\d{3})(\d{3})(\d{3})$/, `$1${NBSP}$2${NBSP}$3`)

/**
 * The spacing of a text that we wrote with plain spaces and straight apostrophes: French, and in both languages what holds an
 * article to its number. Names and amounts do not pass here.
 */
export function typeset(text: string, locale: Locale): string {
  const held = text.replaceAll("'", '’').replace(/\b(articles?|art\.|[LRD]\.|SIREN) (?=\S)/g, `$1${NBSP}`)
  if (locale !== 'fr') return held
  return held
    .replace(/ (?=[:»])/g, NBSP)
    .replace(/ (?=[;!?])/g, NNBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/\b([nN]°|[nN]os) (?=\S)/g, `$1${NBSP}`)
    .replace(/(\d) (?=[€%])/g, `$1${NBSP}`)
}

// C0 and C1 controls, zero-width and directional marks, private use, lone surrogates: invisible in a name, and able to break
// a header, turn a line round or imitate our own placeholders.
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A name or number as it may be printed: one line, composed characters, nothing invisible. */
export const cleanText = (text: string): string =>
  text
    .replace(UNPRINTABLE, '')
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u2028\u2029 ]+/g, ' ')
    .trim()
