// A plan that nobody has any more is taken away, and can be had back. Its versions stay: messages name the one that decided
// them, and what was sent under its steps keeps their level.

import { actsOfPlan } from '#outreach'
import { record } from '#evidence'
import { type Context, Refusal } from '#kernel'
import { knownPlan, plansOf } from './company-policy.ts'
import { debtorNames, itemNames } from './names-store.ts'
import {
  type PlanVersion,
  currentPlanRules,
  lastVersion,
  lockDay,
  planVersions,
  restoreLastVersion,
  retirePlans,
  whoHasPlan,
} from './plan-store.ts'

/** Refuses a plan that somebody has, and says who. */
export async function retirePlan(ctx: Context, { key }: { readonly key: string }): Promise<PlanVersion> {
  await lockDay(ctx)
  const plan = knownPlan(await plansOf(ctx), key)
  if (plan.defaultFor !== null) throw new Refusal('strategy.plan_of_kind', { plan: nameOf(plan) })
  await refuseUse(ctx, plan)
  await retirePlans(ctx, [key])
  await recordPlan(ctx, 'plan.retired', plan)
  return plan
}

/** Undo: the last version holds again, for nobody until a rule or a person gives it. */
export async function restorePlan(ctx: Context, { key }: { readonly key: string }): Promise<PlanVersion> {
  await lockDay(ctx)
  if ((await lastVersion(ctx, key)) === 0) throw new Refusal('strategy.plan_unknown', { key, known: '–' })
  if (!(await restoreLastVersion(ctx, key))) throw new Refusal('strategy.plan_not_retired', { key })
  const [plan] = await planVersions(ctx, key)
  if (!plan) throw new Error(`no version of ${key}`)
  await recordPlan(ctx, 'plan.restored', plan)
  return plan
}

async function refuseUse(ctx: Context, plan: PlanVersion): Promise<void> {
  const { key } = plan.plan
  const { rules } = await currentPlanRules(ctx)
  const ruleNumbers = rules.flatMap((rule, index) => (rule.plan === key ? [index + 1] : []))
  const { debtorIds, itemIds } = await whoHasPlan(ctx, key)
  const acts = await actsOfPlan(ctx, key)
  if (ruleNumbers.length + debtorIds.length + itemIds.length + acts === 0) return
  const debtors = await debtorNames(ctx, debtorIds.slice(0, NAMED))
  const items = await itemNames(ctx, itemIds.slice(0, NAMED))
  throw new Refusal('strategy.plan_in_use', {
    plan: nameOf(plan),
    rules: ruleNumbers.length === 0 ? null : ruleNumbers,
    debtors: namedOf(
      [...debtors.values()].map(({ name }) => name),
      debtorIds.length,
    ),
    items: namedOf(
      [...items.values()].map(({ number }) => number),
      itemIds.length,
    ),
    acts: acts === 0 ? null : acts,
  })
}

/** As many as a sentence bears by name; how many there are of the others. */
const NAMED = 4

function namedOf(names: readonly string[], count: number): string | null {
  if (count === 0) return null
  return [...names.toSorted(), ...(count > names.length ? [`+ ${count - names.length}`] : [])].join(', ')
}

const nameOf = ({ plan }: PlanVersion): string => plan.name?.fr ?? plan.key

const recordPlan = (ctx: Context, kind: 'plan.retired' | 'plan.restored', kept: PlanVersion) =>
  record(ctx, [
    {
      kind,
      subjectKind: 'organisation',
      subjectId: ctx.organisationId,
      payload: { plan: kept.plan.key, name: nameOf(kept), version: kept.version },
    },
  ])
