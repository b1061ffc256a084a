// What a bank says happened on our accounts, whatever the format of its file. Intake reads files into this; reconciliation keeps
// it and looks for what each line pays. Amounts are signed whole cents of the account's currency: money in is positive.

import type { Cents, Day, Id } from '#kernel'

export type StatementFormat =
  | 'camt.052'
  | 'camt.053'
  | 'camt.054'
  | 'pain.002'
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

/** What matching looks at of a line of money in. */
export type Receipt = Pick<
  BankEntry,
  | 'bookingDate'
  | 'amountCents'
  | 'counterparty'
  | 'counterpartyIban'
  | 'remittance'
  | 'creditorReference'
  | 'endToEndId'
>

/** Why a line may pay these items: code and facts; sentences/ says it. */
export type Reason =
  | { readonly code: 'numbers'; readonly numbers: readonly string[] }
  | { readonly code: 'endings'; readonly numbers: readonly string[] }
  | { readonly code: 'number-nearly'; readonly number: string }
  | { readonly code: 'amount-exact' }
  | { readonly code: 'sum-exact'; readonly count: number; readonly how: 'all' | 'neighbours' | 'any' }
  | { readonly code: 'payer-iban' }
  | { readonly code: 'payer-learned' }
  | { readonly code: 'payer-siren' }
  | { readonly code: 'payer-name'; readonly name: string }
  | { readonly code: 'payer-like'; readonly name: string }
  | { readonly code: 'payer-other' }
  | { readonly code: 'several-debtors'; readonly count: number }
  | { readonly code: 'part'; readonly leftCents: Cents }
  | { readonly code: 'difference'; readonly kind: DifferenceKind; readonly cents: Cents }
  | { readonly code: 'too-much'; readonly cents: Cents }
  | { readonly code: 'credit-note'; readonly cents: Cents }
  | { readonly code: 'same-amounts'; readonly count: number }
  | { readonly code: 'oldest-first' }
  | { readonly code: 'on-account' }
  | { readonly code: 'recorded'; readonly onDay: Day }
  | { readonly code: 'by-person' }
  | { readonly code: 'amount-only'; readonly count: number }

export type DifferenceKind = 'discount' | 'bank-fee' | 'rounding'

/** What a line may pay, with how sure that is: 0 to 100. */
export type Proposal = {
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly allocations: readonly { readonly itemId: Id; readonly debtorId: Id; readonly cents: Cents }[]
  /** Credit notes of the debtor that the payer took off: they pay what the line does not. */
  readonly creditNotes: readonly { readonly creditId: Id; readonly itemId: Id; readonly cents: Cents }[]
  /** Stays as credit of this debtor: too much was paid, or nothing is named. */
  readonly unapplied: { readonly debtorId: Id; readonly cents: Cents } | null
  /** A payment that the books have already: the line is that payment, nothing is recorded twice. */
  readonly recordedCreditId?: Id
  /** What is still open after it, if it looks like a discount, a fee or a rounding. */
  readonly difference: { readonly kind: DifferenceKind; readonly cents: Cents } | null
}

/** Books that came in as an import. */
export type BookedInput = {
  readonly importId: Id
  /** The credits of the ledger that the file names: a line of one of these is recognised already. */
  readonly named: ReadonlySet<Id>
}

export const LINE_STATES = ['open', 'matched', 'ignored', 'aside'] as const
export type LineState = (typeof LINE_STATES)[number]

export type BankAccount = {
  readonly id: Id
  readonly key: string
  readonly name: string
  readonly iban: string | null
  readonly currency: string
  readonly isWatched: boolean
}

/** A line as it is kept: once, whatever number of statements has it. */
export type BankLine = Omit<BankEntry, 'valueDate'> & {
  readonly id: Id
  readonly bankAccountId: Id
  readonly currency: string
  readonly state: LineState
  readonly isByPerson: boolean
  readonly proposals: readonly Proposal[]
}

/** What is known of a statement that stands. */
export type KeptStatement = {
  readonly id: Id
  readonly bankAccountId: Id
  readonly format: StatementFormat
  readonly fileName: string
  readonly firstDay: Day
  readonly lastDay: Day
  readonly openingCents: Cents | null
  readonly closingCents: Cents | null
  readonly isComplete: boolean
  readonly lines: number
  readonly newLines: number
  readonly gapAcceptedBy: string | null
  readonly recordedAt: string
}

/** A payer that the program recognises: whose invoices it pays, or that it is no customer. */
export type Payer = {
  readonly id: Id
  readonly debtorId: Id | null
  readonly iban: string | null
  readonly nameKey: string | null
  readonly name: string
}
