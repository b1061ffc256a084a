// What a bank line is compared with, besides open items: payments that are in the books already, which the line may be, and credit
// notes that its payer may have taken off.

import type { Context, Id } from '#kernel'
import {
  type KnownPayment,
  type ReadPaymentsInput,
  type UnusedCreditNote,
  type UnusedPayment,
  selectCreditNotes,
  selectEntriesOfCredits,
  selectPayments,
  selectUnusedPayments,
} from './store.ts'

export type { KnownPayment, UnusedPayment } from './store.ts'

export const readPayments = (ctx: Context, input: ReadPaymentsInput): Promise<readonly KnownPayment[]> =>
  selectPayments(ctx, input)

/** Payments that an import brought and that nothing of it settles: their books have not matched them yet. */
export const unusedPaymentsOf = (ctx: Context, importId: Id): Promise<readonly UnusedPayment[]> =>
  selectUnusedPayments(ctx, importId)

export const readCreditNotes = (
  ctx: Context,
  currency: string,
  debtorIds: readonly Id[] | 'all',
): Promise<readonly UnusedCreditNote[]> => selectCreditNotes(ctx, currency, debtorIds === 'all' ? null : debtorIds)

/** The entries that set a credit against items, as far as they stand. */
export async function entriesSettledBy(ctx: Context, creditId: Id): Promise<readonly Id[]> {
  const entries = await selectEntriesOfCredits(ctx, [creditId])
  return entries.filter(({ kind }) => kind === 'allocation').map(({ id }) => id)
}
