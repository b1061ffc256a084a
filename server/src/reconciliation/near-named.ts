// Complete numbers, but another amount than theirs: less was paid, or more.

import type { Cents } from '#kernel'
import { type Draft, type Judged, fill, isDue, payerReasons, plain } from './draft.ts'
import type { Reason } from './model.ts'
import { isNearly, wholeKey } from './numbers.ts'
import { itemsOfAmount } from './open-book.ts'
import { isRareSum, openItems, sumsOf } from './open-sums.ts'
import type { PayerClue } from './read-clues.ts'
import { SCORES, discountOf, isFee, isRoundSum, isRounding, isUsualPart } from './rules.ts'
import { creditNotesOf, withCreditNotes } from './take-credit-notes.ts'

/** Complete numbers, another amount: less, or more. */
export function nearNamed(judged: Judged, rows: readonly number[], payer: PayerClue | null): Draft[] {
  const { book, clues, amountCents } = judged
  const sum = rows.reduce((total, row) => total + (book.openCents[row] ?? 0), 0)
  const numbers: Reason = { code: 'numbers', numbers: [...new Set(rows.map((row) => book.numbers[row] ?? ''))] }
  const reasons = [numbers, ...payerReasons(clues, payer)]
  return amountCents < sum
    ? [lessThanNamed(judged, { rows, sum, payer, reasons })]
    : moreThanNamed(judged, { rows, sum, payer, reasons })
}

type Near = {
  readonly rows: readonly number[]
  readonly sum: Cents
  readonly payer: PayerClue | null
  readonly reasons: readonly Reason[]
}

function lessThanNamed(judged: Judged, { rows, sum, payer, reasons }: Near): Draft {
  const { book, amountCents, debtor } = judged
  const short = sum - amountCents
  const note = creditNotesOf(book, debtor, short, judged.clues.bookedDay)
  if (note) return withCreditNotes(judged, { rows, notes: note, score: SCORES.numbersLessCreditNote, reasons })
  const pays = fill(book, rows, amountCents)
  const rounding = isRounding(short)
  const discount = discountOf(sum, short)
  const fee = isFee(short, sum)
  const kind = rounding ? 'rounding' : discount ? 'discount' : fee ? 'bank-fee' : null
  const isOne = new Set(rows.map((row) => book.numbers[row])).size === 1
  const isAllNamed = isNothingElse(judged, rows)
  const score = rounding
    ? SCORES.numbersRounded
    : isOne && payer && isAllNamed && (kind !== null || payer.strength === 'sure' || isUsualPart(amountCents, sum))
      ? SCORES.numberInPart
      : isOne && isAllNamed && judged.clues.payers.size === 0 && kind === 'discount'
        ? SCORES.numberInPart
        : isOne
          ? SCORES.numberInPartOfOther
          : SCORES.numbersInPart
  return {
    ...plain(pays),
    score,
    reasons: [...reasons, kind ? { code: 'difference', kind, cents: short } : { code: 'part', leftCents: short }],
    difference: kind ? { kind, cents: short } : null,
  }
}

function moreThanNamed(judged: Judged, { rows, sum, payer, reasons }: Near): Draft[] {
  const { book, clues, amountCents } = judged
  const over = amountCents - sum
  const named = rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))
  const rests = restsOf(judged, rows, over)
  const isMistyped = rests.sets.some(([row, another]) => another === undefined && isNearlyTyped(judged, row ?? 0))
  const isCertain =
    (payer !== null || clues.payers.size === 0) && !isRoundSum(over) && (isMistyped || isNothingElse(judged, rows))
  const more = rests.sets.map((rest): Draft => ({
    ...plain([...named, ...rest.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))]),
    score: rests.isRare && isCertain ? SCORES.numbersAndMore : SCORES.numbersAndSome,
    reasons: [...reasons, { code: 'sum-exact', count: rows.length + rest.length, how: 'any' }],
  }))
  const tooMuch: Draft = {
    ...plain(named),
    score: isRounding(over) ? SCORES.numbersRounded : more.length > 0 ? SCORES.tooMuchOrMore : SCORES.tooMuch,
    reasons: [...reasons, { code: 'too-much', cents: over }],
    unappliedCents: over,
  }
  return [...more.slice(0, 3), tooMuch]
}

/** A number in the text, of whichever invoice or none, differs from this one by a slip. */
function isNearlyTyped({ book, clues }: Judged, row: number): boolean {
  const whole = wholeKey(book.numbers[row] ?? '')
  return [...clues.unknown, ...clues.tokens.map(({ typed }) => typed)].some((typed) => isNearly(typed, whole))
}

type Rests = { readonly sets: readonly (readonly number[])[]; readonly isRare: boolean }

/** Invoices of the debtor that were not named and make up the rest: one of this amount, or neighbours by their due dates. */
function restsOf(judged: Judged, named: readonly number[], over: Cents): Rests {
  const { book, debtor } = judged
  const ones = itemsOfAmount(book, over)
    .filter((row) => book.debtorOf[row] === debtor && !named.includes(row) && isDue(judged, row))
    .map((row) => [row])
  if (ones.length > 0) return { sets: ones, isRare: ones.length === 1 }
  const { sums, tried } = sumsOf(
    judged,
    openItems(judged).filter((row) => !named.includes(row)),
    over,
  )
  return { sets: sums.map(({ rows }) => rows), isRare: sums.length === 1 && isRareSum(tried, over) }
}

/** No other number of an invoice stands in the text. */
const isNothingElse = ({ clues }: Judged, rows: readonly number[]): boolean =>
  clues.tokens.every((token) => token.rows.some((row) => rows.includes(row)))
