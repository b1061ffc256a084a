// Every setting by a name that can be typed: `bank.iban`, `calendar.sendOn`, `terms`. The command line reads what is typed
// by the same schemas as the pages.

import { formatTerms, parseTerms } from '@quittance/law'
import type { PaymentTerms } from '@quittance/law'
import type { z } from 'zod'
import { parseDay, Refusal } from '#kernel'
import type { Context } from '#kernel'
import { changeMailAccount } from './change-mail-account.ts'
import {
  changeAutomation,
  changeBank,
  changeCalendar,
  changeDefaultTerms,
  changeIdentity,
  changeOutreach,
  changeSenders,
  notePaymentsKnownTo,
  stopSending,
} from './change-settings.ts'
import {
  automationInput,
  bankInput,
  calendarInput,
  identityInput,
  mailAccountFields,
  mailAccountKey,
  outreachInput,
  sendersInput,
} from './contract.ts'
import { PLAIN_MAIL_ACCOUNT } from './model.ts'
import type { MailAccount, MailSecret, Settings } from './model.ts'
import { accountWithKey, settingsOf } from './read-settings.ts'
import type { Secrets } from './secrets.ts'

export type ChangeSettingInput = {
  readonly key: string
  readonly values: readonly string[]
  /** Of which mail account, where the setting is one of a mail account; the company's own when not given. */
  readonly account?: string | undefined
  readonly secrets: Secrets
}

type Shape = Readonly<Record<string, z.ZodType>>

const SECTIONS = {
  identity: identityInput.shape,
  bank: bankInput.shape,
  mail: mailAccountFields,
  calendar: calendarInput.shape,
  outreach: outreachInput.shape,
} as const satisfies Readonly<Record<string, Shape>>

const MAIL_SECRETS = {
  'mail.password': 'password',
  'mail.applicationSecret': 'applicationSecret',
  'mail.dkimKey': 'dkimKey',
} as const satisfies Readonly<Record<string, MailSecret>>

const SINGLE = ['mail', ...Object.keys(MAIL_SECRETS), 'senders', 'terms', 'automation', 'sending', 'payments-known-to']

export const SETTING_KEYS: readonly string[] = [
  ...Object.entries(SECTIONS).flatMap(([section, shape]) => Object.keys(shape).map((field) => `${section}.${field}`)),
  ...SINGLE,
]

export async function changeSetting(ctx: Context, input: ChangeSettingInput): Promise<Settings> {
  const { key, values } = input
  const [section, field] = key.split('.', 2) as [string, string?]
  const settings = await settingsOf(ctx)
  if (input.account !== undefined && section !== 'mail') refuse(key, [], 'mail')
  if (isMailSecret(key)) return changeSecretOfMail(ctx, settings, { ...input, key })
  if (field !== undefined && isSection(section) && Object.hasOwn(SECTIONS[section], field)) {
    return changeField(ctx, settings, { ...input, section, field })
  }
  switch (key) {
    case 'senders':
      return changeSenders(ctx, typed(key, sendersInput, values) as Settings['senders'])
    case 'terms':
      return changeDefaultTerms(ctx, typedTerms(values))
    case 'automation':
      return changeAutomation(ctx, typed(key, automationInput.shape.automation, values) as Settings['automation'])
    case 'sending':
      return stopSending(ctx, {
        stopped: typedChoice(key, values[0], ['on', 'off']) === 'off',
        reason: values.slice(1).join(' '),
      })
    case 'payments-known-to':
      return notePaymentsKnownTo(ctx, parseDay(values[0] ?? '') ?? refuse(key, values, 'YYYY-MM-DD'))
    case 'mail':
      return changeMailAccount(ctx, {
        ...keyOf(input),
        account: typedMailAccount(settings, input),
        secrets: input.secrets,
      })
    default:
      throw new Refusal('access.setting_unknown', { key, keys: SETTING_KEYS })
  }
}

type FieldInput = ChangeSettingInput & { readonly section: keyof typeof SECTIONS; readonly field: string }

function changeField(ctx: Context, settings: Settings, { section, field, ...input }: FieldInput): Promise<Settings> {
  const { key, values, secrets } = input
  const shape: Shape = SECTIONS[section]
  const change = { [field]: typed(key, shape[field] as z.ZodType, values) }
  switch (section) {
    case 'identity':
      return changeIdentity(ctx, { ...settings.identity, ...change })
    case 'bank':
      return changeBank(ctx, { ...settings.bank, ...change })
    case 'calendar':
      return changeCalendar(ctx, { ...settings.calendar, ...change })
    case 'outreach':
      return changeOutreach(ctx, { ...settings.outreach, ...change })
    case 'mail':
      return changeMailAccount(ctx, { ...keyOf(input), account: { ...accountOf(settings, input), ...change }, secrets })
  }
}

const MAIL_VALUES = 'HOST ADDRESS | none'

/** A mail account is begun by its server and address; the rest takes the usual values until it is told. */
function typedMailAccount(settings: Settings, { values, account }: ChangeSettingInput): MailAccount | null {
  const [host, fromEmail] = values
  if (host === 'none') return null
  if (host === undefined || fromEmail === undefined) return refuse('mail', values, MAIL_VALUES)
  const usual = {
    ...PLAIN_MAIL_ACCOUNT,
    port: 465,
    security: 'tls',
    user: fromEmail,
    fromName: settings.identity.name,
    replyTo: null,
  } as const
  const { passwordSet: _, ...present } = accountWithKey(settings, account ?? null) ?? { ...usual, passwordSet: false }
  return { ...present, host, fromEmail }
}

function accountOf(
  settings: Settings,
  { account: key = null }: { readonly account?: string | null | undefined },
): MailAccount {
  const setting = accountWithKey(settings, key)
  if (setting === null) return refuse('mail', [], MAIL_VALUES)
  const { passwordSet: _, ...account } = setting
  return account
}

/** Given or not, and never undefined. */
const keyOf = ({ account }: ChangeSettingInput): { readonly key?: string } => {
  if (account === undefined) return {}
  if (!mailAccountKey.safeParse(account).success) return refuse('--account', [account], MAIL_KEY)
  return { key: account }
}

const MAIL_KEY = 'a-z 0-9 -'

function changeSecretOfMail(
  ctx: Context,
  settings: Settings,
  { key, ...input }: ChangeSettingInput & { readonly key: keyof typeof MAIL_SECRETS },
): Promise<Settings> {
  const secret = input.values.join(' ')
  if (secret === '') return refuse(key, [], key === 'mail.password' ? 'PASSWORD' : 'SECRET')
  return changeMailAccount(ctx, {
    ...keyOf({ key, ...input }),
    account: accountOf(settings, input),
    [MAIL_SECRETS[key]]: secret,
    secrets: input.secrets,
  })
}

/** What was typed, as the first thing that the setting accepts: a text, a number, a list of either, JSON, or nothing. */
function typed(key: string, schema: z.ZodType, values: readonly string[]): unknown {
  const text = values.join(' ')
  const candidates = [
    text,
    ...(text === '' ? [] : [Number(text)]),
    values,
    values.map(Number),
    ...fromJson(text),
    ...typedPeriods(values),
    ...typedAccounts(values),
    ...(text === 'none' ? [null, []] : []),
  ]
  for (const candidate of candidates) {
    const result = schema.safeParse(candidate)
    if (result.success) return result.data
  }
  const problem = schema.safeParse(text).error?.issues[0]?.message ?? ''
  return refuse(key, values, EXPECTED[key] ?? problem)
}

/** What cannot be guessed from the name of the setting. */
const EXPECTED: Readonly<Record<string, string>> = {
  'calendar.sendOn': '1 2 3 4 5',
  'calendar.closures': '2026-12-24..2027-01-03 … | none',
  'bank.byCurrency': '"USD=FR76 …" … | none',
  'outreach.contactCap': '{"contacts":6,"periodDays":30} | none',
}

/** Closures as `FIRST..LAST`, one after the other; nothing where one of them is not. */
function typedPeriods(values: readonly string[]): readonly (readonly { from: string; until: string }[])[] {
  const periods = values.flatMap((value) => {
    const [, from, until] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(value) ?? []
    return from !== undefined && until !== undefined ? [{ from, until }] : []
  })
  return values.length > 0 && periods.length === values.length ? [periods] : []
}

/** Accounts as `USD=IBAN` or `USD=IBAN/BIC`, one after the other. */
function typedAccounts(values: readonly string[]): readonly (readonly object[])[] {
  const accounts = values.flatMap((value) => {
    const [, currency, iban, bic] = /^([A-Z]{3})=([^/]+)(?:\/(.+))?$/.exec(value) ?? []
    return currency !== undefined && iban !== undefined ? [{ currency, iban, ...(bic !== undefined && { bic }) }] : []
  })
  return values.length > 0 && accounts.length === values.length ? [accounts] : []
}

function typedTerms(values: readonly string[]): PaymentTerms | null {
  const text = values.join(' ')
  if (text === '') return null
  const read = parseTerms(text)
  if (read.kind === 'terms') return read.terms
  const expected =
    read.kind === 'ambiguous'
      ? read.candidates.map(formatTerms).join(' | ')
      : '30 | 45-then-eom | eom-then-45 | 30-eom-10 | none'
  return refuse('terms', values, expected)
}

function typedChoice<T extends string>(key: string, value: string | undefined, choices: readonly T[]): T {
  return (
    choices.find((choice) => choice === value) ?? refuse(key, value === undefined ? [] : [value], choices.join(' | '))
  )
}

function refuse(key: string, values: readonly string[], expected: string): never {
  throw new Refusal('access.setting_value', { key, value: values.join(' '), expected })
}

/** Nothing where it is none: `undefined` would be taken for a setting that is not given, and put its usual value in the place of ours. */
function fromJson(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

const isSection = (text: string): text is keyof typeof SECTIONS => Object.hasOwn(SECTIONS, text)

const isMailSecret = (text: string): text is keyof typeof MAIL_SECRETS => Object.hasOwn(MAIL_SECRETS, text)
