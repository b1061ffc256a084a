// Whose public holidays a debtor keeps, by its address: Alsace and Moselle, and overseas, have some of their own.

import type { HolidayZone } from '@quittance/law'

/** In the order of the settings' `debtorZones`. */
export const DEBTOR_ZONES = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
] as const satisfies readonly HolidayZone[]

const ZONE_OF_COUNTRY: Readonly<Record<string, HolidayZone>> = {
  GP: 'guadeloupe',
  MQ: 'martinique',
  GF: 'guyane',
  RE: 'reunion',
  YT: 'mayotte',
}
/** 57 Moselle, 67 and 68 Alsace. Postcodes of a department begin with its number. */
const ZONE_OF_POSTCODE: Readonly<Record<string, HolidayZone>> = {
  '57': 'alsace-moselle',
  '67': 'alsace-moselle',
  '68': 'alsace-moselle',
  '971': 'guadeloupe',
  '972': 'martinique',
  '973': 'guyane',
  '974': 'reunion',
  '976': 'mayotte',
}

/** Null where nothing is known of its holidays: abroad, or without a postcode. The company's own calendar then holds alone. */
export function zoneOf(country: string | null, postcode: string | null): HolidayZone | null {
  if (country === null) return null
  if (country !== 'FR') return ZONE_OF_COUNTRY[country] ?? null
  if (postcode === null || !/^\d{5}$/.test(postcode)) return null
  return ZONE_OF_POSTCODE[postcode.slice(0, 2)] ?? ZONE_OF_POSTCODE[postcode.slice(0, 3)] ?? 'metropole'
}
