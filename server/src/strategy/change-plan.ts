// A collection plan is changed by a new version, and a new one begins with version 1; what was sent under the old ones stays
// remembered by the keys of their steps.

import { record } from '#evidence'
import { type Context, Refusal } from '#kernel'
import { knownPlan, plansOf } from './company-policy.ts'
import type { CollectionPlan } from './model.ts'
import { isSameStep, planErrors } from './plan.ts'
import {
  type KeptPlan,
  type PlanVersion,
  insertPlans,
  knownSteps,
  lastVersion,
  lockDay,
  retirePlans,
} from './plan-store.ts'
import { saidOfFault } from './sentences/advice.ts'

/** What the columns of the decision have room for is more; a person would be lost long before. */
const MOST_PLANS = 100

export type ChangePlanInput = { readonly plan: CollectionPlan; readonly version: number }

export async function changePlan(ctx: Context, { plan, version }: ChangePlanInput): Promise<PlanVersion> {
  await lockDay(ctx)
  const before = knownPlan(await plansOf(ctx), plan.key)
  if (before.version !== version)
    throw new Refusal('strategy.plan_changed_since', { key: plan.key, version: before.version, given: version })
  refuseFaults(plan)
  await refuseReusedKeys(ctx, plan, before.plan)
  const after = signed(ctx, { plan, version: version + 1, defaultFor: before.defaultFor })
  await retirePlans(ctx, [plan.key])
  await insertPlans(ctx, [after], ctx.actor.name)
  await recordVersion(ctx, 'plan.changed', after)
  return after
}

/** One more plan; it concerns nobody until a rule or a person gives it to somebody. */
export async function createPlan(ctx: Context, plan: CollectionPlan): Promise<PlanVersion> {
  await lockDay(ctx)
  const { length: count } = await plansOf(ctx)
  if (count >= MOST_PLANS) throw new Refusal('strategy.plans_too_many', { count })
  if ((await lastVersion(ctx, plan.key)) > 0) throw new Refusal('strategy.plan_exists', { key: plan.key })
  refuseFaults(plan)
  await refuseReusedKeys(ctx, plan, null)
  const created = signed(ctx, { plan, version: 1, defaultFor: null })
  await insertPlans(ctx, [created], ctx.actor.name)
  await recordVersion(ctx, 'plan.created', created)
  return created
}

const signed = (ctx: Context, kept: KeptPlan): PlanVersion => ({
  ...kept,
  recordedAt: ctx.now,
  recordedBy: ctx.actor.name,
})

/** What a person can cause is said in words; the rest, of plans made elsewhere, by the name of the fault. */
export function refuseFaults(plan: CollectionPlan): void {
  const faults = planErrors(plan)
  const fault = faults.find(({ fault: name }) => name === 'too-early') ?? faults[0]
  if (!fault) return
  const step = fault.step === null ? 0 : fault.step + 1
  const name = fault.step === null ? '–' : (plan.steps[fault.step]?.key ?? '–')
  if (fault.fault === 'too-early') throw new Refusal('strategy.plan_too_early', { plan: plan.key, step })
  if (fault.fault === 'falling-days') throw new Refusal('strategy.plan_days_fall', { plan: plan.key, step })
  if (fault.fault === 'unknown-text') throw new Refusal('strategy.plan_text_unknown', { plan: plan.key, step: name })
  throw new Refusal('strategy.plan_impossible', {
    plan: plan.key,
    step,
    fault: fault.fault,
    said: saidOfFault(fault.fault),
  })
}

/**
 * What was sent is remembered under the key of its step: a key that comes back, or comes over from another plan, must mean the
 * same step again.
 */
async function refuseReusedKeys(ctx: Context, plan: CollectionPlan, before: CollectionPlan | null): Promise<void> {
  const known = new Map((await knownSteps(ctx)).map((step) => [step.key, step]))
  const own = new Set(before?.steps.map(({ key }) => key))
  for (const step of plan.steps) {
    const former = known.get(step.key)
    if (former && !own.has(step.key) && !isSameStep(former, step))
      throw new Refusal('strategy.plan_key_reused', { plan: plan.key, step: step.key })
  }
}

const recordVersion = (ctx: Context, kind: 'plan.changed' | 'plan.created', { plan, version }: KeptPlan) =>
  record(ctx, [
    {
      kind,
      subjectKind: 'organisation',
      subjectId: ctx.organisationId,
      payload: { plan: plan.key, name: plan.name?.fr ?? plan.key, version },
    },
  ])
