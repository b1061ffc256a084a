// Takes back an act that was released and has not left: its messages are withdrawn and its steps are free again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { withdrawMessages } from './message-store.ts'
import { actsById, endActs } from './store.ts'

export async function cancelAct(ctx: Context, input: { readonly actId: Id }): Promise<void> {
  const [act] = await actsById(ctx, [input.actId])
  if (!act) throw new Refusal('outreach.act_not_found', { id: input.actId })
  if (act.state !== 'planned' && act.state !== 'released') {
    throw new Refusal('outreach.act_has_left', { id: act.id, state: act.state })
  }
  if (!(await withdrawMessages(ctx, act.id)))
    throw new Refusal('outreach.act_has_left', { id: act.id, state: 'sending' })
  await endActs(ctx, [act.id], 'cancelled')
  await record(ctx, [
    {
      kind: 'act.cancelled',
      subjectKind: 'act',
      subjectId: act.id,
      debtorId: act.debtorId,
      onDay: ctx.today,
      payload: { channel: act.channel, step: act.stepKey, totalCents: act.totalCents },
    },
  ])
}
