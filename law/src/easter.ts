// The day that movable holidays are counted from.

import { type Day, dayFrom } from './values.ts'

/** The Gregorian computus: golden number, century corrections, then the Sunday after the paschal full moon. */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const skippedLeaps = century - Math.floor(century / 4)
  const moonShift = Math.floor((8 * century + 13) / 25)
  const epact = (skippedLeaps - moonShift + 19 * golden + 15) % 30
  const fullMoon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const weekdayOfMoon = (year + Math.floor(year / 4) + fullMoon + 2 - skippedLeaps) % 7
  const offset = fullMoon - weekdayOfMoon
  const month = 3 + Math.floor((offset + 40) / 44)
  return dayFrom(year, month, offset + 28 - 31 * Math.floor(month / 4))
}
