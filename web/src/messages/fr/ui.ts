// Words of the design system, and the names of the domain's closed lists.

import type { Channel, ContactRole, DebtorKind, HoldKind, MessageState, PaymentMeans, Terms } from '../../api-types.ts'
import type { LatenessCause } from '../../api-case-types.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

export const ui = {
  zero: 'zéro',
  /** « Modifier : Zoé » : ce que l’on fait, ou dit, et de quoi. */
  of: (what: string, which: string) => `${what} : ${which}`,
  quoted: (words: string) => `« ${words} »`,
  undo: 'Annuler',
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  edit: 'Modifier',
  more: 'Afficher la suite',
  loading: 'Chargement en cours',
  tryAgain: 'Réessayer',
  delay: 'Délai',
  units: { days: 'jours', months: 'mois' },
  dayOfMonth: 'Le (jour du mois)',
  notAnAmount: 'Écrivez un montant, par exemple 1 234,56.',
  selectAll: 'Tout sélectionner',
  print: 'Imprimer',
  letterPage: (page: number, of: number) =>
    `Page ${page} sur ${of} de la lettre ; la forme « Texte » en donne les mots.`,
  openLetter: 'Ouvrir la lettre (PDF)',
  fault:
    'Une erreur est survenue de notre côté ; rien n’a été changé. Réessayez ; si elle revient, le journal du serveur en dit la cause.',
  unreachable: 'Le serveur ne répond pas. Vérifiez que Quittance est bien démarré, puis réessayez.',
}

const kinds: Record<DebtorKind, string> = {
  business: 'Entreprise',
  public: 'Organisme public',
  consumer: 'Particulier',
  association: 'Association',
}
const channels: Record<Channel, string> = {
  email: 'E-mail',
  letter: 'Lettre',
  'registered-letter': 'Lettre recommandée',
  call: 'Appel',
  sms: 'SMS',
  task: 'Tâche',
  escalation: 'Choix à faire',
}
const causes: Record<LatenessCause, string> = {
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
/** As the norm of electronic invoices calls them. */
const statuses = {
  '200': 'déposée',
  '201': 'émise par la plateforme',
  '202': 'reçue par la plateforme',
  '203': 'mise à disposition',
  '204': 'prise en charge',
  '205': 'approuvée',
  '206': 'approuvée partiellement',
  '207': 'en litige',
  '208': 'suspendue',
  '209': 'complétée',
  '210': 'refusée',
  '211': 'paiement transmis',
  '212': 'encaissée',
  '213': 'rejetée',
}
const holds: Record<HoldKind, string> = {
  dispute: 'Litige',
  promise: 'Promesse',
  'instalment-plan': 'Échéancier',
  insolvency: 'Procédure collective',
  'collection-agency': 'Confié à une agence',
  lawyer: 'Confié à un avocat',
  court: 'En justice',
  'suspected-fraud': 'Fraude présumée',
  'payment-announced': 'Règlement annoncé',
  'direct-debit-running': 'Prélèvement en cours',
  'over-indebtedness': 'Surendettement',
  'do-not-contact': 'Ne pas contacter',
  pause: 'En pause',
  'limitation-expired': 'Prescrit',
  exclusion: 'Exclu des relances',
  'missing-piece': 'Pièce manquante',
  'invoice-refused': 'Facture refusée',
  'invoice-rejected': 'Facture rejetée',
  reopened: 'Rouverte',
  closure: 'Débiteur fermé',
}
const paymentMeans: Record<PaymentMeans, string> = {
  transfer: 'Virement',
  'direct-debit': 'Prélèvement',
  'bill-of-exchange': 'Effet de commerce',
  cheque: 'Chèque',
  card: 'Carte',
}
const termsKinds: Record<Terms['kind'], string> = {
  net: 'Délai net',
  'then-end-of-month': 'Délai, puis fin de mois',
  'end-of-month-then': 'Fin de mois, puis délai',
  'end-of-month-on': 'Délai, fin de mois, le …',
  'on-receipt': 'À réception',
  none: 'Rien de convenu',
}
const contactRoles: Record<ContactRole, string> = {
  'accounts-payable': 'Comptabilité fournisseurs',
  buyer: 'Achats',
  manager: 'Direction',
  other: 'Autre',
}
const messageStates: Record<MessageState, string> = {
  prepared: 'Prêt',
  claimed: 'En cours d’envoi',
  'data-started': 'En cours d’envoi',
  accepted: 'Parti',
  superseded: 'Retiré',
  failed: 'Pas parti',
  unknown: 'À vérifier',
  bounced: 'Revenu',
}

export const words = {
  kinds,
  kindUnknown: 'Nature inconnue',
  kindAssumed: 'supposé',
  channels,
  causes,
  statuses,
  holds,
  paymentMeans,
  termsKinds,
  termsText: {
    delay: (count: number, unit: 'days' | 'months') =>
      unit === 'days' ? counted(count, 'jour', 'jours') : `${count} mois`,
    net: (delay: string) => `${delay} nets`,
    thenEndOfMonth: (delay: string) => `${delay}, puis fin de mois`,
    endOfMonthThen: (delay: string) => `fin de mois, puis ${delay}`,
    endOfMonthOn: (delay: string, date: number) => `${delay}, fin de mois, le ${date}`,
  },
  contactRoles,
  messageStates,
  modes: {
    automatic: 'part seul une fois l’automatisme activé',
    confirm: 'attend votre accord',
    manual: 'à faire par une personne',
  },
  buckets: {
    notDue: 'Non échu',
    due1to30: '1–30 j',
    due31to60: '31–60 j',
    due61to90: '61–90 j',
    dueOver90: '91 j et plus',
    noDueDate: 'Sans échéance',
  },
}
