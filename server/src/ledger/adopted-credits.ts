// A payment that somebody entered by hand, or that a list of open items implied, comes again with the next file of the books. It is
// recognised where the file settles the same invoices with it, by the same amounts; any weaker likeness could be a second payment,
// and stays one.

import { type Cents, type Id, daysBetween } from '#kernel'
import type { Credit } from './model.ts'
import { firstOf, partsOf } from './plan-items.ts'
import type { NewCredit, NewReceivables, PlannedItem } from './receivables.ts'

export type CreditByHand = Credit & {
  /** Null when a person entered it; else a list implied it. */
  readonly sourceKey: string | null
  readonly withdrawn: false
  readonly allocations: readonly { readonly itemId: Id; readonly amountCents: Cents }[]
}

type Given = {
  readonly given: NewReceivables
  /** Beside the items given. */
  readonly items: readonly (PlannedItem | null)[]
  readonly byHand: readonly CreditByHand[]
  /** Whether an earlier file brought it. */
  readonly isKnown: (credit: NewCredit) => boolean
}

/** By the place of the credit in the file: the one entered by hand that it is. */
export function creditsToAdopt({ given, items, byHand, isKnown }: Given): ReadonlyMap<number, CreditByHand> {
  const adopted = new Map<number, CreditByHand>()
  if (byHand.length === 0) return adopted
  const left = Map.groupBy(byHand, ({ debtorId }) => debtorId)
  const settledBy = Map.groupBy(given.allocations, ({ credit }) => credit)
  const invoices = firstParts(items)
  for (const [place, credit] of given.credits.entries()) {
    if (isKnown(credit)) continue
    const settled = (settledBy.get(place) ?? []).map(({ item, amountCents }) =>
      settlement(items[item] ? firstOf(items[item]).id : null, amountCents),
    )
    const candidates = left.get(credit.debtorId) ?? []
    const same = candidates.find((candidate) => isSame(credit, settled, ofInvoices(candidate, invoices)))
    if (!same) continue
    adopted.set(place, same)
    left.set(
      credit.debtorId,
      candidates.filter((candidate) => candidate !== same),
    )
  }
  return adopted
}

/** Of the parts of an invoice, the first: a person settles parts, the books the invoice. */
function firstParts(items: Given['items']): ReadonlyMap<Id, Id> {
  const first = new Map<Id, Id>()
  for (const item of items)
    if (item && 'length' in item)
      for (const { id } of partsOf(item)) if (id !== null) first.set(id, firstOf(item).id ?? id)
  return first
}

function ofInvoices(credit: CreditByHand, invoices: ReadonlyMap<Id, Id>): CreditByHand {
  if (invoices.size === 0) return credit
  const cents = new Map<Id, Cents>()
  for (const { itemId, amountCents } of credit.allocations) {
    const invoice = invoices.get(itemId) ?? itemId
    cents.set(invoice, (cents.get(invoice) ?? 0) + amountCents)
  }
  return { ...credit, allocations: [...cents].map(([itemId, amountCents]) => ({ itemId, amountCents })) }
}

/** The books may date it by the day on which it was booked. */
const MOST_DAYS_APART = 31
/** A list says that something was paid, not when: its next one may imply the same amount again, and then it is another payment. */
const IMPLIED = 'list '

function isSame(credit: NewCredit, settled: readonly string[], candidate: CreditByHand): boolean {
  const { kind, amountCents, onDay, currency = 'EUR' } = credit
  if (settled.length === 0 || candidate.kind !== kind || candidate.amountCents !== amountCents) return false
  if (candidate.currency !== currency) return false
  if (candidate.sourceKey === null && Math.abs(daysBetween(candidate.onDay, onDay)) > MOST_DAYS_APART) return false
  if (candidate.sourceKey !== null && credit.sourceKey?.startsWith(IMPLIED)) return false
  const settledByHand = new Set(candidate.allocations.map((made) => settlement(made.itemId, made.amountCents)))
  return settled.every((pair) => settledByHand.has(pair))
}

const settlement = (itemId: Id | null | undefined, amountCents: Cents): string => `${itemId ?? 'new'} ${amountCents}`
