// Why a debtor is late, as somebody heard it: it steers the plan and is shown wherever the debtor is. A late customer is not a bad
// payer: what nobody has said counts as an oversight. Suspected fraud stops everything at once; insolvency needs its judgment first.

import { takeIds } from '#access'
import { record } from '#evidence'
import { type Context, type Day, type Id, Refusal } from '#kernel'
import { insertCause, selectCause, withdrawCauseRow } from './cause-store.ts'
import { lockDebtors, touchDebtors } from './lock-debtors.ts'
import type { LatenessCause } from './model.ts'
import { liftHold, placeHolds, runningHolds } from './place-hold.ts'
import { raiseVersions, selectItems } from './store.ts'

export type RecordCauseInput = {
  readonly debtorId: Id
  /** Absent: of all that it owes. */
  readonly itemId?: Id | null
  readonly cause: LatenessCause
  readonly note?: string
  readonly source: KnownCause['source']
}

export type KnownCause = {
  readonly id: Id
  readonly debtorId: Id
  readonly itemId: Id | null
  readonly cause: LatenessCause
  readonly note: string
  readonly source: 'call' | 'answer' | 'person'
  readonly onDay: Day
  readonly holdId: Id | null
}

export async function recordCause(ctx: Context, input: RecordCauseInput): Promise<KnownCause> {
  const { cause, itemId = null, note = '', source } = input
  const [debtorId = input.debtorId] = await lockDebtors(ctx, [input.debtorId])
  const [item] = itemId === null ? [] : await selectItems(ctx, [itemId])
  if (itemId !== null && item?.debtorId !== debtorId) throw new Refusal('ledger.item_unknown', { item: itemId })
  const id = await takeIds(ctx, 'cause', 1)
  const holdId = await stopFor(ctx, debtorId, input)
  const known: KnownCause = { id, debtorId, itemId, cause, note, source, onDay: ctx.today, holdId }
  await insertCause(ctx, known)
  await raiseVersions(ctx, [debtorId])
  await tell(ctx, 'cause.recorded', known, item?.number ?? null)
  return known
}

/** It was noted by mistake: what was known before counts again. */
export async function withdrawCause(ctx: Context, { causeId }: { readonly causeId: Id }): Promise<void> {
  const known = await selectCause(ctx, causeId)
  if (!known) throw new Refusal('ledger.cause_unknown', { cause: causeId })
  await touchDebtors(ctx, [known.debtorId])
  if (!(await withdrawCauseRow(ctx, causeId))) throw new Refusal('ledger.cause_withdrawn', { cause: causeId })
  const running = await runningHolds(ctx, [known.debtorId])
  if (known.holdId !== null && running.some(({ id }) => id === known.holdId))
    await liftHold(ctx, { holdId: known.holdId })
  const [item] = known.itemId === null ? [] : await selectItems(ctx, [known.itemId])
  await tell(ctx, 'cause.withdrawn', known, item?.number ?? null)
}

/** Null where nothing is stopped, or it is already. */
async function stopFor(ctx: Context, debtorId: Id, { cause, note = '' }: RecordCauseInput): Promise<Id | null> {
  if (cause !== 'suspected-fraud') return null
  const { placed } = await placeHolds(ctx, [{ kind: cause, debtorId, reason: note, origin: 'person' }])
  return placed[0]?.id ?? null
}

const tell = (ctx: Context, kind: 'cause.recorded' | 'cause.withdrawn', known: KnownCause, number: string | null) =>
  record(ctx, [
    {
      kind,
      subjectKind: 'cause',
      subjectId: known.id,
      debtorId: known.debtorId,
      onDay: ctx.today,
      payload: { cause: known.cause, itemId: known.itemId, number, source: known.source, note: known.note },
    },
  ])
