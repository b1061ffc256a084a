// The SQL of books beside each other: which stand, and what is open from before those of a year.

import type { Context, Day, Id } from '#kernel'
import type { ListedItem } from './store.ts'

/** The newest first. */
export async function standingBooks(ctx: Context): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select id from import where kind = 'entries' and undone_at is null order by id desc`
  return rows.map((row) => row.id)
}

/** What these debtors owe in euros from before a day, the oldest first. */
export async function openBefore(ctx: Context, debtorIds: readonly Id[], day: Day): Promise<ListedItem[]> {
  if (debtorIds.length === 0) return []
  return ctx.sql<ListedItem>`
    select id, debtor_id as "debtorId", document_kind as "documentKind", number, issue_date as "issueDate", due_date as "dueDate",
      due_computed as "dueComputed", total_cents as "totalCents", open_cents as "openCents", currency
    from ledger_open_item
    where debtor_id = any(${debtorIds}::int[]) and issue_date < ${day}::date and currency = 'EUR'
    order by issue_date, id`
}

/** Of these items, those that a hold rests upon. */
export async function itemsHeld(ctx: Context, itemIds: readonly Id[]): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select distinct item_id as id from ledger_hold where item_id = any(${itemIds}::int[])`
  return rows.map((row) => row.id)
}
