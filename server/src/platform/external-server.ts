// A PostgreSQL server of the user's (DATABASE_URL): makes the roles where it may, and works out as whom to connect. The
// login may be any user; every session takes on the role `quittance`, which row security binds.

import type { ClientBase } from 'pg'
import { Refusal } from '#kernel'
import { withClient } from './connection.ts'
import type { Login } from './connection.ts'
import { ensureRoles } from './roles.ts'

export type ExternalServerOptions = {
  readonly url: string
  /** Another login for roles and migrations, where the program's own should not be able to. */
  readonly ownerUrl?: string
}

export type ExternalServer = { readonly application: Login; readonly owner: Login | null }

export async function prepareExternalServer({ url, ownerUrl = url }: ExternalServerOptions): Promise<ExternalServer> {
  const user = await withClient({ address: { url } }, async (client) => (await readStanding(client)).user)
  const ownerMay = await withClient({ address: { url: ownerUrl } }, (client) => prepare(client, user))
  return {
    application: { address: { url }, role: 'quittance' },
    owner: ownerMay ? { address: { url: ownerUrl }, role: 'quittance_owner' } : null,
  }
}

type Standing = {
  readonly user: string
  readonly isSuperuser: boolean
  readonly createsRoles: boolean
  readonly hasRoles: boolean
}

async function readStanding(client: ClientBase): Promise<Standing> {
  const { rows } = await client.query<Standing>(`
    select current_user as user, rolsuper as "isSuperuser", rolcreaterole as "createsRoles",
      (select count(*) = 3 from pg_roles where rolname in ('quittance', 'quittance_owner', 'quittance_importer')) as "hasRoles"
    from pg_roles where rolname = current_user`)
  const standing = rows[0]
  if (!standing) throw new Error('the session has no user')
  return standing
}

/** Says whether this login may act as the owner. `user` is the login that the program will use. */
async function prepare(client: ClientBase, user: string): Promise<boolean> {
  const { isSuperuser, createsRoles, hasRoles, user: own } = await readStanding(client)
  if (!hasRoles) {
    if (!isSuperuser && !createsRoles) refuse(own, 'roles missing', CREATE_ROLES)
    await ensureRoles({ client, canLogIn: false, isSuperuser })
    if (!isSuperuser) await client.query(`grant quittance_owner to ${client.escapeIdentifier(own)}`)
  }
  if (!(await isMember(client, user, 'quittance'))) {
    const grant = `grant quittance, quittance_importer to ${client.escapeIdentifier(user)}`
    if (!isSuperuser && !createsRoles) refuse(user, 'not a member of quittance', `${grant};`)
    await client.query(grant)
  }
  if (!(await mayCreate(client))) {
    const grant = 'grant create on schema public to quittance_owner'
    if (!isSuperuser && !(await ownsDatabase(client))) refuse(own, 'schema public', `${grant};`)
    await client.query(grant)
  }
  return isMember(client, own, 'quittance_owner')
}

const CREATE_ROLES = `create role quittance nologin noinherit; create role quittance_owner nologin;
  create role quittance_importer nologin bypassrls; grant quittance_importer to quittance;
  grant set on parameter session_replication_role to quittance_importer; grant quittance, quittance_owner, quittance_importer to <login>;`
  .split(/\s+/)
  .join(' ')

async function isMember(client: ClientBase, user: string, role: string): Promise<boolean> {
  return ask(client, 'select pg_has_role($1, $2, $3) as yes', [user, role, 'member'])
}

async function mayCreate(client: ClientBase): Promise<boolean> {
  return ask(client, 'select has_schema_privilege($1, $2, $3) as yes', ['quittance_owner', 'public', 'create'])
}

async function ownsDatabase(client: ClientBase): Promise<boolean> {
  return ask(
    client,
    `select pg_has_role(datdba, 'member') as yes from pg_database where datname = current_database()`,
    [],
  )
}

async function ask(client: ClientBase, question: string, values: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question, [...values])
  return rows[0]?.yes === true
}

function refuse(user: string, reason: string, remedy: string): never {
  throw new Refusal('platform.database_role', { user, reason, remedy })
}
