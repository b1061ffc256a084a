// The coming days.

import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

export const rehearsal = {
  lead: (days: number) => `Les ${days} prochains jours, comme si personne ne payait. Rien n’est envoyé d’ici.`,
  acts: (n: number) => counted(n, 'envoi ou appel', 'envois et appels'),
  steps: 'Par étape',
  calendar: 'Jour par jour',
  calendarHint: 'Ouvrez un jour pour voir qui recevrait quoi.',
  never: {
    title: (n: number) => `Ne partira pas (${n})`,
    hint: 'pendant toute la période',
  },
  nobody: {
    title: (days: number) => `Rien ne partirait pendant ces ${days} jours`,
    text: 'Voici pourquoi, client par client. Aujourd’hui dit ce qu’il reste à faire pour que les relances reprennent.',
    action: 'Voir ce qui retient',
  },
  empty: {
    title: 'Rien à répéter pour l’instant',
    text: 'Dès que des factures sont importées, vous voyez ici qui recevrait quoi, jour par jour, avant le premier envoi.',
    action: 'Importer un fichier',
  },
}
