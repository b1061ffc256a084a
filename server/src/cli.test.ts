import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#kernel'
import { UsageError } from '#platform/command.ts'
import type { Command } from '#platform/command.ts'
import { serverState } from '#platform/postmaster.ts'
import { runTestCommand } from '#test/command.ts'

const command = (name: string, run: Command['run'], options: Command['options'] = {}): Command => ({
  name,
  summary: { fr: `résumé de ${name}`, en: `summary of ${name}` },
  usage: `quittance ${name} WORD [--on DAY]`,
  options,
  run,
})

const echo = command(
  'payment add',
  async ({ values, positionals, locale }) => ({ json: { values, positionals, locale }, text: positionals.join('+') }),
  {
    on: { type: 'string' },
    tag: { type: 'string', multiple: true },
  },
)
const commands: readonly Command[] = [
  echo,
  command('payment', async () => ({ json: 'short', text: 'short' })),
  command('plan list', async () => ({ json: [], text: '' })),
  command('refuse', async () => {
    throw new Refusal('platform.database_version', { version: '14' })
  }),
  command('misuse', async () => {
    throw new UsageError('DAY is missing')
  }),
  command('fault', async () => {
    throw new TypeError('undefined is not a day')
  }),
  command('warned', async () => ({ json: { ok: true }, text: 'ok', exitCode: 1 })),
]

const run = (...argv: string[]) => runTestCommand(commands, argv)

describe('a call', () => {
  test('is the command with the longest matching name, its words and its options', async () => {
    const { exitCode, json } = await run(
      'payment',
      'add',
      'F-12',
      '100.00',
      '--on',
      '2026-11-20',
      '--tag',
      'a',
      '--tag=b',
      '--json',
    )
    expect(exitCode).toBe(0)
    expect(json).toEqual({
      values: { on: '2026-11-20', tag: ['a', 'b'], json: true },
      positionals: ['F-12', '100.00'],
      locale: 'fr',
    })
    expect((await run('payment', 'F-12')).out).toBe('short\n')
  })

  test('may have the common options before the command', async () => {
    expect(await run('--lang', 'en', '--json', 'payment', 'add', 'F-12')).toMatchObject({
      exitCode: 0,
      json: { positionals: ['F-12'], locale: 'en' },
    })
  })

  test('prints text for people, and one document under --json', async () => {
    expect((await run('payment', 'add', 'a', 'b')).out).toBe('a+b\n')
    expect((await run('payment', 'add', 'a', 'b', '--json')).out.trim().split('\n')).toHaveLength(1)
  })

  test('passes on the exit code that a command asks for', async () => {
    expect(await run('warned', '--json')).toMatchObject({ exitCode: 1, json: { ok: true } })
  })
})

describe('an error', () => {
  test('that is a refusal exits with 1, says its sentence, and its code and data under --json', async () => {
    const { exitCode, out, err } = await run('refuse')
    expect([exitCode, out, err]).toEqual([
      1,
      '',
      'Ce serveur est un PostgreSQL 14 ; il faut la version 15 ou plus récente.\n',
    ])
    expect((await run('refuse', '--json', '--lang', 'en')).json).toEqual({
      error: {
        code: 'platform.database_version',
        message: 'This server is a PostgreSQL 14; version 15 or newer is needed.',
        data: { version: '14' },
      },
    })
  })

  test('of usage exits with 2', async () => {
    expect(await run('misuse', '--json')).toMatchObject({
      exitCode: 2,
      json: { error: { code: 'usage', message: 'DAY is missing' } },
    })
    expect(await run('nothing', '--json')).toMatchObject({ exitCode: 2, json: { error: { code: 'usage' } } })
    expect(await run('payment', 'add', '--unknown')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('--unknown') as unknown,
    })
    expect(await run('payment', 'add', '--on')).toMatchObject({ exitCode: 2 })
    expect(await run('payment', '--lang', 'de')).toMatchObject({ exitCode: 2 })
  })

  test('of usage is said in the language of who typed', async () => {
    const said = async (...argv: readonly string[]) => (await run(...argv)).err.split('\n')[0]
    expect(await said('payment', 'add', '--wrong', '--lang', 'fr')).toBe('Option inconnue : --wrong')
    expect(await said('payment', 'add', '--wrong', '--lang', 'en')).toBe('Unknown option: --wrong')
    expect(await said('payment', 'add', '--on', '--lang', 'fr')).toBe('Il manque une valeur à --on.')
    expect(await said('payment', 'add', '--json=yes', '--lang', 'en')).toBe('--json takes no value.')
    expect(await said('--lang', 'en')).toBe('Which command? The list: quittance --help')
    expect(await said('nothing', '--lang', 'en')).toBe('Unknown command: nothing. The list: quittance --help')
  })

  test('of a group without its verb is answered with what the group holds', async () => {
    const { exitCode, err } = await run('plan', '--lang', 'en')
    expect(exitCode).toBe(2)
    expect(err).toContain('plan list   summary of plan list')
    expect(err).not.toContain('misuse')
  })

  test('prints nothing that steers a terminal, whatever a debtor is called', async () => {
    const name = 'Du\u001b]52;c;cm0=\u0007pont\u009b31m\r\u202eLRAS\tA\nB'
    expect((await run('payment', 'add', name)).out).toBe(
      'Du\ufffd]52;c;cm0=\ufffdpont\ufffd31m\ufffd\ufffdLRAS\tA\nB\n',
    )
    const unknown = await run('nothing', '\u001b[2J')
    expect([unknown.exitCode, unknown.err.includes('\u001b')]).toEqual([2, false])
  })

  test('that is a fault of the program exits with 3', async () => {
    expect(await run('fault', '--json')).toMatchObject({ exitCode: 3, json: { error: { code: 'fault' } } })
    expect((await run('fault')).err).toContain('undefined is not a day')
  })
})

describe('help', () => {
  test('says which version of the program runs, without a store', async () => {
    expect(await run('--version')).toMatchObject({ exitCode: 0, out: 'quittance 0.1.0\n', err: '' })
    expect((await run('--version', '--json')).out).toBe('{"version":"0.1.0"}\n')
  })

  test('lists all commands, those of a group, or one', async () => {
    expect((await run('--help')).out).toContain('fault')
    expect((await run()).out).toContain('résumé de payment add')
    const group = await runTestCommand(
      [command('law rates', async () => ({ json: 1, text: '' })), ...commands],
      ['law', '--help', '--lang', 'en'],
    )
    expect(group.out).toContain('summary of law rates')
    expect(group.out).not.toContain('payment')
    expect((await run('payment', 'add', '--help')).out).toContain(
      'quittance payment add WORD [--on DAY]\n\nrésumé de payment add',
    )
  })
})

describe('the program', () => {
  const bin = join(import.meta.dirname, '..', 'bin', 'quittance.mjs')

  test('serves until it is told to stop, then leaves nothing running', { timeout: 60_000 }, async () => {
    const data = await mkdtemp(join(tmpdir(), 'quittance-cli-'))
    const office = spawn(process.execPath, [bin, 'serve', '--port', '0'], {
      env: { PATH: process.env['PATH'], QUITTANCE_DATA: data, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    for await (const chunk of office.stdout) {
      printed += String(chunk)
      if (printed.includes('http://')) break
    }
    const address = /http:\/\/\S+/.exec(printed)?.[0] ?? ''
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ok' })
    // As Ctrl-C in a terminal, which reaches us twice.
    office.kill('SIGINT')
    office.kill('SIGINT')
    const [code] = (await once(office, 'exit')) as [number]
    expect(code).toBe(0)
    const [major = ''] = await readdir(join(data, 'cluster'))
    expect((await serverState(join(data, 'cluster', major))).kind).toBe('stopped')
    await rm(data, { recursive: true })
  })
})
