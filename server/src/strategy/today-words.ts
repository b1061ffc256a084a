// What the list of the day says around its acts: banners that ask for something, the names of reasons and tasks.

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
      'Up to which day are the payments you received entered? Until that is said, no reminder of an overdue invoice leaves.',
    paymentsStale: (day: string) =>
      `Payments are known only up to ${day}: reminders of overdue invoices wait. Import what followed, or confirm that all is up to date.`,
    rehearsal: 'Rehearsal: nothing can leave before you have read and released the first list.',
    kinds: (count: number) =>
      count === 1
        ? 'One debtor is taken for a business although nothing says so: a consumer, a public body?'
        : `${count} debtors are taken for businesses although nothing says so: consumers, public bodies?`,
    contacts: (count: number, cents: string) =>
      count === 1
        ? `One debtor (${cents}) has neither an e-mail nor a postal address.`
        : `${count} debtors (${cents}) have neither an e-mail nor a postal address.`,
    mailAccount: 'No mail account: released messages wait in the outbox.',
  },
} as const

/** The reason as the heading of a group; its sentence for one item has the facts. */
export const waitLabel = (code: string, locale: Locale): string => LABELS[locale][code] ?? code

const LABELS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  fr: {
    'step-not-due': 'Prochaine étape pas encore venue',
    'just-issued': 'Facture tout juste émise',
    gap: 'Contact récent avec ce débiteur',
    'deadline-running': 'Délai accordé en cours',
    'payments-unknown': 'Règlements connus jusqu’à quand ?',
    'payments-stale': 'Règlements pas à jour',
    'contact-missing': 'Coordonnées manquantes',
    'credit-covers': 'Couvert par un avoir ou acompte',
    credit: 'Avoir',
    'due-date-missing': 'Échéance inconnue',
    'below-floor': 'Montant trop faible',
    'within-tolerance': 'Reste minime',
    doubtful: 'Créance douteuse, à décider',
    'not-invoiced': 'Pas encore facturé',
    'bill-of-exchange': 'Effet de commerce en cours',
    'direct-debit': 'Prélèvement en cours',
    dispute: 'Litige',
    promise: 'Promesse de paiement',
    pause: 'En pause',
    exclusion: 'Exclu',
    'not-a-sending-day': 'Jour sans envoi',
    'quiet-period': 'Période calme (août, fêtes)',
    'kill-switch': 'Envois arrêtés',
    'other-message-first': 'Un autre message part d’abord',
    'in-progress': 'Envoi en cours',
    'outcome-unknown': 'Issue d’un envoi inconnue',
    'pre-due-cap': 'Déjà prévenu ce mois-ci',
    'contact-cap': 'Assez contacté pour la période',
    'run-cap': 'Plafond d’envois du jour',
    'unmatched-credit': 'Encaissement à rapprocher',
    insolvency: 'Procédure collective',
    'held-by-other': 'Créance cédée',
  },
  en: {
    'step-not-due': 'Next step not due yet',
    'just-issued': 'Invoice just issued',
    gap: 'Recent contact with this debtor',
    'deadline-running': 'Granted deadline running',
    'payments-unknown': 'Payments known up to when?',
    'payments-stale': 'Payments not up to date',
    'contact-missing': 'Contact details missing',
    'credit-covers': 'Covered by a credit or deposit',
    credit: 'Credit note',
    'due-date-missing': 'Due date unknown',
    'below-floor': 'Amount too small',
    'within-tolerance': 'Small residue',
    doubtful: 'Doubtful receivable, to be decided',
    'not-invoiced': 'Not invoiced yet',
    'bill-of-exchange': 'Bill of exchange running',
    'direct-debit': 'Direct debit running',
    dispute: 'Dispute',
    promise: 'Promise to pay',
    pause: 'Paused',
    exclusion: 'Excluded',
    'not-a-sending-day': 'Not a sending day',
    'quiet-period': 'Quiet period (August, holidays)',
    'kill-switch': 'Sending stopped',
    'other-message-first': 'Another message goes first',
    'in-progress': 'Being sent',
    'outcome-unknown': 'Outcome of a message unknown',
    'pre-due-cap': 'Already told this month',
    'contact-cap': 'Contacted enough for now',
    'run-cap': 'Daily limit of messages',
    'unmatched-credit': 'Payment to be matched',
    insolvency: 'Insolvency proceedings',
    'held-by-other': 'Claim assigned',
  },
}

export function taskText(kind: string, reasons: readonly string[], locale: Locale): string {
  const name = stepName(kind, locale)
  return reasons.length === 0 ? name : `${name} – ${reasons.join(' ')}`
}
