// The rules that give debtors their plan, as a company keeps them; each version stays.

import { record } from '#evidence'
import { type Context, Refusal } from '#kernel'
import type { PlanRule } from './assign-plan.ts'
import { plansOf } from './company-policy.ts'
import { type KeptPlanRules, currentPlanRules, insertPlanRules, lockDay } from './plan-store.ts'

export type ChangePlanRulesInput = { readonly rules: readonly PlanRule[]; readonly version: number }

export async function changePlanRules(ctx: Context, { rules, version }: ChangePlanRulesInput): Promise<KeptPlanRules> {
  await lockDay(ctx)
  const before = await currentPlanRules(ctx)
  if (before.version !== version)
    throw new Refusal('strategy.plan_rules_changed_since', { version: before.version, given: version })
  const known = (await plansOf(ctx)).map(({ plan }) => plan.key)
  const unknown = rules.find((rule) => !known.includes(rule.plan))
  if (unknown) throw new Refusal('strategy.plan_unknown', { key: unknown.plan, known: known.join(', ') })
  const after = { rules, version: version + 1 }
  await insertPlanRules(ctx, after)
  await record(ctx, [
    {
      kind: 'plan_rules.changed',
      subjectKind: 'organisation',
      subjectId: ctx.organisationId,
      payload: { version: after.version, rules: rules.length },
    },
  ])
  return after
}
