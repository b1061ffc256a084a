// Cuts bytes into lines without turning them into text, wherever the chunks happen to be cut. Lines end with LF, CR LF, CR CR LF, or
// CR alone in files that have no LF in their first 64 KB.

import { Refusal } from '#kernel/refusal.ts'
import { LIMITS } from './limits.ts'

/** Bytes `start` to `end` of `bytes` are line number `line`, without its end. They are only good during the call. */
export type LineVisitor = (bytes: Buffer, start: number, end: number, line: number) => void

export const LF = 0x0a
const CR = 0x0d
const NO_BYTES = Buffer.alloc(0)

/** Returns how many lines there are. `knownEnd`: what they end with, where that is known from elsewhere. */
export async function forEachLine(
  chunks: AsyncIterable<Uint8Array>,
  visit: LineVisitor,
  knownEnd: number | null = null,
): Promise<number> {
  let lineEnd = knownEnd
  let line = 0
  // The start of a line whose end is in a later chunk: copied, as the chunk's buffer is used again.
  let carry: Buffer = NO_BYTES
  for await (const bytes of withWholeHead(chunks)) {
    lineEnd ??= lineEndIn(bytes.subarray(0, LIMITS.headBytes))
    let start = 0
    for (let end = bytes.indexOf(lineEnd); end >= 0; end = bytes.indexOf(lineEnd, start)) {
      if (carry.length > 0) {
        const whole = Buffer.concat([carry, bytes.subarray(start, end)])
        carry = NO_BYTES
        visit(whole, 0, withoutReturns(whole, 0, whole.length), ++line)
      } else visit(bytes, start, withoutReturns(bytes, start, end), ++line)
      start = end + 1
    }
    if (start < bytes.length) carry = Buffer.concat([carry, bytes.subarray(start)])
    if (carry.length > LIMITS.lineBytes) {
      throw new Refusal('intake.line_too_long', { line: line + 1, limitKilobytes: LIMITS.lineBytes >> 10 })
    }
  }
  if (carry.length > 0) visit(carry, 0, withoutReturns(carry, 0, carry.length), ++line)
  return line
}

/** The chunks as they come, but the first ones together until they hold the head, from which the line end is told. */
async function* withWholeHead(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  const head: Buffer[] = []
  let headBytes = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    if (headBytes >= LIMITS.headBytes) yield bytes
    else {
      head.push(Buffer.from(bytes))
      headBytes += bytes.length
      if (headBytes >= LIMITS.headBytes) yield Buffer.concat(head)
    }
  }
  if (headBytes < LIMITS.headBytes) yield Buffer.concat(head)
}

const lineEndIn = (head: Buffer): number => (head.includes(LF) || !head.includes(CR) ? LF : CR)

function withoutReturns(bytes: Buffer, start: number, stop: number): number {
  let end = stop
  while (end > start && bytes[end - 1] === CR) end--
  return end
}
