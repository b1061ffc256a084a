// Brings the schema up to date: numbered plain SQL files, each in one transaction as the owner, never changed afterwards.
// A store that is up to date is recognised by one query as the program's own user; the owner connects only to migrate.

import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { Refusal } from '#kernel'
import { LOCKS, withClient } from './connection.ts'
import type { Login } from './connection.ts'

export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations')

export type MigrateOptions = {
  readonly application: Login
  readonly owner: Login | null
  readonly migrationDirectory?: string
}

/** Returns the names of the migrations that it applied. */
export async function migrate({ application, owner, migrationDirectory }: MigrateOptions): Promise<readonly string[]> {
  const migrations = await readMigrations(migrationDirectory)
  const pending = await withClient(application, async (client) => pendingOf(migrations, await readApplied(client)))
  if (pending.length === 0) return []
  if (owner === null) {
    const reason = `${pending.length} migrations`
    throw new Refusal('platform.database_role', {
      user: 'DATABASE_URL',
      reason,
      remedy: 'grant quittance_owner to <login>;',
    })
  }
  return withClient(owner, async (client) => {
    await client.query('select pg_advisory_lock($1, $2)', [...LOCKS.migration]) // ends with the connection
    await client.query(CREATE_TABLE)
    const stillPending = pendingOf(migrations, await readApplied(client))
    for (const migration of stillPending) await apply(client, migration)
    return stillPending.map(({ name }) => name)
  })
}

export type Migration = { readonly name: string; readonly sha256: string; readonly text: string }

export async function readMigrations(directory = MIGRATIONS): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

type Applied = { readonly name: string; readonly sha256: string }

export function pendingOf(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, sha256 } of applied) {
    const file = files.get(name)
    if (!file) throw new Refusal('platform.database_newer', { migration: name })
    if (file.sha256 !== sha256) throw new Refusal('platform.migration_changed', { migration: name })
    files.delete(name)
  }
  const newest = applied.at(-1)?.name ?? ''
  const pending = [...files.values()]
  const late = pending.find(({ name }) => name < newest)
  if (late) throw new Error(`${late.name} comes after ${newest} was applied: number it higher`)
  return pending
}

const CREATE_TABLE = `
  create table if not exists schema_migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp()
  );
  grant select on schema_migration to quittance`

async function readApplied(client: ClientBase): Promise<readonly Applied[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('schema_migration') is not null as exists`,
  )
  if (!found[0]?.exists) return []
  return (await client.query<Applied>('select name, sha256 from schema_migration order by name')).rows
}

async function apply(client: ClientBase, { name, text, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, position } = error as { message: string; position?: string }
    const line = position === undefined ? '' : `, line ${text.slice(0, Number(position)).split('\n').length}`
    throw new Error(`${name}${line}: ${message}`, { cause: error })
  }
}
