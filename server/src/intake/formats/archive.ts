// The files inside a ZIP archive, or inside a folder, each as a source of its own. Unpacked into memory one at a time, with a limit for
// all of them; hidden files and those that systems add are left out.

import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '#kernel/refusal.ts'
import { LIMITS } from './limits.ts'
import { fileSource, headOf, type Source } from './source.ts'
import { type Budget, readZipDirectory, unpackEntry, ZipError } from './workbook/zip.ts'

/** Several paths are one drop; one that is a file is that file. */
export async function pathsSource(paths: readonly string[]): Promise<Source> {
  const sources = await Promise.all(paths.map(pathSource))
  const [first, ...others] = sources
  if (first !== undefined && others.length === 0) return first
  const files = sources.flatMap((source) => source.members ?? [source])
  return bundleSource(
    files
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 200),
    files,
  )
}

/** A folder, its files in the order of their names; its bytes are theirs, one after the other. */
async function folderSource(path: string): Promise<Source> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !isHidden(join(entry.parentPath, entry.name).slice(path.length)))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  if (paths.length > LIMITS.archiveFiles)
    throw new Refusal('intake.folder_too_large', {
      folder: basename(path),
      files: paths.length,
      limit: LIMITS.archiveFiles,
    })
  if (paths.length === 0) throw new Refusal('intake.folder_empty', { folder: basename(path) })
  return bundleSource(basename(path), await Promise.all(paths.map((file) => fileSource(file))))
}

/** What a path names: a file, or all the files of a folder. */
export const pathSource = async (path: string): Promise<Source> =>
  (await stat(path).catch(() => null))?.isDirectory() === true ? folderSource(path) : fileSource(path)

/** Several files as one drop. */
export const bundleSource = (name: string, members: readonly Source[]): Source => ({
  name,
  members,
  size: members.reduce((sum, member) => sum + member.size, 0),
  async *chunks() {
    for (const member of members) yield* member.chunks()
  },
})

export async function archiveMembers(source: Source): Promise<readonly Source[]> {
  const archive = Buffer.from(await headOf(source, LIMITS.documentBytes))
  return guarded(source, () => {
    const entries = [...readZipDirectory(archive).values()].filter(({ name }) => !name.endsWith('/') && !isHidden(name))
    if (entries.length === 0) throw new Refusal('intake.folder_empty', { folder: source.name })
    const stated = entries.reduce((sum, { bytes }) => sum + bytes, 0)
    if (stated > LIMITS.archiveUnpackedBytes) throw new ZipError('too-large')
    return entries.map((entry) => ({
      name: basename(entry.name),
      size: entry.bytes,
      async *chunks() {
        // Each is unpacked by itself, as often as it is read: what it states is what it may come to, or its header lies.
        const budget: Budget = { left: entry.bytes }
        try {
          yield* unpackEntry(archive, entry, budget)
        } catch (error) {
          throw error instanceof ZipError ? refusalOf(source, new ZipError('damaged')) : error
        }
      },
    }))
  })
}

const isHidden = (path: string): boolean =>
  path.split(/[\\/]/).some((part) => part.startsWith('.') || part === '__MACOSX')

function guarded<T>(source: Source, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof ZipError ? refusalOf(source, error) : error
  }
}

const refusalOf = ({ name }: Source, { reason }: ZipError): Refusal =>
  new Refusal(reason === 'damaged' ? 'intake.archive_damaged' : 'intake.archive_too_large', {
    file: name,
    limitMegabytes: LIMITS.archiveUnpackedBytes >> 20,
  })
