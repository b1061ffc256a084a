// A person passes over a step: nothing is sent, the step counts as taken, the next one follows in its time.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { actsById, debtorsOfActs, lockActs, skipActs } from './store.ts'
import { ACT_STATE_WORDS } from './code-words.ts'

export type SkipActInput = { readonly actId: Id; readonly reason: string }

export async function skipAct(ctx: Context, { actId, reason }: SkipActInput): Promise<void> {
  await lockActs(ctx)
  await touchDebtors(ctx, await debtorsOfActs(ctx, [actId]))
  const [act] = await actsById(ctx, [actId])
  if (!act) throw new Refusal('outreach.act_not_found', { id: actId })
  if (act.state !== 'planned')
    throw new Refusal('outreach.act_has_left', { id: act.id, state: ACT_STATE_WORDS[act.state] })
  if (reason.trim() === '') throw new Refusal('outreach.skip_without_reason')
  await skipActs(ctx, [act.id])
  await record(ctx, [
    {
      kind: 'act.skipped',
      subjectKind: 'act',
      subjectId: act.id,
      debtorId: act.debtorId,
      payload: { channel: act.channel, step: act.stepKey, reason },
    },
  ])
}
