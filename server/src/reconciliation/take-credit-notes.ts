// Credit notes that a payer took off what it owed.

import type { Cents } from '#kernel'
import { type Draft, type Judged, isDue, plain } from './draft.ts'
import type { Reason } from './model.ts'
import { type OpenBook, itemsOfAmount } from './open-book.ts'
import type { PayerClue } from './read-clues.ts'
import { SCORES } from './rules.ts'

type Note = { readonly id: number; readonly remainingCents: Cents }

/** One credit note of this amount, or all of them together. */
export function creditNotesOf(book: OpenBook, debtor: number, cents: Cents, bookedDay: number): readonly Note[] | null {
  const notes = book.creditNotesOf(debtor).filter(({ remainingCents }) => remainingCents > 0)
  const one = notes.find(({ remainingCents }) => remainingCents === cents)
  if (one) return [one]
  const all = notes.reduce((sum, { remainingCents }) => sum + remainingCents, 0)
  return all === cents && notes.length > 0 && bookedDay > 0 ? notes : null
}

type LessNotes = {
  readonly rows: readonly number[]
  readonly notes: readonly Note[]
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** The credit notes settle the first items, the payment what is left of all. */
export function withCreditNotes({ book }: Judged, { rows, notes, score, reasons }: LessNotes): Draft {
  const left = new Map(rows.map((row) => [row, book.openCents[row] ?? 0]))
  const creditNotes: { creditId: number; itemId: number; cents: Cents }[] = []
  for (const { id, remainingCents } of notes) {
    let toUse = remainingCents
    for (const [row, open] of left) {
      const cents = Math.min(toUse, open)
      if (cents === 0) continue
      creditNotes.push({ creditId: id, itemId: book.itemId[row] ?? 0, cents })
      left.set(row, open - cents)
      toUse -= cents
    }
  }
  const cents = notes.reduce((sum, { remainingCents }) => sum + remainingCents, 0)
  return {
    ...plain([...left].flatMap(([row, open]) => (open > 0 ? [{ row, cents: open }] : []))),
    creditNotes,
    score,
    reasons: [...reasons, { code: 'credit-note', cents }],
  }
}

export function byCreditNote(judged: Judged, payer: PayerClue): Draft[] {
  const { book, amountCents, debtor } = judged
  const notes = book.creditNotesOf(debtor)
  return notes.flatMap((note) => {
    const rows = itemsOfAmount(book, amountCents + note.remainingCents).filter(
      (row) => book.debtorOf[row] === debtor && isDue(judged, row),
    )
    const [row, another] = rows
    if (row === undefined || note.remainingCents === 0) return []
    const isCertain = payer.strength === 'sure' && another === undefined && amountCents % 1000 !== 0
    const score = isCertain ? SCORES.amountLessCreditNote : SCORES.amountLessSomeCreditNote
    return [withCreditNotes(judged, { rows: [row], notes: [note], score, reasons: [payer.reason] })]
  })
}
