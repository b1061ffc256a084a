// Proves the mail account before the first debtor is written to: a message of the company to itself.

import type { Secrets } from '#access'
import { type Company, type Locale, Refusal, type Shell } from '#kernel'
import { type TestEmailResult, sendTestEmail } from './channels/send-test-email.ts'
import { companyMailAccount } from './company-sender.ts'

export type TestMailAccountInput = {
  readonly secrets: Secrets
  readonly locale: Locale
  /** One of the senders, by its key; the account itself when not given. */
  readonly senderKey?: string | undefined
}

export async function testMailAccount(
  shell: Shell,
  company: Company,
  { secrets, locale, senderKey }: TestMailAccountInput,
): Promise<TestEmailResult> {
  const opened = await shell.inCompany(company, (ctx) => companyMailAccount(ctx, secrets))
  if (!opened) throw new Refusal('outreach.no_mail_account')
  const { account, senders } = opened
  if (senderKey === undefined) return sendTestEmail(account, { locale })
  const sender = senders.find(({ key }) => key === senderKey)
  if (!sender) throw new Refusal('outreach.sender_not_found', { sender: senderKey })
  return sendTestEmail(account, { locale, from: { name: sender.name, email: sender.email } })
}
