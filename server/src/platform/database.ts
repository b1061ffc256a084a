// The only door to the database: opens a transaction, tells row security which company it is for, and commits or rolls
// back. Nothing else in the program holds a connection.

import pg from 'pg'
import type { ClientBase, PoolClient } from 'pg'
import { Refusal } from '#kernel'
import type { Id, Log, Sql } from '#kernel'
import { clientConfig, translate } from './connection.ts'
import type { Login } from './connection.ts'
import { openSql } from './sql.ts'

export type Database = {
  /** One transaction of one company: row security shows its rows and no others. */
  inCompany<T>(organisationId: Id, work: (sql: Sql) => Promise<T>): Promise<T>
  /** One transaction without company: only the shared tables can be read. */
  shared<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DatabaseOptions = { readonly login: Login; readonly log: Log; readonly connections?: number }

export async function connectDatabase({ login, log, connections = 10 }: DatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({ ...clientConfig(login), max: connections, idleTimeoutMillis: 30_000, pipeline: true })
  // An idle connection that went away (a server restarted, the last command stopped the embedded one) is simply made anew.
  pool.on('error', (error) => log.info('database.connection_lost', { reason: error.message }))
  let hasImporter = false
  try {
    hasImporter = await withConnection(pool, verifySession)
  } catch (error) {
    await pool.end()
    throw error
  }
  const transact = <T>(organisationId: Id | null, work: (sql: Sql) => Promise<T>): Promise<T> =>
    withConnection(pool, (client) => transaction({ client, organisationId, hasImporter }, work))
  return {
    inCompany: (organisationId, work) => {
      if (!Number.isSafeInteger(organisationId) || organisationId < 1)
        throw new Error(`no organisation: ${organisationId}`)
      return transact(organisationId, work)
    },
    shared: (work) => transact(null, work),
    close: () => pool.end(),
  }
}

type TransactionOptions = {
  readonly client: ClientBase
  readonly organisationId: Id | null
  readonly hasImporter: boolean
}

async function transaction<T>(options: TransactionOptions, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { client, organisationId } = options
  // Two statements in one message, and no waiting for an answer; the id is a whole number, checked above.
  const begun = client.query(
    organisationId === null ? 'begin' : `begin; set local quittance.organisation = '${organisationId}'`,
  )
  begun.catch(() => undefined)
  const { sql, end } = openSql(options)
  try {
    const result = await work(sql)
    await begun
    const committed = await client.query('commit')
    // PostgreSQL answers a commit of a failed transaction with a rollback and no error.
    if (committed.command !== 'COMMIT') throw new Error('rolled back: an error inside the transaction was swallowed')
    return result
  } finally {
    end()
  }
}

/** Lends a connection and rolls back what an error left open; one that cannot even do that is thrown away. */
async function withConnection<T>(pool: pg.Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw translate(error)
  })
  let lost: Error | null = null
  const onError = (error: Error): void => {
    lost = error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      lost ??= failure
    })
    throw translate(lost ?? error)
  } finally {
    client.off('error', onError)
    client.release(lost ?? false)
  }
}

type Session = {
  readonly user: string
  readonly version: number
  readonly bypasses: boolean
  readonly importer: boolean | null
}

/** Refuses a server that is too old or a user that row security does not bind; says whether the importer role may be taken. */
async function verifySession(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<Session>(`
    select current_user as user, current_setting('server_version_num')::int as version,
      r.rolsuper or r.rolbypassrls as bypasses,
      (select i.rolbypassrls and pg_has_role(session_user, i.oid, 'member')
          and has_parameter_privilege(i.oid, 'session_replication_role', 'set')
        from pg_roles i where i.rolname = 'quittance_importer') as importer
    from pg_roles r where r.rolname = current_user`)
  const session = rows[0]
  if (!session) throw new Error('the session has no user')
  if (session.version < 150_000)
    throw new Refusal('platform.database_version', { version: String(Math.floor(session.version / 10_000)) })
  if (session.bypasses) {
    throw new Refusal('platform.database_role', {
      user: session.user,
      reason: 'superuser or bypassrls',
      remedy: `alter role "${session.user}" nosuperuser nobypassrls;`,
    })
  }
  return session.importer === true
}
