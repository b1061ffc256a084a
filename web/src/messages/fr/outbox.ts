// Messages and letters.

import type { MessageState } from '../../api-types.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

const letterStates: Partial<Record<MessageState, string>> = {
  prepared: 'À imprimer',
  accepted: 'Postée',
}

export const outbox = {
  lead: 'Ce qui attend de partir et ce qui est parti, mot pour mot.',
  filter: 'Messages à montrer',
  filters: {
    all: 'Tous',
    prepared: 'En attente',
    unknown: 'À vérifier',
    failed: 'Pas partis',
    bounced: 'Revenus',
    accepted: 'Partis',
  },
  letterStates,
  message: 'Message',
  columns: { subject: 'Objet', state: 'État', when: 'Quand' },
  prepared: 'Préparé',
  left: 'Parti',
  from: 'De',
  enclosed: 'Pièces jointes',
  linked: 'Par lien',
  linkedUntil: (day: string) => `ouvert jusqu’au ${day}`,
  resolved: 'C’est noté.',
  noneHere: 'Aucun message de ce genre',
  leavesAt: (when: string) => `part le ${when}`,
  waiting: {
    text: (when: string) =>
      `Hors des heures d’envoi chez ce client : l’e-mail part de lui-même le ${when}, si rien n’a changé d’ici là.`,
    sendNow: 'Envoyer maintenant',
    done: 'L’e-mail part sans attendre.',
  },
  unknown: {
    text: 'On ne sait pas si ce message est parti. Regardez dans les messages envoyés de votre compte, puis dites-le : rien n’est renvoyé sans vous.',
    sms: 'On ne sait pas si ce SMS est parti. Regardez dans le compte de votre service d’envoi de SMS, puis dites-le : rien n’est renvoyé sans vous.',
    accepted: 'Il est parti',
    failed: 'Il n’est pas parti',
  },
  trouble: (n: number, said: string, account: string | null) =>
    `${account === null ? '' : `Compte « ${account} » : `}${counted(n, 'e-mail attend', 'e-mails attendent')} : le serveur d’envoi a répondu « ${said} ». Rien n’est perdu, la suite part dès qu’il l’accepte.`,
  desk: {
    title: (n: number) => counted(n, 'message à vérifier', 'messages à vérifier'),
    text: 'Rien n’est renvoyé sans vous. Regardez dans les messages envoyés de votre compte, ou corrigez l’adresse.',
    mendAddress: 'Corriger l’adresse',
    mendNumber: 'Corriger le numéro',
  },
  registered: {
    waiting: (n: number) => counted(n, 'recommandé sans nouvelles', 'recommandés sans nouvelles'),
    waitingText: 'Notez le numéro, puis l’avis de réception, le refus ou le retour : la suite en dépend.',
    posted: (day: string) => `posté le ${day}`,
    noteIt: 'Noter',
    title: 'Recommandé',
    number: 'Numéro',
    depositedOn: 'Déposé le',
    fate: 'Ce qu’il est devenu',
    noFate: 'Pas encore connu',
    fates: {
      delivered: 'Remis contre signature',
      refused: 'Refusé',
      'not-collected': 'Non réclamé',
      'wrong-address': 'Adresse inconnue',
    },
    fateOn: 'Le',
    note: 'Noter',
  },
  letters: {
    unposted: 'Les lettres attendent de nouveau.',
    title: (n: number) => counted(n, 'lettre à imprimer', 'lettres à imprimer'),
    text: 'Un seul fichier, avec la liste de contrôle en tête. Une lettre ne compte qu’une fois postée.',
    print: 'Télécharger le PDF',
    separators: 'Feuilles de séparation',
    fileName: (day: string) => `lettres-${day}.pdf`,
    postedOn: 'Postées le',
    markPosted: 'Marquer comme postées',
    posted: (n: number) => `${counted(n, 'lettre postée', 'lettres postées')}.`,
    outdated: (n: number) =>
      n === 1
        ? 'Une lettre n’est plus exacte : réglée, suspendue ou changée depuis. Ne la postez pas.'
        : `${n} lettres ne sont plus exactes : réglées, suspendues ou changées depuis. Ne les postez pas.`,
    takeOff: 'Retirer de la pile',
    takenOff: 'La lettre est retirée ; la décision suivante dira ce qu’il faut faire.',
    alreadyPosted: 'Déjà postée',
  },
  empty: {
    title: 'Aucun message pour l’instant',
    text: 'Les relances libérées depuis « Aujourd’hui » attendent ici leur départ, puis y restent lisibles.',
  },
}
