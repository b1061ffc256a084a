// The texts that come with the program, in `templates/`. A company's own versions replace them by name.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Template, parseTemplate } from './template.ts'
import { parseTextName } from './text-name.ts'

const FOLDER = join(import.meta.dirname, 'templates')

const read = new Map<string, Template>()

/**
 * By name, `fr/business/reminder-1` or `fr/business/reminder-1/sms`: every language, audience and step has its text. Read when it is
 * first asked for: a run needs few of them.
 */
export function defaultTemplate(name: string): Template {
  const template = read.get(name) ?? parseTemplate(name, parseTextName(name).locale, defaultSource(name))
  read.set(name, template)
  return template
}

/** One of them as it is written. */
export const defaultSource = (name: string): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8')
