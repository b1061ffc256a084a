// Keeps the planned acts equal to what the decision wants today: what is the same stays, what is not gives way.

import type { Context, Id } from '#kernel'
import { takeIds } from '#access'
import { type PlannedAct, actSignature } from './act.ts'
import { insertActs, takenLines, updatePlanned } from './planned-store.ts'
import { type ActLineRow, type ActRow, endActs, linesOfActs, plannedActs } from './store.ts'

export type PlanActsInput = {
  /** The debtors that were decided on; planned acts of others are left alone. */
  readonly debtorIds: readonly Id[] | 'all'
  readonly acts: readonly PlannedAct[]
}

export type PlannedActs = { readonly added: number; readonly superseded: number }

/**
 * Nothing is recorded in the journal here: a plan that nobody released is not an act towards the debtor, and is decided
 * afresh each day. Reserving the steps in the same transaction is what keeps two runs from planning one step twice.
 * The caller holds `lockActs` since before it read what it decided on.
 */
export async function planActs(ctx: Context, input: PlanActsInput): Promise<PlannedActs> {
  const standing = await plannedActs(ctx, input.debtorIds)
  const lines = await linesOfActs(
    ctx,
    standing.map((row) => row.id),
  )
  const bySignature = signatures(standing, lines)
  const fresh: PlannedAct[] = []
  const kept: { readonly id: Id; readonly act: PlannedAct }[] = []
  for (const act of input.acts) {
    const signature = bySignature.size === 0 ? '' : actSignature(act)
    const id = bySignature.get(signature)
    if (id === undefined) fresh.push(act)
    else kept.push({ id, act })
    bySignature.delete(signature)
  }
  await endActs(ctx, [...bySignature.values()], 'superseded')
  await updatePlanned(ctx, kept)
  const added = await withFreeSteps(ctx, fresh)
  if (added.length > 0) await insertActs(ctx, await takeIds(ctx, 'act', added.length), added)
  return { added: added.length, superseded: bySignature.size }
}

function signatures(acts: readonly ActRow[], lines: readonly ActLineRow[]): Map<string, Id> {
  const linesOf = Map.groupBy(lines, (line) => line.actId)
  return new Map(acts.map((act) => [actSignature({ ...act, lines: linesOf.get(act.id) ?? [] }), act.id]))
}

/**
 * The decision knows which steps are taken; should it ever ask for one again, that act alone stays out and the run goes on.
 * It does ask again for a call about a second broken promise while the first call is still to be made.
 */
async function withFreeSteps(ctx: Context, acts: readonly PlannedAct[]): Promise<readonly PlannedAct[]> {
  if (acts.length === 0) return acts
  const advancing = acts.flatMap((act) => act.lines.filter((line) => line.advances).map((line) => ({ act, line })))
  const taken = await takenLines(
    ctx,
    advancing.map(({ line }) => line),
  )
  if (taken.size === 0) return acts
  const out = new Set([...taken].map((place) => advancing[place]?.act))
  ctx.log.warn('outreach.steps_taken', { acts: out.size })
  return acts.filter((act) => !out.has(act))
}
