// What came into the mailbox since it was last read, message by message, each in a transaction with the place that it leaves behind:
// broken off anywhere, the next reading goes on there and takes nothing twice.

import type { Company, Context, Log, Shell } from '#kernel'
import { isRefusal } from '#kernel'
import type { CompanyInbox, Inbox } from '#outreach'
import { clearFailure, failFolder, missFolder, moveInFolder, placesInFolders } from './mail-store.ts'
import type { MailKind } from './model.ts'
import { type ReceivedMail, receiveMail } from './receive-mail.ts'

export type FetchMailInput = { readonly openInbox: (ctx: Context) => Promise<CompanyInbox | null> }

export type FetchedMail = {
  readonly received: number
  readonly answers: number
  readonly bounces: number
  /** Folders that were to be read and are not there. */
  readonly missing: readonly string[]
  /** Folders that are there and could not be read, or not to their end. */
  readonly failing: readonly { readonly folder: string; readonly said: string }[]
}

/** Null where the company has no mailbox. The first reading of a folder takes what is in it already: answers may be waiting. */
export async function fetchMail(
  shell: Shell,
  company: Company,
  { openInbox }: FetchMailInput,
): Promise<FetchedMail | null> {
  const inbox = await shell.inCompany(company, openInbox)
  if (inbox === null) return null
  const fetched: ReceivedMail[] = []
  const missing: string[] = []
  const failing: FetchedMail['failing'][number][] = []
  for (const folder of inbox.folders) {
    try {
      await inbox.open(folder, async (opened) => {
        for await (const mail of received(shell, company, { folder, opened })) fetched.push(mail)
      })
    } catch (error) {
      // One that was moved, or that its server does not give, is said, and keeps none of the others unread.
      if (isRefusal(error) && error.code === 'outreach.no_folder') {
        missing.push(folder)
        await shell.inCompany(company, (ctx) => missFolder(ctx, folder))
      } else if (isRefusal(error) && error.code === 'outreach.folder_unreadable') {
        const said = String(error.data['said'])
        failing.push({ folder, said })
        shell.log.warn('dialogue.folder_unreadable', { folder, said })
        await shell.inCompany(company, (ctx) => failFolder(ctx, folder, said))
      } else throw error
    }
  }
  const count = (kind: MailKind): number => fetched.filter((mail) => mail?.kind === kind).length
  return { received: fetched.length, answers: count('answer'), bounces: count('bounce'), missing, failing }
}

type OpenedFolder = { readonly folder: string; readonly opened: Inbox }

/** What is new in a folder, each message with the place that it leaves behind. */
async function* received(
  shell: Shell,
  company: Company,
  { folder, opened: { uidValidity, after } }: OpenedFolder,
): AsyncIterable<NonNullable<ReceivedMail>> {
  const [place] = await shell.inCompany(company, (ctx) => placesInFolders(ctx, [folder]))
  const from = place?.uidValidity === uidValidity ? place.lastUid : 0
  if (place !== undefined && place.missingSince !== null)
    await shell.inCompany(company, (ctx) => moveInFolder(ctx, folder, { uidValidity, lastUid: from }))
  for await (const { uid, raw } of after(from)) {
    const mail = await shell.inCompany(company, async (ctx) => {
      await moveInFolder(ctx, folder, { uidValidity, lastUid: uid })
      return receiveOrPass(ctx, raw, shell.log)
    })
    if (mail !== null) yield mail
  }
  if (place?.failure) await shell.inCompany(company, (ctx) => clearFailure(ctx, folder))
}

/** A message that no program can read stays where it is, in the mailbox; it does not stop the others. */
async function receiveOrPass(ctx: Context, raw: Uint8Array, log: Log): ReturnType<typeof receiveMail> {
  try {
    return await receiveMail(ctx, raw)
  } catch (error) {
    if (!isRefusal(error)) throw error
    log.warn('dialogue.mail_passed', { code: error.code })
    return null
  }
}
