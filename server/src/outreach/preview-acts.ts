// Shows the text of acts before they are let go: exactly what a release would write now, kept nowhere.

import { type Context, type Id, type Refusal, isRefusal } from '#kernel'
import { isWritten } from './act.ts'
import type { RenderedMessage } from './render-message.ts'
import { writeOne } from './release-acts.ts'
import { type ActSituation, situationsOfActs } from './situation-of-acts.ts'
import { actsById } from './store.ts'

export type PreviewedAct =
  | { readonly kind: 'written'; readonly actId: Id; readonly of: ActSituation; readonly rendered: RenderedMessage }
  | { readonly kind: 'refused'; readonly actId: Id; readonly refusal: Refusal }
  | { readonly kind: 'not-written'; readonly actId: Id }

export async function previewActs(ctx: Context, actIds: readonly Id[]): Promise<readonly PreviewedAct[]> {
  const acts = await actsById(ctx, actIds)
  const { ready, refused } = await situationsOfActs(
    ctx,
    acts.filter((act) => isWritten(act.channel)),
  )
  return [
    ...ready.map((of) => preview(of)),
    ...refused.map(({ act, refusal }) => ({ kind: 'refused', actId: act.id, refusal }) as const),
    ...acts.filter((act) => !isWritten(act.channel)).map((act) => ({ kind: 'not-written', actId: act.id }) as const),
  ]
}

function preview(of: ActSituation): PreviewedAct {
  try {
    return { kind: 'written', actId: of.act.id, of, rendered: writeOne(of) }
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', actId: of.act.id, refusal: error }
    throw error
  }
}
