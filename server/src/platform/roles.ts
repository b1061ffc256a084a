// The three roles, made where they are missing. `quittance_owner` owns the schema; `quittance` is the program, bound by
// row security; `quittance_importer` is what the program turns into for a COPY: past row security, but only where the
// migrations grant it.

import type { ClientBase } from 'pg'

export type EnsureRolesOptions = {
  /** Connected to any database of the server, as a user that may create roles. */
  readonly client: ClientBase
  /** Whether one logs in as these roles (embedded), or as another user that takes them on (DATABASE_URL). */
  readonly canLogIn: boolean
  readonly isSuperuser: boolean
}

export async function ensureRoles({ client, canLogIn, isSuperuser }: EnsureRolesOptions): Promise<void> {
  const login = canLogIn ? 'login' : 'nologin'
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock(hashtext($1))', ['quittance roles'])
  const { rows } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname like 'quittance%'`,
  )
  const missing = (name: string): boolean => !rows.some((row) => row.name === name)
  if (missing('quittance_owner')) await client.query(`create role quittance_owner ${login}`)
  // noinherit: what the importer may do is had by turning into it, never by the way.
  if (missing('quittance')) await client.query(`create role quittance ${login} noinherit`)
  if (missing('quittance_importer')) {
    await client.query(`create role quittance_importer nologin ${isSuperuser ? 'bypassrls' : ''}`)
    await client.query('grant quittance_importer to quittance')
  }
  if (isSuperuser) await client.query('grant set on parameter session_replication_role to quittance_importer')
  await client.query('commit')
}
