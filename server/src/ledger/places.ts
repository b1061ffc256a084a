// Where a debtor is, by its country and postcode: what its clocks show, and whose public holidays it keeps. Countries with
// several time zones and no way to tell them apart (United States, Canada …) are left out: the company's own then hold.

import { HOLIDAY_COUNTRIES, HOLIDAY_ZONES, type HolidayPlace } from '@quittance/law'

export type Place = {
  readonly timeZone: string
  /** Null where nothing is known of its holidays. */
  readonly holidays: HolidayPlace | null
}

export const HOLIDAY_PLACES = [...HOLIDAY_ZONES, ...HOLIDAY_COUNTRIES] as const satisfies readonly HolidayPlace[]

const at = (timeZone: string, holidays: HolidayPlace | null = null): Place => ({ timeZone, holidays })

const PARIS = at('Europe/Paris', 'metropole')
const ALSACE_MOSELLE = at('Europe/Paris', 'alsace-moselle')
const GUADELOUPE = at('America/Guadeloupe', 'guadeloupe')
const MARTINIQUE = at('America/Martinique', 'martinique')
const GUYANE = at('America/Cayenne', 'guyane')
const REUNION = at('Indian/Reunion', 'reunion')
const MAYOTTE = at('Indian/Mayotte', 'mayotte')
/** They keep the days of the mainland, and some of their own that are not listed here. */
const MIQUELON = at('America/Miquelon', 'metropole')
const NORTHERN_ISLANDS = at('America/Guadeloupe', 'metropole')
const WALLIS = at('Pacific/Wallis')
const TAHITI = at('Pacific/Tahiti')
const NOUMEA = at('Pacific/Noumea')
const MADEIRA = at('Atlantic/Madeira', 'PT')
const AZORES = at('Atlantic/Azores', 'PT')
const CANARY = at('Atlantic/Canary', 'ES')

/** By the country and the beginning of the postcode; the longest that fits holds. */
export const PLACES: Readonly<Record<string, Place>> = {
  // A French address without a postcode may be anywhere.
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`FR${digit}`, PARIS])),
  ...Object.fromEntries(['FR57', 'FR67', 'FR68'].map((key) => [key, ALSACE_MOSELLE])),
  FR971: GUADELOUPE,
  FR972: MARTINIQUE,
  FR973: GUYANE,
  FR974: REUNION,
  FR975: MIQUELON,
  FR976: MAYOTTE,
  FR977: NORTHERN_ISLANDS,
  FR978: NORTHERN_ISLANDS,
  FR986: WALLIS,
  FR987: TAHITI,
  FR988: NOUMEA,
  GP: GUADELOUPE,
  MQ: MARTINIQUE,
  GF: GUYANE,
  RE: REUNION,
  PM: MIQUELON,
  YT: MAYOTTE,
  BL: NORTHERN_ISLANDS,
  MF: NORTHERN_ISLANDS,
  WF: WALLIS,
  PF: TAHITI,
  NC: NOUMEA,
  BE: at('Europe/Brussels', 'BE'),
  CH: at('Europe/Zurich', 'CH'),
  DE: at('Europe/Berlin', 'DE'),
  ES: at('Europe/Madrid', 'ES'),
  ES35: CANARY,
  ES38: CANARY,
  GB: at('Europe/London', 'GB'),
  IT: at('Europe/Rome', 'IT'),
  LU: at('Europe/Luxembourg', 'LU'),
  NL: at('Europe/Amsterdam', 'NL'),
  PT: at('Europe/Lisbon', 'PT'),
  ...Object.fromEntries(['PT90', 'PT91', 'PT92', 'PT93', 'PT94'].map((key) => [key, MADEIRA])),
  ...Object.fromEntries(['PT95', 'PT96', 'PT97', 'PT98', 'PT99'].map((key) => [key, AZORES])),
  AD: at('Europe/Andorra'),
  AT: at('Europe/Vienna'),
  BG: at('Europe/Sofia'),
  CY: at('Asia/Nicosia'),
  CZ: at('Europe/Prague'),
  DK: at('Europe/Copenhagen'),
  EE: at('Europe/Tallinn'),
  FI: at('Europe/Helsinki'),
  GR: at('Europe/Athens'),
  HR: at('Europe/Zagreb'),
  HU: at('Europe/Budapest'),
  IE: at('Europe/Dublin'),
  LI: at('Europe/Vaduz'),
  LT: at('Europe/Vilnius'),
  LV: at('Europe/Riga'),
  MC: at('Europe/Monaco'),
  MT: at('Europe/Malta'),
  NO: at('Europe/Oslo'),
  PL: at('Europe/Warsaw'),
  RO: at('Europe/Bucharest'),
  SE: at('Europe/Stockholm'),
  SI: at('Europe/Ljubljana'),
  SK: at('Europe/Bratislava'),
  CI: at('Africa/Abidjan'),
  DZ: at('Africa/Algiers'),
  MA: at('Africa/Casablanca'),
  SN: at('Africa/Dakar'),
  TN: at('Africa/Tunis'),
}

const LONGEST_KEY = 5

/** Null where nothing is known of it. */
export function placeOf(country: string | null, postcode: string | null): Place | null {
  if (country === null) return null
  const address = country + (postcode ?? '')
  for (let length = Math.min(LONGEST_KEY, address.length); length >= 2; length--) {
    const place = PLACES[address.slice(0, length)]
    if (place) return place
  }
  return null
}
