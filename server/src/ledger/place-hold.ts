// Holds: a person, or a module on behalf of the facts it keeps, says that something is not to be asked for now. Lifting one can
// itself be undone.

import { type FactKind, type NewFact, record } from '#evidence'
import { takeIds } from '#access'
import { Refusal, type Cents, type Context, type Day, type Id } from '#kernel'
import { insertHolds, selectHold, selectUnliftedHolds, setAllLifted, setLifted } from './hold-store.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Conflict, Hold, HoldKind, Item } from './model.ts'
import { type Refused, holdProblem, refused } from './rules.ts'
import { raiseVersions, selectItems } from './store.ts'

export type PlaceHoldInput = {
  readonly kind: HoldKind
  readonly debtorId: Id
  /** Absent: the whole debtor. */
  readonly itemId?: Id | null
  /** Part of the item; absent: all of it. */
  readonly amountCents?: Cents | null
  /** The last day of the hold; absent: until it is lifted. */
  readonly untilDay?: Day | null
  readonly reason?: string
  readonly origin?: string
  /** The import that says so; its undo lifts the hold. */
  readonly importId?: Id | null
}

export async function placeHold(ctx: Context, input: PlaceHoldInput): Promise<Hold> {
  const { placed, refused: problems } = await placeHolds(ctx, [input])
  if (problems[0]) throw new Refusal(problems[0].code, problems[0].data)
  return placed[0] as Hold
}

export type PlacedHolds = { readonly placed: readonly Hold[]; readonly refused: readonly Conflict[] }

/** Many at once, as a file brings them; one that cannot be placed, or runs already, does not stop the others. */
export async function placeHolds(ctx: Context, inputs: readonly PlaceHoldInput[]): Promise<PlacedHolds> {
  if (inputs.length === 0) return { placed: [], refused: [] }
  const debtorIds = await lockDebtors(
    ctx,
    inputs.map(({ debtorId }) => debtorId),
  )
  const itemIds = inputs.flatMap(({ itemId }) => itemId ?? [])
  const items = new Map((await selectItems(ctx, itemIds)).map((item) => [item.id, item]))
  const running = await selectUnliftedHolds(ctx, debtorIds)
  const holds: Hold[] = []
  const problems: Conflict[] = []
  for (const [index, input] of inputs.entries()) {
    const hold = holdOf(ctx, input)
    const problem = problemOf(ctx, hold, items, running)
    if (problem) {
      problems.push({ code: problem.code, data: problem.data, index })
    } else {
      holds.push(hold)
      running.push(hold)
    }
  }
  const firstId = holds.length === 0 ? 0 : await takeIds(ctx, 'hold', holds.length)
  const placed = holds.map((hold, place) => ({ ...hold, id: firstId + place }))
  await insertHolds(ctx, placed)
  await raiseVersions(ctx, [...new Set(placed.flatMap(({ debtorId }) => debtorId ?? []))])
  await record(
    ctx,
    placed.map((hold) => holdFact('hold.placed', hold, items.get(hold.itemId ?? 0) ?? null)),
  )
  return { placed, refused: problems }
}

function holdOf(ctx: Context, input: PlaceHoldInput): Hold {
  const { kind, debtorId, itemId = null, amountCents = null, untilDay = null, reason = '', origin = 'person' } = input
  const { importId = null } = input
  const times = { fromDay: ctx.today, untilDay, recordedAt: ctx.now, liftedOn: null }
  return { id: 0, kind, debtorId, itemId, amountCents, reason, origin, importId, ...times }
}

function problemOf(ctx: Context, hold: Hold, items: ReadonlyMap<Id, Item>, running: readonly Hold[]): Refused | null {
  const item = hold.itemId === null ? null : items.get(hold.itemId)
  if (item === undefined) return refused('ledger.item_unknown', { item: hold.itemId })
  return holdProblem({ hold, item, today: ctx.today }, running)
}

export async function liftHold(ctx: Context, { holdId }: { readonly holdId: Id }): Promise<Hold> {
  const hold = await lockedHold(ctx, holdId)
  if (hold.liftedOn !== null) throw new Refusal('ledger.hold_lifted', { hold: holdId, liftedOn: hold.liftedOn })
  await setLifted(ctx, holdId, ctx.today)
  await note(ctx, 'hold.lifted', hold)
  return { ...hold, liftedOn: ctx.today }
}

/** What placed it no longer holds. One that somebody lifted by hand meanwhile stays so. */
export async function liftIfRunning(ctx: Context, { holdId }: { readonly holdId: Id }): Promise<void> {
  if ((await lockedHold(ctx, holdId)).liftedOn === null) await liftHold(ctx, { holdId })
}

/** Many at once: what placed them no longer holds. Those that were lifted already stay as they are. */
export async function liftHolds(ctx: Context, holds: readonly Hold[]): Promise<void> {
  if (holds.length === 0) return
  const debtorIds = holds.flatMap(({ debtorId }) => debtorId ?? [])
  await lockDebtors(ctx, debtorIds)
  await setAllLifted(
    ctx,
    holds.map(({ id }) => id),
    ctx.today,
  )
  await raiseVersions(ctx, debtorIds)
  const itemIds = holds.flatMap(({ itemId }) => itemId ?? [])
  const items = new Map((await selectItems(ctx, itemIds)).map((item) => [item.id, item]))
  await record(
    ctx,
    holds.map((hold) => holdFact('hold.lifted', hold, items.get(hold.itemId ?? 0) ?? null)),
  )
}

/** Holds of these debtors that nobody has lifted. */
export const runningHolds = (ctx: Context, debtorIds: readonly Id[]): Promise<readonly Hold[]> =>
  selectUnliftedHolds(ctx, debtorIds)

/** The lifting was a mistake: the hold runs as if it had never been lifted. */
export async function restoreHold(ctx: Context, { holdId }: { readonly holdId: Id }): Promise<Hold> {
  const hold = await lockedHold(ctx, holdId)
  if (hold.liftedOn === null) throw new Refusal('ledger.hold_not_lifted', { hold: holdId })
  await setLifted(ctx, holdId, null)
  await note(ctx, 'hold.restored', hold)
  return { ...hold, liftedOn: null }
}

const itemOf = async (ctx: Context, { itemId }: Hold): Promise<Item | null> =>
  itemId === null ? null : ((await selectItems(ctx, [itemId]))[0] ?? null)

async function lockedHold(ctx: Context, holdId: Id): Promise<Hold> {
  const found = await selectHold(ctx, holdId)
  if (!found) throw new Refusal('ledger.hold_unknown', { hold: holdId })
  if (found.debtorId !== null) await lockDebtors(ctx, [found.debtorId])
  return (await selectHold(ctx, holdId)) ?? found
}

async function note(ctx: Context, kind: HoldFact, hold: Hold): Promise<void> {
  if (hold.debtorId !== null) await raiseVersions(ctx, [hold.debtorId])
  await record(ctx, [holdFact(kind, hold, await itemOf(ctx, hold))])
}

type HoldFact = Extract<FactKind, `hold.${string}`>

function holdFact(kind: HoldFact, hold: Hold, item: Item | null): NewFact {
  const { id, debtorId, itemId, amountCents, untilDay, reason, origin } = hold
  const about = { hold: hold.kind, itemId, number: item?.number ?? null, currency: item?.currency ?? null }
  return {
    kind,
    subjectKind: 'hold',
    subjectId: id,
    debtorId,
    payload: { ...about, amountCents, untilDay, reason, origin },
  }
}
