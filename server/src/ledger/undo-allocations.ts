// Allocations that were a mistake: contrary entries on the original days. The items are open again, the credits left over.

import { type NewFact, record } from '#evidence'
import { Refusal, type Context, type Id } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import type { Allocation } from './model.ts'
import { reverseEntries } from './post-entries.ts'
import {
  type CreditRow,
  type EntryRow,
  raiseVersions,
  selectCredits,
  selectItems,
  selectStandingEntries,
} from './store.ts'

export async function undoAllocations(
  ctx: Context,
  { entryIds }: { readonly entryIds: readonly Id[] },
): Promise<readonly Allocation[]> {
  const ids = [...new Set(entryIds)]
  const credits = await selectCredits(ctx, creditsOf(await standingAllocations(ctx, ids)))
  const debtorIds = await lockDebtors(
    ctx,
    credits.map(({ debtorId }) => debtorId),
  )
  const entries = await standingAllocations(ctx, ids)
  const items = await selectItems(
    ctx,
    entries.map(({ itemId }) => itemId),
  )
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  await reverseEntries(ctx, entries)
  await raiseVersions(ctx, debtorIds)
  const byCredit = Map.groupBy(entries, ({ creditId }) => creditId)
  await record(
    ctx,
    credits.map((credit) => undoneFact(credit, byCredit.get(credit.id) ?? [], numbers)),
  )
  return entries.map(({ id, itemId, amountCents }) => ({ entryId: id, itemId, amountCents }))
}

type AllocationRow = EntryRow & { readonly itemId: Id; readonly creditId: Id }

async function standingAllocations(ctx: Context, entryIds: readonly Id[]): Promise<AllocationRow[]> {
  const entries = (await selectStandingEntries(ctx, entryIds)).filter(
    (entry) => entry.kind === 'allocation',
  ) as AllocationRow[]
  const found = new Set(entries.map(({ id }) => id))
  const missing = entryIds.find((id) => !found.has(id))
  if (missing !== undefined) throw new Refusal('ledger.allocation_unknown', { entry: missing })
  return entries
}

const creditsOf = (entries: readonly AllocationRow[]): Id[] => [...new Set(entries.map(({ creditId }) => creditId))]

function undoneFact(credit: CreditRow, entries: readonly AllocationRow[], numbers: ReadonlyMap<Id, string>): NewFact {
  const allocated = entries.map(({ itemId, amountCents }) => ({
    itemId,
    number: numbers.get(itemId) ?? '',
    amountCents,
  }))
  const amountCents = allocated.reduce((sum, allocation) => sum + allocation.amountCents, 0)
  const { id, debtorId, currency, reference } = credit
  return {
    kind: 'allocation.undone',
    subjectKind: 'credit',
    subjectId: id,
    debtorId,
    payload: { amountCents, currency, reference, allocated },
  }
}
