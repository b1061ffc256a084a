// What a message may print, and its totals. Facts only: amounts, days and names as the ledger, the law and the settings know them on the day of the message.

import type { BasisPoints, Cents, Day, Id, Locale } from '#kernel'
import type { Channel, Level } from './act.ts'

export type DebtorKind = 'business' | 'public' | 'consumer' | 'association'

/** Which family of texts speaks to a debtor. */
export type Audience = 'business' | 'public' | 'consumer'
export const AUDIENCES: readonly Audience[] = ['business', 'public', 'consumer']

/**
 * An association that orders for its activity is no consumer (only a natural person is) and is reached by C. com. L441-10
 * when it acts as a professional. Where it does not, the caller gives `accessories: none` and the same text omits the law.
 */
export const audienceOf = (kind: DebtorKind): Audience => (kind === 'association' ? 'business' : kind)

export type StepKey = 'before-due' | 'reminder-1' | 'reminder-2' | 'reminder-3' | 'formal-notice'
export const STEP_KEYS: readonly StepKey[] = ['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice']

export type MessageSituation = {
  readonly locale: Locale
  readonly today: Day
  readonly currency: string
  readonly creditor: Creditor
  readonly debtor: MessageDebtor
  readonly step: { readonly key: StepKey; readonly level: Level; readonly deadlineDay: Day | null }
  /** All of one currency, all payable to the same account. */
  readonly lines: readonly MessageLine[]
  readonly accessories: Accessories
  /** Credit of this debtor that no invoice was named for: shown on its own line, deducted from what is asked. */
  readonly unappliedCreditCents: Cents
  readonly previousMessages: readonly PreviousMessage[]
  readonly payment: Payment
  readonly enclosures: Enclosures
  /** Lines at the end of an e-mail; null: the signer of the creditor. */
  readonly signature: readonly string[] | null
}

/** Copies of the listed invoices: those that travel with the message or are linked, and the numbers of those sent on request. */
export type Enclosures = {
  readonly attached: readonly Enclosure[]
  readonly linked: readonly LinkedCopy[]
  readonly onRequest: readonly string[]
}

export type Enclosure = {
  readonly itemId: Id
  readonly documentId: Id
  readonly number: string
  /** As the debtor sees it. */
  readonly fileName: string
  readonly sha256: string
  readonly sizeBytes: number
  /** The last day on which its link opens; null: it travels with the message. */
  readonly linkedUntil: Day | null
}

export type LinkedCopy = Enclosure & { readonly linkedUntil: Day; readonly url: string }

/** Whether a text may say that the invoices are enclosed: every one of them. */
export const areAllEnclosed = ({
  enclosures: { attached, onRequest },
}: Pick<MessageSituation, 'enclosures'>): boolean => attached.length > 0 && onRequest.length === 0

/** The same of links. */
export const areAllLinked = ({ enclosures: { linked, onRequest } }: Pick<MessageSituation, 'enclosures'>): boolean =>
  linked.length > 0 && onRequest.length === 0

export type Creditor = {
  readonly name: string
  /** `SAS`, `SARL`, `EI`… null for a body without one. */
  readonly legalForm: string | null
  readonly capitalCents: Cents | null
  readonly siren: string | null
  readonly rcsCity: string | null
  readonly vatNumber: string | null
  readonly addressLines: readonly string[]
  /** Where its letters are dated from. */
  readonly city: string
  readonly phone: string | null
  readonly email: string
  readonly signer: { readonly name: string; readonly capacity: string }
  /** Name and address of the consumer mediator (C. conso. L612-1), printed to consumers only. */
  readonly mediator: string | null
}

export type MessageDebtor = {
  readonly name: string
  readonly kind: DebtorKind
  readonly siren: string | null
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** Under the name: at most five lines, so that the address fits the window. */
  readonly addressLines: readonly string[]
  readonly contactName: string | null
  /** The account number by which the creditor knows this debtor. */
  readonly reference: string | null
}

export type DocumentKind = 'invoice' | 'deposit' | 'instalment' | 'retention'

export type MessageLine = {
  readonly itemId: Id
  readonly number: string
  readonly documentKind: DocumentKind
  readonly issueDate: Day
  readonly dueDate: Day
  readonly daysPastDue: number
  /** The buyer's own reference: order number, public engagement number. */
  readonly orderReference: string | null
  readonly totalCents: Cents
  /** Payments and credit notes on this document. */
  readonly paidCents: Cents
  readonly openCents: Cents
  /** The part of the open amount that is disputed or promised: shown, not asked for. */
  readonly heldCents: Cents
  readonly currency: string
  /** Where this item stands in its plan; the message has the level of the most advanced that takes a step by it. */
  readonly stepLevel: Level
  /** Whether it takes a step by this message; else it is only listed, where it stands. */
  readonly advances: boolean
  readonly upcoming: boolean
  /** Computed by the law, to `today`. Null where none is owed or the rate is not known yet. */
  readonly interest: LineInterest | null
  readonly indemnityCents: Cents | null
}

export type LineInterest = {
  readonly cents: Cents
  /** The yearly rates applied since the due date, oldest first. */
  readonly rates: readonly BasisPoints[]
  /** What one more day adds. */
  readonly dailyCents: Cents
}

/** What the law adds to the principal of these items. */
export type Accessories =
  /** C. com. L441-10 II, or R2192-31 of the public procurement code for a public body: carried by the lines. */
  | { readonly kind: 'computed'; readonly claimed: boolean; readonly rateOrigin: 'statutory' | 'contract' }
  /** They run, but the rate of this half-year is not published: the rule is stated, no amount. */
  | { readonly kind: 'rate-unknown' }
  /** Consumers: legal interest, from the formal notice only (C. civ. 1231-6). */
  | { readonly kind: 'from-notice'; readonly rate: BasisPoints | null }
  /** None may be claimed: foreign law, or a law that we do not know. */
  | { readonly kind: 'none' }

export type PreviousMessage = { readonly day: Day; readonly channel: Channel; readonly level: Level }

export type Payment =
  | { readonly kind: 'transfer'; readonly account: BankAccount; readonly reference: string }
  /** A direct debit or a bill of exchange is under way: nothing is asked, no account is shown. */
  | { readonly kind: 'collected' }

export type BankAccount = {
  readonly holder: string
  readonly iban: string
  readonly bic: string | null
  /** Set when the claim was assigned: the holder is then not the creditor, and the message says so. */
  readonly assignee: boolean
}

export type Totals = {
  readonly overdueCents: Cents
  readonly upcomingCents: Cents
  readonly interestCents: Cents
  readonly indemnityCents: Cents
  readonly dailyInterestCents: Cents
  readonly unappliedCreditCents: Cents
  /** What this message asks for: overdue principal, accessories where they are claimed, less unapplied credit. */
  readonly toPayCents: Cents
}

export const askedCents = (line: MessageLine): Cents => line.openCents - line.heldCents

/** Interest and indemnity are named from the second reminder on: an item two days late is listed, not threatened. */
export const showsAccessories = (line: MessageLine): boolean => !line.upcoming && line.stepLevel >= 2

export function messageTotals(situation: MessageSituation): Totals {
  const overdue = situation.lines.filter((line) => !line.upcoming)
  const burdened = situation.accessories.kind === 'computed' ? overdue.filter(showsAccessories) : []
  const overdueCents = sum(overdue, askedCents)
  const interestCents = sum(burdened, (line) => line.interest?.cents ?? 0)
  const indemnityCents = sum(burdened, (line) => line.indemnityCents ?? 0)
  const claimed = situation.accessories.kind === 'computed' && situation.accessories.claimed
  return {
    overdueCents,
    upcomingCents: sum(situation.lines, (line) => (line.upcoming ? askedCents(line) : 0)),
    interestCents,
    indemnityCents,
    dailyInterestCents: sum(burdened, (line) => line.interest?.dailyCents ?? 0),
    unappliedCreditCents: situation.unappliedCreditCents,
    toPayCents: overdueCents + (claimed ? interestCents + indemnityCents : 0) - situation.unappliedCreditCents,
  }
}

/** Oldest debt first; equal due dates by number, so that the same facts always print alike. */
export const linesInOrder = (lines: readonly MessageLine[]): readonly MessageLine[] =>
  lines.toSorted((a, b) => (a.dueDate === b.dueDate ? compare(a.number, b.number) : compare(a.dueDate, b.dueDate)))

const sum = (lines: readonly MessageLine[], amount: (line: MessageLine) => Cents): Cents =>
  lines.reduce((total, line) => total + amount(line), 0)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Made-up cases that a text is tried on: what a debtor, a company or a day may lack. */
export const TEXT_CASES = [
  'usual',
  'several-invoices',
  'no-deadline',
  'first-message',
  'no-phone',
  'no-reference',
  'no-mediator',
  'foreign-law',
  'rate-unknown',
  'contract-rate',
  'being-collected',
] as const
export type TextCase = (typeof TEXT_CASES)[number]
