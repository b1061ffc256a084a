// What a list of customers means for the ledger: it completes debtors that are known by their accounts, and makes those that are not.

import { changeDebtors, previewDebtors, recordDebtors } from '#ledger'
import type { Context, Id, RefusalCode } from '#kernel'
import type { CustomerRow } from './model.ts'

export type RecordedCustomers = {
  readonly newDebtors: number
  readonly changedDebtors: number
  readonly unchangedDebtors: number
  readonly refused: readonly {
    readonly line: number
    readonly code: RefusalCode
    readonly data: Readonly<Record<string, unknown>>
  }[]
}

/** `importId` null: nothing is written; only what is known and what is new is told. */
export async function recordCustomers(
  ctx: Context,
  rows: readonly CustomerRow[],
  importId: Id | null,
): Promise<RecordedCustomers> {
  const debtors = rows.map((row) => ({
    name: row.name ?? row.account,
    references: [
      { source: 'account' as const, reference: row.account },
      ...(row.siret === null ? [] : [{ source: 'siret' as const, reference: row.siret }]),
      ...(row.vat === null ? [] : [{ source: 'vat' as const, reference: row.vat }]),
    ],
    ...(row.siren !== null && { siren: row.siren }),
  }))
  if (importId === null) {
    const { ids, added } = await previewDebtors(ctx, debtors)
    return { newDebtors: added, changedDebtors: ids.filter((id) => id > 0).length, unchangedDebtors: 0, refused: [] }
  }
  const recorded = await recordDebtors(ctx, { importId, debtors })
  const changes = rows.map((row, index) => ({ debtorId: recorded.ids[index] ?? 0, ...statedBy(row) }))
  const answer = await changeDebtors(ctx, { changes, mode: 'overwrite', importId })
  const refused = [...recorded.conflicts, ...answer.refused].map(({ index, code, data }) => ({
    line: rows[index]?.line ?? 0,
    code,
    data,
  }))
  return { newDebtors: recorded.added, changedDebtors: answer.changed, unchangedDebtors: answer.unchanged, refused }
}

/** Only what the row says: an empty cell is no instruction to forget. */
function statedBy(row: CustomerRow) {
  const { name, kind, siren, email, contactName, phone, postcode, city, country, language, terms, paymentMeans } = row
  return {
    ...(name !== null && { name }),
    ...(kind !== null && { kind }),
    ...(siren !== null && { siren }),
    ...(email !== null && { email }),
    ...(contactName !== null && { contactName }),
    ...(phone !== null && { phone }),
    ...(row.addressLines.length > 0 && { addressLines: row.addressLines }),
    ...(postcode !== null && { postcode }),
    ...(city !== null && { city }),
    ...(country !== null && { country }),
    ...(language !== null && { language }),
    ...(terms !== null && { terms }),
    ...(paymentMeans !== null && { paymentMeans }),
  }
}
