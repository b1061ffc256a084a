// What came into the mailbox since it was last read, message by message, each in a transaction with the place that it leaves behind:
// broken off anywhere, the next reading goes on there and takes nothing twice.

import { accountWithKey, settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import type { Company, Context, Shell } from '#kernel'
import { isRefusal } from '#kernel'
import type { CompanyInbox, Inbox } from '#outreach'
import {
  type FolderOfAccount,
  clearFailure,
  failFolder,
  missFolder,
  moveInFolder,
  placesInFolders,
} from './mail-store.ts'
import type { MailKind } from './model.ts'
import { type ReceivedMail, receiveMail } from './receive-mail.ts'
import { receiveUnread } from './receive-unread.ts'

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
  /** Folders that are there and could not be read, or not to their end. */
  readonly failing: readonly FailingFolder[]
}

type FailingFolder = { readonly folder: string; readonly said: string }

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
  const failing: FailingFolder[] = []
  const failed: unknown[] = []
  let read = 0
  for (const account of keys) {
    const nameOf = (folder: string): string => (account === null ? folder : `${account}: ${folder}`)
    try {
      const inbox = await shell.inCompany(company, (ctx) => openInbox(ctx, account))
      if (inbox === null) continue
      const unread = await fetchAccount(shell, company, { account, inbox, onMail: (mail) => fetched.push(mail) })
      missing.push(...unread.missing.map(nameOf))
      failing.push(...unread.failing.map(({ folder, said }) => ({ folder: nameOf(folder), said })))
      read += 1
    } catch (error) {
      shell.log.warn('dialogue.account_not_read', { account, error })
      failed.push(error)
      const unread = await failAccount(shell, company, { account, error })
      failing.push(...unread.map(({ folder, said }) => ({ folder: nameOf(folder), said })))
    }
  }
  if (read === 0 && failed.length > 0) throw failed[0]
  if (read === 0) return null
  const count = (kind: MailKind): number => fetched.filter((mail) => mail?.kind === kind).length
  return { received: fetched.length, answers: count('answer'), bounces: count('bounce'), missing, failing }
}

/** None of its folders is read, and the office says why of each until it is. */
async function failAccount(
  shell: Shell,
  company: Company,
  { account, error }: { readonly account: string | null; readonly error: unknown },
): Promise<readonly FailingFolder[]> {
  const said = (error instanceof Error ? error.message : String(error)).slice(0, 200)
  return shell.inCompany(company, async (ctx) => {
    const folders = accountWithKey(await settingsOf(ctx), account)?.imap?.folders ?? []
    for (const folder of folders) await failFolder(ctx, { account, folder }, said)
    return folders.map((folder) => ({ folder, said }))
  })
}

type AccountInbox = {
  readonly account: string | null
  readonly inbox: CompanyInbox
  readonly onMail: (mail: NonNullable<ReceivedMail>) => void
}

/** Returns the folders that were to be read and are not there, and those that are and could not be read. */
async function fetchAccount(
  shell: Shell,
  company: Company,
  { account, inbox, onMail }: AccountInbox,
): Promise<Pick<FetchedMail, 'missing' | 'failing'>> {
  const missing: string[] = []
  const failing: FailingFolder[] = []
  for (const folder of inbox.folders) {
    try {
      await inbox.open(folder, async (opened) => {
        for await (const mail of received(shell, company, { account, folder, opened })) onMail(mail)
      })
    } catch (error) {
      // One that was moved, or that its server does not give, is said, and keeps none of the others unread.
      if (isRefusal(error) && error.code === 'outreach.no_folder') {
        missing.push(folder)
        await shell.inCompany(company, (ctx) => missFolder(ctx, { account, folder }))
      } else if (isRefusal(error) && error.code === 'outreach.folder_unreadable') {
        const said = String(error.data['said'])
        failing.push({ folder, said })
        shell.log.warn('dialogue.folder_unreadable', { account, folder, said })
        await shell.inCompany(company, (ctx) => failFolder(ctx, { account, folder }, said))
      } else throw error
    }
  }
  return { missing, failing }
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
    const mail = await receiveOrPass(shell, async (take) =>
      shell.inCompany(company, async (ctx) => {
        await moveInFolder(ctx, folder, left)
        return take === null ? null : take(ctx, raw, folder.account)
      }),
    )
    if (mail !== null) yield mail
  }
  if (place?.failure) await shell.inCompany(company, (ctx) => clearFailure(ctx, folder))
}

type TakeMail = (ctx: Context, raw: Uint8Array, account: string | null) => Promise<ReceivedMail>

/**
 * A message that cannot be taken in as it is stands in the list by its head, and stays in the mailbox; where not even that can be, it is
 * logged. It does not stop the others.
 */
async function receiveOrPass(
  { log }: Shell,
  receive: (take: TakeMail | null) => Promise<ReceivedMail>,
): Promise<ReceivedMail> {
  for (const take of [receiveMail, receiveUnread]) {
    try {
      return await receive(take)
    } catch (error) {
      if (!isOfMessage(error)) throw error
      // Its code alone: what the database says of a value repeats it.
      log.warn('dialogue.mail_passed', { code: (error as { readonly code?: string }).code })
    }
  }
  return receive(null)
}

/** What it is refused for, or what the database cannot hold of it (SQLSTATE classes 22 and 54): it would be the same next time. */
const isOfMessage = (error: unknown): boolean =>
  isRefusal(error)
    ? error.code !== 'platform.database_unavailable'
    : /^(22|54)...$/.test(String((error as { readonly code?: unknown }).code))
