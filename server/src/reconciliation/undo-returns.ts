// Lines that took payments back, or said what was rejected, no longer do: the payments count again, what was rejected is not.

import type { Context, Id } from '#kernel'
import { restorePayments, touchDebtors } from '#ledger'
import { markUnmatched, selectMatchItems, selectReturnedBy, unmarkReturned } from './match-store.ts'

/** Says how many there were. */
export async function undoReturns(ctx: Context, lineIds: readonly Id[]): Promise<number> {
  const matches = await selectReturnedBy(ctx, lineIds)
  if (matches.length === 0) return 0
  const items = await selectMatchItems(
    ctx,
    matches.map(({ id }) => id),
  )
  await touchDebtors(ctx, [...new Set(items.map(({ debtorId }) => debtorId))])
  const isReject = ({ lineId, returnLineId }: (typeof matches)[number]): boolean => lineId === returnLineId
  const payments = matches.filter((match) => !isReject(match))
  // What the books brought was not taken back in the ledger.
  await restorePayments(
    ctx,
    payments.flatMap(({ isRecorded, creditIds }) => (isRecorded ? [] : creditIds)),
  )
  await unmarkReturned(
    ctx,
    payments.map(({ id }) => id),
  )
  await markUnmatched(
    ctx,
    matches.filter(isReject).map(({ id }) => id),
    ctx.actor.name,
  )
  return matches.length
}
