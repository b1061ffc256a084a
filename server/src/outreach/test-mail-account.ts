// Proves the mail account before the first debtor is written to: a message of the company to itself.

import type { Secrets } from '#access'
import { type Company, type Locale, Refusal, type Shell } from '#kernel'
import { type TestEmailResult, sendTestEmail } from './channels/send-test-email.ts'
import { companyMailAccount } from './company-sender.ts'

export type TestMailAccountInput = { readonly secrets: Secrets; readonly locale: Locale }

export async function testMailAccount(
  shell: Shell,
  company: Company,
  { secrets, locale }: TestMailAccountInput,
): Promise<TestEmailResult> {
  const opened = await shell.inCompany(company, (ctx) => companyMailAccount(ctx, secrets))
  if (!opened) throw new Refusal('outreach.no_mail_account')
  return sendTestEmail(opened.account, locale)
}
