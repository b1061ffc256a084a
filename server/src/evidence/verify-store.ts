// The SQL that walks the journal to check it.

import type { Context, Id, Instant } from '#kernel'
import type { FactColumns } from './digest.ts'

export type JournalCounts = {
  readonly facts: number
  readonly sealed: number
  readonly unsealed: number
  readonly erased: number
}

export async function selectCounts(ctx: Context): Promise<JournalCounts> {
  const rows = await ctx.sql<JournalCounts>`
    select (select count(*) from fact) as facts, (select count(*) from fact_seal) as sealed,
      (select count(*) from fact_unsealed) as unsealed,
      (select count(*) from fact) - (select count(*) from fact_payload) as erased`
  return rows[0] as JournalCounts
}

/** Every fact that an erasure names. */
export async function selectErasedIds(ctx: Context): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select jsonb_array_elements_text(p.payload::jsonb -> 'factIds')::bigint as id
    from fact f join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
    where f.kind = 'evidence.erased'`
  return rows.map((row) => row.id)
}

export type SealRow = {
  readonly sequence: number
  readonly factId: Id
  readonly sealedAt: Instant
  readonly chain: Buffer
}

export async function selectSeals(ctx: Context, after: number, limit: number): Promise<SealRow[]> {
  return ctx.sql<SealRow>`
    select sequence, fact_id as "factId", sealed_at as "sealedAt", chain
    from fact_seal
    where sequence > ${after}
    order by sequence
    limit ${limit}`
}

/** A fact as stored; salt and payload are null where they were deleted. */
export type StoredFact = FactColumns & {
  readonly digest: Buffer
  readonly salt: Buffer | null
  readonly payload: string | null
}

/** By id, in two look-ups by key: a join would make the planner read both tables whole for every page. */
export async function selectStored(ctx: Context, ids: readonly Id[]): Promise<ReadonlyMap<Id, StoredFact>> {
  const facts = await ctx.sql<FactColumns & { readonly digest: Buffer }>`
    select id, recorded_at as "recordedAt", on_day as "onDay", kind, actor, subject_kind as "subjectKind",
      subject_id as "subjectId", debtor_id as "debtorId", digest
    from fact
    where id = any(${ids}::bigint[])`
  const payloads = await ctx.sql<{ readonly factId: Id; readonly salt: Buffer; readonly payload: string }>`
    select fact_id as "factId", salt, payload from fact_payload where fact_id = any(${ids}::bigint[])`
  const contents = new Map(payloads.map(({ factId, salt, payload }) => [factId, { salt, payload }]))
  const none = { salt: null, payload: null }
  return new Map(facts.map((fact) => [fact.id, { ...fact, ...(contents.get(fact.id) ?? none) }]))
}

/** The facts that no seal covers: written since the sealer last ran, or slipped in. `isWaiting`: the sealer knows of it. */
export async function selectLoose(
  ctx: Context,
  after: Id,
  limit: number,
): Promise<{ readonly id: Id; readonly isWaiting: boolean }[]> {
  return ctx.sql<{ readonly id: Id; readonly isWaiting: boolean }>`
    select f.id, u.fact_id is not null as "isWaiting"
    from fact f
      left join fact_seal s on s.organisation_id = f.organisation_id and s.fact_id = f.id
      left join fact_unsealed u on u.organisation_id = f.organisation_id and u.fact_id = f.id
    where s.fact_id is null and f.id > ${after}
    order by f.id
    limit ${limit}`
}
