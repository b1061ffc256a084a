// The only reader of the clock. Everything else is handed a day or an instant, so that tests, rehearsals and replays
// tell time as they like.

import type { Clock, Day, Instant } from '#kernel'

export const COMPANY_ZONE = 'Europe/Paris'

export const systemClock: Clock = clockFrom(() => new Date())

/** A clock that stands still: QUITTANCE_NOW, tests. A bare day means 09:00 UTC, a working hour in every French zone from Paris to Réunion. */
export function fixedClock(at: Instant): Clock {
  const moment = new Date(at.length === 10 ? `${at}T09:00:00.000Z` : at)
  if (Number.isNaN(moment.getTime())) throw new Error(`not an instant: ${at}`)
  return clockFrom(() => moment)
}

/** The day that an instant falls on in a time zone. */
export function dayIn(zone: string, instant: Instant): Day {
  return formatDay(zone, new Date(instant))
}

/** The instant at which an hour of a day begins in a time zone; not meant for the hour that a change of clocks skips or repeats. */
export function instantAt(zone: string, day: Day, hour: number): Instant {
  const asUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`)
  const parts = new Map(
    hourFormatter(zone)
      .formatToParts(asUtc)
      .map((part) => [part.type, part.value]),
  )
  const shown = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}:00.000Z`
  return new Date(asUtc - (Date.parse(shown) - asUtc)).toISOString()
}

/** The minutes since midnight that a clock on the wall shows in a time zone. */
export function minutesOfDay(instant: Instant, zone: string): number {
  const parts = new Map(
    hourFormatter(zone)
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  )
  return Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
}

/** Starts a stopwatch; the returned function says how many milliseconds have passed. */
export function stopwatch(): () => number {
  const start = performance.now()
  return () => performance.now() - start
}

function clockFrom(read: () => Date): Clock {
  return { now: () => read().toISOString(), today: (zone = COMPANY_ZONE) => formatDay(zone, read()) }
}

function formatDay(zone: string, moment: Date): Day {
  const parts = new Map(
    formatter(zone)
      .formatToParts(moment)
      .map((part) => [part.type, part.value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as Day
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formatters.set(zone, made)
  return made
}

const hourFormatters = new Map<string, Intl.DateTimeFormat>()

function hourFormatter(zone: string): Intl.DateTimeFormat {
  const known = hourFormatters.get(zone)
  if (known) return known
  const day = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  hourFormatters.set(zone, made)
  return made
}
