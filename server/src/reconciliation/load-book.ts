// The open book of one currency, as the ledger has it today.

import type { Context } from '#kernel'
import { readCreditNotes } from '#ledger'
import { bookDebtors, openItems } from './book-store.ts'
import { type BookItem, type OpenBook, openBook } from './open-book.ts'
import { selectPayers } from './payer-store.ts'

export async function loadBook(ctx: Context, currency: string): Promise<OpenBook> {
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
