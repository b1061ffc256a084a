import { describe, expect, test } from 'vitest'
import { record } from '#evidence'
import type { Context } from '#kernel'
import { withClient } from '#platform/connection.ts'
import { createTestCompany } from '#test/database.ts'
import { takeIds } from './read-settings.ts'

const { company, inCompany, shell, createCompany, application, owner } = await createTestCompany()
const other = await createCompany('Société voisine')

const write = async (ctx: Context): Promise<void> => {
  await takeIds(ctx, 'item', 1)
  await record(ctx, [{ kind: 'debtor.changed', subjectKind: 'debtor', subjectId: 1, debtorId: 1 }])
}

describe('one company never sees or touches another', () => {
  test('rows of the other are not there', async () => {
    await inCompany(write)
    await shell.inCompany(other, write)
    const rows = await inCompany(
      (ctx) => ctx.sql<{ organisation: number }>`
      select organisation_id as organisation from fact
      union all select organisation_id from id_block
      union all select organisation_id from company_setting`,
    )
    expect(new Set(rows.map((row) => row.organisation))).toEqual(new Set([company.organisationId]))
  })

  test('an update without any condition changes one company only', async () => {
    await inCompany((ctx) => ctx.sql`update company_setting set version = version + 100`)
    const rows = await shell.inCompany(
      other,
      (ctx) => ctx.sql<{ version: number }>`select version from company_setting`,
    )
    expect(rows).toEqual([{ version: 1 }])
  })

  test('a row cannot be written for the other', async () => {
    await expect(
      inCompany(
        (ctx) =>
          ctx.sql`insert into id_block (organisation_id, kind, next_id) values (${other.organisationId}, 'stolen', 1)`,
      ),
    ).rejects.toThrow('row-level security')
    await expect(
      inCompany((ctx) => ctx.sql`update id_block set organisation_id = ${other.organisationId} where kind = 'item'`),
    ).rejects.toThrow('row-level security')
  })

  test('nor copied in for it', async () => {
    const target = { table: 'fact_unsealed', columns: ['organisation_id', 'fact_id'] }
    await expect(inCompany((ctx) => ctx.sql.copyInto(target, [[other.organisationId, 1]]))).rejects.toThrow(
      'another company',
    )
  })
})

describe('a transaction without a company', () => {
  test('gets an error from every table of a tenant, not an empty answer', async () => {
    await expect(shell.shared((sql) => sql`select * from company_setting`)).rejects.toThrow(
      /quittance\.organisation|invalid input syntax/,
    )
    await expect(shell.shared((sql) => sql`select * from fact`)).rejects.toThrow(
      /quittance\.organisation|invalid input syntax/,
    )
  })

  test('on a connection that just served a company as well', async () => {
    const attempts = Array.from({ length: 30 }, async (_, i) => {
      if (i % 2 === 0) return inCompany((ctx) => ctx.sql`select count(*) from fact`)
      return expect(shell.shared((sql) => sql`select count(*) from fact`)).rejects.toThrow(
        /quittance\.organisation|invalid input syntax/,
      )
    })
    await Promise.all(attempts)
  })
})

test('every table with a company is under forced row security, and every other one is on the list', async () => {
  const rows = await withClient(owner, async (client) => {
    const result = await client.query<{ name: string; tenant: boolean; secured: boolean; policies: number }>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnum > 0) as tenant,
        (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`)
    return result.rows
  })
  expect(rows.length).toBeGreaterThan(15)
  const open = rows.filter((row) => !row.secured).map((row) => row.name)
  expect(open).toEqual([
    'job',
    'membership',
    'organisation',
    'password_link',
    'person',
    'schema_migration',
    'session',
    'sign_in_attempt',
  ])
  for (const row of rows.filter(({ secured }) => secured))
    expect([row.name, row.tenant, row.policies]).toEqual([row.name, true, 1])
})

test('the program itself can neither see past row security nor change the schema', async () => {
  await withClient(application, async (client) => {
    const { rows } = await client.query<{ count: string }>('select count(*) from organisation')
    expect(Number(rows[0]?.count)).toBe(2)
    await expect(client.query('alter table fact disable row level security')).rejects.toThrow('must be owner')
    await expect(client.query('delete from entry')).rejects.toThrow('permission denied')
  })
})
