// What a person should know about a plan of the company before saving it.

import { settingsOf } from '#access'
import type { DebtorKind } from '@quittance/law'
import type { Context } from '#kernel'
import { plansOf } from './company-policy.ts'
import { type CollectionPlan, DEBTOR_KINDS } from './model.ts'
import { type PlanAdvice, planAdvice } from './plan-advice.ts'
import { currentPlanRules, kindsWithPlan } from './plan-store.ts'

export async function advisePlan(ctx: Context, plan: CollectionPlan): Promise<readonly PlanAdvice[]> {
  const { outreach } = await settingsOf(ctx)
  return planAdvice({ plan, kinds: await kindsOf(ctx, plan.key), contactCap: outreach.contactCap })
}

/** The kinds that a plan may concern: by default, by a rule, by what a person chose. */
async function kindsOf(ctx: Context, key: string): Promise<readonly DebtorKind[]> {
  const kept = (await plansOf(ctx)).find(({ plan }) => plan.key === key)
  const { rules } = await currentPlanRules(ctx)
  const byRule = rules.filter(({ plan }) => plan === key).flatMap(({ when }) => when.debtorKinds ?? DEBTOR_KINDS)
  const chosen = await kindsWithPlan(ctx, key)
  return [...new Set([...(kept?.defaultFor ? [kept.defaultFor] : []), ...byRule, ...chosen])]
}
