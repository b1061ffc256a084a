// The fields that a text may use: the closed list from which the editor offers, and outside of which nothing is read.
// Amounts, days and numbers are not text: they reach a sentence only through the filter that writes them.

import type { Cents, Day } from '#kernel'
import {
  type MessageLine,
  type MessageSituation,
  type Totals,
  areAllEnclosed,
  areAllLinked,
  linesInOrder,
  messageTotals,
} from './model.ts'
import { type Formats, NBSP, formatsOf, groupedSiren } from './typography.ts'

export type FieldType = 'text' | 'money' | 'day' | 'number' | 'flag'

/** A day is wrapped so that it cannot be printed raw; an invoice number that looks like a day can. */
export type FieldValue = string | number | boolean | { readonly day: Day } | null

export type Field = {
  readonly name: string
  readonly type: FieldType
  readonly fr: string
  readonly en: string
  readonly of: (facts: Facts) => FieldValue
}

export type Facts = {
  readonly situation: MessageSituation
  readonly totals: Totals
  readonly overdue: readonly MessageLine[]
  readonly formats: Formats
}

export function factsOf(situation: MessageSituation): Facts {
  return {
    situation,
    totals: messageTotals(situation),
    overdue: situation.lines.filter((line) => !line.upcoming),
    formats: formatsOf(situation.locale, situation.currency),
  }
}

const text = (name: string, fr: string, en: string, of: (facts: Facts) => string | null): Field => ({
  name,
  type: 'text',
  fr,
  en,
  of,
})
const money = (name: string, fr: string, en: string, of: (facts: Facts) => Cents): Field => ({
  name,
  type: 'money',
  fr,
  en,
  of,
})
const number = (name: string, fr: string, en: string, of: (facts: Facts) => number): Field => ({
  name,
  type: 'number',
  fr,
  en,
  of,
})
const flag = (name: string, fr: string, en: string, of: (facts: Facts) => boolean): Field => ({
  name,
  type: 'flag',
  fr,
  en,
  of,
})
const day = (name: string, fr: string, en: string, of: (facts: Facts) => Day | null): Field => ({
  name,
  type: 'day',
  fr,
  en,
  of: (facts) => {
    const value = of(facts)
    return value === null ? null : { day: value }
  },
})

export const FIELDS: readonly Field[] = [
  text('creditor.name', 'Votre société', 'Your company', (f) => f.situation.creditor.name),
  text(
    'creditor.phone',
    'Votre téléphone',
    'Your telephone',
    // A number that breaks at the end of a line is misread.
    (f) => f.situation.creditor.phone?.replaceAll(' ', NBSP) ?? null,
  ),
  text('creditor.email', 'Votre adresse électronique', 'Your e-mail address', (f) => f.situation.creditor.email),
  text('creditor.signer', 'Signataire', 'Who signs', (f) => f.situation.creditor.signer.name),
  text('creditor.mediator', 'Médiateur de la consommation', 'Consumer mediator', (f) => f.situation.creditor.mediator),
  text('debtor.name', 'Débiteur', 'Debtor', (f) => f.situation.debtor.name),
  text(
    'debtor.siren',
    'SIREN du débiteur',
    'SIREN of the debtor',
    (f) => f.situation.debtor.siren && groupedSiren(f.situation.debtor.siren),
  ),
  text('debtor.reference', 'Compte du débiteur', 'Account of the debtor', (f) => f.situation.debtor.reference),
  day('today', 'Date du message', 'Date of the message', (f) => f.situation.today),
  day('deadline', 'Date limite accordée', 'Deadline granted', (f) => f.situation.step.deadlineDay),
  number('items.count', 'Nombre de factures', 'Number of invoices', (f) => f.situation.lines.length),
  number('items.overdue', 'Nombre de factures échues', 'Number of overdue invoices', (f) => f.overdue.length),
  number(
    'items.upcoming',
    'Nombre de factures à échoir',
    'Number of invoices not yet due',
    (f) => f.situation.lines.length - f.overdue.length,
  ),
  number('items.most_days_late', 'Retard le plus long, en jours', 'Longest delay, in days', (f) =>
    Math.max(0, ...f.overdue.map((line) => line.daysPastDue)),
  ),
  text(
    'item.number',
    'Numéro de la facture, quand il n’y en a qu’une',
    'Invoice number, when there is only one',
    (f) => onlyLine(f)?.number ?? null,
  ),
  day(
    'item.due_date',
    'Échéance de la facture, quand il n’y en a qu’une',
    'Due date of the invoice, when there is only one',
    (f) => onlyLine(f)?.dueDate ?? null,
  ),
  money('total.overdue', 'Principal échu', 'Overdue principal', (f) => f.totals.overdueCents),
  money('total.upcoming', 'Principal à échoir', 'Principal not yet due', (f) => f.totals.upcomingCents),
  money(
    'total.interest',
    'Intérêts de retard à ce jour',
    'Late-payment interest to date',
    (f) => f.totals.interestCents,
  ),
  money('total.indemnity', 'Indemnités forfaitaires', 'Fixed indemnities', (f) => f.totals.indemnityCents),
  money(
    'total.daily_interest',
    'Intérêts par jour supplémentaire',
    'Interest for each further day',
    (f) => f.totals.dailyInterestCents,
  ),
  money(
    'total.unapplied_credit',
    'Avoir ou acompte non imputé',
    'Credit not yet applied',
    (f) => f.totals.unappliedCreditCents,
  ),
  money('total.to_pay', 'Somme demandée', 'Amount asked for', (f) => f.totals.toPayCents),
  text('interest.rates', 'Taux des intérêts de retard', 'Late-payment interest rates', ratesText),
  text('previous.days', 'Dates des messages précédents', 'Dates of the earlier messages', previousDays),
  text('payment.reference', 'Référence à rappeler', 'Reference to quote', (f) =>
    f.situation.payment.kind === 'transfer' ? f.situation.payment.reference : null,
  ),
  flag(
    'has.upcoming',
    'Des factures à échoir sont listées',
    'Invoices not yet due are listed',
    (f) => f.overdue.length < f.situation.lines.length,
  ),
  flag('has.overdue', 'Des factures échues sont listées', 'Overdue invoices are listed', (f) => f.overdue.length > 0),
  flag(
    'has.previous',
    'Un message a déjà été envoyé',
    'A message was sent before',
    (f) => f.situation.previousMessages.length > 0,
  ),
  flag('has.attachments', 'Les factures sont jointes', 'The invoices are attached', (f) => areAllEnclosed(f.situation)),
  flag('has.links', 'Un lien mène à chaque facture', 'A link leads to each invoice', (f) => areAllLinked(f.situation)),
  flag(
    'has.transfer',
    'Un virement est attendu',
    'A transfer is expected',
    (f) => f.situation.payment.kind === 'transfer',
  ),
  flag(
    'has.french_law',
    'La loi française s’applique',
    'French law applies',
    (f) => f.situation.accessories.kind !== 'none',
  ),
  flag(
    'has.interest',
    'Des intérêts ou indemnités sont chiffrés',
    'Interest or indemnities are computed',
    (f) => f.totals.interestCents + f.totals.indemnityCents > 0,
  ),
  flag(
    'has.claimed_interest',
    'Intérêts et indemnités sont réclamés',
    'Interest and indemnities are claimed',
    (f) => f.situation.accessories.kind === 'computed' && f.situation.accessories.claimed,
  ),
  flag(
    'has.contract_rate',
    'Le taux vient du contrat',
    'The rate comes from the contract',
    (f) => f.situation.accessories.kind === 'computed' && f.situation.accessories.rateOrigin === 'contract',
  ),
  flag(
    'has.unknown_rate',
    'Le taux du semestre n’est pas encore publié',
    'The rate of this half-year is not yet published',
    (f) => f.situation.accessories.kind === 'rate-unknown',
  ),
]

export type Scope = Readonly<Record<string, FieldValue | Readonly<Record<string, FieldValue>>>>

/** The values by name, nested as the dots say. */
export function scopeOf(facts: Facts, names: readonly string[]): Scope {
  const scope: Record<string, FieldValue | Record<string, FieldValue>> = {}
  for (const field of FIELDS) {
    if (!names.includes(field.name)) continue
    const [group, leaf] = field.name.split('.')
    if (group === undefined) continue
    if (leaf === undefined) scope[group] = field.of(facts)
    else scope[group] = { ...(scope[group] as Record<string, FieldValue> | undefined), [leaf]: field.of(facts) }
  }
  return scope
}

const onlyLine = (facts: Facts): MessageLine | null =>
  facts.situation.lines.length === 1 ? (facts.situation.lines[0] ?? null) : null

function ratesText({ situation, formats }: Facts): string | null {
  if (situation.accessories.kind === 'from-notice') {
    return situation.accessories.rate === null ? null : formats.percent(situation.accessories.rate)
  }
  const rates = new Set(linesInOrder(situation.lines).flatMap((line) => line.interest?.rates ?? []))
  if (rates.size === 0) return null
  const join = situation.locale === 'fr' ? ' puis ' : ', then '
  return [...rates].map(formats.percent).join(join)
}

function previousDays({ situation, formats }: Facts): string | null {
  const days = [...new Set(situation.previousMessages.map((message) => message.day))].toSorted()
  return days.length === 0 ? null : formats.list(days.map(formats.day))
}
