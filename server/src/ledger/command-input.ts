// What the commands of the ledger read of what was typed.

import type { Context, Id } from '#kernel'
import { type CommandInput, UsageError } from '#platform/command.ts'

export async function inCompany<T>(input: CommandInput, work: (ctx: Context) => Promise<T>): Promise<T> {
  const shell = await input.shell()
  return shell.inCompany(await input.company(), work)
}

/** The words of a command that takes exactly two. */
export function words({ positionals }: CommandInput, count: 2, usage: string): readonly [string, string] {
  const [first, second] = positionals
  if (first === undefined || second === undefined || positionals.length !== count) throw new UsageError(usage)
  return [first, second]
}

export function text({ values }: CommandInput, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

export function idOf({ positionals }: CommandInput, usage: string): Id {
  const match = /^#?(\d{1,9})$/.exec(positionals[0] ?? '')
  if (!match || positionals.length !== 1) throw new UsageError(usage)
  return Number(match[1])
}
