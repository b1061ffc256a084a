// The server behind the tests: started by whichever test file needs it first, its template migrated once.

import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { loginOf, startCluster } from '#platform/cluster.ts'
import { withClient } from '#platform/connection.ts'
import type { Login } from '#platform/connection.ts'
import { prepareDataDirectory } from '#platform/data-directory.ts'
import { prepareExternalServer } from '#platform/external-server.ts'
import { withFileLock } from '#platform/file-lock.ts'
import { migrate, readMigrations } from '#platform/migrate.ts'
import { ensureRoles } from '#platform/roles.ts'

export type TestServer = {
  readonly loginTo: (database: string, role: Role) => Login
  /** Makes a database like the template and returns its name. */
  readonly clone: () => Promise<string>
  readonly drop: (database: string) => Promise<void>
}

type Role = 'quittance' | 'quittance_owner'

/** What differs between our own cluster and somebody's server. */
type Place = { readonly administrator: Login; readonly loginTo: TestServer['loginTo'] }

export async function testServer(folder: string): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL']
  const place = url === undefined ? await ownCluster(join(folder, 'store')) : externalServer(url)
  const template = await makeTemplate(place)
  const create = (name: string, from: string): Promise<unknown> =>
    withClient(place.administrator, (client) =>
      client.query(`create database ${name} template ${from} owner quittance_owner`),
    )
  return {
    loginTo: place.loginTo,
    clone: async () => {
      const name = `quittance_test_${randomUUID().replaceAll('-', '')}`
      await create(name, template)
      return name
    },
    drop: async (name) => {
      await withClient(place.administrator, (client) => client.query(`drop database ${name}`))
    },
  }
}

async function ownCluster(data: string): Promise<Place> {
  const directory = await prepareDataDirectory(data)
  const { server } = await withFileLock({ path: directory.lockFile }, () => startCluster(directory, false))
  return {
    administrator: loginOf(server, 'quittance_admin', 'postgres'),
    loginTo: (database, role) => loginOf(server, role, database),
  }
}

function externalServer(url: string): Place {
  return {
    administrator: { address: { url } },
    loginTo: (database, role) => ({ address: { url: withDatabase(url, database) }, role }),
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Named by its migrations, built under a lock beside its name: test files that start together find it whole or make it once. */
async function makeTemplate(place: Place): Promise<string> {
  const migrations = await readMigrations()
  const digest = createHash('sha256')
    .update(migrations.map(({ sha256 }) => sha256).join())
    .digest('hex')
    .slice(0, 16)
  const template = `quittance_template_${digest}`
  await withClient(place.administrator, async (client) => {
    if (await exists(client, template)) return
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    if (await exists(client, template)) return
    const building = `${template}_building`
    await client.query(`drop database if exists ${building} with (force)`)
    await prepareRoles(client, place)
    await client.query(`create database ${building} owner quittance_owner`)
    await migrate({
      application: place.loginTo(building, 'quittance'),
      owner: place.loginTo(building, 'quittance_owner'),
    })
    await client.query(`alter database ${building} rename to ${template}`)
  })
  return template
}

async function prepareRoles(client: ClientBase, { administrator }: Place): Promise<void> {
  if ('url' in administrator.address) await prepareExternalServer(administrator.address)
  else await ensureRoles({ client, canLogIn: true, isSuperuser: true })
}

async function exists(client: ClientBase, database: string): Promise<boolean> {
  return (await client.query('select from pg_database where datname = $1', [database])).rowCount === 1
}
