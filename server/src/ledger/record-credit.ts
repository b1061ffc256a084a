// A payment or a credit note entered by hand, set against items at once where that is known. Without allocations it stays
// unapplied: nobody guesses what a debtor meant to pay.

import { record } from '#evidence'
import { takeIds } from '#access'
import { Refusal, type Cents, type Context, type Day, type Id } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import type { Allocation, CreditKind } from './model.ts'
import { allocationEntries, postEntries } from './post-entries.ts'
import { type WantedAllocation, placeAllocations } from './rules.ts'
import { insertCredit, raiseVersions, selectItems } from './store.ts'

export type RecordCreditInput = {
  readonly debtorId: Id
  readonly amountCents: Cents
  readonly onDay: Day
  readonly reference?: string
  /** That of the items it is allocated to, else euros. */
  readonly currency?: string
  readonly allocations?: readonly WantedAllocation[]
}

export type RecordedCredit = {
  readonly creditId: Id
  readonly allocated: readonly Allocation[]
  readonly remainingCents: Cents
  readonly factId: Id
}

export const recordPayment = (ctx: Context, input: RecordCreditInput): Promise<RecordedCredit> =>
  recordCredit(ctx, 'payment', input)

export const recordCreditNote = (ctx: Context, input: RecordCreditInput): Promise<RecordedCredit> =>
  recordCredit(ctx, 'credit-note', input)

async function recordCredit(ctx: Context, kind: CreditKind, input: RecordCreditInput): Promise<RecordedCredit> {
  const { debtorId, amountCents, onDay, reference = '', allocations: wanted = [] } = input
  if (onDay > ctx.today) throw new Refusal('ledger.payment_in_future', { onDay, today: ctx.today })
  await lockDebtors(ctx, [debtorId])
  const items = await selectItems(
    ctx,
    wanted.map(({ itemId }) => itemId),
  )
  const currency = input.currency ?? items[0]?.currency ?? 'EUR'
  const placed = placeAllocations({ debtorId, currency, onDay, remainingCents: amountCents }, items, wanted)
  if (placed.kind === 'refused') throw new Refusal(placed.code, placed.data)

  const creditId = await takeIds(ctx, 'credit', 1)
  await insertCredit(ctx, { id: creditId, debtorId, kind, reference, onDay, currency, amountCents, label: null })
  const entries = allocationEntries(creditId, placed.allocations)
  const firstId = await postEntries(ctx, [{ kind, itemId: null, creditId, amountCents, onDay }, ...entries])
  const allocated = placed.allocations.map(({ item, amountCents: cents }, place) => ({
    entryId: firstId + 1 + place,
    itemId: item.id,
    number: item.number,
    amountCents: cents,
  }))
  await raiseVersions(ctx, [debtorId])
  const payload = { amountCents, currency, reference, allocated }
  const factKind = kind === 'payment' ? 'payment.recorded' : 'credit_note.recorded'
  const [factId] = await record(ctx, [
    { kind: factKind, subjectKind: 'credit', subjectId: creditId, debtorId, onDay, payload },
  ])
  const remainingCents = allocated.reduce((left, allocation) => left - allocation.amountCents, amountCents)
  return { creditId, allocated, remainingCents, factId: factId as Id }
}
