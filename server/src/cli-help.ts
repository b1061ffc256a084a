// What `--help` prints: all commands, those of one group, or one command.

import type { Locale } from '#kernel'
import type { Command } from '#platform/command.ts'

export function commandHelp({ usage, summary }: Command, locale: Locale): string {
  const global = GLOBAL_OPTIONS.map(([option, fr, en]) => `  ${option.padEnd(16)} ${locale === 'fr' ? fr : en}\n`)
  return `${usage}\n\n${summary[locale]}\n\n${global.join('')}`
}

/** `words`: what was typed, to narrow the list to a group such as `law`. */
export function listHelp(commands: readonly Command[], words: readonly string[], locale: Locale): string {
  const inGroup = commands.filter(({ name }) => `${name} `.startsWith(`${words.join(' ')} `))
  const shown = inGroup.length > 0 ? inGroup : commands
  const width = Math.max(0, ...shown.map(({ name }) => name.length))
  const lines = shown
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, summary }) => `  ${name.padEnd(width)}   ${summary[locale]}\n`)
  return `${TITLE[locale]}\n\n${lines.join('')}\n${DETAIL[locale]}\n`
}

const TITLE = { fr: 'quittance COMMANDE [options]', en: 'quittance COMMAND [options]' } as const

const DETAIL = {
  fr: 'Le détail de chacune : quittance COMMANDE --help. La version : quittance --version',
  en: 'The details of each: quittance COMMAND --help. The version: quittance --version',
} as const

const GLOBAL_OPTIONS = [
  [
    '--data DIR',
    'dossier de la base intégrée (aussi QUITTANCE_DATA)',
    'directory of the embedded store (also QUITTANCE_DATA)',
  ],
  ['--org NAME', 'la société, quand il y en a plusieurs', 'the company, where there are several'],
  ['--lang fr|en', 'la langue (sinon celle de LANG)', 'the language (else that of LANG)'],
  ['--json', 'un document JSON sur la sortie standard', 'one JSON document on standard output'],
] as const
