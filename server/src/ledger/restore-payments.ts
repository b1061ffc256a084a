// A payment was taken for returned by mistake: from the day of that return it counts again, set against what it had paid.

import { type NewFact, record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import type { Item } from './model.ts'
import { postEntries } from './post-entries.ts'
import { type NewEntry, raiseVersions, selectItems, selectReturnedEntries } from './store.ts'
import { presentCredits } from './undo-credit.ts'

export async function restorePayments(ctx: Context, creditIds: readonly Id[]): Promise<void> {
  if (creditIds.length === 0) return
  const debtorIds = await lockDebtors(
    ctx,
    (await presentCredits(ctx, creditIds)).map(({ debtorId }) => debtorId),
  )
  const credits = await presentCredits(ctx, creditIds)
  const entries = await selectReturnedEntries(ctx, creditIds)
  const items = await selectItems(
    ctx,
    entries.flatMap(({ itemId }) => itemId ?? []),
  )
  for (const item of items) refuseMoreThanOpen(item, entries)
  await postEntries(ctx, entries)
  await raiseVersions(ctx, debtorIds)
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  await record(
    ctx,
    credits.map(({ id, debtorId, amountCents, currency, reference }): NewFact => {
      const allocated = entries.flatMap(({ creditId, itemId, amountCents: cents }) =>
        creditId === id && itemId !== null ? [{ itemId, number: numbers.get(itemId) ?? '', amountCents: cents }] : [],
      )
      const payload = { amountCents, currency, reference, allocated }
      return { kind: 'payment.restored', subjectKind: 'credit', subjectId: id, debtorId, payload }
    }),
  )
}

/** What it had paid may have been paid otherwise since. */
function refuseMoreThanOpen({ id, number, openCents, currency }: Item, entries: readonly NewEntry[]): void {
  const wantedCents = entries.reduce((sum, { itemId, amountCents }) => (itemId === id ? sum + amountCents : sum), 0)
  if (wantedCents <= openCents) return
  const data = { number, wantedCents, openCents, remainingCents: wantedCents, currency }
  throw new Refusal('ledger.allocation_does_not_fit', data)
}
