// What the list of the day says around its acts: banners that ask for something, and tasks.

import type { Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { stepName } from './sentence.ts'

export type BannerFacts = {
  readonly automation: 'rehearsal' | 'released' | 'automatic'
  readonly paymentsKnownTo: Day | null
  readonly sendingStopped: boolean
  readonly hasMailAccount: boolean
  readonly missing: { readonly debtors: number; readonly cents: Cents; readonly kindUnknown: number }
  readonly today: Day
  readonly waits: readonly { readonly code: string; readonly items: number }[]
}

export type Banner = { readonly code: string; readonly text: string; readonly action: string | null }

/** Most pressing first; each says what holds things up and what to do. */
export function banners(facts: BannerFacts, locale: Locale): readonly Banner[] {
  const { missing } = facts
  const words = WORDS[locale]
  const waitsForPayments = facts.waits.some(({ code }) => code === 'payments-unknown' || code === 'payments-stale')
  const known = facts.paymentsKnownTo && formatDay(facts.paymentsKnownTo, locale)
  const found: (Banner | false)[] = [
    facts.sendingStopped && { code: 'sending-stopped', text: words.stopped, action: 'settings' },
    waitsForPayments && {
      code: 'payments',
      text: known ? words.paymentsStale(known) : words.paymentsUnknown,
      action: 'payments-known-to',
    },
    facts.automation === 'rehearsal' && { code: 'rehearsal', text: words.rehearsal, action: 'rehearsal' },
    missing.kindUnknown > 0 && { code: 'kind-unknown', text: words.kinds(missing.kindUnknown), action: 'kinds' },
    missing.debtors > 0 && {
      code: 'contacts',
      text: words.contacts(missing.debtors, formatMoney(missing.cents, 'EUR', locale)),
      action: 'contacts',
    },
    !facts.hasMailAccount && { code: 'mail-account', text: words.mailAccount, action: 'mail-account' },
  ]
  return found.filter((banner) => banner !== false)
}

const WORDS = {
  fr: {
    stopped: 'Tout envoi est arrêté. Rien ne part avant que vous ne le rétablissiez dans les réglages.',
    paymentsUnknown:
      'Jusqu’à quel jour les règlements reçus sont-ils saisis ? Tant que ce n’est pas dit, aucune relance de facture échue ne part.',
    paymentsStale: (day: string) =>
      `Les règlements sont connus jusqu’au ${day} seulement : les relances de factures échues attendent. Importez la suite, ou confirmez que tout est à jour.`,
    rehearsal: 'Répétition : rien ne peut partir avant que vous n’ayez lu et libéré la première liste.',
    kinds: (count: number) =>
      count === 1
        ? 'Un débiteur est tenu pour une entreprise sans que rien ne le dise : particulier, organisme public ?'
        : `${count} débiteurs sont tenus pour des entreprises sans que rien ne le dise : particuliers, organismes publics ?`,
    contacts: (count: number, cents: string) =>
      count === 1
        ? `Un débiteur (${cents}) n’a ni adresse électronique ni adresse postale.`
        : `${count} débiteurs (${cents}) n’ont ni adresse électronique ni adresse postale.`,
    mailAccount: 'Aucun compte d’envoi : les messages libérés attendent dans la boîte d’envoi.',
  },
  en: {
    stopped: 'All sending is stopped. Nothing leaves until you resume it in the settings.',
    paymentsUnknown:
      'Up to which day are the payments you received entered? Until you say so, no reminder of an overdue invoice leaves.',
    paymentsStale: (day: string) =>
      `Payments are known only up to ${day}: reminders of overdue invoices wait. Import what followed, or confirm that everything is up to date.`,
    rehearsal: 'Rehearsal: nothing can leave before you have read and released the first list.',
    kinds: (count: number) =>
      count === 1
        ? 'One debtor is assumed to be a business, although nothing says so: a consumer, a public body?'
        : `${count} debtors are assumed to be businesses, although nothing says so: consumers, public bodies?`,
    contacts: (count: number, cents: string) =>
      count === 1
        ? `One debtor (${cents}) has neither an e-mail nor a postal address.`
        : `${count} debtors (${cents}) have neither an e-mail nor a postal address.`,
    mailAccount: 'No mail account: released messages wait in the outbox.',
  },
} as const

export function taskText(kind: string, reasons: readonly string[], locale: Locale): string {
  const name = stepName(kind, locale)
  return reasons.length === 0 ? name : `${name} – ${reasons.join(' ')}`
}
