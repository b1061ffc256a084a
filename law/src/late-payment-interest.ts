// How much interest a late payment owes.
// C. com. L441-10 II: « … pénalités de retard exigibles le jour suivant la date de règlement figurant sur la facture …
// exigibles sans qu'un rappel soit nécessaire. » CCP L2192-13 and R2192-32 for public bodies; for a consumer C. civ.
// 1231-6: « à compter de la mise en demeure ». Not handled: interest on interest (C. civ. 1343-2), the 5 points after
// judgment (CMF L313-3).

import type { AgreedRate } from './agreed-rate.ts'
import { type Conventions, DEFAULT_CONVENTIONS } from './choices.ts'
import { type DebtorKind, type Regime, regimeOf } from './debtor-kind.ts'
import { doesNotApply, type DoesNotApply, explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole, quickDayNumber } from './input-guards.ts'
import { accrue, type AccrualEvent, type AccrualInput, type AccrualReduction, YEAR_DAYS } from './interest-accrual.ts'
import { floorNotices, type LatePaymentRateSteps, rateSteps } from './late-payment-rate.ts'
import { rateHoldsUntil, rateOf } from './rate-rule.ts'
import { type LawParameters, PARAMETERS } from './parameters/index.ts'
import { type BasisPoints, type Cents, type Day, type DayNumber, dayOf } from './values.ts'

export type LatePaymentInterestInput = {
  readonly debtor: DebtorKind
  /** Owed on the due date, VAT included, without retention money. */
  readonly amountCents: Cents
  readonly dueDate: Day
  /** The last day reckoned: the day of payment, or today. */
  readonly until: Day
  /** Consumers owe interest from this day on; others need none. */
  readonly formalNotice?: Day | undefined
  readonly agreedRate?: AgreedRate | undefined
  /** In any order; those after `until` are left out. */
  readonly reductions?: readonly Reduction[] | undefined
  readonly conventions?: Partial<Conventions> | undefined
}

export type Reduction = { readonly kind: 'payment' | 'credit-note'; readonly day: Day; readonly amountCents: Cents }

export type LatePaymentInterest = {
  /** Accrued, before any payment of interest. */
  readonly interestCents: Cents
  readonly interestPaidCents: Cents
  /** Still open at the end of `until`. */
  readonly principalCents: Cents
  readonly days: number
  readonly segments: readonly InterestSegment[]
}

/** A stretch of constant rate and base, both days included. */
export type InterestSegment = {
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly baseCents: Cents
  readonly rateBasisPoints: BasisPoints
  readonly interestCents: Cents
  readonly article: string
}

type ReductionStep = {
  readonly given: {
    readonly day: Day
    readonly amountCents: Cents
    readonly toPrincipalCents: Cents
    readonly toInterestCents: Cents
  }
  /** The principal still open. */
  readonly gives: Cents
}

export type LatePaymentInterestSteps = LatePaymentRateSteps & {
  'late-payment-interest.begins': { readonly given: { readonly dueDate: Day }; readonly gives: Day }
  'late-payment-interest.begins-with-notice': {
    readonly given: { readonly dueDate: Day; readonly formalNotice: Day }
    readonly gives: Day
  }
  'late-payment-interest.no-formal-notice': { readonly given: { readonly dueDate: Day }; readonly gives: Cents }
  'late-payment-interest.not-running': {
    readonly given: { readonly begins: Day; readonly until: Day }
    readonly gives: Cents
  }
  'late-payment-interest.payment': ReductionStep
  'late-payment-interest.credit-note': ReductionStep
  'late-payment-interest.segment': {
    readonly given: {
      readonly from: Day
      readonly to: Day
      readonly days: number
      readonly baseCents: Cents
      readonly rateBasisPoints: BasisPoints
      readonly yearDays: number
    }
    readonly gives: Cents
  }
  'late-payment-interest.total': {
    readonly given: { readonly days: number; readonly until: Day }
    readonly gives: Cents
  }
}

type InterestStep = Step<LatePaymentInterestSteps>

/**
 * The interest accrued from the day after the due date (for a consumer: after the formal notice) to `until` included.
 * @article C. com. L441-10 II; CCP L2192-13, R2192-31 to R2192-33; C. civ. 1231-6
 */
export function latePaymentInterest(
  input: LatePaymentInterestInput,
  parameters: LawParameters = PARAMETERS,
): Explained<LatePaymentInterest, LatePaymentInterestSteps> | DoesNotApply<LatePaymentInterestSteps> {
  const { dueDate, until, formalNotice } = input
  assertDays({ dueDate, until, formalNotice })
  for (const { day } of input.reductions ?? []) assertDays({ reductions: day })
  const regime = regimeOf(input.debtor)
  const accrual = prepare(input, regime, parameters)
  if (accrual === null) {
    const given = { dueDate }
    return doesNotApply([
      { rule: 'late-payment-interest.no-formal-notice', article: 'C. civ. 1231-6', given, gives: 0 },
    ])
  }
  const trace: AccrualEvent[] = []
  const sums = accrue(accrual, trace)
  if (accrual.first > accrual.last) return explained({ ...sums, days: 0, segments: [] }, [notRunning(input, accrual)])
  const { segments, steps } = told(trace, accrual, regime === 'business' ? parameters : null)
  const days = segments.reduce((sum, segment) => sum + segment.days, 0)
  const total: InterestStep = {
    rule: 'late-payment-interest.total',
    article: accrual.rate.article,
    given: { days, until },
    gives: sums.interestCents,
  }
  return explained({ ...sums, days, segments }, [beginsStep(input, regime, accrual.first), ...steps, total])
}

/**
 * The same sum without its explanation, for whole portfolios: 0 where no interest applies.
 * @article C. com. L441-10 II; CCP L2192-13, R2192-31 to R2192-33; C. civ. 1231-6
 */
export function latePaymentInterestCents(
  input: LatePaymentInterestInput,
  parameters: LawParameters = PARAMETERS,
): Cents {
  const accrual = prepare(input, regimeOf(input.debtor), parameters)
  return accrual === null ? 0 : accrue(accrual).interestCents
}

const NO_REDUCTIONS: readonly AccrualReduction[] = []

/** The claim in day numbers; null where nothing runs before a formal notice that was not given. */
function prepare(input: LatePaymentInterestInput, regime: Regime, parameters: LawParameters): AccrualInput | null {
  const conventions = input.conventions ? { ...DEFAULT_CONVENTIONS, ...input.conventions } : DEFAULT_CONVENTIONS
  assertWhole('amountCents', input.amountCents)
  let start = quickDayNumber('dueDate', input.dueDate)
  if (regime === 'consumer') {
    if (input.formalNotice === undefined) return null
    start = Math.max(start, quickDayNumber('formalNotice', input.formalNotice))
  }
  // The other two ways of counting shift the period by a day at its start, its end or both, and payments with its end.
  const endShift = conventions.countedDays === 'due-date-included' ? -1 : 0
  const first = conventions.countedDays === 'due-date-excluded' ? start + 1 : start
  const last = quickDayNumber('until', input.until) + endShift
  return {
    amountCents: input.amountCents,
    first,
    last,
    rate: rateOf({ regime, first, agreedRate: input.agreedRate, rateOverTime: conventions.rateOverTime }, parameters),
    reductions: input.reductions?.length ? reductionsUntil(input.reductions, last, endShift) : NO_REDUCTIONS,
    isInterestFirst: conventions.imputation === 'interest-first',
  }
}

function reductionsUntil(
  reductions: readonly Reduction[],
  last: DayNumber,
  shift: number,
): readonly AccrualReduction[] {
  return reductions
    .map(({ kind, day, amountCents }) => {
      assertWhole('reductions', amountCents)
      return { kind, day: quickDayNumber('reductions', day) + shift, amountCents }
    })
    .filter((reduction) => reduction.day <= last)
    .toSorted((a, b) => a.day - b.day)
}

function beginsStep(input: LatePaymentInterestInput, regime: Regime, first: DayNumber): InterestStep {
  const { dueDate, formalNotice } = input
  const gives = dayOf(first)
  switch (regime) {
    case 'business':
      return { rule: 'late-payment-interest.begins', article: 'C. com. L441-10 II', given: { dueDate }, gives }
    case 'public':
      return { rule: 'late-payment-interest.begins', article: 'CCP L2192-13', given: { dueDate }, gives }
    case 'consumer': {
      const given = { dueDate, formalNotice: formalNotice ?? dueDate }
      return { rule: 'late-payment-interest.begins-with-notice', article: 'C. civ. 1231-6', given, gives }
    }
  }
}

function notRunning(input: LatePaymentInterestInput, accrual: AccrualInput): InterestStep {
  const given = { begins: dayOf(accrual.first), until: input.until }
  return { rule: 'late-payment-interest.not-running', article: accrual.rate.article, given, gives: 0 }
}

function segmentOf(event: AccrualEvent & { readonly kind: 'segment' }, article: string): InterestSegment {
  const { from, to, baseCents, rateBasisPoints, interestCents } = event
  return { from: dayOf(from), to: dayOf(to), days: to - from + 1, baseCents, rateBasisPoints, interestCents, article }
}

type Told = { readonly segments: readonly InterestSegment[]; readonly steps: readonly InterestStep[] }

/**
 * One step per stretch and per payment, each new rate explained where it begins, each half-year below the floor said
 * once.
 */
function told(trace: readonly AccrualEvent[], accrual: AccrualInput, noticesFor: LawParameters | null): Told {
  const { rate } = accrual
  const segments: InterestSegment[] = []
  const steps: InterestStep[] = []
  let explainedUntil = -Infinity
  let noticedUntil = -Infinity
  for (const event of trace) {
    if (event.kind === 'reduction') {
      steps.push(reductionStep(event, rate.article))
      continue
    }
    if (event.from > explainedUntil) {
      steps.push(...rateSteps(rate, event.from))
      explainedUntil = rateHoldsUntil(rate, event.from)
    }
    if (noticesFor !== null) {
      steps.push(...floorNotices({ ...event, rate, after: noticedUntil }, noticesFor))
      noticedUntil = event.to
    }
    const segment = segmentOf(event, rate.article)
    segments.push(segment)
    steps.push(segmentStep(segment))
  }
  return { segments, steps }
}

function segmentStep(segment: InterestSegment): InterestStep {
  const { from, to, days, baseCents, rateBasisPoints, interestCents, article } = segment
  const given = { from, to, days, baseCents, rateBasisPoints, yearDays: YEAR_DAYS }
  return { rule: 'late-payment-interest.segment', article, given, gives: interestCents }
}

function reductionStep(event: AccrualEvent & { readonly kind: 'reduction' }, article: string): InterestStep {
  const { reduction, toPrincipalCents, toInterestCents, principalCents } = event
  const given = { day: dayOf(reduction.day), amountCents: reduction.amountCents, toPrincipalCents, toInterestCents }
  if (reduction.kind === 'payment') {
    return { rule: 'late-payment-interest.payment', article: 'C. civ. 1343-1', given, gives: principalCents }
  }
  return { rule: 'late-payment-interest.credit-note', article, given, gives: principalCents }
}
