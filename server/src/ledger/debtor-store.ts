// The SQL of debtors and their references. Contacts: contact-store.ts.

import type { Context, Id } from '#kernel'
import { nameWords } from '#kernel/name-words.ts'
import type { DebtorLine, KnownDebtor } from './debtor-identity.ts'
import type { Debtor, DebtorFields, Reference } from './model.ts'

/**
 * Two imports at once would both find a debtor new: they follow each other. Whoever draws ids of contacts takes this lock
 * first as well, since an import draws them before it has locked all its debtors. Released with the transaction.
 */
export async function lockNewDebtors(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('ledger.debtors'), ${ctx.organisationId})`
}

export async function selectReferenceOwners(
  ctx: Context,
  references: readonly Reference[],
): Promise<(Reference & { readonly debtorId: Id })[]> {
  return ctx.sql<Reference & { readonly debtorId: Id }>`
    select r.source, r.reference, r.debtor_id as "debtorId"
    from unnest(${references.map((r) => r.source)}::text[], ${references.map((r) => r.reference)}::text[]) as w (source, reference)
    join debtor_reference r on r.source = w.source and r.reference = w.reference`
}

export async function selectKnownDebtors(
  ctx: Context,
  by: { readonly ids: readonly Id[]; readonly sirens: readonly string[] },
): Promise<KnownDebtor[]> {
  if (by.ids.length === 0 && by.sirens.length === 0) return []
  return ctx.sql<KnownDebtor>`
    select id, name, siren from debtor where id = any(${by.ids}::int[])
    union
    select id, name, siren from debtor where siren = any(${by.sirens}::text[]) and merged_into is null`
}

const DEBTOR_COLUMNS =
  'organisation_id id name kind kind_known siren country language address_lines postcode city terms payment_means plan_key segment recorded_at'

export async function copyDebtors(ctx: Context, lines: readonly DebtorLine[]): Promise<void> {
  if (lines.length === 0) return
  await ctx.sql.copyInto(
    { table: 'debtor', columns: DEBTOR_COLUMNS.split(' ') },
    lines.values().map(({ id, given: d, siren }) => {
      const identity = [ctx.organisationId, id, d.name, d.kind ?? 'business', d.kind !== undefined, siren]
      const place = [d.country ?? 'FR', d.language ?? 'fr', d.addressLines ?? [], d.postcode ?? null, d.city ?? null]
      const terms = d.terms ? JSON.stringify(d.terms) : null
      return [...identity, ...place, terms, d.paymentMeans ?? null, d.planKey ?? null, d.segment ?? null, ctx.now]
    }),
  )
  await copyNameWords(
    ctx,
    lines.flatMap(({ id, given: { name } }) => (id === null ? [] : [{ id, name }])),
  )
}

/** `rows`: debtors that are new, or whose words were forgotten. */
export async function copyNameWords(ctx: Context, rows: readonly Pick<Debtor, 'id' | 'name'>[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.sql.copyInto(
    { table: 'debtor_name_word', columns: ['organisation_id', 'word', 'debtor_id'] },
    rows.values().flatMap(({ id, name }) => nameWords(name).map((word) => [ctx.organisationId, word, id])),
  )
}

/** The words of their names until now, of those that go by another one from now on; returns which. */
export async function forgetNames(
  ctx: Context,
  rows: readonly Pick<Debtor, 'id' | 'name'>[],
): Promise<ReadonlySet<Id>> {
  const renamed = await ctx.sql<Pick<Debtor, 'id' | 'name'>>`
    select d.id, d.name
    from unnest(${rows.map(({ id }) => id)}::int[], ${rows.map(({ name }) => name)}::text[]) as n (id, name)
    join debtor d on d.id = n.id and d.name <> n.name`
  const words = renamed.flatMap(({ id, name }) => nameWords(name).map((word) => ({ id, word })))
  if (words.length > 0)
    await ctx.sql`
      delete from debtor_name_word w
      using unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ id }) => id)}::int[]) as n (word, id)
      where w.word = n.word and w.debtor_id = n.id`
  return new Set(renamed.map(({ id }) => id))
}

export type ReferenceRow = Reference & { readonly debtorId: Id }

export async function copyReferences(ctx: Context, rows: readonly ReferenceRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.sql.copyInto(
    { table: 'debtor_reference', columns: ['organisation_id', 'source', 'reference', 'debtor_id'] },
    rows.values().map((row) => [ctx.organisationId, row.source, row.reference, row.debtorId]),
  )
}

export async function updateSirens(ctx: Context, lines: readonly Pick<DebtorLine, 'id' | 'siren'>[]): Promise<void> {
  await ctx.sql`
    update debtor d set siren = n.siren, version = d.version + 1
    from unnest(${lines.map((line) => line.id)}::int[], ${lines.map((line) => line.siren)}::text[]) as n (id, siren)
    where d.id = n.id`
}

export type DebtorRow = Omit<Debtor, 'references'>

export async function selectDebtorRows(ctx: Context, debtorIds: readonly Id[]): Promise<DebtorRow[]> {
  return ctx.sql<DebtorRow>`
    select id, name, kind, kind_known as "kindKnown", siren, country, language, address_lines as "addressLines", postcode, city,
      terms, payment_means as "paymentMeans", plan_key as "planKey", segment, version
    from debtor
    where id = any(${debtorIds}::int[])
    order by id`
}

/** Its references with it; null when there is none, or it was merged into another. */
export async function selectDebtor(ctx: Context, debtorId: Id): Promise<Debtor | null> {
  const rows = await ctx.sql<Debtor>`
    select id, name, kind, kind_known as "kindKnown", siren, country, language, address_lines as "addressLines", postcode, city,
      terms, payment_means as "paymentMeans", plan_key as "planKey", segment, version,
      coalesce((select json_agg(json_build_object('source', r.source, 'reference', r.reference) order by r.source, r.reference)
        from debtor_reference r where r.debtor_id = debtor.id), '[]') as "references"
    from debtor
    where id = ${debtorId} and merged_into is null`
  return rows[0] ?? null
}

export type DebtorUpdate = DebtorFields & { readonly id: Id; readonly kindKnown: boolean }

export async function updateDebtors(ctx: Context, rows: readonly DebtorUpdate[]): Promise<void> {
  if (rows.length === 0) return
  const renamed = await forgetNames(ctx, rows)
  await copyNameWords(
    ctx,
    rows.filter(({ id }) => renamed.has(id)),
  )
  await ctx.sql`
    update debtor d set name = n.name, kind = n.kind, kind_known = n."kindKnown", siren = n.siren, country = n.country,
      language = n.language, address_lines = n."addressLines", postcode = n.postcode, city = n.city, terms = n.terms,
      payment_means = n."paymentMeans", plan_key = n."planKey", segment = n.segment, version = d.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id int, name text, kind text, "kindKnown" boolean, siren text,
      country text, language text, "addressLines" text[], postcode text, city text, terms jsonb, "paymentMeans" text,
      "planKey" text, segment text)
    where d.id = n.id`
}
