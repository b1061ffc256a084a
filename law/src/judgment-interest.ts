// How much interest the sum of a judgment bears.
// C. civ. 1231-7: « En toute matière, la condamnation à une indemnité emporte intérêts au taux légal même en l'absence de
// demande ou de disposition spéciale du jugement. » CMF L313-3: five points more « à l'expiration d'un délai de deux mois
// à compter du jour où la décision de justice est devenue exécutoire »; a judge may lower or lift them. Not handled: a
// judgment that grants the rate of L441-10 or of the contract until payment – that one is latePaymentInterest.

import { type AccrualSteps, told } from './accrual-steps.ts'
import { type Conventions, DEFAULT_CONVENTIONS } from './choices.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { accrue, type AccrualEvent } from './interest-accrual.ts'
import {
  anniversariesUntil,
  type Capitalisation,
  countedDays,
  type InterestSums,
  type Reduction,
  reductionsUntil,
} from './interest-claim.ts'
import { type LawParameters, PARAMETERS } from './parameters/index.ts'
import { type CreditorKind, legalRateOf } from './rate-rule.ts'
import { type Cents, type Day, dayNumber, dayOf } from './values.ts'

export type JudgmentInterestInput = {
  /** A business unless told. */
  readonly creditor?: CreditorKind | undefined
  readonly amountCents: Cents
  /** The day of the judgment, or the one that it names. */
  readonly from: Day
  readonly until: Day
  /** When it became enforceable; without it the five points are left out. */
  readonly enforceableOn?: Day | undefined
  readonly capitalisation?: Capitalisation | undefined
  readonly reductions?: readonly Reduction[] | undefined
  readonly conventions?: Partial<Pick<Conventions, 'imputation' | 'countedDays'>> | undefined
}

export type JudgmentInterestSteps = AccrualSteps & {
  'judgment-interest.begins': { readonly given: { readonly from: Day }; readonly gives: Day }
  'judgment-interest.total': {
    readonly given: { readonly days: number; readonly until: Day }
    readonly gives: Cents
  }
}

/**
 * The legal interest on a judgment's sum, from the day after it to `until` included.
 * @article C. civ. 1231-7, 1343-2; CMF L313-2, L313-3
 */
export function judgmentInterest(
  input: JudgmentInterestInput,
  parameters: LawParameters = PARAMETERS,
): Explained<InterestSums, JudgmentInterestSteps> {
  const { amountCents, from, until, enforceableOn, capitalisation, reductions } = input
  assertDays({ from, until, enforceableOn, capitalisation: capitalisation?.from })
  for (const { day } of reductions ?? []) assertDays({ reductions: day })
  assertWhole('amountCents', amountCents)
  const conventions = { ...DEFAULT_CONVENTIONS, ...input.conventions }
  const counted = countedDays(dayNumber(from), until, conventions.countedDays)
  const { first, last } = counted
  const accrual = {
    amountCents,
    first,
    last,
    rate: legalRateOf(input, parameters),
    reductions: reductionsUntil(reductions, counted),
    anniversaries: anniversariesUntil(capitalisation, counted),
    isInterestFirst: conventions.imputation === 'interest-first',
  }
  const trace: AccrualEvent[] = []
  const sums = accrue(accrual, trace)
  const { days, segments, steps } = told(trace, {
    accrual,
    floorOf: null,
    ground: capitalisation?.ground ?? 'court',
  })
  const article = 'C. civ. 1231-7'
  const begins: Step<JudgmentInterestSteps> = {
    rule: 'judgment-interest.begins',
    article,
    given: { from },
    gives: dayOf(first),
  }
  const total: Step<JudgmentInterestSteps> = {
    rule: 'judgment-interest.total',
    article,
    given: { days, until },
    gives: sums.interestCents,
  }
  return explained({ ...sums, days, segments }, [begins, ...steps, total])
}
