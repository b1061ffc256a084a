import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSecrets } from './secrets.ts'

const secrets = createSecrets(randomBytes(32))
const place = { organisationId: 3, purpose: 'mail-password', account: null } as const

test('what is sealed opens again, whatever it is, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = secrets.seal(place, text)
      expect(secrets.open(place, sealed)).toBe(text)
      expect(secrets.seal(place, text)).not.toBe(sealed)
    }),
  )
})

test('a sealed text opens neither for another company, nor under another secret, nor altered', () => {
  const sealed = secrets.seal(place, 's3cret')
  const altered = Buffer.from(sealed, 'base64')
  altered[30] = (altered[30] ?? 0) ^ 1
  const attempts = [
    () => secrets.open({ ...place, organisationId: 4 }, sealed),
    () => createSecrets(randomBytes(32)).open(place, sealed),
    () => secrets.open(place, altered.toString('base64')),
  ]
  for (const attempt of attempts) expect(attempt).toThrow(expect.objectContaining({ code: 'access.secret_changed' }))
})
