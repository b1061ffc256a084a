// The SQL of payers: who pays for whom, as it was seen.

import { takeIds } from '#access'
import type { Context, Id } from '#kernel'
import type { Payer } from './model.ts'

/** `keys`: accounts, and the keys of names. */
export async function selectPayers(ctx: Context, keys: readonly string[] | 'all'): Promise<Payer[]> {
  const wanted = keys === 'all' ? null : keys
  return ctx.sql<Payer>`
    select p.id, a.current_id as "debtorId", p.iban, p.name_key as "nameKey", p.name
    from payer p left join ledger_debtor_alias a on a.organisation_id = p.organisation_id and a.id = p.debtor_id
    where ${wanted}::text[] is null or coalesce(p.iban, p.name_key) = any(${wanted}::text[])
    order by p.name, p.id`
}

export type NewPayer = Omit<Payer, 'id'> & { readonly lineId: Id }

/** Returns those that were not known. */
export async function insertPayers(
  ctx: Context,
  payers: readonly NewPayer[],
  by: string,
): Promise<(Payer & { readonly lineId: Id })[]> {
  if (payers.length === 0) return []
  const firstId = await takeIds(ctx, 'payer', payers.length)
  const rows = payers.map((payer, index) => ({ ...payer, id: firstId + index }))
  return ctx.sql<Payer & { readonly lineId: Id }>`
    insert into payer (organisation_id, id, debtor_id, iban, name_key, name, line_id, learned_at, learned_by)
    select ${ctx.organisationId}, n.id, n."debtorId", n.iban, n."nameKey", n.name, n."lineId", ${ctx.now}, ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id int, "debtorId" int, iban text, "nameKey" text, name text,
      "lineId" int)
    on conflict do nothing
    returning id, debtor_id as "debtorId", iban, name_key as "nameKey", name, line_id as "lineId"`
}

export async function deletePayer(ctx: Context, payerId: Id): Promise<Payer | null> {
  const [payer] = await ctx.sql<Payer>`
    delete from payer where id = ${payerId}
    returning id, debtor_id as "debtorId", iban, name_key as "nameKey", name`
  return payer ?? null
}

/** The same payer cannot be a customer and none. */
export async function deletePayersLike(ctx: Context, keys: readonly string[], areStrangers: boolean): Promise<void> {
  await ctx.sql`
    delete from payer
    where coalesce(iban, name_key) = any(${keys}::text[]) and (debtor_id is null) = ${areStrangers}::boolean`
}
