// Ends the calls that were agreed with debtors of whom nothing may be asked any more: paid, covered by credit, handed over, insolvent.

import type { Context, Id } from '#kernel'
import { endTasks, openTasksOfKind } from '#outreach'
import { overdueOf } from './call-store.ts'
import { CALL_BACK } from './rules.ts'

export async function endCallBacks(ctx: Context, debtorIds: readonly Id[] | 'all'): Promise<void> {
  const agreed = await openTasksOfKind(ctx, CALL_BACK, debtorIds)
  if (agreed.length === 0) return
  const overdue = await overdueOf(
    ctx,
    agreed.map((task) => task.debtorId),
  )
  const settled = agreed.filter((task) => !overdue.has(task.debtorId))
  await endTasks(
    ctx,
    settled.map((task) => task.id),
  )
}
