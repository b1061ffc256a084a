// The lines of one debtor of which it is known what they are, and which of them are one piece: an invoice, a credit note, a payment.

import type { Cents } from '#kernel/day.ts'
import type { JournalKind } from '../model.ts'
import type { NettedLine } from './netted-lines.ts'

/** With what was found out about it. */
export type Entry = NettedLine & {
  readonly journal: JournalKind
  readonly number: string
  /** A piece of its own, whatever else has its number. */
  readonly isAlone: boolean
}

/** Lines with the same key are one piece. */
const pieceKey = ({ line, number, issueDate }: Entry): string =>
  `${line.account}\u001f${number}\u001f${issueDate}\u001f${line.journal}\u001f${line.entryNumber}\u001f${line.entryDate}`

export type Piece = readonly [Entry, ...Entry[]]

/**
 * Lines of one piece together, in date order. Payments stay single: each line of a bank journal is a movement of money. In the order of
 * their content, lines of one accounting entry follow each other, and only these can be one piece.
 */
export function piecesOf(entries: readonly Entry[]): readonly Piece[] {
  const pieces: [Entry, ...Entry[]][] = []
  let known = new Map<string, [Entry, ...Entry[]]>()
  let isFollowed = false
  for (let place = 0; place < entries.length; place++) {
    const entry = entries[place] as Entry
    const after = entries[place + 1]
    const isFirst = !isFollowed
    if (isFirst && known.size > 0) known = new Map()
    isFollowed = after !== undefined && isOneEntry(entry, after)
    const hasOthers = !isFirst || isFollowed
    const isSingle = !hasOthers || entry.isAlone || (entry.cents < 0 && !isCreditNote(entry))
    const key = isSingle ? null : pieceKey(entry)
    const piece = key === null ? undefined : known.get(key)
    if (piece) piece.push(entry)
    else {
      const fresh: [Entry, ...Entry[]] = [entry]
      pieces.push(fresh)
      if (key !== null) known.set(key, fresh)
    }
  }
  return pieces
}

/** As far as the order of content has it before what tells lines of one piece apart. */
const isOneEntry = (a: Entry, b: Entry): boolean =>
  a.issueDate === b.issueDate &&
  a.line.accountKind === b.line.accountKind &&
  a.line.entryDate === b.line.entryDate &&
  a.line.journal === b.line.journal &&
  a.line.entryNumber === b.line.entryNumber

export const totalOf = (piece: Piece): Cents => piece.reduce((sum, entry) => sum + entry.cents, 0)
export const firstLineOf = (piece: Piece): number =>
  piece.reduce((first, { line }) => Math.min(first, line.line), Infinity)

export const isCreditNote = ({ line, journal }: Entry): boolean =>
  journal === 'sales' || /\bavoirs?\b|credit ?note/i.test(`${line.label} ${line.pieceRef}`)
