// Being in: each process that uses an embedded cluster holds a shared advisory lock on a connection of its own. The lock
// ends with the connection, so a killed process is out at once, and the last one out can tell that it is the last.

import pg from 'pg'
import { isRefusal } from '#kernel'
import type { Log } from '#kernel'
import { setTimeout as sleep } from 'node:timers/promises'
import { LOCKS, clientConfig, translate } from './connection.ts'
import type { Login } from './connection.ts'

export type Presence = {
  /** Gives up the lock and says whether nobody else holds it; false when the server is gone. Call it under the lock of the store. */
  leave(): Promise<boolean>
}

export async function enter(login: Login, onLost: () => void): Promise<Presence> {
  const client = new pg.Client({ ...clientConfig(login), keepAlive: true })
  client.on('error', () => {}) // 'end' follows and is what we act upon
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1, $2)', [...LOCKS.presence])
  client.on('end', onLost)
  return {
    async leave() {
      client.off('end', onLost)
      try {
        await client.query('select pg_advisory_unlock_shared($1, $2)', [...LOCKS.presence])
        const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1, $2) as alone', [
          ...LOCKS.presence,
        ])
        return rows[0]?.alone === true
      } catch (error) {
        if (isRefusal(translate(error))) return false
        throw error
      } finally {
        await client.end().catch(() => {})
      }
    },
  }
}

export type KeepPresenceOptions = {
  /** Starts or joins the cluster and enters it. */
  readonly join: (onLost: () => void) => Promise<Presence>
  readonly log: Log
}

export type PresenceKeeper = {
  /** Stays in no longer; what is still held, to be left under the lock of the store, or null when the cluster is lost. */
  settle(): Promise<Presence | null>
}

/** Stays in through the death of the server: joins again, starting it if need be, until it is told to settle. */
export async function keepPresence({ join, log }: KeepPresenceOptions): Promise<PresenceKeeper> {
  let isSettling = false
  let present: Promise<Presence | null>

  const onLost = (): void => {
    log.warn('cluster.lost')
    present = rejoin()
  }
  const rejoin = async (): Promise<Presence | null> => {
    for (let pauseMillis = 100; ; pauseMillis = Math.min(pauseMillis * 2, 5000)) {
      if (isSettling) return null
      try {
        const again = await join(onLost)
        log.info('cluster.rejoined')
        return again
      } catch (error) {
        log.warn('cluster.not_back', { error })
        await sleep(pauseMillis)
      }
    }
  }
  present = join(onLost)
  await present
  return {
    settle: () => {
      isSettling = true
      return present
    },
  }
}
