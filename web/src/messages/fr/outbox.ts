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
  resolved: 'C’est noté.',
  noneHere: 'Aucun message de ce genre',
  unknown: {
    text: 'On ne sait pas si ce message est parti. Regardez dans les messages envoyés de votre compte, puis dites-le : rien n’est renvoyé sans vous.',
    accepted: 'Il est parti',
    failed: 'Il n’est pas parti',
  },
  letters: {
    title: (n: number) => counted(n, 'lettre à imprimer', 'lettres à imprimer'),
    text: 'Un seul fichier, avec la liste de contrôle en tête. Une lettre ne compte qu’une fois postée.',
    print: 'Télécharger le PDF',
    fileName: (day: string) => `lettres-${day}.pdf`,
    postedOn: 'Postées le',
    markPosted: 'Marquer comme postées',
    posted: (n: number) => `${counted(n, 'lettre postée', 'lettres postées')}.`,
  },
  empty: {
    title: 'Aucun message pour l’instant',
    text: 'Les relances libérées depuis « Aujourd’hui » attendent ici leur départ, puis y restent lisibles.',
  },
}
