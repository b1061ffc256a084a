// How the sentences of the law write an amount, a day and a rate.

import type { AllocatedPart, LawSteps, Step, StepMap } from '@quittance/law'
import type { BasisPoints, Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'

/** One sentence for each rule of a question: a missing one does not compile. */
export type SentencesOf<Steps extends StepMap> = {
  readonly [Rule in keyof Steps]: (step: Step<Steps, Rule>, say: Say) => string
}

export type LawSentences = SentencesOf<LawSteps>

export type AllocatedSums = Omit<AllocatedPart, 'id'>

export type Say = {
  readonly money: (cents: Cents) => string
  /** The parts that are not nothing, each with where it went: `12,00 € sur les intérêts, 388,00 € sur le principal`. */
  readonly parts: (...parts: readonly (readonly [cents: Cents, where: string])[]) => string
  readonly day: (day: Day) => string
  readonly percent: (basisPoints: BasisPoints) => string
  /** `10`, `10,5`: percentage points added to a rate. */
  readonly points: (basisPoints: BasisPoints) => string
  /** `1er semestre 2026`, `first half of 2026`. */
  readonly halfYear: (firstDay: Day) => string
}

export function sayIn(locale: Locale, currency: string): Say {
  const money = (cents: Cents): string => formatMoney(cents, currency, locale)
  return {
    money,
    parts: (...parts) => {
      const told = parts.filter(([cents]) => cents > 0)
      return (told.length > 0 ? told : parts.slice(-1)).map(([cents, where]) => `${money(cents)} ${where}`).join(', ')
    },
    day: (day) => formatDay(day, locale),
    percent: (basisPoints) => percent(basisPoints, locale),
    points: (basisPoints) => (basisPoints / 100).toLocaleString(locale),
    halfYear: (firstDay) => halfYear(firstDay, locale),
  }
}

const percents = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'percent', minimumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', minimumFractionDigits: 2 }),
} as const

/** `12,40 %`, `12.40%`. */
export const percent = (basisPoints: BasisPoints, locale: Locale): string =>
  percents[locale].format(basisPoints / 10_000)

function halfYear(firstDay: Day, locale: Locale): string {
  const year = firstDay.slice(0, 4)
  const isFirst = firstDay.slice(5, 7) < '07'
  if (locale === 'fr') return `${isFirst ? '1er' : '2d'} semestre ${year}`
  return `${isFirst ? 'first' : 'second'} half of ${year}`
}
