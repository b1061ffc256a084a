// The procedure for undisputed commercial claims: voted, and not usable yet.
// Law 2026-307 of 23 April 2026, CPCE L126-1 to L126-5: « Pour le recouvrement d'une créance ayant fait l'objet d'une
// facturation entre commerçants, une procédure simplifiée peut être mise en œuvre par un commissaire de justice ». Its
// decree had not been found on 25 September 2026: every answer is that it does not apply, with what it will be.

import { doesNotApply, type DoesNotApply, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import type { Day } from './values.ts'

export type UndisputedCommercialClaimInput = {
  readonly isBetweenTraders: boolean
  readonly isInvoiced: boolean
  readonly isDisputed: boolean
  readonly on: Day
}

type Bare = { readonly given: { readonly on: Day }; readonly gives: string }

export type UndisputedCommercialClaimSteps = {
  'undisputed-commercial-claim.outside': Bare
  'undisputed-commercial-claim.would-be-open': Bare
  'undisputed-commercial-claim.course': {
    readonly given: { readonly answerMonths: number; readonly thenDays: number; readonly serveMonths: number }
    readonly gives: string
  }
  'undisputed-commercial-claim.not-in-force': { readonly given: { readonly lookedUpOn: Day }; readonly gives: string }
}

/** The last day on which someone looked for the decree. */
const LOOKED_UP_ON: Day = '2026-09-25'

/**
 * Never open today: says whether the claim would qualify, and what the procedure will be.
 * @article CPCE L126-1 to L126-5; law 2026-307 of 23 April 2026
 */
export function undisputedCommercialClaim(
  input: UndisputedCommercialClaimInput,
): DoesNotApply<UndisputedCommercialClaimSteps> {
  const { isBetweenTraders, isInvoiced, isDisputed, on } = input
  assertDays({ on })
  const qualifies = isBetweenTraders && isInvoiced && !isDisputed
  const steps: Step<UndisputedCommercialClaimSteps>[] = [
    {
      rule: qualifies ? 'undisputed-commercial-claim.would-be-open' : 'undisputed-commercial-claim.outside',
      article: 'CPCE L126-1',
      given: { on },
      gives: qualifies ? 'would-be-open' : 'outside',
    },
    {
      rule: 'undisputed-commercial-claim.course',
      article: 'CPCE L126-2 à L126-5',
      given: { answerMonths: 1, thenDays: 8, serveMonths: 6 },
      gives: 'title',
      unconfirmed: true,
    },
    {
      rule: 'undisputed-commercial-claim.not-in-force',
      article: 'loi 2026-307 du 23 avril 2026',
      given: { lookedUpOn: LOOKED_UP_ON },
      gives: 'not-in-force',
    },
  ]
  return doesNotApply(steps)
}
