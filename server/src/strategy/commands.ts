// The decision at the command line, on a situation given as a file. No store is touched.

import { type Day, type Locale, parseDay, Refusal } from '#kernel'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { compileSituation } from './compile-situation.ts'
import { decide } from './decide.ts'
import { decisionText } from './decision-text.ts'
import { decisionDocument } from './document.ts'
import { readJson } from './plan-file.ts'
import { parseSituation, unreadFields } from './situation.ts'

export const commands: readonly Command[] = [
  {
    name: 'decide',
    summary: {
      fr: 'Dit ce qu’il faut faire et pourquoi, pour une situation donnée dans un fichier ; sans rien écrire.',
      en: 'Says what is to be done and why, for a situation given as a file; writes nothing.',
    },
    usage: 'quittance decide SITUATION.json [--date DAY]',
    options: { date: { type: 'string' } },
    run: runDecide,
  },
]

async function runDecide(input: CommandInput): Promise<CommandOutput> {
  const [file, ...others] = input.positionals
  if (file === undefined || others.length > 0) throw new UsageError(USAGE[input.locale].file)
  const date = dateOption(input)
  const content = await readJson(file)
  const situation = parseSituation(content)
  const today = date ?? situation.today
  if (today === undefined) throw new Refusal('strategy.situation_without_day')
  const compiled = compileSituation(situation, today)
  const document = decisionDocument(decide(compiled), compiled, input.locale)
  const ignored = unreadFields(content)
  const text = [
    decisionText(document, input.locale),
    ...ignored.map((place) => USAGE[input.locale].ignored(place)),
  ].join('\n')
  return { json: ignored.length > 0 ? { ...document, ignored } : document, text }
}

function dateOption({ values, locale }: CommandInput): Day | undefined {
  const { date } = values
  if (date === undefined) return undefined
  const day = typeof date === 'string' ? parseDay(date) : null
  if (day === null) throw new UsageError(USAGE[locale].date)
  return day
}

const USAGE = {
  fr: {
    file: 'Donnez un fichier de situation, un seul.',
    date: '--date attend un jour : 2026-11-21.',
    ignored: (place: string) => `Attention : ${place} n’est lu par rien.`,
  },
  en: {
    file: 'Give one situation file.',
    date: '--date expects a day: 2026-11-21.',
    ignored: (place: string) => `Mind: nothing reads ${place}.`,
  },
} as const satisfies Record<Locale, unknown>
