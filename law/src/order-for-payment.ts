// Whether an order for payment can be asked for, and before whom.
// CPC 1405: « Le recouvrement d'une créance peut être demandé suivant la procédure d'injonction de payer lorsque : 1° La
// créance a une cause contractuelle ou résulte d'une obligation de caractère statutaire et s'élève à un montant
// déterminé … » Contents of the request: documents/. Not handled: the European order (Regulation 1896/2006).

import {
  competentCourt,
  type CompetentCourt,
  type CompetentCourtInput,
  type CompetentCourtSteps,
  type CourtKind,
} from './competent-court.ts'
import { doesNotApply, type DoesNotApply, explained, type Explained, type Missing, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'
import type { Day } from './values.ts'

export const CLAIM_BASES = ['contract', 'statute', 'bill-of-exchange', 'other'] as const

export type ClaimBasis = (typeof CLAIM_BASES)[number]

export type OrderForPaymentInput = CompetentCourtInput & {
  /** `contract` when it is not told; a debt from harm done, say, is `other`. */
  readonly basis?: ClaimBasis | undefined
  readonly dueDate: Day
  /** The debtor contests it, or said that he would. */
  readonly isDisputed?: boolean | undefined
  /** Safeguard, receivership or liquidation is open. */
  readonly isInsolvent?: boolean | undefined
}

type Bare = { readonly given: { readonly on: Day }; readonly gives: string }

type OrderBareSteps = {
  'order-for-payment.administrative': Bare
  'order-for-payment.insolvent': Bare
  'order-for-payment.basis-excluded': Bare
  'order-for-payment.only-at-seat': Bare
  'order-for-payment.likely-opposition': Bare
  'order-for-payment.no-lawyer': Bare
  'order-for-payment.no-prior-attempt': Bare
}

export type OrderForPaymentSteps = CompetentCourtSteps &
  OrderBareSteps & {
    'order-for-payment.not-due': { readonly given: { readonly on: Day; readonly dueDate: Day }; readonly gives: string }
    'order-for-payment.open': {
      readonly given: { readonly basis: ClaimBasis; readonly names: string }
      readonly gives: CourtKind
    }
  }

type OrderStep = Step<OrderForPaymentSteps>

/** What holds for a judgment on the merits, and not for an order asked for without hearing the debtor. */
const ON_THE_MERITS: readonly OrderStep['rule'][] = [
  'competent-court.at-seat',
  'competent-court.lawyer-required',
  'competent-court.no-lawyer-required',
  'competent-court.last-resort',
  'competent-court.decides',
]

/**
 * Whether the way is open, and before which judge; his place is exclusive, no clause changes it.
 * @article CPC 1405, 1406, 1407; C. com. L622-21; Cass. 2e civ. opinion of 25 Sept. 2025, 25-70.013
 */
export function orderForPayment(
  input: OrderForPaymentInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): Explained<CompetentCourt, OrderForPaymentSteps> | DoesNotApply<OrderForPaymentSteps> | Missing {
  const { basis = 'contract', on, dueDate, isDisputed = false } = input
  assertDays({ dueDate })
  const nature = basis === 'bill-of-exchange' ? 'bill-of-exchange' : input.nature
  const court = competentCourt({ ...input, nature }, parameters)
  if (court.kind !== 'explained') return court
  const steps: readonly OrderStep[] = court.steps.filter(({ rule }) => !ON_THE_MERITS.includes(rule))
  const barrier = barrierTo(input, court.value.court)
  if (barrier) return doesNotApply([...steps, barrier])
  const given = { basis, names: court.value.names.join(', ') }
  return explained({ ...court.value, lawyerRequired: false }, [
    ...steps,
    bare('order-for-payment.only-at-seat', 'CPC 1406', on),
    ...(isDisputed ? [bare('order-for-payment.likely-opposition', 'CPC 1416, 1417', on)] : []),
    bare('order-for-payment.no-lawyer', 'CPC 1407', on),
    bare('order-for-payment.no-prior-attempt', 'CPC 750-1; Cass. 2e civ. avis du 25 sept. 2025, 25-70.013', on),
    { rule: 'order-for-payment.open', article: 'CPC 1405', given, gives: court.value.court },
  ])
}

function barrierTo(input: OrderForPaymentInput, court: CourtKind): OrderStep | null {
  const { basis = 'contract', dueDate, on, isInsolvent = false } = input
  if (court === 'administrative-court') return bare('order-for-payment.administrative', 'CPC 1405; CJA R541-1', on)
  if (isInsolvent) return bare('order-for-payment.insolvent', 'C. com. L622-7, L622-21', on)
  if (basis === 'other') return bare('order-for-payment.basis-excluded', 'CPC 1405', on)
  if (on <= dueDate) {
    return { rule: 'order-for-payment.not-due', article: 'CPC 1405', given: { on, dueDate }, gives: 'not-due' }
  }
  return null
}

const bare = (rule: keyof OrderBareSteps, article: string, on: Day): OrderStep => ({
  rule,
  article,
  given: { on },
  gives: 'known',
})
