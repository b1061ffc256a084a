// A step was passed over by mistake: it is free again, and the decision asks for it afresh.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { actsById, debtorsOfActs, freeSkippedActs, lockActs } from './store.ts'

export async function unskipAct(ctx: Context, { actId }: { readonly actId: Id }): Promise<void> {
  await lockActs(ctx)
  await touchDebtors(ctx, await debtorsOfActs(ctx, [actId]))
  const [act] = await actsById(ctx, [actId])
  if (!act) throw new Refusal('outreach.act_not_found', { id: actId })
  if (!(await freeSkippedActs(ctx, [act.id]))) throw new Refusal('outreach.act_not_skipped', { id: act.id })
  await record(ctx, [
    {
      kind: 'act.unskipped',
      subjectKind: 'act',
      subjectId: act.id,
      debtorId: act.debtorId,
      onDay: ctx.today,
      payload: { channel: act.channel, step: act.stepKey },
    },
  ])
}
