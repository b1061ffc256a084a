// Every step that an answer can hold: whoever puts them into words has a sentence for each.

import type { DealingSteps } from './dealing-steps.ts'
import type { Step } from './explain.ts'
import type { JudgmentInterestSteps } from './judgment-interest.ts'
import type { LatePaymentAccessoriesSteps } from './late-payment-accessories.ts'
import type { LatePaymentInterestSteps } from './late-payment-interest.ts'
import type { PaymentAllocationSteps } from './payment-allocation.ts'
import type { PaymentTermSteps } from './payment-term.ts'
import type { ProcedureSteps } from './procedure-steps.ts'
import type { RecoveryCostsSteps } from './recovery-costs.ts'
import type { RecoveryIndemnitySteps } from './recovery-indemnity.ts'

export type LawSteps = DealingSteps &
  JudgmentInterestSteps &
  LatePaymentAccessoriesSteps &
  LatePaymentInterestSteps &
  PaymentAllocationSteps &
  PaymentTermSteps &
  ProcedureSteps &
  RecoveryCostsSteps &
  RecoveryIndemnitySteps

export type LawStep = Step<LawSteps>
