// Takes back acts that were released and have not left: their messages are withdrawn and their steps are free again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { withdrawMessages } from './message-store.ts'
import { TAKEN_BACK } from './said-of-message.ts'
import { type ActRow, actsById, debtorsOfActs, endActs, lockActs } from './store.ts'
import { ACT_STATE_WORDS } from './code-words.ts'

export async function cancelAct(ctx: Context, { actId }: { readonly actId: Id }): Promise<void> {
  const { acts, cancelled, leaving } = await cancel(ctx, [actId])
  const [act] = acts
  if (!act) throw new Refusal('outreach.act_not_found', { id: actId })
  if (cancelled.length === 0)
    throw new Refusal('outreach.act_has_left', {
      id: act.id,
      state: ACT_STATE_WORDS[leaving.has(act.id) ? 'sending' : act.state],
    })
}

/** Undo of a release: what has begun to leave stays as it is, all else is taken back. */
export async function cancelActs(
  ctx: Context,
  { actIds }: { readonly actIds: readonly Id[] },
): Promise<{ readonly cancelled: number; readonly left: number }> {
  const { cancelled } = await cancel(ctx, actIds)
  return { cancelled: cancelled.length, left: actIds.length - cancelled.length }
}

type Cancelled = {
  readonly acts: readonly ActRow[]
  readonly cancelled: readonly ActRow[]
  readonly leaving: ReadonlySet<Id>
}

async function cancel(ctx: Context, actIds: readonly Id[]): Promise<Cancelled> {
  await lockActs(ctx)
  await touchDebtors(ctx, await debtorsOfActs(ctx, actIds))
  const acts = await actsById(ctx, actIds)
  const waiting = acts.filter(({ state }) => state === 'planned' || state === 'released')
  const leaving = await withdrawMessages(
    ctx,
    waiting.map(({ id }) => id),
    TAKEN_BACK,
  )
  const cancelled = waiting.filter(({ id }) => !leaving.has(id))
  await endActs(
    ctx,
    cancelled.map(({ id }) => id),
    'cancelled',
  )
  await record(
    ctx,
    cancelled.map((act) => ({
      kind: 'act.cancelled',
      subjectKind: 'act',
      subjectId: act.id,
      debtorId: act.debtorId,
      onDay: ctx.today,
      payload: { channel: act.channel, step: act.stepKey, totalCents: act.totalCents, currency: act.currency },
    })),
  )
  return { acts, cancelled, leaving }
}
