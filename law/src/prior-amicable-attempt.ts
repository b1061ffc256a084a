// Whether an amicable attempt must come before the claim in court.
// CPC 750-1: « A peine d'irrecevabilité que le juge peut prononcer d'office, la demande en justice doit être précédée, au
// choix des parties, d'une tentative de conciliation … de médiation … ou de procédure participative, lorsqu'elle tend au
// paiement d'une somme n'excédant pas 5 000 euros ». Before the judicial court alone; not before an order for payment.

import { type CourtKind, isCommercial } from './competent-court.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { entryOn } from './parameters/parameter.ts'
import { PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'
import type { Cents, Day } from './values.ts'

export const PROCEDURES = ['merits', 'interim', 'order-for-payment', 'small-claims'] as const

export type ProcedureKind = (typeof PROCEDURES)[number]

export type PriorAmicableAttemptInput = {
  readonly court: CourtKind
  readonly procedure: ProcedureKind
  readonly amountCents: Cents
  readonly on: Day
  /** Manifest urgency, or a conciliator who cannot be had in time. */
  readonly isExcused?: boolean | undefined
}

export type PriorAmicableAttempt = { readonly required: boolean }

type ByAmount = {
  readonly given: { readonly amountCents: Cents; readonly ceilingCents: Cents }
  readonly gives: string
}

export type PriorAmicableAttemptSteps = {
  'prior-amicable-attempt.not-this-court': { readonly given: { readonly court: CourtKind }; readonly gives: string }
  'prior-amicable-attempt.not-this-procedure': {
    readonly given: { readonly procedure: ProcedureKind }
    readonly gives: string
  }
  'prior-amicable-attempt.above-ceiling': ByAmount
  'prior-amicable-attempt.excused': ByAmount
  'prior-amicable-attempt.required': ByAmount
}

/**
 * Whether the claim would be inadmissible without an attempt.
 * @article CPC 750-1; Cass. 2e civ. opinion of 25 Sept. 2025, 25-70.013
 */
export function priorAmicableAttempt(
  input: PriorAmicableAttemptInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): Explained<PriorAmicableAttempt, PriorAmicableAttemptSteps> {
  const { court, procedure, amountCents, on, isExcused = false } = input
  assertDays({ on })
  assertWhole('amountCents', amountCents)
  const article = 'CPC 750-1'
  const answer = (required: boolean, step: Step<PriorAmicableAttemptSteps>) => explained({ required }, [step])
  if (isCommercial(court) || court === 'administrative-court') {
    return answer(false, { rule: 'prior-amicable-attempt.not-this-court', article, given: { court }, gives: 'no' })
  }
  if (procedure === 'order-for-payment' || procedure === 'small-claims') {
    const source = { title: 'Cass. 2e civ. opinion of 25 September 2025, 25-70.013' }
    const given = { procedure }
    return answer(false, { rule: 'prior-amicable-attempt.not-this-procedure', article, given, gives: 'no', source })
  }
  const { value: ceilingCents, source } = entryOn(parameters.amicableAttemptCeiling, on)
  const given = { amountCents, ceilingCents }
  if (amountCents > ceilingCents) {
    return answer(false, { rule: 'prior-amicable-attempt.above-ceiling', article, given, gives: 'no', source })
  }
  if (isExcused) return answer(false, { rule: 'prior-amicable-attempt.excused', article, given, gives: 'no', source })
  return answer(true, { rule: 'prior-amicable-attempt.required', article, given, gives: 'required', source })
}
