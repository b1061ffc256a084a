// Payments that the bank took back: a rejected direct debit, a returned transfer. They were, until that day; from then on what
// they had settled is open again.

import { type NewFact, record } from '#evidence'
import { type Context, type Day, type Id, latest } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import { postEntries, reverseEntries } from './post-entries.ts'
import { type CreditRow, type EntryRow, raiseVersions, selectEntriesOfCredits, selectItems } from './store.ts'
import { presentCredits } from './undo-credit.ts'

export type ReturnedPayment = { readonly creditId: Id; readonly onDay: Day; readonly reason: string }

export async function returnPayments(ctx: Context, returned: readonly ReturnedPayment[]): Promise<void> {
  if (returned.length === 0) return
  const byCredit = new Map(returned.map((one) => [one.creditId, one]))
  const creditIds = [...byCredit.keys()]
  const debtorIds = await lockDebtors(
    ctx,
    (await presentCredits(ctx, creditIds)).map(({ debtorId }) => debtorId),
  )
  const credits = await presentCredits(ctx, creditIds)
  const standing = await selectEntriesOfCredits(ctx, creditIds)
  const isReturned = new Set(standing.flatMap(({ kind, creditId }) => (kind === 'return' ? [creditId] : [])))
  const dayOf = (creditId: Id | null, onDay: Day): Day => latest(onDay, byCredit.get(creditId ?? 0)?.onDay ?? onDay)
  const entries = standing
    .filter(({ kind }) => kind === 'allocation')
    .map((entry) => ({ ...entry, onDay: dayOf(entry.creditId, entry.onDay) }))
  const items = await selectItems(
    ctx,
    entries.flatMap(({ itemId }) => itemId ?? []),
  )
  await reverseEntries(ctx, entries)
  await postEntries(
    ctx,
    credits
      .filter(({ id }) => !isReturned.has(id))
      .map(({ id, amountCents, onDay }) => ({
        kind: 'return',
        itemId: null,
        creditId: id,
        amountCents,
        onDay: dayOf(id, onDay),
      })),
  )
  await raiseVersions(ctx, debtorIds)
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  await record(
    ctx,
    credits.map((credit) => returnedFact(credit, entries, numbers, byCredit.get(credit.id) as ReturnedPayment)),
  )
}

function returnedFact(
  { id, debtorId, amountCents, currency, reference }: CreditRow,
  entries: readonly EntryRow[],
  numbers: ReadonlyMap<Id, string>,
  { onDay, reason }: ReturnedPayment,
): NewFact {
  const allocated = entries.flatMap(({ creditId, itemId, amountCents: cents }) =>
    creditId === id && itemId !== null ? [{ itemId, number: numbers.get(itemId) ?? '', amountCents: cents }] : [],
  )
  const payload = { amountCents, currency, reference, reason, allocated }
  return { kind: 'payment.returned', subjectKind: 'credit', subjectId: id, debtorId, onDay, payload }
}
