// Words of the design system, and the names of the domain's closed lists.

import type {
  Channel,
  ContactRole,
  DebtorKind,
  HoldKind,
  MessageState,
  PaymentMeans,
  Terms,
} from '../../api-types.ts'

export const ui = {
  zero: 'zéro',
  undo: 'Annuler',
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  edit: 'Modifier',
  more: 'Afficher la suite',
  loading: 'Chargement en cours',
  tryAgain: 'Réessayer',
  optional: 'facultatif',
  days: 'Jours',
  dayOfMonth: 'Le (jour du mois)',
  notAnAmount: 'Écrivez un montant, par exemple 1 234,56.',
  selectAll: 'Tout sélectionner',
  notSaved: 'Modifications non enregistrées',
  print: 'Imprimer',
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
}
const paymentMeans: Record<PaymentMeans, string> = {
  transfer: 'Virement',
  'direct-debit': 'Prélèvement',
  'bill-of-exchange': 'Effet de commerce',
  cheque: 'Chèque',
  card: 'Carte',
}
const termsKinds: Record<Terms['kind'], string> = {
  days: 'Jours nets',
  'days-then-end-of-month': 'Jours, puis fin de mois',
  'end-of-month-then-days': 'Fin de mois, puis jours',
  'end-of-month-on': 'Jours, fin de mois, le …',
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
  superseded: 'Remplacé : la situation a changé',
  failed: 'Pas parti',
  unknown: 'À vérifier',
  bounced: 'Revenu',
}
const steps: Record<string, string> = {
  'before-due': 'Avant échéance',
  'reminder-1': 'Relance 1',
  'reminder-2': 'Relance 2',
  'reminder-3': 'Relance 3',
  'formal-notice': 'Mise en demeure',
  call: 'Appel',
  'call-1': 'Appel',
  'call-2': 'Second appel',
  'choose-what-next': 'Choix de la suite',
  'promise-broken': 'Promesse non tenue',
  'payment-returned': 'Règlement revenu impayé',
  'complete-contact': 'Compléter un contact',
  'complete-due-date': 'Compléter une échéance',
  'resolve-outcome': 'Vérifier un envoi',
  'allocate-credit': 'Imputer un avoir',
  'settle-residue': 'Solder un reliquat',
}

export const words = {
  kinds,
  kindUnknown: 'Nature inconnue',
  kindAssumed: 'supposé',
  channels,
  holds,
  paymentMeans,
  termsKinds,
  termsText: {
    days: (days: number) => `${days} jours nets`,
    daysThenEndOfMonth: (days: number) => `${days} jours, puis fin de mois`,
    endOfMonthThenDays: (days: number) => `fin de mois, puis ${days} jours`,
    endOfMonthOn: (days: number, date: number) => `${days} jours, fin de mois, le ${date}`,
  },
  contactRoles,
  messageStates,
  steps,
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
