// The secret of a session: the browser holds it, the store its digest only. What a form must send back is derived from it.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')

export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

export const tokenDigest = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Another site can make a browser send the cookie, but cannot read this, which each changing request must carry. */
export const csrfOf = (token: string): string =>
  createHmac('sha256', token).update('quittance csrf').digest('base64url')

export function isCsrfOf(token: string, given: string): boolean {
  const expected = Buffer.from(csrfOf(token))
  const actual = Buffer.from(given)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
