// From the accountant's marks to allocations: lines of one account with the same mark settle each other, oldest first.
// Marks are used again in other accounts and other years, and need not balance: what is left over stays open.

import type { Cents, Day } from '#kernel'

/** One line of an account: above zero what is owed, below zero what was paid or credited. `place`: which item or credit it belongs to. */
export type Move = {
  readonly cents: Cents
  readonly day: Day
  readonly lettering: string
  readonly letteringDate: Day | null
  readonly place: number
}

export type Match = { readonly item: number; readonly credit: number; readonly cents: Cents }

/** What a mark says is settled although nothing in this file settles it: its counterpart is in another year or another file. */
export type SettledElsewhere = {
  readonly item: number
  readonly cents: Cents
  readonly lettering: string
  readonly day: Day
}

export type Lettered = { readonly matches: readonly Match[]; readonly elsewhere: readonly SettledElsewhere[] }

/** Matches the marked lines of one account of one debtor, given in date order. */
export function matchLettered(moves: readonly Move[]): Lettered {
  const matches: Match[] = []
  const elsewhere: SettledElsewhere[] = []
  for (const group of groupBy(moves, (move) => move.lettering).values()) {
    for (const part of partsOf(group)) {
      if (part.some((move) => move.cents < 0)) settleOldestFirst(part, matches)
      else if (isComplete(part)) elsewhere.push(...part.map(settledElsewhere))
    }
  }
  return { matches, elsewhere }
}

/** A mark used twice shows in the dates of matching: each date whose lines balance is a use of its own, the rest belongs together. */
function partsOf(group: readonly Move[]): readonly (readonly Move[])[] {
  if (group.every(({ letteringDate }) => letteringDate === group[0]?.letteringDate)) return [group]
  const byDate = groupBy(group, (move) => move.letteringDate ?? '')
  const balanced = [...byDate.values()].filter((part) => part.reduce((sum, move) => sum + move.cents, 0) === 0)
  const taken = new Set(balanced.flat())
  const rest = group.filter((move) => !taken.has(move))
  return rest.length > 0 ? [...balanced, rest] : balanced
}

function settleOldestFirst(part: readonly Move[], matches: Match[]): void {
  let next = creditAfter(part, -1)
  let left = -(part[next]?.cents ?? 0)
  for (const debit of part) {
    let owed = debit.cents
    while (owed > 0) {
      const credit = part[next]
      if (!credit) return
      const cents = Math.min(owed, left)
      matches.push({ item: debit.place, credit: credit.place, cents })
      owed -= cents
      left -= cents
      if (left > 0) continue
      next = creditAfter(part, next)
      left = -(part[next]?.cents ?? 0)
    }
  }
}

/** Where the next credit stands; past the end where there is none. */
function creditAfter(part: readonly Move[], place: number): number {
  let next = place + 1
  while (next < part.length && (part[next] as Move).cents >= 0) next++
  return next
}

/** Lower-case letters mean "partly settled" in the programs that use them: how much is not known here, so it stays open. */
const isComplete = (part: readonly Move[]): boolean => part.every((move) => !/^[a-z]+$/.test(move.lettering))

const settledElsewhere = (move: Move): SettledElsewhere => ({
  item: move.place,
  cents: move.cents,
  lettering: move.lettering,
  day: move.letteringDate !== null && move.letteringDate > move.day ? move.letteringDate : move.day,
})

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
