// The steps of every question about limitation and procedure.

import type { BillOfExchangeSteps } from './bill-of-exchange.ts'
import type { CompetentCourtSteps } from './competent-court.ts'
import type { DirectActionSteps } from './direct-actions.ts'
import type { InsolvencySteps } from './insolvency.ts'
import type { InterimPaymentSteps } from './interim-payment.ts'
import type { LimitationPeriodSteps } from './limitation-period.ts'
import type { MediationSteps } from './mediation.ts'
import type { OrderForPaymentCalendarSteps } from './order-for-payment-calendar.ts'
import type { OrderForPaymentSteps } from './order-for-payment.ts'
import type { PriorAmicableAttemptSteps } from './prior-amicable-attempt.ts'
import type { ProceduralDeadlineSteps } from './procedural-deadline.ts'
import type { ProcedureCostsSteps } from './procedure-costs.ts'
import type { SmallClaimsSteps } from './small-claims.ts'
import type { UndisputedCommercialClaimSteps } from './undisputed-commercial-claim.ts'
import type { UnpaidChequeSteps } from './unpaid-cheque.ts'

export type ProcedureSteps = BillOfExchangeSteps &
  CompetentCourtSteps &
  DirectActionSteps &
  InsolvencySteps &
  InterimPaymentSteps &
  LimitationPeriodSteps &
  MediationSteps &
  OrderForPaymentCalendarSteps &
  OrderForPaymentSteps &
  PriorAmicableAttemptSteps &
  ProceduralDeadlineSteps &
  ProcedureCostsSteps &
  SmallClaimsSteps &
  UndisputedCommercialClaimSteps &
  UnpaidChequeSteps
