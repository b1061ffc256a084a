// What several acts ask for: amounts of two currencies are never added.

import type { Cents } from '@quittance/law'

export type Sum = { readonly currency: string; readonly cents: Cents }

/** In each currency for itself, in the order in which they first appear. */
export function sumsOf(acts: readonly { readonly currency: string; readonly totalCents: Cents }[]): readonly Sum[] {
  const sums = new Map<string, Cents>()
  for (const { currency, totalCents } of acts) sums.set(currency, (sums.get(currency) ?? 0) + totalCents)
  return [...sums].map(([currency, cents]) => ({ currency, cents }))
}
