// Opens the store that the configuration names: the embedded cluster or a server, migrated, with its files and its key.

import type { Clock, Id, Log, PublicLinks, Shell, Sql } from '#kernel'
import { openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import type { Configuration } from './configuration.ts'
import type { Login } from './connection.ts'
import { connectDatabase } from './database.ts'
import { prepareDataDirectory } from './data-directory.ts'
import { prepareExternalServer } from './external-server.ts'
import { createFileStore } from './files.ts'
import { migrate } from './migrate.ts'
import { publicAddress } from './public-address.ts'
import { readSecret } from './secret.ts'
import { createShell } from './shell.ts'
import { createWayOut } from './way-out.ts'

export type Store = {
  readonly shell: Shell
  /** The same store by another clock: a story that is told, a rehearsal that is played. */
  readonly shellAt: (clock: Clock) => Shell
  readonly secret: Buffer
  /** What opening it took: of the embedded cluster; `server` for a server at DATABASE_URL. */
  readonly how: Cluster['how'] | 'server'
  readonly migrated: readonly string[]
  /** Waits for open transactions; the last process out stops the embedded cluster. */
  close(): Promise<void>
  /** The same without waiting: what is not committed is lost. */
  abandon(): Promise<void>
}

export type OpenStoreOptions = {
  readonly log: Log
  readonly clock: Clock
  readonly zoneOf: (sql: Sql, organisationId: Id) => Promise<string>
  /** A port as well: companies belong to a module. */
  readonly hasSeveralCompanies: (sql: Sql) => Promise<boolean>
  /** And one more: what a link opens belongs to a module. */
  readonly linksAt: (address: string, secret: Uint8Array) => PublicLinks
}

export async function openStore(
  configuration: Configuration,
  { log, clock, zoneOf, hasSeveralCompanies, linksAt }: OpenStoreOptions,
): Promise<Store> {
  const directory = await prepareDataDirectory(configuration.QUITTANCE_DATA)
  const place = await openPlace(configuration, log)
  try {
    const migrated = await migrate({ application: place.application, owner: place.owner })
    const database = await connectDatabase({ login: place.application, log })
    const files = createFileStore(directory.files)
    const wayOut = createWayOut({
      inside: configuration.INTERNAL_NETWORKS,
      isShared: () => database.shared(hasSeveralCompanies),
    })
    const secret = await readSecret(configuration.QUITTANCE_SECRET, directory.secretFile)
    const address = publicAddress(configuration.BASE_URL)
    const links = address === null ? null : linksAt(address, secret)
    const shellAt = (by: Clock): Shell => createShell({ database, files, log, clock: by, wayOut, links, zoneOf })
    return {
      shell: shellAt(clock),
      shellAt,
      secret,
      how: place.how,
      migrated,
      close: async () => {
        await database.close()
        await place.close()
      },
      abandon: () => place.close(),
    }
  } catch (error) {
    await place.close()
    throw error
  }
}

type Place = {
  readonly application: Login
  readonly owner: Login | null
  readonly how: Store['how']
  readonly close: () => Promise<void>
}

async function openPlace(configuration: Configuration, log: Log): Promise<Place> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, QUITTANCE_DATA: data } = configuration
  if (url === undefined) return openCluster({ data, log })
  const server = await prepareExternalServer({ url, ...(ownerUrl !== undefined && { ownerUrl }) })
  return { ...server, how: 'server', close: async () => {} }
}
