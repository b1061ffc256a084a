import { expect, test } from 'vitest'
import { changeMailAccount, createSecrets } from '#access'
import { PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import type { Shell } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { runTestCommand } from '#test/command.ts'
import { CLOSED_WAY_OUT } from '#test/open-way-out.ts'
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

test('a mail server that is not reached because it is inside is wrong, with what to write where', async () => {
  const account = { ...PLAIN_MAIL_ACCOUNT, host: '10.0.0.25', port: 465, security: 'tls', user: null } as const
  const from = { fromName: null, fromEmail: 'compta@atelier.example', replyTo: null }
  const secrets = createSecrets(Buffer.alloc(32))
  await store.inCompany((ctx) => changeMailAccount(ctx, { account: { ...account, ...from }, secrets }))
  const shell: Shell = {
    ...store.shell,
    inCompany: (company, work) => store.shell.inCompany(company, (ctx) => work({ ...ctx, wayOut: CLOSED_WAY_OUT })),
  }
  const { exitCode, json } = await runTestCommand([doctor], ['doctor', '--json', '--lang', 'en'], { ...store, shell })
  expect(exitCode).toBe(1)
  expect((json as Told).findings.filter(({ about }) => about === 'mail.network')).toEqual([
    {
      company: 'Atelier Martin',
      about: 'mail.network',
      state: 'wrong',
      sentence:
        'The server 10.0.0.25 (10.0.0.25) is in the own network of this installation, which its companies do not reach: nothing is sent or read through it. Add 10.0.0.25 to INTERNAL_NETWORKS and restart Quittance (docs/configuration.md), or give a public server (Settings → Mail).',
    },
  ])
})
