// What travels, by the contracts that the server validates with. Amounts are whole cents, days `YYYY-MM-DD`, instants ISO texts.

import type { z } from 'zod'
import type { Cents, Day } from '@quittance/law'
import type * as access from '../../server/src/access/contract.ts'
import type * as dialogue from '../../server/src/dialogue/contract.ts'
import type * as intake from '../../server/src/intake/contract.ts'
import type * as ledger from '../../server/src/ledger/contract.ts'
import type * as reconciliation from '../../server/src/reconciliation/contract.ts'
import type * as outreach from '../../server/src/outreach/contract.ts'
import type * as strategy from '../../server/src/strategy/contract.ts'

type Out<Schema extends z.ZodType> = z.output<Schema>

export type Instant = string
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }

// Access

export type Session = Out<typeof access.sessionOutput>
export type SignedIn = Extract<Session, { state: 'signed-in' }>
export type Locale = SignedIn['person']['locale']
export type Automation = SignedIn['automation']
export type Settings = Out<typeof access.settingsOutput>
export type Identity = Settings['identity']
export type Bank = Settings['bank']
export type MailAccount = NonNullable<Settings['mailAccount']>
export type MailSender = Settings['senders'][number]
export type MailSecurity = MailAccount['security']
export type Closure = Settings['calendar']['closures'][number]
export type Terms = Out<typeof access.paymentTerms>
export type People = Out<typeof access.people.peopleOutput>
export type MadeInvitation = Out<typeof access.people.madeInvitationOutput>
export type Invitation = Out<typeof access.people.invitationOutput>
export type GivenPasswordLink = Out<typeof access.people.givenPasswordLinkOutput>
export type PasswordLink = Out<typeof access.people.passwordLinkOutput>
export type Rates = Out<typeof access.ratesOutput>

// Ledger

export type Board = Out<typeof ledger.boardOutput>
export type BoardRow = Board['rows'][number]
export type AgeingTotals = Board['totals']
export type BoardFilter = NonNullable<Out<typeof ledger.boardQuery>['filter']>
export type BoardSort = NonNullable<Out<typeof ledger.boardQuery>['sort']>
export type Summary = Out<typeof ledger.summaryOutput>
export type BucketCents = Summary['ageing']
export type Debtor = Out<typeof ledger.debtorOutput>
export type DebtorKind = Debtor['kind']
export type PaymentMeans = NonNullable<Debtor['paymentMeans']>
export type Contact = Out<typeof ledger.contactOutput>
export type ContactRole = Contact['role']
export type ContactInput = Out<typeof ledger.contactInput>
export type Doubles = Out<typeof ledger.doublesOutput>
export type DebtorPage = Out<typeof ledger.debtorPageOutput>
export type Item = DebtorPage['items'][number]
export type Credit = DebtorPage['credits'][number]
export type Hold = Out<typeof ledger.holdOutput>
export type HoldKind = Hold['kind']
export type Allocation = Out<typeof ledger.allocateInput>['allocations'][number]
export type EnteredCredit = Out<typeof reconciliation.enteredCreditOutput>
export type Allocated = Out<typeof ledger.allocatedOutput>
export type ContactGapPage = Out<typeof ledger.contactGapsOutput>
export type ContactGap = ContactGapPage['rows'][number]
export type ContactGridRow = z.input<typeof ledger.contactGridInput>['rows'][number]
export type ContactGridAnswer = Out<typeof ledger.contactGridOutput>

// Reconciliation

export type BankPage = Out<typeof reconciliation.bankOutput>
export type BankAccount = BankPage['accounts'][number]
export type LinesPage = Out<typeof reconciliation.linesOutput>
export type BankLine = LinesPage['rows'][number]
export type LineState = BankLine['state']
export type MatchProposal = BankLine['proposals'][number]
export type AllocateLine = z.input<typeof reconciliation.allocateLineInput>
export type Payer = Out<typeof reconciliation.payersOutput>['rows'][number]

// Intake

export type Understood = Out<typeof intake.understoodOutput>
export type ImportKind = Understood['kind']
export type Counts = Understood['counts']
export type RefusedLine = Understood['refused'][number]
export type SampleValue = Understood['sample'][number][string]
export type StoreInput = Out<typeof intake.storeInput>
export type Stored = Out<typeof intake.storedOutput>
export type ImportRow = Out<typeof intake.importsOutput>['rows'][number]
export type ImportDetail = Out<typeof intake.importOutput>

// Strategy (its day-contract.ts written out, the boundaries let this side see contract.ts alone; the plans from there)

export type Channel = 'email' | 'letter' | 'registered-letter' | 'call' | 'sms' | 'task' | 'escalation'
export type Action = {
  readonly key: string
  readonly actId: number
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
  readonly recipient: Recipient & { readonly phone: string | null }
  readonly reasons: readonly { readonly code: string; readonly text: string }[]
  readonly state: 'planned' | 'queued' | 'unknown'
  readonly asksTwo: boolean
  readonly approval: { readonly by: string; readonly at: string; readonly isMine: boolean } | null
}
export type Recipient = { readonly name: string; readonly email: string | null; readonly postal: string | null }
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
  readonly phone: string | null
}
export type Banner = { readonly code: string; readonly text: string; readonly action: string | null }
export type WaitGroup = { readonly code: string; readonly label: string; readonly count: number; readonly cents: Cents }
export type Today = {
  readonly day: Day
  readonly automation: Automation
  readonly paymentsKnownTo: Day | null
  readonly banners: readonly Banner[]
  readonly actions: readonly Action[]
  readonly tasks: readonly Task[]
  readonly upcoming: { readonly day: Day; readonly actions: readonly RehearsalAction[] } | null
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
  readonly currency: string
  readonly code: string
  readonly until: Day | null
  readonly text: string
}
export type ActPreview = {
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly letterUrl: string | null
  readonly pages: LetterPages | null
  readonly recipient: Recipient
  /** Why the message cannot be written, in sentences; then there is no text. */
  readonly missing: readonly string[]
}
export type ReleaseAnswer = {
  readonly released: number
  readonly queued: number
  readonly letters: number
  readonly tasks: number
  readonly awaiting: number
  readonly refused: readonly { readonly key: string; readonly code: string; readonly message: string }[]
}
export type Why = {
  readonly subject: string
  readonly next: (RehearsalAction & { readonly day: Day }) | null
  readonly rows: readonly {
    readonly itemId: number
    readonly number: string
    readonly sentence: string
    readonly code: string
    readonly until: Day | null
    readonly nextStep: string | null
    readonly nextDay: Day | null
    readonly daysPastDue: number | null
    readonly collectableDays: number | null
  }[]
}
export type RehearsalAction = Pick<
  Action,
  'debtorId' | 'debtorName' | 'channel' | 'step' | 'level' | 'currency' | 'totalCents' | 'itemCount'
>
export type Rehearsal = {
  readonly days: readonly { readonly day: Day; readonly actions: readonly RehearsalAction[] }[]
  readonly steps: readonly {
    readonly step: string
    readonly channel: Channel
    readonly level: number
    readonly count: number
  }[]
  readonly never: readonly {
    readonly debtorId: number
    readonly debtorName: string
    readonly currency: string
    readonly cents: Cents
    readonly code: string
    readonly text: string
  }[]
}
export type Replay = Out<typeof strategy.replayOutput>
export type ReplayedMonth = Replay['months'][number]
export type Knowledge = Replay['knowledge']
export type Plan = Out<typeof strategy.planOutput>
export type Plans = Out<typeof strategy.plansOutput>
export type CollectionPlan = Plan['plan']
export type PlanStep = CollectionPlan['steps'][number]
export type PlanLevel = PlanStep['level']
export type PlanConcerned = Out<typeof strategy.concernedOutput>['rows'][number]
export type PlanAdvice = Out<typeof strategy.planAdviceOutput>['advice'][number]
export type PlanChanges = Out<typeof strategy.planChangesOutput>
export type PlanChange = PlanChanges['changes'][number]
export type ChangeKind = PlanChange['kind']
export type LetterPages = NonNullable<StepPreview['pages']>
export type StepPreview = Out<typeof strategy.stepPreviewOutput>
export type PlanRules = Out<typeof strategy.planRulesOutput>
export type PlanRule = PlanRules['rules'][number]
export type RuleShares = Out<typeof strategy.ruleSharesOutput>
export type DebtorPlan = Out<typeof strategy.debtorPlanOutput>

// Outreach

export type MessageRow = Out<typeof outreach.messageRow>
export type OutboxRow = Out<typeof outreach.outboxRow>
export type MessageState = MessageRow['state']
export type Message = Out<typeof outreach.messageOutput>
export type RegisteredLetter = Out<typeof outreach.registeredOutput>
export type QueueTrouble = Out<typeof outreach.queueTroubleOutput>
export type PostedRegistered = Out<typeof outreach.postedRegisteredOutput>
export type LetterBatch = Out<typeof outreach.batchOutput>
export type TextList = Out<typeof outreach.textsOutput>
export type TextRow = TextList['rows'][number]
export type TextField = TextList['fields'][number]
export type Text = Out<typeof outreach.textOutput>
export type TextDraft = Out<typeof outreach.textDraftOutput>
export type TextPreview = Out<typeof outreach.textPreviewOutput>
export type MessageStyle = Out<typeof outreach.styleOutput>
export type MailConnected = Out<typeof outreach.connectedOutput>
export type MailTest = Out<typeof outreach.mailTestOutput>
export type DomainFindings = Out<typeof outreach.domainOutput>['findings']

// Dialogue

export type CallsOfToday = Out<typeof dialogue.callList>
export type CallRow = CallsOfToday['calls'][number]
export type Call = Out<typeof dialogue.callOutput>
export type CallAnswer = Out<typeof dialogue.callAnswer>
export type CallOutcome = Out<typeof dialogue.finishCallInput>['outcome']
export type CallConfirmation = Out<typeof dialogue.confirmationOutput>
export type IncomingMail = Out<typeof dialogue.mailRow>
export type MailFolder = Out<typeof dialogue.mailFolders>['folders'][number]
export type OfferedFolders = Out<typeof dialogue.offeredFolders>
export type MailShow = Out<typeof dialogue.mailQuery>['show']
export type MailSuggestion = IncomingMail['suggestions'][number]
export type OfferedOriginals = Out<typeof dialogue.offeredOriginals>
export type ColleagueQuestion = Out<typeof dialogue.questionsOutput>['rows'][number]
export type Exchanged = Out<typeof dialogue.exchangeOutput>['rows'][number]
export type MailOutcomeKind = Out<typeof dialogue.settleMailInput>['outcome']['kind']

// Evidence
export type TimelineRow = {
  readonly id: number
  readonly at: Instant
  readonly onDay: Day
  readonly kind: string
  readonly text: string
  readonly actor: string
}
