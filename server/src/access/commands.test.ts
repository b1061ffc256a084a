import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Shell } from '#kernel'
import { UsageError } from '#platform/command.ts'
import type { CommandInput, CommandOutput } from '#platform/command.ts'
import { createTestStore } from '#test/database.ts'
import { createWayOut } from '#platform/way-out.ts'
import { changeMailAccount } from './change-mail-account.ts'
import { commands } from './commands.ts'
import { findCompany, hasSeveralCompanies } from './find-company.ts'
import { PLAIN_MAIL_ACCOUNT } from './model.ts'
import { createSecrets } from './secrets.ts'
import { serversInside } from './servers-inside.ts'

const store = await createTestStore({ now: '2026-11-21T08:00:00.000Z' })
const wayOut = createWayOut({
  inside: undefined,
  isShared: () => store.shell.shared(hasSeveralCompanies),
  resolveName: async (host) => [{ address: host === 'post.atelier.example' ? '10.0.0.25' : '8.8.8.8', family: 4 }],
})
const shell: Shell = {
  ...store.shell,
  inCompany: (company, work) => store.shell.inCompany(company, (ctx) => work({ ...ctx, wayOut })),
}
const secret = randomBytes(32)
const folder = await mkdtemp(join(tmpdir(), 'quittance-commands-'))
afterAll(() => rm(folder, { recursive: true }))

/** Runs a command as `cli.ts` would, without the process around it. */
async function run(
  name: string,
  values: CommandInput['values'] = {},
  positionals: readonly string[] = [],
): Promise<CommandOutput> {
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Error(`no command ${name}`)
  const runtime = { store: async () => ({ secret }) } as unknown as CommandInput['runtime']
  return command.run({
    values,
    positionals,
    locale: 'fr',
    terminal: false,
    shell: async () => shell,
    company: () => findCompany(shell, null),
    runtime,
  })
}

test('a company is set up without a browser', async () => {
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, 'trois girafes bleues\n')
  const options = {
    name: 'Atelier Martin',
    'owner-name': 'Marie Durand',
    email: 'Marie@Atelier.example',
    siren: '552100554',
  }
  await expect(run('company create', options)).rejects.toMatchObject({ code: 'access.password_missing' })
  const made = await run('company create', { ...options, 'password-file': passwordFile })
  expect(made.json).toMatchObject({ name: 'Atelier Martin' })
  expect(made.text).toMatch(/^Société créée : Atelier Martin \(n° \d+\)\.$/)

  await run('settings set', {}, ['identity.city', 'Lyon'])
  await run('payments-known-to', {}, ['2026-11-20'])
  const shown = await run('settings show')
  expect(shown.json).toMatchObject({
    identity: { name: 'Atelier Martin', city: 'Lyon', siren: '552100554' },
    paymentsKnownTo: '2026-11-20',
  })
  expect(shown.text).toMatch(/^identity\.city {2,}Lyon$/m)
  expect(shown.text).toMatch(/^payments-known-to {2,}20\/11\/2026$/m)

  await writeFile(passwordFile, 'quatre girafes bleues')
  const changed = await run('person password', { email: 'marie@atelier.example', 'password-file': passwordFile })
  expect(changed.text).toBe('Mot de passe changé.')
})

test('a setting whose value was forgotten is left as it is; none takes it away', async () => {
  await run('settings set', {}, ['identity.city', 'Nantes'])
  await expect(run('settings set', {}, ['identity.city'])).rejects.toThrow(UsageError)
  expect((await run('settings show')).text).toContain('Nantes')
  await run('settings set', {}, ['identity.city', 'none'])
  expect((await run('settings show')).text).not.toContain('Nantes')
})

test('a second person is let in, once, and listed', async () => {
  const passwordFile = join(folder, 'password-two')
  await writeFile(passwordFile, 'cinq girafes bleues\n')
  const julien = { name: 'Julien Roy', email: 'Julien@Atelier.example' }
  await expect(run('person add', julien)).rejects.toMatchObject({ code: 'access.password_missing' })
  const added = await run('person add', { ...julien, 'password-file': passwordFile })
  expect(added).toMatchObject({
    json: { name: 'Julien Roy', role: 'member' },
    text: 'Julien Roy peut se connecter avec Julien@Atelier.example.',
  })
  await expect(run('person add', julien)).rejects.toMatchObject({ code: 'access.person_already_there' })
  expect((await run('person list')).text).toBe(
    'Julien Roy  julien@atelier.example  membre\nMarie Durand  marie@atelier.example  responsable',
  )
  const at = { email: 'Julien@atelier.example' }
  expect((await run('person rename', { ...at, name: 'Julien Roy-Martin' })).text).toBe(
    'Julien Roy s’appelle désormais Julien Roy-Martin.',
  )
  expect((await run('person role', { ...at, role: 'owner' })).text).toBe('Julien Roy-Martin est responsable.')
  expect((await run('person remove', at)).text).toBe('Julien Roy-Martin n’agit plus pour la société.')
  await expect(run('person remove', at)).rejects.toMatchObject({ code: 'access.person_not_found' })
  await expect(run('person remove', { email: 'marie@atelier.example' })).rejects.toMatchObject({
    code: 'access.last_owner',
  })
})

test('a second company is told which servers of the first are no longer reached', async () => {
  const account = {
    ...PLAIN_MAIL_ACCOUNT,
    host: 'post.atelier.example',
    port: 465,
    security: 'tls',
    user: null,
    fromName: null,
    fromEmail: 'compta@atelier.example',
    replyTo: null,
  } as const
  const server = { port: 993, security: 'tls', folders: ['INBOX'], sentFolder: null, sentCopyBy: 'server' } as const
  const imap = { ...server, host: 'imap.atelier.example' }
  const secrets = createSecrets(secret)
  const first = await findCompany(shell, null)
  await shell.inCompany(first, (ctx) => changeMailAccount(ctx, { account: { ...account, imap }, secrets }))
  expect(await serversInside(shell, first)).toEqual([])
  const passwordFile = join(folder, 'password-three')
  await writeFile(passwordFile, 'six girafes bleues\n')
  const made = await run('company create', {
    name: 'Cabinet Verdon',
    'owner-name': 'Inès Verdon',
    email: 'ines@verdon.example',
    'password-file': passwordFile,
  })
  const inside = { host: 'post.atelier.example', address: '10.0.0.25' }
  expect(made.json).toMatchObject({ serversInside: [{ company: 'Atelier Martin', ...inside }] })
  expect(made.text.split('\n').slice(1)).toEqual([
    'Atelier Martin : Le serveur post.atelier.example (10.0.0.25) est dans le réseau interne de cette installation, que ses sociétés n’atteignent pas : rien n’est envoyé ni lu par lui. Ajoutez 10.0.0.25 à INTERNAL_NETWORKS et redémarrez Quittance (docs/configuration.md), ou donnez un serveur public (Réglages → Messagerie).',
  ])
  expect(await serversInside(shell, first)).toEqual([inside])
})

test('wrong words are wrong usage', async () => {
  await expect(run('company create', { name: 'X' })).rejects.toThrow(UsageError)
  await expect(run('settings set')).rejects.toThrow(UsageError)
  await expect(run('payments-known-to', {}, ['hier'])).rejects.toThrow(UsageError)
  await expect(run('person password', { email: 'a@b.example' })).rejects.toThrow(UsageError)
})
