// Undo of a release: what has not begun to leave is taken back, and so is a first yes that waits for a second person.

import { cancelActs, withdrawApprovals } from '#outreach'
import type { Context, Id } from '#kernel'

export type TakenBack = { readonly withdrawn: number; readonly left: number }

export async function takeBack(ctx: Context, { actIds }: { readonly actIds: readonly Id[] }): Promise<TakenBack> {
  const unapproved = await withdrawApprovals(ctx, actIds)
  const others = actIds.filter((id) => !unapproved.includes(id))
  const { cancelled, left } = await cancelActs(ctx, { actIds: others })
  return { withdrawn: unapproved.length + cancelled, left }
}
