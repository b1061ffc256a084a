// What travels between the server and the office, as the HTTP interface promises it (see docs: /api/v1/openapi.json).
// Amounts are whole cents, days `YYYY-MM-DD`, instants ISO texts.

import type { Cents, Day } from '@quittance/law'

export type Locale = 'fr' | 'en'
export type Instant = string
export type Automation = 'rehearsal' | 'released' | 'automatic'
export type DebtorKind = 'business' | 'public' | 'consumer' | 'association'
export type PaymentMeans = 'transfer' | 'direct-debit' | 'bill-of-exchange' | 'cheque' | 'card'
export type Channel = 'email' | 'letter' | 'registered-letter' | 'call' | 'sms' | 'task' | 'escalation'
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }

// Access

export type Session =
  | { readonly state: 'empty' }
  | { readonly state: 'signed-out' }
  | {
      readonly state: 'signed-in'
      readonly csrf: string
      readonly person: { readonly id: number; readonly name: string; readonly email: string; readonly locale: Locale }
      readonly organisation: Organisation
      readonly organisations: readonly Organisation[]
      readonly today: Day
      readonly automation: Automation
      readonly sendingStopped: boolean
    }
export type SignedIn = Extract<Session, { state: 'signed-in' }>
export type Organisation = { readonly id: number; readonly name: string }

export type Terms =
  | { readonly kind: 'days' | 'days-then-end-of-month' | 'end-of-month-then-days'; readonly days: number }
  | { readonly kind: 'end-of-month-on'; readonly days: number; readonly dayOfMonth: number }
  | { readonly kind: 'on-receipt' | 'none' }

export type Identity = {
  readonly name: string | null
  readonly legalForm: string | null
  readonly capital: string | null
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
}
export type Bank = { readonly holder: string | null; readonly iban: string | null; readonly bic: string | null }
export type MailSecurity = 'tls' | 'starttls' | 'none'
export type MailAccount = {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user: string | null
  readonly fromName: string | null
  readonly fromEmail: string
  readonly replyTo: string | null
  readonly passwordSet: boolean
}
export type Closure = { readonly from: Day; readonly until: Day; readonly reason: string }
export type Settings = {
  readonly version: number
  readonly identity: Identity
  readonly bank: Bank
  readonly mailAccount: MailAccount | null
  readonly defaultTerms: Terms | null
  readonly calendar: { readonly zone: string; readonly sendOn: readonly number[]; readonly closures: readonly Closure[] }
  readonly automation: Automation
  readonly sendingStopped: boolean
  readonly paymentsKnownTo: Day | null
}
export type MailTest =
  | { readonly ok: true; readonly to: string }
  | { readonly ok: false; readonly explanation: string }

// Ledger

export type BucketCents = {
  readonly notDueCents: Cents
  readonly due1to30Cents: Cents
  readonly due31to60Cents: Cents
  readonly due61to90Cents: Cents
  readonly dueOver90Cents: Cents
  readonly noDueDateCents: Cents
}
export type AgeingTotals = BucketCents & {
  readonly overdueCents: Cents
  readonly totalCents: Cents
  readonly unappliedCreditCents: Cents
}
export type HoldKind =
  | 'dispute'
  | 'promise'
  | 'instalment-plan'
  | 'insolvency'
  | 'collection-agency'
  | 'lawyer'
  | 'court'
  | 'suspected-fraud'
  | 'payment-announced'
  | 'direct-debit-running'
  | 'over-indebtedness'
  | 'do-not-contact'
  | 'pause'
  | 'limitation-expired'
  | 'exclusion'
export type BoardRow = AgeingTotals & {
  readonly id: number
  readonly name: string
  readonly kind: DebtorKind
  readonly kindKnown: boolean
  readonly siren: string | null
  readonly reference: string | null
  readonly hasEmail: boolean
  readonly hasPostal: boolean
  readonly currency: string
  readonly oldestDueDate: Day | null
  readonly holds: readonly { readonly kind: HoldKind; readonly until: Day | null }[]
  readonly items: number
}
export type BoardFilter = 'all' | 'overdue' | 'no-contact' | 'held'
export type BoardSort = 'overdue' | 'name' | 'exposure' | 'oldest'
export type Board = Page<BoardRow> & { readonly totals: AgeingTotals & { readonly debtors: number } }

export type Debtor = {
  readonly id: number
  readonly name: string
  readonly kind: DebtorKind
  readonly kindKnown: boolean
  readonly siren: string | null
  readonly country: string
  readonly language: Locale
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
  readonly terms: Terms | null
  readonly paymentMeans: PaymentMeans | null
  readonly planKey: string | null
  readonly references: readonly { readonly source: string; readonly reference: string }[]
  readonly version: number
}
export type ContactRole = 'accounts-payable' | 'buyer' | 'manager' | 'other'
export type Contact = {
  readonly id: number
  readonly name: string | null
  readonly role: ContactRole
  readonly email: string | null
  readonly phone: string | null
}
export type Hold = {
  readonly id: number
  readonly kind: HoldKind
  readonly itemId: number | null
  readonly amountCents: Cents | null
  readonly fromDay: Day
  readonly untilDay: Day | null
  readonly reason: string
  readonly origin: string
  readonly recordedAt: Instant
}
export type Item = {
  readonly id: number
  readonly documentKind: 'invoice' | 'deposit' | 'retention' | 'instalment'
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day | null
  readonly dueComputed: boolean
  readonly totalCents: Cents
  readonly openCents: Cents
  readonly currency: string
  readonly nature: 'receivable' | 'bill-of-exchange' | 'doubtful' | 'accrued'
  readonly daysPastDue: number | null
  readonly paymentMeans: PaymentMeans | null
  readonly holder: 'us' | 'factor' | 'assignee'
  readonly label: string | null
}
export type Credit = {
  readonly id: number
  readonly kind: 'payment' | 'credit-note'
  readonly reference: string
  readonly onDay: Day
  readonly amountCents: Cents
  readonly remainingCents: Cents
  readonly label: string | null
}
export type DebtorPage = {
  readonly debtor: Debtor
  readonly contacts: readonly Contact[]
  readonly balance: {
    readonly overdueCents: Cents
    readonly notDueCents: Cents
    readonly totalCents: Cents
    readonly unappliedCreditCents: Cents
    readonly currency: string
  }
  readonly items: readonly Item[]
  readonly credits: readonly Credit[]
  readonly holds: readonly Hold[]
}
export type Allocation = { readonly itemId: number; readonly amountCents: Cents }
export type AllocationEntry = Allocation & { readonly entryId: number }
export type PaymentRecorded = {
  readonly creditId: number
  readonly allocated: readonly AllocationEntry[]
  readonly remainingCents: Cents
}
export type ContactGap = {
  readonly debtorId: number
  readonly name: string
  readonly kind: DebtorKind
  readonly kindKnown: boolean
  readonly reference: string | null
  readonly totalCents: Cents
  readonly currency: string
  readonly email: string | null
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  readonly city: string | null
}
export type ContactGapPage = Page<ContactGap> & { readonly debtors: number; readonly cents: Cents }
export type ContactGridRow = {
  readonly debtorId: number
  readonly email?: string | null
  readonly kind?: DebtorKind
  readonly addressLines?: readonly string[]
  readonly postcode?: string | null
  readonly city?: string | null
}
export type ContactGridAnswer = {
  readonly saved: number
  readonly refused: readonly { readonly debtorId: number; readonly code: string; readonly message: string }[]
}
export type Summary = {
  readonly debtors: number
  readonly items: number
  readonly overdueCents: Cents
  readonly notDueCents: Cents
  readonly unappliedCreditCents: Cents
  readonly withoutContact: { readonly debtors: number; readonly cents: Cents }
  readonly kindUnknown: { readonly debtors: number }
  readonly ageing: BucketCents
  readonly currency: string
}

// Intake

export type ImportKind = 'entries' | 'list' | 'customers'
export type Counts = Readonly<Record<string, number>>
export type RefusedLine = { readonly line: number; readonly code: string; readonly message: string }
export type SampleValue = string | number | boolean | null | readonly string[]
export type Understood = {
  readonly token: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly sizeBytes: number
  readonly encoding: string
  readonly alreadyImported: { readonly importId: number; readonly recordedAt: Instant } | null
  readonly columns?: readonly string[]
  readonly mapping?: Readonly<Record<string, string | null>>
  readonly questions: readonly ImportQuestion[]
  readonly counts: Counts
  readonly sample: readonly Readonly<Record<string, SampleValue>>[]
  readonly refused: readonly RefusedLine[]
  readonly refusedCount: number
  readonly effect: ImportEffect
  readonly needsTerms: boolean
}
export type ImportQuestion = {
  readonly code: string
  readonly text: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}
export type ImportEffect = {
  readonly newDebtors: number
  readonly newItems: number
  readonly changedItems: number
  readonly newCredits: number
  readonly newAllocations: number
  readonly openCents: Cents
  readonly unchangedItems: number
  readonly conflicts: readonly { readonly line?: number; readonly number: string; readonly message: string }[]
}
export type Reading =
  | { readonly token: string; readonly progress: ReadingProgress }
  | { readonly state: 'reading' | 'ready' | 'refused'; readonly done: number; readonly total: number }
export type ReadingProgress = { readonly state: 'reading' | 'ready' | 'refused'; readonly done: number; readonly total: number }
export type ImportRow = {
  readonly id: number
  readonly kind: ImportKind
  readonly fileName: string
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly counts: Counts
  readonly refusedCount: number
  readonly undoneAt: Instant | null
}

// Strategy

export type Action = {
  readonly key: string
  readonly debtorId: number
  readonly debtorName: string
  readonly debtorKind: DebtorKind
  readonly channel: Channel
  readonly step: string
  readonly level: number
  readonly mode: 'automatic' | 'confirm' | 'manual'
  readonly currency: string
  readonly totalCents: Cents
  readonly deadlineDay: Day | null
  readonly itemCount: number
  readonly items: readonly ActionItem[]
  readonly recipient: { readonly name: string; readonly email: string | null; readonly postal: string | null }
  readonly reasons: readonly { readonly code: string; readonly text: string }[]
  readonly state: 'proposed' | 'planned' | 'released' | 'queued' | 'unknown'
  readonly actId: number | null
}
export type ActionItem = {
  readonly itemId: number
  readonly number: string
  readonly dueDate: Day | null
  readonly daysPastDue: number
  readonly openCents: Cents
  readonly step: string
  readonly advances: boolean
}
export type Task = {
  readonly id: number
  readonly kind: string
  readonly debtorId: number | null
  readonly debtorName: string | null
  readonly dueDay: Day
  readonly text: string
  readonly totalCents?: Cents
  readonly phone?: string | null
}
export type Banner = { readonly code: string; readonly text: string; readonly action?: string | null }
export type WaitGroup = { readonly code: string; readonly label: string; readonly count: number; readonly cents: Cents }
export type Today = {
  readonly day: Day
  readonly automation: Automation
  readonly paymentsKnownTo: Day | null
  readonly banners: readonly Banner[]
  readonly actions: readonly Action[]
  readonly tasks: readonly Task[]
  readonly waits: readonly WaitGroup[]
  readonly waitTotal: number
  readonly summary: {
    readonly toSend: number
    readonly toConfirm: number
    readonly calls: number
    readonly tasks: number
    readonly cents: Cents
  }
}
export type WaitRow = {
  readonly itemId: number
  readonly number: string
  readonly debtorId: number
  readonly debtorName: string
  readonly openCents: Cents
  readonly code: string
  readonly until: Day | null
  readonly text: string
}
export type ActPreview = {
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly letterUrl: string | null
  readonly recipient: { readonly name: string; readonly email: string | null; readonly postal: string | null }
  readonly missing: readonly string[]
}
export type ReleaseAnswer = {
  readonly released: number
  readonly queued: number
  readonly letters: number
  readonly tasks: number
  readonly refused: readonly { readonly key: string; readonly code: string; readonly message: string }[]
}
export type Why = {
  readonly subject: string
  readonly rows: readonly {
    readonly itemId: number
    readonly number: string
    readonly sentence: string
    readonly code: string
    readonly until: Day | null
    readonly nextStep: string | null
    readonly nextDay: Day | null
  }[]
}
export type RehearsalAction = Pick<
  Action,
  'debtorId' | 'debtorName' | 'channel' | 'step' | 'level' | 'totalCents' | 'itemCount'
>
export type Rehearsal = {
  readonly days: readonly { readonly day: Day; readonly actions: readonly RehearsalAction[] }[]
  readonly steps: readonly { readonly step: string; readonly channel: Channel; readonly level: number; readonly count: number }[]
  readonly never: readonly {
    readonly debtorId: number
    readonly debtorName: string
    readonly cents: Cents
    readonly code: string
    readonly text: string
  }[]
}
export type PlanStep = {
  readonly key: string
  readonly level: number
  readonly offsetDays?: number | null
  readonly afterPreviousDays?: number | null
  readonly channel: Channel
  readonly mode: 'automatic' | 'confirm' | 'manual'
  readonly deadlineDays?: number | null
}
export type Plan = {
  readonly key: string
  readonly name: string
  readonly version: number
  readonly defaultFor: DebtorKind | null
  readonly minimumGapDays: number
  readonly steps: readonly PlanStep[]
}

// Outreach

export type MessageState =
  | 'prepared'
  | 'claimed'
  | 'data-started'
  | 'accepted'
  | 'superseded'
  | 'failed'
  | 'unknown'
  | 'bounced'
export type MessageRow = {
  readonly id: number
  readonly actId: number
  readonly debtorId: number
  readonly debtorName: string
  readonly channel: Channel
  readonly state: MessageState
  readonly recipientEmail: string | null
  readonly subject: string
  readonly preparedAt: Instant
  readonly acceptedAt: Instant | null
  readonly lastError: string | null
}
export type Message = MessageRow & {
  readonly recipientName: string
  readonly text: string
  readonly html: string | null
  readonly letterUrl: string | null
}
export type TimelineRow = {
  readonly id: number
  readonly at: Instant
  readonly onDay: Day
  readonly kind: string
  readonly text: string
  readonly actor: string
  readonly link?: string | null
}
