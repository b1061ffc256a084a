// The ageing board in types: what a debtor owes by age, per currency; how it is narrowed and put in order.

import type { Cents, Day, Id } from '#kernel'
import type { DebtorKind, HoldKind } from './model.ts'

export type AgeingCents = {
  readonly notDueCents: Cents
  readonly due1to30Cents: Cents
  readonly due31to60Cents: Cents
  readonly due61to90Cents: Cents
  readonly dueOver90Cents: Cents
  readonly noDueDateCents: Cents
  readonly overdueCents: Cents
  readonly totalCents: Cents
  readonly unappliedCreditCents: Cents
}

export type BoardRow = AgeingCents & {
  readonly id: Id
  readonly name: string
  readonly kind: DebtorKind
  readonly kindKnown: boolean
  readonly siren: string | null
  readonly reference: string | null
  readonly hasEmail: boolean
  readonly hasPostal: boolean
  readonly currency: string
  readonly oldestDueDate: Day | null
  readonly items: number
  readonly holds: readonly { readonly kind: HoldKind; readonly until: Day | null }[]
}

export type BoardTotals = AgeingCents & { readonly currency: string; readonly debtors: number }

export const BOARD_FILTERS = ['all', 'overdue', 'no-contact', 'held'] as const
export type BoardFilter = (typeof BOARD_FILTERS)[number]
export const BOARD_SORTS = ['overdue', 'name', 'exposure', 'oldest'] as const
export type BoardSort = (typeof BOARD_SORTS)[number]
