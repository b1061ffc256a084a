// The bank at a glance: up to which day payments are known and why no further, what waits for somebody, who is recognised.

import type { Context, Day, Id } from '#kernel'
import { settingsOf } from '#access'
import { type AccountFreshness, knownTo, readAccounts } from './bank-freshness.ts'
import { namesOfDebtors } from './book-store.ts'
import { type LineSum, sumLines } from './line-page-store.ts'
import { selectPayers } from './payer-store.ts'
import type { Payer } from './model.ts'

export type BankPage = {
  /** What reminders go by: the statements, or what a person confirmed beyond them. */
  readonly paymentsKnownTo: Day | null
  /** What the statements alone say. */
  readonly knownTo: Day | null
  readonly accounts: readonly AccountFreshness[]
  /** Lines that wait for somebody. */
  readonly open: readonly LineSum[]
}

export async function readBank(ctx: Context): Promise<BankPage> {
  const accounts = await readAccounts(ctx)
  const { paymentsKnownTo } = await settingsOf(ctx)
  return { paymentsKnownTo, knownTo: knownTo(accounts, ctx.today), accounts, open: await sumLines(ctx, 'open') }
}

export type ReadPayer = Omit<Payer, 'nameKey'> & { readonly debtorName: string | null }

export async function readPayers(ctx: Context): Promise<readonly ReadPayer[]> {
  const payers = await selectPayers(ctx, 'all')
  const ids: readonly Id[] = [...new Set(payers.flatMap(({ debtorId }) => debtorId ?? []))]
  const debtors = await namesOfDebtors(ctx, ids)
  return payers.map(({ id, debtorId, iban, name }) => ({
    id,
    debtorId,
    iban,
    name,
    debtorName: debtorId === null ? null : (debtors.get(debtorId) ?? ''),
  }))
}
