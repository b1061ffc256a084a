// What came into the mailbox since it was last read, message by message, each in a transaction with the place that it leaves behind:
// broken off anywhere, the next reading goes on there and takes nothing twice.

import type { Company, Context, Log, Shell } from '#kernel'
import { isRefusal } from '#kernel'
import type { OpenInbox } from '#outreach'
import { moveInFolder, placeInFolder } from './mail-store.ts'
import { receiveMail } from './receive-mail.ts'

export type FetchMailInput = {
  readonly openInbox: (ctx: Context) => Promise<OpenInbox | null>
  readonly folders: readonly string[]
}

export type FetchedMail = { readonly received: number; readonly answers: number; readonly bounces: number }

/** Null where the company has no mailbox. The first reading of a folder takes what is in it already: answers may be waiting. */
export async function fetchMail(shell: Shell, company: Company, input: FetchMailInput): Promise<FetchedMail | null> {
  const openInbox = await shell.inCompany(company, input.openInbox)
  if (openInbox === null) return null
  const fetched = { received: 0, answers: 0, bounces: 0 }
  for (const folder of input.folders) {
    await openInbox(folder, async ({ uidValidity, after }) => {
      const place = await shell.inCompany(company, (ctx) => placeInFolder(ctx, folder))
      const from = place?.uidValidity === uidValidity ? place.lastUid : 0
      for await (const { uid, raw } of after(from)) {
        const mail = await shell.inCompany(company, async (ctx) => {
          await moveInFolder(ctx, folder, { uidValidity, lastUid: uid })
          return receiveOrPass(ctx, raw, shell.log)
        })
        if (mail === null) continue
        fetched.received += 1
        if (mail.kind === 'answer') fetched.answers += 1
        if (mail.kind === 'bounce') fetched.bounces += 1
      }
    })
  }
  return fetched
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
