// When work that nobody asks for by hand is done: between seven in the morning and seven in the evening, where the company is.

import { type Instant, addDays } from '#kernel'
import { dayIn, instantAt } from '#platform/clock.ts'

const FIRST_HOUR = 7
const LAST_HOUR = 19

/** The instant itself within these hours, else the next morning. */
export function withinHours(at: Instant, zone: string): Instant {
  const day = dayIn(zone, at)
  const morning = instantAt(zone, day, FIRST_HOUR)
  if (at < morning) return morning
  return at < instantAt(zone, day, LAST_HOUR) ? at : nextMorning(at, zone)
}

export const nextMorning = (after: Instant, zone: string): Instant =>
  instantAt(zone, addDays(dayIn(zone, after), 1), FIRST_HOUR)
