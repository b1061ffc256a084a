// Quoted-printable (RFC 2045, 6.7) of a text, in one pass over its bytes; its lines end in LF or CR LF, and then in CR LF: a reminder with its table is
// 30 KB of it, and encoding was half of what it cost to send one.

const LONGEST_LINE = 76
const EQUALS = 0x3d
const CR = 0x0d
const LF = 0x0a
const HEX = Buffer.from('0123456789ABCDEF')

/** Visible ASCII but `=` stands for itself; blanks do as well, except at the end of a line. */
const PLAIN = 1
const BLANK = 2
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x20 || byte === 0x09 ? BLANK : byte > 0x20 && byte < 0x7f && byte !== EQUALS ? PLAIN : 0,
)

/** Written to by one call at a time: what is longest at worst is several times what it mostly becomes. */
let room = Buffer.allocUnsafe(1 << 16)

export function quotedPrintable(bytes: Uint8Array): Buffer {
  // Three for each byte, and three for each soft break, of which a line of at least 73 has one.
  const most = bytes.length * 3 + Math.ceil((bytes.length * 3) / (LONGEST_LINE - 3)) * 3
  if (most > room.length) room = Buffer.allocUnsafe(most)
  const out = room
  let length = 0
  let column = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    const next = bytes[at + 1]
    if (byte === LF || (byte === CR && next === LF)) {
      out[length++] = CR
      out[length++] = LF
      if (byte === CR) at++
      column = 0
      continue
    }
    const kind = KINDS[byte]
    const isSelf = kind === PLAIN || (kind === BLANK && next !== undefined && next !== CR && next !== LF)
    const width = isSelf ? 1 : 3
    if (column + width >= LONGEST_LINE) {
      out[length++] = EQUALS
      out[length++] = CR
      out[length++] = LF
      column = 0
    }
    if (isSelf) out[length++] = byte
    else {
      out[length++] = EQUALS
      out[length++] = HEX[byte >> 4] as number
      out[length++] = HEX[byte & 15] as number
    }
    column += width
  }
  return Buffer.from(out.subarray(0, length))
}
