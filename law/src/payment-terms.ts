// Terms of payment as they are agreed, kept and written: the short form `45-then-eom`, and what invoices and customer
// lists say. What can be read in two ways is asked, never guessed.

export type PaymentTerms =
  /** Nothing agreed. */
  | { readonly kind: 'none' }
  | { readonly kind: 'on-receipt' }
  | { readonly kind: 'net'; readonly count: number; readonly unit: TermUnit }
  | { readonly kind: 'then-end-of-month'; readonly count: number; readonly unit: TermUnit }
  | { readonly kind: 'end-of-month-then'; readonly count: number; readonly unit: TermUnit }
  /** The end of the month, then that date of the next; its last day where it has no such date. */
  | { readonly kind: 'end-of-month-on'; readonly count: number; readonly unit: TermUnit; readonly date: number }

/** Calendar days or civil months. */
export type TermUnit = 'days' | 'months'

export type ReadTerms =
  | { readonly kind: 'terms'; readonly terms: PaymentTerms }
  /** Both readings are admitted: ask which one the contract names. */
  | {
      readonly kind: 'ambiguous'
      readonly question: 'end-of-month-method'
      readonly candidates: readonly PaymentTerms[]
    }
  | { readonly kind: 'not-understood' }

/**
 * Reads terms of payment in French or English words, or in the short form.
 * @article C. com. L441-10 I
 */
export function parseTerms(text: string): ReadTerms {
  const terms = shortForm(text.trim().toLowerCase()) ?? inWords(text)
  if (terms === null) return { kind: 'not-understood' }
  if (terms !== 'forty-five-days-end-of-month') return { kind: 'terms', terms }
  const candidates = [
    { kind: 'then-end-of-month', count: 45, unit: 'days' },
    { kind: 'end-of-month-then', count: 45, unit: 'days' },
  ] as const
  return { kind: 'ambiguous', question: 'end-of-month-method', candidates }
}

/**
 * The short form: `none`, `on-receipt`, `30`, `45-then-eom`, `eom-then-45`, `30-eom-10`; a count of months ends in `m`.
 * @article C. com. L441-10 I
 */
export function formatTerms(terms: PaymentTerms): string {
  if (terms.kind === 'none' || terms.kind === 'on-receipt') return terms.kind
  const count = `${terms.count}${terms.unit === 'months' ? 'm' : ''}`
  switch (terms.kind) {
    case 'net':
      return count
    case 'then-end-of-month':
      return `${count}-then-eom`
    case 'end-of-month-then':
      return `eom-then-${count}`
    case 'end-of-month-on':
      return `${count}-eom-${terms.date}`
  }
}

function shortForm(text: string): PaymentTerms | null {
  if (text === 'none' || text === 'on-receipt') return { kind: text }
  const match = /^(eom-then-)?(\d{1,3})(m)?(?:-(then-eom|eom-(\d{1,2})))?$/.exec(text)
  if (!match) return null
  const [, before, count, month, after, date] = match
  const period = { count: Number(count), unit: month ? 'months' : 'days' } as const
  if (before) return after ? null : { kind: 'end-of-month-then', ...period }
  if (date) return onDate(period, Number(date))
  return { kind: after ? 'then-end-of-month' : 'net', ...period }
}

type Period = { readonly count: number; readonly unit: TermUnit }

const onDate = (period: Period, date: number): PaymentTerms | null =>
  date >= 1 && date <= 31 ? { kind: 'end-of-month-on', ...period, date } : null

// A small grammar: words become signs, a few arrangements of signs are understood, and one unknown word spoils the
// whole. N number, D days, M months, E end of month, T then, P plus, A after, L "on the", S "of the next month", R
// receipt, Z nothing.
const SIGNS: readonly (readonly [sign: string, words: string])[] = [
  ['D', 'j jr jrs jour jours day days'],
  ['M', 'm mois month months'],
  ['E', 'eom fdm'],
  ['DE', 'jfm jfdm'],
  ['T', 'puis ensuite then'],
  ['P', 'plus et and'],
  ['A', 'apres after from following suivant compter partir dater'],
  ['L', 'le on'],
  ['S', 'nextmonth'],
  ['R', 'reception receipt comptant immediat immediate immediatement immediately'],
  ['Z', 'aucun aucune neant nothing'],
  // Said around terms without changing them. A term counts from the invoice's date anyway.
  ['', 'a au d de des du la of the within in sous upon th st nd rd er'],
  ['', 'net nets calendaires calendar civil date facture facturation invoice emission issue'],
  ['', 'paiement payment payable reglement due terms par by virement transfer cheque'],
]

const SIGN_OF = new Map(SIGNS.flatMap(([sign, words]) => words.split(' ').map((word) => [word, sign] as const)))

function inWords(text: string): PaymentTerms | 'forty-five-days-end-of-month' | null {
  const words = plainWords(text)
  const numbers = words.filter(isNumber).map(Number)
  const signs = words.map((word) => (isNumber(word) ? 'N' : (SIGN_OF.get(word) ?? '?'))).join('')
  const [first = 0, second = 0] = numbers
  const period = { count: first, unit: signs.includes('M') ? 'months' : 'days' } as const
  if (/^L?R+$/.test(signs)) return { kind: 'on-receipt' }
  if (signs === 'Z') return { kind: 'none' }
  if (/^N[DM]?A?$/.test(signs)) return { kind: 'net', ...period }
  if (/^ND?E$/.test(signs) && first === 45) return 'forty-five-days-end-of-month'
  if (/^N[DM]?[TP]?E$/.test(signs)) return { kind: 'then-end-of-month', ...period }
  if (/^N[DM]AE$|^E[TPA]?N[DM]$|^E[PA]N$/.test(signs)) return { kind: 'end-of-month-then', ...period }
  if (signs === 'E') return { kind: 'then-end-of-month', count: 0, unit: 'days' }
  if (/^N[DM]?EL?NS?$/.test(signs)) return onDate(period, second)
  if (/^ELN$|^EL?NS$|^LNS$/.test(signs)) return onDate({ count: 0, unit: 'days' }, first)
  return null
}

const isNumber = (word: string): boolean => /^\d{1,3}$/.test(word)

/** Lower-case words without accents, figures apart from letters, "end of month" and "next month" as one word each. */
function plainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('+', ' plus ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/(\d)(?=[a-z])|([a-z])(?=\d)/g, '$1$2 ')
    .replaceAll(/\bfin (?:de |du )?mois\b|\bend of (?:the )?month\b|\bmonth end\b/g, 'eom')
    .replaceAll(/\bmois (?:suivant|prochain)\b|\b(?:following|next) month\b/g, 'nextmonth')
    .replaceAll(/\b(\d+) d\b/g, '$1 days')
    .split(' ')
    .filter((word) => word !== '')
}
