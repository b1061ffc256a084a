// What books give, while it is fitted to what the ledger knows of other years: pieces are left out, added or take the place of others, and
// what settles what follows them.

import type { Cents, Id } from '#kernel'
import type { NewAllocation, NewCredit, NewItem, NewReceivables } from '#ledger'
import type { Openings } from './known-books.ts'

export type Draft = {
  /** Null leaves one out, and what settles it with it: a payment then stays over for what it is about. */
  readonly items: (NewItem | null)[]
  readonly credits: (NewCredit | null)[]
  /** Beside the items: what the file itself says each came to. */
  readonly statedCents: Cents[]
  /** Null: taken back. */
  readonly allocations: (NewAllocation | null)[]
  /** Places of the allocations given: a year of books has half a million, and they are asked for by piece. */
  readonly ofItem: ReadonlyMap<number, readonly number[]>
  readonly ofCredit: ReadonlyMap<number, readonly number[]>
}

export const draftOf = ({ items, credits, allocations }: NewReceivables, statedCents: readonly Cents[]): Draft => ({
  items: [...items],
  credits: [...credits],
  statedCents: [...statedCents],
  allocations: [...allocations],
  ofItem: placesBy(allocations, ({ item }) => item),
  ofCredit: placesBy(allocations, ({ credit }) => credit),
})

function placesBy(allocations: readonly NewAllocation[], keyOf: (allocation: NewAllocation) => number) {
  const places = new Map<number, number[]>()
  for (const [place, allocation] of allocations.entries()) {
    const key = keyOf(allocation)
    const own = places.get(key)
    if (own) own.push(place)
    else places.set(key, [place])
  }
  return places
}

/** How much of the allocations given stands for a piece. */
export const centsOf = ({ allocations }: Draft, places: readonly number[] = []): Cents =>
  places.reduce((sum, place) => sum + (allocations[place]?.amountCents ?? 0), 0)

/** Takes the allocations given of a piece back, for what stands in their place to be pushed. */
export function takeBack({ allocations }: Draft, places: readonly number[] = []): readonly NewAllocation[] {
  return places.flatMap((place) => {
    const allocation = allocations[place] ?? null
    allocations[place] = null
    return allocation === null ? [] : [allocation]
  })
}

/** Without what was left out; `openings` by their new places. */
export function compacted(draft: Draft, openings: Openings<number>) {
  const items = withPlaces(draft.items)
  const credits = withPlaces(draft.credits)
  const allocations = draft.allocations.flatMap((allocation): NewAllocation[] => {
    if (allocation === null) return []
    const item = items.placeOf.get(allocation.item)
    const credit = credits.placeOf.get(allocation.credit)
    return item === undefined || credit === undefined ? [] : [{ ...allocation, item, credit }]
  })
  const statedCents = draft.items.flatMap((item, place) =>
    item === null ? [] : [draft.statedCents[place] ?? item.totalCents],
  )
  return {
    given: { items: items.kept, credits: credits.kept, allocations },
    statedCents,
    openings: {
      items: openings.items.flatMap((place) => items.placeOf.get(place) ?? []),
      credits: openings.credits.flatMap((place) => credits.placeOf.get(place) ?? []),
    },
  }
}

function withPlaces<Piece>(pieces: readonly (Piece | null)[]) {
  const kept: Piece[] = []
  const placeOf = new Map<number, number>()
  for (const [place, piece] of pieces.entries()) if (piece !== null) placeOf.set(place, kept.push(piece) - 1)
  return { kept, placeOf }
}

/** Under this key the credit is kept that takes the place of an opening: of what was open of it, or of what was paid. */
export const carriedKey = (openingId: Id, what: 'open' | 'paid'): string => `carried ${openingId} ${what}`
