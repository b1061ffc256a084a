// Sets credit that is left over against items, any number of pairs in one go: all of them fit, or none is made.

import { type NewFact, record } from '#evidence'
import { Refusal, type Cents, type Context, type Id } from '#kernel'
import { liftReopened } from './hold-reopened.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Allocation, Item } from './model.ts'
import { allocationEntries, postEntries } from './post-entries.ts'
import { type PlacedAllocation, placeAllocations } from './rules.ts'
import { type CreditRow, type NewEntry, raiseVersions, selectCredits, selectItems } from './store.ts'

export type WantedPair = { readonly creditId: Id; readonly itemId: Id; readonly amountCents: Cents }

/** Returns the allocations in the order of the credits, then of the items. */
export async function allocateCredits(ctx: Context, pairs: readonly WantedPair[]): Promise<readonly Allocation[]> {
  if (pairs.length === 0) return []
  const byCredit = Map.groupBy(pairs, ({ creditId }) => creditId)
  await lockDebtors(
    ctx,
    (await presentCredits(ctx, [...byCredit.keys()])).map(({ debtorId }) => debtorId),
  )
  const credits = await presentCredits(ctx, [...byCredit.keys()])
  const items = new Map(
    (
      await selectItems(
        ctx,
        pairs.map(({ itemId }) => itemId),
      )
    ).map((item) => [item.id, item]),
  )
  const placed = credits.map((credit) => ({ credit, allocations: place(credit, items, byCredit.get(credit.id) ?? []) }))

  const entries = placed.flatMap(({ credit, allocations }) => allocationEntries(credit.id, allocations))
  const firstId = await postEntries(ctx, entries)
  await raiseVersions(ctx, [...new Set(credits.map(({ debtorId }) => debtorId))])
  await record(
    ctx,
    placed.map(({ credit, allocations }) => allocationFact(credit, allocations)),
  )
  await liftReopened(ctx, items.values())
  return entries.map((entry, index) => allocationOf(entry, firstId + index))
}

async function presentCredits(ctx: Context, creditIds: readonly Id[]): Promise<CreditRow[]> {
  const credits = (await selectCredits(ctx, creditIds)).filter(({ withdrawn }) => !withdrawn)
  const found = new Set(credits.map(({ id }) => id))
  const missing = creditIds.find((id) => !found.has(id))
  if (missing !== undefined) throw new Refusal('ledger.credit_unknown', { credit: missing })
  return credits
}

/** Items are lowered as they are used: two credits may be set against one. */
function place(credit: CreditRow, items: Map<Id, Item>, wanted: readonly WantedPair[]): readonly PlacedAllocation[] {
  const placed = placeAllocations(credit, [...items.values()], wanted)
  if (placed.kind === 'refused') throw new Refusal(placed.code, placed.data)
  for (const { item, amountCents } of placed.allocations)
    items.set(item.id, { ...item, openCents: item.openCents - amountCents })
  return placed.allocations
}

function allocationFact(credit: CreditRow, allocations: readonly PlacedAllocation[]): NewFact {
  const allocated = allocations.map(({ item, amountCents }) => ({ itemId: item.id, number: item.number, amountCents }))
  const amountCents = allocated.reduce((sum, allocation) => sum + allocation.amountCents, 0)
  const { id, debtorId, currency, reference } = credit
  return {
    kind: 'allocation.made',
    subjectKind: 'credit',
    subjectId: id,
    debtorId,
    payload: { amountCents, currency, reference, allocated },
  }
}

const allocationOf = ({ itemId, amountCents }: NewEntry, entryId: Id): Allocation => ({
  entryId,
  itemId: itemId as Id,
  amountCents,
})
