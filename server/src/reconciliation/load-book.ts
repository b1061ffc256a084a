// The open book of one currency, as the ledger has it today: all of it for many lines, for a few what they ask for.

import type { Cents, Context, Id } from '#kernel'
import { readCreditNotes } from '#ledger'
import { bookDebtors, countOpenItems, openItems, wantedItems } from './book-store.ts'
import { endingRanges } from './number-endings.ts'
import { type Asked, type BookItem, type OpenBook, openBook } from './open-book.ts'
import { indexNames } from './payer-names.ts'
import { selectPayers } from './payer-store.ts'

export type BookToLoad = {
  readonly currency: string
  readonly lines: number
  /** Asks the book all that will be asked of it; what it settles there counts for nothing. */
  readonly ask: (book: OpenBook) => void
}

/** A line asks for some hundred items in three or four rounds; where there are not many more, reading them all is quicker. */
const ITEMS_OF_LINE = 200

export async function loadBook(ctx: Context, wanted: BookToLoad): Promise<OpenBook> {
  const count = await countOpenItems(ctx, wanted.currency)
  return count <= wanted.lines * ITEMS_OF_LINE ? wholeBook(ctx, wanted.currency) : bookAskedFor(ctx, wanted, count)
}

export async function wholeBook(ctx: Context, currency: string): Promise<OpenBook> {
  const pages: (readonly BookItem[])[] = []
  for await (const page of openItems(ctx, currency)) pages.push(page)
  return openBook({
    items: inTurn(pages),
    debtors: await bookDebtors(ctx),
    creditNotes: await readCreditNotes(ctx, currency),
    payers: await selectPayers(ctx),
  })
}

function* inTurn<Row>(pages: readonly (readonly Row[])[]): Generator<Row> {
  for (const page of pages) yield* page
}

/** Holds whatever `ask` asks for, and so answers it as the whole book would: asked again until nothing new is asked for. */
export async function bookAskedFor(
  ctx: Context,
  { currency, ask }: Omit<BookToLoad, 'lines'>,
  count: number,
): Promise<OpenBook> {
  const debtors = await bookDebtors(ctx)
  const names = indexNames(debtors.map(({ name }) => name))
  const notes = await readCreditNotes(ctx, currency)
  const payers = await selectPayers(ctx)
  const items = new Map<Id, BookItem>()
  const held: Asked = nothing()
  const bookOf = (asked?: Asked): OpenBook =>
    openBook({
      items: [...items.values()].toSorted((a, b) => a.id - b.id),
      debtors,
      names,
      creditNotes: notes.map((note) => ({ ...note })),
      payers,
      openItems: count,
      ...(asked && { asked }),
    })
  for (;;) {
    const asked = nothing()
    ask(bookOf(asked))
    const more = {
      endings: [...asked.keys].flatMap(([word, [kind, key]]) => (held.keys.has(word) ? [] : endingRanges(kind, key))),
      amounts: [...asked.amounts].filter((cents: Cents) => !held.amounts.has(cents)),
      debtorIds: [...asked.debtors].filter((id) => !held.debtors.has(id)),
    }
    if (more.endings.length + more.amounts.length + more.debtorIds.length === 0) return bookOf()
    for (const item of await wantedItems(ctx, currency, more)) items.set(item.id, item)
    for (const [word, key] of asked.keys) held.keys.set(word, key)
    for (const cents of asked.amounts) held.amounts.add(cents)
    for (const id of asked.debtors) held.debtors.add(id)
  }
}

const nothing = (): Asked => ({ keys: new Map(), amounts: new Set(), debtors: new Set() })
