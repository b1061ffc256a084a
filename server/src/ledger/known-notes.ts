// Which credit note of the ledger a given one is, where sources go by other keys.

import { normaliseNumber } from '#kernel/identifiers.ts'
import type { KnownCredit, NewCredit } from './receivables.ts'

/**
 * A credit note has a number of its own: books, lists and electronic documents that bring the same one mean one, whatever keys they go
 * by. Each known one stands for one given.
 */
export function knownNotes(
  given: readonly NewCredit[],
  creditNotes: readonly KnownCredit[],
): (credit: NewCredit) => KnownCredit | null {
  if (creditNotes.length === 0) return () => null
  const keys = new Set(given.map(creditKey))
  const left = Map.groupBy(
    creditNotes.filter((note) => !keys.has(creditKey(note))),
    noteKey,
  )
  return (credit) => (credit.kind === 'credit-note' ? (left.get(noteKey(credit))?.shift() ?? null) : null)
}

const noteKey = (note: Pick<NewCredit, 'debtorId' | 'reference' | 'amountCents' | 'currency'>): string =>
  `${note.debtorId} ${note.amountCents} ${note.currency ?? 'EUR'} ${normaliseNumber(note.reference)}`

const creditKey = ({ debtorId, sourceKey }: Pick<NewCredit, 'debtorId' | 'sourceKey'>): string =>
  `${debtorId} ${sourceKey}`
