import { createHash } from 'node:crypto'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mailAccountOf } from '#access'
import { changeMailAccount } from '#access/change-mail-account.ts'
import { type MailAccount, PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { type Seat, openOffice } from '#test/office.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { finishConnection } from './connect-mail-account.ts'
import { authoriseAddress } from './channels/authorisation-code.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const office = await openOffice(shell)
const { secrets } = office

/** A provider on this machine: it gives a code to whoever is sent to it, and a token to whoever proves to have sent them. */
let provider: Server
let codes: Map<string, { readonly challenge: string; readonly redirectUri: string }>
let asked: URLSearchParams[]
let answer: object
beforeEach(async () => {
  path.at('2026-11-16')
  codes = new Map()
  asked = []
  answer = { access_token: 'for an hour', expires_in: 3600, refresh_token: 'renewed for ever' }
  provider = createServer((request, response) => {
    void (async () => {
      const form = new URLSearchParams(await text(request))
      asked.push(form)
      const known = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const isRight =
        known?.challenge === challenge &&
        known.redirectUri === form.get('redirect_uri') &&
        form.get('client_id') === 'quittance' &&
        form.get('client_secret') === 'of the application'
      response
        .writeHead(isRight ? 200 : 400, { 'content-type': 'application/json' })
        .end(JSON.stringify(isRight ? answer : { error: 'invalid_grant', error_description: 'not this code' }))
    })()
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise<void>((resolve) => provider.close(() => resolve())))

const at = (name: string): string => `http://127.0.0.1:${(provider.address() as AddressInfo).port}/${name}`
const account = (change: Partial<MailAccount> = {}): MailAccount => ({
  ...PLAIN_MAIL_ACCOUNT,
  host: 'smtp.verdon.example',
  port: 587,
  security: 'starttls',
  user: 'compta@verdon.example',
  fromName: null,
  fromEmail: 'compta@verdon.example',
  replyTo: null,
  oauth: { authoriseUrl: at('authorise'), tokenUrl: at('token'), applicationId: 'quittance', scope: 'mail offline' },
  ...change,
})

/** A company whose account is set and not yet allowed by its provider. */
async function seated(key?: string): Promise<Seat> {
  const seat = await office.seat()
  await shell.inCompany(seat.company, (ctx) =>
    changeMailAccount(ctx, {
      account: account(),
      applicationSecret: 'of the application',
      secrets,
      ...(key !== undefined && { key }),
    }),
  )
  return seat
}

const begin = async (seat: Seat, body: object = {}): Promise<URL> => {
  const { body: said } = await office.ask(seat, 'POST /settings/mail-account/connect', {
    origin: 'http://localhost:4000',
    ...body,
  })
  return new URL(String(said['url']))
}
/** What the provider does when the person says yes: it sends them back with a code. */
function allow(url: URL): { readonly code: string; readonly state: string } {
  const code = `code-${codes.size + asked.length + 1}`
  const given = (name: string): string => url.searchParams.get(name) ?? ''
  codes.set(code, { challenge: given('code_challenge'), redirectUri: given('redirect_uri') })
  return { code, state: given('state') }
}
const finish = async (seat: Seat, body: object) => {
  const { status, body: said } = await office.ask(seat, 'POST /settings/mail-account/connected', body)
  return status === 200 ? said : said['code']
}
const tokenOf = (seat: Seat, key: string | null = null) =>
  shell.inCompany(seat.company, async (ctx) => (await mailAccountOf(ctx, secrets, key))?.password ?? null)

describe('a mail account that is connected by OAuth', () => {
  test('sends the person to the provider with a challenge, and what it asks for', async () => {
    const url = await begin(await seated())
    expect(url.origin + url.pathname).toBe(at('authorise'))
    const { state, code_challenge: challenge, ...rest } = Object.fromEntries(url.searchParams)
    expect(rest).toEqual({
      response_type: 'code',
      client_id: 'quittance',
      redirect_uri: 'http://localhost:4000/settings/mail',
      code_challenge_method: 'S256',
      scope: 'mail offline',
      access_type: 'offline',
      prompt: 'consent',
      login_hint: 'compta@verdon.example',
    })
    expect(challenge).toMatch(/^[\w-]{43}$/)
    // Sealed: neither the verifier nor the session can be read in it.
    expect(Buffer.from(state ?? '', 'base64url').toString('latin1')).not.toContain('verifier')
  })

  test('keeps the refresh token like a password, changed for the code with its proof', async () => {
    const seat = await seated()
    expect(await finish(seat, allow(await begin(seat)))).toEqual({ account: null })
    expect(await tokenOf(seat)).toBe('renewed for ever')
    expect(asked[0]?.get('grant_type')).toBe('authorization_code')
    const settings = await office.ask(seat, 'GET /settings')
    expect(settings.body['mailAccount']).toMatchObject({ passwordSet: true })
    expect(settings.bytes.toString()).not.toContain('renewed for ever')
  })

  test('may be one beside the company’s own', async () => {
    const seat = await seated('jean')
    expect(await finish(seat, allow(await begin(seat, { account: 'jean' })))).toEqual({ account: 'jean' })
    expect([await tokenOf(seat, 'jean'), await tokenOf(seat)]).toEqual(['renewed for ever', null])
  })

  test('is not connected by what another session, another company or nobody here began, nor too late', async () => {
    const [seat, other] = [await seated(), await seated()]
    const allowed = allow(await begin(seat))
    expect(await finish(other, allowed)).toBe('outreach.oauth_state')
    for (const state of ['', 'x', allowed.state.slice(0, -2), `${allowed.state}AA`].filter((one) => one !== ''))
      expect(await finish(seat, { ...allowed, state })).toBe('outreach.oauth_state')
    // Another session of the same company has begun nothing.
    const elsewhere = {
      ...allowed,
      secrets,
      sessionToken: other.token,
      redirectUri: 'http://localhost:4000/settings/mail',
    }
    expect(await refusalOf(finishConnection(shell, seat.company, elsewhere))).toBe('outreach.oauth_state')
    path.at('2026-11-16T09:16:00.000Z')
    expect(await finish(seat, allowed)).toBe('outreach.oauth_state')
    expect(asked).toEqual([])
    expect(await tokenOf(seat)).toBeNull()
  })

  test('shows the code of one provider to no other: the account changed meanwhile', async () => {
    const seat = await seated()
    const allowed = allow(await begin(seat))
    const oauth = { authoriseUrl: at('authorise'), tokenUrl: at('elsewhere'), applicationId: 'quittance', scope: null }
    await shell.inCompany(seat.company, (ctx) =>
      changeMailAccount(ctx, { account: account({ oauth }), applicationSecret: 'another', secrets }),
    )
    expect(await finish(seat, allowed)).toBe('outreach.oauth_state')
    expect(asked).toEqual([])
  })

  test('says what the provider answered where it gives nothing, or nothing that lasts', async () => {
    const seat = await seated()
    const { state } = allow(await begin(seat))
    const refused = await office.ask(seat, 'POST /settings/mail-account/connected', { code: 'made up', state })
    expect(refused.body).toMatchObject({ code: 'outreach.oauth_refused' })
    expect(JSON.stringify(refused.body)).toContain('invalid_grant: not this code')
    answer = { access_token: 'for an hour', expires_in: 3600 }
    expect(await finish(seat, allow(await begin(seat)))).toBe('outreach.oauth_no_refresh')
    expect(await tokenOf(seat)).toBeNull()
  })

  test('needs an account with the address of its provider, which is encrypted', async () => {
    const seat = await office.seat()
    const code = async (origin = 'http://localhost:4000') =>
      (await office.ask(seat, 'POST /settings/mail-account/connect', { origin })).body['code']
    expect(await code()).toBe('outreach.no_mail_account')
    // The code comes back to the page that asked for it, and to no other.
    expect(await code('https://evil.example')).toBe('platform.cross_site')
    await shell.inCompany(seat.company, (ctx) => changeMailAccount(ctx, { account: account({ oauth: null }), secrets }))
    expect(await code()).toBe('outreach.oauth_no_address')
    const application = { applicationId: 'q', applicationSecret: null, scope: null, tokenUrl: at('token') }
    const input = { redirectUri: 'http://localhost/', state: 's', verifier: 'v', loginHint: null }
    const plain = async () => authoriseAddress({ ...application, authoriseUrl: 'http://id.verdon.example/' }, input)
    expect(await refusalOf(plain())).toBe('outreach.mail_account_insecure')
    expect(
      (await office.ask(null, 'POST /settings/mail-account/connect', { origin: 'http://localhost:4000' })).status,
    ).toBe(401)
  })
})
