// The simplified procedure for small claims, led by a judicial officer.
// CPCE L125-1: « Une procédure simplifiée de recouvrement des petites créances peut être mise en œuvre par un commissaire
// de justice à la demande du créancier pour le paiement d'une créance ayant une cause contractuelle ou résultant d'une
// obligation de caractère statutaire et inférieure à un montant défini par décret. »

import { doesNotApply, type DoesNotApply, explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import type { ClaimBasis } from './order-for-payment.ts'
import { entryOn } from './parameters/parameter.ts'
import { PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'
import { proceduralDeadline, type ProceduralDeadlineSteps } from './procedural-deadline.ts'
import type { Cents, Day } from './values.ts'

export type SmallClaimsInput = {
  /** Principal and interest. */
  readonly amountCents: Cents
  readonly basis?: ClaimBasis | undefined
  readonly country?: string | undefined
  /** Both are traders, and the claim was invoiced. */
  readonly isBetweenTraders?: boolean | undefined
  readonly on: Day
  /** When the officer's message left. */
  readonly sentOn?: Day | undefined
}

export type SmallClaims = {
  /** The debtor's last day to accept; silence is a refusal. Null before the message was sent. */
  readonly answerBy: Day | null
}

type Bare = { readonly given: { readonly on: Day }; readonly gives: string }
type ByAmount = {
  readonly given: { readonly amountCents: Cents; readonly ceilingCents: Cents }
  readonly gives: string
}

type BareSteps = {
  'small-claims.foreign-debtor': Bare
  'small-claims.basis-excluded': Bare
  'small-claims.between-traders': Bare
  'small-claims.costs-on-creditor': Bare
  'small-claims.no-payment-before': Bare
  'small-claims.another-officer': Bare
}

export type SmallClaimsSteps = ProceduralDeadlineSteps &
  BareSteps & {
    'small-claims.above-ceiling': ByAmount
    'small-claims.open': ByAmount
    'small-claims.answer-by': { readonly given: { readonly sentOn: Day }; readonly gives: Day }
  }

type SmallClaimsStep = Step<SmallClaimsSteps>

/**
 * Whether the procedure is open, and until when the debtor can accept.
 * @article CPCE L125-1, R125-1 to R125-8
 */
export function smallClaims(
  input: SmallClaimsInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): Explained<SmallClaims, SmallClaimsSteps> | DoesNotApply<SmallClaimsSteps> {
  const { amountCents, basis = 'contract', country = 'FR', isBetweenTraders = false, on, sentOn } = input
  assertDays({ on, sentOn })
  assertWhole('amountCents', amountCents)
  const bare = (rule: keyof BareSteps, article: string, unconfirmed?: true): SmallClaimsStep => ({
    rule,
    article,
    given: { on },
    gives: 'known',
    ...(unconfirmed && { unconfirmed }),
  })
  const { value: ceilingCents, source } = entryOn(parameters.smallClaimsCeiling, on)
  const given = { amountCents, ceilingCents }
  if (country !== 'FR') return doesNotApply([bare('small-claims.foreign-debtor', 'CPCE L125-1')])
  if (basis !== 'contract' && basis !== 'statute') {
    return doesNotApply([bare('small-claims.basis-excluded', 'CPCE L125-1')])
  }
  if (amountCents > ceilingCents) {
    const article = 'CPCE R125-1'
    return doesNotApply([{ rule: 'small-claims.above-ceiling', article, given, gives: 'closed', source }])
  }
  const steps: SmallClaimsStep[] = [
    ...(isBetweenTraders ? [bare('small-claims.between-traders', 'CPCE L125-1; loi 2026-307', true)] : []),
    bare('small-claims.costs-on-creditor', 'CPCE L125-1'),
    bare('small-claims.no-payment-before', 'CPCE R125-7'),
    bare('small-claims.another-officer', 'CPCE R125-8'),
    { rule: 'small-claims.open', article: 'CPCE L125-1, R125-1', given, gives: 'open', source },
  ]
  if (sentOn === undefined) return explained({ answerBy: null }, steps)
  const { day, steps: moved } = proceduralDeadline(sentOn, { count: 1, unit: 'months' })
  const answer = {
    rule: 'small-claims.answer-by',
    article: 'CPCE L125-1, R125-2',
    given: { sentOn },
    gives: day,
  } as const
  return explained({ answerBy: day }, [...steps, ...moved, answer])
}
