// Files that no row names: found by their age, set aside, put back or removed. What is asked of the database in between is the
// caller's; here is only what the folder does, so that no file is lost to whoever puts the same one at that very moment.
//
// `put` renames a new file into place whatever was there, so a file in use is a young one. A file is therefore renamed away first
// and its age looked at afterwards: what was put in between is put back, what is put later stands under its name untouched.

import { opendir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore, Id, Instant } from '#kernel'
import { unlessMissing } from './files.ts'

export type StoredFile = { readonly sha256: string; readonly isAside: boolean }

const ASIDE = /^\.([0-9a-f]{64})\.aside$/
const KEPT = /^[0-9a-f]{64}$/
const HALF = /^\.[0-9a-f-]{36}\.part$/
const BATCH = 20_000

/** Files of a company last put before this moment, and those set aside whenever that was; halves that a crash left are removed. */
export async function* oldFiles(
  files: FileStore,
  organisationId: Id,
  before: Instant,
): AsyncGenerator<readonly StoredFile[]> {
  const folder = dirname(files.pathOf(organisationId, '0'.repeat(64)))
  const entries = await unlessMissing(opendir(folder))
  let batch: StoredFile[] = []
  for await (const { name } of entries ?? []) {
    const aside = ASIDE.exec(name)?.[1]
    if (aside !== undefined) batch.push({ sha256: aside, isAside: true })
    else if (await isOlder(join(folder, name), before)) {
      if (HALF.test(name)) await rm(join(folder, name), { force: true })
      else if (KEPT.test(name)) batch.push({ sha256: name, isAside: false })
    }
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** False where the file was put again meanwhile, or is gone. From then on its age counts from this moment. */
export async function setAside(
  files: FileStore,
  organisationId: Id,
  { sha256, before, now }: { readonly sha256: string; readonly before: Instant; readonly now: Instant },
): Promise<boolean> {
  const path = files.pathOf(organisationId, sha256)
  const aside = asideOf(path)
  if ((await unlessMissing(rename(path, aside).then(() => true))) === null) return false
  if (!(await isOlder(aside, before))) {
    await rename(aside, path)
    return false
  }
  await utimes(aside, new Date(now), new Date(now))
  return true
}

/** A row names it after all: another database was there for a while, or the one of a backup. */
export async function putBack(files: FileStore, organisationId: Id, sha256: string): Promise<void> {
  const path = files.pathOf(organisationId, sha256)
  await unlessMissing(rename(asideOf(path), path))
}

/** Removes what was set aside before this moment; false where it was later. */
export async function removeAside(
  files: FileStore,
  organisationId: Id,
  { sha256, before }: { readonly sha256: string; readonly before: Instant },
): Promise<boolean> {
  const aside = asideOf(files.pathOf(organisationId, sha256))
  if (!(await isOlder(aside, before))) return false
  await rm(aside, { force: true })
  return true
}

const asideOf = (path: string): string => join(dirname(path), `.${path.slice(-64)}.aside`)

async function isOlder(path: string, than: Instant): Promise<boolean> {
  const found = await unlessMissing(stat(path))
  return found !== null && found.mtimeMs < Date.parse(than)
}
