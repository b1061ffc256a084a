// A line that is no customer's payment: a tax refund, a transfer between our own accounts, interest.

import { record } from '#evidence'
import type { Context, Id } from '#kernel'
import { touchDebtors } from '#ledger'
import { learnPayers } from './learn-payers.ts'
import { replaceCandidates, selectCandidates, setState } from './line-store.ts'
import { openLine } from './present-line.ts'

export type IgnoreLineInput = {
  readonly lineId: Id
  /** Whether this payer is never a customer. */
  readonly always: boolean
}

export async function ignoreLine(ctx: Context, { lineId, always }: IgnoreLineInput): Promise<void> {
  const line = await openLine(ctx, lineId)
  const before = await selectCandidates(ctx, [lineId])
  await touchDebtors(ctx, [...new Set(before.map(({ debtorId }) => debtorId))])
  await setState(ctx, [lineId], { state: 'ignored', isByPerson: true })
  await replaceCandidates(ctx, [lineId], [])
  const { amountCents, currency, counterparty, bookingDate } = line
  await record(ctx, [
    {
      kind: 'line.ignored',
      subjectKind: 'bank_line',
      subjectId: lineId,
      onDay: bookingDate,
      payload: { amountCents, currency, payer: counterparty ?? '' },
    },
  ])
  if (always) await learnPayers(ctx, [{ line, debtorId: null }])
}
