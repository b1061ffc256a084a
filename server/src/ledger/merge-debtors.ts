// Two records that turn out to be one debtor. What belongs to the one moves to the other that is kept, and the fact of it lists each
// row, so that a merge that was a mistake can be taken back exactly.

import { latestFact, record } from '#evidence'
import { Refusal, type Context, type Id } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import {
  type MovedRows,
  giveSirenBack,
  moveAllRows,
  moveRowsBack,
  selectMergedInto,
  selectNumbersSettledAcross,
  selectSharedNumbers,
  setMerged,
  setSiren,
} from './merge-store.ts'
import type { Debtor } from './model.ts'
import { debtorById } from './read-debtor.ts'
import { lockDebtorRows, raiseVersions } from './store.ts'

export async function mergeDebtors(
  ctx: Context,
  { keepId, mergeId }: { readonly keepId: Id; readonly mergeId: Id },
): Promise<Debtor> {
  if (keepId === mergeId) throw new Refusal('ledger.merge_with_itself', { debtor: keepId })
  await lockDebtors(ctx, [keepId, mergeId])
  const kept = await debtorById(ctx, keepId)
  const merged = await debtorById(ctx, mergeId)
  if (kept.siren !== null && merged.siren !== null) {
    const data = { keptName: kept.name, keptSiren: kept.siren, mergedName: merged.name, mergedSiren: merged.siren }
    throw new Refusal('ledger.merge_two_sirens', data)
  }
  const numbers = await selectSharedNumbers(ctx, keepId, mergeId)
  if (numbers.length > 0) throw new Refusal('ledger.merge_same_numbers', { numbers })

  const rows = await moveAllRows(ctx, mergeId, keepId)
  await setMerged(ctx, mergeId, keepId)
  if (merged.siren !== null) await setSiren(ctx, keepId, merged.siren)
  await raiseVersions(ctx, [keepId, mergeId])
  const payload = { keptDebtor: keepId, mergedName: merged.name, keptName: kept.name, rows }
  await record(ctx, [{ kind: 'debtor.merged', subjectKind: 'debtor', subjectId: mergeId, debtorId: keepId, payload }])
  return debtorById(ctx, keepId)
}

/** What came in for the merged debtor since stays with the one that was kept. */
export async function unmergeDebtor(ctx: Context, { debtorId }: { readonly debtorId: Id }): Promise<Debtor> {
  const keptId = await selectMergedInto(ctx, debtorId)
  const fact = await latestFact(ctx, { kind: 'debtor.merged', subjectKind: 'debtor', subjectId: debtorId })
  if (keptId === null || !fact?.payload) throw new Refusal('ledger.not_merged', { debtor: debtorId })
  // Its shape is that of `payload` above.
  const merge = fact.payload as unknown as { keptDebtor: Id; mergedName: string; rows: MovedRows }
  if (merge.keptDebtor !== keptId) throw new Refusal('ledger.unmerge_order', { keptDebtor: merge.keptDebtor })
  await lockDebtorRows(ctx, [keptId, debtorId])
  const numbers = await selectNumbersSettledAcross(ctx, merge.rows)
  if (numbers.length > 0) throw new Refusal('ledger.unmerge_settled_across', { numbers })

  await giveSirenBack(ctx, keptId, debtorId)
  await setMerged(ctx, debtorId, null)
  await moveRowsBack(ctx, merge.rows, keptId, debtorId)
  await raiseVersions(ctx, [keptId, debtorId])
  const payload = { keptDebtor: keptId, mergedName: merge.mergedName }
  await record(ctx, [
    { kind: 'debtor.unmerged', subjectKind: 'debtor', subjectId: debtorId, debtorId: keptId, payload },
  ])
  return debtorById(ctx, debtorId)
}
