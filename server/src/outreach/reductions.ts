// What reduced an item, as the law reckons interest on what was left.

import type { Cents, Day, Id } from '#kernel'

export type ItemReduction = {
  readonly itemId: Id
  readonly kind: 'payment' | 'credit-note'
  readonly onDay: Day
  readonly amountCents: Cents
}

/** A reduction with a negative amount takes the latest ones before it away again, as if they had never been. */
export function netReductions(reductions: readonly ItemReduction[]): ItemReduction[] {
  const net: ItemReduction[] = []
  for (const reduction of reductions) {
    if (reduction.amountCents > 0) net.push(reduction)
    let back = -reduction.amountCents
    for (let place = net.length - 1; place >= 0 && back > 0; place--) {
      const before = net[place]
      if (!before || before.itemId !== reduction.itemId || before.kind !== reduction.kind) break
      const taken = Math.min(back, before.amountCents)
      net[place] = { ...before, amountCents: before.amountCents - taken }
      back -= taken
    }
  }
  return net.filter((reduction) => reduction.amountCents > 0)
}
