// The server process of one data directory: whether it runs, starting it detached, stopping it. What counts is its
// `postmaster.pid`, checked against the process table, never who started it: an orphan is as good as a child.

import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, readlink, realpath, stat, truncate } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#kernel'
import type { Binaries } from './binaries.ts'
import { stopwatch } from './clock.ts'
import type { OsUser } from './os-user.ts'

export type Server = {
  readonly directory: string
  readonly socketDirectory: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly user: OsUser
  /** False only for throw-away clusters of tests: no syncing, a crash loses everything. */
  readonly isDurable: boolean
}

export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting' | 'ready' | 'stopping'; readonly pid: number }

/**
 * The data directory as the server is told it: the one that it is started in. The user that root's server runs as needs no
 * way through the folders above; it enters before it stops being root. Elsewhere than on Linux, `.` means the same.
 */
export const HERE = process.platform === 'linux' ? '/proc/self/cwd' : '.'

export async function serverState(directory: string): Promise<ServerState> {
  const lines = (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0 || !(await isPostmaster(pid, directory))) return { kind: 'stopped' }
  const status = lines[7]?.trim()
  return { kind: status === 'ready' ? 'ready' : status === 'stopping' ? 'stopping' : 'starting', pid }
}

/** Starts the server unless it runs, and waits until it takes connections. Call it under the lock of the store. */
export async function startServer(server: Server): Promise<'started' | 'joined'> {
  const waited = stopwatch()
  let child: ChildProcess | null = null
  for (;;) {
    const state = await serverState(server.directory)
    if (state.kind === 'ready') return child ? 'started' : 'joined'
    if (state.kind === 'stopped' && (child === null || child.exitCode !== null || child.signalCode !== null)) {
      if (child !== null) await assertWorthRetrying(server, waited())
      child = await launch(server)
    }
    if (waited() > START_MILLIS) throw await failure(server)
    await sleep(10)
  }
}

/** Ends every session, writes a checkpoint and waits until the process is gone. */
export async function stopServer(directory: string): Promise<void> {
  const waited = stopwatch()
  let state = await serverState(directory)
  if (state.kind !== 'stopped') process.kill(state.pid, 'SIGINT')
  while (state.kind !== 'stopped') {
    if (waited() > STOP_MILLIS) process.kill(state.pid, 'SIGQUIT') // stops at once; the next start replays the log
    await sleep(waited() > STOP_MILLIS ? 500 : 10)
    state = await serverState(directory)
  }
}

const START_MILLIS = 60_000
const STOP_MILLIS = 60_000

/** Of what a program of PostgreSQL said, the line that tells why it ended. */
export function tellingLine(words: string): string {
  const lines = words.trim().split('\n')
  const telling = lines.filter(
    (line) => /FATAL|PANIC|error|cannot|could not|not permitted/i.test(line) && !/STATEMENT|HINT/.test(line),
  )
  return (telling.at(-1) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR|error): */, '')
}

const lastWords = async (logFile: string): Promise<string> =>
  tellingLine(await readFile(logFile, 'utf8').catch(() => ''))

async function isPostmaster(pid: number, directory: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid)
  const [program, workingDirectory, wanted] = await Promise.all([
    readlink(`/proc/${pid}/exe`).catch(() => ''),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
    realpath(directory),
  ])
  return basename(program.replace(/ \(deleted\)$/, '')) === 'postgres' && workingDirectory === wanted
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function launch(server: Server): Promise<ChildProcess> {
  await truncateLog(server.logFile)
  const log = openSync(server.logFile, 'a', 0o600)
  const child = spawn(join(server.binaries.bin, 'postgres'), ['-D', HERE, ...settings(server)], {
    detached: true, // a session of its own: Ctrl-C in our terminal must not reach it
    cwd: server.directory,
    uid: server.user.uid,
    gid: server.user.gid,
    env: { ...server.binaries.environment, LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => {}) // not started: seen below as a child that ended
  child.unref()
  return child
}

/** Passed on each start instead of written to a file once: the program owns them and may change them. Sized for a laptop. */
function settings({ directory, socketDirectory, isDurable }: Server): readonly string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDirectory === directory ? '.' : socketDirectory,
    port: '5432',
    max_connections: '60',
    shared_buffers: `${sharedMegabytes(memoryBytes())}MB`,
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // A large import fills the usual four before the writer of the log comes round, and then writes page by page itself.
    wal_buffers: '16MB',
    random_page_cost: '1.1',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    // What a file or a day has brought is to be known to the planner before anybody asks for it: a company that the statistics do not
    // know yet looks empty, and every index as good as the right one.
    autovacuum_naptime: '20s',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
  if (!isDurable) Object.assign(values, { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' })
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** What the machine has, or the container that we are in may take of it. */
const memoryBytes = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity)

/** What the server may keep of its tables: a million invoices with their indexes where there is room, else what a laptop spares. */
export const sharedMegabytes = (memory: number): number =>
  Math.min(512, Math.max(128, Math.floor(memory / 2 ** 20 / 32)))

/** After kill -9 of a server its children may hold the old memory for a moment, and a new one refuses to start beside them. */
async function assertWorthRetrying(server: Server, millis: number): Promise<void> {
  const words = await lastWords(server.logFile)
  if (millis > RETRY_MILLIS || !/still in use|lock file .* already exists/.test(words)) throw await failure(server)
  await sleep(250)
}

const RETRY_MILLIS = 15_000

async function failure(server: Server): Promise<Refusal> {
  return new Refusal('platform.cluster_failed', { reason: await lastWords(server.logFile), log: server.logFile })
}

const LOG_BYTES = 10_000_000

async function truncateLog(logFile: string): Promise<void> {
  const found = await stat(logFile).catch(() => null)
  if (found && found.size > LOG_BYTES) await truncate(logFile)
}
