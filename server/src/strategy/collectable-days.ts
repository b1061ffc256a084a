// The second number of rule 16: days past due are counted by the law and never stop; of these, the days on which we could
// ask. The difference is what pauses, promises and disputes cost.

import type { DayNumber } from '#kernel'
import { releaseDay } from './holds.ts'
import { type Hold, type ItemSituation, NO_DAY } from './model.ts'
import type { DecisionSettings } from './settings.ts'

/** Holds on all of the item count from their first day to their last, days that several share once. */
export function collectableDays(item: ItemSituation, holds: readonly Hold[], settings: DecisionSettings): number {
  const { today } = settings
  if (item.dueDay === NO_DAY || today <= item.dueDay) return 0
  const firstDay = item.dueDay + 1
  const spans = holds
    .filter((hold) => hold.amountCents === null || hold.amountCents >= item.openCents)
    .map((hold) => ({ from: Math.max(hold.fromDay, firstDay), end: Math.min(releaseDay(hold, settings), today + 1) }))
    .filter((span) => span.from < span.end)
    .toSorted((a, b) => a.from - b.from)
  let held = 0
  let counted: DayNumber = firstDay
  for (const { from, end } of spans) {
    held += Math.max(0, end - Math.max(from, counted))
    counted = Math.max(counted, end)
  }
  return today - item.dueDay - held
}
