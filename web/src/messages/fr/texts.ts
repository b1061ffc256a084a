// Texts, their editor, and the look of messages.

import type { TextPreview, TextRow } from '../../api-types.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('fr-FR')

const audiences: Record<TextRow['audience'], string> = {
  business: 'Entreprises',
  public: 'Organismes publics',
  consumer: 'Particuliers',
}
const steps: Record<TextRow['step'], string> = {
  'before-due': 'Avant l’échéance',
  'reminder-1': 'Premier rappel',
  'reminder-2': 'Deuxième rappel',
  'reminder-3': 'Dernier rappel',
  'formal-notice': 'Mise en demeure',
}
const tones: Record<TextRow['tone'], string> = { courteous: 'Courtois', firm: 'Ferme', formal: 'Solennel' }
const cases: Record<TextPreview['holes'][number]['inCase'], string> = {
  usual: 'dans tous les cas',
  'several-invoices': 'quand il y a plusieurs factures',
  'no-deadline': 'quand l’étape n’accorde pas de date limite',
  'first-message': 'quand rien n’a encore été envoyé',
  'no-phone': 'tant que votre téléphone n’est pas dans les réglages',
  'no-reference': 'quand le client n’a ni SIREN, ni compte, ni interlocuteur connus',
  'no-mediator': 'tant que votre médiateur n’est pas dans les réglages',
  'foreign-law': 'quand la loi française ne s’applique pas',
  'rate-unknown': 'tant que le taux du semestre n’est pas publié',
  'contract-rate': 'quand le contrat fixe le taux',
  'being-collected': 'quand un prélèvement est en cours',
}

export const texts = {
  lead: 'Ce que vos clients lisent, à chaque étape. Rien ne part avec un trou.',
  audience: 'À qui',
  audiences,
  language: 'Langue',
  languages: { fr: 'En français', en: 'En anglais' },
  steps,
  tones,
  ours: 'Fourni',
  yours: (version: number) => `Le vôtre, v${version}`,
  onlyForms: { letter: 'Courrier seul', sms: 'SMS' },
  back: 'Tous les textes',
  addLetter: 'Écrire un texte propre aux courriers',
  backToCommon: 'Le texte des e-mails et courriers',
  toSms: 'Le texte du SMS',
  usedBy: (users: readonly string[]) => `Employé par : ${users.join(' ; ')}.`,
  usedByNone: 'Aucun scénario ne l’emploie aujourd’hui.',
  subject: 'Objet',
  tone: 'Ton',
  body: 'Texte',
  smsHint:
    'Une phrase ou deux, sans mise en forme. Qui écrit, comment répondre, STOP : les trois sont requis. Tapez {{ pour insérer un champ.',
  smsLength: (characters: number, segments: number) =>
    `${counted(characters, 'caractère', 'caractères')}, ${counted(segments, 'SMS', 'SMS')} sur 3 au plus.`,
  smsRare: 'Une lettre rare (ê, œ, « …) réduit un SMS de 160 à 70 caractères.',
  smsMissing: (what: string) => `Il manque ${what}.`,
  reveals: (what: string) => `Un SMS s’affiche devant d’autres : il ne dit pas ${what}.`,
  bodyHint: 'Un paragraphe par bloc ; **gras**, *italique*, - liste. Tapez {{ pour insérer un champ.',
  insert: 'Insérer un champ',
  insertHint: 'Montant, date, nom, condition…',
  noField: 'Aucun champ de ce nom',
  conditions: 'Conditions',
  values: 'Valeurs',
  places: 'Tableaux',
  placeNames: { lines: 'Les factures', totals: 'Le décompte', payment: 'Comment payer' },
  preview: 'Aperçu',
  previewOn: 'Aperçu sur',
  example: 'Un exemple',
  forms: { html: 'E-mail', text: 'Texte seul', letter: 'Courrier' },
  form: 'Forme de l’aperçu',
  missing: (what: string) => `Il manque ${what}, seul sur sa ligne.`,
  unlawful: (words: string) => `Un particulier ne doit pas cela : ${words}.`,
  hole: (field: string, when: string) => `« ${field} » serait vide ${when} : le message ne partirait pas alors.`,
  cases,
  wordsFound: (words: string) => `Une lettre de créancier ne dit pas : ${words}.`,
  acceptsWords: 'J’ai relu ces mots et je les garde',
  fine: 'Ce texte peut partir dans tous les cas.',
  saved: 'Enregistré. Les prochains messages l’emploieront.',
  restored: 'Le texte fourni est de retour.',
  restore: 'Revenir au texte fourni',
  versions: 'Reprendre une version',
  versionNow: 'Version actuelle',
  version: (version: number, by: string, on: string) => `Version ${version} – ${by}, ${on}`,
  versionOurs: 'Texte fourni',
  count: (own: number) =>
    own === 0 ? 'Tous sont les textes fournis.' : `${counted(own, 'texte est le vôtre', 'textes sont les vôtres')}.`,
  style: {
    lead: 'Une couleur pour votre nom en tête des e-mails et des courriers, un logo en tête des courriers.',
    colour: 'Couleur',
    colourHint: 'Assez foncée pour être lue sur du blanc ; nous le vérifions.',
    noColour: 'Sans couleur',
    chooseColour: 'Choisir une couleur',
    removeColour: 'Retirer la couleur',
    logo: 'Logo',
    logoHint: 'PNG ou SVG, 200 ko au plus.',
    chooseLogo: 'Choisir un fichier',
    removeLogo: 'Retirer le logo',
    hasLogo: 'Un logo est en tête de vos courriers.',
    noLogo: 'Aucun logo.',
  },
}
