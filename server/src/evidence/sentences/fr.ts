// The journal in French. This file is the source: en.ts has the same names.

import type { FactKind } from '../fact-kinds.ts'
import type { Reading } from './reading.ts'

export type Sentences = {
  readonly facts: Readonly<Record<FactKind, (read: Reading) => string>>
  readonly holds: Readonly<Record<string, string>>
  readonly causes: Readonly<Record<string, string>>
  readonly erased: string
}

const holds: Readonly<Record<string, string>> = {
  dispute: 'litige',
  promise: 'promesse de paiement',
  'instalment-plan': 'échéancier',
  insolvency: 'procédure collective',
  'collection-agency': 'dossier à l’agence de recouvrement',
  lawyer: 'dossier chez l’avocat',
  court: 'dossier au tribunal',
  'suspected-fraud': 'suspicion de fraude',
  'payment-announced': 'paiement annoncé',
  'direct-debit-running': 'prélèvement en cours',
  'over-indebtedness': 'surendettement',
  'do-not-contact': 'ne plus contacter',
  pause: 'pause',
  'limitation-expired': 'prescription acquise',
  exclusion: 'exclusion',
  'missing-piece': 'pièce manquante',
  'invoice-refused': 'facture refusée',
  'invoice-rejected': 'facture rejetée',
  reopened: 'facture rouverte',
  closure: 'fermeture du débiteur',
}

const CHANNELS: Readonly<Record<string, string>> = {
  email: 'par e-mail',
  letter: 'par lettre',
  'registered-letter': 'par recommandé',
  call: 'par téléphone',
  sms: 'par SMS',
}

const SMS_FATES: Readonly<Record<string, string>> = {
  expired: 'téléphone hors de portée pendant des jours',
  unreachable: 'aucun téléphone n’a ce numéro',
}
const MAIL_OUTCOMES: Readonly<Record<string, string>> = {
  noted: 'rien à faire',
  paid: 'dit avoir payé',
  promise: 'promesse',
  dispute: 'contestation',
}

/** How debtors are reached, in words; a channel of another version stays unsaid. */
const by = (read: Reading): string => (CHANNELS[read.text('channel')] ? ` ${CHANNELS[read.text('channel')]}` : '')

const COLLEAGUE_ANSWERS: Readonly<Record<string, string>> = {
  justified: 'le débiteur a raison',
  unjustified: 'la somme est due',
  'in-hand': 's’en occupe',
  'not-mine': 'n’est pas concerné',
}

const CALL_OUTCOMES: Readonly<Record<string, string>> = {
  reached: 'joint',
  voicemail: 'message laissé sur le répondeur',
  absent: 'absent',
  'wrong-number': 'mauvais numéro',
  refused: 'refuse de répondre',
}

const causes: Readonly<Record<string, string>> = {
  oversight: 'oubli',
  'invoice-not-received': 'facture non reçue',
  'missing-reference': 'référence ou numéro de commande manquant',
  'wrong-addressee': 'mauvais destinataire',
  'dispute-price': 'litige sur le prix',
  'dispute-quantity': 'litige sur la quantité',
  'dispute-quality': 'litige sur la qualité',
  'dispute-delivery': 'litige sur la livraison',
  'dispute-other': 'autre litige',
  'credit-note-expected': 'avoir attendu',
  'set-off-claimed': 'compensation invoquée',
  'unilateral-deduction': 'retenue d’office',
  'cash-difficulty': 'difficulté de trésorerie',
  'internal-approval': 'circuit de validation interne',
  'bank-error': 'erreur de banque',
  'bad-faith': 'mauvaise foi',
  'suspected-fraud': 'usurpation d’identité soupçonnée',
  insolvency: 'procédure collective',
  unknown: 'cause inconnue',
}

const causeText = (read: Reading): string =>
  (causes[read.text('cause')] ?? read.text('cause')) +
  (read.has('number') ? ` sur la facture ${read.text('number')}` : '') +
  (read.has('note') ? ` – ${read.text('note')}` : '')

const ways: Readonly<Record<string, string>> = {
  call: 'appel',
  'instalment-plan': 'échéancier à proposer',
  mediation: 'médiation',
  agency: 'société de recouvrement',
  'order-for-payment': 'injonction de payer',
  'write-off': 'renoncement',
}

const wayText = (read: Reading): string =>
  (ways[read.text('choice')] ?? read.text('choice')) + (read.has('note') ? ` – ${read.text('note')}` : '')

const holdText = (read: Reading): string =>
  (holds[read.text('hold')] ?? read.text('hold')) +
  (read.has('number') ? ` sur la facture ${read.text('number')}` : '') +
  (read.has('amountCents') ? `, ${read.money('amountCents')}` : '') +
  (read.has('untilDay') ? `, jusqu’au ${read.day('untilDay')}` : '') +
  (read.has('reason') ? ` – ${read.text('reason')}` : '')

const allocatedText = (read: Reading): string =>
  read.count('allocated') === 0 ? '' : `, imputé sur ${read.each('allocated', 'number')}`

const changedText = (read: Reading): string =>
  read.names('changed').length === 0 ? '' : ` (${read.names('changed').join(', ')})`

const rates: Readonly<Record<string, string>> = {
  'ecb-main-refinancing-rate': 'BCE',
  'legal-interest-rate': 'intérêt légal',
}

export const fr: Sentences = {
  holds,
  causes,
  erased: 'Contenu effacé à la demande de la personne concernée',
  facts: {
    'evidence.erased': (r) => `Contenu de ${r.count('factIds')} fait(s) effacé – ${r.text('reason')}`,
    'company.created': (r) => `Société créée : ${r.text('name')}`,
    'person.joined': (r) => `Accès donné à ${r.text('name')}`,
    'person.invited': (r) => `Invitation envoyée à ${r.text('name')}${r.aside('email')}`,
    'person.invitation_withdrawn': (r) => `Invitation de ${r.text('name')} retirée`,
    'person.renamed': (r) => `${r.text('before')} s’appelle désormais ${r.text('name')}`,
    'person.role_changed': (r) => `${r.text('name')} devient ${r.text('role') === 'owner' ? 'responsable' : 'membre'}`,
    'person.left': (r) => `Accès retiré à ${r.text('name')}`,
    'person.password_changed': (r) =>
      r.has('madeBy') ? `Mot de passe changé par un lien que ${r.text('madeBy')} a donné` : 'Mot de passe changé',
    'person.password_link_given': (r) =>
      `Lien vers un nouveau mot de passe pour ${r.text('name')}, ${r.text('way') === 'mailed' ? 'envoyé à son adresse' : 'montré à qui l’a créé'}`,
    'person.password_link_withdrawn': (r) => `Lien vers un nouveau mot de passe pour ${r.text('name')} retiré`,
    'settings.identity_changed': (r) => `Identité de la société modifiée${changedText(r)}`,
    'settings.bank_changed': (r) =>
      `Compte bancaire de paiement modifié : ${r.text('ibanBefore') || '–'} → ${r.text('ibanAfter') || '–'}${r.has('accountsAfter') ? ` ; comptes par devise : ${r.text('accountsBefore') || '–'} → ${r.text('accountsAfter') || '–'}` : ''}`,
    'settings.mail_account_changed': (r) =>
      `Compte d’envoi${r.has('account') ? ` « ${r.text('account')} »` : ''}${r.has('host') ? ` : ${r.text('fromEmail')} par ${r.text('host')}` : ' retiré'}`,
    'settings.default_terms_changed': () => 'Conditions de paiement par défaut modifiées',
    'settings.calendar_changed': () => 'Calendrier d’envoi modifié',
    'settings.senders_changed': () => 'Expéditeurs des e-mails modifiés',
    'settings.outreach_changed': () => 'Limites d’envoi modifiées',
    'settings.automation_changed': (r) => `Automatisation : ${r.text('before')} → ${r.text('after')}`,
    'settings.sending_stopped': (r) => `Tous les envois arrêtés${r.aside('reason')}`,
    'settings.sending_resumed': () => 'Envois repris',
    'settings.payments_known_to_changed': (r) => `Paiements à jour jusqu’au ${r.day('day')}`,
    'settings.rate_recorded': (r) =>
      `Taux saisi : ${rates[r.text('name')] ?? r.text('name')} au ${r.day('halfYear')} – ${r.text('source')}`,
    'settings.rate_removed': (r) => `Taux retiré : ${rates[r.text('name')] ?? r.text('name')} au ${r.day('halfYear')}`,
    'debtor.recorded': (r) => `Débiteur créé : ${r.text('name')}`,
    'debtor.changed': (r) =>
      r.has('changes') ? `Fiches modifiées par un import : ${r.count('changes')}` : `Fiche modifiée${changedText(r)}`,
    'debtor.merged': (r) => `Fiche de ${r.text('mergedName')} réunie à celle-ci`,
    'debtor.unmerged': (r) => `Fiche de ${r.text('mergedName')} à nouveau séparée`,
    'contact.added': (r) => `Contact ajouté : ${r.text('name') || r.text('email')}`,
    'contact.changed': (r) => `Contact modifié : ${r.text('name') || r.text('email')}`,
    'contact.removed': (r) => `Contact retiré : ${r.text('name') || r.text('email')}`,
    'item.recorded': (r) => `Facture ${r.text('number')} de ${r.money('totalCents')} enregistrée`,
    'item.status_recorded': (r) =>
      `Statut ${r.text('code')} ${r.text('label')} – facture ${r.text('number')}${r.has('amountCents') ? `, ${r.money('amountCents')}` : ''}${r.aside('reasons')}`,
    'item.changed': (r) =>
      r.has('changes')
        ? `Factures modifiées par un import : ${r.count('changes')}`
        : `Facture ${r.text('number')} modifiée${changedText(r)}`,
    'item.split': (r) => `Factures à plusieurs échéances, suivies échéance par échéance : ${r.count('items')}`,
    'item.plan_chosen': (r) => `Facture ${r.text('number')} : scénario ${r.text('plan') || 'du débiteur'}`,
    'plan_rules.changed': () => 'Règles d’attribution des scénarios modifiées',
    'payment.recorded': (r) =>
      `Paiement de ${r.money('amountCents')} reçu le ${r.onDay}${r.aside('reference')}${allocatedText(r)}`,
    'payment.undone': (r) => `Paiement de ${r.money('amountCents')}${r.aside('reference')} annulé : saisi par erreur`,
    'credit_note.recorded': (r) => `Avoir de ${r.money('amountCents')}${r.aside('reference')}${allocatedText(r)}`,
    'credit_note.undone': (r) => `Avoir de ${r.money('amountCents')}${r.aside('reference')} annulé : saisi par erreur`,
    'allocation.made': (r) =>
      `${r.money('amountCents')}${r.aside('reference')} imputés sur ${r.each('allocated', 'number')}`,
    'allocation.undone': (r) => `Imputation de ${r.money('amountCents')} annulée sur ${r.each('allocated', 'number')}`,
    'cause.recorded': (r) => `Cause du retard : ${causeText(r)}`,
    'cause.withdrawn': (r) => `Cause du retard reprise : ${causeText(r)}`,
    'choice.made': (r) => `Suite choisie : ${wayText(r)}`,
    'choice.undone': (r) => `Choix repris : ${wayText(r)}`,
    'hold.placed': (r) => `Relances suspendues : ${holdText(r)}`,
    'hold.lifted': (r) => `Suspension levée : ${holdText(r)}`,
    'hold.restored': (r) => `Suspension rétablie : ${holdText(r)}`,
    'payment.restored': (r) => `Règlement de ${r.money('amountCents')} finalement maintenu${r.aside('reference')}`,
    'payment.returned': (r) =>
      `Paiement de ${r.money('amountCents')}${r.aside('reference')} revenu impayé${r.aside('reason')}${r.count('allocated') === 0 ? '' : ` : ${r.each('allocated', 'number')} à nouveau à payer`}`,
    'statement.recorded': (r) =>
      `Relevé ${r.text('account')} du ${r.day('firstDay')} au ${r.day('lastDay')} : ${r.text('newLines')} nouvelle(s) ligne(s)`,
    'statement.undone': (r) => `Relevé ${r.text('account')} du ${r.day('firstDay')} au ${r.day('lastDay')} annulé`,
    'statement.gap_accepted': (r) =>
      `Relevé ${r.text('account')} : rien ne manque avant le ${r.day('firstDay')}, selon une personne`,
    'bank_account.changed': (r) => `Compte ${r.text('account')} ${r.has('watched') ? 'suivi' : 'laissé de côté'}`,
    'line.matched': (r) => `Encaissement de ${r.money('amountCents')} rapproché${r.aside('payer')}${allocatedText(r)}`,
    'line.unmatched': (r) => `Rapprochement de ${r.money('amountCents')} défait${r.aside('payer')}`,
    'line.ignored': (r) => `Ligne de ${r.money('amountCents')} écartée${r.aside('payer')} : pas un règlement de client`,
    'line.rejected': (r) => `Prélèvement ou effet de ${r.money('amountCents')} rejeté${r.aside('payer')}`,
    'line.reopened': (r) => `Ligne de ${r.money('amountCents')} reprise${r.aside('payer')}`,
    'payer.learned': (r) =>
      r.has('stranger') ? `Payeur retenu comme non-client : ${r.text('payer')}` : `Payeur retenu : ${r.text('payer')}`,
    'payer.removed': (r) => `Payeur oublié : ${r.text('payer')}`,
    'list.released': (r) => `Liste du jour validée : ${r.count('acts')} actes, ${r.money('totalCents')}`,
    'act.approved': (r) =>
      `Relance${by(r)} de ${r.money('totalCents')} validée une première fois : une autre personne doit la valider`,
    'act.approval_withdrawn': (r) => `Première validation de ${r.text('by')} retirée`,
    'act.released': (r) =>
      `Relance${by(r)} validée${r.has('approvedBy') ? ` par deux personnes : ${r.text('approvedBy')}, puis ${r.text('countersignedBy')}` : ''}`,
    'act.skipped': (r) => `Étape${by(r)} passée${r.has('reason') ? ` – ${r.text('reason')}` : ''}`,
    'act.unskipped': (r) => `Étape${by(r)} remise dans le plan du jour`,
    'act.cancelled': (r) => `Relance${by(r)} annulée avant son départ`,
    'message.prepared': (r) => `Message préparé${r.has('subject') ? ` : ${r.text('subject')}` : ''}`,
    'message.hours_waived': (r) => `Envoi sans attendre l’heure${r.aside('to')}`,
    'message.accepted': (r) =>
      `E-mail pris en charge par le serveur d’envoi${r.has('to') ? ` pour ${r.text('to')}` : ''}${r.has('subject') ? ` : ${r.text('subject')}` : ''}`,
    'message.failed': (r) => `E-mail non parti${r.has('to') ? ` pour ${r.text('to')}` : ''}${r.aside('response')}`,
    'message.unknown': (r) => `Sort de l’e-mail inconnu${r.aside('reason')}`,
    'message.superseded': () => 'Message arrêté : la situation avait changé avant son départ',
    'message.resolved': (r) =>
      r.text('outcome') === 'accepted' ? 'E-mail vérifié : il est bien parti' : 'E-mail vérifié : il n’est pas parti',
    'message.bounced': (r) => `E-mail revenu sans avoir été remis${r.aside('to')}`,
    'sms.accepted': (r) => `SMS envoyé${r.aside('to')}`,
    'sms.failed': (r) => `SMS non parti${r.aside('response')}`,
    'sms.unknown': (r) => `Sort du SMS inconnu${r.aside('reason')}`,
    'sms.delivered': (r) => `SMS remis${r.aside('to')}`,
    'sms.undelivered': (r) => `SMS non remis : ${SMS_FATES[r.text('fate')] ?? r.text('fate')}${r.aside('to')}`,
    'sms.stopped': (r) => `STOP : plus de SMS au ${r.text('number')}`,
    'sms.allowed': (r) => `SMS de nouveau permis au ${r.text('number')}`,
    'mail.received': (r) => `Message reçu${r.aside('subject')}`,
    'mail.assigned': (r) => `Message attribué${r.aside('subject')}`,
    'mail.read': (r) => `Message lu : ${MAIL_OUTCOMES[r.text('outcome')] ?? r.text('outcome')}`,
    'mail.replied': () => 'Réponse envoyée par une personne',
    'mail.reopened': (r) => `Message remis à lire${r.aside('subject')}`,
    'letter.printed': () => 'Lettre imprimée',
    'letter.handed_over': (r) => `Lettre remise au prestataire d’envoi${r.aside('carrier')}`,
    'letter.unposted': (r) => `Lettre notée postée par erreur : elle attend${r.aside('to')}`,
    'letter.numbered': (r) => `Recommandé n° ${r.text('number')}${r.aside('to')}`,
    'letter.deposited': (r) => `Recommandé déposé le ${r.onDay}${r.aside('number')}`,
    'letter.delivered': (r) => `Recommandé remis contre signature le ${r.onDay}${r.aside('number')}`,
    'letter.refused': (r) => `Recommandé refusé par le destinataire le ${r.onDay}${r.aside('number')}`,
    'letter.not_collected': (r) => `Recommandé non réclamé, retourné le ${r.onDay}${r.aside('number')}`,
    'letter.wrong_address': (r) => `Recommandé revenu le ${r.onDay} : adresse inconnue${r.aside('number')}`,
    'letter.posted': (r) => `Lettre postée le ${r.onDay}${r.has('subject') ? ` : ${r.text('subject')}` : ''}`,
    'text.saved': (r) => `Texte ${r.text('template')} modifié (version ${r.count('version')})`,
    'text.restored': (r) =>
      `Texte ${r.text('template')} rétabli ${r.count('to') === 0 ? 'tel que fourni' : `en version ${r.count('to')}`}`,
    'style.changed': () => 'Présentation des messages modifiée',
    'task.done': (r) => `Tâche faite${r.aside('note')}`,
    'task.asked': (r) => `Question posée à ${r.text('email')}${r.aside('question')}`,
    'task.answered': (r) =>
      `Réponse de ${r.text('email')} : ${COLLEAGUE_ANSWERS[r.text('answer')] ?? r.text('answer')}${r.aside('note')}`,
    'task.reopened': () => 'Tâche rouverte',
    'call.made': (r) => `Appel : ${CALL_OUTCOMES[r.text('outcome')] ?? r.text('outcome')}${r.aside('note')}`,
    'call.undone': () => 'Appel noté par erreur : repris',
    'import.recorded': (r) => `Fichier importé : ${r.text('file')}`,
    'import.undone': (r) => `Import annulé : ${r.text('file')}`,
    'plan.created': (r) => `Scénario « ${r.text('name')} » créé`,
    'plan.retired': (r) => `Scénario « ${r.text('name')} » retiré`,
    'plan.restored': (r) => `Scénario « ${r.text('name')} » repris`,
    'plan.changed': (r) => `Scénario « ${r.text('name')} » modifié (version ${r.count('version')})`,
  },
}
