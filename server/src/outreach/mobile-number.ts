// Whether a telephone takes text messages, and how the world dials it. What merely looks like a number is none.

import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/mobile'

/** As +33612345678; null for a landline, and for what is no number. `country` is where it is dialled without a prefix. */
export function mobileNumber(phone: string, country: string): string | null {
  const defaultCountry = isSupportedCountry(country) ? country : 'FR'
  const read = parsePhoneNumberFromString(phone, { defaultCountry, extract: false })
  return read?.isValid() && read.ext === undefined ? read.number : null
}
