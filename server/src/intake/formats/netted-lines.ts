// Lines of an account with their sides netted, in an order that does not depend on where they stand in the file.

import type { Cents, Day } from '#kernel/day.ts'
import type { AccountKind, ReceivableLine } from '../model.ts'

/** The name in the last of these lines that has one. */
export const lastName = (lines: readonly ReceivableLine[]): string | null =>
  lines
    .map(netted)
    .toSorted(byContent)
    .findLast(({ line }) => line.name !== '')?.line.name ?? null

/** A line with its sides netted, so that a negative debit is a credit. */
export type NettedLine = { readonly line: ReceivableLine; readonly cents: Cents; readonly issueDate: Day }

export const netted = (line: ReceivableLine): NettedLine => ({
  line,
  cents: line.debitCents - line.creditCents,
  issueDate: line.pieceDate ?? line.entryDate,
})

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
