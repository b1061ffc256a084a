// The day of issue that a list does not state. It is part of what an invoice is known by: where books, a document or an earlier list have
// the invoice, theirs counts; where the list comes first, its guess goes on to stand for it, so that no source makes a second invoice of it.

import { type Context, type Day, type Id, addDays } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { itemsById, itemsByNumber, type NewItem } from '#ledger'
import type { Item } from '#ledger/model.ts'
import { itemsOfLists } from './store.ts'

/** Sixty days is the longest lawful term from issue: an invoice known by its due date alone was issued at least then. */
export const guessedIssueDay = (dueDate: Day): Day => addDays(dueDate, -60)

export type Dated = { readonly issueDate: Day | null; readonly dueDate: Day | null }

/** Whether what the ledger has under a number may be what a source states: of the same day, or of a day that one of them only guesses. */
export function issuedAlike(known: Dated & { readonly issueDate: Day }, stated: Dated): boolean {
  if (stated.issueDate === null) return isWithinYear(known.issueDate, stated.dueDate)
  return known.issueDate === stated.issueDate || (isGuess(known) && isWithinYear(stated.issueDate, known.dueDate))
}

const isGuess = ({ issueDate, dueDate }: Dated): boolean => dueDate !== null && issueDate === guessedIssueDay(dueDate)

const isWithinYear = (issued: Day, dueDate: Day | null): boolean =>
  dueDate !== null && issued <= dueDate && issued >= addDays(dueDate, -366)

/** `unstated`: beside the items, whether their day of issue is a guess. Those that are known here get the day that is known. */
export async function withKnownIssueDays(
  ctx: Context,
  items: readonly NewItem[],
  unstated: readonly boolean[],
): Promise<readonly NewItem[]> {
  const asked = items.filter((_, place) => unstated[place])
  const known = await itemsByNumber(
    ctx,
    asked.map(({ number }) => number),
  )
  return items.map((item, place) => {
    if (!unstated[place]) return item
    const [only, another] = (known.get(normaliseNumber(item.number)) ?? []).filter(
      (one) =>
        one.debtorId === item.debtorId &&
        one.currency === (item.currency ?? 'EUR') &&
        issuedAlike(one, { issueDate: null, dueDate: item.dueDate }),
    )
    return only && !another ? { ...item, issueDate: only.issueDate } : item
  })
}

/** How a source that states days of issue names what a list brought without one: by the guess that it is kept under. */
export async function asGuessed(ctx: Context, stated: readonly NewItem[]): Promise<readonly NewItem[]> {
  const keyOf = (item: { readonly debtorId: Id; readonly number: string; readonly currency?: string }): string =>
    `${item.debtorId} ${item.currency ?? 'EUR'} ${normaliseNumber(item.number)}`
  const guessed = Map.groupBy(await guessedOfLists(ctx, stated), keyOf)
  if (guessed.size === 0) return stated
  return stated.map((item) => {
    const [only, another] = guessed.get(keyOf(item)) ?? []
    return only && !another && issuedAlike(only, item) ? { ...item, issueDate: only.issueDate } : item
  })
}

/** Looked for from the side that has fewer: a year of books, or an invoice in a company with long lists. */
async function guessedOfLists(ctx: Context, stated: readonly NewItem[]): Promise<readonly Item[]> {
  const ids = new Set(await itemsOfLists(ctx))
  if (ids.size === 0) return []
  const numbers = stated.map(({ number }) => number)
  const items: readonly Item[] =
    ids.size <= stated.length
      ? [...(await itemsById(ctx, [...ids])).values()]
      : [...(await itemsByNumber(ctx, numbers)).values()].flat().filter(({ id }) => ids.has(id))
  return items.filter((item) => item.documentKind === 'invoice' && isGuess(item))
}
