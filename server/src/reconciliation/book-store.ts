// What the ledger has open, read from its views for matching.

import type { Cents, Context, Id } from '#kernel'
import type { BookDebtor, BookItem } from './open-book.ts'

const PAGE = 50_000

/** Page by page: a million invoices are not held as rows. */
export async function* openItems(ctx: Context, currency: string): AsyncGenerator<readonly BookItem[]> {
  let after: Id = 0
  for (;;) {
    const rows = await ctx.sql<BookItem>`
      select id, debtor_id as "debtorId", number, issue_date as "issueDate", due_date as "dueDate", open_cents as "openCents"
      from ledger_open_item
      where currency = ${currency} and id > ${after} and nature <> 'accrued'
      order by id limit ${PAGE}`
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id ?? after
  }
}

export async function countOpenItems(ctx: Context, currency: string): Promise<number> {
  const rows = await ctx.sql<{ readonly count: number }>`
    select count(*)::int as count from ledger_open_item where currency = ${currency}`
  return rows[0]?.count ?? 0
}

export type WantedItems = {
  /** Ranges of `number_ending`, both ends included. */
  readonly endings: readonly { readonly from: number; readonly to: number }[]
  readonly amounts: readonly Cents[]
  readonly debtorIds: readonly Id[]
}

export async function wantedItems(
  ctx: Context,
  currency: string,
  { endings, amounts, debtorIds }: WantedItems,
): Promise<BookItem[]> {
  const exact = endings.flatMap(({ from, to }) => (from === to ? [from] : []))
  const ranges = endings.filter(({ from, to }) => from !== to)
  return ctx.sql<BookItem>`
    select id, debtor_id as "debtorId", number, issue_date as "issueDate", due_date as "dueDate", open_cents as "openCents"
    from ledger_open_item
    where currency = ${currency} and nature <> 'accrued' and id in (
      select id from ledger_open_item where number_ending = any(${exact}::int[])
      union select i.id from unnest(${ranges.map(({ from }) => from)}::int[], ${ranges.map(({ to }) => to)}::int[]) as r (a, b)
        cross join lateral (select id from ledger_open_item where number_ending between r.a and r.b) i
      union select id from ledger_open_item where open_cents = any(${amounts}::bigint[])
      union select id from ledger_open_item where debtor_id = any(${debtorIds}::int[]))`
}

export async function bookDebtors(ctx: Context): Promise<BookDebtor[]> {
  return ctx.sql<BookDebtor>`select id, name, siren from ledger_debtor order by id`
}

/** Of these debtors, by id; of merged ones nothing. */
export async function namesOfDebtors(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (debtorIds.length === 0) return new Map()
  const rows = await ctx.sql<{ readonly id: Id; readonly name: string }>`
    select id, name from ledger_debtor where id = any(${debtorIds}::int[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}
