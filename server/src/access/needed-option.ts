// An option of a command that cannot be left out.

import { type CommandInput, UsageError } from '#platform/command.ts'

export function needed({ values, locale }: CommandInput, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '')
    throw new UsageError({ fr: `--${name} manque.`, en: `--${name} is missing.` }[locale])
  return value.trim()
}
