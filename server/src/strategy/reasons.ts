// The closed list of reasons, to act and not to act, each with the facts that its sentence needs.
// Facts are numbers: keys that end in `Day` are day numbers, in `Cents` amounts, in `Days` counts. None depends on today,
// so that two looks on two days give the same reason as long as nothing has changed.

import type { Cents, DayNumber, Id } from '#kernel'
import type { HolidayPlace } from '@quittance/law'
import type { HoldKind, Level } from './model.ts'

type None = Readonly<Record<string, never>>

/** Why an item does not leave today. */
export type WaitFacts = HoldFacts & {
  readonly settled: None
  readonly credit: { readonly amountCents: Cents }
  readonly 'not-invoiced': None
  readonly doubtful: None
  readonly 'due-date-missing': None
  readonly 'held-by-other': None
  readonly 'holder-must-act': None
  readonly 'direct-debit': None
  readonly 'bill-of-exchange': None
  readonly 'outcome-unknown': { readonly step: string }
  readonly 'in-progress': { readonly step: string }
  readonly 'payment-returned': { readonly returnedDay: DayNumber }
  readonly 'within-tolerance': { readonly openCents: Cents; readonly toleranceCents: Cents }
  readonly 'step-not-due': { readonly step: string; readonly dueDay: DayNumber; readonly stepDay: DayNumber }
  readonly 'just-issued': { readonly issueDay: DayNumber; readonly waitDays: number }
  readonly gap: { readonly contactDay: DayNumber; readonly gapDays: number }
  readonly 'deadline-running': { readonly deadlineDay: DayNumber }
  readonly 'notice-needs-undisputed': { readonly heldCents: Cents }
  readonly 'below-floor': { readonly totalCents: Cents; readonly floorCents: Cents }
  readonly 'credit-covers': { readonly creditCents: Cents; readonly totalCents: Cents }
  readonly 'payments-unknown': None
  readonly 'payments-stale': { readonly knownDay: DayNumber; readonly allowedDays: number }
  readonly 'unmatched-credit': None
  readonly 'contact-missing': { readonly channel: string }
  readonly 'contact-cap': { readonly contacts: number; readonly periodDays: number }
  readonly 'pre-due-cap': { readonly contactDay: DayNumber; readonly everyDays: number }
  readonly 'quiet-period': { readonly resumeDay: DayNumber }
  readonly 'not-a-sending-day': None
  readonly 'company-closed': { readonly untilDay: DayNumber }
  /** Here, or where the debtor is. */
  readonly 'public-holiday': { readonly place: HolidayPlace }
  readonly 'other-message-first': { readonly step: string; readonly gapDays: number }
  readonly 'run-cap': { readonly messages: number }
  readonly 'kill-switch': None
}

type HoldFacts = {
  readonly [Kind in HoldKind]: {
    readonly fromDay: DayNumber
    readonly untilDay: DayNumber
    readonly amountCents: Cents
  }
}

/** Why something is done, and what a person should know when they release it. */
export type ActFacts = {
  readonly 'step-due': { readonly step: string; readonly dueDay: DayNumber; readonly stepDay: DayNumber }
  readonly 'step-lapsed': { readonly step: string; readonly lapseDays: number }
  readonly 'step-below-floor': { readonly step: string; readonly totalCents: Cents; readonly floorCents: Cents }
  readonly 'step-above-ceiling': { readonly step: string; readonly totalCents: Cents; readonly ceilingCents: Cents }
  readonly 'step-not-for-cause': { readonly step: string; readonly cause: string }
  readonly 'step-not-for-status': { readonly step: string; readonly status: number }
  readonly 'lateness-cause': { readonly cause: string }
  readonly 'entered-at-fitting-step': { readonly step: string; readonly dueDay: DayNumber }
  readonly 'part-disputed': { readonly amountCents: Cents; readonly totalCents: Cents }
  readonly 'part-promised': { readonly amountCents: Cents; readonly totalCents: Cents; readonly untilDay: DayNumber }
  readonly 'deadline-granted': { readonly deadlineDay: DayNumber }
  readonly 'credit-shown': { readonly creditCents: Cents }
  readonly 'paid-to-other': None
  readonly 'statutory-amounts-omitted': { readonly country: string }
  readonly 'other-channel': { readonly planned: string; readonly channel: string }
  readonly 'automation-off': None
  readonly rehearsal: None
  readonly 'large-amount': { readonly totalCents: Cents; readonly limitCents: Cents }
  readonly 'second-approval': { readonly totalCents: Cents; readonly limitCents: Cents }
  readonly 'large-run': { readonly messages: number; readonly limit: number }
  readonly 'promise-broken': { readonly untilDay: DayNumber; readonly amountCents: Cents }
  readonly 'dispute-unanswered': { readonly fromDay: DayNumber; readonly workingDays: number }
  readonly 'performance-unknown': { readonly fromDay: DayNumber }
  readonly 'choose-what-next': { readonly step: string; readonly usedDay: DayNumber }
  readonly 'new-while-handed-over': { readonly holder: string; readonly fromDay: DayNumber }
}

export type WaitCode = keyof WaitFacts
export type ReasonCode = WaitCode | keyof ActFacts
export type FactsOf = WaitFacts & ActFacts

export type WaitReason = {
  readonly [Code in WaitCode]: { readonly code: Code; readonly facts: WaitFacts[Code] }
}[WaitCode]

/** What keeps an item back, and the first day on which time alone lets it go; NEVER when only a new fact does. */
export type Stop = { readonly until: DayNumber; readonly why: WaitReason }

/** A reason of an action; `item` where it is about one line of it. Tasks give the reason for which the item waits. */
export type Reason = {
  readonly [Code in ReasonCode]: { readonly code: Code; readonly facts: FactsOf[Code]; readonly item: Id | null }
}[ReasonCode]

export function reason<Code extends ReasonCode>(code: Code, facts: FactsOf[Code], item: Id | null = null): Reason {
  return { code, facts, item } as Reason
}

/** What a person is asked to do, and under which name it is listed. None reaches the debtor. */
export const TASKS = {
  'complete-contact': 1,
  'complete-due-date': 0,
  'resolve-outcome': 0,
  'allocate-credit': 0,
  'settle-residue': 0,
  'review-doubtful': 0,
  'ask-holder': 4,
  'answer-dispute': 0,
  'answer-refusal': 0,
  'reissue-invoice': 0,
  'supply-missing-piece': 0,
  'check-performance': 0,
  'tell-holder-of-case': 0,
  'choose-what-next': 4,
  'promise-broken': 2,
  'payment-returned': 1,
} as const satisfies Record<string, Level>
export type TaskKey = keyof typeof TASKS

/** What follows the last step of a plan. */
export const END_OF_PLAN = 'choose-what-next' satisfies TaskKey

/** Calls that no plan asks for: the promise did not hold, the payment came back. */
export const FOLLOW_UPS = ['promise-broken', 'payment-returned'] as const satisfies readonly TaskKey[]
export type FollowUp = (typeof FOLLOW_UPS)[number]
