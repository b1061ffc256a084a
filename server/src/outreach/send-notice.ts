// An e-mail of the program to a person of the house: no debtor reads it, and it waits in no queue.

import type { Secrets } from '#access'
import { type Company, Refusal, type Shell } from '#kernel'
import { openSender } from './channels/email.ts'
import { companyMailAccount } from './company-sender.ts'

export type SendNoticeInput = {
  /** What its Message-ID is made of: the same notice has the same. */
  readonly key: string
  readonly to: string
  /** Null, or gone meanwhile: the company's own. */
  readonly accountKey: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly secrets: Secrets
}

/** Throws where it surely did not leave; one of which nobody can say counts as sent. */
export async function sendNotice(shell: Shell, company: Company, input: SendNoticeInput): Promise<void> {
  const { key, to, accountKey, subject, text, html, secrets } = input
  const opened = await shell.inCompany(
    company,
    async (ctx) => (await companyMailAccount(ctx, secrets, accountKey)) ?? companyMailAccount(ctx, secrets),
  )
  if (!opened) throw new Refusal('outreach.no_mail_account')
  const { email } = opened.account.from
  const sender = openSender(opened.account, { connections: 1 })
  try {
    const messageId = `<${key}@${email.slice(email.lastIndexOf('@') + 1)}>`
    const outcome = await sender.send(
      { messageId, to: { name: '', email: to }, subject, text, html },
      { onDataStart: () => Promise.resolve() },
    )
    if (outcome.kind === 'rejected') throw new Error(`a notice did not leave: ${outcome.response}`)
  } finally {
    await sender.close()
  }
}
