// Payments or credit notes that were entered by mistake: they never were. Contrary entries on the original days take back what
// they brought and what they were set against.

import { type NewFact, record } from '#evidence'
import { Refusal, type Context, type Id } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import { reverseEntries } from './post-entries.ts'
import {
  type CreditRow,
  markWithdrawn,
  raiseVersions,
  selectCredits,
  selectEntriesOfCredits,
  selectItems,
} from './store.ts'

export const undoCredit = (ctx: Context, { creditId }: { readonly creditId: Id }): Promise<void> =>
  undoCredits(ctx, { creditIds: [creditId] })

export async function undoCredits(ctx: Context, { creditIds }: { readonly creditIds: readonly Id[] }): Promise<void> {
  if (creditIds.length === 0) return
  const debtorIds = await lockDebtors(
    ctx,
    (await presentCredits(ctx, creditIds)).map(({ debtorId }) => debtorId),
  )
  const credits = await presentCredits(ctx, creditIds)
  // The next export would bring it again.
  const fromFile = credits.find(({ importId }) => importId !== null)
  if (fromFile) throw new Refusal('ledger.credit_from_file', { credit: fromFile.id, import: fromFile.importId })
  const entries = await selectEntriesOfCredits(ctx, creditIds)
  const items = await selectItems(
    ctx,
    entries.flatMap(({ itemId }) => itemId ?? []),
  )
  await reverseEntries(ctx, entries)
  await markWithdrawn(ctx, { items: [], credits: creditIds })
  await raiseVersions(ctx, debtorIds)
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  const byCredit = Map.groupBy(entries, ({ creditId }) => creditId)
  await record(
    ctx,
    credits.map((credit) => {
      const settled = (byCredit.get(credit.id) ?? []).flatMap(({ itemId }) => itemId ?? [])
      return undoneFact(credit, new Set(settled), numbers)
    }),
  )
}

export async function presentCredits(ctx: Context, creditIds: readonly Id[]): Promise<CreditRow[]> {
  const credits = (await selectCredits(ctx, creditIds)).filter(({ withdrawn }) => !withdrawn)
  const found = new Set(credits.map(({ id }) => id))
  const missing = creditIds.find((id) => !found.has(id))
  if (missing !== undefined) throw new Refusal('ledger.credit_unknown', { credit: missing })
  return credits
}

function undoneFact(credit: CreditRow, itemIds: ReadonlySet<Id>, numbers: ReadonlyMap<Id, string>): NewFact {
  const { id, debtorId, kind, amountCents, currency, reference, onDay } = credit
  const allocated = [...itemIds].map((itemId) => ({ itemId, number: numbers.get(itemId) ?? '' }))
  return {
    kind: kind === 'payment' ? 'payment.undone' : 'credit_note.undone',
    subjectKind: 'credit',
    subjectId: id,
    debtorId,
    onDay,
    payload: { amountCents, currency, reference, allocated },
  }
}
