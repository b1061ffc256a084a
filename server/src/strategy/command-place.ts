// The company and the day that a command of the day is about.

import { type Company, type Shell, parseDay } from '#kernel'
import { type Command, type CommandInput, UsageError } from '#platform/command.ts'

export type Place = { readonly shell: Shell; readonly company: Company }

/** `--date` stands for the day of the clock. */
export async function placeOf(input: CommandInput, command: Command): Promise<Place> {
  const given = input.values['date']
  const date = typeof given === 'string' ? parseDay(given) : undefined
  if (date === null) throw new UsageError(command.usage)
  const shell = await input.shell()
  const company = await input.company()
  return { shell, company: date === undefined ? company : { ...company, today: date } }
}
