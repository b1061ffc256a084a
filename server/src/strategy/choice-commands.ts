// The choice after the last step of a plan at the command line.

import { type Id, parseDay } from '#kernel'
import { formatMoney } from '#kernel/format.ts'
import { type Command, type CommandInput, UsageError } from '#platform/command.ts'
import { chooseNext, undoChoice } from './choose-next.ts'
import { wayName } from './choice-words.ts'
import { NEXT_CHOICES } from './next-choices.ts'
import { type Choices, readChoices } from './read-choices.ts'

const choiceShow: Command = {
  name: 'choice show',
  summary: {
    fr: 'Ce qui peut suivre la dernière étape : coût, délai, solvabilité, preuve.',
    en: 'What can follow the last step: cost, delay, solvency, evidence.',
  },
  usage: 'quittance choice show TASK',
  options: {},
  run: async (input) => {
    const { locale } = input
    const taskId = taskOf(input, 1, choiceShow.usage)
    const json = await (
      await input.shell()
    ).inCompany(await input.company(), (ctx) => readChoices(ctx, { taskId, locale }))
    return { json, text: choicesText(json, locale) }
  },
}

const choiceMake: Command = {
  name: 'choice make',
  summary: { fr: 'Choisit la suite, après la dernière étape.', en: 'Chooses what follows the last step.' },
  usage: `quittance choice make TASK CHOICE [--until DAY] [--note TEXT]\n\nCHOICE: ${NEXT_CHOICES.join(' ')}`,
  options: { until: { type: 'string' }, note: { type: 'string' } },
  run: async (input) => {
    const taskId = taskOf(input, 2, choiceMake.usage)
    const choice = NEXT_CHOICES.find((known) => known === input.positionals[1])
    const until = input.values['until']
    const untilDay = typeof until === 'string' ? parseDay(until) : null
    if (!choice || (until !== undefined && untilDay === null)) throw new UsageError(choiceMake.usage)
    const note = String(input.values['note'] ?? '')
    await (
      await input.shell()
    ).inCompany(await input.company(), (ctx) => chooseNext(ctx, { taskId, choice, untilDay, note }))
    return { json: { taskId, choice, untilDay }, text: `${wayName(choice, input.locale)} (#${taskId}).` }
  },
}

const choiceUndo: Command = {
  name: 'choice undo',
  summary: { fr: 'Reprend ce choix : il reste à faire.', en: 'Takes this choice back: it is to be made again.' },
  usage: 'quittance choice undo TASK',
  options: {},
  run: async (input) => {
    const taskId = taskOf(input, 1, choiceUndo.usage)
    await (await input.shell()).inCompany(await input.company(), (ctx) => undoChoice(ctx, { taskId }))
    const told = { fr: `Le choix n° ${taskId} reste à faire.`, en: `Choice ${taskId} is to be made.` }
    return { json: { taskId, undone: true }, text: told[input.locale] }
  },
}

export const commands: readonly Command[] = [choiceShow, choiceMake, choiceUndo]

function taskOf({ positionals }: CommandInput, count: number, usage: string): Id {
  const match = /^#?(\d{1,9})$/.exec(positionals[0] ?? '')
  if (!match || positionals.length !== count) throw new UsageError(usage)
  return Number(match[1])
}

function choicesText({ debtorName, numbers, openCents, currency, facts, ways }: Choices, locale: 'fr' | 'en'): string {
  const money = (cents: number): string => formatMoney(cents, currency, locale)
  const costOf = (cost: Choices['ways'][number]['cost']): string =>
    cost === null
      ? '–'
      : cost.lowCents === cost.highCents
        ? money(cost.highCents)
        : `${money(cost.lowCents)} – ${money(cost.highCents)}`
  return [
    `${debtorName} – ${numbers.join(', ')} – ${money(openCents)}`,
    ...facts,
    ...ways.flatMap(({ choice, name, isOpen, cost, delay, notes }) => [
      '',
      `${isOpen ? '+' : '×'} ${name} (${choice}) ${costOf(cost)}`,
      `    ${delay}`,
      ...notes.map((note) => `    ${note}`),
    ]),
  ].join('\n')
}
