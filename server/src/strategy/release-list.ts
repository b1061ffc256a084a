// A person read the list of the day and lets it go, having said up to which day payments are known. The first time, this
// also ends the rehearsal: from then on what is released leaves. What needs two people leaves with the second.

import { type ActRow, type ReleasedActs, approveActs, plannedActs, releaseActs } from '#outreach'
import { noteFirstRelease, notePaymentsKnownTo } from '#access'
import { record } from '#evidence'
import { type Company, type Context, type Day, type Id, Refusal, type Shell } from '#kernel'
import { planDay } from './plan-day.ts'
import { decidedVersions } from './situation-store.ts'

export type ReleaseListInput = {
  readonly actIds: readonly Id[] | 'all'
  /** The last day on which payments received are known here. */
  readonly paymentsKnownTo: Day
  readonly hasSmsGateway?: boolean
  readonly onProgress?: (done: number, total: number) => void
}

export type ReleasedList = ReleasedActs & {
  /** Acts that have this person's yes and wait for another's. */
  readonly awaiting: number
}

export async function releaseList(shell: Shell, company: Company, input: ReleaseListInput): Promise<ReleasedList> {
  const { going, decidedAt, awaiting, refused, changed } = await shell.inCompany(company, (ctx) =>
    chooseActs(ctx, input),
  )
  const released = await releaseActs(shell, company, {
    actIds: going,
    decidedAt,
    hasSmsGateway: input.hasSmsGateway ?? false,
    onProgress: (done) => input.onProgress?.(done, going.length),
  })
  return {
    ...released,
    refused: [...refused, ...released.refused],
    awaiting,
    changed: [...changed, ...released.changed],
  }
}

async function chooseActs(ctx: Context, { actIds: asked, paymentsKnownTo }: ReleaseListInput) {
  await notePaymentsKnownTo(ctx, paymentsKnownTo)
  await noteFirstRelease(ctx)
  // What was learned about payments may have changed the list: only what still stands is released.
  await planDay(ctx)
  const planned = await plannedActs(ctx, 'all')
  const chosen = asked === 'all' ? planned : planned.filter((act) => asked.includes(act.id))
  if (chosen.length === 0)
    throw new Refusal('strategy.nothing_to_release', { asked: asked === 'all' ? planned.length : asked.length })
  const { ready, awaiting, refused } = await approveActs(ctx, chosen)
  if (ready.length > 0) await recordList(ctx, ready, paymentsKnownTo)
  const standing = new Set(chosen.map((act) => act.id))
  return {
    going: ready.map((act) => act.id),
    decidedAt: await decidedVersions(
      ctx,
      ready.map((act) => act.debtorId),
    ),
    awaiting: awaiting.length,
    refused,
    changed: asked === 'all' ? [] : asked.filter((id) => !standing.has(id)),
  }
}

const recordList = (ctx: Context, acts: readonly ActRow[], paymentsKnownTo: Day): Promise<unknown> =>
  record(ctx, [
    {
      kind: 'list.released',
      subjectKind: 'organisation',
      subjectId: ctx.organisationId,
      payload: {
        acts: acts.length,
        totalCents: acts.reduce((sum, act) => sum + act.totalCents, 0),
        paymentsKnownTo,
      },
    },
  ])

/** What was asked for and does not leave: it cannot be written, or it is not what was read any more. */
export const refusedActs = ({ refused, changed }: ReleasedList) => [
  ...refused.map(({ act, refusal }) => ({ actId: act.id, code: refusal.code, data: refusal.data })),
  ...changed.map((actId) => ({ actId, code: 'strategy.act_changed' as const, data: {} })),
]
