// The open book of one currency, as the ledger has it today: all of it for many lines, for a few what they ask for.

import type { Context, Id } from '#kernel'
import { readCreditNotes } from '#ledger'
import { type Asked, bothAsked, lackingOf, nothingAsked } from './asked.ts'
import {
  bookDebtors,
  countNames,
  countOpenItems,
  debtorsOfSirens,
  debtorsOfWords,
  openItems,
  wantedItems,
} from './book-store.ts'
import { endingRanges } from './number-endings.ts'
import type { KeyKind } from './numbers.ts'
import {
  type BookCreditNote,
  type BookDebtor,
  type BookItem,
  type BookPayer,
  type OpenBook,
  openBook,
} from './open-book.ts'
import { MOST_CANDIDATES, type NameIndex, indexNames } from './payer-names.ts'
import { selectPayers } from './payer-store.ts'

export type BookToLoad = {
  readonly currency: string
  readonly lines: number
  /** Asks the book all that will be asked of it; what it settles there counts for nothing. */
  readonly ask: (book: OpenBook) => void
}

/** A line asks for some hundred items in four or five rounds; where there are not many more, reading them all is quicker. */
const ITEMS_OF_LINE = 200

export async function loadBook(ctx: Context, wanted: BookToLoad): Promise<OpenBook> {
  const few = wanted.lines * ITEMS_OF_LINE
  const count = await countOpenItems(ctx, wanted.currency, few + 1)
  return count <= few ? wholeBook(ctx, wanted.currency) : bookAskedFor(ctx, wanted)
}

export async function wholeBook(ctx: Context, currency: string): Promise<OpenBook> {
  const pages: (readonly BookItem[])[] = []
  for await (const page of openItems(ctx, currency)) pages.push(page)
  return openBook({
    items: inTurn(pages),
    debtors: await bookDebtors(ctx),
    creditNotes: await readCreditNotes(ctx, currency, 'all'),
    payers: await selectPayers(ctx, 'all'),
  })
}

function* inTurn<Row>(pages: readonly (readonly Row[])[]): Generator<Row> {
  for (const page of pages) yield* page
}

/** Holds whatever `ask` asks for, and so answers it as the whole book would: asked again until nothing new is asked for. */
export async function bookAskedFor(
  ctx: Context,
  { currency, ask }: Pick<BookToLoad, 'currency' | 'ask'>,
): Promise<OpenBook> {
  const held: Held = {
    items: new Map(),
    debtors: new Map(),
    notes: [],
    payers: [],
    counts: new Map(),
    openItems: 0,
  }
  for (let known = nothingAsked(); ;) {
    const asked = nothingAsked()
    ask(bookOf(held, asked))
    const lacking = lackingOf(asked, known)
    if (lacking === null) return bookOf(held)
    await readMore(ctx, currency, lacking, held)
    known = bothAsked(known, lacking)
  }
}

type Held = {
  readonly items: Map<Id, BookItem>
  readonly debtors: Map<Id, BookDebtor>
  readonly notes: BookCreditNote[]
  readonly payers: BookPayer[]
  /** Of names by their words. */
  readonly counts: Map<string, number>
  /** Counted as far as was asked. */
  openItems: number
}

async function readMore(ctx: Context, currency: string, lacking: Asked, held: Held): Promise<void> {
  const endings = [...lacking.keys].flatMap((word) => {
    const [kind = '', key = ''] = word.split(' ')
    return endingRanges(kind as KeyKind, key)
  })
  const wanted = { endings, amounts: [...lacking.amounts], debtorIds: [...lacking.debtors] }
  for (const item of await wantedItems(ctx, currency, wanted)) held.items.set(item.id, item)
  for (const { word, count } of await countNames(ctx, [...lacking.counts], MOST_CANDIDATES + 1))
    held.counts.set(word, count)
  const named = [
    ...(await debtorsOfWords(ctx, [...lacking.words])),
    ...(await debtorsOfSirens(ctx, [...lacking.sirens])),
  ]
  for (const debtor of named) held.debtors.set(debtor.id, debtor)
  if (lacking.notes.size > 0) held.notes.push(...(await readCreditNotes(ctx, currency, [...lacking.notes])))
  if (lacking.payers.size > 0) held.payers.push(...(await selectPayers(ctx, [...lacking.payers])))
  if (lacking.totals.size > 0)
    held.openItems = Math.max(held.openItems, await countOpenItems(ctx, currency, moreThan(lacking.totals)))
}

/** Counting stops there: a million is not counted to know that it is more than a thousand. */
const moreThan = (totals: ReadonlySet<number>): number => Math.floor(Math.max(...totals)) + 1

function bookOf(held: Held, asked?: Asked): OpenBook {
  const debtors = new Map(held.debtors)
  // Whose name no line has: known by its items alone.
  const others = [...held.items.values(), ...held.payers].flatMap(({ debtorId: id }) => (id === null ? [] : [id]))
  for (const id of others) if (!debtors.has(id)) debtors.set(id, { id, name: '', siren: null })
  const inOrder = [...debtors.values()].toSorted((a, b) => a.id - b.id)
  return openBook({
    items: [...held.items.values()].toSorted((a, b) => a.id - b.id),
    debtors: inOrder,
    names: namesOf(inOrder, held.counts, asked),
    creditNotes: held.notes.map((note) => ({ ...note })).toSorted(byDay),
    payers: held.payers,
    openItems: held.openItems,
    ...(asked && { asked }),
  })
}

function namesOf(debtors: readonly BookDebtor[], counts: ReadonlyMap<string, number>, asked?: Asked): NameIndex {
  const index = indexNames(debtors.map(({ name }) => name))
  return {
    countOf: (word) => {
      asked?.counts.add(word)
      return counts.get(word) ?? 0
    },
    rowsOf: (word) => {
      asked?.words.add(word)
      return index.rowsOf(word)
    },
    wordsOf: index.wordsOf,
  }
}

/** As the ledger gives them: the oldest first. */
const byDay = (a: BookCreditNote, b: BookCreditNote): number =>
  a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : a.id - b.id
