// Every route, as the interface describes itself, tried by those who may not: a stranger, another site, another company, and a
// sender of nonsense. A route that is added is tried with the others.

import { createHash, generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { receiveMail } from '../../server/src/dialogue/receive-mail.ts'
import { fileToken } from '../../server/src/outreach/file-link.ts'
import { withClient } from '../../server/src/platform/connection.ts'
import { type Seat, openOffice } from '../../server/src/test/office.ts'
import { openWorkingPath } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')
const office = await openOffice(path.store.shell)
await office.app.ready()

type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }
type Operation = {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
}
type Door = {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With what a path must hold filled in. */
  readonly url: string
  readonly parameters: readonly Parameter[]
  readonly body: unknown
}

const described = office.app.swagger() as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** Something that the schema takes, with every field that may be given. */
function sample(schema: Schema): unknown {
  if (schema.$ref !== undefined)
    return sample(described.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0]
  if (choice) return sample(choice)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sample(one)]))
    case 'array':
      return [sample(schema.items ?? {})]
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return false
    case 'string':
      return sampleText(schema)
    default:
      return {}
  }
}

const WORDS = ['Autre', '2026-11-16', '2026-07-01', '1', 'a', 'autre', 'F-1', 'business', '#0b6150', 'a@b.example', 'aaaa', '0'.repeat(64), `${'0'.repeat(64)}.YQ`, 'EUR', 'FR'] // prettier-ignore

function sampleText({ format, pattern, minLength = 0 }: Schema): string {
  if (format === 'date') return '2026-11-16'
  if (format === 'uri') return 'https://id.atelier.example/token'
  const fits = WORDS.find((word) => word.length >= minLength && (!pattern || new RegExp(pattern, 'u').test(word)))
  return fits ?? 'a'.repeat(minLength || 1)
}

const doors: readonly Door[] = Object.entries(described.paths).flatMap(([url, operations]) =>
  Object.entries(operations).map(([verb, { parameters = [], requestBody }]) => {
    const filled = parameters
      .filter((one) => one.in === 'path')
      .reduce((text, { name, schema }) => text.replace(`{${name}}`, encodeURIComponent(String(sample(schema)))), url)
    const wanted = parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema)))}`)
    const schema = requestBody?.content?.['application/json']?.schema
    const method = verb.toUpperCase() as Door['method']
    return {
      name: `${method} ${url}`,
      method,
      url: [filled, ...wanted].join('?'),
      parameters,
      body: schema && sample(schema),
    }
  }),
)

let asked = 0
/** From an address of its own each time: the limit on requests is not what is tried here. */
async function knock(seat: Seat | null, { method, url, body }: Pick<Door, 'method' | 'url' | 'body'>) {
  asked += 1
  const response = await office.app.inject({
    method,
    url,
    remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    headers: {
      host: 'localhost:4000',
      ...(seat && { 'x-quittance-csrf': seat.csrf }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(seat && { cookies: { quittance: seat.token } }),
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const isProblem = String(response.headers['content-type']).includes('problem')
  return {
    status: response.statusCode,
    text: response.body,
    code: isProblem ? response.json<{ code: string }>().code : '',
  }
}

test('all doors are tried, with bodies that are well formed', () => {
  expect(doors.length).toBeGreaterThan(120)
})

/** Whoever comes for the first time, signs in, was invited or forgot their password has no session yet; the reckoning needs the day. */
const OPEN = [
  'GET /api/v1/session',
  'POST /api/v1/set-up',
  'POST /api/v1/sign-in',
  'POST /api/v1/invitation/open',
  'POST /api/v1/invitation/accept',
  'POST /api/v1/password-link/open',
  'POST /api/v1/password-link/use',
]
const closed = doors.filter(({ name }) => !OPEN.includes(name))

describe('a stranger', () => {
  test.each(closed)('without session: $name', async (door) => {
    expect(await knock(null, door)).toMatchObject({ status: 401, code: 'access.signed_out' })
  })

  test.each(closed.filter(({ method }) => method !== 'GET'))('without the page’s token: $name', async (door) => {
    const seat = await ours()
    expect(await knock({ ...seat, csrf: 'made-up' }, door)).toMatchObject({ status: 403, code: 'access.csrf' })
  })
})

let seated: Promise<Seat> | null = null
/** A company that has one of everything, each called Canari where it has a name. */
const ours = (): Promise<Seat> => (seated ??= furnished())

async function furnished(): Promise<Seat> {
  path.at('2026-11-16')
  const seat = await office.seat()
  const firm = await path.company({ company: seat.company })
  await firm.debtor({ name: 'Canari', email: 'canari@cage.example', owes: [['CANARI-1', 120_000, '2026-11-09']] })
  await firm.debtor({ name: 'Canari', kind: 'consumer', owes: [['CANARI-2', 60_000, '2026-10-01']] })
  await firm.release()
  await firm.send()
  const mail = 'From: canari@cage.example\r\nMessage-ID: <canari@cage.example>\r\nSubject: Canari\r\n\r\nCanari'
  await firm.inCompany((ctx) => receiveMail(ctx, new TextEncoder().encode(mail)))
  const content =
    'Client;Facture;Date;Échéance;Montant TTC;Reste dû\nCanari;CANARI-3;13/10/2026;12/11/2026;12,00;12,00\n'
  const { body } = await office.upload(seat, 'POST /imports/read', { name: 'canari.csv', content })
  await office.ask(seat, 'POST /imports', { token: body['token'], debtorKind: 'business', answers: { complete: 'no' } })
  return seat
}

test('what is secret is shown at no door and lies in no row, not even to its own company', async () => {
  const seat = await ours()
  const account = {
    host: 'smtp.cage.example',
    port: 587,
    security: 'starttls',
    fromEmail: 'canari@cage.example',
    oauth: { tokenUrl: 'https://id.cage.example/token', applicationId: 'quittance' },
    dkim: { domain: 'cage.example', selector: 'q' },
    password: 'hush-password',
    applicationSecret: 'hush-application',
    dkimKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  }
  const hush = /hush-|PRIVATE KEY/
  const kept = await office.ask(seat, 'PUT /settings/mail-account', account)
  expect(kept).toMatchObject({ status: 200, body: { mailAccount: { host: 'smtp.cage.example', passwordSet: true } } })
  expect(kept.bytes.toString()).not.toMatch(hush)
  const telling: string[] = []
  for (const door of doors.filter(({ method }) => method === 'GET'))
    if (hush.test((await knock(seat, door)).text)) telling.push(door.name)
  expect(telling).toEqual([])
  expect(hush.test((await rowsOf(seat.company.organisationId)).join('\n'))).toBe(false)
})

describe('another company', () => {
  beforeAll(ours)

  test('is shown nothing of ours at any door, and changes nothing of ours', async () => {
    const { company } = await ours()
    const before = await contents(company.organisationId)
    const tables = before.map((line) => line.split(' ')[0])
    expect(tables).toEqual(expect.arrayContaining(['debtor', 'fact', 'import', 'incoming_mail', 'item', 'message']))
    const other = await office.seat()
    const shown: string[] = []
    for (const door of closed.filter(({ name }) => name !== 'POST /api/v1/sign-out')) {
      const { text } = await knock(other, door)
      if (/canari/i.test(text)) shown.push(door.name)
    }
    expect(shown).toEqual([])
    expect(await contents(company.organisationId)).toEqual(before)
  })
})

/** `table rows digest` of everything that the company has. */
const contents = async (organisationId: number): Promise<readonly string[]> =>
  (await rowsOf(organisationId)).map((rows) => {
    const [table = ''] = rows.split(' ', 1)
    return `${table} ${createHash('sha256').update(rows).digest('hex')}`
  })

/** A text for each table that has any: its name, then its rows. */
async function rowsOf(organisationId: number): Promise<readonly string[]> {
  return withClient(path.store.owner, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`
      select distinct table_name as name from information_schema.columns
      join pg_class on relname = table_name and relkind = 'r'
      where table_schema = 'public' and column_name = 'organisation_id' and table_name not in ('session', 'job')
      order by 1`)
    await client.query(`begin; set local quittance.organisation = '${organisationId}'`)
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string | null }>(
        `select string_agg(t::text, ' ' order by t::text) as text from ${name} t where organisation_id = $1`,
        [organisationId],
      )
      if (rows[0]?.text) found.push(`${name} ${rows[0].text}`)
    }
    await client.query('commit')
    return found
  })
}

/** Outside of the description, and without a session: who has the link is the one it was sent to. */
describe('the doors behind links', () => {
  const NONSENSE = ['', 'a', '1.1.2027-01-15', '..%2f..%2fetc%2fpasswd', '%00', 'a'.repeat(5_000), `1.1.2027-01-15.${'A'.repeat(43)}`, '2147483648.1.2027-01-15.a'] // prettier-ignore

  test('open nothing for who guesses, and say the same to everybody', async () => {
    const { company } = await ours()
    const answers = new Set<string>()
    for (const token of NONSENSE) {
      const { status, text } = await knock(null, { method: 'GET', url: `/f/${token}`, body: undefined })
      answers.add(`${status} ${text}`)
    }
    expect([...answers]).toEqual([expect.stringMatching(/^404 <!doctype html>.*Ce lien n’ouvre aucun fichier/)])
    // Signed by us, for a document that no message of anybody links to.
    const { organisationId } = company
    const token = fileToken(office.secrets, { organisationId, documentId: 1, untilDay: '2027-01-15' })
    const { status, text } = await knock(null, { method: 'GET', url: `/f/${token}`, body: undefined })
    expect(answers.has(`${status} ${text}`)).toBe(true)
  })

  test('take no form, and are no way in for another site', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect((await knock(null, { method, url: '/f/a', body: undefined })).status).toBe(404)
  })
})

describe('nonsense is refused, and is never a fault', () => {
  const NUMBERS = [-1, 0.5, 2_147_483_648, 9_007_199_254_740_992, 1e300]
  const TEXTS = ['', '\u0000', '\ud800', 'é'.repeat(40_000), '2026-02-30', '9999-12-31', '0001-01-01', '__proto__', "'"]
  const OTHERS: readonly unknown[] = [null, [], {}, true, [[[]]], { __proto__: null, constructor: 1 }]
  const QUERY = ['', '%00', '-1', '2147483648', '99999999999999999999', '1e400', '%ED%A0%80', 'a'.repeat(5_000), '9999-12-31', '0001-01-01'] // prettier-ignore
  const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

  test.each(doors)('$name', async (door) => {
    const seat = await nobodyElse()
    const faults: string[] = []
    const tried = async (url: string, body: unknown, what: string): Promise<void> => {
      const { status } = await knock(seat, { method: door.method, url, body })
      if (status >= 500) faults.push(what)
    }
    for (const { name, in: place } of door.parameters) {
      for (const value of QUERY) {
        const url = place === 'query' ? `${door.url.split('?')[0]}?${name}=${value}` : door.url.replace(/[^/]+$/, (last) => (/^(1|[0-9a-f]{64})$/.test(last) ? value || '%20' : last)) // prettier-ignore
        await tried(url, door.body, `${name}=${value.slice(0, 30)}`)
      }
    }
    if (door.method !== 'GET') for (const body of [...OTHERS, DEEP, '{"a":']) await tried(door.url, body, 'body')
    for (const [where, body] of broken(door.body)) await tried(door.url, body, where)
    expect(faults).toEqual([])
  })

  /** The body with one leaf or branch replaced, for each and by each. */
  function* broken(body: unknown, at = ''): Generator<readonly [string, unknown]> {
    const values = typeof body === 'number' ? NUMBERS : typeof body === 'string' ? TEXTS : []
    for (const value of [...values, ...(at === '' ? [] : [null, {}])])
      yield [`${at} = ${JSON.stringify(value).slice(0, 30)}`, value]
    if (typeof body !== 'object' || body === null) return
    for (const [name, one] of Object.entries(body)) {
      for (const [where, value] of broken(one, `${at}.${name}`))
        yield [where, Array.isArray(body) ? body.with(Number(name), value) : { ...body, [name]: value }]
    }
  }

  let alone: Promise<Seat> | null = null
  const nobodyElse = (): Promise<Seat> =>
    (alone ??= office.seat().then(async (seat) => {
      const firm = await path.company({ company: seat.company })
      await firm.debtor({ owes: [['F-1', 120_000, '2026-11-09']] })
      return seat
    }))
})
