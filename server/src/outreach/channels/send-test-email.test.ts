import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test, vi } from 'vitest'
import { CLOSED_WAY_OUT, OPEN_WAY_OUT } from '#test/open-way-out.ts'
import type { MailAccount, SendingAccount } from './email.ts'
import { type FakeScript, startFakeSmtp } from './fake-smtp.ts'
import { sendTestEmail } from './send-test-email.ts'

// Real processes and sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const LIMITS = { limits: { connectMs: 300, silenceMs: 300 } }

const account = (port: number, over: Partial<MailAccount> = {}): SendingAccount => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: null,
  wayOut: OPEN_WAY_OUT,
  ...over,
})

async function fakePort(answer: FakeScript['answer']): Promise<number> {
  const server = await startFakeSmtp(answer ? { answer } : {})
  closers.push(server.close)
  return server.port
}

test('a good account sends one message to itself', async () => {
  const server = await startFakeSmtp()
  closers.push(server.close)
  const result = await sendTestEmail(account(server.port), { locale: 'fr' })
  expect(result).toEqual({
    kind: 'sent',
    to: 'compta@verdon.example',
    explanation:
      'Message d’essai remis au serveur pour compta@verdon.example. Vérifiez qu’il arrive, et pas dans les indésirables.',
  })
  expect(server.messages.map((message) => message.to)).toEqual([['compta@verdon.example']])
})

test('a host that does not exist is said to be unknown', async () => {
  const result = await sendTestEmail(
    account(587, { host: 'nobody.invalid', security: 'starttls' }),
    { locale: 'fr' },
    LIMITS,
  )
  expect(result).toMatchObject({
    kind: 'failed',
    problem: { kind: 'host-not-found' },
    explanation: 'Le serveur « nobody.invalid » est introuvable. Vérifiez son nom, ou votre connexion à Internet.',
  })
})

test('a server inside the own network is not gone to where it may not be, and the sentence says who can allow it', async () => {
  let greeted = 0
  const port = await fakePort((verb) => {
    if (verb === 'CONNECT') greeted += 1
    return undefined
  })
  const result = await sendTestEmail({ ...account(port), wayOut: CLOSED_WAY_OUT }, { locale: 'fr' }, LIMITS)
  expect(result).toMatchObject({
    kind: 'failed',
    problem: { kind: 'address-inside', accountWide: true },
    explanation:
      '127.0.0.1 est dans le réseau interne de cette installation, que les sociétés n’atteignent pas. Employez son nom public, ou demandez à l’exploitant de l’autoriser (INTERNAL_NETWORKS, docs/configuration.md).',
  })
  expect(greeted).toBe(0)
})

test('a port where nothing listens is said to be refused', async () => {
  const server = await startFakeSmtp()
  await server.close()
  const result = await sendTestEmail(account(server.port), { locale: 'en' }, LIMITS)
  expect(result).toMatchObject({
    kind: 'failed',
    problem: { kind: 'connection-refused' },
    explanation: `127.0.0.1 refuses connections on port ${server.port}. Check the port (mostly 587 with STARTTLS, 465 with TLS) and the firewall.`,
  })
})

test('a server that never greets is said not to answer', async () => {
  const port = await fakePort((verb) => (verb === 'CONNECT' ? 'stall' : undefined))
  const result = await sendTestEmail(account(port), { locale: 'fr' }, LIMITS)
  expect(result).toMatchObject({
    kind: 'failed',
    problem: { kind: 'timeout' },
    explanation: `127.0.0.1 ne répond pas sur le port ${port}. Vérifiez le port, le pare-feu, ou réessayez plus tard.`,
  })
})

test('something that is no mail server is said so', async () => {
  const port = await fakePort((verb) => (verb === 'CONNECT' ? 'HTTP/1.1 400 Bad Request' : undefined))
  const result = await sendTestEmail(account(port), { locale: 'fr' }, LIMITS)
  expect(result).toMatchObject({ kind: 'failed', problem: { kind: 'not-a-mail-server' } })
})

test('TLS towards a port that speaks plain text is said so', async () => {
  const port = await fakePort(undefined)
  const result = await sendTestEmail(account(port, { host: 'localhost', security: 'tls' }), { locale: 'fr' }, LIMITS)
  expect(result).toMatchObject({ kind: 'failed', problem: { kind: 'tls' } })
})

test('a sender that the server does not know is said so', async () => {
  const port = await fakePort((verb) => (verb === 'MAIL' ? '550 sender not owned' : undefined))
  const result = await sendTestEmail(account(port), { locale: 'fr' }, LIMITS)
  expect(result).toMatchObject({
    kind: 'failed',
    problem: { kind: 'sender-refused', accountWide: true },
    explanation:
      'Le serveur refuse l’adresse d’expédition (« 550 sender not owned »). Employez une adresse de ce compte.',
  })
})

test('an answer that never comes sends the reader to the mailbox', async () => {
  const port = await fakePort((verb) => (verb === 'CONTENT' ? 'die' : undefined))
  const result = await sendTestEmail(account(port), { locale: 'en' }, LIMITS)
  expect(result).toMatchObject({
    kind: 'unknown',
    explanation:
      'The server took the message without confirming. See whether it reached compta@verdon.example, then try again.',
  })
})

test('a temporary refusal of the sign-in is no wrong password', async () => {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('try later'), { responseCode: 454 })),
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  closers.push(() => new Promise((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const result = await sendTestEmail(account(port, { user: 'verdon', password: 'right' }), { locale: 'fr' }, LIMITS)
  expect(result).toMatchObject({ kind: 'failed', problem: { kind: 'temporary', accountWide: true } })
})
