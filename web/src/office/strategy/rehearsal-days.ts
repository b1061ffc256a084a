// The thirty days of a rehearsal laid out as whole weeks, Monday first.

import { addDays, daysBetween, weekday } from '@quittance/law'
import type { Day } from '@quittance/law'
import type { Channel, Rehearsal, RehearsalAction } from '../../api-types.ts'

export type RehearsalDay = {
  readonly day: Day
  readonly isOutside: boolean
  readonly actions: readonly RehearsalAction[]
}

export function weeksOf(rehearsal: Rehearsal, from: Day, days: number): readonly (readonly RehearsalDay[])[] {
  const until = addDays(from, days - 1)
  const first = addDays(from, 1 - weekday(from))
  const weeks = Math.ceil((daysBetween(first, until) + 1) / 7)
  const byDay = new Map(rehearsal.days.map((each) => [each.day, each.actions]))
  return Array.from({ length: weeks }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => {
      const day = addDays(first, week * 7 + index)
      return { day, isOutside: day < from || day > until, actions: byDay.get(day) ?? [] }
    }),
  )
}

export type ChannelCount = { readonly channel: Channel; readonly count: number }

/** How many acts of a day take each way, in the order in which they first appear. */
export function channelsOf(actions: readonly RehearsalAction[]): readonly ChannelCount[] {
  const counts = new Map<Channel, number>()
  for (const { channel } of actions) counts.set(channel, (counts.get(channel) ?? 0) + 1)
  return [...counts].map(([channel, count]) => ({ channel, count }))
}
