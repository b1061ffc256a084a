// What files hold, once read: lines of accounts receivable, what was refused line by line, and the facts that follow from them.

import type { PaymentTerms } from '@quittance/law'
import type { Cents, Day, Id, RefusalCode } from '#kernel'
import type { EmailAddress } from '#kernel/email-address.ts'
import type { DebtorKind, DocumentKind, Nature, PaymentMeans } from '#ledger/model.ts'

/** What a file can be; also the word for `--as`. */
export const FILE_KINDS = [
  'entries',
  'list',
  'customers',
  'invoice',
  'status',
  'statement',
  'notices',
  'register',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What the account of a line says about the claim: 411, 413, 416, 418. */
export type AccountKind = Nature

/** One line of an accounting entries file on an account of customers. Amounts may be negative, as the source has them. */
export type ReceivableLine = {
  readonly line: number
  readonly journal: string
  readonly entryNumber: string
  readonly entryDate: Day
  readonly account: string
  readonly accountKind: AccountKind
  /** The customer's own account; null on a line of a collective account without one. */
  readonly auxiliary: string | null
  readonly name: string
  readonly pieceRef: string
  readonly pieceDate: Day | null
  readonly label: string
  readonly debitCents: Cents
  readonly creditCents: Cents
  /** The accountant's mark that matches this line with others of its account; null while it is open. */
  readonly lettering: string | null
  readonly letteringDate: Day | null
  /** Where the file has one: a FEC does not. */
  readonly dueDate?: Day
}

/** Why a line is not taken, with its numbers; the sentence comes from the catalogue of refusals. */
export type LineRefusal = {
  readonly line: number
  readonly code: RefusalCode
  readonly data: Readonly<Record<string, unknown>>
}

/** What a journal is for, judged by the accounts that its entries touch. */
export type JournalKind = 'sales' | 'treasury' | 'opening' | 'other'
export type Journal = {
  readonly code: string
  readonly name: string
  readonly kind: JournalKind
  readonly lines: number
}

/** `openItems` and `openCents`: the lines without lettering, debit less credit. */
export type AccountTotals = {
  readonly accounts: number
  readonly lines: number
  readonly openItems: number
  readonly openCents: Cents
}

/** What an accounting entries file holds. `lines` and the two totals count every line that could be read, of all accounts. */
export type EntriesSummary = {
  readonly kind: 'accounting-entries'
  readonly form: 'text' | 'xml'
  readonly encoding: string
  readonly siren: string | null
  readonly closingDate: Day | null
  readonly lines: number
  readonly debitCents: Cents
  readonly creditCents: Cents
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  /**
   * The last day on which money moved; of a file without the accounts of treasury, on which a customer was credited. Sales are
   * often entered weeks before the bank is: they say nothing of who has paid.
   */
  readonly lastPaymentDay: Day | null
  readonly journals: readonly Journal[]
  readonly totals: Readonly<Record<AccountKind, AccountTotals>>
  /** At most `REFUSED_SHOWN`; `refusedLines` is the whole number. */
  readonly refused: readonly LineRefusal[]
  readonly refusedLines: number
  /** Lines that were taken although something about them is odd. */
  readonly alerts: readonly LineRefusal[]
  readonly alertLines: number
}

/** A wrong file may refuse each of its million lines: the first thousand say enough. */
export const REFUSED_SHOWN = 1000

/** The SIREN and the closing day in the name that the law gives to the file: `552100554FEC20261231.txt`. */
export function entriesFileName(name: string): { readonly siren: string | null; readonly closing: string | null } {
  const match = /(?<!\d)(\d{9})FEC(\d{8})(?!\d)/i.exec(name)
  return { siren: match?.[1] ?? null, closing: match?.[2] ?? null }
}

export type AssembledDebtor = {
  readonly reference: string
  readonly name: string
}

export type ItemOrigin = 'sale' | 'opening' | 'returned-payment' | 'other'

/** A part of an invoice that falls due on a day of its own. */
export type DuePart = { readonly dueDate: Day; readonly cents: Cents }

export type AssembledItem = {
  readonly debtorReference: string
  /** 0 until it is known. */
  debtorId: Id
  readonly documentKind: 'invoice' | 'retention'
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day
  readonly dueComputed: boolean
  /** By due date, where its lines fall due on several days; `dueDate` is the last. */
  readonly parts?: readonly DuePart[]
  readonly totalCents: Cents
  readonly nature: AccountKind
  readonly paymentMeans: 'bill-of-exchange' | null
  readonly origin: ItemOrigin
  readonly label: string
  /** The first line of the file that speaks of it. */
  readonly line: number
}

export type AssembledCredit = {
  readonly debtorReference: string
  /** 0 until it is known. */
  debtorId: Id
  readonly kind: 'payment' | 'credit-note'
  readonly reference: string
  readonly onDay: Day
  readonly amountCents: Cents
  readonly nature: AccountKind
  readonly label: string
  readonly account: string
  /** The accountant's mark, and when it was made. */
  readonly lettering: string | null
  readonly letteringDate: Day | null
  /** `lettering`: no line of the file; the accountant's mark says that the item was settled elsewhere. `opening`: carried over. */
  readonly origin: 'line' | 'lettering' | 'opening'
  /** Tells two readings of one line apart from two lines: debtor, kind, account, reference, day, amount and rank among equals. */
  readonly sourceKey: string
  readonly line: number
}

/** `item` and `credit` are places in the lists beside. */
export type AssembledAllocation = {
  readonly item: number
  readonly credit: number
  readonly amountCents: Cents
  readonly onDay: Day
}

/** The same number and amount for one debtor in one year, on other days: perhaps entered twice. */
export type NumberConflict = {
  readonly debtorReference: string
  readonly number: string
  readonly amountCents: Cents
  readonly items: readonly number[]
}

export type AssembledReceivables = {
  readonly items: readonly AssembledItem[]
  readonly credits: readonly AssembledCredit[]
  readonly allocations: readonly AssembledAllocation[]
  readonly conflicts: readonly NumberConflict[]
}

/** One row of a list of open items. Amounts of a credit note are negative. */
export type ListRow = {
  readonly line: number
  /** At least one of reference, name and SIREN is there. */
  readonly debtorReference: string | null
  readonly debtorName: string | null
  readonly siren: string | null
  readonly email: EmailAddress | null
  readonly debtorKind: DebtorKind | null
  readonly documentKind: Exclude<DocumentKind, 'instalment'> | 'credit-note'
  readonly number: string
  /** At least one of the two is there. */
  readonly issueDate: Day | null
  readonly dueDate: Day | null
  readonly totalCents: Cents
  readonly openCents: Cents
  readonly currency: string
  readonly paymentMeans: PaymentMeans | null
  readonly isDisputed: boolean
  readonly label: string
}

/** A document as a row of a table. */
export type DocumentRow = {
  readonly file: string
  readonly number: string | null
  readonly code: string | null
  readonly day: Day | null
  readonly dueDate: Day | null
  readonly buyer: string | null
  readonly currency: string | null
  readonly totalCents: Cents | null
}

/** A customer as a list describes it, to be joined on its account. */
export type CustomerRow = {
  readonly line: number
  readonly account: string
  readonly name: string | null
  readonly kind: DebtorKind | null
  readonly siren: string | null
  readonly siret: string | null
  readonly vat: string | null
  readonly email: EmailAddress | null
  readonly contactName: string | null
  readonly phone: string | null
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
  readonly country: string | null
  readonly language: 'fr' | 'en' | null
  readonly terms: PaymentTerms | null
  readonly paymentMeans: PaymentMeans | null
}

/** A row that holds no item: a total, a note, the headings once more, an invoice that stands there already, the name of a group. */
export type SkippedRow = {
  readonly line: number
  readonly reason: 'total' | 'note' | 'heading' | 'repeated'
}

/** What every list reports beside its rows. */
export type ListReport = {
  readonly rows: number
  readonly refused: readonly LineRefusal[]
  readonly refusedLines: number
  readonly alerts: readonly LineRefusal[]
  readonly alertLines: number
  readonly skipped: readonly SkippedRow[]
}
