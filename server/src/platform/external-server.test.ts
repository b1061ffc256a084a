import { describe, expect, test } from 'vitest'
import { createTestStore } from '#test/database.ts'
import { connectDatabase } from './database.ts'
import { prepareExternalServer } from './external-server.ts'

const { owner, shell } = await createTestStore()

/** The test cluster as if it were somebody's server, reached by a URL. */
function urlAs(user: string): string {
  if ('url' in owner.address) throw new Error('on our own cluster only')
  const { socketDirectory, database } = owner.address
  return `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(socketDirectory)}`
}

describe.skipIf('url' in owner.address)('a server at DATABASE_URL', () => {
  test('an administrator as login acts as the program, whom row security binds', async () => {
    const { application, owner: migrator } = await prepareExternalServer({ url: urlAs('quittance_admin') })
    expect(migrator).not.toBeNull()
    const database = await connectDatabase({ login: application, log: shell.log })
    const rows = await database.shared(async (sql) => {
      await sql`select 1`
      return sql`select session_user as login, current_user as role, row_security_active('item') as bound`
    })
    expect(rows).toEqual([{ login: 'quittance_admin', role: 'quittance', bound: true }])
    await database.close()
  })

  test('a login with no more rights than the program works, and cannot migrate', async () => {
    const { application, owner: migrator } = await prepareExternalServer({ url: urlAs('quittance') })
    expect(migrator).toBeNull()
    const database = await connectDatabase({ login: application, log: shell.log })
    expect(await database.shared((sql) => sql`select current_user as role`)).toEqual([{ role: 'quittance' }])
    await database.close()
  })

  test('a login that may not take on the role of the program is told what the administrator has to run', async () => {
    await expect(prepareExternalServer({ url: urlAs('quittance_owner') })).rejects.toMatchObject({
      code: 'platform.database_role',
      data: { remedy: 'grant quittance, quittance_importer to "quittance_owner";' },
    })
  })

  test('a server that is not there is one clear refusal', async () => {
    await expect(prepareExternalServer({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({
      code: 'platform.database_unavailable',
      data: { reason: 'ECONNREFUSED' },
    })
  })
})
