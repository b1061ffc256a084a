// Rows in PostgreSQL's binary COPY format, written straight into bytes: cheaper than text on both sides, and nothing to
// escape. How a value is written follows from the type of its column.

import { type Day, type SqlValue, dayNumber, dayOf } from '#kernel'

/** Bytes that are still to be sent, and how each column is written. */
export type RowWriter = Out & { readonly fields: readonly WriteField[] }

type Out = { bytes: Buffer; at: number }
type WriteField = (out: Out, value: NonNullable<SqlValue>) => void

/** `types`: the object ids of the columns' types. */
export function openRows(types: readonly number[]): RowWriter {
  const fields = types.map((type) => {
    const field = FIELDS[type]
    if (!field) throw new Error(`a column of type ${type} cannot be copied into: teach it to copy-rows.ts`)
    return field
  })
  const writer = { bytes: Buffer.allocUnsafeSlow(CHUNK_ROOM), at: 0, fields }
  writer.at = SIGNATURE.copy(writer.bytes)
  return writer
}

/** A value that its column cannot hold is an error here, before it is sent. */
export function writeRow(writer: RowWriter, row: readonly SqlValue[]): void {
  const { fields } = writer
  reserve(writer, 2)
  writeInt16(writer, fields.length)
  for (let place = 0; place < fields.length; place++) {
    const value = row[place] ?? null
    if (value === null) {
      reserve(writer, 4)
      writeInt32(writer, NULL)
    } else (fields[place] as WriteField)(writer, value)
  }
}

export const isFull = (writer: RowWriter): boolean => writer.at >= CHUNK

/** What was written since the last time; the bytes are the caller's. */
export function takeBytes(writer: RowWriter): Buffer {
  const taken = writer.bytes.subarray(0, writer.at)
  writer.bytes = Buffer.allocUnsafeSlow(CHUNK_ROOM)
  writer.at = 0
  return taken
}

export function endRows(writer: RowWriter): Buffer {
  reserve(writer, 2)
  writeInt16(writer, END)
  return takeBytes(writer)
}

const CHUNK = 64 * 1024
/** The last row of a chunk may stand over. */
const CHUNK_ROOM = CHUNK + 4096
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const END = -1
const NULL = -1

function reserve(out: Out, length: number): void {
  if (out.at + length <= out.bytes.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(out.at + length, out.bytes.length * 2))
  out.bytes.copy(larger, 0, 0, out.at)
  out.bytes = larger
}

function writeInt16(out: Out, value: number): void {
  out.bytes[out.at++] = value >> 8
  out.bytes[out.at++] = value
}

function writeInt32(out: Out, value: number): void {
  out.bytes[out.at++] = value >> 24
  out.bytes[out.at++] = value >> 16
  out.bytes[out.at++] = value >> 8
  out.bytes[out.at++] = value
}

/** A whole number up to 2^53, of either sign. */
function writeInt64(out: Out, value: number): void {
  writeInt32(out, Math.floor(value / 0x1_0000_0000))
  writeInt32(out, value)
}

const refuse = (value: SqlValue, type: string): never => {
  throw new Error(`not a ${type}: ${String(value)}`)
}

function int2Field(out: Out, value: NonNullable<SqlValue>): void {
  if (typeof value !== 'number' || (value << 16) >> 16 !== value) return refuse(value, 'smallint')
  reserve(out, 6)
  writeInt32(out, 2)
  writeInt16(out, value)
}

function int4Field(out: Out, value: NonNullable<SqlValue>): void {
  if (typeof value !== 'number' || (value | 0) !== value) return refuse(value, 'integer')
  reserve(out, 8)
  writeInt32(out, 4)
  writeInt32(out, value)
}

function int8Field(out: Out, value: NonNullable<SqlValue>): void {
  const number = typeof value === 'bigint' ? Number(value) : value
  if (!Number.isSafeInteger(number)) return refuse(value, 'bigint')
  reserve(out, 12)
  writeInt32(out, 8)
  writeInt64(out, number as number)
}

function boolField(out: Out, value: NonNullable<SqlValue>): void {
  if (typeof value !== 'boolean') return refuse(value, 'boolean')
  reserve(out, 5)
  writeInt32(out, 1)
  out.bytes[out.at++] = value ? 1 : 0
}

/** Where the days and moments of PostgreSQL begin: 1 January 2000. */
const DAY_ZERO = dayNumber('2000-01-01')
const MOMENT_ZERO = Date.UTC(2000, 0, 1)

const knownDays = new Map<string, number>()
const MOST_DAYS = 20_000

function dateField(out: Out, value: NonNullable<SqlValue>): void {
  if (typeof value !== 'string') return refuse(value, 'date')
  let days = knownDays.get(value)
  if (days === undefined) {
    days = dayNumber(value as Day)
    if (Number.isNaN(days) || dayOf(days) !== value) return refuse(value, 'date')
    if (knownDays.size >= MOST_DAYS) knownDays.clear()
    knownDays.set(value, days)
  }
  reserve(out, 8)
  writeInt32(out, 4)
  writeInt32(out, days - DAY_ZERO)
}

let lastMoment = { text: '', microseconds: 0 }

/** To the millisecond, which is what the clock tells; the rows of one transaction share it. */
function momentField(out: Out, value: NonNullable<SqlValue>): void {
  if (value !== lastMoment.text) {
    const milliseconds = typeof value === 'string' ? Date.parse(value) : NaN
    if (Number.isNaN(milliseconds)) return refuse(value, 'timestamptz')
    lastMoment = { text: value as string, microseconds: (milliseconds - MOMENT_ZERO) * 1000 }
  }
  reserve(out, 12)
  writeInt32(out, 8)
  writeInt64(out, lastMoment.microseconds)
}

function textField(out: Out, value: NonNullable<SqlValue>): void {
  if (typeof value !== 'string') return refuse(value, 'text')
  const lengthAt = openField(out, value.length * 3)
  writeText(out, value)
  closeField(out, lengthAt)
}

function jsonbField(out: Out, value: NonNullable<SqlValue>): void {
  if (typeof value !== 'string') return refuse(value, 'jsonb: it goes in as text')
  const lengthAt = openField(out, 1 + value.length * 3)
  out.bytes[out.at++] = 1 // the version of the format
  writeText(out, value)
  closeField(out, lengthAt)
}

function bytesField(out: Out, value: NonNullable<SqlValue>): void {
  if (!(value instanceof Uint8Array)) return refuse(value, 'bytea')
  const lengthAt = openField(out, value.length)
  out.bytes.set(value, out.at)
  out.at += value.length
  closeField(out, lengthAt)
}

const TEXT = 25

function textsField(out: Out, value: NonNullable<SqlValue>): void {
  if (!Array.isArray(value)) return refuse(value, 'text[]')
  const elements = value as readonly unknown[]
  const lengthAt = openField(out, 20)
  writeInt32(out, elements.length === 0 ? 0 : 1)
  writeInt32(out, 0) // none is null
  writeInt32(out, TEXT)
  if (elements.length > 0) {
    writeInt32(out, elements.length)
    writeInt32(out, 1)
  }
  for (const element of elements) textField(out, element as NonNullable<SqlValue>)
  closeField(out, lengthAt)
}

/** Leaves room for a length and for as many bytes as the value may need; returns where the length goes. */
function openField(out: Out, most: number): number {
  reserve(out, 4 + most)
  out.at += 4
  return out.at - 4
}

function closeField(out: Out, lengthAt: number): void {
  const end = out.at
  out.at = lengthAt
  writeInt32(out, end - lengthAt - 4)
  out.at = end
}

/** Longer than this, the runtime's own encoder is quicker than a loop. */
const SHORT = 48

function writeText(out: Out, text: string): void {
  const { bytes, at } = out
  const { length } = text
  let place = 0
  if (length <= SHORT) {
    for (; place < length; place++) {
      const code = text.charCodeAt(place)
      if (code >= 0x80) break
      bytes[at + place] = code
    }
  }
  out.at = place === length ? at + length : at + bytes.write(text, at)
}

const FIELDS: Readonly<Record<number, WriteField>> = {
  16: boolField,
  17: bytesField,
  20: int8Field,
  21: int2Field,
  23: int4Field,
  [TEXT]: textField,
  1009: textsField,
  1082: dateField,
  1184: momentField,
  3802: jsonbField,
}
