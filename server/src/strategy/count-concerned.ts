// Whom each plan concerns, and each rule that gives plans: debtors that owe something, counted from what the decision itself reads.

import type { DebtorKind } from '@quittance/law'
import type { Cents, Context } from '#kernel'
import { firstFitting, type PlanRule } from './assign-plan.ts'
import { type Columns, REACH, rowsById } from './columns.ts'
import { companyPolicy } from './company-policy.ts'
import { loadColumns } from './load-columns.ts'
import { eachProfile } from './load-notes.ts'
import { EVERYBODY } from './situation-store.ts'

export type Concerned = {
  readonly debtors: number
  readonly items: number
  /** In the company's currency. */
  readonly openCents: Cents
  /** Debtors of them who cannot be reached so. */
  readonly noEmail: number
  readonly noPost: number
  readonly noPhone: number
}

/** By the key of the plan. */
export async function concernedByPlans(ctx: Context): Promise<ReadonlyMap<string, Concerned>> {
  const policy = await companyPolicy(ctx)
  const columns = await loadColumns(ctx, { ...policy, debtorIds: 'all' })
  return new Map(policy.plans.map(({ plan }, index) => [plan.key, concernedBy(columns, index)]))
}

function concernedBy({ debtors, items }: Columns, plan: number): Concerned {
  const rowOf = rowsById(debtors.id, debtors.count)
  const seen = new Uint8Array(debtors.count)
  const total = { debtors: 0, items: 0, openCents: 0, noEmail: 0, noPost: 0, noPhone: 0 }
  for (let row = 0; row < items.count; row++) {
    if (items.plan[row] !== plan) continue
    total.items++
    if (items.currency[row] === 0) total.openCents += items.openCents[row] ?? 0
    const debtor = rowOf(items.debtor[row] ?? -1)
    if (debtor < 0 || seen[debtor] === 1) continue
    seen[debtor] = 1
    const reach = debtors.reach[debtor] ?? 0
    total.debtors++
    if ((reach & REACH.email) === 0) total.noEmail++
    if ((reach & REACH.post) === 0) total.noPost++
    if ((reach & REACH.phone) === 0) total.noPhone++
  }
  return total
}

export type Share = { readonly debtors: number; readonly openCents: Cents }

export type RuleShares = {
  /** In the order of the rules: whom each is the first to fit. */
  readonly rules: readonly Share[]
  /** Whom no rule fits: the plan of their kind. */
  readonly byKind: Readonly<Record<DebtorKind, Share>>
  /** Debtors that a person gave a plan. */
  readonly chosen: Share
}

/** Of rules that are kept or only tried. */
export async function sharesOfRules(ctx: Context, rules: readonly PlanRule[]): Promise<RuleShares> {
  const policy = await companyPolicy(ctx)
  const columns = await loadColumns(ctx, { ...policy, planRules: [], debtorIds: 'all' })
  const owing = new Set(columns.items.debtor.subarray(0, columns.items.count))
  const shares = rules.map(emptyShare)
  const byKind = { business: emptyShare(), public: emptyShare(), consumer: emptyShare(), association: emptyShare() }
  const chosen = emptyShare()
  const input = { planOfKey: policy.planOfKey, planRules: rules, scope: EVERYBODY }
  await eachProfile(ctx, columns, input, (row, profile, key) => {
    if (!owing.has(columns.debtors.id[row] ?? -1)) return
    const share = key !== null ? chosen : (shares[firstFitting(profile, rules)] ?? byKind[profile.kind])
    share.debtors++
    share.openCents += profile.openCents
  })
  return { rules: shares, byKind, chosen }
}

const emptyShare = (): { debtors: number; openCents: Cents } => ({ debtors: 0, openCents: 0 })
