// Bytes into text, chunk by chunk: a letter cut between two chunks comes out whole.

import type { Encoding } from './encoding.ts'
import { gatherEvidence, likelyEncoding, markedEncoding, noEvidence } from './encoding.ts'
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
  const decoder = new TextDecoder(encoding)
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
