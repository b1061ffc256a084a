// What a ZIP archive holds, read from its central directory, and its entries unpacked as a stream: bytes are counted as they come
// out and checked against size and checksum, as the sizes in the headers may lie. Names are labels only; nothing is ever written.

import { crc32, createInflateRaw } from 'node:zlib'

export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly checksum: number
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

/** What is wrong with an archive: it was cut or altered, or it holds more than it is allowed to. */
export class ZipError extends Error {
  readonly reason: 'damaged' | 'too-large'
  constructor(reason: 'damaged' | 'too-large') {
    super(reason)
    this.reason = reason
  }
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MOST_ENTRIES = 5000

export function readZipDirectory(archive: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + END_BYTES > archive.length || archive.readUInt32LE(end) !== END_SIGNATURE)
    throw new ZipError('damaged')
  const count = archive.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw new ZipError('too-large')
  const entries = new Map<string, ZipEntry>()
  let at = archive.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > archive.length || archive.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new ZipError('damaged')
    const nameBytes = archive.readUInt16LE(at + 28)
    const entry = {
      name: archive.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      method: archive.readUInt16LE(at + 10),
      checksum: archive.readUInt32LE(at + 16),
      packedBytes: archive.readUInt32LE(at + 20),
      bytes: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    }
    // Two entries of one name would be read differently by different programs.
    if (entries.has(entry.name)) throw new ZipError('damaged')
    entries.set(entry.name, entry)
    at += ENTRY_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  refuseOverlaps([...entries.values()])
  return entries
}

/** Bombs that let many entries share the same packed bytes. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  let free = 0
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) throw new ZipError('damaged')
    free = entry.offset + LOCAL_BYTES + entry.packedBytes
  }
}

/** How many bytes may still be unpacked, over all entries. */
export type Budget = { left: number }

export async function* unpackEntry(archive: Buffer, entry: ZipEntry, budget: Budget): AsyncIterable<Buffer> {
  const { offset, packedBytes } = entry
  if (offset + LOCAL_BYTES > archive.length || archive.readUInt32LE(offset) !== LOCAL_SIGNATURE)
    throw new ZipError('damaged')
  const start = offset + LOCAL_BYTES + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (start + packedBytes > archive.length) throw new ZipError('damaged')
  const packed = archive.subarray(start, start + packedBytes)
  let bytes = 0
  let checksum = 0
  for await (const chunk of entry.method === 0 ? [packed] : inflate(entry.method, packed)) {
    bytes += chunk.length
    budget.left -= chunk.length
    if (budget.left < 0) throw new ZipError('too-large')
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (bytes !== entry.bytes || checksum !== entry.checksum) throw new ZipError('damaged')
}

async function* inflate(method: number, packed: Buffer): AsyncIterable<Buffer> {
  if (method !== 8) throw new ZipError('damaged')
  const stream = createInflateRaw()
  stream.end(packed)
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch {
    throw new ZipError('damaged')
  }
}
