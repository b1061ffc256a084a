// The statements of an account one after the other: where one is missing, where two overlap, and up to which day all is known.

import { type Cents, type Day, type Id, addDays } from '#kernel'
import type { KeptStatement } from './model.ts'

export type Gap = {
  /** The statement before which something is missing. */
  readonly statementId: Id
  readonly fromDay: Day
  readonly toDay: Day
  /** The closing balance before it, and the opening balance that does not continue it. */
  readonly closedCents: Cents
  readonly openedCents: Cents
}

export type Chain = {
  readonly gaps: readonly Gap[]
  /** Statements some of whose days another one has too. */
  readonly overlapping: readonly Id[]
  /** Up to which day everything is known; null without a complete statement. */
  readonly knownTo: Day | null
  readonly lastDay: Day | null
}

type Chained = Pick<
  KeptStatement,
  'id' | 'firstDay' | 'lastDay' | 'openingCents' | 'closingCents' | 'isComplete' | 'gapAcceptedBy'
>

/** Those of one account, in any order. */
export function chainOf(statements: readonly Chained[]): Chain {
  const complete = inOrder(statements.filter(({ isComplete }) => isComplete))
  const gaps: Gap[] = []
  const overlapping = new Set<Id>()
  let reached: Chained | null = null
  for (const statement of complete) {
    if (reached) {
      if (statement.firstDay < reached.lastDay) overlapping.add(statement.id)
      const gap = gapBetween(reached, statement, complete)
      if (gap) gaps.push(gap)
    }
    if (!reached || statement.lastDay >= reached.lastDay) reached = statement
  }
  const [firstGap] = gaps
  const lastDay = reached?.lastDay ?? null
  return { gaps, overlapping: [...overlapping], knownTo: firstGap ? addDays(firstGap.fromDay, -1) : lastDay, lastDay }
}

/** Those of the same days may have come in any order: each after the one whose closing balance it opens with. */
function inOrder(statements: readonly Chained[]): readonly Chained[] {
  const ofDays = Map.groupBy(statements.toSorted(inTime), ({ firstDay, lastDay }) => `${firstDay} ${lastDay}`)
  return [...ofDays.values()].flatMap((together) => (together.length === 1 ? together : chained(together)))
}

/** Begins with those that open with the closing balance of no other; what goes round in a circle stands as it came. */
function chained(together: readonly Chained[]): readonly Chained[] {
  const opening = Map.groupBy(together.toReversed(), ({ openingCents }) => openingCents)
  const closings = new Set(together.map(({ closingCents }) => closingCents))
  const ordered = new Set<Chained>()
  const after = ({ closingCents }: Chained): Chained | undefined => {
    const candidates = opening.get(closingCents) ?? []
    for (let next = candidates.pop(); next; next = candidates.pop()) if (!ordered.has(next)) return next
    return undefined
  }
  const firsts = together.filter(({ openingCents }) => !closings.has(openingCents))
  for (const first of [...firsts, ...together])
    if (!ordered.has(first)) for (let next: Chained | undefined = first; next; next = after(next)) ordered.add(next)
  return [...ordered]
}

const inTime = (a: Chained, b: Chained): number =>
  a.firstDay < b.firstDay
    ? -1
    : a.firstDay > b.firstDay
      ? 1
      : a.lastDay < b.lastDay
        ? -1
        : a.lastDay > b.lastDay
          ? 1
          : a.id - b.id

/**
 * What is said by balances is sure: an opening that continues no closing. Days without a statement are no gap by themselves: where
 * nothing happens, some banks say nothing; where one format has no balances, only its days can be looked at.
 */
function gapBetween(before: Chained, statement: Chained, all: readonly Chained[]): Gap | null {
  const { id, firstDay, openingCents, gapAcceptedBy } = statement
  if (gapAcceptedBy !== null || firstDay < before.lastDay) return null
  if (openingCents === null || before.closingCents === null || openingCents === before.closingCents) return null
  // Several statements of one day may have come in any order.
  const continuesOther = all.some(
    (other) => other.id !== id && other.closingCents === openingCents && other.lastDay === before.lastDay,
  )
  if (continuesOther) return null
  return {
    statementId: id,
    fromDay: addDays(before.lastDay, 1),
    toDay: firstDay,
    closedCents: before.closingCents,
    openedCents: openingCents,
  }
}
