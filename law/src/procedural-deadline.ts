// The last day of a time limit of procedure.
// CPC 640 to 642: counted from date to date, the day of the act or event not counted; « Le délai qui expirerait
// normalement un samedi, un dimanche ou un jour férié ou chômé est prorogé jusqu'au premier jour ouvrable suivant. » They
// move no due date and no limitation period. Not handled: the longer limits of CPC 643 for parties overseas and abroad.

import type { Step } from './explain.ts'
import { type HolidayZone, nextWorkingDay } from './public-holidays.ts'
import { addDays, addMonths, type Day } from './values.ts'

export type TimeLimit = { readonly count: number; readonly unit: 'days' | 'months' }

export type ProceduralDeadlineSteps = {
  /** Ends on a Saturday, a Sunday or a public holiday. */
  'procedural-deadline.moved': { readonly given: { readonly day: Day }; readonly gives: Day }
}

export type ProceduralDeadline = {
  readonly day: Day
  readonly steps: readonly Step<ProceduralDeadlineSteps>[]
}

/**
 * The last day of a time limit that began with an act or event (choice `procedural-deadline-extended`).
 * @article CPC 640, 641, 642
 */
export function proceduralDeadline(
  from: Day,
  { count, unit }: TimeLimit,
  zone: HolidayZone = 'metropole',
): ProceduralDeadline {
  const counted = unit === 'days' ? addDays(from, count) : addMonths(from, count)
  const day = nextWorkingDay(counted, zone)
  if (day === counted) return { day, steps: [] }
  return {
    day,
    steps: [{ rule: 'procedural-deadline.moved', article: 'CPC 642', given: { day: counted }, gives: day }],
  }
}
