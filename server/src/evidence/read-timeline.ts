// The file of a debtor: what happened, newest first.

import type { Context, Id, Page } from '#kernel'
import type { Fact } from './model.ts'
import { FACTS_PER_PAGE, selectFactsOfDebtors, selectLatestFact } from './store.ts'

/** `debtorIds`: the debtor and those that were merged into it. */
export async function factsOfDebtors(
  ctx: Context,
  debtorIds: readonly Id[],
  cursor: string | null,
): Promise<Page<Fact>> {
  const before = cursor !== null && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null
  const facts = await selectFactsOfDebtors(ctx, debtorIds, before)
  const rows = facts.slice(0, FACTS_PER_PAGE)
  const last = rows.at(-1)
  return { rows, next: facts.length > FACTS_PER_PAGE && last ? String(last.id) : null }
}

/** The newest fact of a kind about one thing, for verbs that undo what it tells of. */
export const latestFact = (
  ctx: Context,
  input: { readonly kind: Fact['kind']; readonly subjectKind: string; readonly subjectId: Id },
) => selectLatestFact(ctx, input.kind, input.subjectKind, input.subjectId)
