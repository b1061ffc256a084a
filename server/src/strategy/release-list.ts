// A person read the list of the day and lets it go, having said up to which day payments are known. The first time, this
// also ends the rehearsal: from then on what is released leaves.

import { type ReleasedActs, plannedActs, releaseActs } from '#outreach'
import { noteFirstRelease, notePaymentsKnownTo } from '#access'
import { record } from '#evidence'
import { type Company, type Day, type Id, Refusal, type Shell } from '#kernel'
import { planDay } from './plan-day.ts'
import { decidedVersions } from './situation-store.ts'

export type ReleaseListInput = {
  readonly actIds: readonly Id[] | 'all'
  /** The last day on which payments received are known here. */
  readonly paymentsKnownTo: Day
  readonly hasSmsGateway?: boolean
  readonly onProgress?: (done: number, total: number) => void
}

/** `changed`: of the acts asked for, those that no longer stand as they were read. */
export type ReleasedList = ReleasedActs

export async function releaseList(shell: Shell, company: Company, input: ReleaseListInput): Promise<ReleasedList> {
  const { actIds, decidedAt } = await shell.inCompany(company, async (ctx) => {
    await notePaymentsKnownTo(ctx, input.paymentsKnownTo)
    await noteFirstRelease(ctx)
    // What was learned about payments may have changed the list: only what still stands is released.
    await planDay(ctx)
    const planned = await plannedActs(ctx, 'all')
    const { actIds: asked } = input
    const chosen = asked === 'all' ? planned : planned.filter((act) => asked.includes(act.id))
    if (chosen.length === 0)
      throw new Refusal('strategy.nothing_to_release', { asked: asked === 'all' ? planned.length : asked.length })
    await record(ctx, [
      {
        kind: 'list.released',
        subjectKind: 'organisation',
        subjectId: ctx.organisationId,
        payload: {
          acts: chosen.length,
          totalCents: chosen.reduce((sum, act) => sum + act.totalCents, 0),
          paymentsKnownTo: input.paymentsKnownTo,
        },
      },
    ])
    return {
      actIds: chosen.map((act) => act.id),
      decidedAt: await decidedVersions(
        ctx,
        chosen.map((act) => act.debtorId),
      ),
    }
  })
  const released = await releaseActs(shell, company, {
    actIds,
    decidedAt,
    hasSmsGateway: input.hasSmsGateway ?? false,
    onProgress: (done) => input.onProgress?.(done, actIds.length),
  })
  const going = new Set(actIds)
  const gone = input.actIds === 'all' ? [] : input.actIds.filter((id) => !going.has(id))
  return { ...released, changed: [...gone, ...released.changed] }
}

/** What was asked for and does not leave: it cannot be written, or it is not what was read any more. */
export const refusedActs = ({ refused, changed }: ReleasedList) => [
  ...refused.map(({ act, refusal }) => ({ actId: act.id, code: refusal.code, data: refusal.data })),
  ...changed.map((actId) => ({ actId, code: 'strategy.act_changed' as const, data: {} })),
]
