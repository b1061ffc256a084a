// Reads PostgreSQL's binary COPY format row by row without making an object of each: the visitor is told where each field
// begins and how long it is, and reads it itself. Through a DataView, which costs half of what Buffer's methods do.

/** `starts[i]` is where field i begins in `view`, `lengths[i]` its length, -1 for null. Valid during the call only. */
export type RowVisitor = (view: DataView, starts: Int32Array, lengths: Int32Array) => void

const SIGNATURE_BYTES = 11
const MOST_FIELDS = 64

export async function readBinaryRows(chunks: AsyncIterable<Uint8Array>, visit: RowVisitor): Promise<number> {
  const starts = new Int32Array(MOST_FIELDS)
  const lengths = new Int32Array(MOST_FIELDS)
  let rest: Uint8Array | null = null
  let headerRead = false
  let rows = 0
  for await (const chunk of chunks) {
    const bytes: Uint8Array = rest ? Buffer.concat([rest, chunk]) : chunk
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = 0
    if (!headerRead) {
      if (bytes.length < SIGNATURE_BYTES + 8) {
        rest = bytes
        continue
      }
      at = SIGNATURE_BYTES + 8 + view.getInt32(SIGNATURE_BYTES + 4)
      headerRead = true
    }
    for (;;) {
      const next = locateFields(view, at, starts, lengths)
      if (next < 0) break
      visit(view, starts, lengths)
      rows++
      at = next
    }
    rest = at < bytes.length ? bytes.subarray(at) : null
  }
  return rows
}

/** Fills the places of one row's fields and returns where the next row begins; -1 when the row is not complete, or at the end mark. */
function locateFields(view: DataView, from: number, starts: Int32Array, lengths: Int32Array): number {
  const end = view.byteLength
  if (from + 2 > end) return -1
  const fields = view.getInt16(from)
  let at = from + 2
  for (let field = 0; field < fields; field++) {
    if (at + 4 > end) return -1
    const length = view.getInt32(at)
    at += 4
    starts[field] = at
    lengths[field] = length
    if (length > 0) at += length
    if (at > end) return -1
  }
  return fields < 0 ? -1 : at
}

export type WordAt = (view: DataView, starts: Int32Array, lengths: Int32Array, field: number) => number

/** Reads a field as its place among a few words, -1 for any other: compared byte by byte, since a million texts are slow to make. */
export function wordReader(words: readonly string[]): WordAt {
  const known = words.map((word) => Buffer.from(word))
  let last = 0
  return (view, starts, lengths, field) => {
    const [start = 0, length = -1] = [starts[field], lengths[field]]
    // Most often it is the word of the row before.
    if (!stands(known[last], view, start, length)) last = known.findIndex((word) => stands(word, view, start, length))
    return last
  }
}

function stands(word: Uint8Array | undefined, view: DataView, start: number, length: number): boolean {
  if (word?.length !== length) return false
  for (let at = 0; at < length; at++) if (view.getUint8(start + at) !== word[at]) return false
  return true
}
