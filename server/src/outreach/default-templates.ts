// The texts that come with the program, read once from `templates/`. A company's own versions replace them by name.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCALES } from '#kernel'
import { AUDIENCES, STEP_KEYS } from './model.ts'
import { type Template, parseTemplate } from './template.ts'
import { COMMON_NAMES, formatTextName } from './text-name.ts'

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

let loadedSms: ReadonlyMap<string, Template> | null = null

/** Of text messages, by name: `fr/business/reminder-1/sms`. */
export function defaultSmsTexts(): ReadonlyMap<string, Template> {
  loadedSms ??= new Map(
    COMMON_NAMES.filter(({ form }) => form === 'sms').map((named): [string, Template] => {
      const name = formatTextName(named)
      return [name, parseTemplate(name, named.locale, defaultSource(name))]
    }),
  )
  return loadedSms
}

/** One of them as it is written. */
export const defaultSource = (name: string): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8')
