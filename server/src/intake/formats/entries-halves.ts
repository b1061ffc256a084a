// A large accounting entries file as text, read in two halves beside each other. Lines end with LF, so the file can be cut after any of
// them; of what is above, the second half needs the header and the encoding, and at the end the number of lines.

import { encodingOf } from './decode.ts'
import type { Encoding } from './encoding.ts'
import type { EntriesOptions } from './entries-tally.ts'
import { type EntriesPart, type EntriesSink, isEmpty, readEntriesLines } from './entries-text.ts'
import { LIMITS } from './limits.ts'
import { forEachLine, LF } from './lines.ts'
import { headOf, type Source } from './source.ts'

/** The second half begins `at` this byte. */
export type EntriesCut = { readonly at: number; readonly encoding: Encoding; readonly header: Uint8Array }

/** Null where the file has to be read as one: letters of two bytes, lines that end with CR alone, or that are longer than they may be. */
export async function cutEntries(source: Source, middle = Math.floor(source.size / 2)): Promise<EntriesCut | null> {
  const header = await headerOf(source)
  const at = header === null ? null : await lineAfter(source, middle)
  if (header === null || at === null) return null
  const encoding = await encodingOf(source)
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? null : { at, encoding, header }
}

export function readEntriesHalf(
  source: Source,
  { cut, half }: { readonly cut: EntriesCut; readonly half: 'first' | 'second' },
  options: EntriesOptions,
  sink: EntriesSink,
): Promise<EntriesPart> {
  const { at, encoding } = cut
  if (half === 'first') return readEntriesLines(bytesBetween(source, 0, at), { ...options, encoding }, sink)
  const header = Buffer.from(cut.header)
  return readEntriesLines(bytesBetween(source, at, source.size), { ...options, encoding, header }, sink)
}

/** The first line that is not empty; null where its end is not in the head of the file. */
async function headerOf(source: Source): Promise<Buffer | null> {
  const head = await headOf(source, LIMITS.headBytes)
  let header: Buffer | null = null
  await forEachLine(only(head.subarray(0, head.lastIndexOf(LF) + 1)), (bytes, start, end) => {
    if (!isEmpty(bytes, start, end)) header ??= Buffer.from(bytes.subarray(start, end))
  })
  return header
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** Where the first line begins at this byte or after it, null where none does. */
async function lineAfter(source: Source, byte: number): Promise<number | null> {
  let at = 0
  for await (const chunk of source.chunks()) {
    const end = chunk.indexOf(LF, Math.max(byte - 1 - at, 0))
    if (at + chunk.length >= byte && end >= 0) return at + end + 1 < source.size ? at + end + 1 : null
    at += chunk.length
    if (at > byte + LIMITS.lineBytes) return null
  }
  return null
}

async function* bytesBetween(source: Source, from: number, to: number): AsyncIterable<Uint8Array> {
  let at = 0
  for await (const chunk of source.chunks()) {
    const part = chunk.subarray(Math.max(from - at, 0), Math.max(to - at, 0))
    at += chunk.length
    if (part.length > 0) yield part
    if (at >= to) return
  }
}
