// Which encoding the bytes of a text are in. UTF-8 proves itself; the single-byte ones are told apart by the characters that French
// text uses in one and never in the other. UTF-16 and UTF-32 are known by their byte order mark only.

import { codePage850, type Decoder } from './code-page-850.ts'

export type Encoding = 'ibm850' | 'utf-8' | 'windows-1252' | 'iso-8859-15' | 'macintosh' | 'utf-16le' | 'utf-16be'

/** What a byte order mark says; `utf-32` is recognised so that it can be refused. */
export function markedEncoding(
  bytes: Uint8Array,
): { readonly encoding: Encoding | 'utf-32'; readonly markBytes: number } | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32', markBytes: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32', markBytes: 4 }
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', markBytes: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', markBytes: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  return null
}

/** What was seen in the bytes beyond ASCII. Add up over chunks, then ask `likelyEncoding`. */
export type ByteEvidence = {
  wide: number
  broken: number
  /** 0x80–0x9F: é à ç è in IBM code page 850, where the others have a quotation mark, dots, a dagger, a letter that French has not. */
  dosLetters: number
  /** 0x80–0x9F: letters in Macintosh, punctuation in windows-1252, nothing in ISO 8859. */
  macLetters: number
  control: number
  /** é è à ê ç ô in windows-1252 and ISO 8859. */
  latinLetters: number
  /** Places where ISO 8859-15 has € Œ œ Ÿ and windows-1252 has ¤ ¼ ½ ¾. */
  latin9: number
  /** Bytes still missing from a UTF-8 sequence that the next chunk goes on with. */
  pending: number
}

export const noEvidence = (): ByteEvidence => ({
  wide: 0,
  broken: 0,
  dosLetters: 0,
  macLetters: 0,
  control: 0,
  latinLetters: 0,
  latin9: 0,
  pending: 0,
})

const MAC_LETTERS = new Set([0x88, 0x8d, 0x8e, 0x8f, 0x90, 0x99, 0x9d])
const DOS_LETTERS = new Set([0x82, 0x85, 0x87, 0x8a])
const LATIN_LETTERS = new Set([0xe0, 0xe2, 0xe7, 0xe8, 0xe9, 0xea, 0xee, 0xf4, 0xfb])
const LATIN9_PLACES = new Set([0xa4, 0xbc, 0xbd, 0xbe])

export function gatherEvidence(evidence: ByteEvidence, bytes: Uint8Array): void {
  let { pending } = evidence
  // Four bytes at a time where all are ASCII, as nearly all are: the whole of a large file is looked at.
  const isAligned = bytes.byteOffset % 4 === 0
  const words = isAligned ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : new Uint32Array()
  for (let i = 0; i < bytes.length; i++) {
    if (pending === 0 && i % 4 === 0)
      while (i >> 2 < words.length && ((words[i >> 2] as number) & 0x80808080) === 0) i += 4
    if (i >= bytes.length) break
    const byte = bytes[i] as number
    if (byte < 0x80) {
      if (pending > 0) evidence.broken++
      pending = 0
      continue
    }
    if (DOS_LETTERS.has(byte)) evidence.dosLetters++
    else if (MAC_LETTERS.has(byte)) evidence.macLetters++
    else if (LATIN_LETTERS.has(byte)) evidence.latinLetters++
    else if (LATIN9_PLACES.has(byte)) evidence.latin9++
    if (byte < 0xa0) evidence.control++
    if (byte < 0xc0) {
      if (pending === 0) evidence.broken++
      else if (--pending === 0) evidence.wide++
    } else {
      if (pending > 0) evidence.broken++
      pending = byte >= 0xf5 || byte < 0xc2 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1
      if (pending === 0) evidence.broken++
    }
  }
  evidence.pending = pending
}

/**
 * UTF-8 when more of its sequences are whole than broken: text in another encoding hardly ever holds one by chance, whereas a
 * program that cuts names at so many bytes breaks a few. Null when everything was ASCII.
 */
export function likelyEncoding(evidence: ByteEvidence): Encoding | null {
  const { wide, broken, control, dosLetters, macLetters, latinLetters, latin9 } = evidence
  if (wide === 0 && broken === 0 && evidence.pending === 0) return null
  if (wide > broken) return 'utf-8'
  if (dosLetters > macLetters && dosLetters > latinLetters) return 'ibm850'
  if (macLetters > latinLetters) return 'macintosh'
  if (control === 0 && latin9 > 0) return 'iso-8859-15'
  return 'windows-1252'
}

/** Broken sequences become U+FFFD. */
export const decoderOf = (encoding: Encoding): Decoder =>
  encoding === 'ibm850' ? codePage850 : new TextDecoder(encoding)
