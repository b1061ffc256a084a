// Changes what a company decided. Every change raises the version of the settings, so that the next decision is taken
// afresh, and is a fact.

import type { PaymentTerms } from '@quittance/law'
import { electronicFormatIBAN, isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools'
import { record } from '#evidence'
import type { FactKind, FactPayload } from '#evidence'
import { Refusal } from '#kernel'
import type { Context, Day } from '#kernel'
import { parseEmailAddress } from '#kernel/email-address.ts'
import { parseSiren, parseVat } from '#kernel/identifiers.ts'
import { timeZoneOf } from './model.ts'
import type {
  Automation,
  Bank,
  BankInput,
  CompanyCalendar,
  CurrencyAccount,
  Identity,
  MailSender,
  OutreachLimits,
  Settings,
} from './model.ts'
import { isOwner } from './owner-only.ts'
import { renameOrganisation } from './people-store.ts'
import { peopleOf } from './read-people.ts'
import {
  lockSettings,
  type SelectedSettings,
  selectSettings,
  updateAutomation,
  updateBank,
  updateCalendar,
  updateDefaultTerms,
  updateIdentity,
  updateOutreach,
  updatePaymentsKnownTo,
  updateSenders,
  updateSendingStopped,
} from './store.ts'

/** The name of the company is also what people choose it by. */
export async function changeIdentity(ctx: Context, input: Identity): Promise<Settings> {
  const { siren, vat, email } = input
  const identity = { ...input, siren: checkedSiren(siren), vat: checkedVat(vat), email: email && checkedEmail(email) }
  const { settings: before } = await locked(ctx)
  await updateIdentity(ctx, identity)
  if (identity.name !== null) await renameOrganisation(ctx, identity.name)
  return changed(ctx, 'settings.identity_changed', { changed: changedFields(before.identity, identity) })
}

export async function changeBank(ctx: Context, input: BankInput): Promise<Settings> {
  const { settings } = await locked(ctx)
  const { bank: before } = settings
  const bank: Bank = {
    holder: input.holder,
    iban: input.iban === null ? null : checkedIban(input.iban),
    bic: checkedBic(input.bic),
    byCurrency: checkedAccounts(input.byCurrency ?? before.byCurrency),
  }
  await updateBank(ctx, bank)
  const [accountsBefore, accountsAfter] = [accountsText(before), accountsText(bank)]
  return changed(ctx, 'settings.bank_changed', {
    ibanBefore: before.iban,
    ibanAfter: bank.iban,
    holder: bank.holder,
    ...(accountsBefore !== accountsAfter && { accountsBefore, accountsAfter }),
  })
}

/** `CHF CH93…, USD FR76…`, for the journal. */
const accountsText = ({ byCurrency }: Bank): string =>
  byCurrency.map(({ currency, iban }) => `${currency} ${iban}`).join(', ')

function checkedAccounts(accounts: readonly CurrencyAccount[]): readonly CurrencyAccount[] {
  const twice = accounts.find(({ currency }, place) => accounts.findIndex((one) => one.currency === currency) < place)
  if (twice) throw new Refusal('access.currency_twice', { currency: twice.currency })
  return accounts
    .map(({ currency, iban, bic }) => ({ currency, iban: checkedIban(iban), bic: checkedBic(bic) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

export async function changeSenders(ctx: Context, input: readonly MailSender[]): Promise<Settings> {
  const senders = input.map((sender) => ({
    ...sender,
    email: checkedEmail(sender.email),
    replyTo: sender.replyTo && checkedEmail(sender.replyTo),
  }))
  const twice = senders.find(({ key }, place) => senders.findIndex((other) => other.key === key) < place)
  if (twice) throw new Refusal('access.sender_twice', { sender: twice.key })
  const { settings: before } = await locked(ctx)
  const lost = senders.find(
    ({ account }) => account !== null && before.mailAccounts.every(({ key }) => key !== account),
  )
  if (lost) throw new Refusal('access.mail_account_unknown', { account: lost.account })
  await updateSenders(ctx, senders)
  const told = (list: readonly MailSender[]) =>
    list.map(({ key, email, account }) => `${key} ${email}${account === null ? '' : ` (${account})`}`)
  return changed(ctx, 'settings.senders_changed', { before: told(before.senders), after: told(senders) })
}

export async function changeDefaultTerms(ctx: Context, terms: PaymentTerms | null): Promise<Settings> {
  await locked(ctx)
  await updateDefaultTerms(ctx, terms)
  return changed(ctx, 'settings.default_terms_changed', { terms: terms && { ...terms } })
}

export async function changeCalendar(ctx: Context, calendar: CompanyCalendar): Promise<Settings> {
  const { sendFromHour: from, sendUntilHour: until } = calendar
  if (from >= until) throw new Refusal('access.hours_backwards', { from, until })
  const { settings: before } = await locked(ctx)
  await updateCalendar(ctx, calendar, timeZoneOf(calendar.zone))
  return changed(ctx, 'settings.calendar_changed', { changed: changedFields(before.calendar, calendar) })
}

/** Two people cannot be asked for where there is one: nothing of that size would ever leave. Nor can a member do without the second. */
export async function changeOutreach(ctx: Context, outreach: OutreachLimits): Promise<Settings> {
  const { settings: before } = await locked(ctx)
  const asksTwo = outreach.secondApprovalCents !== null && before.outreach.secondApprovalCents === null
  if (asksTwo && (await peopleOf(ctx)).length < 2) throw new Refusal('access.second_person_missing')
  if (isLooser(before.outreach, outreach) && !(await isOwner(ctx))) throw new Refusal('access.owner_needed')
  await updateOutreach(ctx, outreach)
  return changed(ctx, 'settings.outreach_changed', { changed: changedFields(before.outreach, outreach) })
}

/** What asked for two people asks for one. */
const isLooser = ({ secondApprovalCents: before }: OutreachLimits, { secondApprovalCents: after }: OutreachLimits) =>
  before !== null && (after === null || after > before)

/** Nothing becomes automatic before a person has read and released a first list. */
export async function changeAutomation(ctx: Context, automation: Automation): Promise<Settings> {
  const { settings: before } = await locked(ctx)
  if (automation === 'automatic' && before.firstReleasedAt === null) throw new Refusal('access.not_yet_released')
  if (automation === before.automation) return before
  await updateAutomation(ctx, automation, before.firstReleasedAt)
  return changed(ctx, 'settings.automation_changed', { before: before.automation, after: automation })
}

/** A list was read and released: the rehearsal is over. Changes nothing from the second time on. */
export async function noteFirstRelease(ctx: Context): Promise<void> {
  const { settings: before } = await locked(ctx)
  if (before.firstReleasedAt !== null && before.automation !== 'rehearsal') return
  const automation = before.automation === 'rehearsal' ? 'released' : before.automation
  await updateAutomation(ctx, automation, ctx.now)
  await changed(ctx, 'settings.automation_changed', { before: before.automation, after: automation })
}

export type StopSendingInput = { readonly stopped: boolean; readonly reason: string }

export async function stopSending(ctx: Context, { stopped, reason }: StopSendingInput): Promise<Settings> {
  const { settings: before } = await locked(ctx)
  if (stopped === before.sendingStopped) return before
  await updateSendingStopped(ctx, stopped)
  return changed(ctx, stopped ? 'settings.sending_stopped' : 'settings.sending_resumed', { reason })
}

/** The day up to which every payment is recorded: reminders of later due dates wait. */
export async function notePaymentsKnownTo(ctx: Context, day: Day): Promise<Settings> {
  if (day > ctx.today) throw new Refusal('access.payments_known_in_future', { day, today: ctx.today })
  const { settings: before } = await locked(ctx)
  if (day === before.paymentsKnownTo) return before
  await updatePaymentsKnownTo(ctx, day)
  return changed(ctx, 'settings.payments_known_to_changed', { day, before: before.paymentsKnownTo })
}

export async function locked(ctx: Context): Promise<SelectedSettings> {
  await lockSettings(ctx)
  return selectSettings(ctx)
}

export async function changed(ctx: Context, kind: FactKind, payload: FactPayload): Promise<Settings> {
  await record(ctx, [{ kind, subjectKind: 'company', subjectId: ctx.organisationId, payload }])
  return (await selectSettings(ctx)).settings
}

/** Before and after of each field that differs. */
function changedFields(before: object, after: object): FactPayload {
  const was = new Map(Object.entries(before))
  const differing = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(was.get(name)) !== JSON.stringify(value),
  )
  return Object.fromEntries(
    differing.map(([name, value]) => [name, { before: was.get(name) ?? null, after: value ?? null }]),
  )
}

/** The address as it is written to: whatever case the domain was typed in. */
export function checkedEmail(text: string): string {
  const email = parseEmailAddress(text.trim())
  if (email === null) throw new Refusal('access.email_invalid', { email: text })
  return email
}

export function checkedSiren(siren: string | null): string | null {
  if (siren === null) return null
  const parsed = parseSiren(siren)
  if (parsed === null) throw new Refusal('access.siren_invalid', { siren })
  return parsed
}

function checkedVat(vat: string | null): string | null {
  if (vat === null) return null
  const parsed = parseVat(vat)
  if (parsed === null) throw new Refusal('access.vat_invalid', { vat })
  return parsed.value
}

/** Everything but wrong check digits: those of the IBAN, or of the national number inside. */
const MISSHAPEN: ReadonlySet<ValidationErrorsIBAN> = new Set([
  ValidationErrorsIBAN.NoIBANProvided,
  ValidationErrorsIBAN.NoIBANCountry,
  ValidationErrorsIBAN.WrongBBANLength,
  ValidationErrorsIBAN.WrongBBANFormat,
  ValidationErrorsIBAN.ChecksumNotNumber,
])

function checkedIban(iban: string): string {
  const compact = electronicFormatIBAN(iban) ?? ''
  const { valid, errorCodes } = validateIBAN(compact)
  if (valid) return compact
  const isMisshapen = errorCodes.some((code) => MISSHAPEN.has(code))
  throw new Refusal(isMisshapen ? 'access.iban_invalid' : 'access.iban_checksum', { iban })
}

function checkedBic(bic: string | null): string | null {
  if (bic === null) return null
  const compact = bic.replaceAll(' ', '').toUpperCase()
  if (!isValidBIC(compact)) throw new Refusal('access.bic_invalid', { bic })
  return compact
}
