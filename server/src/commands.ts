// Which commands there are. Each is loaded when it is called, and with it what it needs: all of the program takes half a second.

import type { Command } from '#platform/command.ts'

/** Commands that begin with these words; a word may be that of several groups (`mail fetch`, `mail test`). */
type CommandGroup = { readonly words: readonly string[]; readonly load: () => Promise<readonly Command[]> }

export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { words: ['serve'], load: async () => [(await import('./serve.ts')).serve] },
  { words: ['demo'], load: async () => [(await import('../../demo/command.ts')).demo] },
  { words: ['doctor'], load: async () => [(await import('./doctor.ts')).doctor] },
  { words: ['read'], load: async () => (await import('#intake/commands.ts')).commands },
  { words: ['import', 'imports'], load: async () => (await import('#intake/import-commands.ts')).commands },
  { words: ['status'], load: async () => (await import('#intake/status-commands.ts')).commands },
  { words: ['notices', 'register'], load: async () => (await import('#intake/fetch-commands.ts')).commands },
  { words: ['day', 'why', 'release', 'task'], load: async () => (await import('#strategy/day-commands.ts')).commands },
  { words: ['plan'], load: async () => (await import('#strategy/plan-commands.ts')).commands },
  { words: ['rehearse'], load: async () => (await import('#strategy/rehearse-command.ts')).commands },
  { words: ['decide'], load: async () => (await import('#strategy/commands.ts')).commands },
  { words: ['choice'], load: async () => (await import('#strategy/choice-commands.ts')).commands },
  { words: ['debtor', 'contact', 'hold', 'cause'], load: async () => (await import('#ledger/commands.ts')).commands },
  {
    words: ['bank', 'payment', 'credit-note'],
    load: async () => (await import('#reconciliation/commands.ts')).commands,
  },
  {
    words: ['outbox', 'message', 'mail', 'letters', 'sms', 'texts', 'style', 'task'],
    load: async () => (await import('#outreach/commands.ts')).commands,
  },
  { words: ['mail'], load: async () => (await import('#dialogue/commands.ts')).commands },
  { words: ['law'], load: async () => (await import('#law/commands.ts')).commands },
  {
    words: ['company', 'person', 'settings', 'payments-known-to', 'law', 'rate'],
    load: async () => (await import('#access/commands.ts')).commands,
  },
  { words: ['evidence'], load: async () => (await import('#evidence/commands.ts')).commands },
]

/** The command that is called is among these; all of them where none is, or where help is asked for. */
export async function commandsFor(argv: readonly string[]): Promise<readonly Command[]> {
  const isHelp = argv.includes('--help') || argv.includes('-h')
  const called = COMMAND_GROUPS.filter(({ words }) => words.some((word) => argv.includes(word)))
  const groups = isHelp || called.length === 0 ? COMMAND_GROUPS : called
  return (await Promise.all(groups.map(({ load }) => load()))).flat()
}
