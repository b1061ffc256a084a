// npm run conformance -- DIR [--json] [--write]: reads every sample below DIR that has a row in DIR/expected.json, as `quittance read
// --json` would, and says per format how many were read right, read wrong and refused, with each difference. `--write` keeps the table
// in docs/conformance.md.

import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isRefusal } from '../server/src/kernel/index.ts'
import { refusalSentence } from '../server/src/kernel/refusal-sentence.ts'
import { commands } from '../server/src/intake/commands.ts'
import type { CommandInput } from '../server/src/platform/command.ts'
import { COMPARERS } from './conformance/comparers.ts'
import type { Answer, Comparer, Difference, Expected } from './conformance/values.ts'
import { EXPLAINED, EXPLAINED_REFUSALS, NOT_INCOMING } from './conformance/explained.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } },
  allowPositionals: true,
})
const [directory, ...others] = positionals
if (directory === undefined || others.length > 0) {
  console.error('npm run conformance -- DIR [--json] [--write]')
  process.exit(2)
}

type Row = { readonly fromFile?: Expected }
type Outcome = 'right' | 'wrong' | 'refused' | 'unread'
type Told = {
  readonly file: string
  readonly outcome: Outcome
  /** A refusal that is right, or differences that are all explained. */
  readonly isExplained: boolean
  readonly notes: readonly string[]
}

const samples = Object.entries(
  JSON.parse(readFileSync(join(directory, 'expected.json'), 'utf8')) as Record<string, Row>,
)
  .filter(([file]) => file.includes('/'))
  .map(([file, row]) => ({ file, format: file.slice(0, file.indexOf('/')), expected: row.fromFile ?? {} }))
const formats: { readonly format: string; readonly told: readonly Told[] }[] = []
for (const [format, own] of Map.groupBy(samples, (sample) => sample.format)) {
  const told: Told[] = []
  for (const { file, expected } of own) told.push(await tellOf(file, expected, COMPARERS[format]))
  formats.push({ format, told })
}

const count = (told: readonly Told[], outcome: Outcome): number => told.filter((one) => one.outcome === outcome).length
const figures = formats.map(({ format, told }) => ({
  format,
  samples: told.length,
  right: count(told, 'right'),
  wrong: count(told, 'wrong'),
  refused: count(told, 'refused'),
  unread: count(told, 'unread'),
  unexplained: told.filter(({ outcome, isExplained }) => (outcome === 'wrong' || outcome === 'refused') && !isExplained)
    .length,
}))
if (values.write) await writeFile(join(import.meta.dirname, '..', 'docs', 'conformance.md'), page())
console.log(values.json ? JSON.stringify({ formats: figures }) : text())

async function tellOf(file: string, expected: Expected, comparer: Comparer | undefined): Promise<Told> {
  if (comparer === undefined) {
    const because = NOT_INCOMING[file.slice(0, file.indexOf('/'))]
    return {
      file,
      outcome: 'unread',
      isExplained: because !== undefined,
      notes: because === undefined ? [] : [because],
    }
  }
  try {
    const answer = await (comparer.read ?? read)(join(directory as string, file))
    const differences = comparer.compare(answer, expected)
    const notes = differences.map((difference) => noteOf(file, difference))
    const isExplained = differences.every((difference) => explanationOf(file, difference) !== undefined)
    return { file, outcome: differences.length === 0 ? 'right' : 'wrong', isExplained, notes }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const known = EXPLAINED_REFUSALS.find((one) => file.includes(one.file))?.because
    const isRight = comparer.isUnreadable?.(expected) === true
    const because = isRight ? 'Others could not read it either: the refusal is right.' : (known ?? 'Not explained.')
    return {
      file,
      outcome: 'refused',
      isExplained: isRight || known !== undefined,
      notes: [`\`${error.code}\` (${refusalSentence(error.code, error.data, 'en')}) ${because}`],
    }
  }
}

async function read(path: string): Promise<Answer> {
  const input = {
    values: {},
    positionals: [path],
    locale: 'en',
    runtime: { configuration: () => ({ QUITTANCE_NOW: '2026-11-21' }) },
  }
  const command = commands.find(({ name }) => name === 'read')
  if (!command) throw new Error('there is no command read')
  // As a program would see it: what JSON cannot hold is lost here too.
  return JSON.parse(JSON.stringify((await command.run(input as unknown as CommandInput)).json)) as Answer
}

function explanationOf(file: string, { field }: Difference) {
  return EXPLAINED.find((one) => file.includes(one.file) && one.field === field)
}

function noteOf(file: string, difference: Difference): string {
  const { field, read: found, expected } = difference
  const because = explanationOf(file, difference)?.because ?? 'Not explained.'
  return `${field}: ${JSON.stringify(found)}, the row has ${JSON.stringify(expected)}. ${because}`
}

function table(): readonly string[] {
  return [
    '| format | samples | right | wrong | refused | not read | unexplained |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...figures.map((row) =>
      [row.format, row.samples, row.right, row.wrong, row.refused, row.unread, row.unexplained]
        .map((cell) => ` ${cell} `)
        .join('|')
        .replace(/^|$/g, '|'),
    ),
  ]
}

function remaining(): readonly string[] {
  return formats.flatMap(({ told }) =>
    told
      .filter(({ notes }) => notes.length > 0)
      .flatMap(({ file, notes }) => notes.map((note) => `- ${file}: ${note}`)),
  )
}

function unused(): readonly string[] {
  const notes = remaining()
  return EXPLAINED.filter(
    ({ file, because }) => !notes.some((note) => note.includes(file) && note.includes(because)),
  ).map(({ file, field }) => `- ${file}, ${field}: the explanation explains nothing any more`)
}

function text(): string {
  return [...table(), '', ...remaining(), ...unused()].join('\n')
}

function page(): string {
  return [
    '# Conformance',
    '',
    'Files of real programs and of the bodies that keep the standards, read and compared value by value with what others found in',
    'them. The samples are not part of this repository. Written by `npm run conformance -- DIR --write`; do not edit.',
    '',
    '*Right*: every value compared is the same. *Wrong*: at least one is not. *Refused*: not read, with the reason.',
    '',
    ...table(),
    '',
    '## Each difference and each refusal',
    '',
    ...remaining(),
    ...unused(),
    '',
  ].join('\n')
}
