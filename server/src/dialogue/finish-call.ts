// A call was made: its outcome, and what the debtor said, in one transaction. A promise or a dispute holds the reminders at
// once; a call agreed for later becomes a task of that day. All of it can be taken back.

import { takeIds } from '#access'
import { record } from '#evidence'
import { type Context, type Day, type Id, Refusal } from '#kernel'
import {
  liftIfRunning,
  type PlaceHoldInput,
  placeHolds,
  type RecordCauseInput,
  recordCause,
  withdrawCause,
} from '#ledger'
import type { LatenessCause } from '#ledger/model.ts'
import { finishTask, insertTasks, reopenTask } from '#outreach'
import { callOfTask, insertCall, markCallUndone } from './call-store.ts'
import type { CallAnswer, CallOutcome } from './model.ts'
import { CALL_BACK, checkAnswer, nobodyReached } from './rules.ts'

export type FinishCallInput = {
  readonly taskId: Id
  readonly outcome: CallOutcome
  readonly answer: CallAnswer | null
  readonly note: string | null
  /** Why the debtor is late, as they said. */
  readonly cause?: LatenessCause | null
}

export async function finishCall(ctx: Context, input: FinishCallInput): Promise<void> {
  const { taskId, outcome, answer, note, cause = null } = input
  checkAnswer(outcome, answer, ctx.today)
  if (cause !== null && outcome !== 'reached') throw nobodyReached(outcome)
  const task = await finishTask(ctx, {
    taskId,
    result: outcome,
    isRecordedByCaller: true,
    ...(note !== null && { note }),
  })
  if (task.debtorId === null) throw new Refusal('dialogue.not_a_call', { task: taskId })
  const { debtorId } = task
  const { placed, refused } = await placeHolds(ctx, holdsOf(debtorId, answer, note))
  if (refused[0]) throw new Refusal(refused[0].code, refused[0].data)
  const nextTaskId = answer?.kind === 'call-back' ? await askAgain(ctx, debtorId, answer.onDay) : null
  const heard = cause === null ? null : await recordCause(ctx, causeOf(debtorId, cause, answer, note))
  const id = await takeIds(ctx, 'call', 1)
  const holdIds = placed.map((hold) => hold.id)
  await insertCall(ctx, { id, taskId, debtorId, outcome, note, holdIds, nextTaskId, causeId: heard?.id ?? null })
  const payload = { outcome, note, answer: answer?.kind ?? null }
  await record(ctx, [
    { kind: 'call.made', subjectKind: 'task', subjectId: taskId, debtorId, onDay: ctx.today, payload },
  ])
}

/** It was noted by mistake: the call is to be made again, and what followed from it is lifted. */
export async function undoCall(ctx: Context, { taskId }: { readonly taskId: Id }): Promise<void> {
  const call = await callOfTask(ctx, taskId)
  if (call === null) throw new Refusal('dialogue.call_not_made', { task: taskId })
  const { debtorId } = call
  for (const holdId of call.holdIds) await liftIfRunning(ctx, { holdId })
  if (call.causeId !== null) await withdrawCause(ctx, { causeId: call.causeId })
  if (call.nextTaskId !== null) {
    await finishTask(ctx, { taskId: call.nextTaskId, result: 'not-done', isRecordedByCaller: true })
  }
  await reopenTask(ctx, { taskId })
  await markCallUndone(ctx, call.id)
  await record(ctx, [
    { kind: 'call.undone', subjectKind: 'task', subjectId: taskId, debtorId, onDay: ctx.today, payload: {} },
  ])
}

/** Of the invoice that is disputed or promised where it is one, else of all that the debtor owes. */
function causeOf(debtorId: Id, cause: LatenessCause, answer: CallAnswer | null, note: string | null): RecordCauseInput {
  const itemIds = answer?.kind === 'dispute' ? [answer.itemId] : answer?.kind === 'promise' ? answer.itemIds : []
  const [only = null] = itemIds.length === 1 ? itemIds : []
  return { debtorId, itemId: only, cause, note: note ?? '', source: 'call' }
}

function holdsOf(debtorId: Id, answer: CallAnswer | null, note: string | null): readonly PlaceHoldInput[] {
  const origin = 'dialogue'
  const reason = note ?? ''
  switch (answer?.kind) {
    case 'promise': {
      const promise = { kind: 'promise', debtorId, untilDay: answer.untilDay, reason, origin } as const
      return answer.itemIds.length === 0 ? [promise] : answer.itemIds.map((itemId) => ({ ...promise, itemId }))
    }
    case 'dispute': {
      const { itemId, amountCents } = answer
      return [{ kind: 'dispute', debtorId, itemId, amountCents, reason: answer.reason, origin }]
    }
    case 'call-back':
    case undefined:
      return []
  }
}

async function askAgain(ctx: Context, debtorId: Id, dueDay: Day): Promise<Id | null> {
  const id = await takeIds(ctx, 'task', 1)
  const key = `${CALL_BACK} ${debtorId} ${dueDay}`
  const task = { kind: CALL_BACK, debtorId, itemId: null, actId: null, dueDay, reasons: [], key }
  // Agreed twice for the same day, it is one call.
  return (await insertTasks(ctx, id, [task])) === 1 ? id : null
}
