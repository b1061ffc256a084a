// Fields of a line as bytes: cutting, trimming and reading them without making text of what is not needed.

import type { Cents } from '#kernel'

const BLANK = 0x20
const TAB = 0x09
const NUL = 0x00
const QUOTE = 0x22
const MINUS = 0x2d
const PLUS = 0x2b
const COMMA = 0x2c
const POINT = 0x2e
const ZERO = 0x30
/** Separates the fields of a line that was cleaned: a control character made for it, which no text holds. */
export const UNIT = 0x1f

/** How a line was cut: `ends[i]` is where field i ends; the fields after `ends.length` are counted only. */
export type Cut = { readonly ends: Int32Array; fields: number; hasAccents: boolean; isOdd: boolean }

export const newCut = (capacity: number): Cut => ({
  ends: new Int32Array(capacity),
  fields: 0,
  hasAccents: false,
  isOdd: false,
})

const ORDINARY = 0
const SEPARATOR = 1
const HIGH = 2
const ODD = 3

/** What each byte means for cutting. Quotation marks are only odd in files separated by a comma or a semicolon. */
export function byteClasses(separator: number): Uint8Array {
  const classes = new Uint8Array(256)
  classes.fill(HIGH, 0x80)
  classes[NUL] = ODD
  if (separator === 0x2c || separator === 0x3b) classes[QUOTE] = ODD
  classes[separator] = SEPARATOR
  return classes
}

export function cutLine(cut: Cut, classes: Uint8Array, bytes: Buffer, start: number, end: number): void {
  const { ends } = cut
  let fields = 0
  let seen = 0
  for (let i = start; i < end; i++) {
    const meaning = classes[bytes[i] as number]
    if (meaning === ORDINARY) continue
    if (meaning === SEPARATOR) {
      if (fields < ends.length) ends[fields] = i
      fields++
    } else seen |= meaning as number
  }
  if (fields < ends.length) ends[fields] = end
  cut.fields = fields + 1
  cut.hasAccents = (seen & HIGH) !== 0
  // ODD holds the bit of HIGH as well: a line with NUL is decoded with care, which costs nothing.
  cut.isOdd = (seen & 1) !== 0
}

/** The line without NUL bytes and with quoted fields unquoted, its fields separated by UNIT. */
export function cleanLine(bytes: Buffer, start: number, end: number, separator: number): Buffer {
  const quotes = separator === 0x2c || separator === 0x3b
  const out = Buffer.allocUnsafe(end - start)
  let length = 0
  let quoted = false
  let fieldStart = true
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === NUL) continue
    if (quotes && byte === QUOTE && (quoted || fieldStart)) {
      if (quoted && bytes[i + 1] === QUOTE) out[length++] = bytes[++i] as number
      else quoted = !quoted
    } else out[length++] = byte === separator && !quoted ? UNIT : byte
    fieldStart = byte === separator && !quoted
  }
  return out.subarray(0, length)
}

/** Amounts as nearly every line has them: blanks, a sign before or behind, digits, a comma. NaN for anything else. */
export function readCents(bytes: Buffer, from: number, to: number): Cents {
  let start = from
  let end = to
  while (start < end && isBlank(bytes[start] as number)) start++
  while (end > start && isBlank(bytes[end - 1] as number)) end--
  if (start === end) return 0
  let negative = false
  const first = bytes[start] as number
  const last = bytes[end - 1] as number
  if (first === MINUS || first === PLUS) {
    negative = first === MINUS
    start++
  } else if (last === MINUS || last === PLUS) {
    negative = last === MINUS
    end--
  }
  let value = 0
  let decimals = -1
  let mark = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number
    const digit = byte - ZERO
    if (digit >= 0 && digit <= 9) {
      if (decimals < 2) value = value * 10 + digit
      else if (digit !== 0) return Number.NaN
      if (decimals >= 0) decimals++
    } else if ((byte === COMMA || byte === POINT) && decimals < 0 && i > start) {
      decimals = 0
      mark = byte
    } else return Number.NaN
  }
  if (start === end || (mark === POINT && decimals > 2)) return Number.NaN
  const cents = decimals <= 0 ? value * 100 : decimals === 1 ? value * 10 : value
  if (cents > Number.MAX_SAFE_INTEGER) return Number.NaN
  return negative && cents !== 0 ? -cents : cents
}

/** AAAAMMJJ as the number 20261121; -1 when the field is not eight digits. */
export function readCompactDay(bytes: Buffer, start: number, end: number): number {
  if (end - start !== 8) return -1
  let value = 0
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** The number that three bytes write; -1 when they are not digits. */
export function readThreeDigits(bytes: Buffer, start: number): number {
  const a = (bytes[start] as number) - ZERO
  const b = (bytes[start + 1] as number) - ZERO
  const c = (bytes[start + 2] as number) - ZERO
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 && c >= 0 && c <= 9 ? a * 100 + b * 10 + c : -1
}

export const isBlank = (byte: number): boolean => byte === BLANK || byte === TAB || byte === UNIT
