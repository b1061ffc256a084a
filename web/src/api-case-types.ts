// Of a single case, written out as its routes are: why it is late, and what can come after the last step of its plan.

import type { z } from 'zod'
import type { Cents, Day } from '@quittance/law'
import type * as dialogue from '../../server/src/dialogue/contract.ts'

export type LatenessCause = NonNullable<z.input<typeof dialogue.finishCallInput>['cause']>
export type KnownCause = {
  readonly id: number
  readonly debtorId: number
  readonly itemId: number | null
  readonly cause: LatenessCause
  readonly note: string
  readonly source: 'call' | 'answer' | 'person'
  readonly onDay: Day
}

export type ChoiceWay = {
  readonly choice: 'call' | 'instalment-plan' | 'mediation' | 'agency' | 'order-for-payment' | 'write-off'
  readonly name: string
  readonly isOpen: boolean
  readonly needsDay: boolean
  /** At its start; null where nobody here knows it. */
  readonly cost: { readonly lowCents: Cents; readonly highCents: Cents } | null
  readonly delay: string
  readonly notes: readonly string[]
}
export type Choices = {
  readonly taskId: number
  readonly debtorId: number
  readonly debtorName: string
  readonly numbers: readonly string[]
  readonly openCents: Cents
  readonly currency: string
  readonly dueDay: Day
  readonly facts: readonly string[]
  readonly ways: readonly ChoiceWay[]
}
