// The plan of one debtor or invoice: which it has and why, and a plan of its own for an invoice.

import { chooseItemPlan } from '#ledger'
import { type Context, type Id, type Locale, Refusal } from '#kernel'
import { assignedPlan } from './assign-plan.ts'
import { companyPolicy, knownPlan, plansOf } from './company-policy.ts'
import { loadColumns } from './load-columns.ts'
import { eachProfile } from './load-notes.ts'
import { ownPlanOf } from './plan-store.ts'
import { onlyThose, plannedItems } from './situation-store.ts'

export type ChoosePlanInput = { readonly itemId: Id; readonly planKey: string | null }

/** Answers the one that it had, so that the choice can be undone. */
export async function choosePlan(ctx: Context, { itemId, planKey }: ChoosePlanInput): Promise<string | null> {
  if (planKey !== null) knownPlan(await plansOf(ctx), planKey)
  const before = await ownPlanOf(ctx, itemId)
  await chooseItemPlan(ctx, { itemIds: [itemId], planKey })
  return before
}

type NamedPlan = { readonly key: string; readonly name: string }
export type DebtorPlan = NamedPlan & {
  readonly because: 'chosen' | 'rule' | 'kind'
  /** Open invoices that have another one, chosen for them alone. */
  readonly items: readonly (NamedPlan & { readonly itemId: Id })[]
}

/** Asked of what the decision itself reads. */
export async function planOfDebtor(ctx: Context, debtorId: Id, locale: Locale): Promise<DebtorPlan> {
  const policy = await companyPolicy(ctx)
  const named = (index: number): NamedPlan => {
    const plan = policy.plans[index]?.plan
    return { key: plan?.key ?? '', name: plan?.name?.[locale] ?? plan?.key ?? '' }
  }
  const scope = onlyThose([debtorId])
  const columns = await loadColumns(ctx, { ...policy, debtorIds: [debtorId] })
  const found: Omit<DebtorPlan, 'items'>[] = []
  await eachProfile(ctx, columns, { ...policy, scope }, (_, profile, chosen) => {
    const byRule = policy.planOfKey.get(assignedPlan(profile, policy.planRules) ?? '')
    const own = chosen === null ? undefined : policy.planOfKey.get(chosen)
    const because = own !== undefined ? 'chosen' : byRule !== undefined ? 'rule' : 'kind'
    found.push({ ...named(own ?? byRule ?? policy.planOfKind[profile.kind]), because })
  })
  const [plan] = found
  if (!plan) throw new Refusal('strategy.subject_unknown', { subject: debtorId })
  const items = (await plannedItems(ctx, scope)).flatMap(({ id, planKey }) => {
    const index = policy.planOfKey.get(planKey)
    return index === undefined ? [] : [{ itemId: id, ...named(index) }]
  })
  return { ...plan, items }
}
