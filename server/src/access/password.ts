// Passwords as Argon2id, in the usual text form that names its own parameters, so that they can be raised later.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** 19 MiB, two passes: OWASP's first choice. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const LENGTH = 32

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await hashWith(password, salt, COST, LENGTH)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`
}

export type PasswordCheck = { readonly matches: boolean; readonly isOutdated: boolean }

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export async function checkPassword(password: string, stored: string): Promise<PasswordCheck> {
  const match = FORM.exec(stored)
  if (!match) throw new Error('not an argon2id password hash')
  const cost = { memory: Number(match[1]), passes: Number(match[2]), parallelism: Number(match[3]) }
  const expected = Buffer.from(match[5] ?? '', 'base64')
  const actual = await hashWith(password, Buffer.from(match[4] ?? '', 'base64'), cost, expected.length)
  const isOutdated = cost.memory < COST.memory || cost.passes < COST.passes || expected.length < LENGTH
  return { matches: timingSafeEqual(actual, expected), isOutdated }
}

/** Costs what a check costs and never matches: an account that does not exist must not answer faster. */
export async function checkNothing(password: string): Promise<PasswordCheck> {
  await hashWith(password, Buffer.alloc(16), COST, LENGTH)
  return { matches: false, isOutdated: false }
}

/** Typed on another keyboard, é may be one character or two: both are the same password. */
const hashWith = (
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Cost,
  tagLength: number,
): Promise<Buffer> =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, memory, passes, parallelism, tagLength })

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
