// Keeps the planned acts equal to what the decision wants today: what is the same stays, what is not gives way.

import type { Context, Id } from '#kernel'
import { takeIds } from '#access'
import { type PlannedAct, actSignature } from './act.ts'
import { type ActLineRow, type ActRow, endActs, insertActs, linesOfActs, plannedActs } from './store.ts'

export type PlanActsInput = {
  /** The debtors that were decided on; planned acts of others are left alone. */
  readonly debtorIds: readonly Id[] | 'all'
  readonly acts: readonly PlannedAct[]
}

export type PlannedActs = {
  /** Every act wanted, with its id, in the order given. */
  readonly acts: readonly { readonly id: Id; readonly act: PlannedAct }[]
  readonly added: number
  readonly superseded: number
}

/**
 * Nothing is recorded in the journal here: a plan that nobody released is not an act towards the debtor, and is decided
 * afresh each day. Reserving the steps in the same transaction is what keeps two runs from planning one step twice.
 */
export async function planActs(ctx: Context, input: PlanActsInput): Promise<PlannedActs> {
  const standing = await plannedActs(ctx, input.debtorIds)
  const lines =
    standing.length === 0
      ? []
      : await linesOfActs(
          ctx,
          standing.map((row) => row.id),
        )
  const bySignature = signatures(standing, lines)
  const fresh: PlannedAct[] = []
  const placed = input.acts.map((act) => {
    const id = bySignature.get(actSignature(act))
    if (id !== undefined) bySignature.delete(actSignature(act))
    else fresh.push(act)
    return { id, act }
  })
  await endActs(ctx, [...bySignature.values()], 'superseded')
  const firstId = fresh.length === 0 ? 0 : await takeIds(ctx, 'act', fresh.length)
  if (fresh.length > 0) await insertActs(ctx, firstId, fresh)
  let next = firstId
  return {
    acts: placed.map(({ id, act }) => ({ id: id ?? next++, act })),
    added: fresh.length,
    superseded: bySignature.size,
  }
}

function signatures(acts: readonly ActRow[], lines: readonly ActLineRow[]): Map<string, Id> {
  const linesOf = Map.groupBy(lines, (line) => line.actId)
  return new Map(acts.map((act) => [actSignature({ ...act, lines: linesOf.get(act.id) ?? [] }), act.id]))
}
