// A list of open items speaks by its silence as well: what an earlier list left open and this one does not name was paid since, if the
// list is complete. Only a person can say whether it is; nobody who paid is to be reminded.

import type { Cents, Context, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import type { NewAllocation, NewCredit, NewItem } from '#ledger'
import { restated } from './restated-item.ts'
import { type ListedItem, openItemsOfLists } from './store.ts'

export type Unlisted = { readonly items: number; readonly openCents: Cents }

export const NONE_UNLISTED: Unlisted = { items: 0, openCents: 0 }

/**
 * What earlier lists left open and this one does not name. By number: what it names with another amount it names all the same. Of an
 * invoice in parts those that it names (`known`), where they can be told.
 */
export async function unlistedItems(
  ctx: Context,
  named: readonly NewItem[],
  known: ReadonlySet<Id>,
): Promise<readonly ListedItem[]> {
  const nameOf = ({ debtorId, number }: Pick<NewItem, 'debtorId' | 'number'>) =>
    `${debtorId} ${normaliseNumber(number)}`
  const names = new Set(named.map(nameOf))
  const open = await openItemsOfLists(ctx)
  const told = new Set(open.filter(({ id }) => known.has(id)).map(nameOf))
  return open.filter((item) =>
    item.documentKind === 'instalment' && told.has(nameOf(item)) ? !known.has(item.id) : !names.has(nameOf(item)),
  )
}

/** How many there are, and how much in the company's currency. */
export const sumOfUnlisted = (items: readonly ListedItem[]): Unlisted => ({
  items: items.length,
  openCents: items.reduce((sum, item) => sum + (item.currency === 'EUR' ? item.openCents : 0), 0),
})

/** Their payments, as the list implies them: on the day on which it came. The places count on from those given. */
export function paymentsOfUnlisted(
  { today }: Context,
  unlisted: readonly ListedItem[],
  given: { readonly items: number; readonly credits: number },
): {
  readonly items: readonly NewItem[]
  readonly credits: readonly NewCredit[]
  readonly allocations: readonly NewAllocation[]
} {
  return {
    items: unlisted.map(restated),
    credits: unlisted.map(({ debtorId, documentKind, number, dueDate, openCents, currency }) => ({
      debtorId,
      kind: 'payment',
      reference: number,
      onDay: today,
      amountCents: openCents,
      currency,
      sourceKey: `list ${debtorId} ${number} ${documentKind === 'instalment' ? `${dueDate} ` : ''}0`,
    })),
    allocations: unlisted.map(({ openCents }, place) => ({
      item: given.items + place,
      credit: given.credits + place,
      amountCents: openCents,
    })),
  }
}
