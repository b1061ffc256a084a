// Reads PostgreSQL's binary COPY format row by row without making an object of each: the visitor is told where each field
// begins and how long it is, and reads the bytes itself.

import { Buffer } from 'node:buffer'

/** `starts[i]` is where field i begins in `bytes`, `lengths[i]` its length, -1 for null. Valid during the call only. */
export type RowVisitor = (bytes: Buffer, starts: Int32Array, lengths: Int32Array) => void

const SIGNATURE_BYTES = 11
const MOST_FIELDS = 64

export async function readBinaryRows(chunks: AsyncIterable<Uint8Array>, visit: RowVisitor): Promise<number> {
  const starts = new Int32Array(MOST_FIELDS)
  const lengths = new Int32Array(MOST_FIELDS)
  let rest: Buffer | null = null
  let headerRead = false
  let rows = 0
  for await (const chunk of chunks) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const bytes: Buffer = rest ? Buffer.concat([rest, piece]) : piece
    let at = 0
    if (!headerRead) {
      if (bytes.length < SIGNATURE_BYTES + 8) {
        rest = bytes
        continue
      }
      at = SIGNATURE_BYTES + 8 + bytes.readInt32BE(SIGNATURE_BYTES + 4)
      headerRead = true
    }
    for (;;) {
      const next = locateFields(bytes, at, starts, lengths)
      if (next < 0) break
      visit(bytes, starts, lengths)
      rows++
      at = next
    }
    rest = at < bytes.length ? bytes.subarray(at) : null
  }
  return rows
}

/** Fills the places of one row's fields and returns where the next row begins; -1 when the row is not complete, or at the end mark. */
function locateFields(bytes: Buffer, from: number, starts: Int32Array, lengths: Int32Array): number {
  if (from + 2 > bytes.length) return -1
  const fields = bytes.readInt16BE(from)
  let at = from + 2
  for (let field = 0; field < fields; field++) {
    if (at + 4 > bytes.length) return -1
    const length = bytes.readInt32BE(at)
    at += 4
    starts[field] = at
    lengths[field] = length
    if (length > 0) at += length
    if (at > bytes.length) return -1
  }
  return fields < 0 ? -1 : at
}
