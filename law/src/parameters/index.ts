// The figures that the computations read. Each takes them as its last argument, so that a company can add a rate that
// was published after this version.

import { addDays, type BasisPoints, type Cents, type Day } from '../values.ts'
import { ecbMainRefinancingRate } from './ecb-main-refinancing-rate.ts'
import { legalInterestRate, type LegalInterestRate } from './legal-interest-rate.ts'
import { knownThrough, type Parameter } from './parameter.ts'
import { PROCEDURE_PARAMETERS } from './procedure.ts'
import { recoveryIndemnityAmount } from './recovery-indemnity-amount.ts'

export type LawParameters = {
  readonly ecbMainRefinancingRate: Parameter<BasisPoints>
  readonly legalInterestRate: Parameter<LegalInterestRate>
  readonly recoveryIndemnityAmount: Parameter<Cents>
}

export const PARAMETERS: LawParameters = { ecbMainRefinancingRate, legalInterestRate, recoveryIndemnityAmount }

/** The parameters that someone must look up again: those that will not be known `withinDays` after today. */
export function parametersToCheck(
  today: Day,
  parameters: Readonly<Record<string, Parameter<unknown>>> = { ...PARAMETERS, ...PROCEDURE_PARAMETERS },
  withinDays = 45,
): readonly { readonly name: string; readonly knownThrough: Day }[] {
  return Object.values(parameters)
    .map((parameter) => ({ name: parameter.name, knownThrough: knownThrough(parameter) }))
    .filter((parameter) => parameter.knownThrough <= addDays(today, withinDays))
}
