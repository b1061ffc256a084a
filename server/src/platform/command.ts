// The shape of a command: one file `commands.ts` per module lists its own, `cli.ts` runs them.

import type { Company, Locale, Shell } from '#kernel'
import type { Configuration } from './configuration.ts'
import type { Store } from './open-store.ts'

export type Command = {
  /** The words that call it: `law interest`. */
  readonly name: string
  readonly summary: { readonly fr: string; readonly en: string }
  /** The words and options, as `--help` prints them. */
  readonly usage: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>
  /** Runs until it is told to stop (`runtime.stopped`) and then ends by itself; any other command is broken off by a signal. */
  readonly isService?: boolean
  /** Throws Refusal (exit 1) or UsageError (exit 2); anything else is a fault of the program (exit 3). */
  readonly run: (input: CommandInput) => Promise<CommandOutput>
}

export type CommandInput = {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly positionals: readonly string[]
  readonly locale: Locale
  /** Opens the store on first use; commands that touch no store never call it. */
  readonly shell: () => Promise<Shell>
  /** The company that `--org` names, or the only one. */
  readonly company: () => Promise<Company>
  /** Whether progress may be drawn on standard error. */
  readonly terminal: boolean
  /** What only commands about the program itself need: `serve`, `doctor`, `backup`. */
  readonly runtime: CommandRuntime
}

export type CommandRuntime = {
  readonly configuration: () => Configuration
  readonly store: () => Promise<Store>
  readonly stopped: AbortSignal
  /** A line for people, on standard output; nothing under `--json`. */
  readonly say: (line: string) => void
}

export type CommandOutput = { readonly json: unknown; readonly text: string; readonly exitCode?: number }

/** Wrong usage of a command: an unknown option, a missing word. */
export class UsageError extends Error {}
