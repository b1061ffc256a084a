// The lines of one debtor, netted and in an order of their own, and which of them are one piece: an invoice, a credit note, a payment.

import type { Cents, Day } from '#kernel/day.ts'
import type { AccountKind, JournalKind, ReceivableLine } from '../model.ts'

/** A line with its sides netted, so that a negative debit is a credit. */
export type NettedLine = { readonly line: ReceivableLine; readonly cents: Cents; readonly issueDate: Day }

export const netted = (line: ReceivableLine): NettedLine => ({
  line,
  cents: line.debitCents - line.creditCents,
  issueDate: line.pieceDate ?? line.entryDate,
})

/** With what was found out about it. */
export type Entry = NettedLine & {
  readonly journal: JournalKind
  readonly number: string
  /** A piece of its own, whatever else has its number. */
  readonly isAlone: boolean
}

/** The name in the last of these lines that has one. */
export const lastName = (lines: readonly ReceivableLine[]): string | null =>
  lines
    .map(netted)
    .toSorted(byContent)
    .findLast(({ line }) => line.name !== '')?.line.name ?? null

/** Lines with the same key are one piece. */
const pieceKey = ({ line, number, issueDate }: Entry): string =>
  `${line.account}\u001f${number}\u001f${issueDate}\u001f${line.journal}\u001f${line.entryNumber}\u001f${line.entryDate}`

const KIND_RANK: Readonly<Record<AccountKind, number>> = {
  receivable: 0,
  'bill-of-exchange': 1,
  doubtful: 2,
  accrued: 3,
}

/** By day, then by everything else that a line says, except where it stands in the file. */
export function byContent(a: NettedLine, b: NettedLine): number {
  return (
    compare(a.issueDate, b.issueDate) ||
    KIND_RANK[a.line.accountKind] - KIND_RANK[b.line.accountKind] ||
    compare(a.line.entryDate, b.line.entryDate) ||
    compare(a.line.journal, b.line.journal) ||
    compare(a.line.entryNumber, b.line.entryNumber) ||
    compare(a.line.pieceRef, b.line.pieceRef) ||
    compare(a.line.label, b.line.label) ||
    a.cents - b.cents ||
    compare(a.line.account, b.line.account) ||
    compare(a.line.lettering ?? '', b.line.lettering ?? '') ||
    compare(a.line.letteringDate ?? '', b.line.letteringDate ?? '') ||
    compare(a.line.name, b.line.name)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

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
