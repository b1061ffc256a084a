// When an invoice falls due, and whether the law allows that day.
// C. com. L441-10 I: without agreement thirty days « après la date de réception des marchandises ou d'exécution de la
// prestation demandée »; by agreement 60 days from issue, or 45 days end of month, or 45 days for a periodic invoice.
// L441-11 II: the sectors. CCP R2192-10 to R2192-15, R2192-27 to R2192-29: public bodies. Weekends and holidays move
// nothing. Not handled: a procedure of acceptance agreed in the contract (L441-10 III).

import { type DebtorKind, type Regime, regimeOf } from './debtor-kind.ts'
import { WrongInput } from './errors.ts'
import { explained, type Explained, missing, type Missing, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { capOf, type PaymentTermCapSteps, type PublicBody } from './payment-term-cap.ts'
import type { PaymentTerms } from './payment-terms.ts'
import type { Sector } from './sector-term-cap.ts'
import {
  addDays,
  addMonths,
  type Day,
  dayFrom,
  daysBetween,
  daysInMonth,
  endOfMonth,
  latest,
  weekday,
} from './values.ts'

export type DueDateInput = {
  readonly debtor: DebtorKind
  /** Asked for when the debtor is public. */
  readonly publicBody?: PublicBody | undefined
  readonly issueDate: Day
  readonly terms: PaymentTerms
  /** Delivery of the goods, or performance of the service. */
  readonly performedOn?: Day | undefined
  /** When the debtor received the invoice. */
  readonly receivedOn?: Day | undefined
  /** When a public body was told that the electronic invoice lies on the portal. */
  readonly onPortalOn?: Day | undefined
  /** A public body sent the request back as incomplete; it can do so once. */
  readonly interruption?: TermInterruption | undefined
  /** Between businesses: one invoice for the deliveries of a period of at most a month. */
  readonly isPeriodic?: boolean | undefined
  readonly sector?: Sector | undefined
  /** The longest term that a trade agreement allows, in days from the invoice. */
  readonly sectorMaximumDays?: number | undefined
}

export type TermInterruption = {
  readonly notifiedOn: Day
  /** When the body had all that was wanting. */
  readonly completedOn?: Day | undefined
}

export type DueDate = {
  readonly dueDate: Day
  /** Not after `latestLawful`. */
  readonly lawful: boolean
  /** Null where the law sets no term. */
  readonly latestLawful: Day | null
}

type StartRule = { readonly given: { readonly day: Day }; readonly gives: Day }
type AdvanceRule = { readonly given: { readonly from: Day; readonly count: number }; readonly gives: Day }

export type PaymentTermSteps = PaymentTermCapSteps & {
  'payment-term.from-issue': StartRule
  'payment-term.from-performance': StartRule
  /** Nothing agreed, and the day of performance was not told. */
  'payment-term.from-issue-performance-unknown': StartRule
  'payment-term.from-receipt': StartRule
  'payment-term.from-portal': StartRule
  /** A public body's day of receipt was not told. */
  'payment-term.from-issue-plus-two': StartRule
  'payment-term.add-days': AdvanceRule
  'payment-term.add-months': AdvanceRule
  'payment-term.end-of-month': { readonly given: { readonly from: Day }; readonly gives: Day }
  'payment-term.on-date': { readonly given: { readonly from: Day; readonly date: number }; readonly gives: Day }
  'payment-term.on-receipt': { readonly given: { readonly from: Day }; readonly gives: Day }
  /** A public body's term begins anew: 30 days, or what was left of it when that is more. */
  'payment-term.interrupted': {
    readonly given: {
      readonly notifiedOn: Day
      readonly completedOn: Day
      readonly leftDays: number
      readonly days: number
    }
    readonly gives: Day
  }
  /** Notified when the term had run out, or before it began: without effect. */
  'payment-term.interruption-without-effect': {
    readonly given: { readonly notifiedOn: Day; readonly start: Day }
    readonly gives: Day
  }
  'payment-term.day-off-not-moved': { readonly given: { readonly weekday: number }; readonly gives: Day }
  'payment-term.lawful': { readonly given: { readonly latestLawful: Day }; readonly gives: Day }
  'payment-term.unlawful': {
    readonly given: { readonly latestLawful: Day; readonly overDays: number }
    readonly gives: Day
  }
  'payment-term.no-statutory-term': { readonly given: { readonly issueDate: Day }; readonly gives: Day }
}

type TermStep = Step<PaymentTermSteps>

/**
 * The due date of an invoice by its terms, the latest one that the law allows, and why. Missing: `publicBody` of a
 * public debtor, `terms` of a consumer, for whom the law sets none, and what a sector counts from.
 * @article C. com. L441-10 I, L441-11 II; CCP R2192-10 to R2192-15, R2192-27 to R2192-29
 */
export function dueDate(input: DueDateInput): Explained<DueDate, PaymentTermSteps> | Missing {
  const { terms, publicBody, issueDate, performedOn, receivedOn, onPortalOn, interruption } = input
  assertDays({ issueDate, performedOn, receivedOn, onPortalOn, ...interruption })
  const regime = regimeOf(input.debtor)
  if (regime === 'public' && publicBody === undefined) return missing('publicBody')
  if (regime === 'consumer' && terms.kind === 'none') return missing('terms')

  const start = startStep(input, regime)
  const { sector, sectorMaximumDays, isPeriodic = false } = input
  const capInput = { regime, publicBody, terms, issueDate, performedOn, sector, sectorMaximumDays, isPeriodic }
  const cap = capOf({ ...capInput, start: start.gives })
  if (cap !== null && 'missing' in cap) return cap
  const advances = terms.kind === 'none' ? [] : advanceSteps(terms, start.gives)
  const agreed = advances.at(-1)?.gives ?? cap?.latest ?? start.gives
  const steps: TermStep[] = [start, ...advances, ...(cap?.steps ?? [])]
  if (cap === null) return withoutCap(input, agreed, [...steps, ...dayOffSteps(agreed)])
  if (regime !== 'public' || interruption === undefined) {
    return judged({ day: agreed, latestLawful: cap.latest, article: cap.article, steps })
  }
  const anew = interruptedStep(interruption, start.gives, agreed)
  if ('missing' in anew) return anew
  // The cap moves as the term does: what is left is counted from the cap for one, from the term for the other.
  const capAnew = interruptedStep(interruption, start.gives, cap.latest)
  const latestLawful = 'missing' in capAnew ? cap.latest : capAnew.gives
  return judged({ day: anew.gives, latestLawful, article: cap.article, steps: [...steps, anew] })
}

/**
 * The new term of a public body that sent a request back as incomplete: from the day on which it had everything, 30
 * days, or what was left on the day of the notice when that is more.
 */
function interruptedStep(
  { notifiedOn, completedOn }: TermInterruption,
  start: Day,
  due: Day,
): (TermStep & { readonly gives: Day }) | Missing {
  if (notifiedOn < start || notifiedOn > due) {
    const given = { notifiedOn, start }
    return { rule: 'payment-term.interruption-without-effect', article: 'CCP R2192-27', given, gives: due }
  }
  if (completedOn === undefined) return missing('interruption.completedOn')
  const leftDays = daysBetween(notifiedOn, due)
  const days = Math.max(30, leftDays)
  const given = { notifiedOn, completedOn, leftDays, days }
  return { rule: 'payment-term.interrupted', article: 'CCP R2192-29', given, gives: addDays(completedOn, days) }
}

function withoutCap(
  { issueDate }: DueDateInput,
  day: Day,
  steps: readonly TermStep[],
): Explained<DueDate, PaymentTermSteps> {
  const given = { issueDate }
  const last: TermStep = { rule: 'payment-term.no-statutory-term', article: 'C. civ. 1103', given, gives: day }
  return explained({ dueDate: day, lawful: true, latestLawful: null }, [...steps, last])
}

type JudgedInput = {
  readonly day: Day
  readonly latestLawful: Day
  readonly article: string
  readonly steps: readonly TermStep[]
}

function judged({ day, latestLawful, article, steps }: JudgedInput): Explained<DueDate, PaymentTermSteps> {
  const overDays = daysBetween(latestLawful, day)
  const last: TermStep =
    overDays > 0
      ? { rule: 'payment-term.unlawful', article, given: { latestLawful, overDays }, gives: day }
      : { rule: 'payment-term.lawful', article, given: { latestLawful }, gives: day }
  return explained({ dueDate: day, lawful: overDays <= 0, latestLawful }, [...steps, ...dayOffSteps(day), last])
}

/** From where the term runs. */
function startStep(input: DueDateInput, regime: Regime): TermStep & { readonly gives: Day } {
  const { issueDate, performedOn, receivedOn, terms } = input
  if (regime === 'public') return publicStartStep(input)
  if (terms.kind === 'none') {
    const article = 'C. com. L441-10 I'
    return performedOn === undefined
      ? { rule: 'payment-term.from-issue-performance-unknown', article, given: { day: issueDate }, gives: issueDate }
      : { rule: 'payment-term.from-performance', article, given: { day: performedOn }, gives: performedOn }
  }
  const article = regime === 'business' ? 'C. com. L441-10 I' : 'C. civ. 1103'
  if (terms.kind === 'on-receipt' && receivedOn !== undefined) {
    return { rule: 'payment-term.from-receipt', article, given: { day: receivedOn }, gives: receivedOn }
  }
  return { rule: 'payment-term.from-issue', article, given: { day: issueDate }, gives: issueDate }
}

/**
 * Receipt of the request, on the portal for an electronic one; two days after its date when receipt was not told;
 * performance if that is later.
 */
function publicStartStep(input: DueDateInput): TermStep & { readonly gives: Day } {
  const { issueDate, performedOn, receivedOn, onPortalOn } = input
  const requested = onPortalOn ?? receivedOn ?? addDays(issueDate, 2)
  const start = latest(requested, performedOn ?? requested)
  if (start !== requested) {
    return { rule: 'payment-term.from-performance', article: 'CCP R2192-13', given: { day: start }, gives: start }
  }
  if (onPortalOn !== undefined) {
    return { rule: 'payment-term.from-portal', article: 'CCP R2192-15', given: { day: onPortalOn }, gives: onPortalOn }
  }
  return receivedOn === undefined
    ? { rule: 'payment-term.from-issue-plus-two', article: 'CCP R2192-14', given: { day: issueDate }, gives: requested }
    : { rule: 'payment-term.from-receipt', article: 'CCP R2192-12', given: { day: receivedOn }, gives: receivedOn }
}

type AgreedTerms = Exclude<PaymentTerms, { readonly kind: 'none' }>
type AdvanceStep = TermStep & { readonly gives: Day }

/** The agreed term, step by step. */
function advanceSteps(terms: AgreedTerms, start: Day): readonly AdvanceStep[] {
  const article = 'C. civ. 1103'
  const monthEnd = (from: Day): AdvanceStep => ({
    rule: 'payment-term.end-of-month',
    article,
    given: { from },
    gives: endOfMonth(from),
  })
  switch (terms.kind) {
    case 'on-receipt':
      return [{ rule: 'payment-term.on-receipt', article, given: { from: start }, gives: start }]
    case 'net':
      return [countStep(terms, start)]
    case 'end-of-month-then': {
      const end = monthEnd(start)
      return [end, countStep(terms, end.gives)]
    }
    case 'then-end-of-month': {
      const counted = countStep(terms, start)
      return [counted, monthEnd(counted.gives)]
    }
    case 'end-of-month-on': {
      const counted = countStep(terms, start)
      const end = monthEnd(counted.gives)
      const given = { from: end.gives, date: terms.date }
      return [counted, end, { rule: 'payment-term.on-date', article, given, gives: dateAfter(end.gives, terms.date) }]
    }
  }
}

function countStep(terms: Exclude<AgreedTerms, { readonly kind: 'on-receipt' }>, from: Day): AdvanceStep {
  const { count, unit } = terms
  assertWhole('terms.count', count)
  const given = { from, count }
  return unit === 'days'
    ? { rule: 'payment-term.add-days', article: 'C. civ. 1103', given, gives: addDays(from, count) }
    : { rule: 'payment-term.add-months', article: 'C. civ. 1103', given, gives: addMonths(from, count) }
}

/** That date of the month after a month's last day; its last day where it is shorter. */
function dateAfter(monthEnd: Day, date: number): Day {
  if (!Number.isSafeInteger(date) || date < 1 || date > 31) {
    throw new WrongInput({ field: 'terms.date', given: date, because: 'not-a-date-of-the-month' })
  }
  const first = addDays(monthEnd, 1)
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))]
  return dayFrom(year, month, Math.min(date, daysInMonth(year, month)))
}

/** Said, because many expect the contrary (choice `due-date-on-a-day-off`). */
function dayOffSteps(day: Day): readonly TermStep[] {
  if (weekday(day) < 6) return []
  return [
    { rule: 'payment-term.day-off-not-moved', article: 'CPC 641-642', given: { weekday: weekday(day) }, gives: day },
  ]
}
