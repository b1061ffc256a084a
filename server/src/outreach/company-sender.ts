// The company's own mail account, opened for sending.

import { type Secrets, mailAccountOf } from '#access'
import type { Context } from '#kernel'
import { type MailAccount, type Sender, openSender } from './channels/email.ts'

export type CompanySender = { readonly account: MailAccount; readonly sender: Sender }

/** Null where no account is set. Opens no connection yet. */
export async function openCompanySender(ctx: Context, secrets: Secrets): Promise<CompanySender | null> {
  const account = await companyMailAccount(ctx, secrets)
  return account && { account, sender: openSender(account) }
}

export async function companyMailAccount(ctx: Context, secrets: Secrets): Promise<MailAccount | null> {
  const set = await mailAccountOf(ctx, secrets)
  if (!set) return null
  const name = set.fromName ?? set.fromEmail
  return {
    host: set.host,
    port: set.port,
    security: set.security === 'none' ? 'plain' : set.security,
    user: set.user,
    password: set.password,
    from: { name, email: set.fromEmail },
    replyTo: set.replyTo === null ? null : { name, email: set.replyTo },
  }
}
