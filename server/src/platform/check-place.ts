// Whether the place where a store lives is sound: the server behind it, what it has applied, the room that is left.

import { statfs } from 'node:fs/promises'
import type { Finding, Shell } from '#kernel'
import type { Configuration } from './configuration.ts'
import type { Store } from './open-store.ts'

const LEAST_FREE_BYTES = 1_000_000_000
const GB = 1_000_000_000

type Server = { readonly version: string; readonly checksums: boolean; readonly durable: boolean }

export async function checkPlace(store: Store, configuration: Configuration): Promise<readonly Finding[]> {
  const server = await readServer(store.shell)
  const folder = configuration.QUITTANCE_DATA
  return [serverFinding(server, store.how === 'server'), durabilityFinding(server), await roomFinding(folder)]
}

async function readServer(shell: Shell): Promise<Server> {
  const rows = await shell.shared(
    (sql) => sql<Server>`
      select current_setting('server_version') as version, current_setting('data_checksums') = 'on' as checksums,
        current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on' as durable`,
  )
  return rows[0] as Server
}

function serverFinding({ version }: Server, isServer: boolean): Finding {
  return {
    about: 'store.server',
    state: 'well',
    fr: `PostgreSQL ${version}, ${isServer ? 'serveur' : 'embarqué'} ; le schéma est à jour.`,
    en: `PostgreSQL ${version}, ${isServer ? 'a server' : 'embedded'}; the schema is up to date.`,
  }
}

function durabilityFinding({ checksums, durable }: Server): Finding {
  if (!durable) {
    return {
      about: 'store.durability',
      state: 'wrong',
      fr: 'Le serveur n’attend pas que le disque ait écrit (fsync ou full_page_writes coupé) : une panne de courant peut perdre des actes. Rétablissez-les.',
      en: 'The server does not wait for the disk (fsync or full_page_writes is off): a power cut can lose acts. Turn them on.',
    }
  }
  return {
    about: 'store.durability',
    state: checksums ? 'well' : 'advice',
    fr: checksums
      ? 'Chaque acte est écrit sur le disque avant d’être annoncé, avec sommes de contrôle.'
      : 'Le serveur n’a pas de sommes de contrôle (data_checksums) : une page abîmée ne serait pas vue. pg_checksums les ajoute.',
    en: checksums
      ? 'Each act is on the disk before it is announced, with checksums.'
      : 'The server has no data checksums: a damaged page would not be seen. pg_checksums adds them.',
  }
}

async function roomFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const gigabytes = (free / GB).toFixed(1)
  const isTight = free < LEAST_FREE_BYTES
  return {
    about: 'store.room',
    state: isTight ? 'wrong' : 'well',
    fr: `Place libre pour les données : ${gigabytes.replace('.', ',')} Go.${isTight ? ' Faites de la place : la base s’arrête quand le disque est plein.' : ''}`,
    en: `Room left for the data: ${gigabytes} GB.${isTight ? ' Make room: the database stops when the disk is full.' : ''}`,
  }
}
