// What one debtor may have paid with a line: the invoices named, all of them or some, and where none is named those whose amount
// fits. Every way of understanding the line is a draft with a score; rules.ts says which of them is certain.

import { byAmountAlone, byDifference, bySum, partOfEndings } from './by-amount.ts'
import type { Draft, Judged } from './draft.ts'
import { exactOfNamed, namedItems, wholeOf } from './named-items.ts'
import { nearNamed } from './near-named.ts'
import { byCreditNote } from './take-credit-notes.ts'

export function judgeDebtor(judged: Judged): readonly Draft[] {
  const { clues, debtor } = judged
  const payer = clues.payers.get(debtor) ?? null
  const named = namedItems(judged)
  const exact = exactOfNamed(judged, named, payer)
  if (exact.length > 0) return exact
  const whole = named.flatMap((one) => (one.token.kind === 'ending' ? [] : wholeOf(one)))
  const rows = [...new Set(whole)]
  const short = rows.length > 0 ? nearNamed(judged, rows, payer) : []
  if (payer === null) return short
  const byAmount = byAmountAlone(judged, payer, rows.length > 0)
  if (byAmount.length > 0) return [...short, ...byAmount]
  const sums = bySum(judged, payer, rows.length > 0)
  const partOfEnding = rows.length === 0 ? partOfEndings(judged, named, payer) : []
  return [...short, ...sums, ...byCreditNote(judged, payer), ...byDifference(judged, payer), ...partOfEnding]
}
