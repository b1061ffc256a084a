// Ends the calls that were agreed with debtors who have paid since: nobody is called for what is no longer owed.

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
