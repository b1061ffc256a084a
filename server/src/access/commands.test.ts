import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { UsageError } from '#platform/command.ts'
import type { CommandInput, CommandOutput } from '#platform/command.ts'
import { createTestStore } from '#test/database.ts'
import { commands } from './commands.ts'
import { findCompany } from './find-company.ts'

const { shell } = await createTestStore({ now: '2026-11-21T08:00:00.000Z' })
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

test('wrong words are wrong usage', async () => {
  await expect(run('company create', { name: 'X' })).rejects.toThrow(UsageError)
  await expect(run('settings set')).rejects.toThrow(UsageError)
  await expect(run('payments-known-to', {}, ['hier'])).rejects.toThrow(UsageError)
  await expect(run('person password', { email: 'a@b.example' })).rejects.toThrow(UsageError)
})
