// Numbers that identify a company (SIREN, SIRET, VAT) with their check digits, and the number of a document in the form
// that comparisons use. Blanks, dots and dashes between digits are taken as typing habits; anything else is refused.

/** Nine digits, `552100554`; null when the check digit is wrong. */
export function parseSiren(text: string): string | null {
  const digits = withoutSeparators(text)
  return /^\d{9}$/.test(digits) && digits !== '000000000' && luhnSum(digits) % 10 === 0 ? digits : null
}

const LA_POSTE = '356000000'

/**
 * Fourteen digits: the SIREN of the company and the number of one of its establishments. The post offices of La Poste do not
 * follow the Luhn rule: the sum of their digits is a multiple of five. Its head office follows Luhn.
 */
export function parseSiret(text: string): string | null {
  const digits = withoutSeparators(text)
  if (!/^\d{14}$/.test(digits) || parseSiren(digits.slice(0, 9)) === null) return null
  if (luhnSum(digits) % 10 === 0) return digits
  return digits.startsWith(LA_POSTE) && plainSum(digits) % 5 === 0 ? digits : null
}

export type VatNumber = { readonly value: string; readonly country: string; readonly siren: string | null }

// Lengths without the prefix. Only the French key is computed: the others are checked for their form.
const VAT_FORMS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z0-9+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** A VAT number of the European Union, `FR40303265045`. A French one also gives the SIREN that it contains. */
export function parseVat(text: string): VatNumber | null {
  const value = withoutSeparators(text).toUpperCase()
  const country = value.slice(0, 2)
  const rest = value.slice(2)
  if (!VAT_FORMS[country]?.test(rest)) return null
  if (country !== 'FR') return { value, country: country === 'EL' ? 'GR' : country, siren: null }
  const siren = parseSiren(rest.slice(2))
  return siren !== null && rest.slice(0, 2) === frenchVatKey(siren, rest.slice(0, 2)) ? { value, country, siren } : null
}

/** The number of a document as it is compared: upper case, without blanks, one kind of dash. Punctuation stays: 1/12 is not 11/2. */
export function normaliseNumber(number: string): string {
  // Nearly all are normal already, and a ledger has them by the hundred thousand.
  if (/^[A-Z0-9/._-]*$/.test(number)) return number
  const folded = number.normalize('NFKC').toUpperCase().normalize('NFKC')
  return folded.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\s\p{Cf}\p{Cc}]/gu, '')
}

/** Two digits computed from the SIREN; keys with a letter, used for some companies, cannot be checked without the register. */
function frenchVatKey(siren: string, given: string): string {
  return /[A-Z]/.test(given) ? given : String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')
}

const withoutSeparators = (text: string): string => text.replace(/[\s.\u00ad\u200b-\u200f\u2010-\u2015_-]/g, '')

function luhnSum(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}

const plainSum = (digits: string): number => Array.from(digits).reduce((sum, digit) => sum + Number(digit), 0)
