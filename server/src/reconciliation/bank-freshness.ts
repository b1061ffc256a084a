// Up to which day payments are known: where customers pay into several accounts, the one that is known least far decides.

import { notePaymentsKnownTo, settingsOf } from '#access'
import { type Context, type Day, addDays, earliest } from '#kernel'
import type { BankAccount, KeptStatement } from './model.ts'
import { type Chain, chainOf } from './statement-chain.ts'
import { selectAccounts, selectStatements } from './store.ts'

export type AccountFreshness = BankAccount & Chain & { readonly statements: readonly KeptStatement[] }

export async function readAccounts(ctx: Context): Promise<readonly AccountFreshness[]> {
  const statements = Map.groupBy(await selectStatements(ctx), ({ bankAccountId }) => bankAccountId)
  return (await selectAccounts(ctx)).map((account) => {
    const own = statements.get(account.id) ?? []
    return { ...account, ...chainOf(own), statements: own }
  })
}

/** Null where no statement says it. */
export function knownTo(accounts: readonly AccountFreshness[], today: Day): Day | null {
  const days = accounts.flatMap((account) => (account.isWatched && account.knownTo !== null ? [account.knownTo] : []))
  return days.length === 0 ? null : earliest(today, ...days)
}

/** The company's payments are known as far as its statements go; what a person confirmed beyond that stays. */
export async function noteFreshness(ctx: Context): Promise<void> {
  const known = knownTo(await readAccounts(ctx), ctx.today)
  const { paymentsKnownTo } = await settingsOf(ctx)
  if (known !== null && (paymentsKnownTo === null || paymentsKnownTo < known)) await notePaymentsKnownTo(ctx, known)
}

/** A statement was taken back: what only it said is not known any more. */
export async function noteUndone(
  ctx: Context,
  undone: readonly Pick<KeptStatement, 'firstDay' | 'lastDay'>[],
): Promise<void> {
  const [first, ...days] = undone.map(({ firstDay }) => firstDay)
  const { paymentsKnownTo } = await settingsOf(ctx)
  if (first === undefined || paymentsKnownTo === null) return
  if (undone.every(({ lastDay }) => lastDay < paymentsKnownTo)) return
  const left = knownTo(await readAccounts(ctx), ctx.today)
  const before = addDays(earliest(first, ...days), -1)
  await notePaymentsKnownTo(ctx, left !== null && left > before ? left : before)
}
