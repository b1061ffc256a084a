// The embedded cluster: a private PostgreSQL that belongs to a data directory. Whoever needs it first starts it, others
// join, the last one out stops it. Starting and stopping happen under the file lock of the store (file-lock.ts); who is in
// is known to the server itself (presence.ts), so that a killed process needs no clearing up after.

import { spawn } from 'node:child_process'
import type { SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal, isRefusal } from '#kernel'
import type { Log } from '#kernel'
import { findBinaries } from './binaries.ts'
import { translate, withClient } from './connection.ts'
import type { Login } from './connection.ts'
import { prepareBinariesDirectory, prepareDataDirectory, prepareSocketDirectory } from './data-directory.ts'
import type { DataDirectory } from './data-directory.ts'
import { withFileLock } from './file-lock.ts'
import { syncFolder } from './files.ts'
import { isRoot, ownUser, serverUser } from './os-user.ts'
import { HERE, startServer, stopServer, tellingLine } from './postmaster.ts'
import type { Server } from './postmaster.ts'
import { enter, keepPresence } from './presence.ts'
import type { Presence } from './presence.ts'
import { ensureRoles } from './roles.ts'

export type Cluster = {
  readonly directory: DataDirectory
  readonly application: Login
  readonly owner: Login
  readonly administrator: Login
  /** What opening it took. */
  readonly how: 'created' | 'started' | 'joined'
  close(): Promise<void>
}

export type ClusterOptions = {
  readonly data: string
  readonly log: Log
  /** False for throw-away clusters of tests. */
  readonly isDurable?: boolean
}

export async function openCluster({ data, log, isDurable = true }: ClusterOptions): Promise<Cluster> {
  const directory = await prepareDataDirectory(data)
  let first: StartedCluster | null = null
  const keeper = await keepPresence({
    log,
    join: (onLost) =>
      withFileLock({ path: directory.lockFile }, async () => {
        const { started, entered } = await startAndEnter(directory, isDurable, onLost)
        first ??= started
        return entered
      }),
  })
  if (first === null) throw new Error('entered nothing')
  const { server, how }: StartedCluster = first
  return {
    directory,
    application: loginOf(server, 'quittance'),
    owner: loginOf(server, 'quittance_owner'),
    administrator: loginOf(server, 'quittance_admin', 'postgres'),
    how,
    close: async () => {
      const present = await keeper.settle() // before the lock, which joining again may be waiting for
      if (present === null) return
      await withFileLock({ path: directory.lockFile }, async () => {
        if (await present.leave()) await stopServer(server.directory)
      })
    },
  }
}

type Entered = { readonly started: StartedCluster; readonly entered: Presence }

const ENTER_ATTEMPTS = 20

/** A server that was killed a moment ago may still look alive: it is then found out by the connection that breaks. */
async function startAndEnter(directory: DataDirectory, isDurable: boolean, onLost: () => void): Promise<Entered> {
  for (let attempt = 1; ; attempt++) {
    const started = await startCluster(directory, isDurable)
    try {
      return { started, entered: await enterOrPrepare(started.server, onLost) }
    } catch (error) {
      const failure = translate(error)
      if (!isRefusal(failure) || attempt === ENTER_ATTEMPTS) throw failure
      await sleep(250)
    }
  }
}

export type StartedCluster = { readonly server: Server; readonly how: Cluster['how'] }

/** Finds or makes the cluster and sees to it that it runs, without entering it. Call it under the lock of the store. */
export async function startCluster(directory: DataDirectory, isDurable: boolean): Promise<StartedCluster> {
  const major = await existingMajor(directory.cluster)
  const owner = major === null ? null : (await stat(join(directory.cluster, String(major)))).uid
  const user = await serverUser(owner)
  const binaries = await findBinaries({ directory: await prepareBinariesDirectory(directory.root, user), major })
  const clusterDirectory = join(directory.cluster, String(binaries.major))
  const server: Server = {
    directory: clusterDirectory,
    socketDirectory: await prepareSocketDirectory(clusterDirectory, user),
    logFile: directory.logFile,
    binaries,
    user,
    isDurable,
  }
  if (major === null) await initialise(server)
  const how = await startServer(server)
  return { server, how: major === null ? 'created' : how }
}

async function existingMajor(cluster: string): Promise<number | null> {
  const majors = (await readdir(cluster)).filter((name) => /^\d+$/.test(name)).map(Number)
  return majors.length === 0 ? null : Math.max(...majors)
}

/** Makes the cluster beside its place and renames it, so that a start that was killed leaves nothing half-made. */
async function initialise(server: Server): Promise<void> {
  const { binaries, user } = server
  await removeHalfMade(join(server.directory, '..'))
  const part = await mkdtemp(`${server.directory}.part-`)
  if (isRoot()) await chown(part, user.uid, user.gid)
  // From 17 on PostgreSQL brings its own C.UTF-8, which no update of the system can change under an index.
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8']
  const options = [
    '-D',
    HERE,
    '-U',
    'quittance_admin',
    '--auth=peer',
    '--encoding=UTF8',
    '--data-checksums',
    '--no-instructions',
    ...locale,
  ]
  if (!server.isDurable) options.push('--no-sync')
  const { code, words } = await runDetached(join(binaries.bin, 'initdb'), options, {
    cwd: part,
    uid: user.uid,
    gid: user.gid,
    env: { ...binaries.environment, LC_ALL: 'C', PATH: '/usr/bin:/bin' },
  })
  if (code !== 0) throw new Refusal('platform.cluster_failed', { reason: tellingLine(words), log: server.logFile })
  await writeAccessFiles(part, server)
  await rename(part, server.directory)
  await syncFolder(join(server.directory, '..'))
}

/** Away from our terminal: Ctrl-C is for us to end by, not for a half-made cluster to break at. */
async function runDetached(program: string, argv: readonly string[], options: SpawnOptions): Promise<Ended> {
  const child = spawn(program, argv, { ...options, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    words += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, words }
}

type Ended = { readonly code: number | null; readonly words: string }

/** What a killed start left. Its initdb may still be writing there, until it next prints: hence the retries, and no name used twice. */
async function removeHalfMade(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => name.includes('.part-'))
  await Promise.allSettled(
    parts.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })),
  )
}

const ROLES = ['quittance_admin', 'quittance_owner', 'quittance']

/** Only through the socket, only for ourselves: the kernel says who is at the other end. */
async function writeAccessFiles(directory: string, { user }: Server): Promise<void> {
  const names = new Set([ownUser().name, user.name])
  const lines = [...names].flatMap((name) => ROLES.map((role) => `quittance "${name}" ${role}`))
  const files = { 'pg_hba.conf': 'local all all peer map=quittance\n', 'pg_ident.conf': `${lines.join('\n')}\n` }
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(directory, name), content, { mode: 0o600 })
    if (isRoot()) await chown(join(directory, name), user.uid, user.gid)
  }
}

export function loginOf({ socketDirectory }: Server, user: string, database = 'quittance'): Login {
  return { address: { socketDirectory, user, database } }
}

/** Enters; where roles or database are missing (a new cluster, or one whose first start was killed) makes them first. */
async function enterOrPrepare(server: Server, onLost: () => void): Promise<Presence> {
  const login = loginOf(server, 'quittance')
  try {
    return await enter(login, onLost)
  } catch (error) {
    if (!NOT_PREPARED.has((error as { code?: string }).code ?? '')) throw error
  }
  const administrator = loginOf(server, 'quittance_admin', 'postgres')
  await withClient(administrator, async (client) => {
    await ensureRoles({ client, canLogIn: true, isSuperuser: true })
    // Last, because its existence is what says that the rest is done.
    const { rows } = await client.query(`select from pg_database where datname = 'quittance'`)
    if (rows.length === 0) await client.query('create database quittance owner quittance_owner')
  })
  return enter(login, onLost)
}

/** No such database; no such role. */
const NOT_PREPARED = new Set(['3D000', '28000'])
