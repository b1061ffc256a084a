// The texts that come with the program, read once from `templates/`. A company's own versions replace them by name.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES } from '#kernel'
import { AUDIENCES, STEP_KEYS } from './model.ts'
import { type Template, parseTemplate } from './template.ts'

const FOLDER = join(import.meta.dirname, 'templates')

let loaded: ReadonlyMap<string, Template> | null = null

/** By name, `fr/business/reminder-1`: every language, audience and step has its text. */
export function defaultTemplates(): ReadonlyMap<string, Template> {
  loaded ??= new Map(
    LOCALES.flatMap((locale) =>
      AUDIENCES.flatMap((audience) =>
        STEP_KEYS.map((step): [string, Template] => {
          const name = `${locale}/${audience}/${step}`
          return [name, parseTemplate(name, locale, defaultSource(name))]
        }),
      ),
    ),
  )
  return loaded
}

/** One of them as it is written. */
export const defaultSource = (name: string): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8')
