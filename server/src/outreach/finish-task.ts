// A person has done a task or made a call: its result is recorded, and the step of its act is used. Undo opens it again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import type { TaskResult } from './act.ts'
import { endActs, reopenActs, useActs } from './store.ts'
import { setTaskDone, setTaskOpen, taskById } from './task-store.ts'

export type FinishTaskInput = { readonly taskId: Id; readonly result: TaskResult; readonly note?: string }

export async function finishTask(ctx: Context, input: FinishTaskInput): Promise<void> {
  const task = await taskById(ctx, input.taskId)
  if (!task) throw new Refusal('outreach.task_not_found', { id: input.taskId })
  if (task.doneAt) throw new Refusal('outreach.task_already_done', { id: input.taskId, at: task.doneAt })
  await setTaskDone(ctx, task.id, actorName(ctx), { result: input.result, note: input.note ?? null })
  if (task.actId !== null) {
    if (input.result === 'not-done') await endActs(ctx, [task.actId], 'cancelled')
    else await useActs(ctx, [task.actId], ctx.today)
  }
  await record(ctx, [
    {
      kind: 'task.done',
      subjectKind: 'task',
      subjectId: task.id,
      debtorId: task.debtorId,
      onDay: ctx.today,
      payload: { task: task.kind, result: input.result, note: input.note ?? null },
    },
  ])
}

export async function reopenTask(ctx: Context, input: { readonly taskId: Id }): Promise<void> {
  const task = await taskById(ctx, input.taskId)
  if (!task) throw new Refusal('outreach.task_not_found', { id: input.taskId })
  if (!task.doneAt) return
  await setTaskOpen(ctx, task.id)
  if (task.actId !== null) await reopenActs(ctx, [task.actId])
  await record(ctx, [
    {
      kind: 'task.reopened',
      subjectKind: 'task',
      subjectId: task.id,
      debtorId: task.debtorId,
      onDay: ctx.today,
      payload: { task: task.kind },
    },
  ])
}

const actorName = (ctx: Context): string => ctx.actor.name
