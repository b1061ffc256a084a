// A person has done a task or made a call: its result is recorded, and the step of its act is used. Undo opens it again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import type { TaskResult } from './act.ts'
import { stepWords } from './step-words.ts'
import { endActs, lockActs, reopenActs, rivalsOf, useActs } from './store.ts'
import { type TaskRow, closeTask, reopenTaskRow, taskById } from './task-store.ts'

export type FinishTaskInput = {
  readonly taskId: Id
  readonly result: TaskResult
  readonly note?: string
  /** The caller records a fact that says more than that the task is done: of a call, what the debtor answered. */
  readonly isRecordedByCaller?: boolean
}

export async function finishTask(ctx: Context, input: FinishTaskInput): Promise<TaskRow> {
  const { taskId, result, note } = input
  const task = await lockedTask(ctx, taskId)
  if (task.doneAt) throw new Refusal('outreach.task_already_done', { id: taskId, at: task.doneAt })
  await closeTask(ctx, task.id, { result, note: note ?? null })
  if (task.actId !== null) {
    if (result === 'not-done') await endActs(ctx, [task.actId], 'cancelled')
    else await useActs(ctx, [task.actId], ctx.today)
  }
  if (!input.isRecordedByCaller)
    await recordAbout(ctx, task, 'task.done', { task: task.kind, result, note: note ?? null })
  return task
}

export async function reopenTask(ctx: Context, { taskId }: { readonly taskId: Id }): Promise<void> {
  const task = await lockedTask(ctx, taskId)
  if (!task.doneAt) return
  if (task.doneBy === 'decision') throw new Refusal('outreach.task_without_reason', { id: taskId })
  if (task.actId !== null) {
    const rivals = await rivalsOf(ctx, task.actId)
    const taken = rivals.find((rival) => rival.state !== 'planned')
    if (taken) {
      const { id: act, stepKey: step } = taken
      throw new Refusal('outreach.step_taken', { step, stepName: stepWords(step), act })
    }
    // Planned again because the step had come free: it is not free any more.
    await endActs(
      ctx,
      rivals.map((rival) => rival.id),
      'superseded',
    )
    await reopenActs(ctx, [task.actId])
  }
  // A task that was asked for again since is the same task.
  await reopenTaskRow(ctx, task.id)
  await recordAbout(ctx, task, 'task.reopened', { task: task.kind })
}

async function lockedTask(ctx: Context, taskId: Id): Promise<TaskRow> {
  await lockActs(ctx)
  const found = await taskById(ctx, taskId)
  if (!found) throw new Refusal('outreach.task_not_found', { id: taskId })
  if (found.debtorId !== null) await touchDebtors(ctx, [found.debtorId])
  return (await taskById(ctx, taskId)) ?? found
}

const recordAbout = (
  ctx: Context,
  task: TaskRow,
  kind: 'task.done' | 'task.reopened',
  payload: Readonly<Record<string, string | null>>,
) =>
  record(ctx, [{ kind, subjectKind: 'task', subjectId: task.id, debtorId: task.debtorId, onDay: ctx.today, payload }])
