// `read`: what a file holds, without touching any store.

import { UsageError, type Command, type CommandInput, type CommandOutput } from '#platform/command.ts'
import { fixedClock, systemClock } from '#platform/clock.ts'
import { addMonths, latest, parseDay, type Day } from '#kernel'
import type { DecimalMark } from './formats/amount.ts'
import type { DayOrder } from './formats/day.ts'
import { documentsAnswer, documentsText } from './documents-answer.ts'
import { pathSource } from './formats/archive.ts'
import type { DocumentFile } from './formats/documents/document-files.ts'
import { entriesFileName, FILE_KINDS, type CustomerRow, type FileKind, type ListRow } from './model.ts'
import { openApart } from './open-apart.ts'
import type { OpenOptions } from './opened-file.ts'
import { customersAnswer, entriesAnswer, listAnswer, statementAnswer, toldSummary } from './read-answer.ts'
import { paymentsText, statementText } from './read-bank-text.ts'
import { companiesText, noticesText } from './read-notices-text.ts'
import { ageingText, customersText, entriesText, listText } from './read-text.ts'

export const readOptions = {
  as: { type: 'string' },
  map: { type: 'string', multiple: true },
  days: { type: 'string' },
  decimal: { type: 'string' },
} as const

export const commands: readonly Command[] = [
  {
    name: 'read',
    summary: {
      fr: 'Lit un fichier et dit ce qu’il contient ; n’enregistre rien.',
      en: 'Reads a file and says what it holds; stores nothing.',
    },
    usage: [
      'read FILE|FOLDER [--as entries|list|customers|invoice|status|statement|notices|register]',
      '          [--map FIELD=COLUMN]…',
      '          [--days day-first|month-first] [--decimal comma|point]',
    ].join('\n'),
    options: readOptions,
    run: runRead,
  },
]

async function runRead(input: CommandInput): Promise<CommandOutput> {
  const path = filePath(input)
  const source = await pathSource(path)
  const today = todayOf(input)
  // What a file holds is told as it is, even where it closes a year far ahead; an import asks for days that can be true.
  const closing = parseDay((entriesFileName(source.name).closing ?? '').replace(/^(....)(..)(..)$/, '$1-$2-$3'))
  const latestEntryDay = addMonths(closing === null ? today : latest(today, closing), 12)
  const file = await openApart(source, { ...openOptions(input), today, latestEntryDay })
  switch (file.kind) {
    case 'entries': {
      const summary = await file.read(null)
      const json = entriesAnswer(summary, input.locale)
      return { json, text: entriesText(json, summary, input.locale) }
    }
    case 'list': {
      const rows: ListRow[] = []
      const json = listAnswer(await file.read((row) => rows.push(row)), file, rows, input.locale)
      return { json, text: listText(json, input.locale) }
    }
    case 'customers': {
      const rows: CustomerRow[] = []
      const json = customersAnswer(await file.read((row) => rows.push(row)), file, rows, input.locale)
      return { json, text: customersText(json, input.locale) }
    }
    case 'statement': {
      const json = statementAnswer(await file.read(), input.locale)
      return { json, text: statementText(json, file.table?.survey.questions ?? [], input.locale) }
    }
    case 'notices': {
      const summary = await file.read()
      return { json: toldSummary(summary, input.locale), text: noticesText(summary, input.locale) }
    }
    case 'register': {
      const summary = await file.read()
      return { json: toldSummary(summary, input.locale), text: companiesText(summary, input.locale) }
    }
    case 'ageing': {
      const summary = await file.read()
      return { json: toldSummary(summary, input.locale), text: ageingText(summary, input.locale) }
    }
    case 'payments': {
      const json = await file.read()
      return { json, text: paymentsText(json, input.locale) }
    }
    case 'documents': {
      const files: DocumentFile[] = []
      const json = documentsAnswer(await file.read((one) => files.push(one)), files, input.locale)
      return { json, text: documentsText(json, input.locale) }
    }
  }
}

/** The file that `read` and `import` are given. */
export function filePath({ positionals }: CommandInput): string {
  const [path, ...rest] = positionals
  if (path === undefined || rest.length > 0) throw new UsageError(`quittance ${commands[0]?.usage ?? ''}`)
  return path
}

function todayOf({ runtime }: CommandInput): Day {
  const { QUITTANCE_NOW } = runtime.configuration()
  return (QUITTANCE_NOW === undefined ? systemClock : fixedClock(QUITTANCE_NOW)).today()
}

const KINDS: Readonly<Record<string, FileKind>> = Object.fromEntries(FILE_KINDS.map((kind) => [kind, kind]))
const DAY_ORDERS: Readonly<Record<string, DayOrder>> = {
  'day-first': 'day-first',
  'month-first': 'month-first',
}
const DECIMAL_MARKS: Readonly<Record<string, DecimalMark>> = { comma: ',', point: '.' }

/** How the file is to be read, as the options say. */
export function openOptions({ values }: CommandInput): Omit<OpenOptions, 'today' | 'latestEntryDay'> {
  const kind = oneOf(values.as, KINDS, '--as')
  const dayOrder = oneOf(values.days, DAY_ORDERS, '--days')
  const decimalMark = oneOf(values.decimal, DECIMAL_MARKS, '--decimal')
  const mapping = mappingOf(values.map)
  return {
    ...(kind !== null && { as: kind }),
    ...(dayOrder !== null && { dayOrder }),
    ...(decimalMark !== null && { decimalMark }),
    ...(mapping !== null && { mapping }),
  }
}

type Value = CommandInput['values'][string]

function oneOf<T>(value: Value, choices: Readonly<Record<string, T>>, option: string): T | null {
  if (value === undefined) return null
  const chosen = typeof value === 'string' ? choices[value] : undefined
  if (chosen === undefined) throw new UsageError(`${option} ${Object.keys(choices).join('|')}`)
  return chosen
}

function mappingOf(value: Value): Readonly<Record<string, string>> | null {
  if (value === undefined) return null
  const pairs = (Array.isArray(value) ? value : [value]).map((pair) => /^([A-Za-z0-9]+)=(.*)$/s.exec(String(pair)))
  if (pairs.some((pair) => pair === null)) throw new UsageError('--map FIELD=COLUMN')
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
}
