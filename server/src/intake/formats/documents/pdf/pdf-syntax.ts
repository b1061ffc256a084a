// The objects of a PDF as they are written: numbers, names, strings, arrays, dictionaries, references. A reader of its own, because only
// the way to the attached files is needed: no pages are drawn, no fonts read, nothing is run.

import { DocumentError } from '../document-error.ts'

export type PdfName = { readonly kind: 'name'; readonly name: string }
export type PdfString = { readonly kind: 'string'; readonly bytes: Buffer }
export type PdfReference = { readonly kind: 'reference'; readonly number: number; readonly generation: number }
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] }
type PdfKeyword = { readonly kind: 'keyword'; readonly word: string }
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfDictionary
  | PdfArray
  | PdfKeyword

export type PdfStream = { readonly dictionary: PdfDictionary; readonly raw: Buffer }

/** Where reading goes on. */
export type Cursor = { readonly bytes: Buffer; at: number }

const MOST_DEPTH = 64
const MOST_STRING = 1 << 20

export const damaged = (): DocumentError => new DocumentError('intake.pdf_damaged')

/** The value at the cursor; a reference is told from two numbers by looking ahead. */
export function readValue(cursor: Cursor, depth = 0): PdfValue {
  if (depth > MOST_DEPTH) throw damaged()
  skipBlanks(cursor)
  const { bytes } = cursor
  const byte = bytes[cursor.at]
  if (byte === undefined) throw damaged()
  if (byte === SLASH) return { kind: 'name', name: readName(cursor) }
  if (byte === ROUND) return { kind: 'string', bytes: readLiteral(cursor) }
  if (byte === SQUARE) return readArray(cursor, depth)
  if (byte === LESS) {
    if (bytes[cursor.at + 1] === LESS) return readDictionary(cursor, depth)
    return { kind: 'string', bytes: readHex(cursor) }
  }
  if (isNumberStart(byte)) return readNumberOrReference(cursor)
  return readKeyword(cursor)
}

const [SLASH, ROUND, SQUARE, LESS, MORE, SQUARE_END, PERCENT, BACKSLASH, ROUND_END] = [
  47, 40, 91, 60, 62, 93, 37, 92, 41,
]

export const isBlank = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0
const isDelimiter = (byte: number): boolean =>
  byte === SLASH ||
  byte === ROUND ||
  byte === ROUND_END ||
  byte === LESS ||
  byte === MORE ||
  byte === SQUARE ||
  byte === SQUARE_END ||
  byte === PERCENT ||
  byte === 123 ||
  byte === 125
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57
const isNumberStart = (byte: number): boolean => isDigit(byte) || byte === 43 || byte === 45 || byte === 46

export function skipBlanks(cursor: Cursor): void {
  const { bytes } = cursor
  for (; cursor.at < bytes.length; cursor.at++) {
    const byte = bytes[cursor.at]
    if (byte === PERCENT) {
      while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++
    } else if (!isBlank(byte)) return
  }
}

function readName(cursor: Cursor): string {
  const start = ++cursor.at
  const { bytes } = cursor
  while (cursor.at < bytes.length && !isBlank(bytes[cursor.at]) && !isDelimiter(bytes[cursor.at] as number)) cursor.at++
  const name = bytes.toString('latin1', start, cursor.at)
  return name.includes('#')
    ? name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name
}

const ESCAPES: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 }

function readLiteral(cursor: Cursor): Buffer {
  const { bytes } = cursor
  const out: number[] = []
  let depth = 1
  for (cursor.at++; cursor.at < bytes.length; cursor.at++) {
    const byte = bytes[cursor.at] as number
    if (byte === BACKSLASH) {
      cursor.at++
      const escaped = bytes[cursor.at] as number
      const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', cursor.at, cursor.at + 3))?.[0]
      if (octal !== undefined) {
        out.push(Number.parseInt(octal, 8) & 0xff)
        cursor.at += octal.length - 1
      } else if (escaped === 13 && bytes[cursor.at + 1] === 10) cursor.at++
      else if (escaped !== 10 && escaped !== 13) out.push(ESCAPES[escaped] ?? escaped)
      continue
    }
    if (byte === ROUND) depth++
    if (byte === ROUND_END && --depth === 0) {
      cursor.at++
      return Buffer.from(out)
    }
    out.push(byte)
    if (out.length > MOST_STRING) break
  }
  throw damaged()
}

function readHex(cursor: Cursor): Buffer {
  const end = cursor.bytes.indexOf(MORE, cursor.at)
  if (end < 0 || end - cursor.at > MOST_STRING) throw damaged()
  const digits = cursor.bytes.toString('latin1', cursor.at + 1, end).replace(/[^0-9a-fA-F]/g, '')
  cursor.at = end + 1
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

function readArray(cursor: Cursor, depth: number): PdfArray {
  cursor.at++
  const items: PdfValue[] = []
  for (;;) {
    skipBlanks(cursor)
    if (cursor.bytes[cursor.at] === SQUARE_END) {
      cursor.at++
      return { kind: 'array', items }
    }
    items.push(readValue(cursor, depth + 1))
  }
}

function readDictionary(cursor: Cursor, depth: number): PdfDictionary {
  cursor.at += 2
  const entries = new Map<string, PdfValue>()
  for (;;) {
    skipBlanks(cursor)
    const byte = cursor.bytes[cursor.at]
    if (byte === MORE && cursor.bytes[cursor.at + 1] === MORE) {
      cursor.at += 2
      return { kind: 'dictionary', entries }
    }
    if (byte !== SLASH) throw damaged()
    entries.set(readName(cursor), readValue(cursor, depth + 1))
  }
}

function readNumberOrReference(cursor: Cursor): PdfValue {
  const first = readNumber(cursor)
  const after = cursor.at
  if (!Number.isSafeInteger(first) || first < 0) return first
  skipBlanks(cursor)
  if (isDigit(cursor.bytes[cursor.at])) {
    const generation = readNumber(cursor)
    skipBlanks(cursor)
    const next = cursor.bytes[cursor.at + 1]
    if (cursor.bytes[cursor.at] === 82 && (next === undefined || isBlank(next) || isDelimiter(next))) {
      cursor.at++
      return { kind: 'reference', number: first, generation }
    }
  }
  cursor.at = after
  return first
}

function readNumber(cursor: Cursor): number {
  const start = cursor.at
  const { bytes } = cursor
  while (cursor.at < bytes.length && cursor.at - start < 40 && isNumberStart(bytes[cursor.at] as number)) cursor.at++
  const number = Number(bytes.toString('latin1', start, cursor.at))
  return Number.isFinite(number) ? number : 0
}

function readKeyword(cursor: Cursor): PdfValue {
  const start = cursor.at
  const { bytes } = cursor
  while (cursor.at < bytes.length && !isBlank(bytes[cursor.at]) && !isDelimiter(bytes[cursor.at] as number)) cursor.at++
  if (cursor.at === start || cursor.at - start > 40) throw damaged()
  const word = bytes.toString('latin1', start, cursor.at)
  if (word === 'null') return null
  if (word === 'true' || word === 'false') return word === 'true'
  return { kind: 'keyword', word }
}

export const isKeyword = (value: PdfValue, word: string): boolean =>
  typeof value === 'object' && value?.kind === 'keyword' && value.word === word

export const listOf = (value: PdfValue): readonly PdfValue[] =>
  value === null ? [] : typeof value === 'object' && value.kind === 'array' ? value.items : [value]
export const numbersOf = (value: PdfValue | undefined): readonly number[] =>
  listOf(value ?? null).filter((item) => typeof item === 'number')

export const nameOf = (value: PdfValue | undefined): string | null =>
  typeof value === 'object' && value?.kind === 'name' ? value.name : null
export const isDictionary = (value: unknown): value is PdfDictionary =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'dictionary'
export const isReference = (value: PdfValue | PdfStream): value is Extract<PdfValue, { kind: 'reference' }> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reference'
export const isStream = (value: unknown): value is PdfStream =>
  typeof value === 'object' && value !== null && 'raw' in value

/** A damaged part is as good as none: the search for objects follows. What was refused for its size stays refused. */
export function tolerant<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DocumentError && error.code === 'intake.pdf_damaged') return null
    throw error
  }
}
