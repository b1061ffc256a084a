// What a line tells about who paid and which numbers are meant, before any amount is compared.

import { type Day, dayNumber } from '#kernel'
import { parseSiren } from '#kernel/identifiers.ts'
import type { Reason, Receipt } from './model.ts'
import { type KeyKind, type Quoted, completed, readNumbers, wholeKey } from './numbers.ts'
import { NO_CUSTOMER, type OpenBook, itemsOfKey, payerOf, payersOf } from './open-book.ts'
import { findName, findNameInText } from './payer-names.ts'

/** A piece of the text that is the number of these items, or the end of theirs. */
export type Token = {
  readonly kind: KeyKind
  readonly typed: string
  readonly rows: readonly number[]
}

/** `sure`: this account, this SIREN, this very name. `likely`: a name like it. `new`: paid once for it, or pays for several. */
export type PayerClue = { readonly strength: 'sure' | 'likely' | 'new'; readonly reason: Reason }

export type Clues = {
  readonly tokens: readonly Token[]
  /** What may be a number but is none of an open item: mistyped, or foreign. */
  readonly unknown: readonly string[]
  /** What stands at the end of the text and may be the beginning of a number. */
  readonly cutOff: string | null
  readonly payers: ReadonlyMap<number, PayerClue>
  /** Known to be no customer. */
  readonly isStranger: boolean
  readonly bookedDay: number
}

export function readClues(book: OpenBook, line: Receipt): Clues {
  const text = [line.remittance, line.creditorReference ?? '', given(line.endToEndId)].filter((part) => part !== '')
  const { tokens, unknown, cutOff } = readTokens(book, text, line.bookingDate)
  const learned = learnedPayers(book, line)
  const payers = learned.has(NO_CUSTOMER) ? new Map<number, PayerClue>() : namedPayers(book, line, learned)
  return {
    tokens,
    unknown,
    cutOff,
    payers,
    isStranger: learned.has(NO_CUSTOMER),
    bookedDay: dayNumber(line.bookingDate),
  }
}

const given = (endToEndId: string | null): string =>
  endToEndId === null || /^(NOT ?PROVIDED|NONREF|0+)?$/i.test(endToEndId) ? '' : endToEndId

/** Payments come after the invoice; a few days before, where one is dated at the end of the month. */
const DAYS_AHEAD = 10
/** More open items than this under one complete number: it is no number. */
const MOST_OF_WHOLE = 40

type ReadTokens = Pick<Clues, 'tokens' | 'unknown' | 'cutOff'>

function readTokens(book: OpenBook, texts: readonly string[], bookingDate: Day): ReadTokens {
  const latest = dayNumber(bookingDate) + DAYS_AHEAD
  const rowsOf = (kind: KeyKind, key: string): number[] =>
    itemsOfKey(book, kind, key).filter((row) => (book.issueDay[row] ?? 0) <= latest)
  const tokens: Token[] = []
  const unknown: string[] = []
  let cutOff: string | null = null
  for (const text of texts) {
    let consumed = 0
    for (const quoted of readNumbers(text)) {
      if (quoted.from < consumed) continue
      if (quoted.isLast) cutOff ??= quoted.whole
      const token = wholeToken(rowsOf, quoted) ?? completedToken(book, rowsOf, tokens.at(-1), quoted)
      if (token) {
        tokens.push(token)
        consumed = quoted.to
      } else if (quoted.to === quoted.from + 1) {
        const ending = endingToken(rowsOf, quoted, tokens)
        if (ending) tokens.push(ending)
        unknown.push(quoted.whole)
      } else unknown.push(quoted.whole)
    }
  }
  return { tokens: distinct(tokens), unknown, cutOff }
}

type RowsOf = (kind: KeyKind, key: string) => number[]

function wholeToken(rowsOf: RowsOf, { whole, digits }: Quoted): Token | null {
  const rows = rowsOf('whole', whole.replace(/^RF\d\d(?=.{4})/, ''))
  if (rows.length > 0 && rows.length <= MOST_OF_WHOLE) return { kind: 'whole', typed: whole, rows }
  if (digits === null || digits.length < 5) return null
  const byDigits = rowsOf('digits', digits)
  return byDigits.length > 0 && byDigits.length <= MOST_OF_WHOLE
    ? { kind: 'digits', typed: digits, rows: byDigits }
    : null
}

/** Two digits say something only after a number that was understood. */
function endingToken(rowsOf: RowsOf, { ending }: Quoted, before: readonly Token[]): Token | null {
  if (ending === null || (ending.length < 3 && before.every(({ kind }) => kind === 'ending'))) return null
  const rows = rowsOf('ending', ending)
  return rows.length > 0 ? { kind: 'ending', typed: ending, rows } : null
}

/** `…1234, 35`: two digits after a number that was understood stand for its last two, or are the end of another one. */
function completedToken(book: OpenBook, rowsOf: RowsOf, before: Token | undefined, quoted: Quoted): Token | null {
  const [only, another] = before?.rows ?? []
  if (only === undefined || another !== undefined || before?.kind === 'ending') return null
  const number = completed(book.numbers[only] ?? '', quoted.whole)
  const rows = number === null ? [] : rowsOf('whole', wholeKey(number))
  if (rows.length !== 1) return null
  const ending = quoted.ending === null ? [] : rowsOf('ending', quoted.ending)
  return {
    kind: ending.length === 0 ? 'digits' : 'ending',
    typed: quoted.whole,
    rows: [...new Set([...rows, ...ending])],
  }
}

function distinct(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(
    (token, place) => tokens.findIndex((o) => o.kind === token.kind && o.typed === token.typed) === place,
  )
}

type Learned = ReadonlyMap<number, Reason>

function learnedPayers(book: OpenBook, line: Receipt): Learned {
  const { byIban, byName } = payersOf(book, payerOf(line))
  const reasonOf = (code: 'payer-iban' | 'payer-learned') => (debtor: number) => [debtor, { code }] as const
  return new Map<number, Reason>([
    ...[...byName].map(reasonOf('payer-learned')),
    ...[...byIban].map(reasonOf('payer-iban')),
  ])
}

function namedPayers(book: OpenBook, line: Receipt, learned: Learned): ReadonlyMap<number, PayerClue> {
  const payers = new Map<number, PayerClue>()
  const named =
    line.counterparty === null ? findNameInText(book.names, line.remittance) : findName(book.names, line.counterparty)
  for (const { row, likeness } of named) {
    const code = likeness === 'same' ? 'payer-name' : 'payer-like'
    const reason: Reason = { code, name: book.debtors[row]?.name ?? '' }
    payers.set(row, { strength: likeness === 'same' ? 'sure' : 'likely', reason })
  }
  for (const [debtor, reason] of learned) {
    // Who has another name than the debtor, or pays for several, is sure for none of them.
    const before = payers.get(debtor)?.strength
    payers.set(debtor, { strength: before !== undefined && learned.size === 1 ? 'sure' : (before ?? 'new'), reason })
  }
  for (const [run] of line.remittance.matchAll(/\b\d{3} ?\d{3} ?\d{3}\b/g)) {
    const siren = parseSiren(run)
    const debtor = siren === null ? undefined : book.rowOfSiren(siren)
    if (debtor !== undefined) payers.set(debtor, { strength: 'sure', reason: { code: 'payer-siren' } })
  }
  return payers
}
