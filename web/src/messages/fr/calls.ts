// Calls to make and what came of them.

import type { CallOutcome, CallRow } from '../../api-types.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

const outcomes: Record<CallOutcome, string> = {
  reached: 'Joint',
  voicemail: 'Répondeur',
  absent: 'Absent',
  'wrong-number': 'Mauvais numéro',
  refused: 'Refuse de répondre',
}

const barriers: Record<NonNullable<CallRow['barrier']>['rule'], string> = {
  sunday: 'Dimanche',
  'public-holiday': 'Jour férié',
  'outside-hours': 'Hors des heures d’appel',
  'cap-of-day': 'Déjà appelé aujourd’hui',
  'cap-of-week': 'Trois appels cette semaine',
}

export const calls = {
  lead: (n: number) =>
    `${counted(n, 'appel à passer', 'appels à passer')}, le plus utile d’abord : ce qui est échu, par les chances de joindre quelqu’un.`,
  proposed: (n: number) =>
    `${counted(n, 'appel proposé par la liste du jour attend', 'appels proposés par la liste du jour attendent')} votre accord.`,
  chance: (percent: number) => `${percent} % de chances`,
  barriers,
  barrierHint: (day: string) => `Usage : mieux vaut attendre. Possible à partir du ${day}.`,
  columns: { debtor: 'Client', phone: 'Numéro', overdue: 'Échu', late: 'Retard', before: 'Déjà appelé' },
  late: (days: number) => counted(days, 'jour', 'jours'),
  before: (made: number, reached: number) =>
    made === 0
      ? 'jamais'
      : `${counted(made, 'fois', 'fois')}, ${reached === 0 ? 'jamais joint' : `joint ${counted(reached, 'fois', 'fois')}`}`,
  callBack: 'Rappel convenu',
  unread: 'Réponse à lire',
  unreadHint: 'Ce client a écrit : lisez d’abord sa réponse.',
  noPhone: 'Aucun numéro',
  script: 'Que dire',
  ways: 'Selon la réponse',
  voicemail: 'Sur le répondeur',
  voicemailHint: 'Rien de la dette : une autre personne peut écouter.',
  items: 'Factures échues',
  openDebtor: 'Ouvrir le client',
  cards: 'Fiches de contact (vCard)',
  result: 'Résultat de l’appel',
  outcomes,
  answer: 'Qu’a dit le client ?',
  answers: {
    promise: 'Promesse de payer',
    dispute: 'Litige',
    'call-back': 'Rappeler plus tard',
    none: 'Rien de plus',
  },
  promisedFor: 'Paiera au plus tard le',
  promiseOf: 'Factures promises',
  all: 'Toutes les factures échues',
  disputed: 'Facture contestée',
  disputedCents: 'Montant contesté (vide : toute la facture)',
  disputeReason: 'Motif',
  callBackOn: 'Rappeler le',
  note: 'Note',
  noteExample: 'Qui, ce qui a été dit',
  save: 'Enregistrer',
  saved: 'Appel enregistré.',
  undone: 'L’appel est à refaire.',
  confirmation: 'E-mail de confirmation',
  confirmationHint: 'Relisez, changez ce qu’il faut, envoyez : un accord écrit vaut reconnaissance de la dette.',
  write: 'Écrire la confirmation',
  sendConfirmation: 'Envoyer',
  confirmationSent: 'L’e-mail part.',
  openMail: 'Ouvrir dans ma messagerie',
  copy: 'Copier',
  copied: 'Copié.',
  empty: {
    title: 'Aucun appel à passer aujourd’hui',
    text: 'Les appels que vos scénarios prévoient arrivent ici une fois la liste du jour libérée, comme les rappels convenus.',
  },
}
