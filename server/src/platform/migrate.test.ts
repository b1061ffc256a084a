import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTestStore } from '#test/database.ts'
import { withClient } from './connection.ts'
import { MIGRATIONS, migrate, pendingOf } from './migrate.ts'
import { describeSchema } from './schema.ts'

const { application, owner } = await createTestStore()

const migrationDirectory = await mkdtemp(join(tmpdir(), 'quittance-migrations-'))
await cp(MIGRATIONS, migrationDirectory, { recursive: true })
afterAll(() => rm(migrationDirectory, { recursive: true }))

const file = (name: string): string => join(migrationDirectory, name)
const tables = (pattern: string): Promise<unknown[]> =>
  withClient(
    owner,
    async (client) => (await client.query('select tablename from pg_tables where tablename like $1', [pattern])).rows,
  )

// Other versions of PostgreSQL write the same view in other words.
test.skipIf('url' in owner.address)('server/schema.sql is what the migrations make', async () => {
  const written = await readFile(join(import.meta.dirname, '..', '..', 'schema.sql'), 'utf8')
  expect(await withClient(owner, describeSchema), 'run: node scripts/run.mjs server/src/platform/write-schema.ts').toBe(
    written,
  )
})

test('a store that is up to date is left alone', async () => {
  expect(await migrate({ application, owner })).toEqual([])
})

test('a migration that fails leaves nothing behind and names its line', async () => {
  await writeFile(file('9001_broken.sql'), 'create table half_made (id integer);\nselect 1;\nselect nothing;\n')
  await expect(migrate({ application, owner, migrationDirectory })).rejects.toThrow(
    '9001_broken.sql, line 3: column "nothing" does not exist',
  )
  expect(await tables('half_made')).toEqual([])
  await rm(file('9001_broken.sql'))
})

test('processes that start together apply a migration once', async () => {
  await writeFile(file('9002_extra.sql'), 'create table extra (id integer);')
  const all = await Promise.all([1, 2, 3].map(() => migrate({ application, owner, migrationDirectory })))
  expect(all.flat()).toEqual(['9002_extra.sql'])
  expect(await tables('extra')).toEqual([{ tablename: 'extra' }])
})

test('a migration that changed after it was applied is refused', async () => {
  await writeFile(file('9002_extra.sql'), 'create table extra (id bigint);')
  await expect(migrate({ application, owner, migrationDirectory })).rejects.toMatchObject({
    code: 'platform.migration_changed',
    data: { migration: '9002_extra.sql' },
  })
})

test('a store of a newer program is refused', async () => {
  await expect(migrate({ application, owner })).rejects.toMatchObject({
    code: 'platform.database_newer',
    data: { migration: '9002_extra.sql' },
  })
})

test('a login that may not change the schema is told so', async () => {
  await writeFile(file('9002_extra.sql'), 'create table extra (id integer);')
  await writeFile(file('9003_more.sql'), 'create table more (id integer);')
  await expect(migrate({ application, owner: null, migrationDirectory })).rejects.toMatchObject({
    code: 'platform.database_role',
  })
})

test('a file numbered below one that was applied is a mistake', () => {
  const migration = (name: string) => ({ name, sha256: name, text: '' })
  expect(() => pendingOf([migration('0001_a.sql'), migration('0002_b.sql')], [migration('0002_b.sql')])).toThrow(
    'number it higher',
  )
})
