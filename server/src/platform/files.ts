// Content-addressed files under `<directory>/<organisation>/<sha256>`. A file is written, synced and renamed, and its
// directory synced, before `put` returns: the transaction that names it commits afterwards, so a crash leaves at worst a
// file that nothing names.

import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '#kernel'
import type { FileStore, Id } from '#kernel'

export function createFileStore(directory: string): FileStore {
  const pathOf = (organisationId: Id, sha256: string): string => {
    if (!Number.isSafeInteger(organisationId) || organisationId < 1)
      throw new Error(`no organisation: ${organisationId}`)
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a checksum: ${sha256}`)
    return join(directory, String(organisationId), sha256)
  }
  return {
    pathOf,
    async size(organisationId, sha256) {
      const found = await unlessMissing(stat(pathOf(organisationId, sha256)))
      return found && found.size
    },
    async put(organisationId, content) {
      const folder = dirname(pathOf(organisationId, '0'.repeat(64)))
      await makeFolder(directory, folder)
      const temporary = join(folder, `.${randomUUID()}.part`)
      try {
        const written = await write(temporary, content)
        const path = pathOf(organisationId, written.sha256)
        const isNew = (await unlessMissing(stat(path))) === null
        await rename(temporary, path)
        await syncFolder(folder)
        return { ...written, isNew }
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    remove: (organisationId, sha256) => rm(pathOf(organisationId, sha256), { force: true }),
    async read(organisationId, sha256) {
      const content = await readExisting(pathOf(organisationId, sha256), sha256)
      const found = createHash('sha256').update(content).digest('hex')
      if (found !== sha256) throw new Refusal('platform.file_altered', { sha256, found })
      return content
    },
    async *pieces(organisationId, sha256) {
      const hash = createHash('sha256')
      let held: Uint8Array | null = null
      for await (const piece of createReadStream(pathOf(organisationId, sha256)) as AsyncIterable<Uint8Array>) {
        hash.update(piece)
        if (held) yield held
        held = piece
      }
      const found = hash.digest('hex')
      if (found !== sha256) throw new Refusal('platform.file_altered', { sha256, found })
      if (held) yield held
    },
  }
}

async function write(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      hash.update(chunk)
      size += chunk.byteLength
      await writeAll(file, chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** One write call may take only a part of a large chunk. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.byteLength;) offset += (await file.write(chunk, offset)).bytesWritten
}

async function makeFolder(directory: string, folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined) await syncFolder(directory)
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function readExisting(path: string, sha256: string): Promise<Uint8Array> {
  const content = await unlessMissing(readFile(path))
  if (content === null) throw new Refusal('platform.file_missing', { sha256 })
  return content
}

/** Null where there is no such file. */
export async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
