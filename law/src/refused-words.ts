// Words that a letter, message or script about a debt does not use.
// C. pén. 433-13: nothing that looks like an act of a court or a judicial officer; 312-10: no threat to reveal or impute
// facts; C. conso. L121-6, 5°: no action that cannot legally be taken; CPCE L111-8: no collection costs without title.
// The patterns find words, not intentions: what they find is for a person to judge, what they miss is not thereby lawful.

import { explained, type Explained, type Step } from './explain.ts'

export type RefusedWordReason =
  | 'police'
  | 'criminal'
  | 'officer'
  | 'blacklist'
  | 'seizure'
  | 'bank-file'
  | 'publication'
  | 'third-parties'
  | 'court-look'
  | 'undue-costs'
  | 'ignore-if-paid'

export type RefusedWordsInput = {
  readonly text: string
  /** A judgment or another enforceable title: then seizure may be named. */
  readonly hasTitle?: boolean | undefined
  /** A judicial officer has the file: then he may be named. */
  readonly isOfficerMandated?: boolean | undefined
  /** A formal notice says that the statement is closed at a date, not that it may be ignored. */
  readonly isFormalNotice?: boolean | undefined
}

export type RefusedWord = {
  readonly because: RefusedWordReason
  readonly words: string
  /** Where it begins in the text. */
  readonly at: number
}

export type RefusedWordsSteps = {
  'refused-words.found': {
    readonly given: { readonly because: RefusedWordReason; readonly at: number }
    readonly gives: string
  }
  'refused-words.count': { readonly given: { readonly length: number }; readonly gives: number }
}

type Rule = {
  readonly because: RefusedWordReason
  readonly article: string
  /** Against the text in lower case and without accents. */
  readonly patterns: readonly RegExp[]
  readonly unless?: (input: RefusedWordsInput) => boolean
}

const OWNERS = 'vos|votre|son|sa|ses|leurs?'

const RULES: readonly Rule[] = [
  {
    because: 'police',
    article: 'C. pén. 312-10',
    patterns: [
      /\b(?:depot de |porter(?:ons|ai)? |deposer(?:ons|ai)? (?:une )?)?plainte\b|\bgendarmerie\b|\bprocureur\b|\bpolice\b(?! d'assurance)/g,
    ],
  },
  {
    because: 'criminal',
    article: 'C. pén. 312-10; C. conso. L121-6',
    // A clause pénale is a clause of civil law.
    patterns: [
      /(?<!clauses? )\bpena(?:l|le|les|ux|lement)\b|\bescroquerie\b|\bprison\b|\bcriminel\w*|\babus de confiance\b/g,
      /\bcriminal\b|\bfraud\b|\bjail\b/g,
    ],
  },
  {
    because: 'officer',
    article: 'C. pén. 433-13',
    patterns: [/\bhuissiers?\b|\bcommissaires? de justice\b/g, /\bbailiffs?\b|\bjudicial officers?\b/g],
    unless: ({ isOfficerMandated }) => isOfficerMandated === true,
  },
  {
    because: 'blacklist',
    article: 'loi du 29 juillet 1881, art. 29; RGPD art. 5',
    patterns: [/\blistes? noires?\b|\bmauvais payeurs?\b/g, /\bblack ?-?list\w*|\bbad payers?\b/g],
  },
  {
    because: 'seizure',
    article: 'CPCE L111-2; C. conso. L121-6',
    // « saisir le tribunal » and « la juridiction saisie » are no seizures.
    patterns: [
      new RegExp(
        `\\bsaisies?[- ](?:attribution|vente|conservatoires?|arret|immobiliere)\\b|\\bsaisi\\w* (?:de |sur |d')?(?:${OWNERS}|les|des|tous) (?:\\w+ )?(?:biens|comptes?|salaires?|remunerations?|vehicules?|meubles)\\b`,
        'g',
      ),
      /\bseiz(?:e|es|ed|ing|ure)\b|\bgarnish\w*/g,
    ],
    unless: ({ hasTitle }) => hasTitle === true,
  },
  {
    because: 'bank-file',
    article: 'C. conso. L121-6',
    patterns: [/\bbanque de france\b|\bfichage\b|\bficp\b/g],
  },
  {
    because: 'publication',
    article: 'loi du 29 juillet 1881, art. 29; C. pén. 312-10',
    patterns: [
      /\b(?:publi(?:er|ons|erons|cation)|diffus(?:er|erons|ion)|affich(?:er|erons|age)) (?:de )?(?:votre|vos|le nom|cette dette|l'impaye)\b|\breseaux sociaux\b/g,
      /\bsocial media\b|\bpublish(?:ing)? your\b|\bname and shame\b/g,
    ],
  },
  {
    because: 'third-parties',
    article: 'C. civ. 9; RGPD art. 5; C. pén. 312-10',
    patterns: [
      /\b(?:inform|preven|avert|alert|contact|previen)\w* (?:de \w+ )?(?:votre|vos) (?:employeurs?|clients?|banques?|banquier|famille|conjoint\w*|fournisseurs?|partenaires?|entourage|voisins?)\b/g,
      /\b(?:tell|inform|contact|warn|alert)(?:ing)? your (?:employers?|customers?|clients?|bank|family|suppliers?|partners?|neighbou?rs?)\b/g,
    ],
  },
  {
    because: 'court-look',
    article: 'C. pén. 433-13',
    patterns: [
      /\bau nom du peuple francais\b|\brepublique francaise\b|\bsommation\b|\bcommandement de payer\b/g,
      /\bin the name of the (?:french )?people\b/g,
    ],
    unless: ({ isOfficerMandated }) => isOfficerMandated === true,
  },
  {
    because: 'undue-costs',
    article: 'CPCE L111-8',
    patterns: [
      /(?<!indemnite forfaitaire (?:pour |de ))\bfrais (?:de |d')(?:dossier|recouvrement|relance|gestion|mise en demeure|huissier|avocat)\b/g,
      /\b(?:collection|administration|admin|file|reminder) (?:costs?|fees?|charges?)\b/g,
    ],
    unless: ({ hasTitle }) => hasTitle === true,
  },
  {
    because: 'ignore-if-paid',
    article: 'C. civ. 1344',
    patterns: [
      /\b(?:ne pas (?:en )?tenir compte|n'en tenez pas compte|ne tenez pas compte|considerer? cette lettre comme nulle|sans objet|veuillez ignorer)\b/g,
      /\b(?:please )?(?:ignore|disregard) this (?:letter|notice|message|e-?mail)\b/g,
    ],
    unless: ({ isFormalNotice }) => isFormalNotice !== true,
  },
]

/**
 * The words to refuse, in the order of the text; the last step counts them.
 * @article C. pén. 312-10, 433-13; C. conso. L121-6; CPCE L111-8; law of 29 July 1881, art. 29
 */
export function refusedWords(input: RefusedWordsInput): Explained<readonly RefusedWord[], RefusedWordsSteps> {
  const plain = withoutAccents(input.text)
  const found = RULES.filter(({ unless }) => unless === undefined || !unless(input))
    .flatMap(({ because, article, patterns }) =>
      patterns.flatMap((pattern) =>
        [...plain.matchAll(pattern)].map((match) => ({
          article,
          word: { because, words: input.text.slice(match.index, match.index + match[0].length), at: match.index },
        })),
      ),
    )
    .toSorted((a, b) => a.word.at - b.word.at)
  const steps: Step<RefusedWordsSteps>[] = found.map(({ article, word: { because, words, at } }) => ({
    rule: 'refused-words.found',
    article,
    given: { because, at },
    gives: words,
  }))
  return explained(
    found.map(({ word }) => word),
    [
      ...steps,
      {
        rule: 'refused-words.count',
        article: 'C. pén. 312-10, 433-13; C. conso. L121-6',
        given: { length: input.text.length },
        gives: found.length,
      },
    ],
  )
}

/** Lower case, straight apostrophes, no accents; each character in its place, so that offsets hold. */
const withoutAccents = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const plain = (text[at] ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    if (plain === '’') return "'"
    return plain.length === 1 ? plain : (text[at] ?? '')
  }).join('')
