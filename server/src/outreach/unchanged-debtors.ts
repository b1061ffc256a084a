// Between the decision and the release another process may learn something: who has changed meanwhile is decided on afresh.

import type { Context, Id } from '#kernel'
import { debtorVersions } from './store.ts'

/**
 * Those of whom nothing has changed since the versions that were decided on, but that this transaction has touched them.
 * Debtors who were merged into others are not among them.
 */
export async function unchangedDebtors(
  ctx: Context,
  debtorIds: readonly Id[],
  decidedAt: ReadonlyMap<Id, number>,
): Promise<ReadonlySet<Id>> {
  const now = await debtorVersions(ctx, debtorIds)
  return new Set(now.filter(({ id, version }) => decidedAt.get(id) === version - 1).map(({ id }) => id))
}
