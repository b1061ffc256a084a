// Statements as a bank would send them, for tests: what is not told is plain.

import { addDays, type Day } from '#kernel'
import type { AccountStatement, BankEntry, BankStatement, StatementFormat } from './model.ts'
import type { RecordStatementInput } from './record-statement.ts'

export const ACCOUNT = 'FR7630001007941234567890185'

export const anEntry = (
  bookingDate: Day,
  amountCents: number,
  remittance: string,
  more: Partial<BankEntry> = {},
): BankEntry => ({
  bookingDate,
  valueDate: bookingDate,
  amountCents,
  counterparty: null,
  counterpartyIban: null,
  remittance,
  creditorReference: null,
  endToEndId: null,
  mandateId: null,
  bankReference: null,
  transactionCode: null,
  returnReason: null,
  isReversal: false,
  ...more,
})

type Told = Partial<AccountStatement> & {
  readonly entries: readonly BankEntry[]
  readonly format?: StatementFormat
  readonly file?: string
}

/** From an opening of nothing to what the entries make, the eve of the first to the day of the last. */
export function aStatement({ entries, format = 'camt.053', file = 'releve.xml', ...more }: Told): RecordStatementInput {
  const days = entries.map(({ bookingDate }) => bookingDate).toSorted()
  const openingCents = more.openingCents ?? 0
  const account: AccountStatement = {
    iban: ACCOUNT,
    account: ACCOUNT,
    currency: 'EUR',
    statementId: null,
    openingDay: days[0] ? addDays(days[0], -1) : null,
    openingCents,
    closingDay: days.at(-1) ?? null,
    closingCents: openingCents + entries.reduce((sum, { amountCents }) => sum + amountCents, 0),
    entries,
    ...more,
  }
  const statement: BankStatement = { format, accounts: [account] }
  return { statement, fileName: file, sha256: `${file} ${entries.length} ${openingCents}` }
}
