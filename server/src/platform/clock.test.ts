import { expect, test } from 'vitest'
import { dayIn, fixedClock, systemClock, minutesOfDay } from './clock.ts'

test('the day is that of the zone, not of UTC', () => {
  expect(dayIn('Europe/Paris', '2026-11-21T22:59:59.999Z')).toBe('2026-11-21')
  expect(dayIn('Europe/Paris', '2026-11-21T23:00:00.000Z')).toBe('2026-11-22')
  expect(dayIn('Europe/Paris', '2026-07-01T22:00:00.000Z')).toBe('2026-07-02')
  expect(dayIn('Indian/Reunion', '2026-11-21T20:00:00.000Z')).toBe('2026-11-22')
  expect(dayIn('America/Guadeloupe', '2026-11-21T03:59:00.000Z')).toBe('2026-11-20')
})

test('a clock that stands still says the same day in every zone from Guadeloupe to Réunion', () => {
  const clock = fixedClock('2026-02-28')
  expect(clock.now()).toBe('2026-02-28T09:00:00.000Z')
  expect(['America/Guadeloupe', 'Europe/Paris', 'Indian/Reunion'].map((zone) => clock.today(zone))).toEqual(
    Array(3).fill('2026-02-28'),
  )
})

test('the clock of the machine speaks in instants', () => {
  expect(systemClock.now()).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('the minutes of the day are those of the clock on the wall', () => {
  expect(minutesOfDay('2026-11-16T09:05:00.000Z', 'Europe/Paris')).toBe(605)
  expect(minutesOfDay('2026-07-01T22:30:00.000Z', 'Europe/Paris')).toBe(30)
  expect(minutesOfDay('2026-11-16T09:05:00.000Z', 'Indian/Reunion')).toBe(785)
})
