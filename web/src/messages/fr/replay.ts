// The past months, played again.

import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

export const replay = {
  lead: 'Les douze derniers mois, rejoués jour après jour avec vos scénarios d’aujourd’hui. Rien n’est envoyé d’ici.',
  view: 'Période',
  views: { coming: (days: number) => `${days} prochains jours`, past: '12 derniers mois' },
  question: 'Ce qui est pris pour connu',
  questions: { known: 'Ce qu’on savait alors', told: 'Ce que disent les livres' },
  answers: {
    known:
      'Chaque jour est rejoué avec ce qui était enregistré ce jour-là : un paiement saisi plus tard n’était pas encore connu.',
    told: 'Chaque jour est rejoué avec ce que les livres en disent aujourd’hui, même si cela a été enregistré plus tard.',
  },
  since: (day: string) => `Première facture enregistrée le ${day}.`,
  nothing: {
    known: 'Rien ne serait parti : rien n’était encore enregistré, ou tout a été payé à temps.',
    told: 'Rien ne serait parti : tout a été payé à temps.',
  },
  title: 'Mois par mois',
  hint: 'Ouvrez un mois pour voir qui aurait reçu quoi.',
  columns: {
    month: 'Mois',
    bars: 'Envois et appels rejoués, puis réels',
    replayed: 'rejoué',
    real: 'réel',
    messages: 'Messages',
    letters: 'Courriers',
    calls: 'Appels',
    debtors: 'Clients',
    asked: 'Demandé',
    paid: 'Payé depuis',
    days: 'Délai médian',
    left: 'Réellement partis',
  },
  days: (n: number) => `${n} j`,
  limits:
    'Les scénarios et les coordonnées sont ceux d’aujourd’hui, les paiements ceux du grand livre : ils ne disent pas ce qu’une relance aurait changé. « Demandé » et « payé » comptent chaque facture une fois par mois, en euros ; le délai court du premier envoi du mois au solde.',
  levels: 'Par niveau',
  levelNames: ['Avant l’échéance', 'Courtois', 'Ferme', 'Dernier', 'Mise en demeure'],
  settled: (n: number, of: number) => `${n} sur ${counted(of, 'facture soldée', 'factures soldées')} depuis`,
  settledBefore: (n: number) =>
    `${counted(n, 'facture', 'factures')} relancée${n > 1 ? 's' : ''} alors qu’un paiement était arrivé sans être encore enregistré.`,
  outcome: (days: number) =>
    days < 0 ? `soldé ${-days} j avant` : days === 0 ? 'soldé le jour même' : `soldé ${days} j après`,
  partly: (amount: string) => `${amount} payés depuis, le reste est ouvert`,
  open: 'rien n’a été payé depuis',
  more: (n: number) => `et ${counted(n, 'autre envoi ou appel', 'autres envois et appels')}, de moindre montant`,
  empty: {
    title: 'Rien à rejouer pour l’instant',
    text: 'Importez une année de factures et de paiements : vous voyez ici ce que vos scénarios auraient envoyé, et quand vos clients ont payé.',
  },
}
