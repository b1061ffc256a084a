// How this program connects to PostgreSQL: the settings of each session, the way values come back, and which errors
// mean that the server went away.

import pg from 'pg'
import type { ClientConfig } from 'pg'
import { Refusal, isRefusal } from '#kernel'

/** Where the database is and who logs in; a `role` is taken on at once, for servers where the login is another one. */
export type Login = {
  readonly address:
    | { readonly socketDirectory: string; readonly user: string; readonly database: string }
    | { readonly url: string }
  readonly role?: string
}

/** Keys of the advisory locks that processes share (two-part keys, so that modules may use the one-part ones). */
export const LOCKS = {
  presence: [19_370, 1],
  migration: [19_370, 2],
  roles: [19_370, 3],
} as const

export function clientConfig(login: Login): ClientConfig {
  // A generic plan takes every array for ten rows long, and wins by that mistake exactly for the bulk statements.
  const settings = ['timezone=UTC', 'datestyle=ISO', 'intervalstyle=iso_8601', 'plan_cache_mode=force_custom_plan']
  if (login.role !== undefined) settings.push(`role=${login.role}`)
  const common: ClientConfig = {
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    application_name: 'quittance',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: parserOf },
  }
  if ('url' in login.address) return { ...common, connectionString: login.address.url }
  const { socketDirectory, user, database } = login.address
  return { ...common, host: socketDirectory, port: 5432, user, database, ssl: false }
}

export async function withClient<T>(login: Login, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(login))
  client.on('error', () => {}) // a lost connection also fails the query under way, which says so
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    throw translate(error)
  } finally {
    await client.end().catch(() => {})
  }
}

const LOST = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '53300',
])
const LOST_MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|timeout (expired|exceeded) when trying to connect|timeout expired)/

/** Text that no database text can hold: a NUL, half a character. Somebody sent it. */
const UNSTORABLE = new Set(['22021', '22P05'])

/** A lost connection becomes one refusal, and so does text that cannot be stored; anything else stays what it is. */
export function translate(error: unknown): unknown {
  if (isRefusal(error) || !(error instanceof Error)) return error
  const code = (error as { code?: string }).code
  if (code !== undefined && UNSTORABLE.has(code))
    return new Refusal('platform.invalid_request', { problems: [error.message] })
  const isLost = (code !== undefined && LOST.has(code)) || LOST_MESSAGE.test(error.message)
  return isLost ? new Refusal('platform.database_unavailable', { reason: code ?? error.message }) : error
}

type Parser = (text: string) => unknown

/** Anything that is not listed (text, enum, uuid, inet …) comes back as its text. */
const PARSERS: Readonly<Record<number, Parser>> = {
  16: (text) => text === 't',
  17: parseBytes,
  20: parseWhole,
  21: Number,
  23: Number,
  26: Number,
  114: (text) => JSON.parse(text) as unknown,
  199: arrayOf((text) => JSON.parse(text) as unknown),
  700: Number,
  701: Number,
  1000: arrayOf((text) => text === 't'),
  1001: arrayOf(parseBytes),
  1005: arrayOf(Number),
  1007: arrayOf(Number),
  1009: arrayOf(String),
  1015: arrayOf(String),
  1016: arrayOf(parseWhole),
  1114: () => refuseType('timestamp without time zone', 'use timestamptz'),
  1182: arrayOf(String),
  1184: parseInstant,
  1185: arrayOf(parseInstant),
  // sum(bigint) is numeric in PostgreSQL: as text it would be added up by concatenation, as a float it would lose cents.
  1231: () => refuseType('numeric', 'cast it: sum(…)::bigint'),
  1700: () => refuseType('numeric', 'cast it: sum(…)::bigint'),
  3802: (text) => JSON.parse(text) as unknown,
  3807: arrayOf((text) => JSON.parse(text) as unknown),
}

const asText: Parser = (text) => text

function parserOf(type: number, format?: 'text' | 'binary'): never {
  if (format === 'binary') throw new Error('rows are read as text; copyOut streams binary')
  // The declared type of pg's hook is generic over what the caller expects; a parser can only be unknown.
  return (PARSERS[type] ?? asText) as never
}

function parseWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`whole number out of range: ${text}`)
  return value
}

function parseInstant(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()
}

function parseBytes(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex')
}

function refuseType(type: string, remedy: string): never {
  throw new Error(`a column of type ${type} cannot be read: ${remedy}`)
}

const TEXT_ARRAY = 1009
const textArray = pg.types.getTypeParser(TEXT_ARRAY as never) as (text: string) => readonly (string | null)[]

function arrayOf(parse: Parser): Parser {
  return (text) => textArray(text).map((element) => (element === null ? null : parse(element)))
}
