// A collection plan is changed by a new version; what was sent under the old one stays remembered by its step keys.

import { record } from '#evidence'
import { type Context, Refusal } from '#kernel'
import { plansOf } from './company-policy.ts'
import type { CollectionPlan } from './model.ts'
import { planFaults } from './plan.ts'
import { type KeptPlan, insertPlans, lockDay, retirePlans } from './plan-store.ts'

export type ChangePlanInput = { readonly plan: CollectionPlan; readonly version: number }

export async function changePlan(ctx: Context, { plan, version }: ChangePlanInput): Promise<KeptPlan> {
  await lockDay(ctx)
  const kept = await plansOf(ctx)
  const before = kept.find((known) => known.plan.key === plan.key)
  if (!before)
    throw new Refusal('strategy.plan_unknown', { key: plan.key, known: kept.map((known) => known.plan.key).join(', ') })
  if (before.version !== version)
    throw new Refusal('strategy.plan_changed_since', { key: plan.key, version: before.version, given: version })
  refuseFaults(plan)
  const after: KeptPlan = { plan, version: version + 1, defaultFor: before.defaultFor }
  await retirePlans(ctx, [plan.key])
  await insertPlans(ctx, [after])
  await record(ctx, [
    {
      kind: 'plan.changed',
      subjectKind: 'organisation',
      subjectId: ctx.organisationId,
      payload: { plan: plan.key, version: after.version },
    },
  ])
  return after
}

/** What a person can cause is said in words; the rest, of plans made elsewhere, by the name of the fault. */
export function refuseFaults(plan: CollectionPlan): void {
  const early = plan.steps.findIndex((step) => step.level > 0 && step.offsetDays !== undefined && step.offsetDays < 1)
  if (early >= 0) throw new Refusal('strategy.plan_too_early', { plan: plan.key, step: early + 1 })
  const [fault] = planFaults(plan)
  if (!fault) return
  const step = fault.step === null ? 0 : fault.step + 1
  if (fault.fault === 'falling-days') throw new Refusal('strategy.plan_days_fall', { plan: plan.key, step })
  throw new Refusal('strategy.plan_impossible', { plan: plan.key, step, fault: fault.fault })
}
