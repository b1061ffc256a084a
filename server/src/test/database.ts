// A fresh database for each test file: a clone of one migrated template (some 40 ms). Works as root and as anybody else,
// on a throw-away cluster of its own or on the server at TEST_DATABASE_URL.
//
//   const { company, shell, clock } = await createTestCompany()      at the top of a test file

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import type { Clock, Company, Context, Day, Id, Instant, PublicLinks, Shell, Sql } from '#kernel'
import { fixedClock } from '#platform/clock.ts'
import type { Login } from '#platform/connection.ts'
import { connectDatabase } from '#platform/database.ts'
import { createFileStore } from '#platform/files.ts'
import { createShell } from '#platform/shell.ts'
import { OPEN_WAY_OUT } from './open-way-out.ts'
import { testServer } from './server.ts'

export type TestClock = Clock & { set(at: Instant): void }

export type TestStore = {
  readonly shell: Shell
  readonly clock: TestClock
  readonly application: Login
  readonly owner: Login
  /** One more company of the same store, for tests of tenancy. */
  createCompany(name?: string): Promise<Company>
}

export type TestCompany = TestStore & {
  readonly company: Company
  /** `shell.inCompany(company, …)`, on another day if told. */
  inCompany<T>(work: (ctx: Context) => Promise<T>, today?: Day): Promise<T>
}

export type TestStoreOptions = {
  readonly now?: Instant
  /** As of an installation that strangers reach; none when not given. */
  readonly links?: PublicLinks
}

export async function createTestCompany(options: TestStoreOptions = {}): Promise<TestCompany> {
  const store = await createTestStore(options)
  const company = await store.createCompany('Atelier Martin')
  return {
    ...store,
    company,
    inCompany: (work, today) => store.shell.inCompany(today === undefined ? company : { ...company, today }, work),
  }
}

/** A migrated store without any company. Call it at the top of a test file: what it opens is closed after the file's tests. */
export async function createTestStore({ now = '2026-11-21', links }: TestStoreOptions = {}): Promise<TestStore> {
  const server = await testServer(inject('testStore'))
  const name = await server.clone()
  const application = server.loginTo(name, 'quittance')
  const clock = testClock(now)
  const folder = await mkdtemp(join(tmpdir(), 'quittance-files-'))
  const log = { info() {}, warn() {}, error() {} }
  const database = await connectDatabase({ login: application, log, connections: 5 })
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
    await server.drop(name) // fails while a connection is open: a test leaked one
  })
  const files = createFileStore(folder)
  const shell = createShell({ database, files, log, clock, wayOut: OPEN_WAY_OUT, links: links ?? null, zoneOf })
  const owner = server.loginTo(name, 'quittance_owner')
  return { shell, clock, application, owner, createCompany: (title = 'Autre société') => insertCompany(shell, title) }
}

export function testClock(at: Instant): TestClock {
  let clock = fixedClock(at)
  return {
    now: () => clock.now(),
    today: (zone) => clock.today(zone),
    set: (moment) => {
      clock = fixedClock(moment)
    },
  }
}

async function insertCompany(shell: Shell, name: string): Promise<Company> {
  const organisationId = await shell.shared(async (sql) => {
    const [row] = await sql<{ id: Id }>`
      insert into organisation (name, created_at) values (${name}, ${shell.clock.now()}) returning id`
    if (!row) throw new Error('no company')
    return row.id
  })
  const company: Company = { organisationId, actor: { kind: 'system', name: 'command' } }
  await shell.inCompany(
    company,
    ({ sql }) => sql`insert into company_setting (organisation_id) values (${organisationId})`,
  )
  return company
}

async function zoneOf(sql: Sql, organisationId: Id): Promise<string> {
  const [row] = await sql<{ zone: string }>`select time_zone as zone from organisation where id = ${organisationId}`
  if (!row) throw new Error(`no organisation ${organisationId}`)
  return row.zone
}
