// Lines that tell of a payment which the books have already: entered by hand, or brought by the accounting entries.

import { type Day, type Id, dayNumber } from '#kernel'
import type { Proposal, Receipt } from './model.ts'
import { plainText } from '#kernel/name-words.ts'
import { wholeKey } from './numbers.ts'
import type { OpenBook } from './open-book.ts'
import { type Clues, readClues } from './read-clues.ts'
import { SCORES } from './rules.ts'

export type RecordedPayment = {
  readonly id: Id
  readonly debtorId: Id
  readonly onDay: Day
  readonly amountCents: number
  readonly reference: string
  /** Of the items that it pays. */
  readonly numbers: readonly string[]
}

/** The books may date it by the day on which it was entered. */
export const MOST_DAYS_APART = 10
export const FEW_DAYS = 3

/** Each payment is one line: those recognised are taken out of `payments`. */
export function recognisePayment(
  book: OpenBook,
  line: Receipt,
  payments: Map<number, RecordedPayment[]>,
): Proposal | null {
  const same = payments.get(line.amountCents)?.filter(({ onDay }) => apart(line.bookingDate, onDay) <= MOST_DAYS_APART)
  if (!same || same.length === 0) return null
  const clues = readClues(book, line)
  const agreeing = same.filter((payment) => agrees(book, clues, line, payment))
  const [only, another] = agreeing.toSorted(
    (a, b) => apart(line.bookingDate, a.onDay) - apart(line.bookingDate, b.onDay),
  )
  if (only) {
    // Two of one payer and amount: the nearer one, unless both are as near.
    const isSure = !another || apart(line.bookingDate, only.onDay) < apart(line.bookingDate, another.onDay)
    return proposalOf(only, isSure ? SCORES.recorded : SCORES.recordedPerhaps)
  }
  const [alone, second] = same.filter(({ onDay }) => apart(line.bookingDate, onDay) <= FEW_DAYS)
  return alone && !second && clues.payers.size === 0 ? proposalOf(alone, SCORES.recordedPerhaps) : null
}

export function takeRecorded(payments: Map<number, RecordedPayment[]>, amountCents: number, creditId: Id): void {
  const left = payments.get(amountCents)?.filter(({ id }) => id !== creditId) ?? []
  payments.set(amountCents, left)
}

const apart = (a: Day, b: Day): number => Math.abs(dayNumber(a) - dayNumber(b))

/** The payer is this debtor, or the text names what the payment settled. */
function agrees(
  { debtors, numbers: numbersOf }: OpenBook,
  { payers, unknown, tokens }: Clues,
  { remittance }: Receipt,
  payment: RecordedPayment,
): boolean {
  if ([...payers.keys()].some((row) => debtors[row]?.id === payment.debtorId)) return true
  const numbers = payment.numbers.map(wholeKey)
  if (unknown.some((typed) => typed.length >= 4 && numbers.includes(typed))) return true
  // Paid in part, it is still open, and found by its number.
  const named = tokens.filter(({ kind }) => kind !== 'ending').flatMap(({ rows }) => rows)
  if (named.some((row) => numbers.includes(wholeKey(numbersOf[row] ?? '')))) return true
  return payment.reference.length >= 5 && plainText(remittance).includes(plainText(payment.reference))
}

const proposalOf = ({ id, onDay }: RecordedPayment, score: number): Proposal => ({
  score,
  reasons: [{ code: 'recorded', onDay }],
  allocations: [],
  creditNotes: [],
  unapplied: null,
  recordedCreditId: id,
  difference: null,
})
