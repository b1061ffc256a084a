// Lines by which the bank takes payments back: what they had settled is open again from that day on.

import { type Context, type Id, addDays, latest } from '#kernel'
import { returnPayments, touchDebtors } from '#ledger'
import { MOST_DAYS, findReturned } from './find-returned.ts'
import { selectLines, selectOpenLines, setState } from './line-store.ts'
import {
  type PaidLine,
  markReturned,
  selectMatchItems,
  selectMatches,
  selectPaidLines,
  selectRejectedLines,
} from './match-store.ts'
import type { BankLine } from './model.ts'
import { rejectLines } from './rejected-lines.ts'
import { selectAccounts } from './store.ts'
import { undoReturns } from './undo-returns.ts'

/** Open returns whose payment is plain; in any order of files, a return waits for its payment. Says how many there were. */
export async function returnLines(ctx: Context): Promise<number> {
  const open = (await selectOpenLines(ctx, 'all')).filter(
    ({ amountCents, isByPerson }) => amountCents < 0 && !isByPerson,
  )
  const rejected = await selectRejectedLines(ctx, addDays(ctx.today, -MOST_DAYS))
  const waiting = await selectLines(
    ctx,
    rejected.map(({ id }) => id),
  )
  const unnamed = (await selectAccounts(ctx)).filter(({ key }) => key === '').map(({ id }) => id)
  const pairs: Returning[] = []
  for (const [account, lines] of Map.groupBy([...open, ...waiting], ({ bankAccountId }) => bankAccountId)) {
    // What does not say its account may take back a payment of any.
    const accountId = unnamed.includes(account) ? null : account
    const amounts = lines.map(({ amountCents }) => -amountCents)
    const to = latest(ctx.today, ...lines.map(({ bookingDate }) => bookingDate))
    let paid: readonly PaidLine[] = await selectPaidLines(ctx, { accountId, amounts, to })
    for (const back of lines) {
      const line = findReturned(back, paid)
      if (!line) continue
      pairs.push({ back, matchId: line.matchId, paidLineId: line.id })
      paid = paid.filter(({ id }) => id !== line.id)
    }
  }
  const paired = new Set(pairs.map(({ back }) => back.id))
  await undoReturns(
    ctx,
    waiting.flatMap(({ id }) => (paired.has(id) ? [id] : [])),
  )
  await takeBack(ctx, pairs)
  const left = open.filter(({ id }) => !paired.has(id))
  return pairs.length + (await rejectLines(ctx, left))
}

export type Returning = { readonly back: BankLine; readonly matchId: Id; readonly paidLineId: Id }

export async function takeBack(ctx: Context, pairs: readonly Returning[]): Promise<void> {
  if (pairs.length === 0) return
  const matches = new Map(
    (
      await selectMatches(
        ctx,
        pairs.map(({ paidLineId }) => paidLineId),
      )
    ).map((match) => [match.id, match]),
  )
  const items = await selectMatchItems(ctx, [...matches.keys()])
  await touchDebtors(ctx, [...new Set(items.map(({ debtorId }) => debtorId))])
  await returnPayments(
    ctx,
    pairs.flatMap(({ back, matchId }) => {
      const match = matches.get(matchId)
      // What the books brought, the books take back.
      const creditIds = match && !match.isRecorded ? match.creditIds : []
      return creditIds.map((creditId) => ({ creditId, onDay: back.bookingDate, reason: back.returnReason ?? '' }))
    }),
  )
  await markReturned(
    ctx,
    pairs.map(({ back, matchId }) => ({ matchId, onDay: back.bookingDate, lineId: back.id })),
  )
  await setState(
    ctx,
    pairs.map(({ back }) => back.id),
    { state: 'matched', isByPerson: false },
  )
}
