// A folder of incoming mail, read over IMAP from where it was left. Nothing is marked, moved or deleted in it: it is somebody's.

import type { ImapFlow, ListResponse } from 'imapflow'
import { Refusal } from '#kernel'
import { cleanText } from '../typography.ts'
import { type ImapAccount, withImap } from './imap.ts'

export type InboxPlace = { readonly uidValidity: number; readonly lastUid: number }
export type InboxMail = { readonly uid: number; readonly raw: Uint8Array }

export type Inbox = {
  /** Counts its messages anew when this changes. */
  readonly uidValidity: number
  /** What came after a message, oldest first, one at a time; larger ones come without their bytes. */
  readonly after: (uid: number) => AsyncIterable<InboxMail>
}

const MOST_BYTES = 30_000_000

/** Throws where `withImap` does, when there is no such folder, and when the server does not let this one be read. */
export async function withInbox<T>(
  account: ImapAccount,
  folder: string,
  work: (inbox: Inbox) => Promise<T>,
): Promise<T> {
  const unreadable = (error: unknown): never => {
    throw new Refusal('outreach.folder_unreadable', { host: account.host, folder, said: saidBy(error) })
  }
  return withImap(account, async (client) => {
    const lock = await client.getMailboxLock(folder, { readOnly: true }).catch(async (error: unknown) => {
      // Servers differ in how they say that a folder is gone; their list of folders does not lie.
      if ((await selectable(client).catch(unreadable)).some(({ path }) => path === folder)) return unreadable(error)
      throw new Refusal('outreach.no_folder', { host: account.host, folder })
    })
    try {
      const mailbox = client.mailbox
      if (mailbox === false) return unreadable(new Error('it could not be opened'))
      return await work({ uidValidity: Number(mailbox.uidValidity), after: (uid) => messagesAfter(uid) })
    } finally {
      lock.release()
    }

    async function* messagesAfter(uid: number): AsyncIterable<InboxMail> {
      // `n:*` names the last message even when its number is smaller.
      const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true }).catch(unreadable)
      const uids = (found || []).filter((one) => one > uid).toSorted((a, b) => a - b)
      for (const one of uids) {
        const source = { maxLength: MOST_BYTES + 1 }
        const message = await client.fetchOne(String(one), { source }, { uid: true }).catch(unreadable)
        if (message && message.source) yield { uid: one, raw: message.source }
      }
    }
  })
}

/** The words of the server where it answered, else those of the library. */
function saidBy(error: unknown): string {
  const { responseText, message } = error as { readonly responseText?: string; readonly message?: string }
  return cleanText(responseText ?? message ?? String(error)).slice(0, 300)
}

const NOT_FOR_ANSWERS: readonly string[] = ['\\Sent', '\\Drafts', '\\Trash', '\\All']

/** Those that answers may arrive in: junk is one, what we wrote is none. */
export async function inboxFolders(account: ImapAccount): Promise<readonly string[]> {
  return withImap(account, async (client) =>
    (await selectable(client))
      .filter(({ specialUse }) => !NOT_FOR_ANSWERS.includes(specialUse ?? ''))
      .map(({ path }) => path),
  )
}

const selectable = async (client: ImapFlow): Promise<readonly ListResponse[]> =>
  (await client.list()).filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
