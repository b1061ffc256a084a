// Amounts, days and counts as the sentences of the decision say them, in each language.

import type { Cents, DayNumber, Locale } from '#kernel'
import { causeName } from '#evidence'
import { CHANNEL_WORDS } from '#outreach/code-words.ts'
import { stepWords } from '#outreach/step-words.ts'
import { CHANNELS, NEVER, NO_DAY } from '../model.ts'
import type { FactsOf, ReasonCode } from '../reasons.ts'

/** A missing sentence is a type error. */
export type Sentences = {
  readonly waiting: (clause: string) => string
  readonly acting: (clause: string) => string
  readonly reasons: { readonly [Code in ReasonCode]: (facts: FactsOf[Code], say: Words) => string }
}

export type Words = {
  readonly money: (cents: Cents) => string
  /** A dash where it is not known. */
  readonly day: (day: DayNumber) => string
  readonly days: (count: number) => string
  readonly workingDays: (count: number) => string
  /** How late a due date is, seen from today. */
  readonly late: (dueDay: DayNumber) => string
  /** ` since …`, or nothing when the day is not known. */
  readonly since: (day: DayNumber) => string
  /** ` until …`, or nothing when it is open-ended. */
  readonly until: (day: DayNumber) => string
  readonly on: (day: DayNumber) => string
  readonly step: (key: string) => string
  readonly channel: (channel: string) => string
  readonly cause: (cause: string) => string
  /** `205 (approved)`; the number alone where the norm has no name for it. */
  readonly status: (code: number) => string
}

/** A short month (`28 nov.`) or a question already ends its sentence. */
export const ended = (sentence: string): string => (/[.?]$/.test(sentence) ? sentence : `${sentence}.`)

const MILLISECONDS_PER_DAY = 86_400_000

export function wordsOf(locale: Locale, currency: string, today: DayNumber): Words {
  const isKnown = (number: DayNumber): boolean => number !== NO_DAY && number !== NEVER
  const day = (number: DayNumber): string => (isKnown(number) ? formatDay(locale, number, today) : '–')
  const prefixed = (prefix: string) => (number: DayNumber) => (isKnown(number) ? ` ${prefix} ${day(number)}` : '')
  return {
    money: (cents) => formatMoney(locale, currency, cents),
    day,
    days: (count) => counted(locale, count, COUNTED[locale].days),
    workingDays: (count) => counted(locale, count, COUNTED[locale].workingDays),
    late: (dueDay) => COUNTED[locale].late(today - dueDay, day(dueDay)),
    since: prefixed(COUNTED[locale].since),
    until: prefixed(COUNTED[locale].until),
    on: prefixed(COUNTED[locale].on),
    step: (key) => stepWords(key)[locale],
    cause: (cause) => causeName(cause, locale),
    status: (code) => {
      const name = STATUS_NAMES[locale][code]
      return name === undefined ? String(code) : `${code} (${name})`
    },
    channel: (channel) => CHANNEL_WORDS[CHANNELS.find((known) => known === channel) ?? 'task'][locale],
  }
}

/** The life of an electronic invoice, as far as it says whether and when it is paid. */
const STATUS_NAMES: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  fr: {
    200: 'déposée',
    203: 'mise à disposition',
    204: 'prise en charge',
    205: 'approuvée',
    206: 'approuvée partiellement',
    207: 'en litige',
    208: 'suspendue',
    209: 'complétée',
    210: 'refusée',
    211: 'paiement transmis',
    212: 'encaissée',
    213: 'rejetée',
  },
  en: {
    200: 'deposited',
    203: 'made available',
    204: 'being processed',
    205: 'approved',
    206: 'partly approved',
    207: 'disputed',
    208: 'suspended',
    209: 'completed',
    210: 'refused',
    211: 'payment sent',
    212: 'collected',
    213: 'rejected',
  },
}

type Plural = { readonly one: string; readonly other: string }

const COUNTED = {
  fr: {
    days: { one: 'jour', other: 'jours' },
    workingDays: { one: 'jour ouvré', other: 'jours ouvrés' },
    since: 'depuis le',
    until: 'jusqu’au',
    on: 'au',
    late: (days: number, day: string) => {
      if (days < 0) return `à échoir le ${day} (dans ${counted('fr', -days, COUNTED.fr.days)})`
      return days === 0 ? 'échoit aujourd’hui' : `échue depuis ${counted('fr', days, COUNTED.fr.days)} (${day})`
    },
  },
  en: {
    days: { one: 'day', other: 'days' },
    workingDays: { one: 'working day', other: 'working days' },
    since: 'since',
    until: 'until',
    on: 'by',
    late: (days: number, day: string) => {
      if (days < 0) return `due on ${day} (in ${counted('en', -days, COUNTED.en.days)})`
      return days === 0 ? 'due today' : `overdue for ${counted('en', days, COUNTED.en.days)} (${day})`
    },
  },
} as const satisfies Record<Locale, unknown>

const counted = (locale: Locale, count: number, plural: Plural): string =>
  `${count} ${plural[new Intl.PluralRules(locale).select(count) === 'one' ? 'one' : 'other']}`

/** `1 200 €`, `1 234,56 €`: cents are said only where there are any. */
export function formatMoney(locale: Locale, currency: string, cents: Cents): string {
  const format = kept(
    `${locale} ${currency}`,
    () =>
      new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      }),
  )
  return format.format(cents / 100)
}

/** `28 nov.`, `1er déc.`, with the year only where it is not this one. */
function formatDay(locale: Locale, day: DayNumber, today: DayNumber): string {
  const date = new Date(day * MILLISECONDS_PER_DAY)
  const isThisYear = date.getUTCFullYear() === new Date(today * MILLISECONDS_PER_DAY).getUTCFullYear()
  const format = keptDays(
    `${locale} ${isThisYear}`,
    () =>
      new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'short',
        ...(isThisYear ? {} : { year: 'numeric' }),
      }),
  )
  const text = format.format(date)
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text
}

/** A formatter costs a thousand times its use. */
function keeper<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>()
  return (key, make) => {
    const old = known.get(key)
    if (old !== undefined) return old
    const made = make()
    known.set(key, made)
    return made
  }
}
const kept = keeper<Intl.NumberFormat>()
const keptDays = keeper<Intl.DateTimeFormat>()
