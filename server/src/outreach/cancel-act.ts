// Takes back an act that was released and has not left: its messages are withdrawn and its steps are free again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { withdrawMessages } from './message-store.ts'
import { actsById, debtorsOfActs, endActs, lockActs } from './store.ts'

export async function cancelAct(ctx: Context, { actId }: { readonly actId: Id }): Promise<void> {
  await lockActs(ctx)
  await touchDebtors(ctx, await debtorsOfActs(ctx, [actId]))
  const [act] = await actsById(ctx, [actId])
  if (!act) throw new Refusal('outreach.act_not_found', { id: actId })
  if (act.state !== 'planned' && act.state !== 'released') {
    throw new Refusal('outreach.act_has_left', { id: act.id, state: act.state })
  }
  const leaving = await withdrawMessages(ctx, [act.id], 'cancelled')
  if (leaving.size > 0) throw new Refusal('outreach.act_has_left', { id: act.id, state: 'sending' })
  await endActs(ctx, [act.id], 'cancelled')
  await record(ctx, [
    {
      kind: 'act.cancelled',
      subjectKind: 'act',
      subjectId: act.id,
      debtorId: act.debtorId,
      onDay: ctx.today,
      payload: { channel: act.channel, step: act.stepKey, totalCents: act.totalCents, currency: act.currency },
    },
  ])
}
