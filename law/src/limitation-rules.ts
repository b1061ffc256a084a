// Which limitation period a claim is under, and from which day it runs.
// C. com. L110-4 I: « Les obligations nées à l'occasion de leur commerce … se prescrivent par cinq ans si elles ne sont
// pas soumises à des prescriptions spéciales plus courtes. » A special period comes before the debtor's kind. Not
// handled: claims for wages, rents between persons, building guarantees.

import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import { WrongInput } from './errors.ts'
import type { Step } from './explain.ts'
import { addDays, addMonths, type Day, dayFrom, earliest, latest } from './values.ts'

export const CLAIM_KINDS = [
  'general',
  'transport',
  'telecom',
  'energy',
  'ship-supplies',
  'bill-of-exchange',
  'enforceable-title',
] as const

export type ClaimKind = (typeof CLAIM_KINDS)[number]

export type LimitationClaim = {
  readonly debtor: DebtorKind
  /** `general` when it is not told. */
  readonly kind?: ClaimKind | undefined
  /** On the invoice; of a bill of exchange its maturity, of an enforceable title its day. */
  readonly dueDate: Day
  /** Delivery, or completion of the work or service; for energy, the last reading of the meter. */
  readonly performedOn?: Day | undefined
  /** Whether the due date was agreed in the contract, and not only printed on the invoice. */
  readonly termAgreed?: boolean | undefined
  /** A clause that sets the period, of one to ten years. */
  readonly agreedYears?: number | undefined
}

export type PeriodName =
  | 'between-professionals'
  | 'consumer'
  | 'public'
  | 'transport'
  | 'telecom'
  | 'ship-supplies'
  | 'bill-of-exchange'
  | 'enforceable-title'
  | 'agreed'

export type LimitationRule = {
  readonly name: PeriodName
  readonly years: number
  readonly article: string
  readonly unconfirmed?: true
}

export type LimitationRuleSteps = {
  'limitation-period.period': { readonly given: { readonly claim: PeriodName }; readonly gives: number }
  'limitation-period.clause-void': { readonly given: { readonly agreedYears: number }; readonly gives: number }
  /** What may no longer be invoiced at all, whatever the period. */
  'limitation-period.energy-billing': { readonly given: { readonly readOn: Day }; readonly gives: Day }
  'limitation-period.from-performance': { readonly given: { readonly dueDate: Day }; readonly gives: Day }
  'limitation-period.from-agreed-term': { readonly given: { readonly dueDate: Day }; readonly gives: Day }
  /** Whether the term was agreed is not known: the earlier of the two days. */
  'limitation-period.from-earlier-day': {
    readonly given: { readonly performedOn: Day; readonly dueDate: Day }
    readonly gives: Day
  }
  'limitation-period.performance-unknown': { readonly given: { readonly dueDate: Day }; readonly gives: Day }
  /** The text itself names the day on which payment falls due. */
  'limitation-period.from-due-date': { readonly given: { readonly dueDate: Day }; readonly gives: Day }
  'limitation-period.from-next-year': { readonly given: { readonly day: Day }; readonly gives: Day }
}

export type LimitationRuleStep = Step<LimitationRuleSteps>

/**
 * The period that governs a claim, and the steps that say so.
 * @article C. com. L110-4, L133-6, L511-78; C. civ. 2224, 2254; C. conso. L218-1, L218-2; CPCE postes L34-2; CPCE L111-4; law 68-1250
 */
export function limitationRule(claim: LimitationClaim): {
  readonly rule: LimitationRule
  readonly steps: readonly LimitationRuleStep[]
} {
  const { agreedYears, kind, performedOn } = claim
  const legal = legalRule(claim)
  const steps: LimitationRuleStep[] = []
  const mayAgree = legal.name === 'between-professionals'
  const rule = agreedYears !== undefined && mayAgree ? agreedRule(agreedYears) : legal
  if (agreedYears !== undefined && !mayAgree) {
    const article = legal.name === 'consumer' ? 'C. conso. L218-1' : legal.article
    steps.push({
      rule: 'limitation-period.clause-void',
      article,
      given: { agreedYears },
      gives: legal.years,
    })
  }
  if (kind === 'energy' && performedOn !== undefined) {
    steps.push({
      rule: 'limitation-period.energy-billing',
      article: 'C. conso. L224-11',
      given: { readOn: performedOn },
      gives: addMonths(performedOn, -14),
    })
  }
  const { name, years, article, unconfirmed } = rule
  steps.push({
    rule: 'limitation-period.period',
    article,
    given: { claim: name },
    gives: years,
    ...(unconfirmed && { unconfirmed }),
  })
  return { rule, steps }
}

/** Special periods first; choice `four-years-for-every-public-body`. */
function legalRule({ debtor, kind = 'general' }: LimitationClaim): LimitationRule {
  switch (kind) {
    case 'transport':
      return { name: 'transport', years: 1, article: 'C. com. L133-6' }
    case 'telecom':
      return { name: 'telecom', years: 1, article: 'CPCE postes L34-2' }
    case 'ship-supplies':
      return { name: 'ship-supplies', years: 1, article: 'C. com. L110-4 II' }
    case 'bill-of-exchange':
      return { name: 'bill-of-exchange', years: 3, article: 'C. com. L511-78' }
    case 'enforceable-title':
      return { name: 'enforceable-title', years: 10, article: 'CPCE L111-4', unconfirmed: true }
    case 'general':
    case 'energy':
      return ruleOfDebtor(debtor)
  }
}

function ruleOfDebtor(debtor: DebtorKind): LimitationRule {
  switch (regimeOf(debtor)) {
    case 'business':
      return { name: 'between-professionals', years: 5, article: 'C. com. L110-4 I; C. civ. 2224' }
    case 'consumer':
      return { name: 'consumer', years: 2, article: 'C. conso. L218-2' }
    case 'public':
      return { name: 'public', years: 4, article: 'loi 68-1250 du 31 déc. 1968, art. 1' }
  }
}

function agreedRule(years: number): LimitationRule {
  if (!Number.isSafeInteger(years) || years < 1 || years > 10) {
    throw new WrongInput({ field: 'agreedYears', given: years, because: 'not-one-to-ten-years' })
  }
  return { name: 'agreed', years, article: 'C. civ. 2254' }
}

export type LimitationStart = {
  readonly from: Day
  /** Something was not told that could move it. */
  readonly prudent: boolean
  /** An interruption from this day on makes the doubt immaterial; null where performance is not known at all. */
  readonly settledFrom: Day | null
  readonly steps: readonly LimitationRuleStep[]
}

/**
 * The day from which the period runs: performance, or a later term of the contract; the earliest day that the facts
 * allow when they are not told (choice `limitation-from-performance`).
 * @article C. civ. 2224, 2233; C. conso. L218-2; law 68-1250 art. 1
 */
export function limitationStart(claim: LimitationClaim, rule: LimitationRule): LimitationStart {
  const right = rightAcquired(claim, rule)
  if (rule.name !== 'public') return right
  const from = nextYear(right.from)
  const given = { day: right.from }
  const step: LimitationRuleStep = {
    rule: 'limitation-period.from-next-year',
    article: rule.article,
    given,
    gives: from,
  }
  return { ...right, from, steps: [...right.steps, step] }
}

const nextYear = (day: Day): Day => dayFrom(Number(day.slice(0, 4)) + 1, 1, 1)

function rightAcquired(claim: LimitationClaim, { name, article }: LimitationRule): LimitationStart {
  const { dueDate, performedOn, termAgreed } = claim
  const started = (step: LimitationRuleStep & { readonly gives: Day }, prudent = false): LimitationStart => ({
    from: step.gives,
    prudent,
    settledFrom: performedOn === undefined ? null : latest(performedOn, dueDate),
    steps: [step],
  })
  if (name === 'telecom' || name === 'bill-of-exchange' || name === 'enforceable-title') {
    return started({ rule: 'limitation-period.from-due-date', article, given: { dueDate }, gives: dueDate })
  }
  if (termAgreed === true && dueDate >= (performedOn ?? dueDate)) {
    return started({
      rule: 'limitation-period.from-agreed-term',
      article: 'C. civ. 2233',
      given: { dueDate },
      gives: dueDate,
    })
  }
  const rulings = 'C. civ. 2224; Cass. com. 26 févr. 2020, 18-25.036'
  if (performedOn === undefined) {
    const given = { dueDate }
    return started({ rule: 'limitation-period.performance-unknown', article: rulings, given, gives: dueDate }, true)
  }
  if (termAgreed === undefined && performedOn !== dueDate) {
    const given = { performedOn, dueDate }
    const gives = earliest(performedOn, dueDate)
    return started({ rule: 'limitation-period.from-earlier-day', article: rulings, given, gives }, true)
  }
  const given = { dueDate }
  return started({ rule: 'limitation-period.from-performance', article: rulings, given, gives: performedOn })
}

/**
 * From when the same period runs anew after an interruption.
 * @article C. civ. 2231; law 68-1250 art. 2
 */
export const restartAfter = ({ name }: LimitationRule, day: Day): Day => (name === 'public' ? nextYear(day) : day)

/**
 * The last day of a period: from date to date, its first day not counted; of a public body's four calendar years, the
 * last 31 December.
 * @article C. civ. 2228, 2229; law 68-1250 art. 1
 */
export function lastDayOfPeriod({ name, years }: LimitationRule, from: Day): Day {
  const sameDate = addMonths(from, 12 * years)
  return name === 'public' ? addDays(sameDate, -1) : sameDate
}
