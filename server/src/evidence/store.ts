// The SQL of the journal: facts, their payloads, their seals.

import type { Context, Day, Id } from '#kernel'
import type { FactColumns } from './digest.ts'
import type { Fact, FactPayload } from './model.ts'

/** Above this many rows COPY under the importer role is cheaper than insert … select unnest. */
const COPY_FROM = 1000

export type FactRow = {
  readonly onDay: Day
  readonly kind: string
  readonly actor: string
  readonly subjectKind: string
  readonly subjectId: Id
  readonly debtorId: Id | null
  readonly digest: Buffer
  readonly salt: Buffer
  readonly payload: string
}

/** Returns the ids, in the order of the rows. */
export async function insertFacts(ctx: Context, rows: readonly FactRow[]): Promise<Id[]> {
  return rows.length >= COPY_FROM ? copyFacts(ctx, rows) : insertFewFacts(ctx, rows)
}

async function insertFewFacts(ctx: Context, rows: readonly FactRow[]): Promise<Id[]> {
  const inserted = await ctx.sql<{ readonly id: Id }>`
    with given as (
      select nextval('fact_id_seq') as id, g.*
      from unnest(${rows.map((r) => r.onDay)}::date[], ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.actor)}::text[],
        ${rows.map((r) => r.subjectKind)}::text[], ${rows.map((r) => r.subjectId)}::int[], ${rows.map((r) => r.debtorId)}::int[],
        ${rows.map((r) => r.digest.toString('hex'))}::text[], ${rows.map((r) => r.salt.toString('hex'))}::text[],
        ${rows.map((r) => r.payload)}::text[]) with ordinality
        as g (on_day, kind, actor, subject_kind, subject_id, debtor_id, digest, salt, payload, rank)
      order by rank
    ), facts as (
      insert into fact (organisation_id, id, recorded_at, on_day, kind, actor, subject_kind, subject_id, debtor_id, digest)
      overriding system value
      select ${ctx.organisationId}, id, ${ctx.now}, on_day, kind, actor, subject_kind, subject_id, debtor_id, decode(digest, 'hex')
      from given
    ), payloads as (
      insert into fact_payload (organisation_id, fact_id, salt, payload)
      select ${ctx.organisationId}, id, decode(salt, 'hex'), payload from given
    ), waiting as (
      insert into fact_unsealed (organisation_id, fact_id) select ${ctx.organisationId}, id from given
    )
    select id from given order by rank`
  return inserted.map((row) => row.id)
}

async function copyFacts(ctx: Context, rows: readonly FactRow[]): Promise<Id[]> {
  const drawn = await ctx.sql<{ readonly id: Id }>`
    select nextval('fact_id_seq') as id from generate_series(1, ${rows.length})`
  const ids = drawn.map((row) => row.id)
  const numbered = rows.map((row, i) => ({ ...row, id: ids[i] as Id }))
  const organisationId = ctx.organisationId
  await ctx.sql.copyInto(
    {
      table: 'fact',
      columns: [
        'organisation_id',
        'id',
        'recorded_at',
        'on_day',
        'kind',
        'actor',
        'subject_kind',
        'subject_id',
        'debtor_id',
        'digest',
      ],
    },
    numbered.map((r) => [
      organisationId,
      r.id,
      ctx.now,
      r.onDay,
      r.kind,
      r.actor,
      r.subjectKind,
      r.subjectId,
      r.debtorId,
      r.digest,
    ]),
  )
  await ctx.sql.copyInto(
    { table: 'fact_payload', columns: ['organisation_id', 'fact_id', 'salt', 'payload'] },
    numbered.map((r) => [organisationId, r.id, r.salt, r.payload]),
  )
  await ctx.sql.copyInto(
    { table: 'fact_unsealed', columns: ['organisation_id', 'fact_id'] },
    ids.map((id) => [organisationId, id]),
  )
  return ids
}

const PAGE = 50

/** The facts in the files of some debtors, newest first; `before` is the id of the last one seen. */
export async function selectFactsOfDebtors(ctx: Context, debtorIds: readonly Id[], before: Id | null): Promise<Fact[]> {
  const rows = await ctx.sql<Omit<Fact, 'payload'> & { readonly payload: string | null }>`
    select f.id, f.recorded_at as "recordedAt", f.on_day as "onDay", f.kind, f.actor, f.subject_kind as "subjectKind",
      f.subject_id as "subjectId", f.debtor_id as "debtorId", p.payload
    from fact f left join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
    where f.debtor_id = any(${debtorIds}::int[]) and (${before}::bigint is null or f.id < ${before}::bigint)
    order by f.id desc
    limit ${PAGE + 1}`
  return rows.map(withPayload)
}

export const FACTS_PER_PAGE = PAGE

/** The newest fact of a kind about a subject, or null. */
export async function selectLatestFact(
  ctx: Context,
  kind: string,
  subjectKind: string,
  subjectId: Id,
): Promise<Fact | null> {
  const rows = await ctx.sql<Omit<Fact, 'payload'> & { readonly payload: string | null }>`
    select f.id, f.recorded_at as "recordedAt", f.on_day as "onDay", f.kind, f.actor, f.subject_kind as "subjectKind",
      f.subject_id as "subjectId", f.debtor_id as "debtorId", p.payload
    from fact f left join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
    where f.subject_kind = ${subjectKind} and f.subject_id = ${subjectId} and f.kind = ${kind}
    order by f.id desc
    limit 1`
  return rows[0] ? withPayload(rows[0]) : null
}

const withPayload = (row: Omit<Fact, 'payload'> & { readonly payload: string | null }): Fact => ({
  ...row,
  payload: row.payload === null ? null : (JSON.parse(row.payload) as FactPayload),
})

/** Of the facts given, those that are no erasure themselves: the record of an erasure is what makes a gap lawful. */
export async function deletePayloads(ctx: Context, factIds: readonly Id[]): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    delete from fact_payload p using fact f
    where p.fact_id = any(${factIds}::bigint[]) and f.organisation_id = p.organisation_id and f.id = p.fact_id
      and f.kind <> 'evidence.erased'
    returning p.fact_id as id`
  return rows.map((row) => row.id).toSorted((a, b) => a - b)
}

export type UnsealedFact = FactColumns & { readonly digest: Buffer }

/** Whether this transaction may seal: one sealer per company at a time. Released with the transaction. */
export async function takeSealerLock(ctx: Context): Promise<boolean> {
  const rows = await ctx.sql<{ readonly taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('evidence.seal'), ${ctx.organisationId}) as taken`
  return rows[0]?.taken === true
}

export async function selectUnsealed(ctx: Context, limit: number): Promise<UnsealedFact[]> {
  return ctx.sql<UnsealedFact>`
    select f.id, f.recorded_at as "recordedAt", f.on_day as "onDay", f.kind, f.actor, f.subject_kind as "subjectKind",
      f.subject_id as "subjectId", f.debtor_id as "debtorId", f.digest
    from fact_unsealed u join fact f on f.organisation_id = u.organisation_id and f.id = u.fact_id
    order by u.fact_id
    limit ${limit}`
}

export type Head = { readonly sequence: number; readonly chain: Buffer }

export async function selectHead(ctx: Context): Promise<Head | null> {
  const rows = await ctx.sql<Head>`select sequence, chain from fact_head`
  return rows[0] ?? null
}

export type SealRow = { readonly sequence: number; readonly factId: Id; readonly chain: Buffer }

export async function insertSeals(ctx: Context, seals: readonly SealRow[]): Promise<void> {
  await ctx.sql.copyInto(
    { table: 'fact_seal', columns: ['organisation_id', 'sequence', 'fact_id', 'sealed_at', 'chain'] },
    seals.map((seal) => [ctx.organisationId, seal.sequence, seal.factId, ctx.now, seal.chain]),
  )
  await ctx.sql`delete from fact_unsealed where fact_id = any(${seals.map((seal) => seal.factId)}::bigint[])`
  const last = seals.at(-1)
  if (!last) return
  await ctx.sql`
    insert into fact_head (organisation_id, sequence, chain) values (${ctx.organisationId}, ${last.sequence}, ${last.chain})
    on conflict (organisation_id) do update set sequence = excluded.sequence, chain = excluded.chain`
}
