// What a company decided, for the modules that act on it.

import { Refusal } from '#kernel'
import type { Context, Id, Sql } from '#kernel'
import { DEFAULT_TIME_ZONE } from './model.ts'
import type { MailAccountSetting, MailAccountWithSecrets, Settings } from './model.ts'
import { selectTimeZone } from './people-store.ts'
import type { SecretPlace, Secrets } from './secrets.ts'
import { selectSettings, takeBlock } from './store.ts'

export async function settingsOf(ctx: Context): Promise<Settings> {
  return (await selectSettings(ctx)).settings
}

/** A mail account with its secrets, for the sender alone; null while there is none. `key`: null is the company's own. */
export async function mailAccountOf(
  ctx: Context,
  secrets: Secrets,
  key: string | null = null,
): Promise<MailAccountWithSecrets | null> {
  const { settings, sealedOf } = await selectSettings(ctx)
  const setting = accountWithKey(settings, key)
  if (!setting) return null
  const { passwordSet: _, ...account } = setting
  const { organisationId } = ctx
  const sealed = sealedOf(key)
  const opened = (purpose: SecretPlace['purpose'], text: string | null): string | null =>
    text === null ? null : secrets.open({ organisationId, purpose, account: key }, text)
  return {
    ...account,
    password: opened('mail-password', sealed.password),
    applicationSecret: opened('mail-application-secret', sealed.applicationSecret),
    dkimKey: opened('mail-dkim-key', sealed.dkimKey),
  }
}

/** The time zone of a company's day. A company that is just being made has the default. */
export async function zoneOf(sql: Sql, organisationId: Id): Promise<string> {
  return (await selectTimeZone(sql, organisationId)) ?? DEFAULT_TIME_ZONE
}

/** Most ids that a kind can have: they are 4-byte numbers. */
const MOST_IDS = 2_000_000_000

/** Hands out `count` ids of a kind ('debtor', 'item', 'message' …) and returns the first. */
export async function takeIds(ctx: Context, kind: string, count: number): Promise<Id> {
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${count} ids of ${kind} asked for`)
  const firstId = await takeBlock(ctx, kind, count)
  if (firstId + count > MOST_IDS) throw new Refusal('access.ids_exhausted', { kind })
  return firstId
}

/** The company's own where the key is null. */
export const accountWithKey = (
  { mailAccount, mailAccounts }: Pick<Settings, 'mailAccount' | 'mailAccounts'>,
  key: string | null,
): MailAccountSetting | null => (key === null ? mailAccount : (mailAccounts.find((one) => one.key === key) ?? null))
