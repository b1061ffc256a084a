// What the decision of the day speaks of: collection plans, the situation of a debtor, and what is decided about it.
// The situation is compact (day numbers, no text) because a million invoices pass through it each morning.

import type { DebtorKind } from '@quittance/law'
import { LATENESS_CAUSES, type LatenessCause } from '#ledger/model.ts'
import type { Cents, DayNumber, Id } from '#kernel'
import type { Reason, WaitReason } from './reasons.ts'

export { LATENESS_CAUSES, type LatenessCause }

export const CHANNELS = ['email', 'letter', 'registered-letter', 'call', 'sms', 'task', 'escalation'] as const
export type Channel = (typeof CHANNELS)[number]

export const MODES = ['automatic', 'confirm', 'manual'] as const
export type Mode = (typeof MODES)[number]

/** 0 before the due date, 1 courteous, 2 firm, 3 last, 4 formal. */
export type Level = 0 | 1 | 2 | 3 | 4

export const DEBTOR_KINDS = ['business', 'public', 'consumer', 'association'] as const satisfies readonly DebtorKind[]
export const PAYMENT_MEANS = ['transfer', 'direct-debit', 'bill-of-exchange', 'cheque', 'card'] as const
export const DOCUMENT_KINDS = ['invoice', 'deposit', 'retention', 'instalment', 'credit-note'] as const
/** Where the accounts keep it: 411, 413, 416, 418 (delivered and not invoiced). */
export const NATURES = ['receivable', 'bill-of-exchange', 'doubtful', 'accrued'] as const
export const RECIPIENT_ROLES = ['accounts-payable', 'buyer', 'manager', 'other'] as const
export type PaymentMeans = (typeof PAYMENT_MEANS)[number]
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
export type Nature = (typeof NATURES)[number]
type RecipientRole = (typeof RECIPIENT_ROLES)[number]

/** Later than any day: what nothing but a new fact will change. Both sentinels are small integers, cheap to store and compare. */
export const NEVER: DayNumber = 0x3fffffff
/** A day that is not known or did not happen; earlier than any day. */
export const NO_DAY: DayNumber = -0x40000000

// ---- The collection plan

export type Step = {
  /** Never given to another step, not even in another plan: what was sent is remembered under it. */
  readonly key: string
  readonly level: Level
  /** Days from the due date, negative before it. A step says this or `afterPreviousDays`. */
  readonly offsetDays?: number
  /** Days from the day on which the previous step was used. */
  readonly afterPreviousDays?: number
  readonly channel: Channel
  readonly mode: Mode
  readonly template?: string
  readonly recipientRole?: RecipientRole
  /** Compared with what the debtor owes overdue in this currency (before the due date: with all that is open). */
  readonly floorCents?: Cents
  readonly ceilingCents?: Cents
  /** Below its floor a step waits, or (a call, a costly letter) gives way to the next one. */
  readonly belowFloor?: 'wait' | 'skip'
  /** Days that the message grants; the day it prints is moved to a working day. */
  readonly deadlineDays?: number
  /** A step that nobody took within so many days gives way to the next one: a call never made must not end the case. */
  readonly lapseDays?: number
  /** The channel to take when the debtor cannot be reached by the first one. */
  readonly fallbackChannel?: Channel
  /** Whether copies of the invoices travel with it; they do unless it says no. */
  readonly attachInvoices?: boolean
  /** One of the company's senders, by its key; the account itself where none is named. */
  readonly sender?: string
  readonly repeat?: { readonly everyDays: number; readonly times: number }
  readonly onlyFor?: {
    readonly debtorKinds?: readonly DebtorKind[]
    readonly documentKinds?: readonly DocumentKind[]
    readonly paymentMeans?: readonly PaymentMeans[]
    /** Of lateness, as somebody heard it; what nobody has said is an oversight. */
    readonly causes?: readonly LatenessCause[]
    /** The last status of its electronic invoice: `205`, `208`. */
    readonly statuses?: readonly string[]
  }
  /** The contrary: such an item goes on to the next step. */
  readonly notFor?: {
    readonly causes?: readonly LatenessCause[]
    readonly statuses?: readonly string[]
  }
}

export type CollectionPlan = {
  readonly key: string
  readonly name?: { readonly fr: string; readonly en: string }
  /** Days between two contacts with one debtor. */
  readonly minimumGapDays: number
  /** Overdue steps wait when payments are known only up to a day older than so many working days. */
  readonly paymentsMaximumAgeDays: number
  readonly oldInvoices: 'start-at-first-overdue' | 'enter-at-fitting-step'
  readonly steps: readonly Step[]
}

/** What a changed plan does to the first act of an invoice that it changes. `new`: nothing would have left within the days played; `none`: nothing
 * would any more; `other`: on the same day, another act. */
export const CHANGE_KINDS = ['sooner', 'later', 'new', 'none', 'other'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Of a past day, to play it again. `known`: what was recorded by that day. `told`: what the books tell of it today. */
export const KNOWLEDGES = ['known', 'told'] as const
export type Knowledge = (typeof KNOWLEDGES)[number]
/** Calendar months that can be played again, that of today among them. */
export const MOST_MONTHS = 12

// ---- The situation of a debtor on a day

export type DebtorSituation = {
  readonly id: Id
  readonly kind: DebtorKind
  /** ISO 3166-1, two letters; null when it is not known. */
  readonly country: string | null
  /** Which of the settings' calendars holds where the debtor lives. */
  readonly calendar: number
  readonly canEmail: boolean
  readonly canPost: boolean
  readonly canPhone: boolean
  /** A telephone that takes SMS, whose owner did not say STOP. */
  readonly canText: boolean
  /** Credit that no invoice was named for, in the company's currency (index 0). */
  readonly unappliedCreditCents: Cents
  /** The same in other currencies, by their index; not given: none. */
  readonly foreignCredit?: ReadonlyMap<number, Cents>
  /** Money came in from this debtor that nobody has matched yet. */
  readonly unmatchedCredit: boolean
  /** Holds on the debtor as a whole; those on one item are kept by the item. */
  readonly holds: readonly Hold[]
  readonly contacts: readonly Contact[]
  readonly items: readonly ItemSituation[]
}

/** What the debtor received or may have received: one message, letter or call. */
export type Contact = { readonly day: DayNumber; readonly level: Level; readonly channel: Channel }

/** Something that falls due, and where it stands in its plan. Absent days are NO_DAY. */
export type ItemSituation = ItemFacts & Position

export type ItemFacts = {
  readonly id: Id
  readonly plan: number
  readonly currency: number
  readonly documentKind: DocumentKind
  readonly nature: Nature
  readonly paymentMeans: PaymentMeans
  /** Whose account it is paid to: 0 is ours, others are told apart. */
  readonly payee: number
  readonly holderIsUs: boolean
  readonly holderNotified: boolean
  readonly dueDay: DayNumber
  /** The day the debtor was sent the document; the day of issue where that is all that is known. */
  readonly issueDay: DayNumber
  /** The first day of performance that is known. */
  readonly performedDay: DayNumber
  /** The day on which the item came under its plan. */
  readonly enteredDay: DayNumber
  /** The last day on which a payment of it came back. */
  readonly returnedDay: DayNumber
  readonly totalCents: Cents
  readonly openCents: Cents
  /** Of its lateness: its own, else its debtor's. */
  readonly cause: LatenessCause
  /** The last status of its electronic invoice, 200 to 601; 0 where nothing was said. */
  readonly status: number
  readonly holds: readonly Hold[]
}

/** Derived from the steps used for this item, never a counter. */
export type Position = {
  /** The most advanced step of its plan that was used; -1 for none. */
  readonly usedIndex: number
  readonly usedTimes: number
  /** The highest level of the steps used that its present plan does not have; -1 for none. */
  readonly usedLevel: number
  readonly usedDay: DayNumber
  readonly contactDay: DayNumber
  /** Named in the last message about this item. */
  readonly deadlineDay: DayNumber
  readonly pending: 'none' | 'in-progress' | 'unknown'
  readonly pendingIndex: number
  /** The last call of follow-up (broken promise, returned payment), made or released; whether one waits; how many were made. */
  readonly followUpDay: DayNumber
  readonly followUpPending: boolean
  readonly followUpTimes: number
}

export const HOLD_KINDS = [
  'suspected-fraud',
  'insolvency',
  'over-indebtedness',
  'court',
  'lawyer',
  'collection-agency',
  'do-not-contact',
  'limitation-expired',
  'exclusion',
  'dispute',
  'invoice-refused',
  'invoice-rejected',
  'missing-piece',
  'instalment-plan',
  'promise',
  'payment-announced',
  'direct-debit-running',
  'reopened',
  'pause',
  'closure',
  'unreadable',
] as const
/** Strongest first: where several hold the same item, the first one is the reason that is given. */
export type HoldKind = (typeof HOLD_KINDS)[number]

export type Hold = {
  readonly kind: HoldKind
  readonly fromDay: DayNumber
  /** The last day it was meant for; NEVER when open-ended. */
  readonly untilDay: DayNumber
  /** The part of the item that is held; null for all of it. */
  readonly amountCents: Cents | null
}

// ---- The decision

export type Action = {
  readonly debtor: Id
  readonly channel: Channel
  /** The step of the plan, or the name of the follow-up or task. */
  readonly step: string
  readonly origin: 'plan' | 'follow-up' | 'task'
  /** Index of the plan that the step belongs to; -1 for tasks and follow-ups. */
  readonly plan: number
  readonly level: Level
  readonly mode: Mode
  readonly template: string | null
  readonly recipientRole: RecipientRole
  readonly currency: number
  readonly payee: number
  readonly items: readonly ActionItem[]
  /** What is asked for: the open amounts less what is held of them. */
  readonly totalCents: Cents
  readonly deadlineDay: DayNumber | null
  readonly reasons: readonly Reason[]
}

export type ActionItem = {
  readonly id: Id
  /** Its own step: the one it takes, or for a line that is only listed where it stands. */
  readonly step: string
  readonly level: Level
  readonly advances: boolean
  readonly cycle: number
  readonly openCents: Cents
  readonly heldCents: Cents
}

export type Wait = WaitReason & {
  readonly debtor: Id
  readonly item: Id
  /** The first day on which it may leave as far as time alone decides; null when only a new fact can. */
  readonly until: DayNumber | null
}

export type DebtorDecision = {
  readonly debtor: Id
  readonly actions: readonly Action[]
  readonly waits: readonly Wait[]
  /** Until the eve of this day, time alone changes nothing in this decision. NEVER when no day does. */
  readonly nextLookDay: DayNumber
}
