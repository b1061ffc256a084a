// What a person says about an account and its statements: whether customers pay into it, and that nothing is missing.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { noteFreshness, readAccounts } from './bank-freshness.ts'
import { updateGapAccepted, updateWatched } from './store.ts'

export type WatchAccountInput = { readonly accountId: Id; readonly isWatched: boolean }

export async function watchAccount(ctx: Context, { accountId, isWatched }: WatchAccountInput): Promise<void> {
  const account = (await readAccounts(ctx)).find(({ id }) => id === accountId)
  if (!account) throw new Refusal('reconciliation.account_unknown', { account: accountId })
  if (account.isWatched === isWatched) return
  await updateWatched(ctx, accountId, isWatched)
  await record(ctx, [
    {
      kind: 'bank_account.changed',
      subjectKind: 'bank_account',
      subjectId: accountId,
      payload: { account: account.name, ...(isWatched && { watched: true }) },
    },
  ])
  await noteFreshness(ctx)
}

/** The balances say that a statement is missing; a person says that none is. */
export async function acceptGap(ctx: Context, { statementId }: { readonly statementId: Id }): Promise<void> {
  const account = (await readAccounts(ctx)).find(({ gaps }) => gaps.some((gap) => gap.statementId === statementId))
  const gap = account?.gaps.find((one) => one.statementId === statementId)
  if (!account || !gap) throw new Refusal('reconciliation.gap_unknown', { statement: statementId })
  await updateGapAccepted(ctx, statementId, ctx.actor.name)
  await record(ctx, [
    {
      kind: 'statement.gap_accepted',
      subjectKind: 'bank_statement',
      subjectId: statementId,
      payload: { account: account.name, firstDay: gap.toDay },
    },
  ])
  await noteFreshness(ctx)
}
