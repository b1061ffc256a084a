// A payment or a credit note entered by hand, or many that the bank tells of, set against items at once where that is known.
// Without allocations it stays unapplied: nobody guesses what a debtor meant to pay.

import { type NewFact, record } from '#evidence'
import { takeIds } from '#access'
import { Refusal, type Cents, type Context, type Day, type Id } from '#kernel'
import { liftReopened } from './hold-reopened.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Allocation, CreditKind, Item } from './model.ts'
import { allocationEntries, postEntries } from './post-entries.ts'
import { type PlacedAllocation, type WantedAllocation, placeAllocations } from './rules.ts'
import { type NewCreditRow, insertCredits, raiseVersions, selectItems } from './store.ts'

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

export type KindedCredit = RecordCreditInput & { readonly kind: CreditKind }

async function recordCredit(ctx: Context, kind: CreditKind, input: RecordCreditInput): Promise<RecordedCredit> {
  const [recorded] = await recordCredits(ctx, [{ ...input, kind }])
  return recorded as RecordedCredit
}

/** All of them or none; in the order given, each finds open what those before it left. */
export async function recordCredits(ctx: Context, inputs: readonly KindedCredit[]): Promise<readonly RecordedCredit[]> {
  if (inputs.length === 0) return []
  const late = inputs.find(({ onDay }) => onDay > ctx.today)
  if (late) throw new Refusal('ledger.payment_in_future', { onDay: late.onDay, today: ctx.today })
  const debtorIds = await lockDebtors(
    ctx,
    inputs.map(({ debtorId }) => debtorId),
  )
  const wanted = inputs.flatMap(({ allocations = [] }) => allocations.map(({ itemId }) => itemId))
  const items = new Map((await selectItems(ctx, wanted)).map((item) => [item.id, item]))
  const firstCredit = await takeIds(ctx, 'credit', inputs.length)
  const placed = inputs.map((input, index) => placeCredit(firstCredit + index, input, items))
  await insertCredits(
    ctx,
    placed.map(({ row }) => row),
  )
  const firstEntry = await postEntries(
    ctx,
    placed.flatMap(({ row, allocations }) => allocationEntries(row.id, allocations)),
  )
  await raiseVersions(ctx, debtorIds)
  const recorded = recordedOf(placed, firstEntry)
  const factIds = await record(
    ctx,
    placed.map(({ row }, index) => factOf(row, recorded[index]?.allocated ?? [])),
  )
  await liftReopened(ctx, items.values())
  return recorded.map(({ creditId, allocated, remainingCents }, index) => ({
    creditId,
    allocated,
    remainingCents,
    factId: factIds[index] as Id,
  }))
}

type Placed = { readonly row: NewCreditRow; readonly allocations: readonly PlacedAllocation[] }

function placeCredit(id: Id, input: KindedCredit, items: Map<Id, Item>): Placed {
  const { debtorId, kind, amountCents, onDay, reference = '', allocations: wanted = [] } = input
  const own = wanted.flatMap(({ itemId }) => items.get(itemId) ?? [])
  const currency = input.currency ?? own[0]?.currency ?? 'EUR'
  const placed = placeAllocations({ debtorId, currency, onDay, remainingCents: amountCents }, own, wanted)
  if (placed.kind === 'refused') throw new Refusal(placed.code, placed.data)
  for (const { item, amountCents: cents } of placed.allocations)
    items.set(item.id, { ...item, openCents: item.openCents - cents })
  const row = { id, debtorId, kind, reference, onDay, currency, amountCents, label: null }
  return { row, allocations: placed.allocations }
}

type NumberedAllocation = Allocation & { readonly number: string }
type Recorded = Omit<RecordedCredit, 'factId' | 'allocated'> & { readonly allocated: readonly NumberedAllocation[] }

/** The entries follow each other as the allocations do. */
function recordedOf(placed: readonly Placed[], firstEntry: Id): readonly Recorded[] {
  let entryId = firstEntry
  return placed.map(({ row, allocations }) => {
    const allocated = allocations.map(({ item, amountCents }) => ({
      entryId: entryId++,
      itemId: item.id,
      number: item.number,
      amountCents,
    }))
    const remainingCents = allocated.reduce((left, { amountCents }) => left - amountCents, row.amountCents)
    return { creditId: row.id, allocated, remainingCents }
  })
}

function factOf(row: NewCreditRow, allocated: readonly NumberedAllocation[]): NewFact {
  const { id, kind, debtorId, onDay, amountCents, currency, reference } = row
  return {
    kind: kind === 'payment' ? 'payment.recorded' : 'credit_note.recorded',
    subjectKind: 'credit',
    subjectId: id,
    debtorId,
    onDay,
    payload: { amountCents, currency, reference, allocated },
  }
}
