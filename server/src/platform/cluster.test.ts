import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { withClient } from './connection.ts'
import { prepareBinariesDirectory } from './data-directory.ts'
import { withFileLock } from './file-lock.ts'
import { isRoot, serverUser } from './os-user.ts'
import { serverState, sharedMegabytes, stopServer } from './postmaster.ts'
import type { ServerState } from './postmaster.ts'

vi.setConfig({ testTimeout: 60_000 })

const log = { info() {}, warn() {}, error() {} }
const folders: string[] = []
const stores: string[] = []
const holders: Holder[] = []

afterEach(async () => {
  for (const holder of holders.splice(0)) await holder.kill()
  for (const data of stores) await stop(data)
})

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-cluster-'))
  folders.push(folder)
  return folder
}

/** A place for a new store. */
async function makeStore(): Promise<string> {
  const data = await makeFolder()
  stores.push(data)
  return data
}

async function stop(data: string): Promise<void> {
  for (const name of await readdir(join(data, 'cluster')).catch(() => [])) await stopServer(join(data, 'cluster', name))
}

const open = (data: string): Promise<Cluster> => openCluster({ data, log, isDurable: false })

const state = async (data: string): Promise<ServerState> =>
  serverState(join(data, 'cluster', (await readdir(join(data, 'cluster')))[0] ?? ''))

const count = (cluster: Cluster): Promise<number> =>
  withClient(cluster.application, async (client) => (await client.query<{ n: number }>('select 1 as n')).rows.length)

/** How many processes are in. */
const present = (cluster: Cluster): Promise<number> =>
  withClient(cluster.application, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_locks where locktype = 'advisory'`,
    )
    return rows[0]?.n ?? 0
  })

type Holder = {
  readonly process: ChildProcess
  /** The next line that it prints. */
  readonly next: () => Promise<Record<string, unknown>>
  readonly leave: () => Promise<void>
  readonly kill: () => Promise<void>
}

/** Another process that holds the store. */
function hold(data: string, options: { mode?: string; uid?: number } = {}): Holder {
  const script = join(import.meta.dirname, '..', 'test', 'hold-store.ts')
  const argv = options.mode === undefined ? [script, data] : [script, data, options.mode]
  const child = spawn(process.execPath, argv, {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null
  const holder: Holder = {
    process: child,
    next: async () => {
      const line = await lines.next()
      if (line.done === true) throw new Error('the holder said nothing more')
      return JSON.parse(line.value) as Record<string, unknown>
    },
    leave: async () => {
      child.stdin.end()
      if (!isOver()) await once(child, 'exit')
    },
    kill: async () => {
      if (isOver()) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
  holders.push(holder)
  return holder
}

// Making a cluster takes a second: what does not need a new one shares this one, stopped after each test.
const usual = await makeStore()

describe('an embedded cluster', () => {
  test('is started by the first to come, joined by the others, and stopped by the last one out', async () => {
    const data = usual
    const first = await open(data)
    const second = hold(data)
    expect(await second.next()).toEqual({ how: 'joined' })
    await first.close()
    expect((await state(data)).kind).toBe('ready')
    await second.leave()
    expect((await state(data)).kind).toBe('stopped')
    const again = await open(data)
    expect([again.how, await count(again)]).toEqual(['started', 1])
    await again.close()
  })

  test('two first starts at once make one cluster', async () => {
    const data = await makeStore()
    const both = [hold(data), hold(data)]
    const answers = await Promise.all(both.map((holder) => holder.next()))
    expect(answers.map(({ how }) => how).toSorted()).toEqual(['created', 'joined'])
    await Promise.all(both.map((holder) => holder.leave()))
    expect((await state(data)).kind).toBe('stopped')
  })

  test('listens on no network, for no other user of the machine', async () => {
    const cluster = await open(usual)
    const rows = await withClient(
      cluster.administrator,
      async (client) =>
        (
          await client.query(
            `select current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums`,
          )
        ).rows,
    )
    expect(rows).toEqual([{ addresses: '', checksums: 'on' }])
    const { address } = cluster.application
    const room = await stat('socketDirectory' in address ? address.socketDirectory : '')
    expect(room.mode & 0o777).toBe(0o700)
    await cluster.close()
  })
})

describe('kill -9', () => {
  test('of the office leaves the command beside it undisturbed, and the cluster stops with that one', async () => {
    const data = usual
    const office = hold(data)
    await office.next()
    const command = await open(data)
    await office.kill()
    expect(await count(command)).toBe(1)
    // The server needs a moment to notice; leaving within that moment leaves an orphan, which the next one adopts.
    await expect.poll(() => present(command)).toBe(1)
    await command.close()
    expect((await state(data)).kind).toBe('stopped')
  })

  test('of the only process leaves an orphan that the next one adopts and stops', async () => {
    const data = usual
    const office = hold(data)
    await office.next()
    await office.kill()
    const orphan = await state(data)
    expect(orphan.kind).toBe('ready')
    const next = await open(data)
    expect([next.how, await state(data)]).toEqual(['joined', orphan])
    await next.close()
    expect((await state(data)).kind).toBe('stopped')
  })

  test('of the server: whoever is in starts it again, and every acknowledged row is there', async () => {
    const data = usual
    const writer = hold(data, { mode: 'write' })
    await writer.next()
    let acknowledged = 0
    while (acknowledged < 20) acknowledged = Number((await writer.next())['n'])
    const before = await state(data)
    if (before.kind === 'stopped') throw new Error('not running')
    process.kill(before.pid, 'SIGKILL')
    await writer.kill()
    const after = await open(data)
    const rows = await withClient(
      after.owner,
      async (client) => (await client.query<{ n: number }>('select n from written')).rows,
    )
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
    await after.close()
  })

  test('of the server while a process is in: that process brings it back by itself', async () => {
    const data = usual
    const office = await open(data)
    const before = await state(data)
    if (before.kind === 'stopped') throw new Error('not running')
    process.kill(before.pid, 'SIGKILL')
    await expect
      .poll(
        async () => {
          const now = await state(data)
          return now.kind === 'ready' && now.pid !== before.pid
        },
        { timeout: 20_000 },
      )
      .toBe(true)
    await expect.poll(() => count(office).catch(() => 0), { timeout: 20_000 }).toBe(1)
    const visitor = hold(data)
    expect(await visitor.next()).toEqual({ how: 'joined' })
    await visitor.leave()
    expect((await state(data)).kind).toBe('ready')
    await office.close()
    expect((await state(data)).kind).toBe('stopped')
  })

  test('during the very first start leaves nothing half-made', async () => {
    const data = await makeStore()
    const first = hold(data)
    await expect
      .poll(
        async () => (await readdir(join(data, 'cluster')).catch(() => [])).some((name) => name.includes('.part-')),
        {
          interval: 5,
          timeout: 10_000,
        },
      )
      .toBe(true)
    await first.kill()
    const second = await open(data)
    expect(second.how).toBe('created')
    expect(await readdir(join(data, 'cluster'))).toEqual([expect.stringMatching(/^\d+$/)])
    await second.close()
  })
})

test('the server keeps a 32nd of the memory, never less than 128 MB nor more than 512', () => {
  expect([1, 4, 8, 64].map((gigabytes) => sharedMegabytes(gigabytes * 2 ** 30))).toEqual([128, 128, 256, 512])
})

describe('places and users', () => {
  test('a path too long for a socket still works', async () => {
    const folder = await makeFolder()
    const data = join(folder, 'a-rather-long-name-of-a-folder-'.repeat(4))
    await chmod(folder, 0o711)
    stores.push(data)
    const cluster = await open(data)
    const { address } = cluster.application
    if ('socketDirectory' in address) folders.push(address.socketDirectory)
    expect(await count(cluster)).toBe(1)
    await cluster.close()
  })

  test('a place that cannot be written is refused with its reason', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'file'), '')
    await expect(open(join(folder, 'file', 'store'))).rejects.toMatchObject({
      code: 'platform.data_unwritable',
      data: { reason: 'ENOTDIR' },
    })
  })

  test('a cluster that does not start says why', async () => {
    const data = await makeStore()
    await (await open(data)).close()
    await rm(join(data, 'cluster', '18', 'global', 'pg_control'))
    await expect(open(data)).rejects.toMatchObject({
      code: 'platform.cluster_failed',
      data: { reason: expect.stringContaining('pg_control') as unknown, log: join(data, 'postgresql.log') },
    })
  })

  test('a cluster of a version that nobody brought along is refused by its number', async () => {
    const directory = join(await makeFolder(), 'binaries')
    await expect(findBinaries({ directory, major: 12 })).rejects.toMatchObject({
      code: 'platform.no_binaries',
      data: { wanted: '12' },
    })
  })

  test('a process that waits for the lock too long says which', async () => {
    const path = join(await makeFolder(), 'lock')
    const waiting = withFileLock({ path }, () => withFileLock({ path, waitMillis: 50 }, async () => {}))
    await expect(waiting).rejects.toMatchObject({ code: 'platform.store_busy', data: { path } })
    expect(await withFileLock({ path }, async () => 'free again')).toBe('free again')
  })

  test.runIf(isRoot())('as root, a cluster of a user who is gone is refused', async () => {
    await expect(serverUser(54_321)).rejects.toMatchObject({
      code: 'platform.no_server_user',
      data: { reason: 'uid 54321' },
    })
  })

  test.runIf(isRoot())(
    'started by root, the server is another user, who owns the cluster and sees no file',
    async () => {
      const data = usual
      const cluster = await open(data)
      const owner = (await stat(join(data, 'cluster', (await readdir(join(data, 'cluster')))[0] ?? ''))).uid
      expect(owner).not.toBe(0)
      const files = await stat(cluster.directory.files)
      expect([files.uid, files.mode & 0o777]).toEqual([0, 0o700])
      await cluster.close()
    },
  )

  test.runIf(isRoot())(
    'started by root below a folder that only root may enter, the server runs all the same',
    async () => {
      const closed = await makeFolder()
      const data = join(closed, 'store')
      stores.push(data)
      const first = await open(data)
      expect(await count(first)).toBe(1)
      await first.close()
      const again = await open(data)
      expect([again.how, await count(again)]).toEqual(['started', 1])
      await again.close()
      expect((await stat(closed)).mode & 0o777).toBe(0o700)
    },
  )

  test.runIf(isRoot())('root’s copy of the server has to be where its user can read it', async () => {
    const closed = await makeFolder()
    const user = { uid: 65_534, gid: 65_534, name: 'nobody' }
    await expect(prepareBinariesDirectory('/', user, join(closed, 'shared'))).rejects.toMatchObject({
      code: 'platform.data_unreachable',
      data: { directory: closed, user: 'nobody' },
    })
  })

  test.runIf(isRoot())('a directory of somebody else is refused', async () => {
    const data = await makeFolder()
    await chown(data, 65_534, 65_534)
    await expect(open(data)).rejects.toMatchObject({ code: 'platform.data_foreign', data: { owner: '65534' } })
  })

  test.runIf(isRoot() && othersMayEnter(import.meta.dirname))(
    'an ordinary user runs the server as themselves',
    async () => {
      const folder = await makeFolder()
      await chmod(folder, 0o711)
      const data = join(folder, 'alice')
      stores.push(data)
      await mkdir(data, { mode: 0o700 })
      await chown(data, 65_534, 65_534)
      const alice = hold(data, { uid: 65_534 })
      expect(await alice.next()).toEqual({ how: 'created' })
      expect((await stat(join(data, 'cluster', '18'))).uid).toBe(65_534)
      await alice.leave()
      expect((await state(data)).kind).toBe('stopped')
    },
  )

  test.runIf(isRoot() && othersMayEnter(import.meta.dirname))(
    'a user without a name is refused before anything is made',
    async () => {
      const folder = await makeFolder()
      await chown(folder, 54_321, 54_321)
      const nameless = hold(folder, { uid: 54_321 })
      expect(await nameless.next()).toEqual({ refused: 'platform.no_user_name', data: { uid: '54321' } })
      expect(await readdir(join(folder, 'cluster'))).toEqual([])
    },
  )
})

/** Whether another user can read this checkout: not below a folder that is root's alone. */
function othersMayEnter(folder: string): boolean {
  const isOpen = (statSync(folder).mode & 0o005) === 0o005
  return isOpen && (folder === dirname(folder) || othersMayEnter(dirname(folder)))
}
