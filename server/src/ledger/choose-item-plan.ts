// A collection plan of its own for single invoices: it goes before the plan of their debtor.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import { raiseVersions, selectItems, setItemPlans } from './store.ts'

export type ChooseItemPlanInput = { readonly itemIds: readonly Id[]; readonly planKey: string | null }

/** Null: the plan of its debtor again. Whether there is such a plan is known further right. */
export async function chooseItemPlan(ctx: Context, { itemIds, planKey }: ChooseItemPlanInput): Promise<void> {
  const items = await selectItems(ctx, itemIds)
  const missing = itemIds.find((id) => !items.some((item) => item.id === id))
  if (missing !== undefined) throw new Refusal('ledger.item_unknown', { item: missing })
  const debtorIds = await lockDebtors(
    ctx,
    items.map(({ debtorId }) => debtorId),
  )
  await setItemPlans(ctx, itemIds, planKey)
  await raiseVersions(ctx, debtorIds)
  await record(
    ctx,
    items.map(({ id, debtorId, number }) => ({
      kind: 'item.plan_chosen',
      subjectKind: 'item',
      subjectId: id,
      debtorId,
      payload: { number, plan: planKey },
    })),
  )
}
