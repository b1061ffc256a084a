import { expect, test } from 'vitest'
import { formatMoment } from './format.ts'

test('a moment is written as the clock of the place showed it, the day first in the language of its reader', () => {
  expect(formatMoment('2026-11-21T08:05:59.000Z', 'Europe/Paris', 'fr')).toBe('21/11/2026 09:05')
  expect(formatMoment('2026-11-21T08:05:59.000Z', 'Europe/Paris', 'en')).toBe('21 Nov 2026 09:05')
  expect(formatMoment('2026-07-31T22:00:00.000Z', 'Europe/Paris', 'fr')).toBe('01/08/2026 00:00')
  expect(formatMoment('2026-11-21T20:30:00.000Z', 'Indian/Reunion', 'fr')).toBe('22/11/2026 00:30')
})
