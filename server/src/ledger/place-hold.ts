// Holds: a person, or a module on behalf of the facts it keeps, says that something is not to be asked for now. Lifting one can
// itself be undone.

import { type FactKind, record } from '#evidence'
import { takeIds } from '#access'
import { Refusal, type Cents, type Context, type Day, type Id } from '#kernel'
import { insertHold, selectHold, selectUnliftedHolds, setLifted } from './hold-store.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Hold, HoldKind, Item } from './model.ts'
import { holdProblem } from './rules.ts'
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
}

export async function placeHold(ctx: Context, input: PlaceHoldInput): Promise<Hold> {
  const { kind, debtorId, itemId = null, amountCents = null, untilDay = null, reason = '', origin = 'person' } = input
  await lockDebtors(ctx, [debtorId])
  const item = itemId === null ? null : await presentItem(ctx, itemId)
  const running = await selectUnliftedHolds(ctx, [debtorId])
  const problem = holdProblem({ kind, debtorId, item, amountCents, untilDay, today: ctx.today }, running)
  if (problem) throw new Refusal(problem.code, problem.data)
  const id = await takeIds(ctx, 'hold', 1)
  const hold = { id, kind, debtorId, itemId, amountCents, fromDay: ctx.today, untilDay, reason, origin }
  await insertHold(ctx, hold)
  await noteHold(ctx, 'hold.placed', hold, item)
  return { ...hold, recordedAt: ctx.now, liftedOn: null }
}

export async function liftHold(ctx: Context, { holdId }: { readonly holdId: Id }): Promise<Hold> {
  const hold = await lockedHold(ctx, holdId)
  if (hold.liftedOn !== null) throw new Refusal('ledger.hold_lifted', { hold: holdId, liftedOn: hold.liftedOn })
  await setLifted(ctx, holdId, ctx.today)
  await noteHold(ctx, 'hold.lifted', hold, await itemOf(ctx, hold))
  return { ...hold, liftedOn: ctx.today }
}

/** The lifting was a mistake: the hold runs as if it had never been lifted. */
export async function restoreHold(ctx: Context, { holdId }: { readonly holdId: Id }): Promise<Hold> {
  const hold = await lockedHold(ctx, holdId)
  if (hold.liftedOn === null) throw new Refusal('ledger.hold_not_lifted', { hold: holdId })
  await setLifted(ctx, holdId, null)
  await noteHold(ctx, 'hold.restored', hold, await itemOf(ctx, hold))
  return { ...hold, liftedOn: null }
}

async function presentItem(ctx: Context, itemId: Id): Promise<Item> {
  const [item] = await selectItems(ctx, [itemId])
  if (!item) throw new Refusal('ledger.item_unknown', { item: itemId })
  return item
}

const itemOf = async (ctx: Context, { itemId }: Hold): Promise<Item | null> =>
  itemId === null ? null : ((await selectItems(ctx, [itemId]))[0] ?? null)

async function lockedHold(ctx: Context, holdId: Id): Promise<Hold> {
  const found = await selectHold(ctx, holdId)
  if (!found) throw new Refusal('ledger.hold_unknown', { hold: holdId })
  if (found.debtorId !== null) await lockDebtors(ctx, [found.debtorId])
  return (await selectHold(ctx, holdId)) ?? found
}

type HoldFact = Extract<FactKind, 'hold.placed' | 'hold.lifted' | 'hold.restored'>

async function noteHold(ctx: Context, kind: HoldFact, hold: Omit<Hold, 'recordedAt' | 'liftedOn'>, item: Item | null): Promise<void> {
  const { id, debtorId, itemId, amountCents, untilDay, reason, origin } = hold
  if (debtorId !== null) await raiseVersions(ctx, [debtorId])
  const about = { hold: hold.kind, itemId, number: item?.number ?? null, currency: item?.currency ?? null }
  const payload = { ...about, amountCents, untilDay, reason, origin }
  await record(ctx, [{ kind, subjectKind: 'hold', subjectId: id, debtorId, payload }])
}
