// A text for debtors: front matter, then Markdown with fields in a small, closed part of the Liquid language.
// Only `if`, `unless` and the filters below exist: no loop, no inclusion, no file, no property that is not a listed field.

import { Liquid, type Template as Node } from 'liquidjs'
import { type Locale, Refusal } from '#kernel'
import { FIELDS, type Facts, scopeOf } from './template-fields.ts'
import { type Formats, cleanText } from './typography.ts'

export type Tone = 'courteous' | 'firm' | 'formal'

export type Template = {
  /** `fr/business/reminder-1`: what refusals and the journal call it. */
  readonly name: string
  readonly locale: Locale
  readonly tone: Tone
  readonly fields: readonly string[]
  readonly subject: readonly Node[]
  readonly body: readonly Node[]
}

/** A filled text: every value stands behind a placeholder, so that nothing a debtor is called is ever read as markup. */
export type Filled = { readonly text: string; readonly values: readonly string[] }

const LARGEST_SOURCE = 20_000
const LARGEST_RESULT = 20_000
/** By the clock: a machine that does something else for a moment is no reason to refuse a text, which has no loops. */
const LONGEST_MS = 10_000
const LIMITS = { parseLimit: LARGEST_SOURCE, renderLimit: LONGEST_MS, memoryLimit: 20_000 }

export function parseTemplate(name: string, locale: Locale, source: string): Template {
  if (source.length > LARGEST_SOURCE)
    throw new Refusal('outreach.template_too_long', { template: name, most: LARGEST_SOURCE })
  const { head, body } = splitFrontMatter(name, source)
  const tone = head['tone']
  if (tone !== 'courteous' && tone !== 'firm' && tone !== 'formal')
    throw invalid(name, 'tone: courteous | firm | formal')
  if (!head['subject']) throw invalid(name, 'subject: …')
  const template: Template = {
    name,
    locale,
    tone,
    fields: (head['fields'] ?? '').split(/[\s,]+/).filter((field) => field !== ''),
    subject: parseLiquid(name, head['subject']),
    body: parseLiquid(name, body),
  }
  checkFields(template)
  return template
}

/** A text as it is edited: its front matter apart, without the fields, which follow from what it uses. */
export type TextDraft = { readonly subject: string; readonly tone: Tone; readonly body: string }

export const TONES: readonly Tone[] = ['courteous', 'firm', 'formal']

/** The draft as a text is kept. A field that does not exist stands in the head as well, and is refused there by its name. */
export function sourceOf(name: string, { subject, tone, body }: TextDraft): string {
  const line = subject.replace(/\s+/g, ' ').trim()
  const used = new Set([line, body].flatMap((part) => engine.fullVariablesSync([...parseLiquid(name, part)])))
  const fields = used.size === 0 ? '' : `fields: ${[...used].join(', ')}\n`
  return `---\nsubject: ${line}\ntone: ${tone}\n${fields}---\n${body.trim()}\n`
}

/** What `sourceOf` put together; only of a text that was parsed. */
export function draftOf(name: string, source: string): TextDraft {
  const { head, body } = splitFrontMatter(name, source)
  const tone = TONES.find((one) => one === head['tone'])
  if (tone === undefined || head['subject'] === undefined) throw invalid(name, 'subject, tone')
  return { subject: head['subject'], tone, body: body.trim() }
}

/** The same facts always give the same text; a field without value where the text prints it is refused by name. */
export function fill(template: Template, part: 'subject' | 'body', facts: Facts): Filled {
  const values: string[] = []
  const globals = { formats: facts.formats, values }
  try {
    const text: string = engine.renderSync([...template[part]], scopeOf(facts, template.fields), { globals })
    if (text.length + values.join('').length > LARGEST_RESULT)
      throw new Refusal('outreach.template_too_long', { template: template.name, most: LARGEST_RESULT })
    if (/\{\{|\}\}|\{%|%\}/.test(text)) throw invalid(template.name, '{{ … }}, {% … %}')
    return { text, values }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw fillingRefusal(template.name, error)
  }
}

const OPEN = '\ue000'
const CLOSE = '\ue001'

/** Puts the values back where their placeholders stand. */
export const substitute = (text: string, values: readonly string[]): string =>
  text.replace(/\ue000(\d+)\ue001/g, (_, index) => values[Number(index)] ?? '')

type FilterThis = { readonly context: { readonly globals: object } }
type Globals = { readonly formats: Formats; readonly values: string[] }
const globalsOf = (self: FilterThis): Globals => self.context.globals as Globals

class Hole extends Error {}

const engine = createEngine()

function createEngine(): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: placeholder,
  })
  for (const tag of Object.keys(liquid.tags)) if (tag !== 'if' && tag !== 'unless') delete liquid.tags[tag]
  for (const filter of Object.keys(liquid.filters)) liquid.unregisterFilter(filter)
  const filter = (
    name: string,
    write: (formats: Formats, value: unknown, args: readonly unknown[]) => string | null,
  ): void =>
    liquid.registerFilter(name, function (this: unknown, value: unknown, ...args: readonly unknown[]) {
      return write(globalsOf(this as FilterThis).formats, value, args)
    })
  filter('money', (formats, value) => (typeof value === 'number' ? formats.money(value) : null))
  filter('day', (formats, value) => (isDay(value) ? formats.day(value.day) : null))
  filter('days', (formats, value) => (typeof value === 'number' ? formats.days(value) : null))
  filter('count', (formats, value, [one, many]) =>
    typeof value === 'number' && typeof one === 'string' && typeof many === 'string'
      ? formats.count(value, one, many)
      : null,
  )
  return liquid
}

const isDay = (value: unknown): value is { readonly day: `${number}-${number}-${number}` } =>
  typeof value === 'object' && value !== null && 'day' in value

/** The last filter of every output. Private-use characters cannot come from a value: `cleanText` takes them out. */
function placeholder(this: unknown, value: unknown): string {
  const text = typeof value === 'string' ? cleanText(value) : ''
  if (text === '') throw new Hole()
  const { values } = globalsOf(this as FilterThis)
  values.push(text)
  return OPEN + (values.length - 1) + CLOSE
}

function parseLiquid(name: string, source: string): readonly Node[] {
  if (/[\ue000-\uf8ff]/.test(source)) throw invalid(name, 'private-use character')
  try {
    return engine.parse(source)
  } catch (error) {
    throw invalid(name, messageOf(error))
  }
}

function checkFields(template: Template): void {
  for (const field of template.fields)
    if (!FIELDS.some((known) => known.name === field)) throw unknownField(template.name, field)
  const used = new Set([template.subject, template.body].flatMap((nodes) => engine.fullVariablesSync([...nodes])))
  for (const field of used) if (!template.fields.includes(field)) throw unknownField(template.name, field)
}

function splitFrontMatter(
  name: string,
  source: string,
): { readonly head: Readonly<Record<string, string>>; readonly body: string } {
  const match = /^---\n(.*?)\n---\n(.*)$/s.exec(source.replaceAll('\r\n', '\n'))
  if (!match) throw invalid(name, '--- … ---')
  const [, head = '', body = ''] = match
  const entries = head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, Math.max(colon, 0)).trim(), line.slice(colon + 1).trim()]
    })
  return { head: Object.fromEntries(entries), body }
}

/** Liquid wraps what a filter throws; the token says which output it was. */
function fillingRefusal(template: string, error: unknown): Error {
  const { originalError, token } = error as {
    readonly originalError?: Error
    readonly token?: { getText?: () => string; readonly content?: string }
  }
  if (originalError instanceof Hole)
    return new Refusal('outreach.template_field_empty', {
      template,
      field: token?.content ?? token?.getText?.() ?? '?',
    })
  return invalid(template, messageOf(error))
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
const invalid = (template: string, problem: string): Refusal =>
  new Refusal('outreach.template_invalid', { template, problem })
const unknownField = (template: string, field: string): Refusal =>
  new Refusal('outreach.template_field_unknown', { template, field })
