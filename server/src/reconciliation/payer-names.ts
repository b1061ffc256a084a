// Who a name on a bank line may be among many debtors: words without accents and legal forms, in any order, perhaps cut off.
// Rare words say more than common ones.

import { nameWords } from '#kernel/name-words.ts'

/** Debtors by the words of their names; a row is the place of a name. */
export type NameIndex = {
  readonly countOf: (word: string) => number
  readonly rowsOf: (word: string) => readonly number[]
  readonly wordsOf: (row: number) => readonly string[]
}

/** `same`: all the words. `like`: all the words of the shorter one, which are not all common. */
export type NameMatch = { readonly row: number; readonly likeness: 'same' | 'like' }

export function indexNames(names: readonly string[]): NameIndex {
  const rowsOfWord = new Map<string, number[]>()
  const wordsOfRow = names.map((name, row) => {
    const words = nameWords(name)
    for (const word of words) {
      const rows = rowsOfWord.get(word)
      if (rows) rows.push(row)
      else rowsOfWord.set(word, [row])
    }
    return words
  })
  return {
    countOf: (word) => rowsOfWord.get(word)?.length ?? 0,
    rowsOf: (word) => rowsOfWord.get(word) ?? [],
    wordsOf: (row) => wordsOfRow[row] ?? [],
  }
}

/** A word of more names than this leads to nobody. */
export const MOST_CANDIDATES = 3000
const MOST_MATCHES = 25

/** Who the payer's name means; empty where the name is missing or could mean too many. */
export function findName(index: NameIndex, name: string): readonly NameMatch[] {
  const { countOf } = index
  const words = nameWords(name)
  // The last word may be cut by the width of the field.
  const cut = words.at(-1) ?? ''
  const isCut = name.length >= 20 && countOf(cut) === 0
  const whole = isCut ? words.slice(0, -1) : words
  const known = whole.filter((word) => countOf(word) > 0)
  const [rarest] = known.toSorted((a, b) => countOf(a) - countOf(b))
  if (rarest === undefined || countOf(rarest) > MOST_CANDIDATES) return []
  const matches = index.rowsOf(rarest).flatMap((row): NameMatch[] => {
    const likeness = likenessOf(index.wordsOf(row), whole, isCut ? cut : null)
    return likeness === null ? [] : [{ row, likeness }]
  })
  return matches.length > MOST_MATCHES ? matches.filter(({ likeness }) => likeness === 'same') : matches
}

function likenessOf(own: readonly string[], whole: readonly string[], cut: string | null): 'same' | 'like' | null {
  const common = whole.filter((word) => own.includes(word)).length
  const left = own.filter((word) => !whole.includes(word))
  const cutIsOurs = cut !== null && left.some((word) => word.startsWith(cut))
  if (common === whole.length && left.length === (cutIsOurs ? 1 : 0) && (cut === null || cutIsOurs)) return 'same'
  if (common === whole.length && (cut === null || cutIsOurs) && common + (cutIsOurs ? 1 : 0) >= 2) return 'like'
  // A branch, a trade name: more words on the line than in the books.
  return left.length === 0 && common >= 2 ? 'like' : null
}

/** All the words of a debtor's name stand in the text, for banks that give the payer in the text alone. */
export function findNameInText(index: NameIndex, text: string): readonly NameMatch[] {
  const words = new Set(nameWords(text))
  const rows = new Set([...words].flatMap((word) => rowsOfRare(index, word)))
  const matches = [...rows].flatMap((row): NameMatch[] => {
    const own = index.wordsOf(row)
    const isThere = own.length > 0 && own.every((word) => words.has(word)) && own.join('').length >= 5
    return isThere ? [{ row, likeness: own.length > 1 ? 'same' : 'like' }] : []
  })
  return matches.length > MOST_MATCHES ? [] : matches
}

function rowsOfRare({ countOf, rowsOf }: NameIndex, word: string): readonly number[] {
  const count = /\D/.test(word) ? countOf(word) : 0
  return count === 0 || count > MOST_CANDIDATES ? [] : rowsOf(word)
}
