// Whom to call today, the most useful call first: what is overdue, weighed by how often this debtor was reached before.
// A debtor of whom nothing may be asked any more, or of whom money waits to be allocated, is not in it, whatever task stands open.

import { settingsOf } from '#access'
import { timeZoneOf } from '#access/model.ts'
import type { Context, Id } from '#kernel'
import { openTasks } from '#outreach'
import { minutesOfDay } from '#platform/clock.ts'
import { callCounts, contactsToCall, mayHavePaid, overdueOf } from './call-store.ts'
import { debtorsToRead } from './mail-store.ts'
import type { CallToMake } from './model.ts'
import { barrierOf, CALL_BACK, chancePercent, inOrderOfUse } from './rules.ts'

export async function listCalls(ctx: Context): Promise<readonly CallToMake[]> {
  const tasks = (await openTasks(ctx, null)).filter(
    ({ kind, dueDay, debtorId }) =>
      (kind.startsWith('call') || kind === CALL_BACK) && dueDay <= ctx.today && debtorId !== null,
  )
  const debtorIds = [...new Set(tasks.map(({ debtorId }) => debtorId as Id))]
  const overdue = await overdueOf(ctx, debtorIds)
  const paying = await mayHavePaid(ctx, debtorIds)
  const toRead = await debtorsToRead(ctx, debtorIds)
  const contacts = await contactsToCall(ctx, debtorIds)
  const { zone } = (await settingsOf(ctx)).calendar
  const counts = await callCounts(ctx, debtorIds, timeZoneOf(zone))
  const now = { day: ctx.today, minutes: minutesOfDay(ctx.now, timeZoneOf(zone)), zone }
  // One conversation for a debtor, whatever asks for it: the call that was agreed, else the oldest.
  const byDebtor = Map.groupBy(tasks, ({ debtorId }) => debtorId as Id)
  const calls = [...byDebtor].flatMap(([debtorId, own]) => {
    const task = own.find(({ kind }) => kind === CALL_BACK) ?? own[0]
    const sum = overdue.get(debtorId)
    if (!task || !sum || paying.has(debtorId)) return []
    const { calls: made = 0, reached = 0, sameDay = 0, sevenDays = 0 } = counts.get(debtorId) ?? {}
    const isCallBack = task.kind === CALL_BACK
    return [
      {
        taskId: task.id,
        debtorId,
        debtorName: task.debtorName ?? '',
        dueDay: task.dueDay,
        isCallBack,
        hasUnreadAnswer: toRead.has(debtorId),
        currency: sum.currency,
        overdueCents: sum.overdueCents,
        daysPastDue: sum.daysPastDue,
        contacts: contacts.get(debtorId) ?? [],
        calls: made,
        reached,
        chancePercent: chancePercent({ calls: made, reached }),
        barrier: barrierOf({ ...now, sameDay, sevenDays }, isCallBack),
      },
    ]
  })
  return inOrderOfUse(calls)
}
