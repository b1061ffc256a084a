// A store of its own for each group of figures, gone afterwards.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCluster } from '../server/src/platform/cluster.ts'
import { type Login, withClient } from '../server/src/platform/connection.ts'
import { runProgram } from './processes.ts'

export type ScratchStore = {
  /** What QUITTANCE_DATA says to the processes that are measured. */
  readonly data: string
  /** For references: whoever may make temporary tables and see the rows of a company that it names. */
  readonly owner: Login
  /** A folder for what is not of the store. */
  readonly folder: string
}

/** The server runs until `work` is done, so that no measured process has to start it. */
export async function withScratchStore<T>(work: (store: ScratchStore) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-'))
  const data = join(folder, 'store')
  const log = { info() {}, warn() {}, error() {} }
  const cluster = await openCluster({ data, log })
  try {
    return await work({ data, owner: cluster.owner, folder })
  } finally {
    await cluster.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the database does by itself within seconds or minutes of so much writing, and always before the next morning. */
export const clearUp = ({ owner }: ScratchStore): Promise<unknown> =>
  withClient(owner, (client) => client.query('vacuum (analyze)'))

/** A company without anything, made at the command line. */
export async function createCompanyByCommand(
  data: string,
  program: string,
  name: string,
  siren?: string,
): Promise<void> {
  const owner = ['--owner-name', 'Camille Martin', '--email', 'camille@creditor.example', '--password-stdin']
  if (siren !== undefined) owner.push('--siren', siren)
  await runProgram(data, [program, 'company', 'create', '--name', name, ...owner], 'a long enough word for a bench')
}
