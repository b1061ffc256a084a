import { expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { runTestCommand } from '#test/command.ts'
import { doctor } from './doctor.ts'

const store = await createTestCompany()

type Told = { readonly findings: readonly { company: string | null; about: string; state: string; sentence: string }[] }

test('a new store is sound: nothing is wrong, and what is still to be set up is advised', async () => {
  const { json } = await runTestCommand([doctor], ['doctor', '--json'], store)
  // Of the server the next test speaks.
  const findings = (json as Told).findings.filter(({ about }) => about !== 'store.durability')
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([])
  expect(findings.map(({ about }) => about)).toEqual(
    expect.arrayContaining(['store.server', 'store.room', 'mail.account', 'ledger.balances']),
  )
  expect(findings.find(({ about }) => about === 'evidence.journal')?.sentence).toMatch(/^Journal intact/)
})

test('a server that does not wait for its disk is wrong, and the command fails', async () => {
  const [server] = await store.shell.shared((sql) => sql<{ fsync: string }>`select current_setting('fsync') as fsync`)
  const { exitCode, json } = await runTestCommand([doctor], ['doctor', '--json'], store)
  const durability = (json as Told).findings.find(({ about }) => about === 'store.durability')
  // The throw-away cluster of the tests is such a server; one at TEST_DATABASE_URL need not be.
  const expected = {
    off: { state: 'wrong', exitCode: 1 },
    on: { state: expect.not.stringMatching('wrong'), exitCode: 0 },
  }
  expect({ state: durability?.state, exitCode }).toEqual(expected[server?.fsync as 'on' | 'off'])
})

test('a legal rate that runs out within 45 days is advised, never wrong', async () => {
  const { json } = await runTestCommand([doctor], ['doctor', '--json', '--lang', 'en'], store)
  const rates = (json as Told).findings.filter(({ about }) => about.startsWith('law.'))
  expect(rates.length).toBeGreaterThan(0)
  expect(rates.map(({ state }) => state)).not.toContain('wrong')
  expect(rates.map(({ company }) => company)).toContain('Atelier Martin')
})
