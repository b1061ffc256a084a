// A mail account of the company, its own or one beside it, opened for sending, with its mailbox.

import { type Secrets, mailAccountOf, settingsOf } from '#access'
import type { MailSender } from '#access/model.ts'
import type { Context } from '#kernel'
import { accessTokens } from './channels/access-token.ts'
import { type MailAccount, type Sender, type SendingAccount, openSender } from './channels/email.ts'
import { type Inbox, inboxFolders, withInbox } from './channels/inbox-folder.ts'
import { type SentFolder, withSentFolder } from './channels/sent-folder.ts'
import { type WatchOptions, watchFolder } from './channels/watch-folder.ts'

/** Whose messages leave through an account. */
export type MailQueue = {
  /** Null: the company's own account, through which all leaves that names no other, or one that is gone. */
  readonly key: string | null
  /** Every account beside it. */
  readonly others: readonly string[]
}

/** What messages of a company without other accounts wait in. */
export const OWN_QUEUE: MailQueue = { key: null, others: [] }

export type CompanySender = {
  readonly queue: MailQueue
  readonly account: MailAccount
  readonly sender: Sender
  /** Messages that may leave in a day; null: as many as there are. */
  readonly perDay: number | null
  /** Null where no IMAP server is set. */
  readonly sent: SentAccess | null
}

export type SentAccess = {
  /** Who files what was accepted among the messages sent. */
  readonly copyBy: 'server' | 'us'
  readonly open: <T>(work: (folder: SentFolder) => Promise<T>) => Promise<T>
}

/** Null where no account is set. Opens no connection yet. `key`: null is the company's own. */
export async function openCompanySender(
  ctx: Context,
  secrets: Secrets,
  key: string | null = null,
): Promise<CompanySender | null> {
  const opened = await companyMailAccount(ctx, secrets, key)
  if (!opened) return null
  const { queue, account, perDay, sent } = opened
  return { queue, account, sender: openSender(account), perDay, sent }
}

export type CompanyMail = {
  readonly queue: MailQueue
  readonly account: SendingAccount
  readonly perDay: number | null
  /** In whose names it sends beside its own. */
  readonly senders: readonly MailSender[]
  readonly sent: SentAccess | null
  readonly inbox: CompanyInbox | null
}

export type CompanyInbox = {
  /** Those to read. */
  readonly folders: readonly string[]
  /** One of them, for a moment of work. */
  readonly open: <T>(folder: string, work: (inbox: Inbox) => Promise<T>) => Promise<T>
  /** All that the server has and that answers may arrive in. */
  readonly list: () => Promise<readonly string[]>
  /** Waits at one of them, until told otherwise. */
  readonly watch: (folder: string, options: WatchOptions) => Promise<void>
}

/** Null where no IMAP server is set. */
export async function companyInbox(
  ctx: Context,
  secrets: Secrets,
  key: string | null = null,
): Promise<CompanyInbox | null> {
  const opened = await companyMailAccount(ctx, secrets, key)
  return opened?.inbox ?? null
}

export async function companyMailAccount(
  ctx: Context,
  secrets: Secrets,
  key: string | null = null,
): Promise<CompanyMail | null> {
  const set = await mailAccountOf(ctx, secrets, key)
  if (!set) return null
  const { oauth, dkim, dkimKey, imap, password, applicationSecret, perMinute } = set
  const name = set.fromName ?? set.fromEmail
  const access = oauth && {
    tokenUrl: oauth.tokenUrl,
    applicationId: oauth.applicationId,
    scope: oauth.scope,
    applicationSecret,
    refreshToken: password ?? '',
    wayOut: ctx.wayOut,
  }
  const account: SendingAccount = {
    host: set.host,
    port: set.port,
    security: plainly(set.security),
    user: set.user,
    password,
    from: { name, email: set.fromEmail },
    replyTo: set.replyTo === null ? null : { name, email: set.replyTo },
    ...(access && { oauth: access }),
    ...(dkim && dkimKey !== null && { dkim: { ...dkim, privateKey: dkimKey } }),
    ...(perMinute !== null && { perMinute }),
    wayOut: ctx.wayOut,
  }
  const server = imap && {
    ...imap,
    security: plainly(imap.security),
    user: set.user ?? set.fromEmail,
    password,
    tokens: access && accessTokens(access),
    wayOut: ctx.wayOut,
  }
  const { senders, mailAccounts } = await settingsOf(ctx)
  return {
    queue: { key, others: mailAccounts.map((one) => one.key) },
    account,
    perDay: set.perDay,
    senders: senders.filter((sender) => sender.account === key),
    sent: server && { copyBy: server.sentCopyBy, open: (work) => withSentFolder(server, work) },
    inbox: server && {
      folders: server.folders,
      open: (folder, work) => withInbox(server, folder, work),
      list: () => inboxFolders(server),
      watch: (folder, options) => watchFolder(server, folder, options),
    },
  }
}

const plainly = (security: 'tls' | 'starttls' | 'none'): MailAccount['security'] =>
  security === 'none' ? 'plain' : security
