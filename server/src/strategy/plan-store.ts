// The SQL of collection plans: every version is kept, one per key is current.

import type { DebtorKind } from '@quittance/law'
import type { Context } from '#kernel'
import type { PlanRule } from './assign-plan.ts'
import type { CollectionPlan } from './model.ts'
import type { RetiredStep } from './plan.ts'

export type KeptPlan = {
  readonly plan: CollectionPlan
  readonly version: number
  readonly defaultFor: DebtorKind | null
}

export async function currentPlans(ctx: Context): Promise<KeptPlan[]> {
  return ctx.sql<KeptPlan>`
    select body as plan, version, default_for as "defaultFor"
    from collection_plan
    where retired_at is null
    order by default_for is null, key`
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

export async function insertPlans(ctx: Context, plans: readonly KeptPlan[]): Promise<void> {
  await ctx.sql`
    insert into collection_plan (organisation_id, key, version, name, default_for, body, recorded_at)
    select ${ctx.organisationId}, n.key, n.version, n.name, n.default_for, n.body, ${ctx.now}
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
