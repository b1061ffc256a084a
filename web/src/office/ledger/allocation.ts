// Proposals for allocating a payment to what is open. The person sees and corrects them; the server checks and records.

import type { Cents } from '@quittance/law'
import type { Allocation, Item } from '../../api-types.ts'

type Open = Pick<Item, 'id' | 'openCents' | 'dueDate'>

/** Fills the oldest due items first, until the amount is used up. */
export function oldestFirst(items: readonly Open[], cents: Cents): readonly Allocation[] {
  let left = cents
  const allocations: Allocation[] = []
  for (const item of inDueOrder(items)) {
    const amountCents = Math.min(left, item.openCents)
    if (amountCents <= 0) continue
    allocations.push({ itemId: item.id, amountCents })
    left -= amountCents
  }
  return allocations
}

/** Beyond this many open items, sets that add up to an amount by chance are too many to mean anything. */
const MOST_ITEMS = 14

/** The items that the amount pays exactly: one of them, else the smallest and oldest set. Null when none does. */
export function exactMatch(items: readonly Open[], cents: Cents): readonly Allocation[] | null {
  const open = inDueOrder(items).filter((item) => item.openCents > 0)
  const single = open.find((item) => item.openCents === cents)
  if (single) return paidInFull([single])
  if (open.length > MOST_ITEMS || cents <= 0) return null
  let best: readonly Open[] | null = null
  for (let mask = 1; mask < 1 << open.length; mask++) {
    const set = open.filter((_, index) => mask & (1 << index))
    const sum = set.reduce((total, item) => total + item.openCents, 0)
    if (sum === cents && (best === null || set.length < best.length)) best = set
  }
  return best && paidInFull(best)
}

export const sumOf = (allocations: readonly Allocation[]): Cents =>
  allocations.reduce((sum, allocation) => sum + allocation.amountCents, 0)

/** No more than was paid, and no item more than it owes. */
export function isWithin(allocations: readonly Allocation[], amountCents: Cents, items: readonly Open[]): boolean {
  const openOf = (id: number) => items.find((item) => item.id === id)?.openCents ?? 0
  return (
    sumOf(allocations) <= amountCents &&
    allocations.every((each) => each.amountCents > 0 && each.amountCents <= openOf(each.itemId))
  )
}

const paidInFull = (items: readonly Open[]): readonly Allocation[] =>
  items.map((item) => ({ itemId: item.id, amountCents: item.openCents }))

const inDueOrder = (items: readonly Open[]): readonly Open[] =>
  items.toSorted((a, b) => (a.dueDate ?? '9999').localeCompare(b.dueDate ?? '9999') || a.id - b.id)
