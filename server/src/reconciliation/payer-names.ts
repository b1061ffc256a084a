// Who a name on a bank line may be among many debtors: words without accents and legal forms, in any order, perhaps cut off.
// Rare words say more than common ones.

import { nameWords } from '#kernel/name-words.ts'

export type NameIndex = {
  readonly rowsOfWord: ReadonlyMap<string, readonly number[]>
  readonly wordsOfRow: readonly (readonly string[])[]
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
  return { rowsOfWord, wordsOfRow }
}

const MOST_CANDIDATES = 3000
const MOST_MATCHES = 25

/** Who the payer's name means; empty where the name is missing or could mean too many. */
export function findName({ rowsOfWord, wordsOfRow }: NameIndex, name: string): readonly NameMatch[] {
  const words = nameWords(name)
  // The last word may be cut by the width of the field.
  const cut = words.at(-1) ?? ''
  const isCut = name.length >= 20 && !rowsOfWord.has(cut)
  const whole = isCut ? words.slice(0, -1) : words
  const known = whole.flatMap((word) => rowsOfWord.get(word) ?? [])
  const rarest = whole.map((word) => rowsOfWord.get(word) ?? []).filter((rows) => rows.length > 0)
  if (known.length === 0) return []
  const candidates = rarest.toSorted((a, b) => a.length - b.length)[0] ?? []
  if (candidates.length > MOST_CANDIDATES) return []
  const matches = candidates.flatMap((row): NameMatch[] => {
    const own = wordsOfRow[row] ?? []
    const likeness = likenessOf(own, whole, isCut ? cut : null)
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
export function findNameInText({ rowsOfWord, wordsOfRow }: NameIndex, text: string): readonly NameMatch[] {
  const words = new Set(nameWords(text))
  const rows = new Set([...words].flatMap((word) => rowsOfRare(rowsOfWord, word)))
  const matches = [...rows].flatMap((row): NameMatch[] => {
    const own = wordsOfRow[row] ?? []
    const isThere = own.length > 0 && own.every((word) => words.has(word)) && own.join('').length >= 5
    return isThere ? [{ row, likeness: own.length > 1 ? 'same' : 'like' }] : []
  })
  return matches.length > MOST_MATCHES ? [] : matches
}

const rowsOfRare = (rowsOfWord: NameIndex['rowsOfWord'], word: string): readonly number[] => {
  const rows = /\D/.test(word) ? (rowsOfWord.get(word) ?? []) : []
  return rows.length > MOST_CANDIDATES ? [] : rows
}
