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

/** Counts no further than `most`. */
export async function countOpenItems(ctx: Context, currency: string, most: number): Promise<number> {
  const rows = await ctx.sql<{ readonly count: number }>`
    select count(*)::int as count
    from (select from ledger_open_item where currency = ${currency} limit ${most}::bigint) o`
  return rows[0]?.count ?? 0
}

export type WantedItems = {
  /** Ranges of `number_ending`, both ends included; they may overlap, and an item then comes twice. */
  readonly endings: readonly { readonly from: number; readonly to: number }[]
  readonly amounts: readonly Cents[]
  readonly debtorIds: readonly Id[]
}

/** One look into an index for each, whatever the planner knows of a ledger that may have come in a minute ago: `offset 0` says so. */
export async function wantedItems(
  ctx: Context,
  currency: string,
  { endings, amounts, debtorIds }: WantedItems,
): Promise<BookItem[]> {
  if (endings.length + amounts.length + debtorIds.length === 0) return []
  const [from, to] = [endings.map((ending) => ending.from), endings.map((ending) => ending.to)]
  return ctx.sql<BookItem>`
    select i.id, i.debtor_id as "debtorId", i.number, i.issue_date as "issueDate", i.due_date as "dueDate",
      i.open_cents as "openCents"
    from (
      select o.* from unnest(${from}::int[], ${to}::int[]) as e (a, b) cross join lateral (
        select * from ledger_open_item where number_ending between e.a and e.b offset 0) o
      union all
      select o.* from unnest(${amounts}::bigint[]) as e (cents) cross join lateral (
        select * from ledger_open_item where open_cents = e.cents offset 0) o
      union all
      select o.* from unnest(${debtorIds}::int[]) as e (id) cross join lateral (
        select * from ledger_open_item where debtor_id = e.id offset 0) o
    ) i
    where i.currency = ${currency} and i.nature <> 'accrued'`
}

/** How many debtors have each of these words in their names; no further than `most`. */
export async function countNames(
  ctx: Context,
  words: readonly string[],
  most: number,
): Promise<{ readonly word: string; readonly count: number }[]> {
  if (words.length === 0) return []
  return ctx.sql<{ readonly word: string; readonly count: number }>`
    select w.word, (
      select count(*)::int from (select from ledger_name_word n where n.word = w.word limit ${most}::int) o) as count
    from unnest(${words}::text[]) as w (word)`
}

export async function debtorsOfWords(ctx: Context, words: readonly string[]): Promise<BookDebtor[]> {
  if (words.length === 0) return []
  return ctx.sql<BookDebtor>`
    select n.id, n.name, n.siren
    from unnest(${words}::text[]) as w (word) cross join lateral (
      select debtor_id as id, name, siren from ledger_name_word where word = w.word offset 0) n`
}

export async function debtorsOfSirens(ctx: Context, sirens: readonly string[]): Promise<BookDebtor[]> {
  if (sirens.length === 0) return []
  return ctx.sql<BookDebtor>`select id, name, siren from ledger_debtor where siren = any(${sirens}::text[])`
}

export async function bookDebtors(ctx: Context): Promise<BookDebtor[]> {
  return ctx.sql<BookDebtor>`select id, name, siren from ledger_debtor order by id`
}

/** Of these debtors, by id; merged ones have the name of the one that they were merged into. */
export async function namesOfDebtors(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  if (debtorIds.length === 0) return new Map()
  const rows = await ctx.sql<{ readonly id: Id; readonly name: string }>`
    select a.id, d.name
    from ledger_debtor_alias a join ledger_debtor d on d.organisation_id = a.organisation_id and d.id = a.current_id
    where a.id = any(${debtorIds}::int[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whom these ids stand for today: themselves, or the ones that they were merged into. */
export async function currentDebtors(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
  const rows = await ctx.sql<{ readonly id: Id; readonly currentId: Id }>`
    select id, current_id as "currentId" from ledger_debtor_alias where id = any(${debtorIds}::int[])`
  return new Map(rows.map(({ id, currentId }) => [id, currentId]))
}
