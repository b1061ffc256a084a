// Runs commands as the command line does, against a test's store.
//
//   const { exitCode, json, out, err } = await runTestCommand(commands, ['law', 'rates', '--json'], store)

import type { Company } from '#kernel'
import type { Command } from '#platform/command.ts'
import { runCli } from '../cli.ts'
import type { TestStore } from './database.ts'

export type TestRun = {
  readonly exitCode: number
  readonly out: string
  readonly err: string
  /** What was printed under `--json`: the result, or the error. */
  readonly json: unknown
}

export type TestCommandStore = Pick<TestStore, 'shell'> & { readonly company: Company }

export async function runTestCommand(
  commands: readonly Command[],
  argv: readonly string[],
  store?: TestCommandStore,
): Promise<TestRun> {
  let out = ''
  let err = ''
  const exitCode = await runCli({
    commands,
    argv,
    environment: { LANG: 'fr_FR.UTF-8' },
    openStore: async () => {
      if (!store) throw new Error('this command was not expected to open a store')
      const { shell } = store
      return {
        shell,
        shellAt: () => shell,
        secret: Buffer.alloc(32),
        how: 'joined',
        migrated: [],
        close: async () => {},
        abandon: async () => {},
      }
    },
    findCompany: async () => {
      if (!store) throw new Error('this command was not expected to ask for a company')
      return store.company
    },
    stopped: new AbortController().signal,
    isTerminal: false,
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  const document = argv.includes('--json') ? (JSON.parse(exitCode === 0 || out !== '' ? out : err) as unknown) : null
  return { exitCode, out, err, json: document }
}
