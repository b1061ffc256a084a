// The tasks of the day at the command line, with the numbers by which `task done` and `choice show` are told which one is meant.

import { type Day, type Locale } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import { openTasks } from '#outreach'
import type { Command } from '#platform/command.ts'
import { describeTasks, type DescribedTask } from './describe-tasks.ts'

export const taskList: Command = {
  name: 'task list',
  summary: {
    fr: 'Les tâches et appels à faire, avec leur numéro et leur raison.',
    en: 'Tasks and calls to do, with their number and reason.',
  },
  usage: 'quittance task list',
  options: {},
  run: async (input) => {
    const { locale } = input
    const shell = await input.shell()
    const { today, tasks } = await shell.inCompany(await input.company(), async (ctx) => ({
      today: ctx.today,
      tasks: await describeTasks(ctx, await openTasks(ctx, null), locale),
    }))
    const none = { fr: 'Aucune tâche.', en: 'No task.' }
    return { json: { tasks }, text: tasks.map((task) => taskLine(task, today, locale)).join('\n') || none[locale] }
  },
}

/** A task of a later day says so. */
function taskLine({ id, debtorName, text, dueDay }: DescribedTask, today: Day, locale: Locale): string {
  const later = dueDay > today ? `${formatDay(dueDay, locale)}  ` : ''
  return `${`#${id}`.padStart(6)}  ${later}${debtorName ?? '–'}  ${text}`
}
