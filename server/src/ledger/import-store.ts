// The SQL of taking an import back: what it brought, and what has been done with it since.

import type { Context, Id } from '#kernel'
import type { EntryRow } from './store.ts'

export async function selectDebtorsOfImport(ctx: Context, importId: Id): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select debtor_id as id from item where import_id = ${importId} and not withdrawn
    union select debtor_id from credit where import_id = ${importId} and not withdrawn
    union select i.debtor_id from entry e join item i on i.id = e.item_id
      where e.import_id = ${importId} and e.kind = 'allocation' and not i.withdrawn
    union select i.debtor_id from document d join item i on i.id = d.item_id where d.import_id = ${importId}`
  return rows.map((row) => row.id)
}

export type ImportedItem = { readonly id: Id; readonly number: string }

export async function selectItemsOfImport(ctx: Context, importId: Id): Promise<ImportedItem[]> {
  return ctx.sql<ImportedItem>`
    select id, number from item where import_id = ${importId} and not withdrawn order by id`
}

export async function selectCreditsOfImport(ctx: Context, importId: Id): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select id from credit where import_id = ${importId} and not withdrawn order by id`
  return rows.map((row) => row.id)
}

/** The entries that an import made and that still stand, and what the bank took back of its payments since. */
export async function selectEntriesOfImport(ctx: Context, importId: Id): Promise<EntryRow[]> {
  return ctx.sql<EntryRow>`
    select e.id, e.kind, e.item_id as "itemId", e.credit_id as "creditId", e.amount_cents as "amountCents", e.on_day as "onDay",
      e.import_id as "importId"
    from entry e
    where (e.import_id = ${importId}
        or e.kind = 'return' and e.credit_id in (select id from credit where import_id = ${importId} and not withdrawn))
      and e.amount_cents > 0 and not exists (select from entry r where r.reverses = e.id)
    order by e.id`
}

/** Items that something else hangs on: settled by hand or by a later file, or held. */
export async function selectItemsUsedSince(ctx: Context, importId: Id): Promise<ImportedItem[]> {
  return ctx.sql<ImportedItem>`
    select i.id, i.number
    from entry e
    join item i on i.id = e.item_id
    join credit c on c.id = e.credit_id
    where e.kind = 'allocation' and e.amount_cents > 0 and e.import_id is distinct from ${importId}
      and (i.import_id = ${importId} or c.import_id = ${importId})
      and not exists (select from entry r where r.reverses = e.id)
    union
    select i.id, i.number
    from hold h join item i on i.id = h.item_id
    where i.import_id = ${importId} and not i.withdrawn and h.lifted_at is null and h.import_id is distinct from ${importId}
    order by id`
}
