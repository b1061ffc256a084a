// Companies, the people who act for them, and what a company decided once for everything else.

import type { HolidayZone, PaymentTerms } from '@quittance/law'
import type { Cents, Day, Id, Instant, Locale } from '#kernel'

export type Organisation = { readonly id: Id; readonly name: string }

export type Person = { readonly id: Id; readonly name: string; readonly email: string; readonly locale: Locale }

export type Role = 'owner' | 'member'

/** Somebody who may act for a company. */
export type Member = Omit<Person, 'locale'> & { readonly role: Role }

/** Somebody who was asked to and has not answered; `isOver`: the link does not open any more. */
export type Invitation = Omit<Member, 'id'> & {
  readonly id: Id
  /** Empty where it was made at the command line. */
  readonly invitedBy: string
  readonly expiresAt: Instant
  readonly isOver: boolean
}

/** By which somebody who forgot their password may choose another, until that moment. */
export type PasswordLink = { readonly personId: Id; readonly madeBy: string; readonly expiresAt: Instant }

/** As letters and invoices print it; what is null is not known yet, and the texts that need it say so. */
export type Identity = {
  readonly name: string | null
  readonly legalForm: string | null
  readonly capitalCents: Cents | null
  readonly siren: string | null
  readonly vat: string | null
  readonly rcsCity: string | null
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly signerName: string | null
  readonly signerCapacity: string | null
  /** The consumer mediator that texts to consumers must name. */
  readonly mediator: string | null
}

/** The account that debtors are asked to pay into, and those for what is owed in certain currencies. */
export type Bank = {
  readonly holder: string | null
  readonly iban: string | null
  readonly bic: string | null
  /** One at most for each currency; the account above takes all the others. */
  readonly byCurrency: readonly CurrencyAccount[]
}

/** Accounts by currency that are not given stay as they are. */
export type BankInput = Omit<Bank, 'byCurrency'> & { readonly byCurrency?: Bank['byCurrency'] | undefined }

export type CurrencyAccount = { readonly currency: string; readonly iban: string; readonly bic: string | null }

/** Where what is owed in this currency is paid. */
export const accountIn = (bank: Bank, currency: string): Pick<Bank, 'iban' | 'bic'> =>
  bank.byCurrency.find((account) => account.currency === currency) ?? bank

/** Whatever is paid into one of these comes to the company itself. */
export const ownIbans = ({ iban, byCurrency }: Bank): readonly string[] => [
  ...(iban === null ? [] : [iban]),
  ...byCurrency.map((account) => account.iban),
]

export type MailAccount = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string | null
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  /** Sign-in by OAuth 2.0 (XOAUTH2): the password is then the refresh token. */
  readonly oauth: MailOAuth | null
  /** Where what was sent can be looked for. */
  readonly imap: ImapServer | null
  /** Signs what leaves; only where the server does not do so itself. */
  readonly dkim: DkimSignature | null
  /** What the provider lets through; null = what is usual for it. */
  readonly perMinute: number | null
  /** And in a day of the company's; null = as many as there are. */
  readonly perDay: number | null
}

export type MailOAuth = {
  /** Where a person allows it; null: the refresh token is pasted. */
  readonly authoriseUrl: string | null
  readonly tokenUrl: string
  readonly applicationId: string
  readonly scope: string | null
}

export type ImapServer = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  /** Where answers arrive: read and waited at, each for itself. */
  readonly folders: readonly string[]
  /** Null = the folder that the server marks as that of sent messages. */
  readonly sentFolder: string | null
  /** `server`: it files what it accepted by itself, so that what is not there did not leave. `us`: we put the copy there. */
  readonly sentCopyBy: 'server' | 'us'
}

export type DkimSignature = { readonly domain: string; readonly selector: string }

/** What an account has that nobody reads back. */
export type MailSecret = 'password' | 'applicationSecret' | 'dkimKey'

/** What settings say of the account; the password leaves the store only for the sender. */
export type MailAccountSetting = MailAccount & { readonly passwordSet: boolean }

/** Beside the company's own: of a person, a department, a company that an accountant keeps. Senders name it by its key. */
export type OtherMailAccount = MailAccountSetting & { readonly key: string }

/** Of every account that a company may have, its own first. */
export const mailAccountKeys = ({ mailAccounts }: Pick<Settings, 'mailAccounts'>): readonly (string | null)[] => [
  null,
  ...mailAccounts.map(({ key }) => key),
]

export type MailAccountWithSecrets = MailAccount & Readonly<Record<MailSecret, string | null>>

/** In whose name a message leaves: a colleague, a department. */
export type MailSender = {
  /** What steps of plans call it. */
  readonly key: string
  readonly name: string
  readonly email: string
  /** The account that it leaves through, by its key; null: the company's own. */
  readonly account: string | null
  /** Null: answers come to the address itself. */
  readonly replyTo: string | null
  /** Lines at the end of its e-mails; null: the signer of the company. */
  readonly signature: Readonly<Record<Locale, string | null>>
}

/** What an account is until it is told more. */
export const PLAIN_MAIL_ACCOUNT = { oauth: null, imap: null, dkim: null, perMinute: null, perDay: null } as const

/** Where answers arrive unless somebody says otherwise. */
export const INBOX = 'INBOX'

export type Closure = { readonly from: Day; readonly until: Day; readonly reason: string }

export type CompanyCalendar = {
  /** Whose public holidays are kept, and with them the company's time zone. */
  readonly zone: HolidayZone
  /** 1 = Monday … 7 = Sunday. */
  readonly sendOn: readonly number[]
  /** E-mails leave from this hour until that one, where the debtor is. */
  readonly sendFromHour: number
  readonly sendUntilHour: number
  readonly closures: readonly Closure[]
}

/** Limits on what leaves, in the words of the decision. */
export type OutreachLimits = {
  readonly promiseGraceDays: number
  readonly announcedPaymentDays: number
  readonly disputeAnswerDays: number
  readonly preDueEveryDays: number
  readonly daysAfterIssue: number
  readonly toleranceCents: Cents
  readonly contactCap: { readonly contacts: number; readonly periodDays: number } | null
  readonly maximumMessages: number | null
  readonly largeRunMessages: number | null
  /** An act of so much is read by a person, whatever its step says; null: what is automatic stays so. */
  readonly confirmFromCents: Cents | null
  /** A message of so much is released by two different people; null: one is enough. */
  readonly secondApprovalCents: Cents | null
  /** Copies of invoices travel with an e-mail while they are no larger together; 0: never. */
  readonly attachmentMegabytes: number
}

/** `rehearsal`: nothing can leave. `released`: what a person released leaves. `automatic`: automatic steps leave by themselves. */
export type Automation = 'rehearsal' | 'released' | 'automatic'

export type Settings = {
  /** Raised by every change that a decision may read. */
  readonly version: number
  readonly identity: Identity
  readonly bank: Bank
  /** The company's own, which everything leaves through that names no other. */
  readonly mailAccount: MailAccountSetting | null
  readonly mailAccounts: readonly OtherMailAccount[]
  readonly senders: readonly MailSender[]
  readonly defaultTerms: PaymentTerms | null
  readonly calendar: CompanyCalendar
  readonly outreach: OutreachLimits
  readonly automation: Automation
  readonly firstReleasedAt: Instant | null
  readonly sendingStopped: boolean
  readonly paymentsKnownTo: Day | null
}

export const NO_IDENTITY: Identity = {
  name: null,
  legalForm: null,
  capitalCents: null,
  siren: null,
  vat: null,
  rcsCity: null,
  addressLines: [],
  postcode: null,
  city: null,
  country: null,
  phone: null,
  email: null,
  signerName: null,
  signerCapacity: null,
  mediator: null,
}

export const NO_BANK: Bank = { holder: null, iban: null, bic: null, byCurrency: [] }

export const DEFAULT_CALENDAR: CompanyCalendar = {
  zone: 'metropole',
  sendOn: [1, 2, 3, 4, 5],
  sendFromHour: 8,
  sendUntilHour: 19,
  closures: [],
}

/** A new company is held to these until it decides otherwise. */
export const DEFAULT_OUTREACH: OutreachLimits = {
  promiseGraceDays: 2,
  announcedPaymentDays: 5,
  disputeAnswerDays: 10,
  preDueEveryDays: 31,
  daysAfterIssue: 3,
  toleranceCents: 100,
  contactCap: { contacts: 6, periodDays: 30 },
  maximumMessages: 2_000,
  largeRunMessages: 200,
  confirmFromCents: 5_000_000,
  // Two people are asked for where there are two: a company begins with one.
  secondApprovalCents: null,
  attachmentMegabytes: 5,
}

export const DEFAULT_TIME_ZONE = 'Europe/Paris'

const TIME_ZONES: Readonly<Record<HolidayZone, string>> = {
  metropole: DEFAULT_TIME_ZONE,
  'alsace-moselle': DEFAULT_TIME_ZONE,
  guadeloupe: 'America/Guadeloupe',
  martinique: 'America/Martinique',
  guyane: 'America/Cayenne',
  reunion: 'Indian/Reunion',
  mayotte: 'Indian/Mayotte',
}

export const HOLIDAY_ZONES = Object.keys(TIME_ZONES) as readonly HolidayZone[]

/** The company's day is the day in the zone whose holidays it keeps. */
export const timeZoneOf = (zone: HolidayZone): string => TIME_ZONES[zone]
