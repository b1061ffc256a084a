// What the commands of this module read from what was typed.

import { type Context, type Day, parseDay } from '#kernel'
import type { Command, CommandInput } from '#platform/command.ts'
import { UsageError } from '#platform/command.ts'

export async function inCompany<T>(input: CommandInput, work: (ctx: Context) => Promise<T>): Promise<T> {
  const shell = await input.shell()
  return shell.inCompany(await input.company(), work)
}

export function dayOf(input: CommandInput, name: string, command: Command): Day | undefined {
  const given = input.values[name]
  const day = typeof given === 'string' ? parseDay(given) : undefined
  if (day === null) throw new UsageError(command.usage)
  return day
}

export function wholeNumber(text: string | undefined, command: Command): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new UsageError(command.usage)
  return value
}
