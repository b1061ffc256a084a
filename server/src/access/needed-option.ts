// An option of a command that cannot be left out.

import { type CommandInput, UsageError } from '#platform/command.ts'

export function needed({ values }: CommandInput, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name}`)
  return value.trim()
}
