// Records that may be of one debtor: names of the same words, or the same e-mail address; and those that were merged into it already.

import type { Context, Id } from '#kernel'
import { nameKey, nameWords } from '#kernel/name-words.ts'
import type { Debtor } from './model.ts'
import { type NamedDebtor, selectMergedDebtors, selectPerhapsSame } from './merge-store.ts'
import { debtorById } from './read-debtor.ts'

export type Doubles = { readonly likely: readonly NamedDebtor[]; readonly merged: readonly NamedDebtor[] }

const MOST_SHOWN = 10

export async function findDoubles(ctx: Context, { debtorId }: { readonly debtorId: Id }): Promise<Doubles> {
  const debtor = await debtorById(ctx, debtorId)
  const longest = nameWords(debtor.name).toSorted((a, b) => b.length - a.length)[0] ?? debtor.name
  const candidates = await selectPerhapsSame(ctx, debtorId, longest)
  return {
    likely: candidates.filter((other) => maySame(debtor, other)).slice(0, MOST_SHOWN),
    merged: await selectMergedDebtors(ctx, debtorId),
  }
}

/** Two SIRENs are two debtors. */
const maySame = (debtor: Debtor, other: NamedDebtor & { readonly sharesEmail: boolean }): boolean =>
  (debtor.siren === null || other.siren === null) && (other.sharesEmail || nameKey(debtor.name) === nameKey(other.name))
