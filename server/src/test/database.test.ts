import { expect, inject, test } from 'vitest'
import { withClient } from '#platform/connection.ts'
import { createTestCompany } from './database.ts'
import { testServer } from './server.ts'

const { company, inCompany, clock, createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

test('a test has a company, a day, and a clock that it sets', async () => {
  expect(await inCompany(async ({ organisationId, today, now }) => [organisationId, today, now])).toEqual([
    company.organisationId,
    '2026-11-21',
    '2026-11-21T09:00:00.000Z',
  ])
  clock.set('2026-12-31T23:30:00Z')
  expect(await inCompany(async ({ today }) => today)).toBe('2027-01-01')
})

test('another company of the same store is another tenant', async () => {
  const other = await createCompany()
  expect(other.organisationId).not.toBe(company.organisationId)
  const seen = await shell.inCompany(other, ({ sql }) => sql`select organisation_id as id from company_setting`)
  expect(seen).toEqual([{ id: other.organisationId }])
})

test('a connection that a test leaves open is found when its database is dropped', { timeout: 20_000 }, async () => {
  const server = await testServer(inject('testStore'))
  const name = await server.clone()
  await withClient(server.loginTo(name, 'quittance'), async () => {
    // PostgreSQL waits five seconds for it to go.
    await expect(server.drop(name)).rejects.toThrow('being accessed by other users')
  })
  await expect
    .poll(() =>
      server.drop(name).then(
        () => 'dropped',
        () => 'still open',
      ),
    )
    .toBe('dropped')
})
