// Where in the ledger the items stand that a key may mean: ranges of `number_ending`, the last seven digits of an item's number the other
// way round. They hold every item of the key, and some that only end alike. Pure.

import type { KeyKind } from './numbers.ts'

export type EndingRange = { readonly from: number; readonly to: number }

const LONGEST = 7
/** What stands before the end of a number may be cut from four digits on. */
const SHORTEST_CUT = 4

export function endingRanges(kind: KeyKind, key: string): readonly EndingRange[] {
  switch (kind) {
    case 'ending':
      return [endingIn(key.slice(-LONGEST).padStart(SHORTEST_CUT, '0'))]
    case 'digits':
      return runsOf(key)
    case 'whole':
      return wholesOf(key).flatMap(runsOf)
  }
}

/** Numbers that end in these digits: at most seven. */
function endingIn(digits: string): EndingRange {
  const reversed = digits.split('').toReversed().join('')
  return { from: Number(reversed.padEnd(LONGEST, '0')), to: Number(reversed.padEnd(LONGEST, '9')) }
}

/** The last run of digits is any end of them: a mark may have stood before it. */
const runsOf = (digits: string): readonly EndingRange[] =>
  Array.from({ length: Math.min(LONGEST, digits.length) }, (_, less) =>
    endingIn(digits.slice(-1 - less).padStart(LONGEST, '0')),
  )

/** The digits that such a key may end in: those behind which only letters stand, some of which are read as digits. */
function wholesOf(key: string): readonly string[] {
  const ends: string[] = []
  for (let end = key.length; end > 0; end--) {
    const digits = /\d+$/.exec(key.slice(0, end))?.[0]
    if (digits !== undefined) ends.push(digits)
    if (!/[A-Z012568]/.test(key[end - 1] ?? '')) break
  }
  return ends
}
