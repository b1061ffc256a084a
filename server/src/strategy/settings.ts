// What the company decided once for all debtors, and what is computed from it for one day: calendars, freshness of payments.

import { type Cents, type Day, type DayNumber, dayNumber } from '#kernel'
import type { HolidayPlace } from '@quittance/law'
import { addWorkingDays, type Calendar, type CalendarInput, compileCalendar, endOfQuietPeriod } from './calendar.ts'
import { type CollectionPlan, NEVER, NO_DAY } from './model.ts'
import { type CompiledPlan, compilePlan, type RetiredStep, type StepCode, stepCodes } from './plan.ts'

export type Policy = {
  /** `off` until the first list was read and released; `rehearsal` until the company goes live: both ask a person each time. */
  readonly automation: 'on' | 'off' | 'rehearsal'
  /** Nothing reaches a debtor while it is set. */
  readonly killSwitch: boolean
  /** Working days after a promised day before the promise counts as broken. */
  readonly promiseGraceDays: number
  /** Working days that an announced payment is waited for. */
  readonly announcedPaymentDays: number
  /** Working days after which a dispute that we did not answer goes to its owner. */
  readonly disputeAnswerDays: number
  /** At most one pre-due message per debtor in so many days; 31 never gives two in a calendar month. */
  readonly preDueEveryDays: number
  /** Days that a debtor has had a document before it is reminded of it. */
  readonly daysAfterIssue: number
  /** A rest up to this amount is settled by a person, not asked for. */
  readonly toleranceCents: Cents
  readonly contactCap: { readonly contacts: number; readonly periodDays: number } | null
  /** Messages that one run may prepare. */
  readonly maximumMessages: number | null
  /** Above so many messages in one run every one of them asks for a person. */
  readonly largeRunMessages: number | null
  /** An act of so much asks for a person, whatever its step says. */
  readonly confirmFromCents: Cents | null
  /** A message of so much asks for two different people. */
  readonly secondApprovalCents: Cents | null
}

/** Where a situation file says nothing: the rules themselves, and no limit that is a company's own choice. */
export const PLAIN_POLICY: Policy = {
  automation: 'on',
  killSwitch: false,
  promiseGraceDays: 2,
  announcedPaymentDays: 5,
  disputeAnswerDays: 10,
  preDueEveryDays: 31,
  daysAfterIssue: 3,
  toleranceCents: 0,
  contactCap: null,
  maximumMessages: null,
  largeRunMessages: null,
  confirmFromCents: null,
  secondApprovalCents: null,
}

/** The day up to which payments are known; `unknown` must be asked; `today` when nothing doubts them. */
export type PaymentsKnown = Day | 'unknown' | 'today'

export type SettingsInput = {
  readonly today: Day
  readonly plans: readonly CollectionPlan[]
  readonly retiredSteps?: readonly RetiredStep[]
  /** The company's own currency first. */
  readonly currencies: readonly string[]
  readonly calendar: CalendarInput
  /** Where debtors have holidays of their own: calendar 1, 2 … of a debtor's situation. */
  readonly debtorPlaces: readonly HolidayPlace[]
  readonly paymentsKnown: PaymentsKnown
  readonly policy: Policy
}

export type DecisionSettings = {
  readonly today: DayNumber
  readonly plans: readonly CompiledPlan[]
  readonly stepCodes: readonly StepCode[]
  readonly currencies: readonly string[]
  readonly calendars: readonly Calendar[]
  /** NO_DAY when unknown. */
  readonly paymentsKnownDay: DayNumber
  /** Per plan, the first day on which they are known no more: NO_DAY when unknown, NEVER when nothing doubts them. */
  readonly paymentsStaleDays: readonly DayNumber[]
  /** Some plan has steps that depend on what a debtor owes in all. */
  readonly dependsOnTotals: boolean
  readonly dependsOnStatuses: boolean
  readonly sendsTexts: boolean
  /** The first day after the quiet weeks that today lies in, else NO_DAY. */
  readonly quietUntil: DayNumber
  readonly policy: Policy
}

export function compileSettings(input: SettingsInput): DecisionSettings {
  const today = dayNumber(input.today)
  const calendars = [null, ...input.debtorPlaces].map((place) => compileCalendar(input.calendar, today, place))
  const codes = stepCodes(input.plans, input.retiredSteps)
  const plans = input.plans.map((plan, index) => compilePlan(plan, index, codes))
  const base = {
    plans,
    stepCodes: codes,
    dependsOnTotals: plans.some((plan) => plan.dependsOnTotals),
    dependsOnStatuses: plans.some((plan) => plan.dependsOnStatuses),
    sendsTexts: plans.some((plan) => plan.sendsTexts),
    currencies: input.currencies,
    calendars,
    policy: input.policy,
  }
  return onDay(
    { ...base, today, paymentsStaleDays: [], paymentsKnownDay: NO_DAY, quietUntil: NO_DAY },
    today,
    input.paymentsKnown,
  )
}

/** The same settings on another day: a rehearsal takes payments as known on each of its days. */
export function onDay(settings: DecisionSettings, today: DayNumber, known: PaymentsKnown): DecisionSettings {
  const knownDay = known === 'unknown' ? NO_DAY : known === 'today' ? today : dayNumber(known)
  const paymentsStaleDays = settings.plans.map((plan) => {
    if (known === 'today') return NEVER
    return knownDay === NO_DAY
      ? NO_DAY
      : addWorkingDays(companyCalendar(settings), knownDay, plan.paymentsMaximumAgeDays) + 1
  })
  return { ...settings, today, paymentsKnownDay: knownDay, paymentsStaleDays, quietUntil: endOfQuietPeriod(today) }
}

export function companyCalendar(settings: Pick<DecisionSettings, 'calendars'>): Calendar {
  const calendar = settings.calendars[0]
  if (!calendar) throw new Error('settings without a calendar')
  return calendar
}
