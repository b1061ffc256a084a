// The folder of sent messages, read and filled over IMAP: what is there left, and where the server files nothing we put the
// copy there ourselves. Opened for a moment of work and closed again.

import type { ImapFlow } from 'imapflow'
import { Refusal } from '#kernel'
import type { Instant } from '#kernel'
import { type ImapAccount, withImap } from './imap.ts'

export type SentFolder = {
  /** Of these Message-IDs, those of which a copy is there. */
  readonly holds: (messageIds: readonly string[]) => Promise<ReadonlySet<string>>
  readonly file: (content: Uint8Array, date: Instant) => Promise<void>
}

/** Throws where `withImap` does, and when the account has no such folder. */
export async function withSentFolder<T>(account: ImapAccount, work: (folder: SentFolder) => Promise<T>): Promise<T> {
  return withImap(account, async (client) => {
    const path = account.sentFolder ?? (await sentFolderOf(client))
    if (path === null) throw new Refusal('outreach.no_sent_folder', { host: account.host })
    const lock = await client.getMailboxLock(path)
    try {
      return await work({
        holds: (messageIds) => holds(client, messageIds),
        file: async (content, date) => {
          const filed = await client.append(path, Buffer.from(content), ['\\Seen'], new Date(date))
          if (!filed) throw new Error(`${account.host} did not file a copy`)
        },
      })
    } finally {
      lock.release()
    }
  })
}

/** The folder that the server marks, or one called as the usual programs call it. */
async function sentFolderOf(client: ImapFlow): Promise<string | null> {
  const folders = await client.list()
  const marked = folders.find((folder) => folder.specialUse === '\\Sent')
  const named = folders.find((folder) =>
    /^(sent|sent items|sent messages|envoyés|éléments envoyés)$/i.test(folder.name),
  )
  return (marked ?? named)?.path ?? null
}

/** One search each: there are as many as a crash left in doubt. The header is compared whole, a search only finds parts. */
async function holds(client: ImapFlow, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const messageId of messageIds) {
    const hits = await client.search({ header: { 'Message-ID': messageId } }, { uid: true })
    if (!hits || hits.length === 0) continue
    for await (const hit of client.fetch(hits, { envelope: true }, { uid: true }))
      if (hit.envelope?.messageId === messageId) found.add(messageId)
  }
  return found
}
