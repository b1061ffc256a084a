// A provisional payment ordered by the judge of urgent matters.
// CPC 873 al. 2 (835 al. 2 before the judicial court): « Dans les cas où l'existence de l'obligation n'est pas
// sérieusement contestable, il peut accorder une provision au créancier ». CJA R541-1: the administrative judge too.

import {
  competentCourt,
  type CompetentCourt,
  type CompetentCourtInput,
  type CompetentCourtSteps,
  type CourtKind,
  isCommercial,
} from './competent-court.ts'
import { doesNotApply, type DoesNotApply, explained, type Explained, missing, type Missing } from './explain.ts'
import { PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'

export type InterimPaymentInput = CompetentCourtInput & {
  /** The debtor has a serious objection to owing it; asked for. */
  readonly isSeriouslyDisputed?: boolean | undefined
}

type ByCourt = { readonly given: { readonly names: string }; readonly gives: CourtKind }

export type InterimPaymentSteps = CompetentCourtSteps & {
  'interim-payment.seriously-disputed': ByCourt
  'interim-payment.open': ByCourt
  'interim-payment.open-administrative': ByCourt
}

/**
 * Whether a provision can be asked for, and before which judge.
 * @article CPC 835, 873; CJA R541-1
 */
export function interimPayment(
  input: InterimPaymentInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): Explained<CompetentCourt, InterimPaymentSteps> | DoesNotApply<InterimPaymentSteps> | Missing {
  const answer = competentCourt(input, parameters)
  if (answer.kind !== 'explained') return answer
  if (input.isSeriouslyDisputed === undefined) return missing('isSeriouslyDisputed')
  const { court, names } = answer.value
  const isAdministrative = court === 'administrative-court'
  const article = isAdministrative ? 'CJA R541-1' : isCommercial(court) ? 'CPC 873' : 'CPC 835'
  const given = { names: names.join(', ') }
  // The court on the merits is told by the steps before; this one says what is asked of its judge.
  if (input.isSeriouslyDisputed) {
    return doesNotApply([...answer.steps, { rule: 'interim-payment.seriously-disputed', article, given, gives: court }])
  }
  const rule = isAdministrative ? 'interim-payment.open-administrative' : 'interim-payment.open'
  return explained(answer.value, [...answer.steps, { rule, article, given, gives: court }])
}
