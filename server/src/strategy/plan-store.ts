// The SQL of collection plans: every version is kept, one per key is current.

import type { DebtorKind } from '@quittance/law'
import type { Context, Id, Instant } from '#kernel'
import type { PlanRule } from './assign-plan.ts'
import type { CollectionPlan, Step } from './model.ts'
import type { RetiredStep } from './plan.ts'

export type KeptPlan = {
  readonly plan: CollectionPlan
  readonly version: number
  readonly defaultFor: DebtorKind | null
}

/** When a version was written, and by whom; null for one that came with the program. */
export type PlanVersion = KeptPlan & { readonly recordedAt: Instant; readonly recordedBy: string | null }

export async function currentPlans(ctx: Context): Promise<PlanVersion[]> {
  return ctx.sql<PlanVersion>`
    select body as plan, version, default_for as "defaultFor", recorded_at as "recordedAt", recorded_by as "recordedBy"
    from collection_plan
    where retired_at is null
    order by default_for is null, key`
}

/** Every version of a plan, the latest first. */
export async function planVersions(ctx: Context, key: string): Promise<PlanVersion[]> {
  return ctx.sql<PlanVersion>`
    select body as plan, version, default_for as "defaultFor", recorded_at as "recordedAt", recorded_by as "recordedBy"
    from collection_plan
    where key = ${key}
    order by version desc`
}

/** The version that the next one follows, of a plan that was taken away as well; 0 for a new key. */
export async function lastVersion(ctx: Context, key: string): Promise<number> {
  const [row] = await ctx.sql<{ readonly version: number }>`
    select coalesce(max(version), 0)::int as version from collection_plan where key = ${key}`
  return row?.version ?? 0
}

/** Every step that any version of any plan ever had, as it was last. */
export async function knownSteps(ctx: Context): Promise<Step[]> {
  const rows = await ctx.sql<{ readonly step: Step }>`
    select distinct on (step ->> 'key') step
    from collection_plan, jsonb_array_elements(body -> 'steps') step
    order by step ->> 'key', recorded_at desc`
  return rows.map(({ step }) => step)
}

/** The kinds of those debtors that a person gave this plan, or whose invoice has it. */
export async function kindsWithPlan(ctx: Context, key: string): Promise<DebtorKind[]> {
  const rows = await ctx.sql<{ readonly kind: DebtorKind }>`
    select distinct d.kind
    from ledger_debtor d
    where d.id in (select id from ledger_debtor_profile where plan_key = ${key}
      union all select debtor_id from ledger_planned_item where plan_key = ${key})`
  return rows.map(({ kind }) => kind)
}

/** The plan of an open invoice alone; null: that of its debtor. */
export async function ownPlanOf(ctx: Context, itemId: Id): Promise<string | null> {
  const [row] = await ctx.sql<{ readonly key: string }>`
    select plan_key as key from ledger_planned_item where id = ${itemId}`
  return row?.key ?? null
}

/** The company's words for groups of its debtors. */
export async function segmentsInUse(ctx: Context): Promise<string[]> {
  const rows = await ctx.sql<{ readonly segment: string }>`
    select distinct segment from ledger_debtor_profile where segment is not null order by segment`
  return rows.map(({ segment }) => segment)
}

/** The steps of former versions, each at the highest level that it ever had. */
export async function retiredSteps(ctx: Context): Promise<RetiredStep[]> {
  return ctx.sql<RetiredStep>`
    select step ->> 'key' as key, max((step ->> 'level')::int)::int as level
    from collection_plan, jsonb_array_elements(body -> 'steps') step
    where retired_at is not null
    group by 1
    order by 1`
}

export async function retirePlans(ctx: Context, keys: readonly string[]): Promise<void> {
  await ctx.sql`update collection_plan set retired_at = ${ctx.now} where key = any(${keys}::text[]) and retired_at is null`
}

/** The latest version of each plan that was taken away, the last one first. */
export async function retiredPlans(ctx: Context): Promise<PlanVersion[]> {
  return ctx.sql<PlanVersion>`
    select plan, version, "defaultFor", "recordedAt", "recordedBy" from (
      select distinct on (key) key, body as plan, version, default_for as "defaultFor", recorded_at as "recordedAt",
        recorded_by as "recordedBy", retired_at
      from collection_plan
      order by key, version desc) last
    where retired_at is not null
    order by retired_at desc, key`
}

/** False where it was not taken away. */
export async function restoreLastVersion(ctx: Context, key: string): Promise<boolean> {
  const rows = await ctx.sql`
    update collection_plan set retired_at = null
    where key = ${key} and version = (select max(version) from collection_plan where key = ${key}) and retired_at is not null
    returning version`
  return rows.length > 0
}

/** The versions that there ever were of all plans: rises with each change, and never falls when one is taken away. */
export async function countPlanVersions(ctx: Context): Promise<number> {
  const [row] = await ctx.sql<{ readonly versions: number }>`select count(*)::int as versions from collection_plan`
  return row?.versions ?? 0
}

/** Who was given this plan by a person: debtors, owing or not, and open invoices. */
export async function whoHasPlan(
  ctx: Context,
  key: string,
): Promise<{ readonly debtorIds: readonly Id[]; readonly itemIds: readonly Id[] }> {
  const [row] = await ctx.sql<{ readonly debtorIds: readonly Id[]; readonly itemIds: readonly Id[] }>`
    select array(select id from ledger_debtor_profile where plan_key = ${key} order by id) as "debtorIds",
      array(select id from ledger_planned_item where plan_key = ${key} order by id) as "itemIds"`
  return row ?? { debtorIds: [], itemIds: [] }
}

/** `by` null: they come with the program. */
export async function insertPlans(ctx: Context, plans: readonly KeptPlan[], by: string | null): Promise<void> {
  await ctx.sql`
    insert into collection_plan (organisation_id, key, version, name, default_for, body, recorded_at, recorded_by)
    select ${ctx.organisationId}, n.key, n.version, n.name, n.default_for, n.body, ${ctx.now}, ${by}::text
    from unnest(${plans.map(({ plan }) => plan.key)}::text[], ${plans.map(({ version }) => version)}::int[],
      ${plans.map(({ plan }) => plan.name?.fr ?? plan.key)}::text[], ${plans.map(({ defaultFor }) => defaultFor)}::text[],
      ${plans.map(({ plan }) => JSON.stringify(plan))}::jsonb[]) as n (key, version, name, default_for, body)
    on conflict do nothing`
}

export type KeptPlanRules = { readonly rules: readonly PlanRule[]; readonly version: number }

export async function currentPlanRules(ctx: Context): Promise<KeptPlanRules> {
  const [kept] = await ctx.sql<KeptPlanRules>`select rules, version from plan_rules order by version desc limit 1`
  return kept ?? { rules: [], version: 0 }
}

export async function insertPlanRules(ctx: Context, { rules, version }: KeptPlanRules): Promise<void> {
  await ctx.sql`
    insert into plan_rules (organisation_id, version, rules, recorded_at)
    values (${ctx.organisationId}, ${version}, ${JSON.stringify(rules)}::jsonb, ${ctx.now})`
}

/** One run of a company at a time: the second waits, and then finds the day already planned. */
export async function lockDay(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('quittance day'), ${ctx.organisationId})`
}
