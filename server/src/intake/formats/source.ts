// A file to read: its name, its size, and its bytes from the start each time they are asked for.
// A chunk is only good until the next one is asked for: the buffers are used again, so that a file of a gigabyte costs megabytes.

import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '#kernel/refusal.ts'

export type Source = {
  readonly name: string
  readonly size: number
  readonly chunks: () => AsyncIterable<Uint8Array>
  /** Where it is on the disk, if it is there. */
  readonly path?: string
  /** The files of a drop of several: a folder, or files chosen together. */
  readonly members?: readonly Source[]
}

/** The text of a larger one would be kept beyond its time: 20 MB more for a bank file of 70. */
const CHUNK_BYTES = 1 << 18

export async function fileSource(path: string, name: string = basename(path)): Promise<Source> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw new Refusal('intake.file_not_found', { path })
  return { name, path, size: found.size, chunks: () => readChunks(path, Math.min(CHUNK_BYTES, found.size + 1)) }
}

/** Bytes in memory as a source, cut into chunks of `chunkBytes`. */
export const bytesSource = (name: string, bytes: Uint8Array, chunkBytes = CHUNK_BYTES): Source => ({
  name,
  size: bytes.length,
  async *chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  },
})

/** The first bytes of a source, up to `count`. */
export async function headOf(source: Source, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.chunks()) {
    parts.push(Uint8Array.from(chunk))
    length += chunk.length
    if (length >= count) break
  }
  return Buffer.concat(parts).subarray(0, count)
}

/** A small file needs no large buffer: a drop has thousands of them. */
async function* readChunks(path: string, chunkBytes: number): AsyncIterable<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = Buffer.allocUnsafeSlow(chunkBytes)
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
