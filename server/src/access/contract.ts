// What travels for sign-in and settings, and the form in which settings are kept.

import { z } from 'zod'
import type { HolidayZone, PaymentTerms } from '@quittance/law'
import { LOCALES, parseDay } from '#kernel'
import type { Cents, Day } from '#kernel'
import { HOLIDAY_ZONES, INBOX } from './model.ts'
import type { BankInput, CompanyCalendar, Identity, MailSender, OutreachLimits } from './model.ts'

export const day = z
  .custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'a day, YYYY-MM-DD')
  .meta({
    type: 'string',
    format: 'date',
  })

/** An amount as it may be asked for: whole, not negative, below what a number holds exactly. */
export const cents = z.int().min(0) as z.ZodType<Cents, Cents>

const locale = z.enum(LOCALES as ['fr', 'en'])

const oneLine = z.string().regex(/^[^\p{Cc}]*$/u, 'one line')
/** One line of text; nothing typed is null. */
const line = (longest: number) =>
  oneLine
    .max(longest)
    .transform((text) => text.trim() || null)
    .nullable()

const count = z.int().min(0).max(365)
const counted = { count, unit: z.enum(['days', 'months']) }

/** The law's PaymentTerms. */
export const paymentTerms: z.ZodType<PaymentTerms> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('on-receipt') }),
  z.strictObject({ kind: z.literal('net'), ...counted }),
  z.strictObject({ kind: z.literal('then-end-of-month'), ...counted }),
  z.strictObject({ kind: z.literal('end-of-month-then'), ...counted }),
  z.strictObject({ kind: z.literal('end-of-month-on'), ...counted, date: z.int().min(1).max(31) }),
])

export const setUpInput = z.strictObject({
  companyName: z.string().trim().min(1).max(200),
  siren: z.string().max(20).optional(),
  personName: z.string().trim().min(1).max(200),
  email: z.string().max(254),
  password: z.string().max(1000),
  locale: locale.default('fr'),
})

export const signInInput = z.strictObject({ email: z.string().max(254), password: z.string().max(1000) })

export const localeInput = z.strictObject({ locale })
export const organisationInput = z.strictObject({ organisationId: z.int().min(1) })

export const identityInput = z.strictObject({
  name: line(200).default(null),
  legalForm: line(100).default(null),
  capitalCents: cents.nullable().default(null),
  siren: line(20).default(null),
  vat: line(20).default(null),
  rcsCity: line(100).default(null),
  addressLines: z
    .array(line(100))
    .max(5)
    .transform((lines) => lines.filter((text) => text !== null))
    .default([]),
  postcode: line(20).default(null),
  city: line(100).default(null),
  country: line(60).default(null),
  phone: line(40).default(null),
  email: line(254).default(null),
  signerName: line(200).default(null),
  signerCapacity: line(200).default(null),
  mediator: line(500).default(null),
}) satisfies z.ZodType<Identity>

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'three letters, such as USD')
const someIban = oneLine.trim().min(1).max(50)
const currencyAccount = z.strictObject({ currency: currencyCode, iban: someIban, bic: line(20).default(null) })

export const bankInput = z.strictObject({
  holder: line(140).default(null),
  iban: line(50).default(null),
  bic: line(20).default(null),
  byCurrency: z.array(currencyAccount).max(50).optional(),
}) satisfies z.ZodType<BankInput>

const security = z.enum(['tls', 'starttls', 'none'])
const hostName = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9.:[\]-]+$/, 'a host name')

/** As senders and the command line name it. */
export const mailAccountKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens')
export const mailAccountParams = z.strictObject({ key: mailAccountKey })

/** Each is a connection that stays open, and mailboxes allow few. */
const MOST_FOLDERS = 8

export const mailAccountFields = {
  host: hostName,
  port: z.int().min(1).max(65_535),
  security,
  user: line(254).default(null),
  fromName: line(100).default(null),
  fromEmail: z.string().max(254),
  replyTo: line(254).default(null),
  oauth: z
    .strictObject({
      authoriseUrl: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .default(null),
      tokenUrl: z.url({ protocol: /^https?$/ }),
      applicationId: z.string().trim().min(1).max(300),
      scope: line(500).default(null),
    })
    .nullable()
    .default(null),
  imap: z
    .strictObject({
      host: hostName,
      port: z.int().min(1).max(65_535),
      security,
      folders: z
        .array(oneLine.trim().min(1).max(200))
        .min(1)
        .max(MOST_FOLDERS)
        .refine((folders) => new Set(folders).size === folders.length, 'each folder once')
        .default([INBOX]),
      sentFolder: line(200).default(null),
      sentCopyBy: z.enum(['server', 'us']).default('us'),
    })
    .nullable()
    .default(null),
  dkim: z.strictObject({ domain: hostName, selector: hostName }).nullable().default(null),
  perMinute: z.int().min(1).max(100_000).nullable().default(null),
  perDay: z.int().min(1).max(1_000_000).nullable().default(null),
}

/** `password` absent keeps the one that is set. Null takes the account away: messages then wait in the outbox. */
export const mailAccountInput = z
  .strictObject({
    ...mailAccountFields,
    password: z.string().min(1).max(4000).optional(),
    applicationSecret: z.string().min(1).max(1000).optional(),
    dkimKey: z.string().min(1).max(10_000).optional(),
  })
  .nullable()

/** A few lines of text; nothing typed is null. */
const lines = z
  .string()
  .max(600)
  .regex(/^[^\p{Cc}\n]*(\n[^\p{Cc}\n]*){0,7}$/u, 'at most eight lines')
  .transform((text) => text.trim() || null)
  .nullable()

export const sendersInput = z
  .array(
    z.strictObject({
      key: mailAccountKey,
      name: oneLine.trim().min(1).max(100),
      email: z.string().max(254),
      account: mailAccountKey.nullable().default(null),
      replyTo: line(254).default(null),
      signature: z.strictObject({ fr: lines.default(null), en: lines.default(null) }).prefault({}),
    }),
  )
  .max(50) satisfies z.ZodType<readonly MailSender[]>

export const calendarInput = z.strictObject({
  zone: z.enum(HOLIDAY_ZONES as [HolidayZone, ...HolidayZone[]]).default('metropole'),
  sendOn: z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
  sendFromHour: z.int().min(0).max(23).default(8),
  sendUntilHour: z.int().min(1).max(24).default(19),
  closures: z
    .array(z.strictObject({ from: day, until: day, reason: z.string().max(200).default('') }))
    .max(100)
    .refine((closures) => closures.every(({ from, until }) => from <= until), 'a closure ends before it begins')
    .default([]),
}) satisfies z.ZodType<CompanyCalendar>

const limit = z.int().min(1).max(1_000_000).nullable()

export const outreachInput = z.strictObject({
  promiseGraceDays: z.int().min(0).max(60),
  announcedPaymentDays: z.int().min(0).max(60),
  disputeAnswerDays: z.int().min(1).max(90),
  preDueEveryDays: z.int().min(1).max(366),
  daysAfterIssue: z.int().min(0).max(60),
  toleranceCents: cents,
  contactCap: z.strictObject({ contacts: z.int().min(1).max(100), periodDays: z.int().min(1).max(366) }).nullable(),
  maximumMessages: limit,
  largeRunMessages: limit,
  confirmFromCents: cents.nullable(),
  secondApprovalCents: cents.nullable(),
  // Providers refuse messages above 20 to 35 MB, and base64 adds a third.
  attachmentMegabytes: z.int().min(0).max(15).default(5),
}) satisfies z.ZodType<OutreachLimits>

export const automationInput = z.strictObject({ automation: z.enum(['rehearsal', 'released', 'automatic']) })
export const sendingStoppedInput = z.strictObject({
  stopped: z.boolean(),
  reason: z.string().trim().max(500).default(''),
})
export const paymentsKnownToInput = z.strictObject({ day })
export const defaultTermsInput = paymentTerms.nullable()

export * as people from './people-contract.ts'
export { rateInput, rateParams, ratesOutput } from './rate-contract.ts'

const organisation = z.object({ id: z.int(), name: z.string() })

const kept = z.string().nullable()
const texts = <Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, kept])) as Record<Name, typeof kept>
const server = { host: z.string(), port: z.int(), security }

const mailAccountOutput = z.object({
  ...server,
  // In the order of the form, which compares what it has with what comes back.
  user: kept,
  fromName: kept,
  fromEmail: z.string(),
  replyTo: kept,
  oauth: z
    .object({ authoriseUrl: kept, tokenUrl: z.string(), applicationId: z.string(), scope: z.string().nullable() })
    .nullable(),
  imap: z
    .object({
      ...server,
      folders: z.array(z.string()).readonly(),
      sentFolder: kept,
      sentCopyBy: z.enum(['server', 'us']),
    })
    .nullable(),
  dkim: z.object({ domain: z.string(), selector: z.string() }).nullable(),
  perMinute: z.int().nullable(),
  perDay: z.int().nullable(),
  passwordSet: z.boolean(),
})

const accountOutput = z.object({ currency: z.string(), iban: z.string(), bic: kept })

export const settingsOutput = z.object({
  version: z.int(),
  identity: z.object({
    ...texts('name', 'legalForm', 'siren', 'vat', 'rcsCity', 'postcode', 'city', 'country', 'phone', 'email'),
    ...texts('signerName', 'signerCapacity', 'mediator'),
    capitalCents: z.int().nullable(),
    addressLines: z.array(z.string()).readonly(),
  }),
  bank: z.object({ ...texts('holder', 'iban', 'bic'), byCurrency: z.array(accountOutput).readonly() }),
  mailAccount: mailAccountOutput.nullable(),
  mailAccounts: z.array(mailAccountOutput.extend({ key: z.string() })).readonly(),
  senders: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        email: z.string(),
        account: kept,
        replyTo: kept,
        signature: z.object(texts('fr', 'en')),
      }),
    )
    .readonly(),
  defaultTerms: paymentTerms.nullable(),
  calendar: calendarInput.extend({
    sendOn: z.array(z.int()).readonly(),
    closures: z.array(z.object({ from: day, until: day, reason: z.string() })).readonly(),
  }),
  outreach: outreachInput,
  automation: z.enum(['rehearsal', 'released', 'automatic']),
  firstReleasedAt: z.string().nullable(),
  sendingStopped: z.boolean(),
  paymentsKnownTo: day.nullable(),
})

export const sessionOutput = z.discriminatedUnion('state', [
  z.object({ state: z.literal('empty'), today: day }),
  z.object({ state: z.literal('signed-out'), today: day }),
  z.object({
    state: z.literal('signed-in'),
    csrf: z.string(),
    person: z.object({ id: z.int(), name: z.string(), email: z.string(), locale }),
    organisation,
    organisations: z.array(organisation).readonly(),
    today: day,
    automation: z.enum(['rehearsal', 'released', 'automatic']),
    sendingStopped: z.boolean(),
  }),
])
export type SessionOutput = z.infer<typeof sessionOutput>
