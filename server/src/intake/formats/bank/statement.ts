// A bank statement while it is read: accounts, their entries, what was refused and what is odd. Closing it checks for each account
// that opening and entries come to the closing balance: a difference is refused with its sums, and an import asks before it goes on.

import type { Cents, Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { AccountStatement, BankEntry, BankStatement, StatementFormat } from '#reconciliation/model.ts'
import { LIMITS } from '../limits.ts'
import { REFUSED_SHOWN, type LineRefusal, type ListReport } from '../../model.ts'

export type StatementSummary = BankStatement &
  Pick<ListReport, 'refused' | 'refusedLines' | 'alerts' | 'alertLines'> & { readonly kind: 'statement' }

export type AccountDraft = { -readonly [Key in keyof AccountStatement]: AccountStatement[Key] } & {
  readonly entries: BankEntry[]
}

export type StatementDraft = {
  readonly format: StatementFormat
  readonly accounts: AccountDraft[]
  /** Where the file begins to speak of each. */
  readonly lines: number[]
  /** What the entries of each come to, which may have been given away by then. */
  readonly sums: Map<AccountDraft, { entries: number; cents: Cents }>
  readonly give: GiveEntry | null
  /** Entries of all accounts. */
  entries: number
  readonly refused: LineRefusal[]
  refusedLines: number
  readonly alerts: LineRefusal[]
  alertLines: number
}

/** Takes an entry as soon as it is read, by the place of its account: then the statement does not hold it. */
export type GiveEntry = (account: number, entry: BankEntry) => void

export const newStatement = (format: StatementFormat, give: GiveEntry | null = null): StatementDraft => ({
  format,
  accounts: [],
  lines: [],
  sums: new Map(),
  give,
  entries: 0,
  refused: [],
  refusedLines: 0,
  alerts: [],
  alertLines: 0,
})

export function openAccount(draft: StatementDraft, line: number): AccountDraft {
  const account: AccountDraft = {
    iban: null,
    account: '',
    currency: 'EUR',
    statementId: null,
    openingDay: null,
    openingCents: null,
    closingDay: null,
    closingCents: null,
    entries: [],
  }
  draft.accounts.push(account)
  draft.lines.push(line)
  draft.sums.set(account, { entries: 0, cents: 0 })
  if (draft.accounts.length > LIMITS.movements)
    throw new Refusal('intake.too_many_movements', { limit: LIMITS.movements })
  return account
}

export function addEntry(draft: StatementDraft, account: AccountDraft, entry: BankEntry): void {
  const sum = sumOf(draft, account)
  sum.entries++
  sum.cents += entry.amountCents
  if (draft.give) draft.give(draft.accounts.lastIndexOf(account), entry)
  else account.entries.push(entry)
  if (++draft.entries > LIMITS.movements) throw new Refusal('intake.too_many_movements', { limit: LIMITS.movements })
}

/** How many entries of an account were read, and what they come to. */
export const sumOf = (draft: StatementDraft, account: AccountDraft): { entries: number; cents: Cents } =>
  draft.sums.get(account) ?? { entries: 0, cents: 0 }

export function refuseLine(
  draft: StatementDraft,
  line: number,
  code: LineRefusal['code'],
  data: LineRefusal['data'] = {},
): null {
  draft.refusedLines++
  if (draft.refused.length < REFUSED_SHOWN) draft.refused.push({ line, code, data })
  return null
}

/** The line is taken, but something about it is odd. */
export function alertLine(
  draft: StatementDraft,
  line: number,
  code: LineRefusal['code'],
  data: LineRefusal['data'] = {},
): null {
  draft.alertLines++
  if (draft.alerts.length < REFUSED_SHOWN) draft.alerts.push({ line, code, data })
  return null
}

export function closeStatement(draft: StatementDraft): StatementSummary {
  draft.accounts.forEach((account, place) => checkBalance(draft, account, draft.lines[place] ?? 0))
  const { format, accounts, refused, refusedLines, alerts, alertLines } = draft
  return { kind: 'statement', format, accounts, refused, refusedLines, alerts, alertLines }
}

function checkBalance(draft: StatementDraft, account: AccountDraft, line: number): void {
  const { openingCents, closingCents } = account
  if (openingCents === null || closingCents === null) return
  const entriesCents = sumOf(draft, account).cents
  if (openingCents + entriesCents === closingCents) return
  refuseLine(draft, line, 'intake.statement_unbalanced', {
    account: account.iban ?? account.account,
    currency: account.currency,
    openingCents,
    entriesCents,
    expectedCents: openingCents + entriesCents,
    closingCents,
  })
}

/** An entry of which only the amount and the day are known: what a format has, it adds. */
export const entryOf = (bookingDate: Day, amountCents: Cents, rest: Partial<BankEntry> = {}): BankEntry => ({
  bookingDate,
  valueDate: null,
  amountCents,
  counterparty: null,
  counterpartyIban: null,
  remittance: '',
  creditorReference: null,
  endToEndId: null,
  mandateId: null,
  bankReference: null,
  transactionCode: null,
  returnReason: null,
  isReversal: false,
  ...rest,
})

/**
 * An amount as programs write it: digits, at most one mark before the decimals, no thousands. Decimals beyond the second must be
 * zeros, as money has whole cents.
 */
export function plainCents(text: string): Cents | null {
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text.trim())
  if (match === null) return null
  const [, sign, whole = '', fraction = ''] = match
  if (whole + fraction === '' || /[^0]/.test(fraction.slice(2))) return null
  const cents = Number(whole + fraction.slice(0, 2).padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) return null
  return sign === '-' && cents !== 0 ? -cents : cents
}

/** What stands for no reference at all: banks fill the place. */
export const givenReference = (text: string | undefined): string | null => {
  const reference = text?.trim() ?? ''
  return reference === '' || /^(NOT ?PROVIDED|NOTPROVIDED|NONREF|NON REF|NOREF)$/i.test(reference) ? null : reference
}

export const plainText = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const orNull = (text: string): string | null => (text === '' ? null : text)

/** Pieces of one text: a piece that fills its place was cut there and goes on without a blank, any other one ends. */
export function joinPieces(pieces: readonly string[], places: readonly number[]): string {
  let text = ''
  for (const piece of pieces) text += places.includes(piece.length) ? piece : `${piece} `
  return plainText(text)
}
