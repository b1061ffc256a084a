// Bytes into text, chunk by chunk: a letter cut between two chunks comes out whole.

import { Refusal } from '#kernel/refusal.ts'
import type { Encoding } from './encoding.ts'
import { decoderOf, gatherEvidence, likelyEncoding, markedEncoding, noEvidence } from './encoding.ts'
import { LIMITS } from './limits.ts'
import type { Source } from './source.ts'

/** The encoding of a whole source: its byte order mark, or what all its bytes show. ASCII is UTF-8. */
export async function encodingOf(source: Source): Promise<Encoding> {
  const evidence = noEvidence()
  let isFirst = true
  for await (const chunk of source.chunks()) {
    const marked = isFirst ? markedEncoding(chunk) : null
    if (marked !== null && marked.encoding !== 'utf-32') return marked.encoding
    isFirst = false
    gatherEvidence(evidence, chunk)
  }
  return likelyEncoding(evidence) ?? 'utf-8'
}

/** The text of a source, without its byte order mark. What is broken becomes U+FFFD, which readers refuse line by line. */
export async function* decodeText(source: Source, encoding: Encoding): AsyncIterable<string> {
  const decoder = decoderOf(encoding)
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** The text of a source whose encoding is certain; a file with bytes that are not of it is refused. */
export async function* decodeStrictly(source: Source, encoding: Encoding): AsyncIterable<string> {
  // Every byte is a letter of the code page.
  const decoder = encoding === 'ibm850' ? decoderOf(encoding) : new TextDecoder(encoding, { fatal: true })
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw new Refusal('intake.file_encoding', { file: source.name, encoding })
    }
  }
  // In pieces: what is made of one can be given back before the next.
  for await (const chunk of source.chunks())
    for (let at = 0; at < chunk.length; at += PIECE) yield decode(chunk.subarray(at, at + PIECE))
  yield decode()
}

const PIECE = 1 << 15

/** The lines of a text, whichever way they end, cut from it wherever its chunks are: as many at a time as a piece completes. */
export async function* textLines(texts: AsyncIterable<string>): AsyncIterable<readonly string[]> {
  let carry = ''
  let number = 0
  for await (const text of texts) {
    const lines = (carry + text).split(/\r*\n|\r+(?=[^\r\n])/)
    carry = lines.pop() ?? ''
    number += lines.length
    yield lines
    if (carry.length > LIMITS.lineBytes) {
      throw new Refusal('intake.line_too_long', { line: number + 1, limitKilobytes: LIMITS.lineBytes >> 10 })
    }
  }
  const rest = carry.replace(/\r+$/, '')
  if (rest !== '') yield [rest]
}

/** Each line with its number; that of the first one is 1. */
export async function forEachTextLine(
  texts: AsyncIterable<string>,
  visit: (line: string, number: number) => void,
): Promise<void> {
  let number = 0
  for await (const lines of textLines(texts)) for (const line of lines) visit(line, ++number)
}
