// Waits at a folder of a mailbox and says when something came, so that an answer is known at once. A server without IDLE is asked
// again and again by the library. What is missed here is found by the regular reading: nothing rests on this alone.

import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '#kernel'
import { type ImapAccount, withImap } from './imap.ts'

export type WatchOptions = {
  readonly onNews: () => void
  readonly stopped: AbortSignal
  readonly log: Log
  /** Before the first new try; twice as long each time, up to `MOST_WAIT`. */
  readonly retryMillis?: number
}

const MOST_WAIT = 5 * 60_000

/** Ends when it is told to. A connection that breaks is taken up again, later each time that it fails. */
export async function watchFolder(account: ImapAccount, folder: string, options: WatchOptions): Promise<void> {
  const { onNews, stopped, log, retryMillis = 5_000 } = options
  let failures = 0
  while (!stopped.aborted) {
    try {
      await withImap(account, async (client) => {
        const close = () => client.close()
        stopped.addEventListener('abort', close, { once: true })
        const lock = await client.getMailboxLock(folder, { readOnly: true })
        try {
          client.on('exists', onNews)
          failures = 0
          // What came while nobody was listening.
          onNews()
          while (client.usable && !stopped.aborted) await client.idle()
        } finally {
          stopped.removeEventListener('abort', close)
          lock.release()
        }
      })
    } catch (error) {
      if (!stopped.aborted) log.warn('outreach.mailbox_lost', { host: account.host, folder, error })
    }
    failures += 1
    const wait = Math.min(retryMillis * 2 ** (failures - 1), MOST_WAIT)
    await pause(wait, undefined, { signal: stopped }).catch(() => undefined)
  }
}
