// The first entries of a year carry over what customers owed at the end of the last one: an entry for each piece, or one for all of a
// customer. Where the ledger has that customer's invoices of before, nothing is owed a second time; where what is carried over is not what
// the ledger knows of the day before, that is said. First books of a company know nothing before: their openings are what is owed.

import type { Cents, Context, Day, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { balancesBefore, itemsByNumber, type NewItem, type NewReceivables, type NumberedItem } from '#ledger'
import type { Conflict } from '#ledger/model.ts'
import type { AssembledReceivables } from './model.ts'

export type CarriedOver = { readonly given: NewReceivables; readonly conflicts: readonly Conflict[] }

/** `part`: beside what is given, where each item comes from. `firstDay`: of the books, on which they carry over. */
export async function withoutKnownOpenings(
  ctx: Context,
  { given, part, firstDay }: { given: NewReceivables; part: AssembledReceivables; firstDay: Day | null },
): Promise<CarriedOver> {
  const places = given.items.flatMap(({ issueDate }, place) =>
    firstDay !== null && part.items[place]?.origin === 'opening' && issueDate >= firstDay ? [place] : [],
  )
  if (firstDay === null || places.length === 0) return { given, conflicts: [] }
  const openings = places.map((place) => ({ place, item: given.items[place] as NewItem }))
  const known = await itemsByNumber(
    ctx,
    openings.map(({ item }) => item.number),
  )
  const balances = new Map(
    (
      await balancesBefore(
        ctx,
        openings.map(({ item }) => item.debtorId),
        firstDay,
      )
    ).map((row) => [row.debtorId, row.cents]),
  )
  const items = new Map<number, NewItem | null>()
  const carried = new Map<Id, { cents: Cents; readonly place: number }>()
  for (const { place, item } of openings) {
    const own = (known.get(normaliseNumber(item.number)) ?? []).filter(({ debtorId }) => debtorId === item.debtorId)
    if (own.some(({ issueDate }) => issueDate === item.issueDate)) continue
    const before = own.findLast((one) => one.issueDate < firstDay && one.totalCents >= item.totalCents)
    if (before) items.set(place, asBefore(item, before))
    else if (balances.has(item.debtorId)) {
      items.set(place, null)
      const sum = carried.get(item.debtorId) ?? { cents: 0, place }
      carried.set(item.debtorId, { ...sum, cents: sum.cents + item.totalCents })
    }
  }
  const conflicts = [...carried].flatMap(([debtorId, { cents, place }]): Conflict[] => {
    const knownCents = balances.get(debtorId) ?? 0
    if (knownCents === cents) return []
    const { number } = given.items[place] as NewItem
    const data = {
      number,
      account: part.items[place]?.debtorReference ?? '',
      carriedCents: cents,
      knownCents,
      firstDay,
    }
    return [{ code: 'intake.opening_differs', index: place, data }]
  })
  return { given: replaced(given, items), conflicts }
}

/** The invoice as it is known; what is left of it is what is carried over. */
const asBefore = (item: NewItem, { number, issueDate, dueDate, dueComputed, totalCents }: NumberedItem): NewItem => ({
  ...item,
  number,
  issueDate,
  dueDate,
  dueComputed,
  totalCents,
})

/** Null leaves an item out, and what settles it with it: a payment then stays over for the invoices that it is about. */
function replaced(given: NewReceivables, changes: ReadonlyMap<number, NewItem | null>): NewReceivables {
  if (changes.size === 0) return given
  const items: NewItem[] = []
  const placeOf = new Map<number, number>()
  for (const [place, item] of given.items.entries()) {
    const change = changes.get(place)
    if (change === null) continue
    placeOf.set(place, items.length)
    items.push(change ?? item)
  }
  const allocations = given.allocations.flatMap((allocation) => {
    const item = placeOf.get(allocation.item)
    return item === undefined ? [] : [{ ...allocation, item }]
  })
  return { items, credits: given.credits, allocations }
}
