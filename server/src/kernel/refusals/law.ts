// Refusals: the law at the command line.

import type { RefusalEntry } from './entry.ts'

export const lawRefusals = {
  'law.parameter_unknown': {
    status: 422,
    fr: 'Le calcul demande {parameter} au {day}, connu du {knownFrom} au {knownThrough} seulement. Rien n’est deviné : choisissez une autre date, ou reprenez quand le chiffre sera publié et ajouté.',
    en: 'The answer needs {parameter} on {day}, known from {knownFrom} to {knownThrough} only. Nothing is guessed: choose another day, or come back when the figure is published and added.',
  },
  'law.input_wrong': {
    status: 422,
    fr: 'La valeur « {given} » de {field} ne convient pas : il faut une date du calendrier ou un nombre entier positif. Corrigez-la.',
    en: 'The value “{given}” of {field} is not valid: a day of the calendar or a positive whole number is needed. Correct it.',
  },
  'law.contents_unreadable': {
    status: 422,
    fr: 'Le fichier {file} ne se lit pas comme le contenu d’un document : il faut un objet JSON dont chaque nom est un contenu connu et chaque valeur un texte. La liste des noms : law documents sans --file.',
    en: 'The file {file} cannot be read as the contents of a document: a JSON object is needed in which each name is a known content and each value a text. The names: law documents without --file.',
  },
  'law.text_unreadable': {
    status: 422,
    fr: 'Le fichier {file} ne s’ouvre pas : vérifiez son chemin et vos droits, puis recommencez.',
    en: 'The file {file} cannot be opened: check its path and your rights, then try again.',
  },
  'law.foreign_debtor': {
    status: 422,
    fr: 'Le débiteur est établi hors de France ({country}) : ni le tribunal ni la loi applicables ne se déduisent de règles françaises. Consultez un avocat, ou indiquez le pays du siège s’il est en France.',
    en: 'The debtor is established outside France ({country}): neither court nor law follows from French rules. See a lawyer, or say the country of the seat if it is France.',
  },
  'law.commune_table_unreadable': {
    status: 422,
    fr: 'Le fichier {file} n’est pas une table des tribunaux par commune : il faut un CSV dont l’en-tête nomme le code INSEE de la commune et le tribunal de commerce. Donnez-en un autre, ou indiquez seulement le département.',
    en: 'The file {file} is not a table of courts by commune: a CSV is needed whose heading names the INSEE code of the commune and the commercial court. Give another one, or only the département.',
  },
  'law.rate_set_by_law': {
    status: 422,
    fr: 'Le taux dû par un organisme public est fixé par décret (CCP R2192-31) : aucune clause ne le change. Refaites le calcul sans taux convenu.',
    en: 'What rate a public body owes is set by decree (CCP R2192-31): no clause changes it. Calculate again without an agreed rate.',
  },
  'law.terms_ambiguous': {
    status: 422,
    fr: '« {terms} » se lit de deux façons, toutes deux admises : {candidates}. Choisissez celle que le contrat nomme.',
    en: '“{terms}” can be read in two ways, both admitted: {candidates}. Choose the one that the contract names.',
  },
  'law.terms_missing': {
    status: 422,
    fr: 'La loi ne fixe pas de délai de paiement à un consommateur : indiquez celui qui a été convenu.',
    en: 'The law sets no term of payment for a consumer: say the one that was agreed.',
  },
  'law.public_body_missing': {
    status: 422,
    fr: 'Le délai d’un organisme public dépend de son genre : 30 jours (État, collectivités), 50 (santé), 60 (entreprise publique). Précisez-le : state-or-local, health ou undertaking.',
    en: 'The term of a public body depends on its kind: 30 days (State, local authorities), 50 (health), 60 (public undertaking). Say which: state-or-local, health or undertaking.',
  },
} as const satisfies Record<string, RefusalEntry>
