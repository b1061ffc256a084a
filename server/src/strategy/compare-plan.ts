// What a changed plan would do to the invoices that exist, before it is saved: the coming days played with it and without.

import type { Context, Day, Id, Locale } from '#kernel'
import { refuseFaults } from './change-plan.ts'
import { companyPolicy } from './company-policy.ts'
import type { CollectionPlan } from './model.ts'
import { debtorNames, itemNames } from './names-store.ts'
import { actsUnder } from './rehearse-company.ts'
import { stepChanges } from './rehearse.ts'
import { stepName } from './sentence.ts'

export type PlanChange = {
  readonly debtorId: Id
  readonly debtorName: string
  readonly itemId: Id
  readonly number: string
  readonly step: string
  /** Null: not taken within these days. */
  readonly before: Day | null
  readonly after: Day | null
}

export type ComparePlanInput = { readonly plan: CollectionPlan; readonly days: number; readonly locale: Locale }

/** One row for each step of an invoice that would be taken on another day, no more, or newly. */
export async function comparePlan(ctx: Context, { plan, days, locale }: ComparePlanInput): Promise<PlanChange[]> {
  refuseFaults(plan)
  const [before, after] = [await companyPolicy(ctx, 'today'), await companyPolicy(ctx, 'today', plan)]
  const changes = stepChanges(await actsUnder(ctx, before, days), await actsUnder(ctx, after, days))
  const debtors = await debtorNames(ctx, [...new Set(changes.map((change) => change.debtor))])
  const items = await itemNames(ctx, [...new Set(changes.map((change) => change.item))])
  return changes.map((change) => ({
    debtorId: change.debtor,
    debtorName: debtors.get(change.debtor)?.name ?? '',
    itemId: change.item,
    number: items.get(change.item)?.number ?? '',
    step: stepName(change.step, locale),
    before: change.before,
    after: change.after,
  }))
}
