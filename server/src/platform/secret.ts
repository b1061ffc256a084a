// The key that encrypts what the store must not hold in the clear (passwords of mail accounts). Given by the environment,
// or made once and kept beside the data, readable by us alone.

import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './files.ts'

export async function readSecret(given: string | undefined, file: string): Promise<Buffer> {
  if (given !== undefined) return Buffer.from(given, 'base64')
  return (await readKept(file)) ?? (await makeSecret(file))
}

async function readKept(file: string): Promise<Buffer | null> {
  try {
    return Buffer.from(await readFile(file, 'utf8'), 'base64')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Written in full before it gets its name, and linked, not renamed: of two first starts at once, both use the same one. */
async function makeSecret(file: string): Promise<Buffer> {
  const temporary = `${file}.${randomUUID()}`
  const handle = await open(temporary, 'wx', 0o600)
  await handle.writeFile(`${randomBytes(32).toString('base64')}\n`)
  await handle.sync()
  await handle.close()
  await link(temporary, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(temporary)
  await syncFolder(dirname(file))
  return Buffer.from(await readFile(file, 'utf8'), 'base64')
}
