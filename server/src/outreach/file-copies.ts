// Files a copy of what was accepted among the messages sent, where the server does not do so: the company finds there what
// left in its name, and it is the proof by which a crash is cleared up.

import type { Company, Shell } from '#kernel'
import { composeEmail } from './channels/compose-email.ts'
import type { MailAccount } from './channels/email.ts'
import type { MailQueue } from './company-sender.ts'
import type { SentFolder } from './channels/sent-folder.ts'
import { asEmail } from './outgoing-email.ts'
import { copiesWanted, noteFiled } from './message-store.ts'

/** A crash loses at most the note of this many: they are looked for before they are filed again. */
const BATCH = 50

export type FileCopiesInput = {
  readonly queue: MailQueue
  readonly account: MailAccount
  readonly folder: SentFolder
}

/** Returns how many were filed. */
export async function fileCopies(
  shell: Shell,
  company: Company,
  { queue, account, folder }: FileCopiesInput,
): Promise<number> {
  let filed = 0
  for (;;) {
    const wanted = await shell.inCompany(company, (ctx) => copiesWanted(ctx, queue, BATCH))
    if (wanted.length === 0) return filed
    const there = await folder.holds(wanted.map((message) => message.messageId))
    for (const message of wanted) {
      if (there.has(message.messageId)) continue
      const { email } = await asEmail(shell.files, company.organisationId, message)
      const { content } = await composeEmail(email, account)
      await folder.file(content, message.datedAt)
    }
    await shell.inCompany(company, (ctx) =>
      noteFiled(
        ctx,
        wanted.map((message) => message.id),
      ),
    )
    filed += wanted.length
  }
}
