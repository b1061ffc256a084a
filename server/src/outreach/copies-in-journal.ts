// Which files a debtor was given with a message, as the journal keeps it.

import type { Enclosure } from './model.ts'

/** By number of the invoice and digest; those that were linked with the last day on which their links open. */
export function copiesOf(copies: readonly Enclosure[]) {
  const named = ({ number, sha256 }: Enclosure): string => `${number} ${sha256}`
  const enclosed = copies.filter(({ linkedUntil }) => linkedUntil === null).map(named)
  const linked = copies.filter(({ linkedUntil }) => linkedUntil !== null)
  return {
    ...(enclosed.length > 0 && { enclosed }),
    ...(linked.length > 0 && { linked: linked.map(named), linkedUntil: linked[0]?.linkedUntil ?? null }),
  }
}
