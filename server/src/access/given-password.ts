// A password as a command is given it: in a file or on standard input, never among the words of a command line.

import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import type { CommandInput } from '#platform/command.ts'

export const PASSWORD_OPTIONS = { 'password-file': { type: 'string' }, 'password-stdin': { type: 'boolean' } } as const

export async function givenPassword({ values }: Pick<CommandInput, 'values'>): Promise<string | null> {
  const file = values['password-file']
  if (typeof file === 'string') return trimmedEnd(await readFile(file, 'utf8'))
  return values['password-stdin'] === true ? trimmedEnd(await readAll(process.stdin)) : null
}

/** Editors and echo end a line; a password does not. */
export const trimmedEnd = (content: string): string => content.replace(/\r?\n$/, '')
