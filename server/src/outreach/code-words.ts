// What this module names by a code, in words: what a message contradicts, what a company lacks, how far things are, which way they go.

import type { Said } from '#kernel'
import type { ActState, Channel, MessageState } from './act.ts'
import type { InconsistencyRule } from './rules.ts'

export const INCONSISTENCY_WORDS: Readonly<Record<InconsistencyRule, Said>> = {
  'line.number': { fr: 'elle n’a pas de numéro', en: 'it has no number' },
  'line.cents': {
    fr: 'un montant n’est pas un nombre entier de centimes',
    en: 'an amount is no whole number of cents',
  },
  'line.sign': { fr: 'un montant est négatif', en: 'an amount is negative' },
  'line.settled': { fr: 'il n’y reste rien à payer', en: 'nothing is left to pay' },
  'line.held': { fr: 'plus de montant suspendu que de reste dû', en: 'more is held than is open' },
  'line.open': { fr: 'le reste dû dépasse le total', en: 'more is open than its total' },
  'line.sum': { fr: 'payé et reste dû ne font pas le total', en: 'paid and open do not make the total' },
  'line.currency': {
    fr: 'elle est dans une autre devise que le message',
    en: 'it is in another currency than the message',
  },
  'line.upcoming': {
    fr: 'elle est dite à échoir et ne l’est pas, ou l’inverse',
    en: 'it is called not yet due and is, or the other way round',
  },
  'line.days': { fr: 'les jours de retard ne sont pas les bons', en: 'its days of lateness are not right' },
  'line.level': {
    fr: 'elle avance plus loin que ne parle le message',
    en: 'it advances further than the message speaks',
  },
  'line.early': {
    fr: 'des intérêts ou une indemnité avant l’échéance',
    en: 'interest or an indemnity before the due date',
  },
  'line.consumer': {
    fr: 'des intérêts ou une indemnité qu’un particulier ne doit pas',
    en: 'interest or an indemnity that no consumer owes',
  },
  'lines.none': { fr: 'aucune facture', en: 'no invoice' },
  'lines.none_due': { fr: 'une relance sans rien d’échu', en: 'a reminder without anything due' },
  'credit.sign': { fr: 'un crédit négatif', en: 'a negative credit' },
  'credit.covers': {
    fr: 'le crédit non imputé couvre ce qui est dû : imputez-le',
    en: 'the unapplied credit covers what is due: allocate it',
  },
  'totals.size': { fr: 'un total trop grand pour être exact', en: 'a total too large to be exact' },
  'accessories.consumer': {
    fr: 'les intérêts des professionnels demandés à un particulier',
    en: 'the interest of professionals asked of a consumer',
  },
  'accessories.audience': {
    fr: 'les intérêts d’un particulier demandés à un professionnel',
    en: 'the interest of a consumer asked of a professional',
  },
  'accessories.kind': {
    fr: 'des intérêts dans un message qui n’en demande pas',
    en: 'interest in a message that asks for none',
  },
  'deadline.past': { fr: 'le délai accordé est déjà passé', en: 'the deadline that it grants is over already' },
  'payment.iban': { fr: 'l’IBAN où payer n’est pas valable', en: 'the IBAN to pay into is not valid' },
  'payment.reference': { fr: 'un virement sans référence', en: 'a transfer without a reference' },
  'notice.lines': {
    fr: 'une mise en demeure ne porte que sur ce qui est entièrement échu, non contesté et à cette étape',
    en: 'a formal notice is about what is wholly due, undisputed and at that step alone',
  },
  'notice.deadline': { fr: 'une mise en demeure sans délai', en: 'a formal notice without a deadline' },
  'notice.short': {
    fr: 'une mise en demeure laisse au moins huit jours',
    en: 'a formal notice leaves at least eight days',
  },
  'notice.signer': {
    fr: 'personne ne signe la mise en demeure : donnez le signataire et sa qualité dans Réglages → Société',
    en: 'nobody signs the formal notice: give the signer and their capacity in Settings → Company',
  },
  'notice.rate': {
    fr: 'le taux des intérêts n’est pas encore connu : saisissez-le dans Réglages → Taux',
    en: 'the rate of interest is not known yet: enter it in Settings → Rates',
  },
  'payment.collected': {
    fr: 'un prélèvement ou un effet est en cours',
    en: 'a debit or a bill of exchange is under way',
  },
  'notice.holder': {
    fr: 'seul le titulaire de la créance peut mettre en demeure',
    en: 'only the holder of the claim may give notice',
  },
}

/** Under the names that the settings give them. */
export const COMPANY_FIELD_WORDS = {
  name: { fr: 'la dénomination', en: 'the name' },
  city: { fr: 'la ville', en: 'the town' },
  email: { fr: 'l’e-mail de contact', en: 'the contact e-mail' },
  signerName: { fr: 'le signataire', en: 'the signatory' },
  signerCapacity: { fr: 'la qualité du signataire', en: 'the capacity of the signatory' },
} as const satisfies Readonly<Record<string, Said>>

export const ACT_STATE_WORDS: Readonly<Record<ActState | 'sending', Said>> = {
  planned: { fr: 'prévu', en: 'planned' },
  released: { fr: 'libéré', en: 'released' },
  sending: { fr: 'en train de partir', en: 'leaving' },
  done: { fr: 'fait', en: 'done' },
  superseded: { fr: 'remplacé par une autre décision', en: 'replaced by another decision' },
  failed: { fr: 'en échec', en: 'failed' },
  unknown: { fr: 'd’issue inconnue', en: 'of unknown outcome' },
  cancelled: { fr: 'annulé', en: 'cancelled' },
}

export const MESSAGE_STATE_WORDS: Readonly<Record<MessageState, Said>> = {
  prepared: { fr: 'préparé', en: 'prepared' },
  claimed: { fr: 'en train de partir', en: 'leaving' },
  'data-started': { fr: 'en train de partir', en: 'leaving' },
  accepted: { fr: 'parti', en: 'sent' },
  superseded: { fr: 'remplacé par une autre décision', en: 'replaced by another decision' },
  failed: { fr: 'pas parti', en: 'not sent' },
  unknown: { fr: 'd’issue inconnue', en: 'of unknown outcome' },
  bounced: { fr: 'revenu', en: 'bounced' },
}

export const CHANNEL_WORDS: Readonly<Record<Channel, Said>> = {
  email: { fr: 'e-mail', en: 'e-mail' },
  letter: { fr: 'lettre', en: 'letter' },
  'registered-letter': { fr: 'lettre recommandée', en: 'registered letter' },
  call: { fr: 'téléphone', en: 'telephone' },
  sms: { fr: 'SMS', en: 'SMS' },
  task: { fr: 'tâche', en: 'task' },
  escalation: { fr: 'suite à donner', en: 'escalation' },
}
