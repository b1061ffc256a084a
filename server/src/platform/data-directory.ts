// The directory that holds an embedded store, and who may enter which part of it. Run by root, the server is another user:
// it owns its cluster, socket included, and reads nothing else.

import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, stat } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Refusal } from '#kernel'
import { isRoot } from './os-user.ts'
import type { OsUser } from './os-user.ts'

export type DataDirectory = {
  readonly root: string
  /** One folder per PostgreSQL major version. */
  readonly cluster: string
  readonly files: string
  readonly secretFile: string
  readonly lockFile: string
  readonly logFile: string
}

const ROOT_DIRECTORY = '/var/lib/quittance'

export function defaultDataDirectory(): string {
  return isRoot() ? ROOT_DIRECTORY : join(homedir(), '.local', 'share', 'quittance')
}

/** Makes what is missing; refuses a directory that is somebody else's or cannot be written. */
export async function prepareDataDirectory(data: string): Promise<DataDirectory> {
  const root = resolve(data)
  const directory: DataDirectory = {
    root,
    cluster: join(root, 'cluster'),
    files: join(root, 'files'),
    secretFile: join(root, 'secret'),
    lockFile: join(root, 'lock'),
    logFile: join(root, 'postgresql.log'),
  }
  try {
    await makeDirectories(directory)
  } catch (error) {
    const { code: reason, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    throw new Refusal('platform.data_unwritable', { directory: root, reason })
  }
  return directory
}

/**
 * Where the copies of the bundled server lie: with the store; for root, whose server runs as another user, in one place
 * that this user can read, wherever the store is.
 */
export async function prepareBinariesDirectory(root: string, user: OsUser, shared = ROOT_DIRECTORY): Promise<string> {
  if (!isRoot()) return join(root, 'binaries')
  const directory = join(shared, 'binaries')
  await mkdir(directory, { recursive: true })
  await chmod(shared, 0o711) // whatever root's umask
  await chmod(directory, 0o755)
  await assertReachable(directory, user)
  return directory
}

/** Where the server's socket lies: in the cluster's own directory, which nobody else may enter; where that makes a path too long for a socket, in a private temporary one. */
export async function prepareSocketDirectory(cluster: string, user: OsUser): Promise<string> {
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= LONGEST_SOCKET) return cluster
  const digest = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const directory = join(tmpdir(), `quittance-${digest}`)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  if (isRoot()) await chown(directory, user.uid, user.gid)
  const found = await lstat(directory)
  if (!found.isDirectory() || found.uid !== user.uid || (found.mode & 0o077) !== 0) {
    throw new Refusal('platform.data_unwritable', { directory, reason: 'not private' })
  }
  return directory
}

/** 104 bytes on macOS, 108 on Linux, with the closing NUL. */
const LONGEST_SOCKET = 100

async function assertReachable(directory: string, user: OsUser): Promise<void> {
  for (let folder = directory; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) throw new Refusal('platform.data_unreachable', { directory: folder, user: user.name })
    if (folder === dirname(folder)) return
  }
}

async function makeDirectories(directory: DataDirectory): Promise<void> {
  await mkdir(directory.root, { recursive: true, mode: 0o700 })
  const { uid } = await stat(directory.root)
  if (uid !== process.getuid?.()) {
    throw new Refusal('platform.data_foreign', { directory: directory.root, owner: String(uid) })
  }
  await mkdir(directory.cluster, { recursive: true, mode: 0o700 })
  await mkdir(directory.files, { recursive: true, mode: 0o700 })
}
