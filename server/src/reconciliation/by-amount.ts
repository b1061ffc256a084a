// No number helps: the payer is known, and one of its invoices, or some together, are of this amount.

import { type Draft, type Judged, isDue, plain } from './draft.ts'
import type { FoundSum } from './find-sums.ts'
import type { Reason } from './model.ts'
import type { Named } from './named-items.ts'
import { isBeginning, isNearly, wholeKey } from './numbers.ts'
import { itemsOfAmount } from './open-book.ts'
import { isRareSum, openItems, sumsOf } from './open-sums.ts'
import type { Clues, PayerClue } from './read-clues.ts'
import { SCORES, discountOf, isRoundSum, isRounding } from './rules.ts'

/** No number helps: the payer is known and one of its invoices is of this amount. */
export function byAmountAlone(judged: Judged, payer: PayerClue, othersNamed: boolean): Draft[] {
  const { book, clues, amountCents, debtor } = judged
  const rows = itemsOfAmount(book, amountCents).filter((row) => book.debtorOf[row] === debtor && isDue(judged, row))
  const nearly = rows.filter((row) => isMeant(clues, book.numbers[row] ?? ''))
  const meant = nearly.length === 1 ? nearly : rows
  const reasons: readonly Reason[] = [payer.reason, { code: 'amount-exact' }]
  const score = othersNamed ? SCORES.amountDespiteNumber : scoreOfAmount(judged, payer)
  return meant
    .toSorted((a, b) => (book.dueDay[a] ?? 0) - (book.dueDay[b] ?? 0))
    .slice(0, 3)
    .map((row, place) => ({
      ...plain([{ row, cents: amountCents }]),
      score: nearly.length === 1 ? SCORES.numberNearly : meant.length === 1 ? score : SCORES.oldestOfSame - place,
      reasons: [
        ...reasons,
        ...(nearly.length === 1 ? [{ code: 'number-nearly', number: book.numbers[row] ?? '' } as const] : []),
        ...(meant.length > 1 ? [{ code: 'same-amounts', count: meant.length } as const] : []),
      ],
    }))
}

function scoreOfAmount({ amountCents, clues }: Judged, { strength }: PayerClue): number {
  if (strength === 'new') return SCORES.amountOfNewPayer
  if (isRoundSum(amountCents) || (amountCents % 5000 === 0 && namesUnknown(clues))) return SCORES.roundAmountOfPayer
  return strength === 'sure' ? SCORES.amountOfPayer : SCORES.amountOfLikelyPayer
}

/** Something in the text is nearly this number, or the beginning of it. */
const isMeant = ({ unknown, cutOff }: Clues, number: string): boolean => {
  const whole = wholeKey(number)
  return (cutOff !== null && isBeginning(cutOff, whole)) || unknown.some((typed) => isNearly(typed, whole))
}

/** Something like the number of an invoice, which is not ours: what fits by its amount alone may be a coincidence. */
const namesUnknown = ({ unknown }: Clues): boolean => unknown.some((typed) => typed.replace(/\D/g, '').length >= 7)

export function bySum(judged: Judged, payer: PayerClue, othersNamed: boolean): Draft[] {
  const { book, amountCents } = judged
  const { sums, tried } = sumsOf(judged, openItems(judged), amountCents)
  const isRare = sums.length === 1 && isRareSum(tried, amountCents) && !isRoundSum(amountCents)
  return sums.map(({ rows, how }) => ({
    ...plain(rows.map((row) => ({ row, cents: book.openCents[row] ?? 0 }))),
    score: othersNamed ? SCORES.anySum : scoreOfSum(how, payer, isRare),
    reasons: [payer.reason, { code: 'sum-exact', count: rows.length, how }],
  }))
}

function scoreOfSum(how: FoundSum['how'], { strength }: PayerClue, isRare: boolean): number {
  if (how === 'any') return isRare && strength === 'sure' ? SCORES.neighboursOfPayer : SCORES.anySum
  return isRare && strength === 'sure' ? SCORES.neighboursOfPayer : SCORES.neighbours
}

/** An invoice of the payer less a usual discount, a fee or a rounding, where no number says which. */
export function byDifference(judged: Judged, payer: PayerClue): Draft[] {
  const { book, amountCents } = judged
  return openItems(judged).flatMap((row): Draft[] => {
    const whole = book.openCents[row] ?? 0
    const short = whole - amountCents
    const kind = isRounding(short) ? 'rounding' : short > 0 && discountOf(whole, short) ? 'discount' : null
    if (kind === null) return []
    const reasons: readonly Reason[] = [payer.reason, { code: 'difference', kind, cents: short }]
    const difference = { kind, cents: short } as const
    return [{ ...plain([{ row, cents: amountCents }]), score: SCORES.amountLessDifference, reasons, difference }]
  })
}

/** One invoice of the payer ends with what was typed, and less was paid. */
export function partOfEndings({ book, amountCents }: Judged, named: readonly Named[], payer: PayerClue): Draft[] {
  const rows = [...new Set(named.flatMap(({ rows: all }) => all))]
  const [row] = rows
  if (row === undefined || rows.length > 1 || (book.openCents[row] ?? 0) <= amountCents) return []
  const leftCents = (book.openCents[row] ?? 0) - amountCents
  const isDiscount = discountOf(book.openCents[row] ?? 0, leftCents)
  return [
    {
      ...plain([{ row, cents: amountCents }]),
      score: isDiscount && payer.strength === 'sure' ? SCORES.endingDiscounted : SCORES.endingInPart,
      reasons: [{ code: 'endings', numbers: [book.numbers[row] ?? ''] }, payer.reason, { code: 'part', leftCents }],
    },
  ]
}
