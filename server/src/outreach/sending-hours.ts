// When an e-mail may leave: on a sending day of the company that is no holiday of ours nor of the debtor's, within the sending
// hours as clocks show them where the debtor is. Where that is not known the company's own clock holds.

import { type Day, isHolidayIn, weekday } from '@quittance/law'
import { type CompanyCalendar, timeZoneOf } from '#access/model.ts'
import { addDays, type Instant } from '#kernel'
import { PLACES, type Place } from '#ledger'
import { dayIn, instantAt, minutesOfDay } from '#platform/clock.ts'

/** Longer than any closure that makes sense: beyond it nothing leaves by itself. */
const MOST_DAYS = 400

/** Now where it may leave now; null: not within a year. */
export function opensAt(calendar: CompanyCalendar, place: Place | null, now: Instant): Instant | null {
  if (isOpen(calendar, place, now)) return now
  const zone = zoneAt(calendar, place)
  let day = dayIn(zone, now)
  for (let days = 0; days < MOST_DAYS; days++, day = addDays(day, 1)) {
    const opening = instantAt(zone, day, calendar.sendFromHour)
    if (opening > now && isOpenDay(calendar, place, day)) return opening
  }
  return null
}

export function isOpen(calendar: CompanyCalendar, place: Place | null, now: Instant): boolean {
  const zone = zoneAt(calendar, place)
  const hour = minutesOfDay(now, zone) / 60
  return hour >= calendar.sendFromHour && hour < calendar.sendUntilHour && isOpenDay(calendar, place, dayIn(zone, now))
}

/** Whether e-mails may leave now to each place that is known (`PLACES`), and anywhere else. */
export type OpenPlaces = { readonly known: Readonly<Record<string, boolean>>; readonly elsewhere: boolean }

export function openPlaces(calendar: CompanyCalendar, now: Instant): OpenPlaces {
  const known = new Map<Place | null, boolean>()
  const isOpenAt = (place: Place | null): boolean => {
    const found = known.get(place) ?? isOpen(calendar, place, now)
    known.set(place, found)
    return found
  }
  const open = Object.entries(PLACES).map(([key, place]) => [key, isOpenAt(place)] as const)
  return { known: Object.fromEntries(open), elsewhere: isOpenAt(null) }
}

/** A sending day of the company, and no holiday of the place either. */
export function isOpenDay({ sendOn, closures, zone }: CompanyCalendar, place: Place | null, day: Day): boolean {
  if (!sendOn.includes(weekday(day)) || closures.some(({ from, until }) => from <= day && day <= until)) return false
  return !isHolidayIn(day, zone) && !(place?.holidays && isHolidayIn(day, place.holidays))
}

const zoneAt = (calendar: CompanyCalendar, place: Place | null): string => place?.timeZone ?? timeZoneOf(calendar.zone)
