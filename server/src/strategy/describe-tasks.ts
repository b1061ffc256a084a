// Tasks as people read them: what is to be done, for whom, and why.

import { type Context, type Day, dayNumber, type Id, type Locale } from '#kernel'
import type { ActRow, TaskRow } from '#outreach'
import { debtorNames, itemNames } from './names-store.ts'
import type { Reason } from './reasons.ts'
import { reasonSentence, type Speech } from './sentence.ts'
import { taskText } from './today-words.ts'

export type DescribedTask = {
  readonly id: Id
  readonly kind: string
  readonly debtorId: Id | null
  readonly debtorName: string | null
  readonly dueDay: Day
  readonly text: string
  readonly phone: string | null
}

export async function describeTasks(
  ctx: Context,
  tasks: readonly TaskRow[],
  locale: Locale,
): Promise<readonly DescribedTask[]> {
  const debtors = await debtorNames(
    ctx,
    tasks.flatMap((task) => task.debtorId ?? []),
  )
  const items = await itemNames(ctx, [...new Set(tasks.flatMap((task) => firstItemOf(task) ?? []))])
  return tasks.map((task) => {
    const currency = items.get(firstItemOf(task) ?? 0)?.currency ?? 'EUR'
    const reasons = reasonsOf({ reasons: task.reasons, currency }, ctx.today, locale)
    return {
      id: task.id,
      kind: task.kind,
      debtorId: task.debtorId,
      debtorName: task.debtorName,
      dueDay: task.dueDay,
      text: taskText(
        task.kind,
        reasons.map((reason) => reason.text),
        locale,
      ),
      phone: task.debtorId === null ? null : (debtors.get(task.debtorId)?.phone ?? null),
    }
  })
}

/** The items of one task are of one currency. */
const firstItemOf = ({ reasons }: TaskRow): Id | null =>
  (reasons as readonly Reason[]).find((reason) => reason.item !== null)?.item ?? null

/** A reason about several lines is said once. */
export function reasonsOf(act: Pick<ActRow, 'reasons' | 'currency'>, today: Day, locale: Locale) {
  const speech: Speech = { locale, currency: act.currency, today: dayNumber(today) }
  const said = new Map(act.reasons.map((reason) => [reasonSentence(reason as Reason, speech), reason.code]))
  return [...said].map(([text, code]) => ({ code, text }))
}
