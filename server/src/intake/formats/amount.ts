// Amounts as people and programs write them, read into whole cents by their digits, never through a float.
// `1,234` alone may be a thousand or a fraction: it is ambiguous until the rest of its file shows which mark is the decimal one.

import type { Cents } from '#kernel'

export type DecimalMark = ',' | '.'

export type AmountReading =
  /** `decimal`: the mark that this amount proves to be the decimal one, or null when it proves nothing. */
  | { readonly kind: 'amount'; readonly cents: Cents; readonly decimal: DecimalMark | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ambiguous'; readonly whole: Cents }
  | { readonly kind: 'unreadable'; readonly because: 'form' | 'fraction-of-a-cent' | 'too-large' }

// U+2212 is the typographic minus; dashes are typed for it too.
const MINUS = /^[-\u2212\u2010-\u2013]/
// After a digit only: in Germany "5,-" is five, not minus five.
const TRAILING_MINUS = /(?<=[\d\s€])[-\u2212\u2010-\u2013]$/
const SYMBOLS = /^(?:EUR|€|USD|\$|GBP|£|CHF)|(?:EUR|€|USD|\$|GBP|£|CHF)$/gi
// Blanks between groups of thousands, the two no-break ones included, and the Swiss apostrophes.
const GROUP_BLANK = /[\s'\u2019]/g

/** Reads an amount. With `mark` given the other mark separates thousands; with null only what is certain is read. */
export function readAmount(text: string, mark: DecimalMark | null): AmountReading {
  return PLAIN.test(text) ? plainAmount(text, mark) : carefulAmount(text, mark)
}

// Nearly all amounts, at a fraction of the cost: 1234, -1234.5, 1234,56.
const PLAIN = /^-?\d{1,13}(?:[.,]\d\d?)?$/

function plainAmount(text: string, mark: DecimalMark | null): AmountReading {
  const length = text.length
  const place = text.charCodeAt(length - 3) < 0x30 ? 3 : text.charCodeAt(length - 2) < 0x30 ? 2 : 0
  // A sign stands there in -12 and -1.
  if (place === 0 || length === place || text.charCodeAt(length - place) === 0x2d)
    return amount(Number(text) * 100 + 0, null)
  const decimal = text.charAt(length - place) as DecimalMark
  if (mark !== null && mark !== decimal) return unreadable('form')
  const whole = Number(text.slice(0, length - place)) * 100
  const fraction = Number(text.slice(length - place + 1)) * (place === 2 ? 10 : 1)
  return amount((text.startsWith('-') ? whole - fraction : whole + fraction) + 0, decimal)
}

function carefulAmount(text: string, mark: DecimalMark | null): AmountReading {
  const { negative, body } = withoutSign(text.trim())
  if (body === '') return text.trim() === '' ? { kind: 'empty' } : unreadable('form')
  if (/[\s'\u2019]/.test(body) && !/^\d{1,3}([\s'\u2019]\d{3})+([.,]\d*)?$/.test(body)) return unreadable('form')
  const digits = body.replace(GROUP_BLANK, '')
  if (!/^(\d[\d.,]*|[.,]\d+)$/.test(digits)) return unreadable('form')
  const decimal = decimalMark(digits, mark, digits.length < body.length)
  if (decimal === 'unreadable') return unreadable('form')
  const isMark = decimal === ',' || decimal === '.'
  const whole = (isMark ? digits.slice(0, digits.lastIndexOf(decimal)) : digits).replace(/[.,]/g, '')
  const cents = toCents(whole, isMark ? digits.slice(digits.lastIndexOf(decimal) + 1) : '')
  if (typeof cents !== 'number') return unreadable(cents)
  if (decimal === 'ambiguous') return { kind: 'ambiguous', whole: signed(cents, negative) }
  const separated = digits.includes(',') ? ',' : digits.includes('.') ? '.' : null
  // Thousands cut by one mark prove that the other is the decimal one.
  const proven = isMark ? decimal : separated === null ? null : separated === ',' ? '.' : ','
  return amount(signed(cents, negative), proven)
}

/** Which of the marks in these digits is the decimal one. `grouped`: blanks already separate the thousands. */
function decimalMark(
  digits: string,
  mark: DecimalMark | null,
  grouped: boolean,
): DecimalMark | 'none' | 'ambiguous' | 'unreadable' {
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'))
  if (last < 0) return 'none'
  const candidate = digits[last] as DecimalMark
  const other = candidate === ',' ? '.' : ','
  const count = digits.split(candidate).length - 1
  if (digits.includes(other)) {
    // Both marks: the last one is decimal, and the other must cut proper thousands.
    const properGroups = count === 1 && isGrouped(digits.slice(0, last), other)
    return properGroups && (mark === null || mark === candidate) ? candidate : 'unreadable'
  }
  if (count > 1) return isGrouped(digits, candidate) && mark !== candidate ? 'none' : 'unreadable'
  if (mark === candidate || grouped) return mark === null || mark === candidate ? candidate : 'unreadable'
  const looksGrouped = isGrouped(digits, candidate)
  if (mark === other) return looksGrouped ? 'none' : 'unreadable'
  return looksGrouped ? 'ambiguous' : candidate
}

/** 1.234.567: one to three digits, not led by a zero, then groups of three. */
const isGrouped = (digits: string, mark: DecimalMark): boolean =>
  (mark === ',' ? /^[1-9]\d{0,2}(,\d{3})+$/ : /^[1-9]\d{0,2}(\.\d{3})+$/).test(digits)

function withoutSign(text: string): { readonly negative: boolean; readonly body: string } {
  const body = text.replace(SYMBOLS, '').trim()
  if (/^\(.*\)$/s.test(body)) return { negative: true, body: body.slice(1, -1).replace(SYMBOLS, '').trim() }
  if (MINUS.test(body)) return { negative: true, body: body.slice(1).trim().replace(SYMBOLS, '').trim() }
  if (TRAILING_MINUS.test(body)) return { negative: true, body: body.slice(0, -1).trim().replace(SYMBOLS, '').trim() }
  return { negative: false, body: body.replace(/^\+|\+$/, '').trim() }
}

/** Decimals beyond the second must be zeros: programs that print 12,5000 mean 12.50, and 12,345 is no amount of money. */
function toCents(whole: string, fraction: string): Cents | 'fraction-of-a-cent' | 'too-large' {
  if (/[^0]/.test(fraction.slice(2))) return 'fraction-of-a-cent'
  const digits = `${whole}${fraction.slice(0, 2).padEnd(2, '0')}`.replace(/^0+/, '')
  const cents = Number(digits)
  return digits.length > 16 || !Number.isSafeInteger(cents) ? 'too-large' : cents
}

// Never -0, which prints and compares oddly.
const signed = (cents: Cents, negative: boolean): Cents => (negative && cents !== 0 ? -cents : cents)
const amount = (cents: Cents, decimal: DecimalMark | null): AmountReading => ({ kind: 'amount', cents, decimal })
const unreadable = (because: 'form' | 'fraction-of-a-cent' | 'too-large'): AmountReading => ({
  kind: 'unreadable',
  because,
})
