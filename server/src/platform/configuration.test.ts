import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfiguration } from './configuration.ts'
import { configurationPage } from './configuration-page.ts'
import { readSecret } from './secret.ts'

const folder = await mkdtemp(join(tmpdir(), 'quittance-configuration-'))
afterAll(() => rm(folder, { recursive: true }))

const KEY = Buffer.alloc(32, 7).toString('base64')

test('without any setting there is a default for each', () => {
  const configuration = readConfiguration({})
  expect(configuration).toMatchObject({ HOST: '127.0.0.1', PORT: 4000 })
  expect(configuration.QUITTANCE_DATA).toMatch(/quittance$/)
  expect(configuration.DATABASE_URL).toBeUndefined()
})

test('everything that is wrong is said at once, without repeating the values', () => {
  const mistaken = {
    PORT: '70000',
    DATABASE_URL: 'mysql://root:hunter2@db.example',
    BASE_URL: 'quittance.example',
    QUITTANCE_SECRET: 'short',
    QUITTANCE_NOW: '2026-02-30',
    LOG_LEVEL: 'loud',
    INTERNAL_NETWORKS: '10.0.0.0/99',
  }
  try {
    readConfiguration(mistaken)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ code: 'platform.configuration' })
    const { problems } = (error as { data: { problems: string } }).data
    for (const name of Object.keys(mistaken)) expect(problems).toContain(name)
    expect(problems).not.toContain('hunter2')
  }
})

test('an empty variable is one that was not given', () => {
  expect(readConfiguration({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 4000 })
})

test('a secret may lie in a file; given twice it is refused', async () => {
  const file = join(folder, 'key')
  await writeFile(file, `${KEY}\n`)
  expect(readConfiguration({ QUITTANCE_SECRET_FILE: file }).QUITTANCE_SECRET).toBe(KEY)
  expect(() => readConfiguration({ QUITTANCE_SECRET_FILE: file, QUITTANCE_SECRET: KEY })).toThrow(
    'platform.configuration',
  )
  expect(() => readConfiguration({ QUITTANCE_SECRET_FILE: join(folder, 'none') })).toThrow('platform.configuration')
})

test('the address of the office loses its last slash', () => {
  expect(readConfiguration({ BASE_URL: 'https://relances.example/' }).BASE_URL).toBe('https://relances.example')
})

test('the clock can be stopped at a day or an instant', () => {
  expect(readConfiguration({ QUITTANCE_NOW: '2026-12-24' }).QUITTANCE_NOW).toBe('2026-12-24')
  expect(readConfiguration({ QUITTANCE_NOW: '2026-12-24T07:00:00Z' }).QUITTANCE_NOW).toBe('2026-12-24T07:00:00Z')
})

test('a key that nobody gave is made once, for us alone, the same for two that start together', async () => {
  const file = join(folder, 'secret')
  const both = await Promise.all([readSecret(undefined, file), readSecret(undefined, file)])
  expect(both[0]).toHaveLength(32)
  expect(both[0]).toEqual(both[1])
  expect(await readSecret(undefined, file)).toEqual(both[0])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readSecret(KEY, file)).toEqual(Buffer.alloc(32, 7))
})

test('docs/configuration.md is up to date', async () => {
  const page = await readFile(join(import.meta.dirname, '..', '..', '..', 'docs', 'configuration.md'), 'utf8')
  expect(page, 'run: node scripts/run.mjs scripts/write-docs.ts').toBe(configurationPage())
})
