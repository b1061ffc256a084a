// The demo company, filled by the program itself in its own process, as somebody would who looks before importing.

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const PROGRAM = join(import.meta.dirname, '..', '..', 'server', 'bin', 'quittance.mjs')
const run = promisify(execFile)

test('the demo fills an empty store, its journal verifies, and it refuses to mix with what is there', async () => {
  const data = await mkdtemp(join(tmpdir(), 'quittance-demo-'))
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, QUITTANCE_DATA: data, QUITTANCE_NOW: '2026-11-24T08:00:00.000Z', LANG: 'fr_FR.UTF-8' }
  const quittance = async (...argv: readonly string[]) => {
    const { stdout } = await run(process.execPath, [PROGRAM, ...argv, '--json'], { env, maxBuffer: 1 << 26 })
    return JSON.parse(stdout) as Record<string, unknown>
  }
  try {
    expect(await quittance('demo')).toMatchObject({ company: 'Tavernier Agencement' })
    expect(await quittance('evidence', 'verify')).toMatchObject({ unsealed: 0, firstBad: null })
    const messages = (await quittance('outbox', 'list'))['messages'] as readonly { readonly state: string }[]
    expect(messages.length).toBeGreaterThan(50)
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['accepted']))
    const { rows } = (await quittance('bank', 'lines')) as {
      readonly rows: readonly { readonly counterparty: string }[]
    }
    expect(rows.map(({ counterparty }) => counterparty)).toContain('MME GAUTIER ODILE')
    const { mails } = (await quittance('mail', 'list', '--all')) as {
      readonly mails: readonly { readonly kind: string }[]
    }
    expect(mails.map(({ kind }) => kind)).toEqual(['answer', 'answer', 'answer', 'answer', 'answer', 'automatic'])
    const actions = (await quittance('day', '--dry-run'))['actions'] as readonly unknown[]
    expect(actions.length).toBeGreaterThan(0)
    await expect(quittance('demo')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('demo.store_not_empty') as string,
    })
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}, 120_000)
