// A way of understanding a line, before it is put into the words of the ledger.

import type { Cents } from '#kernel'
import type { Proposal, Reason } from './model.ts'
import type { OpenBook } from './open-book.ts'
import type { Clues, PayerClue } from './read-clues.ts'

/** Rows of items with what each gets; put into the words of the ledger by propose-matches.ts. */
export type Draft = Pick<Proposal, 'score' | 'reasons' | 'difference'> & {
  readonly pays: readonly { readonly row: number; readonly cents: Cents }[]
  readonly creditNotes: Proposal['creditNotes']
  readonly unappliedCents: Cents
  /** Whose credit what is left over becomes, where no item says it. */
  readonly debtor?: number
}

export type Judged = {
  readonly book: OpenBook
  readonly clues: Clues
  readonly amountCents: Cents
  readonly debtor: number
}

export const plain = (pays: Draft['pays']): Omit<Draft, 'score' | 'reasons'> => ({
  pays,
  creditNotes: [],
  unappliedCents: 0,
  difference: null,
})

export const payerReasons = ({ payers }: Clues, payer: PayerClue | null): readonly Reason[] => {
  if (payer) return [payer.reason]
  return payers.size > 0 ? [{ code: 'payer-other' }] : []
}

export const isDue = ({ book, clues }: Judged, row: number): boolean =>
  (book.issueDay[row] ?? 0) <= clues.bookedDay + 10

/** In the order named, each to the full as far as it goes. */
export function fill(book: OpenBook, rows: readonly number[], amountCents: Cents): Draft['pays'] {
  let left = amountCents
  return rows.flatMap((row) => {
    const cents = Math.min(left, book.openCents[row] ?? 0)
    left -= cents
    return cents > 0 ? [{ row, cents }] : []
  })
}
