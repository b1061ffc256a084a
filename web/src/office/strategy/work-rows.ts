// Everything that one works through on a day, in the order of the screen: acts, answers, tasks. Each row has a key of its own.

import type { Action, IncomingMail, Task } from '../../api-types.ts'

export type WorkRow =
  | { readonly kind: 'act'; readonly key: string; readonly debtorId: number; readonly act: Action }
  | { readonly kind: 'answer'; readonly key: string; readonly debtorId: number | null; readonly mail: IncomingMail }
  | { readonly kind: 'task'; readonly key: string; readonly debtorId: number | null; readonly task: Task }

export const taskKey = (taskId: number): string => `task-${taskId}`
export const mailKey = (mailId: number): string => `mail-${mailId}`

export function workRows(
  acts: readonly Action[],
  mails: readonly IncomingMail[],
  tasks: readonly Task[],
): readonly WorkRow[] {
  return [
    ...acts.map((act) => ({ kind: 'act' as const, key: act.key, debtorId: act.debtorId, act })),
    ...mails.map((mail) => ({ kind: 'answer' as const, key: mailKey(mail.id), debtorId: mail.debtorId, mail })),
    ...tasks.map((task) => ({ kind: 'task' as const, key: taskKey(task.id), debtorId: task.debtorId, task })),
  ]
}

/** May be let go by whoever is here: not yet released, and not waiting for somebody else's yes. */
export const isFree = ({ state, approval }: Action): boolean => state === 'planned' && !approval?.isMine

/** A call has a script and a result of its own; other tasks are done or not. */
export const isCall = ({ kind }: Task): boolean => kind.startsWith('call')

/** The choice after the last step: made on its panel, never simply done. */
export const endsPlan = ({ kind }: Task): boolean => kind === 'choose-what-next'

/** The row to go to when some are dealt with: the next one that stays, else the one before. */
export function rowAfter(keys: readonly string[], at: string | null, gone: readonly string[]): string | null {
  const place = at === null ? -1 : keys.indexOf(at)
  const stays = (key: string) => !gone.includes(key)
  return keys.slice(place + 1).find(stays) ?? keys.slice(0, Math.max(0, place)).findLast(stays) ?? null
}
