import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '#kernel'
import { createHttp } from '#platform/http.ts'
import type { HttpApp } from '#platform/http.ts'
import { createTestStore } from '#test/database.ts'
import { createAuthenticate, sessionCookie } from './authenticate.ts'
import { changePassword } from './change-password.ts'
import { createCompany } from './create-company.ts'
import { registerAccessRoutes } from './routes.ts'
import { createSecrets } from './secrets.ts'

const { shell, clock } = await createTestStore({ now: '2026-11-21T08:00:00.000Z' })
const at = (instant: Instant): void => clock.set(instant)

let app: HttpApp
beforeAll(async () => {
  const baseUrl = 'http://localhost:4000'
  const log = { info() {}, warn() {}, error() {} }
  app = await createHttp({ log, baseUrl, host: '127.0.0.1', checkReady: async () => {} })
  const cookie = sessionCookie(baseUrl)
  const authenticated = createAuthenticate(shell, cookie)
  registerAccessRoutes(app, {
    shell,
    authenticated,
    cookie,
    secrets: createSecrets(randomBytes(32)),
    baseUrl,
    sendNotice: async () => {},
  })
})
afterAll(() => app.close())

type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly token: string | null }
type Ask = { readonly token?: string | null; readonly csrf?: string; readonly body?: object; readonly ip?: string }

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, { token, csrf, body, ip }: Ask = {}): Promise<Answer> {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    remoteAddress: ip ?? '127.0.0.1',
    headers: {
      host: 'localhost:4000',
      'accept-language': 'fr',
      ...(csrf !== undefined && { 'x-quittance-csrf': csrf }),
    },
    ...(token && { cookies: { quittance: token } }),
    ...(body && { payload: body }),
  })
  const given = response.cookies.find((one) => one.name === 'quittance')
  return { status: response.statusCode, body: response.json(), token: given?.value || null }
}

const owner = {
  companyName: 'Atelier Martin',
  personName: 'Marie Durand',
  email: 'Marie@Atelier.example',
  password: 'trois girafes bleues',
  locale: 'fr',
}
const signIn = (password: string, ip?: string, email = 'marie@atelier.example') =>
  ask('POST', '/sign-in', { body: { email, password }, ...(ip !== undefined && { ip }) })

async function signedIn(): Promise<{ token: string; csrf: string }> {
  const { token, body } = await signIn(owner.password)
  return { token: token ?? '', csrf: String(body['csrf']) }
}

describe('the first visit', () => {
  test('is recognised, and makes the company, its owner and a session', async () => {
    expect((await ask('GET', '/session')).body).toEqual({ state: 'empty', today: '2026-11-21' })
    const made = await ask('POST', '/set-up', { body: { ...owner, siren: '552 100 554' } })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      state: 'signed-in',
      person: { name: 'Marie Durand', email: 'marie@atelier.example', locale: 'fr' },
      organisation: { name: 'Atelier Martin' },
      organisations: [{ name: 'Atelier Martin' }],
      today: '2026-11-21',
      automation: 'rehearsal',
      sendingStopped: false,
    })
    const settings = await ask('GET', '/settings', { token: made.token })
    expect(settings.body['identity']).toMatchObject({ name: 'Atelier Martin', siren: '552100554' })
  })

  test('happens once', async () => {
    expect(await ask('POST', '/set-up', { body: { ...owner, email: 'x@y.example' } })).toMatchObject({
      status: 409,
      body: { code: 'access.already_set_up' },
    })
  })

  test.for([
    [{ password: 'court' }, 'access.password_too_short'],
    [{ password: 'x'.repeat(201) }, 'access.password_too_long'],
    [{ password: 'Atelier2026' }, 'access.password_too_common'],
    [{ email: 'marie' }, 'access.email_invalid'],
    [{ siren: '123456789' }, 'access.siren_invalid'],
    [{ companyName: '' }, 'platform.invalid_request'],
  ] as const)('refuses %j with %s', async ([change, code]) => {
    const { status, body } = await ask('POST', '/set-up', { body: { ...owner, ...change } })
    expect([body['code'], status < 500]).toEqual([code, true])
  })

  test('two at once leave one owner', async () => {
    const input = { ...owner, isFirstVisit: true, locale: 'fr' } as const
    const tries = await Promise.allSettled([createCompany(shell, input), createCompany(shell, input)])
    expect(tries.map((one) => one.status)).toEqual(['rejected', 'rejected'])
  })
})

describe('signing in', () => {
  test('says the same for a wrong password and for nobody', async () => {
    const wrong = await signIn('autre chose', '10.0.0.1')
    const nobody = await signIn('autre chose', '10.0.0.1', 'nobody@atelier.example')
    expect(wrong).toEqual(nobody)
    expect(wrong).toMatchObject({ status: 401, body: { code: 'access.sign_in_refused' }, token: null })
  })

  test('takes as long for nobody as for somebody', async () => {
    const time = async (email: string): Promise<number> => {
      const started = performance.now()
      await signIn('autre chose', '10.0.0.2', email)
      return performance.now() - started
    }
    const some: number[] = []
    const none: number[] = []
    for (let i = 0; i < 5; i++) {
      some.push(await time('marie@atelier.example'))
      none.push(await time(`nobody${i}@atelier.example`))
    }
    const fastest = (times: readonly number[]): number => Math.min(...times)
    expect(Math.abs(fastest(some) - fastest(none))).toBeLessThan(fastest(some) / 2)
    at('2026-11-21T08:20:00.000Z')
  })

  test('gives a cookie that scripts cannot read, and a new token each time', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      headers: { host: 'localhost:4000' },
      payload: { email: owner.email, password: owner.password },
    })
    expect(response.headers['set-cookie']).toMatch(
      /^quittance=[A-Za-z0-9_-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await signIn(owner.password)).token).not.toBe((await signIn(owner.password)).token)
  })

  test('ends the session that the browser still held', async () => {
    const first = await signedIn()
    await ask('POST', '/sign-in', { token: first.token, body: { email: owner.email, password: owner.password } })
    expect((await ask('GET', '/session', { token: first.token })).body).toEqual({
      state: 'signed-out',
      today: '2026-11-21',
    })
  })

  test('is refused after ten guesses at one account, even with the right password, and possible again later', async () => {
    for (let i = 0; i < 10; i++) expect((await signIn(`essai ${i}`, `10.1.0.${i}`)).status).toBe(401)
    expect(await signIn(owner.password, '10.1.0.99')).toMatchObject({
      status: 429,
      body: { code: 'access.too_many_attempts' },
    })
    at('2026-11-21T08:40:00.000Z')
    expect((await signIn(owner.password)).status).toBe(200)
  })

  test('an account that does not exist is limited alike', async () => {
    for (let i = 0; i < 10; i++) await signIn('essai', `10.2.0.${i}`, 'ghost@atelier.example')
    expect((await signIn('essai', '10.2.0.99', 'ghost@atelier.example')).status).toBe(429)
  })

  test('guesses sent in parallel count each other', async () => {
    at('2026-11-21T09:00:00.000Z')
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, i) => signIn(`essai ${i}`, `10.3.0.${i}`, 'many@atelier.example')),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  })

  test('one address cannot try account after account', async () => {
    at('2026-11-21T09:20:00.000Z')
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => signIn('essai', '10.4.0.1', `person${i}@atelier.example`)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(50)
    at('2026-11-21T09:40:00.000Z')
  })

  test('nor can one connection of IPv6 from each of its addresses; its neighbour is another', async () => {
    const written = (i: number) => (i % 2 === 0 ? `2001:db8:0:7::${i.toString(16)}` : `2001:0DB8:0:7:${i}:2:3:4`)
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => signIn('essai', written(i), `six${i}@atelier.example`)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(50)
    expect((await signIn('essai', '2001:db8:0:8::1', 'six60@atelier.example')).status).toBe(401)
    expect((await signIn('essai', '2001:db8::7:0:0:0:1', 'six61@atelier.example')).status).toBe(429)
    at('2026-11-21T09:58:00.000Z')
  })
})

describe('a session', () => {
  test('ends at sign-out, at once', async () => {
    const { token, csrf } = await signedIn()
    expect((await ask('POST', '/sign-out', { token, csrf })).body).toEqual({ state: 'signed-out', today: '2026-11-21' })
    expect((await ask('GET', '/settings', { token })).body['code']).toBe('access.signed_out')
  })

  test('ends after twelve idle hours, and lives on while it is used', async () => {
    at('2026-11-21T10:00:00.000Z')
    const { token } = await signedIn()
    at('2026-11-21T21:59:00.000Z')
    expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-in')
    at('2026-11-22T09:58:00.000Z')
    expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-in')
    at('2026-11-22T21:59:00.000Z')
    expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-out')
  })

  test('ends after thirty days, however much it is used', async () => {
    at('2026-11-22T22:00:00.000Z')
    const { token } = await signedIn()
    for (let hour = 11; hour < 30 * 24; hour += 11) {
      at(new Date(Date.parse('2026-11-22T22:00:00.000Z') + hour * 3_600_000).toISOString())
      expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-in')
    }
    at('2026-12-22T22:00:00.000Z')
    expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-out')
  })

  test('ends when the password changes', async () => {
    const { token } = await signedIn()
    await changePassword(shell, { email: owner.email, password: 'quatre girafes bleues' })
    expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-out')
    expect((await signIn(owner.password)).status).toBe(401)
    await changePassword(shell, { email: owner.email, password: owner.password })
    await expect(changePassword(shell, { email: 'x@y.example', password: 'trois girafes' })).rejects.toMatchObject({
      code: 'access.person_not_found',
    })
  })

  test('ends with the membership', async () => {
    const other = await createCompany(shell, {
      ...owner,
      companyName: 'Autre',
      password: null,
      locale: 'fr',
      isFirstVisit: false,
    })
    const { token, csrf } = await signedIn()
    const moved = await ask('PUT', '/session/organisation', {
      token,
      csrf,
      body: { organisationId: other.organisationId },
    })
    expect(moved.body['organisation']).toEqual({ id: other.organisationId, name: 'Autre' })
    await shell.shared((sql) => sql`delete from membership where organisation_id = ${other.organisationId}`)
    expect((await ask('GET', '/session', { token })).body['state']).toBe('signed-out')
  })

  test('reaches only companies of its person', async () => {
    const stranger = await createCompany(shell, {
      companyName: 'Voisine',
      personName: 'Paul Voisin',
      email: 'paul@voisine.example',
      password: 'cinq girafes bleues',
      locale: 'fr',
      isFirstVisit: false,
    })
    const { token, csrf } = await signedIn()
    const answer = await ask('PUT', '/session/organisation', {
      token,
      csrf,
      body: { organisationId: stranger.organisationId },
    })
    expect(answer.status).toBe(404)
  })

  test('changes nothing without the value that only our pages can read', async () => {
    const { token, csrf } = await signedIn()
    const other = await signedIn()
    const put = (value?: string) =>
      ask('PUT', '/session/locale', { token, body: { locale: 'en' }, ...(value !== undefined && { csrf: value }) })
    expect((await put()).body['code']).toBe('access.csrf')
    expect((await put(other.csrf)).body['code']).toBe('access.csrf')
    expect((await put(csrf)).body['person']).toMatchObject({ locale: 'en' })
  })

  test('the store holds no token and no password', async () => {
    const { token } = await signedIn()
    const [row] = await shell.shared(
      (sql) => sql<{ text: string }>`
      select concat_ws(' ', (select string_agg(s::text, '') from session s), (select string_agg(p::text, '') from person p),
        (select string_agg(a::text, '') from sign_in_attempt a)) as text`,
    )
    expect(row?.text).toContain('argon2id')
    for (const secret of [token, owner.password, Buffer.from(token).toString('hex')])
      expect(row?.text).not.toContain(secret)
  })
})

test('settings travel as they are kept, and a wrong one is a problem in words', async () => {
  const { token, csrf } = await signedIn()
  const put = (path: string, body: object) => ask('PUT', `/settings/${path}`, { token, csrf, body })
  expect((await put('bank', { holder: 'Atelier', iban: 'FR14 2004 1010 0505 0001 3M02 606' })).body['bank']).toEqual({
    holder: 'Atelier',
    iban: 'FR1420041010050500013M02606',
    bic: null,
    byCurrency: [],
  })
  const mail = {
    host: 'smtp.atelier.example',
    port: 465,
    security: 'tls',
    user: 'a',
    fromEmail: 'a@atelier.example',
    password: 'p',
  }
  expect((await put('mail-account', mail)).body['mailAccount']).toMatchObject({
    host: 'smtp.atelier.example',
    passwordSet: true,
  })
  expect(JSON.stringify((await ask('GET', '/settings', { token })).body)).not.toContain('password"')
  expect((await put('default-terms', { kind: 'net', count: 30, unit: 'days' })).body['defaultTerms']).toEqual({
    kind: 'net',
    count: 30,
    unit: 'days',
  })
  expect((await put('calendar', { zone: 'reunion', sendOn: [1] })).body['calendar']).toEqual({
    zone: 'reunion',
    sendOn: [1],
    closures: [],
    sendFromHour: 8,
    sendUntilHour: 19,
  })
  expect((await put('automation', { automation: 'automatic' })).body).toMatchObject({
    code: 'access.not_yet_released',
    detail:
      'Rien ne part tout seul avant qu’une première liste ait été lue et validée. Lisez celle d’Aujourd’hui et validez-la.',
  })
  expect((await put('identity', { siren: '552100555' })).status).toBe(422)
  expect((await put('sending-stopped', { stopped: true, reason: 'test' })).body['sendingStopped']).toBe(true)
  expect((await put('payments-known-to', { day: '2026-11-01' })).body['paymentsKnownTo']).toBe('2026-11-01')
  expect((await put('payments-known-to', { day: '2026-11-31' })).body['code']).toBe('platform.invalid_request')
})
