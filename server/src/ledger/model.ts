// What is owed, by whom: debtors and their references, items that fall due, credits that reduce them, entries that say when,
// and holds that say not now.

import { type DebtorKind, type PaymentTerms, daysBetween } from '@quittance/law'
import type { Cents, Day, Id, Instant, Locale, RefusalCode } from '#kernel'

export type { DebtorKind } from '@quittance/law'
export const DEBTOR_KINDS = ['business', 'public', 'consumer', 'association'] as const satisfies readonly DebtorKind[]

export const PAYMENT_MEANS = ['transfer', 'direct-debit', 'bill-of-exchange', 'cheque', 'card'] as const
export type PaymentMeans = (typeof PAYMENT_MEANS)[number]

/** Under what a source knows a debtor; its SIREN is a field of the debtor itself. */
export const REFERENCE_SOURCES = ['account', 'siret', 'vat', 'list'] as const
export type ReferenceSource = (typeof REFERENCE_SOURCES)[number]
export type Reference = { readonly source: ReferenceSource; readonly reference: string }

export type Debtor = {
  readonly id: Id
  readonly name: string
  readonly kind: DebtorKind
  /** Whether a person or a file said the kind. */
  readonly kindKnown: boolean
  readonly siren: string | null
  readonly country: string
  readonly language: Locale
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
  /** The agreed terms; null = the company's default. */
  readonly terms: PaymentTerms | null
  readonly paymentMeans: PaymentMeans | null
  /** The collection plan chosen for this debtor; null = the default of its kind. */
  readonly planKey: string | null
  /** The company's own word for a group of its debtors. */
  readonly segment: string | null
  readonly references: readonly Reference[]
  /** Raised by every change that a decision may read. */
  readonly version: number
}

/** What a person or a file may change of a debtor, besides its main contact. */
export type DebtorFields = Omit<Debtor, 'id' | 'kindKnown' | 'references' | 'version'>
export const DEBTOR_FIELDS = [
  'name',
  'kind',
  'siren',
  'country',
  'language',
  'addressLines',
  'postcode',
  'city',
  'terms',
  'paymentMeans',
  'planKey',
  'segment',
] as const satisfies readonly (keyof DebtorFields)[]

export const CONTACT_ROLES = ['accounts-payable', 'buyer', 'manager', 'other'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]
export type Contact = {
  readonly id: Id
  readonly debtorId: Id
  readonly name: string | null
  readonly role: ContactRole
  readonly email: string | null
  readonly phone: string | null
  /** The day on which the address bounced; not used again before it is changed. */
  readonly emailRefusedOn: Day | null
}
export type ContactFields = Pick<Contact, 'name' | 'role' | 'email' | 'phone'>

export const DOCUMENT_KINDS = ['invoice', 'deposit', 'retention', 'instalment'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Accounts 411, 413, 416, 418; what is accrued was delivered but not invoiced: exposure, nothing to ask for. */
export const NATURES = ['receivable', 'bill-of-exchange', 'doubtful', 'accrued'] as const
export type Nature = (typeof NATURES)[number]

export const HOLDERS = ['us', 'factor', 'assignee'] as const
export type Holder = (typeof HOLDERS)[number]

/** What falls due. Identity: debtor, document kind, normalised number, year of issue. */
export type Item = {
  readonly id: Id
  readonly debtorId: Id
  readonly documentKind: DocumentKind
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day | null
  /** Computed from terms, because the source had none. */
  readonly dueComputed: boolean
  readonly performedFrom: Day | null
  readonly performedTo: Day | null
  readonly termAgreed: boolean | null
  readonly currency: string
  readonly totalCents: Cents
  readonly openCents: Cents
  readonly nature: Nature
  readonly paymentMeans: PaymentMeans | null
  readonly holder: Holder
  readonly holderNotified: boolean
  readonly payeeIban: string | null
  /** As law keeps a rate: `12.00`, `ecb+10`, `3xlegal`; null: nothing was agreed. */
  readonly agreedRate: string | null
  readonly label: string | null
}

/** The original of an item, a credit or a status, kept as it came in. */
export type Document = {
  readonly id: Id
  readonly kind: 'invoice' | 'credit-note' | 'status'
  readonly itemId: Id | null
  readonly creditId: Id | null
  readonly fileName: string
  readonly mediaType: string
  readonly sha256: string
}

/** What a platform or a party said of an invoice (XP Z12-012: 200 to 601). */
export type ItemStatus = {
  readonly id: Id
  readonly itemId: Id
  readonly code: string
  readonly label: string
  readonly onDay: Day
  readonly reasons: readonly { readonly code: string | null; readonly text: string | null }[]
  readonly amountCents: Cents | null
  readonly documentId: Id
}

export type CreditKind = 'payment' | 'credit-note'
export type Credit = {
  readonly id: Id
  readonly debtorId: Id
  readonly kind: CreditKind
  readonly reference: string
  readonly onDay: Day
  readonly currency: string
  readonly amountCents: Cents
  /** Not yet allocated to items. */
  readonly remainingCents: Cents
  readonly label: string | null
}

/** A credit set against an item: the entry that says so. */
export type Allocation = { readonly entryId: Id; readonly itemId: Id; readonly amountCents: Cents }

export const HOLD_KINDS = [
  'dispute',
  'promise',
  'instalment-plan',
  'insolvency',
  'collection-agency',
  'lawyer',
  'court',
  'suspected-fraud',
  'payment-announced',
  'direct-debit-running',
  'over-indebtedness',
  'do-not-contact',
  'pause',
  'limitation-expired',
  'exclusion',
  'missing-piece',
  'invoice-refused',
  'invoice-rejected',
  'reopened',
  'closure',
] as const
export type HoldKind = (typeof HOLD_KINDS)[number]

/** Why a debtor is late, as somebody heard it. What nobody has said counts as an oversight. */
export const LATENESS_CAUSES = [
  'oversight',
  'invoice-not-received',
  'missing-reference',
  'wrong-addressee',
  'dispute-price',
  'dispute-quantity',
  'dispute-quality',
  'dispute-delivery',
  'dispute-other',
  'credit-note-expected',
  'set-off-claimed',
  'unilateral-deduction',
  'cash-difficulty',
  'internal-approval',
  'bank-error',
  'bad-faith',
  'suspected-fraud',
  'insolvency',
  'unknown',
] as const
export type LatenessCause = (typeof LATENESS_CAUSES)[number]

/** A reason not to act, on an amount, an item, a debtor, or everything (no debtor). */
export type Hold = {
  readonly id: Id
  readonly kind: HoldKind
  readonly debtorId: Id | null
  readonly itemId: Id | null
  readonly amountCents: Cents | null
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly reason: string
  /** Who placed it: `person`, or the module on whose behalf. */
  readonly origin: string
  readonly importId: Id | null
  readonly recordedAt: Instant
  readonly liftedOn: Day | null
}

/** Something that was not done as asked, with its numbers; the sentence is in the catalogue of refusals. */
export type Conflict = {
  readonly code: RefusalCode
  readonly data: Readonly<Record<string, unknown>>
  /** Its place in the list that was handed over. */
  readonly index: number
}

export const daysPastDue = (dueDate: Day | null, day: Day): number | null =>
  dueDate === null ? null : daysBetween(dueDate, day)

/** What cannot be told apart from the same text typed again: upper case, without accents and blanks around. */
export const isOverdue = (item: Pick<Item, 'dueDate' | 'nature'>, day: Day): boolean =>
  item.nature !== 'accrued' && item.dueDate !== null && item.dueDate < day

/** Nothing can be written to a debtor without either of these. */
export const hasPostalAddress = (debtor: Pick<Debtor, 'addressLines' | 'city'>): boolean =>
  debtor.addressLines.length > 0 && debtor.city !== null
