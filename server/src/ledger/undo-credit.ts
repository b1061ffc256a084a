// A payment or a credit note that was entered by mistake: it never was. Contrary entries on the original days take back what it
// brought and what it was set against.

import { record } from '#evidence'
import { Refusal, type Context, type Id } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import { reverseEntries } from './post-entries.ts'
import {
  type CreditRow,
  markWithdrawn,
  raiseVersions,
  selectCredits,
  selectEntriesOfCredit,
  selectItems,
} from './store.ts'

export async function undoCredit(ctx: Context, { creditId }: { readonly creditId: Id }): Promise<void> {
  const { debtorId } = await presentCredit(ctx, creditId)
  await lockDebtors(ctx, [debtorId])
  const credit = await presentCredit(ctx, creditId)
  // The next export would bring it again.
  if (credit.importId !== null)
    throw new Refusal('ledger.credit_from_file', { credit: creditId, import: credit.importId })
  const entries = await selectEntriesOfCredit(ctx, creditId)
  const items = await selectItems(
    ctx,
    entries.flatMap(({ itemId }) => itemId ?? []),
  )
  await reverseEntries(ctx, entries)
  await markWithdrawn(ctx, { items: [], credits: [creditId] })
  await raiseVersions(ctx, [debtorId])
  const { amountCents, currency, reference, onDay } = credit
  const payload = {
    amountCents,
    currency,
    reference,
    allocated: items.map(({ id, number }) => ({ itemId: id, number })),
  }
  const kind = credit.kind === 'payment' ? 'payment.undone' : 'credit_note.undone'
  await record(ctx, [{ kind, subjectKind: 'credit', subjectId: creditId, debtorId, onDay, payload }])
}

async function presentCredit(ctx: Context, creditId: Id): Promise<CreditRow> {
  const [credit] = await selectCredits(ctx, [creditId])
  if (!credit || credit.withdrawn) throw new Refusal('ledger.credit_unknown', { credit: creditId })
  return credit
}
