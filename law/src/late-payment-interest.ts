// How much interest a late payment owes.
// C. com. L441-10 II: « … pénalités de retard exigibles le jour suivant la date de règlement figurant sur la facture …
// exigibles sans qu'un rappel soit nécessaire. » CCP L2192-13 and R2192-32 for public bodies; for a consumer C. civ.
// 1231-6: « à compter de la mise en demeure ». After a judgment the sum that it names bears the legal rate:
// judgment-interest.ts.

import { type AccrualSteps, told } from './accrual-steps.ts'
import type { AgreedRate } from './agreed-rate.ts'
import { type Conventions, DEFAULT_CONVENTIONS } from './choices.ts'
import { type DebtorKind, type Regime, regimeOf } from './debtor-kind.ts'
import { doesNotApply, type DoesNotApply, explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole, quickDayNumber } from './input-guards.ts'
import { accrue, type AccrualEvent, type AccrualInput } from './interest-accrual.ts'
import {
  anniversariesUntil,
  type Capitalisation,
  countedDays,
  type InterestSums,
  type Reduction,
  reductionsUntil,
} from './interest-claim.ts'
import { type LawParameters, PARAMETERS } from './parameters/index.ts'
import { type CreditorKind, rateOf } from './rate-rule.ts'
import { type Cents, type Day, type DayNumber, dayOf } from './values.ts'

export type LatePaymentInterestInput = {
  readonly debtor: DebtorKind
  /** Where the legal rate applies it follows the creditor's category: a business unless told. */
  readonly creditor?: CreditorKind | undefined
  /** Owed on the due date, VAT included, without retention money. */
  readonly amountCents: Cents
  readonly dueDate: Day
  /** The last day reckoned: the day of payment, or today. */
  readonly until: Day
  /** Consumers owe interest from this day on; others need none. */
  readonly formalNotice?: Day | undefined
  readonly agreedRate?: AgreedRate | undefined
  /** When a judgment against a consumer became enforceable: the legal rate rises two months later. */
  readonly enforceableOn?: Day | undefined
  readonly capitalisation?: Capitalisation | undefined
  /** In any order; those after `until` are left out. */
  readonly reductions?: readonly Reduction[] | undefined
  readonly conventions?: Partial<Conventions> | undefined
}

export type LatePaymentInterestSteps = AccrualSteps & {
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
  'late-payment-interest.total': {
    readonly given: { readonly days: number; readonly until: Day }
    readonly gives: Cents
  }
}

type InterestStep = Step<LatePaymentInterestSteps>

/**
 * The interest accrued from the day after the due date (for a consumer: after the formal notice) to `until` included.
 * @article C. com. L441-10 II; CCP L2192-13, R2192-31 to R2192-33; C. civ. 1231-6, 1343-2; CMF L313-3
 */
export function latePaymentInterest(
  input: LatePaymentInterestInput,
  parameters: LawParameters = PARAMETERS,
): Explained<InterestSums, LatePaymentInterestSteps> | DoesNotApply<LatePaymentInterestSteps> {
  const { dueDate, until, formalNotice, enforceableOn, capitalisation } = input
  assertDays({ dueDate, until, formalNotice, enforceableOn, capitalisation: capitalisation?.from })
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
  const floorOf = regime === 'business' ? parameters : null
  const { days, segments, steps } = told(trace, { accrual, floorOf, ground: capitalisation?.ground ?? 'contract' })
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
 * @article C. com. L441-10 II; CCP L2192-13, R2192-31 to R2192-33; C. civ. 1231-6, 1343-2; CMF L313-3
 */
export function latePaymentInterestCents(
  input: LatePaymentInterestInput,
  parameters: LawParameters = PARAMETERS,
): Cents {
  const accrual = prepare(input, regimeOf(input.debtor), parameters)
  return accrual === null ? 0 : accrue(accrual).interestCents
}

/** The claim in day numbers; null where nothing runs before a formal notice that was not given. */
function prepare(input: LatePaymentInterestInput, regime: Regime, parameters: LawParameters): AccrualInput | null {
  const conventions = input.conventions ? { ...DEFAULT_CONVENTIONS, ...input.conventions } : DEFAULT_CONVENTIONS
  assertWhole('amountCents', input.amountCents)
  let start = quickDayNumber('dueDate', input.dueDate)
  if (regime === 'consumer') {
    if (input.formalNotice === undefined) return null
    start = Math.max(start, quickDayNumber('formalNotice', input.formalNotice))
  }
  const counted = countedDays(start, input.until, conventions.countedDays)
  const { first, last } = counted
  const { creditor, agreedRate, enforceableOn } = input
  return {
    amountCents: input.amountCents,
    first,
    last,
    rate: rateOf(
      { regime, first, creditor, agreedRate, enforceableOn, rateOverTime: conventions.rateOverTime },
      parameters,
    ),
    reductions: reductionsUntil(input.reductions, counted),
    anniversaries: anniversariesUntil(input.capitalisation, counted),
    isInterestFirst: conventions.imputation === 'interest-first',
  }
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
