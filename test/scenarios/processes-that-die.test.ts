// Whole processes on one embedded store, as somebody types them: two days at once, and days that are killed while they send.
// What the mail server received is the truth; nothing may have arrived twice.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeVerb, startFakeSmtp } from '../../server/src/outreach/channels/fake-smtp.ts'

const PROGRAM = join(import.meta.dirname, '..', '..', 'server', 'bin', 'quittance.mjs')
const data = await mkdtemp(join(tmpdir(), 'quittance-processes-'))
/** More than leave at the same moment, so that something is left to do after a kill. */
const DEBTORS = 30
/** To a relay on this machine: as many messages can be under way when the process dies. */
const CONNECTIONS = 20

/** What happens when the mail server hears a verb; null: it obliges. */
let onVerb: ((verb: FakeVerb) => string | undefined) | null = null
const smtp = await startFakeSmtp({ answer: (verb) => onVerb?.(verb) })

const start = (now: string, ...argv: readonly string[]): ChildProcess => {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, QUITTANCE_DATA: data, QUITTANCE_NOW: now, LANG: 'fr_FR.UTF-8' }
  return spawn(process.execPath, [PROGRAM, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function run(now: string, ...argv: readonly string[]): Promise<Record<string, unknown>> {
  const child = start(now, ...argv, '--json')
  let out = ''
  let err = ''
  child.stdout?.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (err += text.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${err}`)
  return JSON.parse(out) as Record<string, unknown>
}

const MONDAY = '2026-11-16T09:00:00.000Z'
let holding: ChildProcess

/** A list of as many debtors as there are, each with one invoice of this name and due day. */
const listOf = (name: string, due: string): string =>
  `Compte;Client;E-mail;Facture;Date;Échéance;Montant TTC;Reste dû\n${Array.from(
    { length: DEBTORS },
    (_, n) =>
      `C${n};Client ${n};client${n}@debiteur.example;${name}-${n};13/08/2026;${due};${300 + n},00;${300 + n},00`,
  ).join('\n')}\n`

beforeAll(async () => {
  const password = join(data, 'password.txt')
  await writeFile(password, 'trois girafes bleues')
  // Holds the store open, so that the commands join instead of starting it each time.
  holding = start(MONDAY, 'serve', '--run', 'web', '--port', '0')
  await once(holding.stdout as NodeJS.ReadableStream, 'data')
  await run(
    MONDAY,
    'company',
    'create',
    '--name',
    'Atelier Verdon',
    '--owner-name',
    'Claire',
    '--email',
    'c@verdon.example',
    '--password-file',
    password,
  )
  const settings: readonly (readonly string[])[] = [
    ['identity.city', 'Lyon'],
    ['identity.email', 'c@verdon.example'],
    ['identity.signerName', 'Claire Aubert'],
    ['identity.signerCapacity', 'gérante'],
    ['bank.holder', 'Atelier Verdon'],
    ['bank.iban', 'FR7630006000011234567890189'],
    ['mail', '127.0.0.1', 'c@verdon.example'],
    ['mail.port', String(smtp.port)],
    ['mail.security', 'none'],
    ['mail.user', 'none'],
  ]
  for (const setting of settings) await run(MONDAY, 'settings', 'set', ...setting)
  await writeFile(join(data, 'list.csv'), listOf('A', '10/11/2026'))
  await run(MONDAY, 'import', join(data, 'list.csv'), '--as', 'list', '--kind', 'business', '--days', 'day-first')
}, 120_000)

afterAll(async () => {
  holding.kill('SIGTERM')
  await once(holding, 'exit')
  await smtp.close()
  await rm(data, { recursive: true, force: true })
}, 60_000)

/** How often each Message-ID was received up to the final dot. */
function receipts(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { content } of smtp.messages) {
    const id = /^Message-ID: (.*)\r$/im.exec(content)?.[1] ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

const twice = (): readonly string[] => [...receipts()].filter(([, times]) => times > 1).map(([id]) => id)

const states = async (now: string): Promise<Record<string, number>> => {
  const { messages } = (await run(now, 'outbox', 'list')) as { messages: { state: string }[] }
  return Object.fromEntries(
    [...Map.groupBy(messages, ({ state }) => state)].map(([state, rows]) => [state, rows.length]),
  )
}

/** Starts a day, kills it when the server hears a verb for the n-th time, and waits for its end. */
async function killedAt(now: string, at: FakeVerb, nth: number, answer: string | undefined): Promise<void> {
  const child = start(now, 'day')
  child.stdout?.resume()
  child.stderr?.resume()
  let heard = 0
  onVerb = (verb) => {
    if (verb !== at || ++heard < nth) return undefined
    child.kill('SIGKILL')
    return answer
  }
  await once(child, 'exit')
  onVerb = null
  expect(heard).toBeGreaterThanOrEqual(nth)
}

test('two days at once send each message once, and a third sends none', async () => {
  await run(MONDAY, 'release', '--all', '--payments-known-to', '2026-11-16')
  const days = await Promise.all([run(MONDAY, 'day'), run(MONDAY, 'day')])
  expect(days.reduce((sum, day) => sum + Number(day['sent']), 0)).toBe(DEBTORS)
  expect(await run(MONDAY, 'day')).toMatchObject({ sent: 0, queued: 0 })
  expect(receipts().size).toBe(DEBTORS)
  expect(twice()).toEqual([])
}, 60_000)

test('a day that is killed before the content leaves sends everything later, once', async () => {
  // The second reminders, a fortnight on.
  await run('2026-11-30T09:00:00.000Z', 'release', '--all', '--payments-known-to', '2026-11-30')
  await killedAt('2026-11-30T09:00:00.000Z', 'DATA', 4, 'stall')
  await run('2026-11-30T09:01:00.000Z', 'day')
  await run('2026-11-30T09:20:00.000Z', 'day')
  // The other connections may have been in the middle of a content when the process died: those alone are in doubt.
  const { accepted = 0, unknown = 0, ...others } = await states('2026-11-30T09:21:00.000Z')
  expect(others).toEqual({})
  expect(accepted + unknown).toBe(2 * DEBTORS)
  expect(unknown).toBeLessThanOrEqual(CONNECTIONS - 1)
  expect(receipts().size).toBeGreaterThanOrEqual(accepted)
  expect(twice()).toEqual([])
}, 60_000)

test('a day that is killed after the content, before or after the answer, leaves what a person must look into, and sends nothing twice', async () => {
  const second = '2026-12-10T09:00:00.000Z'
  await writeFile(join(data, 'more.csv'), listOf('B', '04/12/2026'))
  await run(
    second,
    'import',
    join(data, 'more.csv'),
    '--as',
    'list',
    '--kind',
    'business',
    '--days',
    'day-first',
    '--complete',
    'no',
  )
  await run(second, 'release', '--all', '--payments-known-to', '2026-12-10')
  const before = receipts().size
  await killedAt(second, 'CONTENT', 2, 'stall')
  await killedAt('2026-12-10T09:20:00.000Z', 'CONTENT', 2, undefined)
  await run('2026-12-10T09:40:00.000Z', 'day')
  const end = await states('2026-12-10T10:00:00.000Z')
  expect(twice()).toEqual([])
  const { accepted = 0, unknown = 0, ...others } = end
  expect(others).toEqual({})
  // Nobody was forgotten: each was sent, or is unknown; and of the unknown at most those under way when it was killed.
  expect(unknown).toBeGreaterThanOrEqual(1)
  expect(unknown).toBeLessThanOrEqual(2 * CONNECTIONS)
  expect(receipts().size - before).toBeGreaterThanOrEqual(accepted - 2 * DEBTORS)
  const today = await run('2026-12-11T09:00:00.000Z', 'day')
  expect(today).toMatchObject({ sent: 0 })
  expect(await run('2026-12-11T09:00:00.000Z', 'evidence', 'verify')).toMatchObject({ firstBad: null })
}, 120_000)
