// Messages that came in.

import type { ColleagueQuestion, IncomingMail, MailOutcomeKind, MailSuggestion } from '../../api-types.ts'

const kinds: Record<IncomingMail['kind'], string> = {
  answer: 'Réponse',
  automatic: 'Automatique',
  bounce: 'Revenu',
  delay: 'Retardé',
  receipt: 'Remis',
  complaint: 'Signalement',
}
const suggestions: Record<MailSuggestion['kind'], string> = {
  paid: 'Dit avoir payé',
  promise: 'Promet de payer',
  dispute: 'Conteste',
  'instalment-plan': 'Demande un échéancier',
  'invoice-wanted': 'Demande la facture',
  'wrong-contact': 'Mauvais interlocuteur',
}
const outcomes: Record<MailOutcomeKind, string> = {
  noted: 'Lu, rien à faire',
  paid: 'Paiement annoncé',
  promise: 'Promesse',
  dispute: 'Litige',
  'instalment-plan': 'Demande un échéancier',
  'wrong-contact': 'Mauvais interlocuteur',
}
const matched: Record<NonNullable<IncomingMail['matchedBy']>, string> = {
  message: 'répond à notre message',
  address: 'reconnu à son adresse',
  number: 'reconnu au numéro de facture',
  person: 'attribué par une personne',
}

const answers: Record<NonNullable<ColleagueQuestion['answer']>, string> = {
  justified: 'le client a raison',
  unjustified: 'la somme est due',
  'in-hand': 's’en occupe',
  'not-mine': 'n’est pas concerné',
}

export const mail = {
  lead: 'Les réponses de vos clients. Tant qu’une réponse n’est pas lue, rien d’autre ne part à ce client.',
  show: 'Messages à montrer',
  shows: { unread: 'À lire', triage: 'De qui ?', all: 'Tous' },
  columns: { from: 'De', subject: 'Objet', says: 'Dit', when: 'Date' },
  nobody: 'Expéditeur inconnu',
  kinds,
  suggestions,
  outcomes,
  matched,
  said: 'Ce que dit le message',
  saidHint: 'Proposé d’après ces mots ; vous décidez.',
  attachments: 'Pièces jointes',
  decide: 'Que fait-on ?',
  promisedFor: 'Paiera au plus tard le',
  disputed: 'Facture contestée',
  disputeReason: 'Motif',
  save: 'Enregistrer',
  saved: 'C’est noté.',
  reopened: 'Le message est de nouveau à lire.',
  reopen: 'Remettre à lire',
  whose: 'De qui vient ce message ?',
  whoseHint: 'Nom, compte ou numéro de facture',
  openDebtor: 'Ouvrir le client',
  empty: {
    title: 'Aucune réponse à lire',
    text: 'Celles qui arrivent se rangent ici d’elles-mêmes.',
    noMailbox: 'Les réponses arrivent ici dès que le serveur IMAP de votre compte est indiqué dans les réglages.',
    connect: 'Ouvrir les réglages',
  },
  reply: 'Répondre',
  replyAgain: 'Répondre encore',
  replyTo: (email: string) => `Votre réponse à ${email}`,
  replyHint: 'Votre nom, celui de la société et le message cité sont ajoutés.',
  enclose: 'Joindre une copie des factures',
  encloseGone: 'fichier introuvable',
  encloseLinked: (size: string, most: string) =>
    `Ensemble ${size}, plus que ${most} : la réponse donnera un lien vers chaque facture, valable soixante jours.`,
  encloseTooLarge: (size: string, most: string) => `Ensemble ${size} : les réglages permettent ${most}.`,
  sendReply: 'Envoyer la réponse',
  replied: 'La réponse part.',
  addsContact: 'Ajouter cette adresse aux interlocuteurs du client',
  exchange: 'Échanges',
  unread:
    'Ce message n’a pas pu être lu ici : trop grand, ou mal formé. Lisez-le dans votre messagerie, puis dites ce qu’il en est.',
  asItLeft: 'Voir tel qu’il est parti',
  noExchange: 'Aucun échange avec ce client.',
  out: 'Envoyé',
  in: 'Reçu',
  outTo: (who: string) => `À ${who}`,
  inFrom: (who: string) => `De ${who}`,
  ask: {
    open: 'Demander',
    title: 'Demander à un collègue',
    lead: 'Il reçoit un e-mail et répond en un clic, sans compte. Un seul rappel, après trois jours.',
    email: 'Son adresse',
    question: 'Votre question',
    example: 'Le client dit n’avoir rien reçu. Avez-vous le bon de livraison ?',
    send: 'Envoyer la question',
    sent: 'La question part.',
    waiting: (email: string) => `Demandé à ${email}`,
    answered: (email: string, answer: string) => `${email} : ${answer}`,
    answers,
  },
  none: 'Aucun message de ce genre',
}
