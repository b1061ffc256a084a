// The frame of the office, its keys, and the first hour.

import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

export const shell = {
  skip: 'Aller au contenu',
  home: 'Quittance, accueil',
  mainMenu: 'Menu principal',
  search: 'Rechercher',
  paletteKey: 'Ctrl K',
  palettePlaceholder: 'Un écran, un client, un numéro de compte…',
  paletteNothing: 'Rien ne correspond.',
  more: 'Plus',
  language: 'Langue',
  signOut: 'Se déconnecter',
  appearance: { label: 'Apparence', light: 'Clair', auto: 'Auto', dark: 'Sombre' },
  screens: {
    today: 'Aujourd’hui',
    debtors: 'Qui nous doit quoi',
    calls: 'Appels',
    mail: 'Messages reçus',
    outbox: 'Boîte d’envoi',
    bank: 'Encaissements',
    imports: 'Importer',
    contacts: 'Contacts à compléter',
    rehearsal: 'Répétition',
    plans: 'Scénarios',
    calculate: 'Calculer',
    settings: 'Réglages',
  },
  shortScreens: {
    today: 'Aujourd’hui',
    debtors: 'Encours',
    calls: 'Appels',
    mail: 'Reçus',
    outbox: 'Envois',
    bank: 'Banque',
    imports: 'Importer',
    contacts: 'Contacts',
    rehearsal: 'Répétition',
    plans: 'Scénarios',
    calculate: 'Calculer',
    settings: 'Réglages',
  },
  sendingStopped: 'Tous les envois sont arrêtés : rien ne part tant que vous ne les reprenez pas.',
  resumeSending: 'Reprendre les envois',
  sendingResumed: 'Les envois reprennent.',
  notFound: {
    title: 'Page introuvable',
    lead: 'Cette adresse ne mène nulle part.',
    text: 'Elle a peut-être changé. Revenez au travail du jour, ou cherchez un client avec Ctrl K.',
  },
  broken: {
    title: 'Écran en panne',
    lead: 'Cet écran ne peut pas s’afficher.',
    text: 'C’est une erreur du programme ; vos données n’ont pas changé. Rechargez la page ; si elle revient, signalez-la.',
    reload: 'Recharger la page',
  },
  help: {
    title: 'Raccourcis clavier',
    groups: [
      {
        title: 'Partout',
        keys: [
          { keys: ['Ctrl', 'K'], text: 'Aller à un écran, trouver un client' },
          { keys: ['Ctrl', 'Z'], text: 'Annuler la dernière action' },
          { keys: ['Échap'], text: 'Fermer le volet' },
          { keys: ['?'], text: 'Cette aide' },
        ],
      },
      {
        title: 'Listes',
        keys: [
          { keys: ['J', 'K'], text: 'Ligne suivante, précédente' },
          { keys: ['Entrée'], text: 'Ouvrir la ligne ; encore : aller dans son volet' },
        ],
      },
      {
        title: 'Aujourd’hui',
        keys: [
          { keys: ['X', 'Espace'], text: 'Choisir la ligne' },
          { keys: ['Maj', 'X'], text: 'Choisir jusqu’à cette ligne' },
          { keys: ['A'], text: 'Tout choisir, ou rien' },
          { keys: ['E'], text: 'Envoyer le choix, ou la ligne ; une tâche : faite' },
          { keys: ['S'], text: 'Passer l’étape de la ligne' },
          { keys: ['O'], text: 'Ouvrir le client' },
        ],
      },
      {
        title: 'Appels',
        keys: [
          { keys: ['R'], text: 'Joint : puis P promesse, D litige, B rappeler, N rien de plus' },
          { keys: ['V'], text: 'Message laissé sur le répondeur' },
          { keys: ['A'], text: 'Absent' },
          { keys: ['W'], text: 'Mauvais numéro' },
          { keys: ['X'], text: 'Refuse de répondre' },
        ],
      },
      {
        title: 'Encaissements',
        keys: [
          { keys: ['A'], text: 'Accepter la première proposition' },
          { keys: ['1', '…', '9'], text: 'Accepter celle-là' },
          { keys: ['S'], text: 'Répartir autrement' },
          { keys: ['N'], text: 'Pas un règlement de client' },
        ],
      },
      {
        title: 'Client',
        keys: [
          { keys: ['R'], text: 'Enregistrer un règlement' },
          { keys: ['H'], text: 'Mettre en attente' },
        ],
      },
    ],
  },
}

export const firstHour = {
  title: 'Premiers pas',
  lead: 'De votre export comptable à la première relance, en moins d’une heure.',
  promise: 'Rien ne part avant la dernière étape. Chaque étape peut être refaite, et chaque importation annulée.',
  done: 'fait',
  open: 'Ouvrir',
  progress: (done: number, all: number) => `${done} sur ${all}`,
  steps: {
    import: {
      title: 'Importer ce que l’on vous doit',
      text: 'Le fichier des écritures comptables (FEC) de votre logiciel, ou une liste de factures en CSV ou Excel. Vous voyez ce qui est compris avant que rien ne soit enregistré.',
    },
    board: {
      title: 'Voir qui vous doit quoi',
      text: 'La balance âgée, client par client. Vérifiez qu’elle ressemble à ce que vous connaissez.',
    },
    kinds: {
      title: 'Dire à qui vous vendez',
      text: 'Entreprises, particuliers ou organismes publics : la loi et le ton des relances en dépendent.',
    },
    contacts: {
      title: 'Compléter les contacts',
      text: 'Un FEC ne contient ni adresse ni e-mail. Importez votre liste de clients, ou remplissez la grille en commençant par les plus gros montants.',
    },
    rehearsal: {
      title: 'Lire la répétition',
      text: 'Les trente prochains jours, comme si personne ne payait : qui recevrait quoi, quand, et ce qui ne partira jamais.',
    },
    mail: {
      title: 'Brancher la messagerie, ou imprimer',
      text: 'Les relances partent de votre propre compte e-mail. Sans compte, elles attendent dans la boîte d’envoi, et les lettres s’impriment.',
    },
    release: {
      title: 'Envoyer la première liste',
      text: 'Relisez la liste du jour et libérez ce que vous voulez. La répétition prend fin à ce moment.',
    },
  },
  facts: {
    board: (overdue: string, debtors: number) =>
      `${overdue} en retard, ${counted(debtors, 'client', 'clients')} au total.`,
    kinds: (debtors: number) => `${counted(debtors, 'client a', 'clients ont')} une nature inconnue.`,
    contacts: (debtors: number, amount: string) =>
      `${counted(debtors, 'client', 'clients')} sans e-mail ni adresse, pour ${amount}.`,
  },
  actions: {
    import: 'Importer un fichier',
    board: 'Ouvrir la balance',
    customers: 'Importer une liste de clients',
    contacts: 'Remplir la grille',
    contactsLater: 'Plus tard',
    rehearsal: 'Lire la répétition',
    mail: 'Brancher un compte e-mail',
    print: 'Je préfère imprimer',
    release: 'Ouvrir la liste du jour',
  },
}
