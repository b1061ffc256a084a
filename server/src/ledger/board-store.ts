// The SQL of the ageing board: what each debtor owes by age, on any day (functions ledger_balance_by_age, ledger_unapplied_on).

import type { Context, Day, Id } from '#kernel'
import type { AgeingCents, BoardFilter, BoardRow, BoardSort, BoardTotals } from './ageing.ts'

/** Where a page ended: the row with these values was its last. */
export type BoardPlace = { readonly text: string; readonly rank: number; readonly id: Id; readonly currency: string }

export type BoardQuery = {
  readonly day: Day
  readonly isToday: boolean
  readonly search: string | null
  readonly searchNumber: string | null
  readonly filter: BoardFilter
  readonly sort: BoardSort
  readonly after: BoardPlace | null
  readonly limit: number
}

type BoardBalance = AgeingCents & {
  readonly id: Id
  readonly currency: string
  readonly items: number
  readonly oldestDueDate: Day | null
}
export type BoardBalances = {
  readonly rows: readonly { readonly balance: BoardBalance; readonly place: BoardPlace }[]
  readonly totals: readonly BoardTotals[]
}

export async function selectBoard(ctx: Context, query: BoardQuery): Promise<BoardBalances> {
  const { day, isToday, search, searchNumber, filter, sort, after, limit } = query
  const rows = await ctx.sql<BoardBalances>`
    with board as materialized (
      select d.id, currency, coalesce(items, 0) as items, coalesce(not_due, 0) as not_due, coalesce(due1, 0) as due1,
        coalesce(due31, 0) as due31, coalesce(due61, 0) as due61, coalesce(due91, 0) as due91,
        coalesce(no_due_date, 0) as no_due_date, coalesce(cents, 0) as unapplied,
        coalesce(due1 + due31 + due61 + due91, 0) as overdue,
        coalesce(not_due + due1 + due31 + due61 + due91 + no_due_date, 0) as total,
        case when oldest < 'infinity' then oldest end as oldest,
        case ${sort} when 'name' then d.folded_name else '' end as sort_text,
        case ${sort}
          when 'overdue' then -coalesce(due1 + due31 + due61 + due91, 0)
          when 'exposure' then -coalesce(not_due + due1 + due31 + due61 + due91 + no_due_date, 0)
          when 'oldest' then coalesce(case when oldest < 'infinity' then oldest end - date '1970-01-01', 1e9)
          else 0 end as sort_rank
      from ledger_balance_by_age(${day}, ${isToday}) full join ledger_unapplied_on(${day}, ${isToday}) using (debtor_id, currency)
      join debtor d on d.id = debtor_id
      where (${search}::text is null or position(folded(${search}) in d.folded_name) > 0 or d.siren = ${search}
          or exists (select from debtor_reference r where r.debtor_id = d.id and starts_with(lower(r.reference), lower(${search})))
          or exists (select from item i where i.debtor_id = d.id and i.normalised_number = ${searchNumber}))
        and (${filter} <> 'overdue' or due1 + due31 + due61 + due91 > 0)
        and (${filter} <> 'held' or exists (select from hold h where h.debtor_id = d.id and h.from_day <= ${day}
          and (h.until_day is null or h.until_day >= ${day}) and (h.lifted_on is null or h.lifted_on > ${day})))
        and (${filter} <> 'no-contact' or ((d.city is null or d.address_lines = '{}') and not exists (
          select from contact c where c.debtor_id = d.id and c.email is not null and c.email_refused_on is null)))
    ), page as (
      select * from board
      where ${after === null} or (sort_text, sort_rank, id, currency)
        > (${after?.text ?? ''}, ${after?.rank ?? 0}::float8, ${after?.id ?? 0}::int, ${after?.currency ?? ''})
      order by sort_text, sort_rank, id, currency
      limit ${limit}
    ), shown as (
      select json_build_object('id', id, 'currency', currency, 'items', items, 'oldestDueDate', oldest, 'notDueCents', not_due::bigint,
          'due1to30Cents', due1::bigint, 'due31to60Cents', due31::bigint, 'due61to90Cents', due61::bigint,
          'dueOver90Cents', due91::bigint, 'noDueDateCents', no_due_date::bigint, 'overdueCents', overdue::bigint,
          'totalCents', total::bigint, 'unappliedCreditCents', unapplied::bigint) as balance,
        json_build_object('text', sort_text, 'rank', sort_rank, 'id', id, 'currency', currency) as place
      from page
      order by sort_text, sort_rank, id, currency
    ), total as (
      select currency, count(*)::int as debtors, sum(not_due)::bigint as "notDueCents", sum(due1)::bigint as "due1to30Cents",
        sum(due31)::bigint as "due31to60Cents", sum(due61)::bigint as "due61to90Cents", sum(due91)::bigint as "dueOver90Cents",
        sum(no_due_date)::bigint as "noDueDateCents", sum(overdue)::bigint as "overdueCents", sum(total)::bigint as "totalCents",
        sum(unapplied)::bigint as "unappliedCreditCents"
      from board
      group by currency
    )
    select (select coalesce(json_agg(shown), '[]') from shown) as rows,
      (select coalesce(json_agg(total order by debtors desc, currency), '[]') from total) as totals`
  return rows[0] ?? { rows: [], totals: [] }
}

type BoardDebtor = Omit<BoardRow, keyof BoardBalance> & { readonly id: Id }

export async function selectBoardDebtors(ctx: Context, debtorIds: readonly Id[], day: Day): Promise<BoardDebtor[]> {
  return ctx.sql<BoardDebtor>`
    select d.id, d.name, d.kind, d.kind_known as "kindKnown", d.siren,
      (select min(r.reference) from debtor_reference r where r.debtor_id = d.id and r.source = 'account') as reference,
      exists (select from contact c where c.debtor_id = d.id and c.email is not null and c.email_refused_on is null) as "hasEmail",
      d.city is not null and d.address_lines <> '{}' as "hasPostal",
      (select coalesce(json_agg(json_build_object('kind', h.kind, 'until', h.until_day) order by h.id), '[]')
        from hold h where h.debtor_id = d.id and h.from_day <= ${day}
          and (h.until_day is null or h.until_day >= ${day}) and (h.lifted_on is null or h.lifted_on > ${day})) as holds
    from debtor d
    where d.id = any(${debtorIds}::int[])`
}
