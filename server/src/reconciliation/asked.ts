// What a matching asks of the open book. A book that holds all that it is asked for answers like the whole one, however little that
// is: so it is asked, what it lacks is read, and it is asked again. Pure.

import type { Cents, Id } from '#kernel'

export type Asked = {
  /** Items by a key of their number: kind, blank, key. */
  readonly keys: Set<string>
  /** Items of which so much is open. */
  readonly amounts: Set<Cents>
  /** All items of a debtor. */
  readonly debtors: Set<Id>
  /** The credit notes of a debtor. */
  readonly notes: Set<Id>
  /** How many debtors have a word in their name. */
  readonly counts: Set<string>
  /** Which ones. */
  readonly words: Set<string>
  readonly sirens: Set<string>
  /** Who pays from an account, or under the key of a name. */
  readonly payers: Set<string>
  /** Whether more items than so many are open in all. */
  readonly totals: Set<number>
}

export const nothingAsked = (): Asked => ({
  keys: new Set(),
  amounts: new Set(),
  debtors: new Set(),
  notes: new Set(),
  counts: new Set(),
  words: new Set(),
  sirens: new Set(),
  payers: new Set(),
  totals: new Set(),
})

/** What was asked and is not held; null when all of it is. */
export function lackingOf(asked: Asked, held: Asked): Asked | null {
  const lacking = {
    keys: without(asked.keys, held.keys),
    amounts: without(asked.amounts, held.amounts),
    debtors: without(asked.debtors, held.debtors),
    notes: without(asked.notes, held.notes),
    counts: without(asked.counts, held.counts),
    words: without(asked.words, held.words),
    sirens: without(asked.sirens, held.sirens),
    payers: without(asked.payers, held.payers),
    totals: without(asked.totals, held.totals),
  }
  return Object.values(lacking).every(({ size }) => size === 0) ? null : lacking
}

export const bothAsked = (one: Asked, other: Asked): Asked => ({
  keys: new Set([...one.keys, ...other.keys]),
  amounts: new Set([...one.amounts, ...other.amounts]),
  debtors: new Set([...one.debtors, ...other.debtors]),
  notes: new Set([...one.notes, ...other.notes]),
  counts: new Set([...one.counts, ...other.counts]),
  words: new Set([...one.words, ...other.words]),
  sirens: new Set([...one.sirens, ...other.sirens]),
  payers: new Set([...one.payers, ...other.payers]),
  totals: new Set([...one.totals, ...other.totals]),
})

const without = <Value>(values: ReadonlySet<Value>, held: ReadonlySet<Value>): Set<Value> =>
  new Set([...values].filter((value) => !held.has(value)))
