// Who a debtor is, by its invoices. Books know it by an account, an electronic invoice by its SIREN, a list by its name: the number of an
// invoice of ours, with its day and amount, says that they mean the same one.

import type { Cents, Context, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { itemsByNumber, type NumberedItem } from '#ledger'
import type { Reference } from '#ledger/model.ts'
import { type Dated, issuedAlike } from './issue-days.ts'

type NamedInvoice = Dated & {
  readonly number: string
  readonly totalCents: Cents
  readonly currency: string
}

export type Unrecognised = { readonly siren: string | null; readonly invoices: readonly NamedInvoice[] }

export type Recognised = { readonly debtorId: Id; readonly siren: string | null; readonly reference: Reference | null }

/** More say no more. */
const INVOICES_ASKED = 20

/** Beside the debtors given: the one in the ledger that owes the same invoices. None where several do, or where SIRENs differ. */
export async function recogniseDebtors(
  ctx: Context,
  debtors: readonly Unrecognised[],
): Promise<readonly (Recognised | null)[]> {
  const asked = debtors.map(({ siren, invoices }) => ({ siren, invoices: invoices.slice(0, INVOICES_ASKED) }))
  const known = await itemsByNumber(
    ctx,
    asked.flatMap(({ invoices }) => invoices.map(({ number }) => number)),
  )
  return asked.map(({ siren, invoices }) => {
    const found = invoices
      .flatMap((invoice) =>
        (known.get(normaliseNumber(invoice.number)) ?? []).filter((item) => isSameInvoice(item, invoice)),
      )
      .filter(({ debtorSiren }) => debtorSiren === null || siren === null || debtorSiren === siren)
    const [first] = found
    if (first === undefined || found.some(({ debtorId }) => debtorId !== first.debtorId)) return null
    return { debtorId: first.debtorId, siren: first.debtorSiren, reference: first.debtorReference }
  })
}

const isSameInvoice = (item: NumberedItem, invoice: NamedInvoice): boolean =>
  item.totalCents === invoice.totalCents && item.currency === invoice.currency && issuedAlike(item, invoice)

/** The name under which the ledger will find the debtor again. */
export const knownAs = (
  recognised: Recognised | null | undefined,
): { readonly references: readonly Reference[]; readonly siren?: string } => ({
  references: recognised?.reference ? [recognised.reference] : [],
  ...(recognised?.siren && { siren: recognised.siren }),
})
