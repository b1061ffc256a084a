// A person says which payment a line takes back.

import { type Context, type Id, Refusal } from '#kernel'
import { selectPaidLines } from './match-store.ts'
import { openLine } from './present-line.ts'
import { takeBack } from './return-lines.ts'

export type ReturnLineInput = { readonly lineId: Id; readonly paidLineId: Id }

export async function returnLine(ctx: Context, { lineId, paidLineId }: ReturnLineInput): Promise<void> {
  const back = await openLine(ctx, lineId)
  const paid = await selectPaidLines(ctx, {
    accountId: back.bankAccountId,
    amounts: [-back.amountCents],
    to: back.bookingDate,
  })
  const line = paid.find(({ id }) => id === paidLineId)
  if (!line) throw new Refusal('reconciliation.not_returnable', { line: lineId, paid: paidLineId })
  await takeBack(ctx, [{ back, matchId: line.matchId, paidLineId }])
}
