import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { stopwatch } from '#platform/clock.ts'
import { OPEN_WAY_OUT } from '#test/open-way-out.ts'
import {
  type EmailMessage,
  type MailAccount,
  type SendOutcome,
  type SenderOptions,
  type SendingAccount,
  openSender,
} from './email.ts'
import { explainEmailProblem } from './email-problem.ts'
import { type FakeAnswer, type FakeScript, type FakeSmtp, type FakeVerb, startFakeSmtp } from './fake-smtp.ts'
import { selfSignedCertificate } from './test-certificate.ts'

// Real processes and sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function fake(script: FakeScript | FakeScript['answer'] = {}): Promise<FakeSmtp> {
  const server = await startFakeSmtp(typeof script === 'function' ? { answer: script } : script)
  closers.push(server.close)
  return server
}

const account = (port: number, over: Partial<MailAccount> = {}): SendingAccount => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: { name: 'Claire Aubert', email: 'claire@verdon.example' },
  wayOut: OPEN_WAY_OUT,
  ...over,
})

const message = (number = 1, over: Partial<EmailMessage> = {}): EmailMessage => ({
  messageId: `<rem.7.${number}@verdon.example>`,
  to: { name: 'Mme Renaud', email: 'renaud@lefevre.example' },
  subject: 'Facture F-1',
  text: 'Reste dû 12,00 €\n',
  html: '<p>Reste dû 12,00 €</p>',
  date: '2026-11-21T08:00:00.000Z',
  ...over,
})

type Sent = { readonly outcome: SendOutcome; readonly started: number }

async function send(
  port: number,
  options: SenderOptions = {},
  over: Partial<MailAccount> = {},
  hook: () => Promise<void> = async () => undefined,
): Promise<Sent> {
  const sender = openSender(account(port, over), options)
  let started = 0
  const outcome = await sender.send(message(), {
    onDataStart: async () => {
      started++
      await hook()
    },
  })
  await sender.close()
  return { outcome, started }
}

const at =
  (verb: FakeVerb, answer: FakeAnswer): NonNullable<FakeScript['answer']> =>
  (asked) =>
    asked === verb ? answer : undefined
const SHORT: SenderOptions = { limits: { connectMs: 300, silenceMs: 300, messageMs: 5000 } }

describe('a message that a server accepts', () => {
  test('is accepted once, for exactly the validated recipient, after the start was recorded', async () => {
    const server = await fake()
    const order: string[] = []
    const { outcome } = await send(server.port, {}, {}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      order.push(`recorded with ${server.messages.length} delivered`)
    })
    expect(outcome).toEqual({ kind: 'accepted', response: '250 queued as 42' })
    expect(order).toEqual(['recorded with 0 delivered'])
    expect(server.messages).toHaveLength(1)
    expect(server.messages[0]).toMatchObject({ from: 'compta@verdon.example', to: ['renaud@lefevre.example'] })
    expect(server.messages[0]?.content).toContain('Message-ID: <rem.7.1@verdon.example>')
  })

  test('no byte of the content leaves before the start is recorded', async () => {
    const seen: string[] = []
    const server = await fake((verb) => void seen.push(verb))
    await send(server.port, {}, {}, async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      seen.push('recorded')
    })
    expect(seen.indexOf('recorded')).toBeGreaterThan(seen.indexOf('DATA'))
    expect(seen.indexOf('recorded')).toBeLessThan(seen.indexOf('CONTENT-BEGIN'))
  })

  test('A4 stays accepted when the server dies after its 250', async () => {
    const server = await fake((verb) => (verb === 'QUIT' ? 'die' : undefined))
    expect((await send(server.port)).outcome.kind).toBe('accepted')
    expect(server.messages).toHaveLength(1)
  })

  test('a hundred messages share a few connections', async () => {
    const server = await fake()
    const sender = openSender(account(server.port), { connections: 2 })
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => sender.send(message(i), { onDataStart: async () => undefined })),
    )
    await sender.close()
    expect(outcomes.every((outcome) => outcome.kind === 'accepted')).toBe(true)
    expect(server.messages).toHaveLength(100)
    expect(server.connections()).toBe(2)
  })

  test('a kept connection that died in the meantime is replaced, and the message sent once', async () => {
    let die = false
    const server = await fake((verb) => (verb === 'MAIL' && die ? ((die = false), 'die') : undefined))
    const sender = openSender(account(server.port))
    await sender.send(message(1), { onDataStart: async () => undefined })
    die = true
    let started = 0
    const outcome = await sender.send(message(2), { onDataStart: async () => void started++ })
    await sender.close()
    expect(outcome.kind).toBe('accepted')
    expect(started).toBe(1)
    expect(server.messages).toHaveLength(2)
    expect(server.connections()).toBe(2)
  })
})

describe('a connection', () => {
  test('is left after as many messages as were agreed', async () => {
    const server = await fake()
    const sender = openSender(account(server.port), { connections: 1, messagesPerConnection: 2 })
    for (const number of [1, 2, 3, 4, 5, 6]) await sender.send(message(number), { onDataStart: async () => undefined })
    await sender.close()
    expect([server.messages.length, server.connections()]).toEqual([6, 3])
  })

  test('A23 keeps to the rate of the account', async () => {
    const server = await fake()
    const sender = openSender(account(server.port, { perMinute: 600 }))
    const took = stopwatch()
    await Promise.all([1, 2, 3].map((number) => sender.send(message(number), { onDataStart: async () => undefined })))
    await sender.close()
    expect(took()).toBeGreaterThanOrEqual(198)
  })

  test('that dies while the start of its second message is recorded has it recorded once', async () => {
    const server = await fake()
    const sender = openSender(account(server.port), { connections: 1 })
    await sender.send(message(1), { onDataStart: async () => undefined })
    let started = 0
    const outcome = await sender.send(message(2), {
      onDataStart: async () => {
        started++
        server.hangUp()
        await new Promise((resolve) => setTimeout(resolve, 50))
      },
    })
    await sender.close()
    expect([outcome.kind, started]).toEqual(['rejected', 1])
    expect(server.messages).toHaveLength(1)
  })
})

describe('a message that is held back at the last moment', () => {
  test('leaves nothing, and the next one goes its way', async () => {
    const server = await fake()
    const sender = openSender(account(server.port))
    const held = await sender.send(message(1), { onDataStart: () => Promise.reject(new Error('paid a minute ago')) })
    const next = await sender.send(message(2), { onDataStart: async () => undefined })
    await sender.close()
    expect(held).toMatchObject({ kind: 'rejected', permanent: false, code: 'withdrawn', response: 'paid a minute ago' })
    expect(next.kind).toBe('accepted')
    expect(server.messages.map((received) => /Message-ID: (\S+)/.exec(received.content)?.[1])).toEqual([
      '<rem.7.2@verdon.example>',
    ])
  })

  test('a real server delivers nothing of it', async () => {
    const received: string[] = []
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => {
        let content = ''
        stream.on('data', (chunk: Buffer) => (content += chunk.toString()))
        stream.on('end', () => {
          received.push(content)
          done()
        })
      },
    })
    server.on('error', () => undefined)
    const port = await listen(server)
    const { outcome } = await send(port, {}, {}, () => Promise.reject(new Error('disputed')))
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'withdrawn' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(received.filter((content) => content.includes('Reste'))).toEqual([])
  })
})

describe('A3, A7 after the content began, only a complete answer counts', () => {
  test('the server dies after the dot and before its 250: nobody knows, and it did arrive', async () => {
    const server = await fake(at('CONTENT', 'die'))
    const { outcome, started } = await send(server.port)
    expect(outcome.kind).toBe('unknown')
    expect(started).toBe(1)
    expect(server.messages).toHaveLength(1)
    expect(server.connections()).toBe(1)
  })

  test('the server dies at the first byte: not known either', async () => {
    const server = await fake(at('CONTENT-BEGIN', 'die'))
    expect((await send(server.port)).outcome.kind).toBe('unknown')
  })

  test('the server falls silent after the dot: not known, within the limit', async () => {
    const server = await fake(at('CONTENT', 'stall'))
    const { outcome } = await send(server.port, SHORT)
    expect(outcome.kind).toBe('unknown')
  })

  test('a server that trickles bytes for ever does not hold the worker', async () => {
    const server = await fake(at('CONTENT', 'stall'))
    const { outcome } = await send(server.port, { limits: { messageMs: 400 } })
    expect(outcome).toEqual({ kind: 'unknown', reason: 'the message took too long' })
  })

  test('half an answer is no answer', async () => {
    const server = await fake((verb) => (verb === 'CONTENT' ? '250-half' : undefined))
    expect((await send(server.port, SHORT)).outcome.kind).toBe('unknown')
  })

  test.each([
    ['451 4.3.0 try later', false, '4.3.0'],
    ['421 closing', false, '421'],
    ['550 5.7.1 spam', true, '5.7.1'],
    ['554 no', true, '554'],
    ['552 5.3.4 too big', true, '5.3.4'],
  ])('a complete refusal after the dot (%s) is a refusal: it did not leave', async (answer, permanent, code) => {
    const server = await fake(at('CONTENT', answer))
    expect((await send(server.port)).outcome).toMatchObject({ kind: 'rejected', permanent, code, response: answer })
  })
})

describe('A5, A6 before the content, nothing has left', () => {
  const verbs: readonly FakeVerb[] = ['CONNECT', 'EHLO', 'MAIL', 'RCPT', 'DATA']
  const pipelining = [['PIPELINING'], []]
  for (const verb of verbs) {
    for (const extensions of pipelining) {
      for (const answer of ['die', 'stall', '421 4.3.2 closing', '451 4.3.0 later'] as const) {
        test(`${answer} at ${verb}${extensions.length > 0 ? ', pipelined' : ''}: not sent, to be tried again`, async () => {
          // A server that does not know EHLO is greeted with HELO: both are refused here.
          const server = await fake({ answer: at(verb, answer), extensions })
          const { outcome, started } = await send(server.port, SHORT)
          expect(outcome).toMatchObject({ kind: 'rejected', permanent: false })
          expect(started).toBe(0)
          expect(server.messages).toEqual([])
        })
      }
      test(`550 at ${verb}${extensions.length > 0 ? ', pipelined' : ''}: not sent`, async () => {
        const server = await fake({ answer: at(verb, '550 5.1.1 no'), extensions })
        const { outcome, started } = await send(server.port, SHORT)
        expect(outcome).toMatchObject({
          kind: 'rejected',
          permanent: verb === 'RCPT' || verb === 'DATA',
          code: '5.1.1',
        })
        expect(started).toBe(0)
      })
    }
  }

  test('a refused recipient is named, with the words of the server', async () => {
    const server = await fake(at('RCPT', '550 5.1.1 no such user'))
    expect((await send(server.port)).outcome).toEqual({
      kind: 'rejected',
      permanent: true,
      code: '5.1.1',
      response: '550 5.1.1 no such user',
      recipient: 'renaud@lefevre.example',
      problem: { kind: 'recipient-refused', code: '5.1.1', response: '550 5.1.1 no such user', accountWide: false },
    })
  })

  test('A8 one recipient refused does not touch the next, on the same connection', async () => {
    const said: FakeVerb[] = []
    const server = await fake((verb, line) => {
      if (['MAIL', 'RCPT', 'RSET', 'DATA'].includes(verb)) said.push(verb)
      return verb === 'RCPT' && line.includes('gone@') ? '550 5.1.1 gone' : undefined
    })
    const sender = openSender(account(server.port), { connections: 1 })
    const first = await sender.send(message(1, { to: { name: '', email: 'gone@lefevre.example' } }), {
      onDataStart: async () => undefined,
    })
    const second = await sender.send(message(2), { onDataStart: async () => undefined })
    await sender.close()
    expect([first.kind, second.kind]).toEqual(['rejected', 'accepted'])
    // What the refusal left open is closed before the next one begins (RFC 5321, 4.1.1.5).
    expect(said).toEqual(['MAIL', 'RCPT', 'RSET', 'MAIL', 'RCPT', 'DATA'])
    expect(server.connections()).toBe(1)
    expect(server.messages.map((received) => received.to)).toEqual([['renaud@lefevre.example']])
  })

  test.each([
    ['RCPT', '450 4.2.0 Greylisted: the rate of unknown senders is limited', 'temporary', false],
    ['RCPT', '550 5.7.1 not from you', 'policy', true],
    ['RCPT', '553 5.1.3 no such name', 'recipient-refused', true],
  ] as const)('at %s “%s” is about one recipient, not about the account', async (verb, says, kind, permanent) => {
    const { outcome } = await send((await fake(at(verb, says))).port)
    expect(outcome).toMatchObject({ kind: 'rejected', permanent, problem: { kind, accountWide: false } })
  })

  test('a message over the size that the server announces is not begun', async () => {
    const server = await fake({ extensions: ['SIZE 100'] })
    expect((await send(server.port)).outcome).toMatchObject({
      kind: 'rejected',
      permanent: true,
      problem: { kind: 'too-large' },
    })
  })

  test('the connection dies while the start is being recorded: not sent, and the verdict waits for the record', async () => {
    const server = await fake()
    let recorded = false
    const sender = openSender(account(server.port))
    const outcome = await sender.send(message(), {
      onDataStart: async () => {
        await server.close()
        await new Promise((resolve) => setTimeout(resolve, 50))
        recorded = true
      },
    })
    expect(outcome).toMatchObject({ kind: 'rejected', permanent: false })
    expect(recorded).toBe(true)
    expect(server.messages).toEqual([])
  })
})

describe('A24 a connection that is not safe', () => {
  test('without STARTTLS nothing is sent, the password least of all', async () => {
    const lines: string[] = []
    const server = await fake((_verb, line) => void lines.push(line))
    const { outcome } = await send(server.port, SHORT, {
      security: 'starttls',
      user: 'verdon',
      password: 'canary-7f3a',
    })
    expect(outcome).toMatchObject({
      kind: 'rejected',
      permanent: false,
      problem: { kind: 'tls-missing', accountWide: true },
    })
    expect(lines.join('\n')).not.toMatch(/AUTH|MAIL|canary/)
    expect(server.messages).toEqual([])
  })

  test('plain text is refused to any other machine before a connection is opened', () => {
    expect(() => openSender(account(25, { host: 'smtp.verdon.example' }))).toThrow('outreach.mail_account_insecure')
    expect(() => openSender(account(25, { host: '127.0.0.1.verdon.example' }))).toThrow(
      'outreach.mail_account_insecure',
    )
  })

  test.each([['starttls'], ['tls']] as const)(
    'a certificate that nobody vouches for is refused (%s)',
    async (security) => {
      const certificate = selfSignedCertificate('localhost')
      const port = await listen(new SMTPServer({ secure: security === 'tls', ...certificate, authOptional: true }))
      const { outcome } = await send(port, SHORT, { host: 'localhost', security })
      expect(outcome).toMatchObject({ kind: 'rejected', problem: { kind: 'certificate', accountWide: true } })
    },
  )

  test.each([['starttls'], ['tls']] as const)(
    'the company may vouch for its own certificate authority (%s)',
    async (security) => {
      const certificate = selfSignedCertificate('localhost')
      const users: string[] = []
      const port = await listen(
        new SMTPServer({
          secure: security === 'tls',
          ...certificate,
          onAuth: (auth, _session, done) => {
            users.push(`${auth.username}/${auth.password}`)
            done(null, { user: 'verdon' })
          },
          onData: (stream, _session, done) => {
            stream.resume()
            stream.on('end', () => done(null, 'kept'))
          },
        }),
      )
      const { outcome } = await send(
        port,
        {},
        { host: 'localhost', security, user: 'verdon', password: 'secret', authority: certificate.cert },
      )
      expect(outcome).toEqual({ kind: 'accepted', response: '250 kept' })
      expect(users).toEqual(['verdon/secret'])
    },
  )

  test('a certificate made for another name is refused, even from a known authority', async () => {
    const certificate = selfSignedCertificate('other.example')
    const port = await listen(new SMTPServer({ secure: true, ...certificate, authOptional: true }))
    const { outcome } = await send(port, SHORT, { host: 'localhost', security: 'tls', authority: certificate.cert })
    expect(outcome).toMatchObject({ kind: 'rejected', problem: { kind: 'certificate' } })
  })

  test('a refused password is said in plain words', async () => {
    const port = await listen(
      new SMTPServer({
        disabledCommands: ['STARTTLS'],
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(new Error('Invalid username or password')),
      }),
    )
    const { outcome } = await send(port, {}, { user: 'verdon', password: 'wrong' })
    expect(outcome).toMatchObject({
      kind: 'rejected',
      permanent: false,
      problem: { kind: 'authentication', accountWide: true },
    })
    const problem = outcome.kind === 'rejected' ? outcome.problem : null
    expect(problem && explainEmailProblem(problem, { host: 'smtp.verdon.example', port: 587 }, 'fr')).toBe(
      'smtp.verdon.example refuse l’identifiant ou le mot de passe (« 535 Invalid username or password »). Vérifiez-les ; beaucoup de fournisseurs exigent un mot de passe d’application.',
    )
  })
})

async function listen(server: SMTPServer): Promise<number> {
  server.on('error', () => undefined)
  closers.push(() => new Promise((resolve) => server.close(() => resolve())))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  return typeof address === 'object' && address ? address.port : 0
}
