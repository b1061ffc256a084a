import { expect, test } from 'vitest'
import { HOLIDAY_PLACES, PLACES, placeOf } from './places.ts'

test('holidays are those of the department, the territory or the country; elsewhere nothing is known', () => {
  const holidays = (country: string | null, postcode: string | null) => placeOf(country, postcode)?.holidays
  expect(holidays('FR', '67000')).toBe('alsace-moselle')
  expect(holidays('FR', '57100')).toBe('alsace-moselle')
  expect(holidays('FR', '69007')).toBe('metropole')
  expect(holidays('FR', '97400')).toBe('reunion')
  expect(holidays('RE', null)).toBe('reunion')
  expect(holidays('DE', '67000')).toBe('DE')
  expect(holidays('AT', '1010')).toBeNull()
  for (const [country, postcode] of [
    ['FR', null],
    ['US', '10001'],
    [null, null],
  ] as const)
    expect(placeOf(country, postcode)).toBeNull()
})

test('clocks are those of the territory, of the islands, of the country', () => {
  const clock = (country: string, postcode: string) => placeOf(country, postcode)?.timeZone
  expect(clock('FR', '20000')).toBe('Europe/Paris')
  expect(clock('FR', '97110')).toBe('America/Guadeloupe')
  expect(clock('FR', '98713')).toBe('Pacific/Tahiti')
  expect(clock('NC', '98800')).toBe('Pacific/Noumea')
  expect(clock('ES', '35001')).toBe('Atlantic/Canary')
  expect(clock('ES', '28001')).toBe('Europe/Madrid')
  expect(clock('PT', '9500-001')).toBe('Atlantic/Azores')
  expect(clock('GB', 'SW1A 1AA')).toBe('Europe/London')
})

test('each of them is a time zone that this machine knows, and keeps holidays that are listed', () => {
  for (const { timeZone, holidays } of Object.values(PLACES)) {
    expect(() => new Intl.DateTimeFormat('fr', { timeZone })).not.toThrow()
    if (holidays !== null) expect(HOLIDAY_PLACES).toContain(holidays)
  }
})
