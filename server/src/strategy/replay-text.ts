// The replay of past months as a terminal shows it: a table of months, or every act of one.

import type { Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { Replay, ReplayedAct, ReplayedMonth } from './replay-company.ts'
import { channelName } from './sentence.ts'

export function replayText(replay: Replay, locale: Locale): string {
  const words = WORDS[locale]
  const { knowledge, knownSince } = replay
  const since = knownSince === null ? words.nothing : words.since(formatDay(knownSince, locale))
  const rows = replay.months.map((month) => monthLine(month, locale))
  return [words.questions[knowledge], since, '', line(words.heads), ...rows, '', words.limits].join('\n')
}

export const actsText = ({ acts }: ReplayedMonth, locale: Locale): string =>
  acts.map((act) => actLine(act, locale)).join('\n') || WORDS[locale].none

function monthLine(month: ReplayedMonth, locale: Locale): string {
  const { left, medianDays } = month
  const euros = (cents: number) => formatMoney(cents, 'EUR', locale)
  return line([
    month.month,
    String(month.messages),
    String(month.letters),
    String(month.calls),
    month.levels.join('/'),
    String(month.debtors),
    euros(month.askedCents),
    euros(month.paidCents),
    medianDays === null ? '–' : String(medianDays),
    `${left.messages}/${left.letters}/${left.calls}`,
  ])
}

const WIDTHS = [8, 9, 9, 8, 16, 9, 16, 16, 7, 14]
const line = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[index] ?? 0) : cell.padStart(WIDTHS[index] ?? 0)))
    .join(' ')

function actLine(
  { day, step, channel, totalCents, currency, debtorName, settledAfterDays }: ReplayedAct,
  locale: Locale,
) {
  const amount = formatMoney(totalCents, currency, locale).padStart(14)
  const after = WORDS[locale].settled(settledAfterDays)
  return `${formatDay(day, locale).padEnd(18)} ${step.padEnd(28)} ${channelName(channel, locale).padEnd(19)} ${amount}  ${debtorName}, ${after}`
}

const WORDS = {
  fr: {
    questions: {
      known: 'Rejoué avec ce qui était enregistré à chaque date.',
      told: 'Rejoué avec ce que les livres disent aujourd’hui de chaque date.',
    },
    since: (day: string) => `Première facture enregistrée le ${day}.`,
    nothing: 'Aucune facture enregistrée.',
    none: 'Rien ne serait parti.',
    heads: [
      'Mois',
      'Messages',
      'Courriers',
      'Appels',
      'Niveaux 0 à 4',
      'Débiteurs',
      'Demandé',
      'Payé depuis',
      'Jours',
      'Envoyé',
    ],
    limits:
      'Scénarios et coordonnées d’aujourd’hui. Payé depuis : ce que ces factures ont reçu à ce jour ; jours : délai médian jusqu’au solde. Envoyé : messages/courriers/appels réels.',
    settled: (days: number | null) =>
      days === null ? 'pas soldé' : days < 0 ? `soldé ${-days} j avant` : `soldé ${days} j après`,
  },
  en: {
    questions: {
      known: 'Replayed with what had been recorded by each day.',
      told: 'Replayed with what the books say today of each day.',
    },
    since: (day: string) => `First invoice recorded on ${day}.`,
    nothing: 'No invoice recorded.',
    none: 'Nothing would have left.',
    heads: ['Month', 'Messages', 'Letters', 'Calls', 'Levels 0 to 4', 'Debtors', 'Asked', 'Paid since', 'Days', 'Sent'],
    limits:
      'Today’s plans and contacts. Paid since: what these invoices have received to date; days: median until settled. Sent: real messages/letters/calls.',
    settled: (days: number | null) =>
      days === null ? 'not settled' : days < 0 ? `settled ${-days} d before` : `settled ${days} d after`,
  },
} as const
