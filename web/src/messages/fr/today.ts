// The work of the day.

import type { Channel } from '../../api-types.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

const channels: Record<Channel, (n: number) => string> = {
  email: (n) => counted(n, 'e-mail', 'e-mails'),
  letter: (n) => counted(n, 'lettre à imprimer', 'lettres à imprimer'),
  'registered-letter': (n) => counted(n, 'lettre recommandée à imprimer', 'lettres recommandées à imprimer'),
  call: (n) => counted(n, 'appel à passer', 'appels à passer'),
  sms: (n) => counted(n, 'SMS', 'SMS'),
  task: (n) => counted(n, 'tâche', 'tâches'),
  escalation: (n) => counted(n, 'choix à faire', 'choix à faire'),
}

export const today = {
  banners: 'À savoir aujourd’hui',
  bannerActions: {
    contacts: 'Compléter les contacts',
    mail: 'Brancher un compte',
    kinds: 'Répondre',
    payments: 'À jour jusque-là',
    rehearsal: 'Lire la répétition',
  },
  counts: {
    toSend: (n: number) => counted(n, 'message à envoyer', 'messages à envoyer'),
    toConfirm: (n: number) => counted(n, 'à confirmer', 'à confirmer'),
    calls: (n: number) => counted(n, 'appel', 'appels'),
    tasks: (n: number) => counted(n, 'tâche', 'tâches'),
  },
  for: (amount: string) => `, pour ${amount}.`,
  selected: (n: number, amount: string) => `${counted(n, 'ligne choisie', 'lignes choisies')}, ${amount}`,
  releaseFirst: (n: number) => `Libérer la première liste (${n})`,
  release: (n: number, isChoice: boolean) => (isChoice ? `Envoyer le choix (${n})` : `Tout envoyer (${n})`),
  releaseOne: { message: 'Envoyer', call: 'Préparer l’appel' },
  skip: 'Passer',
  showMore: (n: number) => `Afficher les ${n} suivants`,
  choose: (name: string) => `Choisir ${name}`,
  items: (n: number) => counted(n, 'facture', 'factures'),
  late: (days: number) => `échue depuis ${counted(days, 'jour', 'jours')}`,
  listedOnly: 'pour mémoire',
  to: 'À',
  subject: 'Objet',
  form: 'Forme du message',
  forms: { html: 'E-mail', letter: 'Lettre', text: 'Texte' },
  cannotBeWritten: 'Ce message ne peut pas encore être écrit',
  columns: { choice: 'Choix', step: 'Étape', why: 'Pourquoi', amount: 'Montant' },
  queued: { mail: 'en file', print: 'à imprimer', person: 'dans les tâches' },
  unknown: 'à vérifier',
  withdraw: 'Retirer de la file',
  withdrawn: (name: string) => `${name} ne partira pas aujourd’hui.`,
  second: {
    asked: 'deux personnes',
    by: (name: string) => `validé par ${name}`,
    byMe: 'validé par vous',
    needed: 'Ce montant demande deux personnes : après votre accord, il attendra celui d’une autre.',
    waitsForOther: (at: string) =>
      `Vous avez donné votre accord le ${at}. Il partira quand une autre personne aura donné le sien.`,
    waitsForMe: (name: string, at: string) => `${name} a donné son accord le ${at}. Avec le vôtre, ce message part.`,
    takeBack: 'Retirer mon accord',
    takenBack: (name: string) => `Accord retiré pour ${name}.`,
  },
  sections: {
    send: { title: (n: number) => `À envoyer (${n})`, hint: 'part seul une fois l’automatisme activé' },
    confirm: { title: (n: number) => `À confirmer (${n})`, hint: 'attend votre accord' },
    second: { title: (n: number) => `Attend une seconde personne (${n})`, hint: 'un premier accord est donné' },
    calls: { title: (n: number) => `Appels (${n})`, hint: 'à passer par une personne' },
    'under-way': { title: (n: number) => `Déjà libéré (${n})`, hint: 'pas encore parti' },
    decide: { title: (n: number) => `À décider (${n})`, hint: 'le scénario est au bout' },
  },
  onlyTasks: 'Rien à envoyer : il reste les tâches ci-dessous',
  nothing: {
    title: 'Rien à envoyer aujourd’hui',
    text: 'Chaque facture ouverte est en avance, déjà relancée il y a peu, ou retenue pour une raison listée ci-dessous.',
    action: 'Voir les trente prochains jours',
  },
  noData: {
    title: 'Le travail du jour apparaîtra ici',
    text: 'Importez ce que l’on vous doit : Quittance décide chaque jour qui relancer, comment, et dit pourquoi.',
    action: 'Importer un fichier',
  },
  tasks: {
    title: (n: number) => `Tâches (${n})`,
    hint: 'ce qu’aucun message ne peut régler',
    what: 'À faire',
    since: 'Depuis',
    done: 'Fait',
    isDone: 'Tâche faite.',
    call: 'Appeler',
    ours: 'Chez nous',
  },
  choice: {
    title: 'Le scénario est au bout : que faire ?',
    until: 'Attendre jusqu’au',
    note: 'Note pour le journal',
    costLabel: 'Coût',
    costUnknown: 'non connu ici',
    costRange: (from: string, to: string) => `${from} à ${to}`,
    free: 'rien',
    delayLabel: 'Délai',
    choose: 'Choisir',
    confirm: 'Valider ce choix',
    closed: 'Pas ouvert',
    made: 'Choix enregistré.',
    open: 'Choisir',
  },
  answers: {
    title: (n: number, hasMore: boolean) => `Réponses reçues (${n}${hasMore ? ' et plus' : ''})`,
    hint: 'rien d’autre ne part à ces clients avant lecture',
    all: 'Toutes les réponses',
  },
  upcoming: {
    title: (day: string, n: number) => `La liste du ${day} (${n})`,
    notice: (day: string, n: number) =>
      n === 0
        ? `Rien ne part aujourd’hui. Le prochain jour d’envoi est le ${day} ; rien n’est prévu ce jour-là pour l’instant.`
        : `Rien ne part aujourd’hui. Voici ce que contient la liste du ${day} si personne ne paie d’ici là ; vous la relirez et l’enverrez ce jour-là.`,
  },
  waits: {
    title: 'Ce qui ne part pas',
    total: (n: number) => `${counted(n, 'facture', 'factures')}, chacune avec sa raison`,
  },
  releaseDialog: {
    title: (n: number) => (n === 1 ? 'Envoyer cette ligne ?' : `Envoyer ${n} lignes ?`),
    confirm: (n: number) => (n === 1 ? 'Envoyer' : `Envoyer les ${n}`),
    channels,
    total: 'Total demandé',
    knownTo: 'Règlements connus jusqu’au',
    knownToHint:
      'Tout ce qui a été payé jusqu’à ce jour est enregistré dans Quittance. Personne qui a payé ne sera relancé.',
    stale: (days: number) =>
      `C’était il y a ${days} jours : des règlements récents peuvent manquer. Importez-les d’abord si vous pouvez.`,
    endsRehearsal: 'C’est votre première liste : la répétition prend fin avec cet envoi.',
    asksTwo: (n: number, of: number) =>
      n === of
        ? 'Ces montants demandent deux personnes : après votre accord, rien ne part avant celui d’une autre.'
        : `${counted(n, 'ligne demande', 'lignes demandent')} deux personnes : après votre accord, ${n === 1 ? 'elle attend' : 'elles attendent'} celui d’une autre. Le reste part.`,
    noMailAccount: 'Aucun compte e-mail n’est branché : les e-mails attendront dans la boîte d’envoi.',
    withdrawn: (n: number, left: number) =>
      left === 0
        ? `${counted(n, 'ligne retirée', 'lignes retirées')} : rien n’est parti.`
        : `${counted(n, 'ligne retirée', 'lignes retirées')} ; ${counted(left, 'était déjà partie', 'étaient déjà parties')}.`,
    formalNotice: 'Cette liste contient une mise en demeure : elle fait courir des effets de droit. Relisez-la.',
  },
  releaseResult: {
    title: (n: number) => counted(n, 'ligne libérée', 'lignes libérées'),
    queued: (n: number) =>
      `${counted(n, 'e-mail est en file', 'e-mails sont en file')}, envoyés pendant les heures d’envoi.`,
    letters: (n: number) => `${counted(n, 'lettre attend', 'lettres attendent')} l’impression dans la boîte d’envoi.`,
    tasks: (n: number) => `${counted(n, 'tâche a été ajoutée', 'tâches ont été ajoutées')} à la liste.`,
    awaiting: (n: number) => `${counted(n, 'ligne attend', 'lignes attendent')} l’accord d’une seconde personne.`,
    refused: (n: number) => counted(n, 'ligne retenue', 'lignes retenues'),
    outbox: 'Ouvrir la boîte d’envoi',
  },
  skipDialog: {
    title: (name: string) => `Passer ${name} ?`,
    effect: (step: string) =>
      `« ${step} » ne sera pas faite pour ces factures : le scénario continue par l’étape suivante, dès aujourd’hui si son jour est venu.`,
    why: 'Raison',
    reasons: ['Vu avec le client', 'À revoir plus tard', 'Le dossier est inexact', 'Autre raison'],
    done: (name: string) => `${name} est passé. La raison est gardée au journal.`,
  },
}
