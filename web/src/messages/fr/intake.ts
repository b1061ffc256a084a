// Files in.

import type { ImportKind } from '../../api-types.ts'
import type { Unit } from '../../office/intake/refused-lines.tsx'
import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

const kinds: Record<ImportKind, string> = {
  entries: 'Écritures comptables (FEC)',
  list: 'Liste de factures',
  customers: 'Liste de clients',
  statement: 'Relevé de compte',
  invoice: 'Factures électroniques',
  status: 'Statuts de factures',
  notices: 'Annonces BODACC',
  register: 'Répertoire SIRENE',
}
const readAs: Record<ImportKind, string> = {
  entries: 'Lire comme des écritures',
  list: 'Lire comme une liste de factures',
  customers: 'Lire comme une liste de clients',
  statement: 'Lire comme un relevé de compte',
  invoice: 'Lire comme des factures électroniques',
  status: 'Lire comme des statuts de factures',
  notices: 'Lire comme des annonces BODACC',
  register: 'Lire comme un extrait SIRENE',
}
/** Names of columns and fields; a field that is not listed is shown under its own name. */
const fields: Record<string, string> = {
  line: 'Ligne',
  account: 'Compte',
  auxiliary: 'Compte client',
  debtorReference: 'Compte client',
  debtorName: 'Client',
  name: 'Nom',
  file: 'Fichier',
  code: 'Type ou statut',
  day: 'Date',
  buyer: 'Client',
  number: 'N° de facture',
  pieceRef: 'Pièce',
  pieceDate: 'Pièce du',
  issueDate: 'Émise le',
  dueDate: 'Échéance',
  entryDate: 'Date',
  total: 'Montant TTC',
  open: 'Reste dû',
  paid: 'Payé',
  documentKind: 'Type de pièce',
  vat: 'N° de TVA',
  contactName: 'Contact',
  totalCents: 'Montant TTC',
  openCents: 'Reste dû',
  debitCents: 'Débit',
  creditCents: 'Crédit',
  lettering: 'Lettrage',
  amount: 'Montant',
  balance: 'Solde',
  counterpartyIban: 'IBAN du payeur',
  debit: 'Débit',
  credit: 'Crédit',
  detail: 'Détail',
  reference: 'Référence',
  status: 'État',
  type: 'Type d’opération',
  valueDate: 'Date de valeur',
  bookingDate: 'Comptabilisée le',
  publishedOn: 'Publiée le',
  counterparty: 'Payeur',
  remittance: 'Libellé de la banque',
  amountCents: 'Montant',
  returnReason: 'Motif du rejet',
  sirens: 'SIREN',
  nature: 'Procédure',
  court: 'Tribunal',
  judgmentDate: 'Jugement du',
  state: 'État',
  activity: 'Activité',
  currency: 'Devise',
  siren: 'SIREN',
  siret: 'SIRET',
  email: 'E-mail',
  phone: 'Téléphone',
  debtorKind: 'Nature',
  kind: 'Nature',
  paymentMeans: 'Mode de règlement',
  disputed: 'En litige',
  address1: 'Adresse',
  address2: 'Adresse, ligne 2',
  address3: 'Adresse, ligne 3',
  addressLines: 'Adresse',
  postcode: 'Code postal',
  city: 'Ville',
  country: 'Pays',
  language: 'Langue',
  terms: 'Conditions',
  label: 'Libellé',
}
/** Fields that have another name in files of one kind. */
const fieldsOf: Partial<Record<ImportKind, Readonly<Record<string, string>>>> = {
  notices: { number: 'N° d’annonce' },
}
const states: Record<string, string> = { active: 'Active', closed: 'Cessée', unknown: 'Non dit' }
const counts: Record<string, (n: number) => string> = {
  newDebtors: (n) => counted(n, 'nouveau client', 'nouveaux clients'),
  changedDebtors: (n) => counted(n, 'client complété', 'clients complétés'),
  newItems: (n) => counted(n, 'facture', 'factures'),
  changedItems: (n) => counted(n, 'facture mise à jour', 'factures mises à jour'),
  newCredits: (n) => counted(n, 'règlement ou avoir', 'règlements et avoirs'),
  newAllocations: (n) => counted(n, 'imputation', 'imputations'),
  gone: (n) => counted(n, 'facture disparue des écritures', 'factures disparues des écritures'),
  newStatuses: (n) => counted(n, 'statut', 'statuts'),
  newLines: (n) => counted(n, 'nouvelle ligne', 'nouvelles lignes'),
  matchedLines: (n) => counted(n, 'encaissement rapproché', 'encaissements rapprochés'),
  returnedLines: (n) => counted(n, 'rejet', 'rejets'),
  toAllocate: (n) => counted(n, 'à affecter', 'à affecter'),
  matched: (n) => counted(n, 'client concerné', 'clients concernés'),
  holds: (n) => counted(n, 'suspension', 'suspensions'),
  tasks: (n) => counted(n, 'tâche', 'tâches'),
}

export const intake = {
  lead: 'Déposez un ou plusieurs fichiers : vous voyez ce qui est compris avant que rien ne soit enregistré.',
  kinds,
  readAs,
  fields,
  fieldsOf,
  states,
  counts,
  drop: {
    title: 'Déposez un ou plusieurs fichiers ici',
    pick: 'Choisir des fichiers',
    kinds: [
      {
        title: 'Écritures comptables',
        text: 'Le FEC (.txt, .csv ou .xml) que tout logiciel français sait exporter : qui doit quoi, et ce qui a été payé.',
      },
      {
        title: 'Liste de factures',
        text: 'CSV ou Excel : client, numéro, date, échéance, montant, reste dû. L’ordre des colonnes importe peu.',
      },
      {
        title: 'Factures électroniques',
        text: 'Factur-X (PDF), CII ou UBL (XML), et leurs statuts ; plusieurs à la fois, ou une archive ZIP.',
      },
      {
        title: 'Relevés de banque',
        text: 'CAMT, CFONB, MT940, OFX, QIF ou CSV, et les rejets de prélèvements : ce qui est payé ne se relance pas.',
      },
      {
        title: 'Liste de clients',
        text: 'CSV ou Excel : compte, nom, nature, SIREN, e-mail, adresse. Elle complète les contacts.',
      },
      {
        title: 'Annonces et répertoire',
        text: 'BODACC et SIRENE (JSON) : une procédure collective d’un client suspend ses relances et demande la déclaration.',
      },
    ],
  },
  progress: {
    sendingLabel: 'Envoi du fichier',
    readingLabel: 'Lecture du fichier',
    sending: (share: string) => `Envoi du fichier : ${share}.`,
    reading: 'Lecture du fichier, ligne par ligne…',
  },
  tooLarge: (name: string, megabytes: number) =>
    `${name} pèse ${megabytes} Mo ; la limite est de 1 024 Mo. Exportez une période plus courte, ou partagez-le en plusieurs fichiers.`,
  refusedFile: (name: string) => `« ${name} » n’a pas pu être lu`,
  already: (when: string) =>
    `Ce fichier a déjà été importé le ${when} : il n’y a rien à refaire. Pour le reprendre autrement, annulez d’abord cette importation.`,
  nothingLeft: 'Il n’y a rien à enregistrer : tout est écarté, pour les raisons ci-dessus.',
  nothingNew: 'Rien de nouveau par rapport à ce qui est déjà connu.',
  stored: 'Enregistré :',
  seeBank: 'Voir les encaissements',
  seeBoard: 'Voir qui nous doit quoi',
  store: (left: number, unit: Unit) =>
    left === 0
      ? 'Enregistrer'
      : unit === 'statement'
        ? 'Enregistrer quand même'
        : left === 1
          ? unit === 'file'
            ? 'Enregistrer sans le fichier écarté'
            : 'Enregistrer sans la ligne écartée'
          : unit === 'file'
            ? `Enregistrer sans les ${left} fichiers écartés`
            : `Enregistrer sans les ${left} lignes écartées`,
  readAgain: 'Relire avec ces réponses',
  waiting: (names: readonly string[]) =>
    `Ensuite : ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` et ${counted(names.length - 5, 'autre', 'autres')}` : ''}.`,
  next: 'Passer au fichier suivant',
  giveUp: 'Renoncer',
  notReady: 'Il reste des questions à trancher ci-dessus.',
  notThat: 'Ce n’est pas ce type de fichier ?',
  effect: {
    title: 'Ce que l’importation apporte',
    read: (n: string, count: number) => (count === 1 ? `${n} ligne lue` : `${n} lignes lues`),
    readFiles: (n: string, count: number) => (count === 1 ? `${n} fichier lu` : `${n} fichiers lus`),
    open: 'Reste dû au total',
    newDebtors: (n: number): string => (n === 1 ? 'Nouveau client' : 'Nouveaux clients'),
    changedDebtors: (n: number): string => (n === 1 ? 'Client complété' : 'Clients complétés'),
    newItems: (n: number): string => (n === 1 ? 'Nouvelle facture' : 'Nouvelles factures'),
    changedItems: (n: number): string => (n === 1 ? 'Facture mise à jour' : 'Factures mises à jour'),
    newCredits: (n: number): string => (n === 1 ? 'Règlement ou avoir' : 'Règlements et avoirs'),
    newAllocations: (n: number): string => (n === 1 ? 'Imputation' : 'Imputations'),
    unchangedItems: (n: number): string => (n === 1 ? 'Facture inchangée' : 'Factures inchangées'),
    entries: (n: number): string => (n === 1 ? 'Mouvement de banque' : 'Mouvements de banque'),
    newStatuses: (n: number): string => (n === 1 ? 'Statut' : 'Statuts'),
    matched: (n: number): string => (n === 1 ? 'Client concerné' : 'Clients concernés'),
    holds: (n: number): string => (n === 1 ? 'Suspension' : 'Suspensions'),
    tasks: (n: number): string => (n === 1 ? 'Tâche' : 'Tâches'),
    conflicts: (n: number) => `${counted(n, 'facture contredit', 'factures contredisent')} ce qui est connu`,
    notes: (n: number) => `À savoir de ${counted(n, 'facture', 'factures')}`,
  },
  accounts: {
    title: (n: number) => (n === 1 ? 'Le relevé' : `Les ${n} relevés`),
    account: 'Compte',
    unnamed: 'Compte sans numéro',
    period: 'Période',
    opening: 'Ancien solde',
    received: 'Reçu',
    paidOut: 'Versé',
    closing: 'Nouveau solde',
  },
  questions: {
    title: 'À préciser',
    terms: 'Conditions de paiement habituelles',
    termsHint: 'Le fichier ne donne pas toutes les échéances : elles sont calculées, et marquées comme telles.',
    chooseTerms: 'Choisir…',
    kind: 'Les nouveaux clients sont',
  },
  mapping: {
    title: 'Colonnes',
    needed: 'À indiquer',
    missing: 'Nommez les colonnes qui manquent : sans elles rien ne peut être lu.',
    others: 'Autres colonnes possibles',
    hint: 'Corrigez ce qui ne va pas : le fichier est relu aussitôt.',
    none: '(aucune)',
    unused: (names: string) => `Colonnes non utilisées : ${names}.`,
  },
  sample: 'Les premières lignes, telles que comprises',
  odd: {
    title: (n: number, unit: Unit) =>
      unit === 'file'
        ? counted(n, 'remarque sur les fichiers', 'remarques sur les fichiers')
        : counted(n, 'ligne prise, mais à vérifier', 'lignes prises, mais à vérifier'),
    hint: 'Tout est enregistré tel que compris.',
  },
  refused: {
    title: (n: number, unit: Unit) =>
      unit === 'statement'
        ? counted(n, 'anomalie du relevé', 'anomalies du relevé')
        : unit === 'file'
          ? counted(n, 'fichier écarté', 'fichiers écartés')
          : counted(n, 'ligne écartée', 'lignes écartées'),
    short: (n: number) => counted(n, 'ligne écartée', 'lignes écartées'),
    hint: {
      line: 'Elles ne seront pas enregistrées ; les autres le seront.',
      file: 'Ils ne seront pas enregistrés ; les autres le seront.',
      statement: 'Les opérations lues seront enregistrées ; ce qui manque ne le sera pas.',
    } satisfies Record<Unit, string>,
    file: 'Fichier',
    line: 'Ligne',
    reason: 'Raison',
    others: (n: number) => `et ${counted(n, 'autre', 'autres')}`,
  },
  history: {
    title: 'Importations',
    file: 'Fichier',
    brought: 'Apport',
    when: 'Quand',
    undo: 'Annuler l’importation',
    wasUndone: 'annulée',
    undone: (name: string) => `L’importation de « ${name} » est annulée.`,
  },
}
