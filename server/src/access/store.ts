// The SQL of a company's settings and of its ids. People and sessions: people-store.ts, session-store.ts.

import type { PaymentTerms } from '@quittance/law'
import type { Context, Day, Id, Instant } from '#kernel'
import type {
  Automation,
  Bank,
  CompanyCalendar,
  Identity,
  MailAccount,
  MailAccountSetting,
  MailSecret,
  MailSender,
  OtherMailAccount,
  OutreachLimits,
  Settings,
} from './model.ts'
import { DEFAULT_CALENDAR, DEFAULT_OUTREACH, INBOX, NO_BANK, NO_IDENTITY, PLAIN_MAIL_ACCOUNT } from './model.ts'

/** As kept: what an older version did not know takes its default. */
export type KeptMailAccount = MailAccount & {
  readonly sealedPassword: string | null
  readonly sealedApplicationSecret?: string | null
  readonly sealedDkimKey?: string | null
}
type KeptOtherAccount = KeptMailAccount & { readonly key: string }

export type SealedSecrets = Readonly<Record<MailSecret, string | null>>

type SettingRow = {
  readonly version: number
  readonly identity: Partial<Identity>
  readonly bank: Partial<Bank>
  readonly mailAccount: KeptMailAccount | null
  readonly mailAccounts: readonly KeptOtherAccount[]
  readonly senders: readonly (Omit<MailSender, 'account'> & Partial<MailSender>)[]
  readonly defaultTerms: PaymentTerms | null
  readonly calendar: Partial<CompanyCalendar>
  readonly outreach: Partial<OutreachLimits>
  readonly automation: Automation
  readonly firstReleasedAt: Instant | null
  readonly sendingStopped: boolean
  readonly paymentsKnownTo: Day | null
}

export type SelectedSettings = {
  readonly settings: Settings
  /** Of the account with this key; null: of the company's own. */
  readonly sealedOf: (key: string | null) => SealedSecrets
}

export async function selectSettings(ctx: Context): Promise<SelectedSettings> {
  const rows = await ctx.sql<SettingRow>`
    select version, identity, bank, mail_account as "mailAccount", mail_accounts as "mailAccounts", senders,
      default_terms as "defaultTerms", calendar, outreach, automation, first_released_at as "firstReleasedAt",
      sending_stopped as "sendingStopped", payments_known_to as "paymentsKnownTo"
    from company_setting
    where organisation_id = ${ctx.organisationId}`
  const row = rows[0]
  if (!row) throw new Error(`organisation ${ctx.organisationId} has no settings`)
  return {
    settings: {
      ...row,
      identity: { ...NO_IDENTITY, ...row.identity },
      bank: { ...NO_BANK, ...row.bank },
      calendar: { ...DEFAULT_CALENDAR, ...row.calendar },
      outreach: { ...DEFAULT_OUTREACH, ...asApproved(row.outreach) },
      mailAccount: row.mailAccount && asSetting(row.mailAccount),
      mailAccounts: row.mailAccounts.map((kept): OtherMailAccount => ({ key: kept.key, ...asSetting(kept) })),
      senders: row.senders.map((sender) => ({ ...sender, account: sender.account ?? null })),
    },
    sealedOf: (key) => secretsOf(key === null ? row.mailAccount : row.mailAccounts.find((kept) => kept.key === key)),
  }
}

function asSetting(kept: KeptMailAccount): MailAccountSetting {
  const { sealedPassword, sealedApplicationSecret: _secret, sealedDkimKey: _key, ...account } = kept
  const oauth = account.oauth && { ...account.oauth, authoriseUrl: account.oauth.authoriseUrl ?? null }
  return { ...PLAIN_MAIL_ACCOUNT, ...withFolders(account), oauth, passwordSet: sealedPassword !== null }
}

const secretsOf = (kept: KeptMailAccount | null | undefined): SealedSecrets => ({
  password: kept?.sealedPassword ?? null,
  applicationSecret: kept?.sealedApplicationSecret ?? null,
  dkimKey: kept?.sealedDkimKey ?? null,
})

/** Accounts of before there was a choice read where answers usually arrive. */
const withFolders = (account: MailAccount): MailAccount => ({
  ...account,
  imap: account.imap && { ...account.imap, folders: account.imap.folders ?? [INBOX] },
})

/** Limits of before two people could be asked for: the second approval was one person's, whoever it was. */
const asApproved = (kept: Partial<OutreachLimits>): Partial<OutreachLimits> =>
  kept.secondApprovalCents === undefined || kept.confirmFromCents !== undefined
    ? kept
    : { ...kept, confirmFromCents: kept.secondApprovalCents, secondApprovalCents: null }

export async function insertSettings(ctx: Context, identity: Identity): Promise<void> {
  await ctx.sql`
    insert into company_setting (organisation_id, identity) values (${ctx.organisationId}, ${JSON.stringify(identity)}::jsonb)`
}

/** Before settings are read to be changed: two changes at once follow each other. */
export async function lockSettings(ctx: Context): Promise<void> {
  await ctx.sql`select from company_setting where organisation_id = ${ctx.organisationId} for update`
}

export async function updateIdentity(ctx: Context, identity: Identity): Promise<void> {
  await ctx.sql`
    update company_setting set identity = ${JSON.stringify(identity)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

export async function updateBank(ctx: Context, bank: Bank): Promise<void> {
  await ctx.sql`
    update company_setting set bank = ${JSON.stringify(bank)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

export async function updateMailAccount(ctx: Context, account: KeptMailAccount | null): Promise<void> {
  await ctx.sql`
    update company_setting set mail_account = ${account && JSON.stringify(account)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

/** Null takes it away. Each other account stays as it is, its secrets with it. */
export async function updateOtherMailAccount(
  ctx: Context,
  key: string,
  account: KeptMailAccount | null,
): Promise<void> {
  await ctx.sql`
    update company_setting s set version = version + 1,
      mail_accounts = (
        select coalesce(jsonb_agg(one order by one ->> 'key'), '[]')
        from (select one from jsonb_array_elements(s.mail_accounts) one where one ->> 'key' <> ${key}
          union all select one from (select ${account && JSON.stringify({ ...account, key })}::jsonb as one) n where one is not null) a)
    where organisation_id = ${ctx.organisationId}`
}

export async function updateSenders(ctx: Context, senders: readonly MailSender[]): Promise<void> {
  await ctx.sql`
    update company_setting set senders = ${JSON.stringify(senders)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

export async function updateDefaultTerms(ctx: Context, terms: PaymentTerms | null): Promise<void> {
  await ctx.sql`
    update company_setting set default_terms = ${terms && JSON.stringify(terms)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

/** The time zone follows the zone of the holidays. */
export async function updateCalendar(ctx: Context, calendar: CompanyCalendar, timeZone: string): Promise<void> {
  await ctx.sql`
    update company_setting set calendar = ${JSON.stringify(calendar)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
  await ctx.sql`update organisation set time_zone = ${timeZone} where id = ${ctx.organisationId}`
}

export async function updateOutreach(ctx: Context, outreach: OutreachLimits): Promise<void> {
  await ctx.sql`
    update company_setting set outreach = ${JSON.stringify(outreach)}::jsonb, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

export async function updateAutomation(
  ctx: Context,
  automation: Automation,
  firstReleasedAt: Instant | null,
): Promise<void> {
  await ctx.sql`
    update company_setting set automation = ${automation}, first_released_at = ${firstReleasedAt}, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

export async function updateSendingStopped(ctx: Context, stopped: boolean): Promise<void> {
  await ctx.sql`
    update company_setting set sending_stopped = ${stopped}, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

export async function updatePaymentsKnownTo(ctx: Context, day: Day): Promise<void> {
  await ctx.sql`
    update company_setting set payments_known_to = ${day}, version = version + 1
    where organisation_id = ${ctx.organisationId}`
}

/** The first id of a block of `count`. The row stays locked until the transaction ends, so that blocks never overlap. */
export async function takeBlock(ctx: Context, kind: string, count: number): Promise<Id> {
  const rows = await ctx.sql<{ readonly firstId: Id }>`
    insert into id_block (organisation_id, kind, next_id) values (${ctx.organisationId}, ${kind}, ${count + 1}::int)
    on conflict (organisation_id, kind) do update set next_id = id_block.next_id + ${count}::int
    returning next_id - ${count}::int as "firstId"`
  const row = rows[0]
  if (!row) throw new Error('no block of ids')
  return row.firstId
}
