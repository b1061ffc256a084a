// What a bank line is compared with, besides open items: payments that are in the books already, which the line may be, and credit
// notes that its payer may have taken off.

import type { Context, Id } from '#kernel'
import {
  type KnownPayment,
  type ReadPaymentsInput,
  type UnusedCreditNote,
  selectCreditNotes,
  selectEntriesOfCredits,
  selectPayments,
} from './store.ts'

export type { KnownPayment } from './store.ts'

export const readPayments = (ctx: Context, input: ReadPaymentsInput): Promise<readonly KnownPayment[]> =>
  selectPayments(ctx, input)

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
