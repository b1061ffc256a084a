// The invoices that a line names, whose sum is its amount.

import type { Cents } from '#kernel'
import { type Draft, type Judged, payerReasons, plain } from './draft.ts'
import type { Reason } from './model.ts'
import type { OpenBook } from './open-book.ts'
import type { Clues, PayerClue, Token } from './read-clues.ts'
import { SCORES } from './rules.ts'

export type Named = {
  readonly token: Token
  readonly rows: readonly number[]
  /** What may be paid under this number: one of the items, or the first so many parts of an invoice that falls due in several. */
  readonly choices: readonly (readonly number[])[]
}

export function namedItems({ book, clues, debtor }: Judged): readonly Named[] {
  return clues.tokens.flatMap((token) => {
    const rows = token.rows.filter((row) => book.debtorOf[row] === debtor && (book.openCents[row] ?? 0) > 0)
    return rows.length === 0 ? [] : [{ token, rows, choices: choicesOf(book, rows) }]
  })
}

function choicesOf(book: OpenBook, rows: readonly number[]): readonly (readonly number[])[] {
  if (rows.length === 1) return [rows]
  return Map.groupBy(rows, (row) => `${book.issueDay[row]} ${book.numbers[row]}`)
    .values()
    .flatMap((parts) => {
      const byDue = parts.toSorted((a, b) => (book.dueDay[a] ?? 0) - (book.dueDay[b] ?? 0))
      const first = byDue.map((_, place) => byDue.slice(0, place + 1))
      // Of two parts of one amount it is the one that falls due first.
      const alone = byDue
        .slice(1)
        .filter((row, place) => byDue.slice(0, place + 1).every((b) => book.openCents[b] !== book.openCents[row]))
      return [...first, ...alone.map((row) => [row])]
    })
    .toArray()
}

/** All of one invoice, by due date, where the number is that of one; else none. */
export const wholeOf = ({ rows, choices }: Named): readonly number[] =>
  choices.find((choice) => choice.length === rows.length) ?? []

const MOST_STEPS = 2000

type Chosen = { readonly rows: readonly number[]; readonly endings: number; readonly skippedWhole: number }

/** The named items whose sum is the amount; a token may be left out, but a complete number that is left out counts against. */
export function exactOfNamed(
  { book, clues, amountCents }: Judged,
  named: readonly Named[],
  payer: PayerClue | null,
): Draft[] {
  const found: Chosen[] = []
  let steps = 0
  const walk = (at: number, left: Cents, chosen: Chosen): void => {
    if (steps++ > MOST_STEPS || left < 0) return
    const next = named[at]
    if (next === undefined) {
      if (left === 0 && chosen.rows.length > 0) found.push(chosen)
      return
    }
    const { token, choices } = next
    const isEnding = token.kind === 'ending'
    for (const rows of choices) {
      if (rows.some((row) => chosen.rows.includes(row))) continue
      const endings = chosen.endings + (isEnding ? 1 : 0)
      const cents = rows.reduce((sum, row) => sum + (book.openCents[row] ?? 0), 0)
      walk(at + 1, left - cents, { ...chosen, rows: [...chosen.rows, ...rows], endings })
    }
    walk(at + 1, left, { ...chosen, skippedWhole: chosen.skippedWhole + (isEnding ? 0 : 1) })
  }
  walk(0, amountCents, { rows: [], endings: 0, skippedWhole: 0 })
  const best = distinctSets(found).toSorted((a, b) => a.skippedWhole - b.skippedWhole || a.endings - b.endings)
  return best.slice(0, 3).map((chosen) => ({
    ...plain(chosen.rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))),
    score: scoreOfNamed(book, chosen, payer, { clues, amountCents, steps }),
    reasons: [...reasonsOfNamed(book, chosen), ...payerReasons(clues, payer), { code: 'amount-exact' }],
  }))
}

type Odds = {
  readonly clues: Clues
  readonly amountCents: Cents
  /** How many sums were looked at. */
  readonly steps: number
}

function scoreOfNamed(
  book: OpenBook,
  chosen: Chosen,
  payer: PayerClue | null,
  { clues, amountCents, steps }: Odds,
): number {
  const isOther = payer === null && [...clues.payers.values()].some(({ strength }) => strength === 'sure')
  if (chosen.endings === 0)
    return isOther && isDoubtful(book, chosen, clues) ? SCORES.numbersOfOther : SCORES.numbers - chosen.skippedWhole
  if (payer) return SCORES.endingsOfPayer - (book.isRare(amountCents, steps, 0.01) ? 0 : 2)
  if (isOther) return SCORES.endingsOfOther
  const endings = clues.tokens.filter(({ kind }) => kind === 'ending').map(({ rows }) => rows.length)
  const tries = chosen.rows.length > 1 ? steps : Math.max(...endings)
  return book.isRare(amountCents, tries, 0.005) ? SCORES.endings : SCORES.endingsByChance
}

/** Another payer than the debtor: a mistyped number can hit an invoice of a round amount, or the payer's own one is named too. */
function isDoubtful(book: OpenBook, { rows }: Chosen, { tokens, payers }: Clues): boolean {
  const whole = tokens.filter(({ kind }) => kind !== 'ending')
  const isOfPayer = whole.some((token) => token.rows.some((row) => payers.has(book.debtorOf[row] ?? 0)))
  return isOfPayer || (rows.length === 1 && (book.openCents[rows[0] ?? 0] ?? 0) % 1000 === 0)
}

const distinctSets = (found: readonly Chosen[]): Chosen[] =>
  found.filter(
    (chosen, place) =>
      found.findIndex(
        (o) => o.rows.length === chosen.rows.length && o.rows.every((row) => chosen.rows.includes(row)),
      ) === place,
  )

function reasonsOfNamed(book: OpenBook, { rows, endings }: Chosen): readonly Reason[] {
  const numbers = [...new Set(rows.map((row) => book.numbers[row] ?? ''))]
  return [{ code: endings > 0 ? 'endings' : 'numbers', numbers }]
}
