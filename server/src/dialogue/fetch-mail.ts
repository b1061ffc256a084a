// What came into the mailbox since it was last read, message by message, each in a transaction with the place that it leaves behind:
// broken off anywhere, the next reading goes on there and takes nothing twice.

import { settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import type { Company, Context, Shell } from '#kernel'
import { isRefusal } from '#kernel'
import type { CompanyInbox, Inbox } from '#outreach'
import { type FolderOfAccount, missFolder, moveInFolder, placesInFolders } from './mail-store.ts'
import type { MailKind } from './model.ts'
import { type ReceivedMail, receiveMail } from './receive-mail.ts'

export type FetchMailInput = {
  /** By the key of its account; null is the company's own. */
  readonly openInbox: (ctx: Context, key: string | null) => Promise<CompanyInbox | null>
}

export type FetchedMail = {
  readonly received: number
  readonly answers: number
  readonly bounces: number
  /** Folders that were to be read and are not there. */
  readonly missing: readonly string[]
}

/**
 * Null where the company has no mailbox. The first reading of a folder takes what is in it already: answers may be waiting.
 * An account that cannot be read holds none of the others up; where none can, throws what the first one met.
 */
export async function fetchMail(
  shell: Shell,
  company: Company,
  { openInbox }: FetchMailInput,
): Promise<FetchedMail | null> {
  const keys = await shell.inCompany(company, async (ctx) => mailAccountKeys(await settingsOf(ctx)))
  const fetched: ReceivedMail[] = []
  const missing: string[] = []
  const failed: unknown[] = []
  let read = 0
  for (const account of keys) {
    try {
      const inbox = await shell.inCompany(company, (ctx) => openInbox(ctx, account))
      if (inbox === null) continue
      const gone = await fetchAccount(shell, company, { account, inbox, onMail: (mail) => fetched.push(mail) })
      missing.push(...gone.map((folder) => (account === null ? folder : `${account}: ${folder}`)))
      read += 1
    } catch (error) {
      shell.log.warn('dialogue.account_not_read', { account, error })
      failed.push(error)
    }
  }
  if (read === 0 && failed.length > 0) throw failed[0]
  if (read === 0) return null
  const count = (kind: MailKind): number => fetched.filter((mail) => mail?.kind === kind).length
  return { received: fetched.length, answers: count('answer'), bounces: count('bounce'), missing }
}

type AccountInbox = {
  readonly account: string | null
  readonly inbox: CompanyInbox
  readonly onMail: (mail: NonNullable<ReceivedMail>) => void
}

/** Returns the folders that were to be read and are not there. */
async function fetchAccount(
  shell: Shell,
  company: Company,
  { account, inbox, onMail }: AccountInbox,
): Promise<readonly string[]> {
  const missing: string[] = []
  for (const folder of inbox.folders) {
    try {
      await inbox.open(folder, async (opened) => {
        for await (const mail of received(shell, company, { account, folder, opened })) onMail(mail)
      })
    } catch (error) {
      // One that was moved is said, and keeps none of the others unread.
      if (!isRefusal(error) || error.code !== 'outreach.no_folder') throw error
      missing.push(folder)
      await shell.inCompany(company, (ctx) => missFolder(ctx, { account, folder }))
    }
  }
  return missing
}

type OpenedFolder = FolderOfAccount & { readonly opened: Inbox }

/** What is new in a folder, each message with the place that it leaves behind. */
async function* received(
  shell: Shell,
  company: Company,
  { opened: { uidValidity, after }, ...folder }: OpenedFolder,
): AsyncIterable<NonNullable<ReceivedMail>> {
  const [place] = await shell.inCompany(company, (ctx) => placesInFolders(ctx, [folder]))
  const from = place?.uidValidity === uidValidity ? place.lastUid : 0
  if (place !== undefined && place.missingSince !== null)
    await shell.inCompany(company, (ctx) => moveInFolder(ctx, folder, { uidValidity, lastUid: from }))
  for await (const { uid, raw } of after(from)) {
    const left = { uidValidity, lastUid: uid }
    const mail = await receiveOrPass(shell, async (receive) =>
      shell.inCompany(company, async (ctx) => {
        await moveInFolder(ctx, folder, left)
        return receive ? receiveMail(ctx, raw, folder.account) : null
      }),
    )
    if (mail !== null) yield mail
  }
}

/** A message that cannot be taken in stays where it is, in the mailbox; it does not stop the others. */
async function receiveOrPass({ log }: Shell, take: (receive: boolean) => Promise<ReceivedMail>): Promise<ReceivedMail> {
  try {
    return await take(true)
  } catch (error) {
    if (!isOfMessage(error)) throw error
    // Its code alone: what the database says of a value repeats it.
    log.warn('dialogue.mail_passed', { code: (error as { readonly code?: string }).code })
    return take(false)
  }
}

/** What it is refused for, or what the database cannot hold of it (SQLSTATE classes 22 and 54): it would be the same next time. */
const isOfMessage = (error: unknown): boolean =>
  isRefusal(error)
    ? error.code !== 'platform.database_unavailable'
    : /^(22|54)...$/.test(String((error as { readonly code?: unknown }).code))
