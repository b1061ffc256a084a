// Decisions about what may be done to the ledger, pure: what a credit can be set against, and which hold may be placed.

import { type Cents, type Day, type Id, type RefusalCode, latest } from '#kernel'
import type { Credit, Hold, Item } from './model.ts'

export type Refused = {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly data: Readonly<Record<string, unknown>>
}
export const refused = (code: RefusalCode, data: Refused['data']): Refused => ({ kind: 'refused', code, data })

export type WantedAllocation = { readonly itemId: Id; readonly amountCents: Cents }
/** What is set against what, from which day: neither can be before the other exists. */
export type PlacedAllocation = { readonly item: Item; readonly amountCents: Cents; readonly onDay: Day }

type SpendableCredit = Pick<Credit, 'debtorId' | 'currency' | 'onDay' | 'remainingCents'>

/** Whether a credit can be set against these items: same debtor, same currency, no more than is open and left. */
export function placeAllocations(
  credit: SpendableCredit,
  items: readonly Item[],
  wanted: readonly WantedAllocation[],
): { readonly kind: 'placed'; readonly allocations: readonly PlacedAllocation[] } | Refused {
  const itemsById = new Map(items.map((item) => [item.id, item]))
  const allocations: PlacedAllocation[] = []
  let remainingCents = credit.remainingCents
  for (const { itemId, amountCents } of summedByItem(wanted)) {
    const item = itemsById.get(itemId)
    if (!item) return refused('ledger.item_unknown', { item: itemId })
    const { number, openCents, currency } = item
    if (item.debtorId !== credit.debtorId || currency !== credit.currency)
      return refused('ledger.allocation_across', { number })
    if (amountCents > Math.min(openCents, remainingCents)) {
      return refused('ledger.allocation_does_not_fit', {
        number,
        wantedCents: amountCents,
        openCents,
        remainingCents,
        currency,
      })
    }
    remainingCents -= amountCents
    allocations.push({ item, amountCents, onDay: latest(item.issueDate, credit.onDay) })
  }
  return { kind: 'placed', allocations }
}

function summedByItem(wanted: readonly WantedAllocation[]): WantedAllocation[] {
  const sums = new Map<Id, Cents>()
  for (const { itemId, amountCents } of wanted) sums.set(itemId, (sums.get(itemId) ?? 0) + amountCents)
  return [...sums].map(([itemId, amountCents]) => ({ itemId, amountCents }))
}

export type HoldToPlace = { readonly hold: Hold; readonly item: Item | null; readonly today: Day }

/** Why a hold cannot be placed; null when it can. `running`: the holds of the debtor that were not lifted. */
export function holdProblem({ hold, item, today }: HoldToPlace, running: readonly Hold[]): Refused | null {
  const { amountCents, untilDay } = hold
  if (!item && amountCents !== null) return refused('ledger.hold_needs_item', { amountCents })
  if (item && item.debtorId !== hold.debtorId) return refused('ledger.hold_of_other', { number: item.number })
  if (item && amountCents !== null && amountCents > item.totalCents) {
    const { number, totalCents, currency } = item
    return refused('ledger.hold_too_large', { number, amountCents, totalCents, currency })
  }
  if (untilDay !== null && untilDay < today) return refused('ledger.hold_ends_before', { untilDay, today })
  const same = running.find((other) => isSameHold(other, hold) && (other.untilDay === null || other.untilDay >= today))
  return same ? refused('ledger.hold_running', { hold: same.id, fromDay: same.fromDay }) : null
}

/**
 * Two disputes about two amounts of one invoice are two; two exclusions of one debtor are one. A pause ends when its own reason does:
 * that of a person, of an unread answer and of a letter that came back are three.
 */
const isSameHold = (a: Hold, b: Hold): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'pause' || a.origin === b.origin) &&
  a.debtorId === b.debtorId &&
  a.itemId === b.itemId &&
  a.amountCents === null &&
  b.amountCents === null
