import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CLOSED_WAY_OUT, OPEN_WAY_OUT } from '#test/open-way-out.ts'
import { accessTokens } from './access-token.ts'
import { openSender } from './email.ts'
import { startFakeSmtp } from './fake-smtp.ts'

let server: Server
let asked: string[]
let answer: (times: number) => readonly [status: number, body: object]
beforeEach(async () => {
  asked = []
  answer = (times) => [200, { access_token: `token-${times}`, expires_in: 3600 }]
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      asked.push(body)
      const [status, said] = answer(asked.length)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

const access = () => ({
  tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
  applicationId: 'quittance',
  applicationSecret: 'hush',
  refreshToken: 'r-1',
  scope: 'smtp imap',
  wayOut: OPEN_WAY_OUT,
})
const account = (port: number) => ({
  host: '127.0.0.1',
  port,
  security: 'plain' as const,
  user: 'compta@verdon.example',
  password: null,
  from: { name: 'Atelier', email: 'compta@verdon.example' },
  replyTo: null,
  oauth: access(),
  wayOut: OPEN_WAY_OUT,
})
const message = {
  messageId: '<rem.1.1@verdon.example>',
  to: { name: 'J', email: 'j@noe.example' },
  subject: 'Facture',
  text: 'x\n',
  html: '<p>x</p>',
}
const begin = { onDataStart: () => Promise.resolve() }

describe('access tokens', () => {
  test('are fetched with the refresh token and kept while they hold', async () => {
    const token = accessTokens(access())
    expect([await token(false), await token(false)]).toEqual(['token-1', 'token-1'])
    expect(asked).toEqual([
      'grant_type=refresh_token&refresh_token=r-1&client_id=quittance&client_secret=hush&scope=smtp+imap',
    ])
    expect(await token(true)).toBe('token-2')
  })

  test('are fetched again when their time is nearly over', async () => {
    answer = (times) => [200, { access_token: `token-${times}`, expires_in: 30 }]
    const token = accessTokens(access())
    expect([await token(false), await token(false)]).toEqual(['token-1', 'token-2'])
  })

  test.each([
    ['longer than any token', { access_token: 'x'.repeat(70_000) }],
    ['nothing', null],
    ['no object', 'token'],
  ])('are not taken from an answer that is %s', async (_what, said) => {
    answer = () => [200, said as object]
    await expect(accessTokens(access())(false)).rejects.toThrow('the token server answered 200')
  })

  test('are not asked for inside the own network where that may not be reached', async () => {
    const token = accessTokens({ ...access(), wayOut: CLOSED_WAY_OUT })
    await expect(token(false)).rejects.toMatchObject({ code: 'platform.address_inside' })
    expect(asked).toEqual([])
  })

  test('are never asked for in clear over a network', () => {
    expect(() => accessTokens({ ...access(), tokenUrl: 'http://id.verdon.example/token' })).toThrow(
      expect.objectContaining({ code: 'outreach.mail_account_insecure' }) as Error,
    )
  })
})

describe('an account that signs in by OAuth', () => {
  test('gives the server its token, and a fresh one when that is refused', async () => {
    const heard: string[] = []
    const smtp = await startFakeSmtp({
      extensions: ['AUTH XOAUTH2'],
      answer: (verb, line) => {
        if (verb !== 'AUTH') return undefined
        heard.push(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())
        return heard.length === 1 ? '334 eyJzdGF0dXMiOiI0MDEifQ==' : '235 welcome'
      },
    })
    const sender = openSender(account(smtp.port))
    expect(await sender.send(message, begin)).toMatchObject({ kind: 'accepted' })
    expect(heard).toEqual([
      'user=compta@verdon.example\u0001auth=Bearer token-1\u0001\u0001',
      'user=compta@verdon.example\u0001auth=Bearer token-2\u0001\u0001',
    ])
    await sender.close()
    await smtp.close()
  })

  test.each([
    [400, 'authentication'],
    [429, 'temporary'],
    [503, 'temporary'],
  ])('whose token server answers %i stops the run (%s), and says nothing secret', async (status, kind) => {
    answer = () => [status, { error: 'invalid_grant', error_description: 'revoked' }]
    const smtp = await startFakeSmtp({ extensions: ['AUTH XOAUTH2'] })
    const sender = openSender(account(smtp.port))
    const outcome = await sender.send(message, begin)
    expect(outcome).toMatchObject({ kind: 'rejected', problem: { kind, accountWide: true } })
    expect(JSON.stringify(outcome)).toContain('invalid_grant: revoked')
    expect(JSON.stringify(outcome)).not.toMatch(/r-1|hush/)
    expect(smtp.messages).toEqual([])
    await sender.close()
    await smtp.close()
  })
})
