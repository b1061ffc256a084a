// A payment or a credit note taken back. Where a line of the bank was taken for it, or used it, the line is open again: it would
// otherwise stay settled by money that the books do not have.

import { type Context, type Id, Refusal } from '#kernel'
import { entriesSettledBy, touchDebtors, undoCredit } from '#ledger'
import { setState } from './line-store.ts'
import { matchOpenLines } from './match-open-lines.ts'
import { creditsMadeBy, selectMatchItems, selectMatches, selectMatchesOfCredit } from './match-store.ts'
import { unmatch } from './undo-match.ts'

export async function takeBackCredit(ctx: Context, { creditId }: { readonly creditId: Id }): Promise<void> {
  const entryIds = await entriesSettledBy(ctx, creditId)
  const lineIds = (await selectMatchesOfCredit(ctx, { creditId, entryIds })).map(({ lineId }) => lineId)
  const matches = await selectMatches(ctx, lineIds)
  const returned = matches.find(({ returnedOn }) => returnedOn !== null)
  if (returned)
    throw new Refusal('reconciliation.line_returned', { line: returned.lineId, returnedOn: returned.returnedOn })
  const items = await selectMatchItems(
    ctx,
    matches.map(({ id }) => id),
  )
  await touchDebtors(ctx, [...new Set([...matches, ...items].flatMap(({ debtorId }) => debtorId ?? []))])
  await unmatch(ctx, matches)
  // The payment was the line itself: a person took it back, and decides what the line is.
  const isLine = matches.some((match) => creditsMadeBy(match).includes(creditId))
  await setState(ctx, lineIds, { state: 'open', isByPerson: isLine })
  if (!isLine) await undoCredit(ctx, { creditId })
  await matchOpenLines(ctx)
}
