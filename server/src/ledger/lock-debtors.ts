// Who may change what, when. A debtor's standing (open amounts, credit, holds, what is known of it) changes under a lock on its
// row; whoever acts on the standing keeps it still with a weaker lock on the same row. Locks are taken in the order of ids.

import { Refusal, type Context, type Id } from '#kernel'
import { lockDebtorRows, raiseCurrentVersions, shareDebtorRows } from './store.ts'

/** First statement of every verb that changes a standing. Refuses debtors that do not exist, or no longer on their own. */
export async function lockDebtors(ctx: Context, debtorIds: Iterable<Id>): Promise<readonly Id[]> {
  const wanted = [...new Set(debtorIds)]
  if (wanted.length === 0) return []
  const locked = await lockDebtorRows(ctx, wanted)
  if (locked.length === wanted.length) return locked
  const found = new Set(locked)
  throw new Refusal('ledger.debtor_unknown', { debtor: wanted.find((id) => !found.has(id)) })
}

/** No change of standing of these debtors commits before this transaction ends: read it, then act on what was read. */
export async function keepStill(ctx: Context, debtorIds: readonly Id[]): Promise<void> {
  await shareDebtorRows(ctx, debtorIds)
}

/**
 * Something else that a decision reads about these debtors changes: a message left, a step was skipped. They are decided on
 * afresh. Called before the rows of acts and messages are touched, so that everybody takes debtors first. Those of `still` only
 * may not change before this transaction ends: taken together with the others, so that nobody waits for us in another order.
 */
export async function touchDebtors(ctx: Context, debtorIds: readonly Id[], still: readonly Id[] = []): Promise<void> {
  await raiseCurrentVersions(ctx, debtorIds, still)
}
