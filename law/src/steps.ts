// Every step that an answer can hold: whoever puts them into words has a sentence for each.

import type { Step } from './explain.ts'
import type { LatePaymentInterestSteps } from './late-payment-interest.ts'
import type { PaymentTermSteps } from './payment-term.ts'
import type { RecoveryIndemnitySteps } from './recovery-indemnity.ts'

export type LawSteps = LatePaymentInterestSteps & PaymentTermSteps & RecoveryIndemnitySteps

export type LawStep = Step<LawSteps>
