// A person chooses what comes after the last step: the task is done, what follows from it (a hold, a call) is made in the same
// transaction, and all of it can be taken back.

import { takeIds } from '#access'
import { record } from '#evidence'
import { type Context, type Day, type Id, Refusal } from '#kernel'
import { liftHold, type PlaceHoldInput, placeHolds, runningHolds } from '#ledger'
import { finishTask, insertTasks, openTasks, reopenTask } from '#outreach'
import { wayName } from './choice-words.ts'
import { choiceOfTask, insertChoice, markChoiceUndone } from './choice-store.ts'
import type { NextChoice } from './next-choices.ts'
import { END_OF_PLAN, type Reason } from './reasons.ts'

export type ChooseNextInput = {
  readonly taskId: Id
  readonly choice: NextChoice
  /** Until when an instalment plan or a mediation is waited for. */
  readonly untilDay?: Day | null
  readonly note?: string
}

export async function chooseNext(ctx: Context, input: ChooseNextInput): Promise<void> {
  const { taskId, choice, untilDay = null, note = '' } = input
  const { debtorId, itemIds } = await endOfPlanTask(ctx, taskId)
  const holds = holdsOf(input, debtorId, itemIds, ctx.today)
  await finishTask(ctx, { taskId, result: 'done', isRecordedByCaller: true, ...(note !== '' && { note }) })
  const { placed, refused } = await placeHolds(ctx, holds)
  if (refused[0]) throw new Refusal(refused[0].code, refused[0].data)
  const nextTaskId = choice === 'call' ? await askForCall(ctx, debtorId) : null
  const id = await takeIds(ctx, 'choice', 1)
  const holdIds = placed.map((hold) => hold.id)
  await insertChoice(ctx, { id, taskId, debtorId, choice, untilDay, note, holdIds, nextTaskId })
  await tell(ctx, 'choice.made', { taskId, debtorId }, { choice, untilDay, note })
}

/** It was chosen by mistake: the choice is open again, and what followed from it is lifted. */
export async function undoChoice(ctx: Context, { taskId }: { readonly taskId: Id }): Promise<void> {
  const chosen = await choiceOfTask(ctx, taskId)
  if (chosen === null) throw new Refusal('strategy.choice_not_made', { task: taskId })
  const running = new Set((await runningHolds(ctx, [chosen.debtorId])).map(({ id }) => id))
  for (const holdId of chosen.holdIds) if (running.has(holdId)) await liftHold(ctx, { holdId })
  if (chosen.nextTaskId !== null)
    await finishTask(ctx, { taskId: chosen.nextTaskId, result: 'not-done', isRecordedByCaller: true })
  await reopenTask(ctx, { taskId })
  await markChoiceUndone(ctx, chosen.id)
  await tell(ctx, 'choice.undone', { taskId, debtorId: chosen.debtorId }, { choice: chosen.choice })
}

export async function endOfPlanTask(
  ctx: Context,
  taskId: Id,
): Promise<{ readonly debtorId: Id; readonly itemIds: readonly Id[] }> {
  const task = (await openTasks(ctx, null)).find(({ id }) => id === taskId)
  if (!task || task.kind !== END_OF_PLAN || task.debtorId === null)
    throw new Refusal('strategy.not_a_choice', { task: taskId })
  const itemIds = (task.reasons as readonly Reason[]).flatMap(({ item }) => item ?? [])
  return { debtorId: task.debtorId, itemIds: [...new Set(itemIds)] }
}

/** With agency or court everything with this debtor stops; what is only waited for, or given up, stops its own items. */
function holdsOf(
  { choice, untilDay = null, note = '' }: ChooseNextInput,
  debtorId: Id,
  itemIds: readonly Id[],
  today: Day,
): readonly PlaceHoldInput[] {
  const common = { debtorId, reason: note, origin: 'strategy' } as const
  switch (choice) {
    case 'call':
      return []
    case 'instalment-plan':
    case 'mediation':
      if (untilDay === null || untilDay < today)
        throw new Refusal('strategy.choice_needs_day', {
          choice: { fr: wayName(choice, 'fr'), en: wayName(choice, 'en') },
          today,
        })
      return itemIds.map((itemId) => ({ ...common, kind: 'pause', itemId, untilDay }))
    case 'agency':
      return [{ ...common, kind: 'collection-agency' }]
    case 'order-for-payment':
      return [{ ...common, kind: 'court' }]
    case 'write-off':
      return itemIds.map((itemId) => ({ ...common, kind: 'exclusion', itemId }))
  }
}

async function askForCall(ctx: Context, debtorId: Id): Promise<Id | null> {
  const id = await takeIds(ctx, 'task', 1)
  const key = `call after the plan ${debtorId}`
  const task = { kind: 'call', debtorId, itemId: null, actId: null, dueDay: ctx.today, reasons: [], key }
  return (await insertTasks(ctx, id, [task])) === 1 ? id : null
}

const tell = (
  ctx: Context,
  kind: 'choice.made' | 'choice.undone',
  { taskId, debtorId }: { readonly taskId: Id; readonly debtorId: Id },
  payload: Readonly<Record<string, string | null>>,
) => record(ctx, [{ kind, subjectKind: 'task', subjectId: taskId, debtorId, onDay: ctx.today, payload }])
