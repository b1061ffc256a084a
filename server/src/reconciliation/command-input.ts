// What the commands of reconciliation read of what was typed.

import { parseHundredths } from '@quittance/law'
import { type Cents, type Context, type Day, type Id, parseDay } from '#kernel'
import { type CommandInput, UsageError } from '#platform/command.ts'

export async function inCompany<T>(input: CommandInput, work: (ctx: Context) => Promise<T>): Promise<T> {
  const shell = await input.shell()
  return shell.inCompany(await input.company(), work)
}

export function idOf({ positionals }: CommandInput, usage: string): Id {
  const match = /^#?(\d{1,9})$/.exec(positionals[0] ?? '')
  if (!match || positionals.length !== 1) throw new UsageError(usage)
  return Number(match[1])
}

export function text({ values }: CommandInput, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

export function amountOf(typed: string, usage: string): Cents {
  const cents = parseHundredths(typed.replace(/[\s\u00a0\u202f]/g, ''))
  if (cents === null || cents === 0) throw new UsageError(usage)
  return cents
}

export function dayOf(typed: string, usage: string): Day {
  const day = parseDay(typed)
  if (day === null) throw new UsageError(usage)
  return day
}
