// One process at a time, across processes: an exclusive transaction on an empty SQLite file. Node offers no flock; what
// SQLite takes is a lock of the kernel (fcntl), so it ends with the process however that dies. A lock file holding a
// process id was rejected: taking over a stale one has no race-free way, and ids repeat across containers.

import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#kernel'
import { stopwatch } from './clock.ts'

export type FileLockOptions = { readonly path: string; readonly waitMillis?: number }

/** Runs `work` while holding the lock; waits for whoever holds it now, then refuses with `platform.store_busy`. */
export async function withFileLock<T>(options: FileLockOptions, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(options.path, { timeout: 0 })
  try {
    await acquire(lock, options)
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(lock: DatabaseSync, { path, waitMillis = 60_000 }: FileLockOptions): Promise<void> {
  const waited = stopwatch()
  while (!tryAcquire(lock)) {
    if (waited() > waitMillis)
      throw new Refusal('platform.store_busy', { path, seconds: Math.round(waitMillis / 1000) })
    await sleep(15)
  }
}

const SQLITE_BUSY = 5

function tryAcquire(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
    throw error
  }
}
