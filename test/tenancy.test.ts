// Invariants of the whole schema: who could see whose rows.

import { expect, test } from 'vitest'
import { withClient } from '../server/src/platform/connection.ts'
import { createTestStore } from '../server/src/test/database.ts'

const { owner } = await createTestStore()

const ask = <T extends object>(query: string): Promise<T[]> =>
  withClient(owner, async (client) => (await client.query<T>(query)).rows)

/** One signs in before a company is known; a worker takes whatever is due. Nothing else is shared. */
const SHARED = [
  'job',
  'membership',
  'organisation',
  'password_link',
  'person',
  'schema_migration',
  'session',
  'sign_in_attempt',
]

type Table = { name: string; secured: boolean; forced: boolean; policies: string[]; first_key: string | null }

const tables = await ask<Table>(`
  select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    array(select concat_ws(' | ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))
      from pg_policy p where p.polrelid = c.oid) as policies,
    (select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary) as first_key
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`)

test('the check looks at the real tables', () => {
  expect(tables.length).toBeGreaterThan(20)
  expect(tables.filter(({ name }) => SHARED.includes(name)).map(({ name }) => name)).toEqual(SHARED)
})

test('every other table is bound to one company: its key begins with it, row security is forced, one policy says so', () => {
  const setting = '( SELECT current_organisation() AS current_organisation)'
  const policy = `* | t | (organisation_id = ${setting}) | (organisation_id = ${setting})`
  const wrong = tables
    .filter(({ name }) => !SHARED.includes(name))
    .filter(
      ({ secured, forced, policies, first_key }) =>
        !secured || !forced || policies.join() !== policy || first_key !== 'organisation_id',
    )
  expect(wrong).toEqual([])
})

test('a view shows what its reader may see, not what its owner may', async () => {
  const views = await ask<{ name: string; invoker: boolean }>(`
    select relname as name, coalesce(reloptions::text[] @> array['security_invoker=true'], false) as invoker
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`)
  expect(views.length).toBeGreaterThan(3)
  expect(views.filter(({ invoker }) => !invoker)).toEqual([])
})

test('no function runs with the rights of its owner', async () => {
  expect(await ask(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`)).toEqual([])
})

test('the program may not change the schema, empty a table, or grant; the importer may only insert', async () => {
  const grants = await ask<{ role: string; privileges: string[] }>(`
    select r.rolname::text as role, array_agg(distinct a.privilege_type::text order by a.privilege_type::text) as privileges
    from pg_class c cross join aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and r.rolname <> 'quittance_owner'
    group by r.rolname order by r.rolname`)
  expect(grants).toEqual([
    { role: 'quittance', privileges: ['DELETE', 'INSERT', 'SELECT', 'UPDATE'] },
    { role: 'quittance_importer', privileges: ['INSERT'] },
  ])
  expect(await ask(`select has_schema_privilege('quittance', 'public', 'create') as may`)).toEqual([{ may: false }])
})
