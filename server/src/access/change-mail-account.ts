// Changes a mail account: the company's own, or one beside it that a sender names. Its secrets are sealed, and go to no server
// that they were not typed for.

import { isIP } from 'node:net'
import { Refusal } from '#kernel'
import type { Context } from '#kernel'
import { changed, checkedEmail, locked } from './change-settings.ts'
import { checkDkimKey } from './dkim-key.ts'
import type { MailAccount, MailSecret, Settings } from './model.ts'
import { accountWithKey } from './read-settings.ts'
import type { SecretPlace, Secrets } from './secrets.ts'
import { type KeptMailAccount, updateMailAccount, updateOtherMailAccount } from './store.ts'

export type MailAccountInput = {
  /** Null takes it away. */
  readonly account: MailAccount | null
  /** Of an account beside the company's own. */
  readonly key?: string
  readonly secrets: Secrets
} & Readonly<Partial<Record<MailSecret, string>>>

/** Each is a mailbox that is waited at, over connections that stay open. */
const MOST_ACCOUNTS = 20

/** Without a password the one that is set is kept, as long as it goes to the same server: no one learns it by naming another. */
export async function changeMailAccount(ctx: Context, input: MailAccountInput): Promise<Settings> {
  const { key = null, password, applicationSecret, dkimKey, secrets } = input
  const account = input.account && checkedMailAccount(input.account)
  const { settings, sealedOf } = await locked(ctx)
  const sealed = sealedOf(key)
  const before = accountWithKey(settings, key)
  if (key !== null) checkPlace(settings, key, account)
  if (password === undefined && sealed.password !== null && account && !isSameServer(before, account))
    throw new Refusal('access.mail_password_needed', { host: account.host })
  // It travels with whatever password is given, to whoever gives tokens.
  const { tokenUrl } = account?.oauth ?? {}
  if (applicationSecret === undefined && sealed.applicationSecret !== null && isElsewhere(before, tokenUrl))
    throw new Refusal('access.mail_password_needed', { host: new URL(tokenUrl).host })
  if (dkimKey !== undefined) checkDkimKey(dkimKey)
  else if (account?.dkim && sealed.dkimKey === null)
    throw new Refusal('access.dkim_key_missing', { domain: account.dkim.domain })
  const { organisationId } = ctx
  const kept = (purpose: SecretPlace['purpose'], given: string | undefined, present: string | null): string | null =>
    given === undefined ? present : secrets.seal({ organisationId, purpose, account: key }, given)
  const next: KeptMailAccount | null = account && {
    ...account,
    sealedPassword: kept('mail-password', password, sealed.password),
    sealedApplicationSecret: kept('mail-application-secret', applicationSecret, sealed.applicationSecret),
    sealedDkimKey: kept('mail-dkim-key', dkimKey, sealed.dkimKey),
  }
  if (key === null) await updateMailAccount(ctx, next)
  else await updateOtherMailAccount(ctx, key, next)
  const { host = null, fromEmail = null } = account ?? {}
  return changed(ctx, 'settings.mail_account_changed', {
    ...(key !== null && { account: key }),
    host,
    fromEmail,
    passwordChanged: password !== undefined,
  })
}

/** Nobody is left without the account that their messages leave through. */
function checkPlace({ mailAccounts, senders }: Settings, key: string, account: MailAccount | null): void {
  const isNew = mailAccounts.every((one) => one.key !== key)
  if (account === null && isNew) throw new Refusal('access.mail_account_unknown', { account: key })
  const user = senders.find((sender) => sender.account === key)
  if (account === null && user) throw new Refusal('access.mail_account_in_use', { account: key, sender: user.name })
  if (account !== null && isNew && mailAccounts.length >= MOST_ACCOUNTS)
    throw new Refusal('access.mail_accounts_full', { most: MOST_ACCOUNTS })
}

function checkedMailAccount(account: MailAccount): MailAccount {
  const { fromEmail, replyTo } = account
  return { ...account, fromEmail: checkedEmail(fromEmail), replyTo: replyTo && checkedEmail(replyTo) }
}

/** Everywhere that the password goes: to the sending server, the reading one, the one that gives tokens. */
const isSameServer = (before: MailAccount | null, after: MailAccount): boolean =>
  before !== null &&
  before.host === after.host &&
  before.user === after.user &&
  (after.imap === null || isSameReader(before, after.imap.host)) &&
  before.oauth?.tokenUrl === after.oauth?.tokenUrl

function isElsewhere(before: MailAccount | null, tokenUrl: string | undefined): tokenUrl is string {
  return tokenUrl !== undefined && tokenUrl !== before?.oauth?.tokenUrl
}

/** The first reading server may be a neighbour of the sending one: `smtp.` and `imap.` of the same domain. */
const isSameReader = ({ host, imap }: MailAccount, reader: string): boolean =>
  imap === null ? reader === host || isNeighbour(host, reader) : imap.host === reader

/** Anybody may have `evil.example` beside `ovh.example`, or another address beside ours: only names of three parts have a domain in common. */
function isNeighbour(host: string, reader: string): boolean {
  const [of, other] = [host, reader].map((name) => name.toLowerCase().split('.').slice(1))
  return isIP(host) === 0 && of !== undefined && of.length >= 2 && of.join('.') === other?.join('.')
}
