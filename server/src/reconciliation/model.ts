// What a bank says happened on our accounts, whatever the format of its file. Intake reads files into this; reconciliation keeps
// it and looks for what each line pays. Amounts are signed whole cents of the account's currency: money in is positive.

import type { Cents, Day } from '#kernel'

export type StatementFormat =
  | 'camt.052'
  | 'camt.053'
  | 'camt.054'
  | 'cfonb120'
  | 'cfonb240'
  | 'mt940'
  | 'ofx'
  | 'qif'
  | 'csv'

/** One file may hold several accounts, and several statements of the same account. */
export type BankStatement = {
  readonly format: StatementFormat
  readonly accounts: readonly AccountStatement[]
}

export type AccountStatement = {
  readonly iban: string | null
  /** The account as the file names it: IBAN, or bank, branch and account number. */
  readonly account: string
  readonly currency: string
  /** Number or identifier of the statement, to see gaps; null where the format has none. */
  readonly statementId: string | null
  readonly openingDay: Day | null
  readonly openingCents: Cents | null
  readonly closingDay: Day | null
  readonly closingCents: Cents | null
  readonly entries: readonly BankEntry[]
}

export type BankEntry = {
  readonly bookingDate: Day
  readonly valueDate: Day | null
  readonly amountCents: Cents
  readonly counterparty: string | null
  readonly counterpartyIban: string | null
  /** What the payer wrote, lines joined by one blank. */
  readonly remittance: string
  /** The structured reference of the creditor (ISO 11649 or the bank's own), where the payer gave one. */
  readonly creditorReference: string | null
  readonly endToEndId: string | null
  readonly mandateId: string | null
  /** The bank's own reference of the entry: with account and amount it tells a line that came twice. */
  readonly bankReference: string | null
  /** How it was paid, in the bank's code: `PMNT-RCDT-ESCT`, CFONB operation, SWIFT type. */
  readonly transactionCode: string | null
  /** ISO 20022 or CFONB reason where this entry takes back an earlier one; null for all others. */
  readonly returnReason: string | null
  /** True where the bank corrects an entry of its own. */
  readonly isReversal: boolean
}
