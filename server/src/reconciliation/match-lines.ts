// Lines of money in, one after the other against the open book: what is certain is settled in the book, so that no later line pays
// it again, and teaches who pays for whom; the rest keeps its proposals.

import type { Id } from '#kernel'
import type { Proposal, Receipt } from './model.ts'
import { type OpenBook, learnPayer, payerOf, settle } from './open-book.ts'
import { MOST_PROPOSALS, type Proposed, proposeMatches } from './propose-matches.ts'
import { type RecordedPayment, recognisePayment, takeRecorded } from './recognise-payments.ts'
import { CERTAIN, certainOf } from './rules.ts'

export type MatchedLine<Line extends Receipt> = Proposed & {
  readonly line: Line
  readonly certain: Proposal | null
}

export type MatchOptions<Line extends Receipt> = {
  /** Payments that the books have already, by amount. */
  readonly recorded?: Map<number, RecordedPayment[]>
  /** What a person took back is not done again. */
  readonly mayMatch?: (line: Line) => boolean
}

/** The lines in the order of their days. */
export function* matchLines<Line extends Receipt>(
  book: OpenBook,
  lines: Iterable<Line>,
  { recorded = new Map(), mayMatch = () => true }: MatchOptions<Line> = {},
): Generator<MatchedLine<Line>> {
  const rowOfItem = rowsOfItems(book)
  for (const line of lines) {
    const known = recognisePayment(book, line, recorded)
    const proposed = proposeMatches(book, line)
    const proposals = known ? [known, ...proposed.proposals].toSorted((a, b) => b.score - a.score) : proposed.proposals
    // Recognised in the books: that invoices of the same amount are open says nothing.
    const isBooked = known !== null && known.score >= CERTAIN
    const certain = mayMatch(line)
      ? isBooked
        ? settling(known, proposed, recorded.get(line.amountCents))
        : certainOf(proposals)
      : null
    if (certain?.recordedCreditId !== undefined) takeRecorded(recorded, line.amountCents, certain.recordedCreditId)
    if (certain) take(book, rowOfItem, certain)
    const payer = certain && payerTaught(certain)
    if (payer !== null) learnPayer(book, payerOf(line), book.rowOfDebtor.get(payer) ?? 0)
    yield { isStranger: proposed.isStranger, line, certain, proposals: proposals.slice(0, MOST_PROPOSALS) }
  }
}

/** A payment that the books have not matched yet pays what its line says for certain. */
function settling(known: Proposal, { proposals }: Proposed, recorded: readonly RecordedPayment[] = []): Proposal {
  const payment = recorded.find(({ id }) => id === known.recordedCreditId)
  const named = certainOf(proposals)
  if (!payment || payment.numbers.length > 0 || !named || named.unapplied || named.creditNotes.length > 0) return known
  const isOfDebtor = named.allocations.every(({ debtorId }) => debtorId === payment.debtorId)
  return isOfDebtor
    ? { ...known, allocations: named.allocations, reasons: [...known.reasons, ...named.reasons] }
    : known
}

function take(book: OpenBook, rowOfItem: (id: Id) => number, proposal: Proposal): void {
  for (const { itemId, cents } of proposal.allocations) settle(book, rowOfItem(itemId), cents)
  for (const { creditId, itemId, cents } of proposal.creditNotes) {
    settle(book, rowOfItem(itemId), cents)
    const note = book.creditNotes.get(creditId)
    if (note) note.remainingCents -= cents
  }
}

/** Whom a match teaches to recognise: the one debtor whose invoices were named in full. */
export function payerTaught({ reasons, allocations }: Proposal): Id | null {
  const [first] = allocations
  const isNamed = reasons.some(({ code }) => code === 'numbers' || code === 'endings')
  const isOne = allocations.every(({ debtorId }) => debtorId === first?.debtorId)
  return first && isNamed && isOne ? first.debtorId : null
}

function rowsOfItems({ itemId, count }: OpenBook): (id: Id) => number {
  const rows = new Map<Id, number>()
  for (let row = 0; row < count; row++) rows.set(itemId[row] ?? 0, row)
  return (id) => rows.get(id) ?? 0
}
