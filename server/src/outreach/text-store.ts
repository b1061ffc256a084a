// The SQL of the company's own texts and of its style.

import type { Context, Id, Instant } from '#kernel'
import type { DebtorKind } from './model.ts'

export type TextVersion = {
  readonly name: string
  readonly version: number
  /** Null: ours. */
  readonly source: string | null
  readonly savedAt: Instant
  readonly savedBy: string
}

/** The latest version of each text that the company ever wrote. */
export async function currentVersions(ctx: Context): Promise<ReadonlyMap<string, TextVersion>> {
  const rows = await ctx.sql<TextVersion>`
    select distinct on (name) name, version, source, saved_at as "savedAt", saved_by as "savedBy"
    from text_version order by name, version desc`
  return new Map(rows.map((row) => [row.name, row]))
}

/** All versions of a text, the latest first. */
export async function versionsOf(ctx: Context, name: string): Promise<TextVersion[]> {
  return ctx.sql<TextVersion>`
    select name, version, source, saved_at as "savedAt", saved_by as "savedBy"
    from text_version where name = ${name} order by version desc`
}

/** False where somebody else wrote this version first. */
export async function insertVersion(
  ctx: Context,
  { name, version, source }: Pick<TextVersion, 'name' | 'version' | 'source'>,
): Promise<boolean> {
  const rows = await ctx.sql<{ readonly version: number }>`
    insert into text_version (organisation_id, name, version, source, saved_at, saved_by)
    values (${ctx.organisationId}, ${name}, ${version}, ${source}, ${ctx.now}, ${ctx.actor.name})
    on conflict do nothing returning version`
  return rows.length > 0
}

export type OwingDebtor = { readonly id: Id; readonly name: string }

/** Of these kinds, those who owe most: a text is looked at on them. `isDue`: what is due, else what is still to fall due. */
export async function debtorsToTry(
  ctx: Context,
  { kinds, isDue, most }: { readonly kinds: readonly DebtorKind[]; readonly isDue: boolean; readonly most: number },
): Promise<OwingDebtor[]> {
  return ctx.sql<OwingDebtor>`
    select d.id, d.name
    from ledger_open_item i join ledger_debtor d on d.organisation_id = i.organisation_id and d.id = i.debtor_id
    where d.kind = any(${kinds}::text[]) and (i.due_date < ${ctx.today}) = ${isDue}
    group by d.id, d.name
    order by sum(i.open_cents) desc, d.id
    limit ${most}`
}

export type OwedItem = { readonly id: Id; readonly currency: string; readonly openCents: number }

/** What a text about a debtor would list, in the currency of the oldest of it. */
export async function itemsToTry(
  ctx: Context,
  { debtorId, isDue, most }: { readonly debtorId: Id; readonly isDue: boolean; readonly most: number },
): Promise<OwedItem[]> {
  return ctx.sql<OwedItem>`
    select i.id, i.currency, i.open_cents as "openCents"
    from ledger_open_item i
    where i.debtor_id = ${debtorId} and (i.due_date < ${ctx.today}) = ${isDue} and i.currency = (
      select o.currency from ledger_open_item o
      where o.debtor_id = ${debtorId} and (o.due_date < ${ctx.today}) = ${isDue} order by o.due_date, o.id limit 1)
    order by i.due_date, i.id
    limit ${most}`
}
