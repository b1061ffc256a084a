// The SQL of merging two debtors and of separating them again: whose rows are whose.

import type { Context, Id } from '#kernel'
import type { Reference } from './model.ts'

/** The rows that moved, so that separating can move exactly those back. */
export type MovedRows = {
  readonly references: readonly Reference[]
  readonly contacts: readonly Id[]
  readonly items: readonly Id[]
  readonly credits: readonly Id[]
  readonly holds: readonly Id[]
  /** Debtors that had been merged into the one that moved. */
  readonly aliases: readonly Id[]
}

/** Withdrawn items stay: a file that brings them again finds none and adds them. */
export async function moveAllRows(ctx: Context, fromId: Id, toId: Id): Promise<MovedRows> {
  const references = await ctx.sql<Reference>`
    update debtor_reference set debtor_id = ${toId} where debtor_id = ${fromId} returning source, reference`
  const contacts = await ctx.sql<{
    readonly id: Id
  }>`update contact set debtor_id = ${toId} where debtor_id = ${fromId} returning id`
  const items = await ctx.sql<{ readonly id: Id }>`
    update item set debtor_id = ${toId} where debtor_id = ${fromId} and not withdrawn returning id`
  const credits = await ctx.sql<{
    readonly id: Id
  }>`update credit set debtor_id = ${toId} where debtor_id = ${fromId} returning id`
  const holds = await ctx.sql<{
    readonly id: Id
  }>`update hold set debtor_id = ${toId} where debtor_id = ${fromId} returning id`
  const aliases = await ctx.sql<{ readonly id: Id }>`
    update debtor set merged_into = ${toId} where merged_into = ${fromId} returning id`
  const ids = (rows: readonly { readonly id: Id }[]): Id[] => rows.map((row) => row.id).toSorted((a, b) => a - b)
  return {
    references,
    contacts: ids(contacts),
    items: ids(items),
    credits: ids(credits),
    holds: ids(holds),
    aliases: ids(aliases),
  }
}

/** Rows that are gone, or that belong to a third debtor by now, stay where they are. */
export async function moveRowsBack(ctx: Context, rows: MovedRows, fromId: Id, toId: Id): Promise<void> {
  await ctx.sql`
    update debtor_reference r set debtor_id = ${toId}
    from unnest(${rows.references.map((r) => r.source)}::text[], ${rows.references.map((r) => r.reference)}::text[])
      as m (source, reference)
    where r.debtor_id = ${fromId} and r.source = m.source and r.reference = m.reference`
  await ctx.sql`update contact set debtor_id = ${toId} where debtor_id = ${fromId} and id = any(${rows.contacts}::int[])`
  await ctx.sql`update item set debtor_id = ${toId} where debtor_id = ${fromId} and id = any(${rows.items}::int[])`
  await ctx.sql`update credit set debtor_id = ${toId} where debtor_id = ${fromId} and id = any(${rows.credits}::int[])`
  await ctx.sql`update hold set debtor_id = ${toId} where debtor_id = ${fromId} and id = any(${rows.holds}::int[])`
  await ctx.sql`update debtor set merged_into = ${toId} where merged_into = ${fromId} and id = any(${rows.aliases}::int[])`
}

export async function setMerged(ctx: Context, debtorId: Id, keptId: Id | null): Promise<void> {
  await ctx.sql`update debtor set merged_into = ${keptId}, version = version + 1 where id = ${debtorId}`
}

/** A merged debtor keeps its SIREN, which nobody looks at while it is merged. */
export async function setSiren(ctx: Context, debtorId: Id, siren: string): Promise<void> {
  await ctx.sql`update debtor set siren = ${siren}, version = version + 1 where id = ${debtorId}`
}

/** Takes from the kept debtor the SIREN that it had from the merged one; if a third has it by now, it stays there. */
export async function giveSirenBack(ctx: Context, keptId: Id, debtorId: Id): Promise<void> {
  await ctx.sql`
    update debtor set siren = null, version = version + 1
    where id = ${keptId} and siren = (select m.siren from debtor m where m.id = ${debtorId})`
  await ctx.sql`
    update debtor d set siren = null
    where d.id = ${debtorId} and exists (
      select from debtor o where o.siren = d.siren and o.merged_into is null and o.id <> d.id)`
}

export async function selectMergedInto(ctx: Context, debtorId: Id): Promise<Id | null> {
  const rows = await ctx.sql<{
    readonly keptId: Id | null
  }>`select merged_into as "keptId" from debtor where id = ${debtorId}`
  return rows[0]?.keptId ?? null
}

/** Numbers that both debtors have for the same kind of document and year. */
export async function selectSharedNumbers(ctx: Context, keptId: Id, mergedId: Id): Promise<string[]> {
  const rows = await ctx.sql<{ readonly number: string }>`
    select a.number
    from item a join item b on b.normalised_number = a.normalised_number and b.document_kind = a.document_kind
      and b.issue_year = a.issue_year
    where a.debtor_id = ${keptId} and b.debtor_id = ${mergedId} and not b.withdrawn
    order by a.number
    limit 10`
  return rows.map((row) => row.number)
}

/** Numbers of items that were settled across what moved and what had been there. */
export async function selectNumbersSettledAcross(ctx: Context, rows: MovedRows): Promise<string[]> {
  const found = await ctx.sql<{ readonly number: string }>`
    select distinct i.number
    from entry e join item i on i.id = e.item_id
    where e.kind = 'allocation' and e.amount_cents > 0 and not exists (select from entry r where r.reverses = e.id)
      and (e.item_id = any(${rows.items}::int[]) or e.credit_id = any(${rows.credits}::int[]))
      and (e.item_id = any(${rows.items}::int[])) <> (e.credit_id = any(${rows.credits}::int[]))
    order by i.number
    limit 10`
  return found.map((row) => row.number)
}

/** A debtor and those that were merged into it. */
export async function debtorIdsOf(ctx: Context, debtorId: Id): Promise<readonly Id[]> {
  const rows = await ctx.sql<{
    readonly id: Id
  }>`select id from debtor where id = ${debtorId} or merged_into = ${debtorId}`
  return rows.map((row) => row.id)
}

export type NamedDebtor = {
  readonly id: Id
  readonly name: string
  readonly reference: string | null
  readonly siren: string | null
}

/** Debtors whose name has this word, or who are written to at an address of this debtor. */
export async function selectPerhapsSame(
  ctx: Context,
  debtorId: Id,
  word: string,
): Promise<(NamedDebtor & { readonly sharesEmail: boolean })[]> {
  return ctx.sql<NamedDebtor & { readonly sharesEmail: boolean }>`
    select d.id, d.name, d.siren,
      (select min(r.reference) from debtor_reference r where r.debtor_id = d.id and r.source in ('account', 'list')) as reference,
      d.id in (select o.debtor_id from contact o join contact c on c.email = o.email where c.debtor_id = ${debtorId}) as "sharesEmail"
    from debtor d
    where d.merged_into is null and d.id <> ${debtorId} and (position(folded(${word}) in d.folded_name) > 0
      or d.id in (select o.debtor_id from contact o join contact c on c.email = o.email where c.debtor_id = ${debtorId}))
    order by d.name, d.id
    limit 500`
}

export async function selectMergedDebtors(ctx: Context, debtorId: Id): Promise<NamedDebtor[]> {
  return ctx.sql<NamedDebtor>`
    select id, name, siren, null as reference from debtor where merged_into = ${debtorId} order by name, id`
}
