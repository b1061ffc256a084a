// Proves the mail account before the first debtor is written to: a message of the company to itself.

import { type Secrets, settingsOf } from '#access'
import { type Company, type Locale, Refusal, type Shell } from '#kernel'
import { type TestEmailResult, sendTestEmail } from './channels/send-test-email.ts'
import { companyMailAccount } from './company-sender.ts'

export type TestMailAccountInput = {
  readonly secrets: Secrets
  readonly locale: Locale
  /** The account, by its key; the company's own when not given. */
  readonly accountKey?: string | undefined
  /** One of the senders, by its key, through its account. */
  readonly senderKey?: string | undefined
}

export async function testMailAccount(
  shell: Shell,
  company: Company,
  { secrets, locale, accountKey, senderKey }: TestMailAccountInput,
): Promise<TestEmailResult> {
  const { opened, sender } = await shell.inCompany(company, async (ctx) => {
    const { senders, mailAccounts } = await settingsOf(ctx)
    const found = senders.find(({ key }) => key === senderKey)
    if (senderKey !== undefined && !found) throw new Refusal('outreach.sender_not_found', { sender: senderKey })
    const key = found ? found.account : (accountKey ?? null)
    if (key !== null && mailAccounts.every((one) => one.key !== key))
      throw new Refusal('access.mail_account_unknown', { account: key })
    return { opened: await companyMailAccount(ctx, secrets, key), sender: found }
  })
  if (!opened) throw new Refusal('outreach.no_mail_account')
  const from = sender && { name: sender.name, email: sender.email }
  return sendTestEmail(opened.account, { locale, ...(from && { from }) })
}
