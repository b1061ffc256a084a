import { expect, test } from 'vitest'
import { checkPassword, hashPassword } from './password.ts'

test('a password is kept as Argon2id with its parameters and found again', async () => {
  const stored = await hashPassword('trois girafes bleues')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await checkPassword('trois girafes bleues', stored)).toEqual({ matches: true, isOutdated: false })
  expect(await checkPassword('trois girafes bleue', stored)).toEqual({ matches: false, isOutdated: false })
})

test('a hash with weaker parameters is checked by them, and known to be outdated', async () => {
  const stored = await weaker('trois girafes bleues')
  expect(await checkPassword('trois girafes bleues', stored)).toEqual({ matches: true, isOutdated: true })
})

test('é typed as one character or as two is the same password', async () => {
  const stored = await hashPassword('e\u0301l\u00e9phant rose')
  expect((await checkPassword('\u00e9le\u0301phant rose', stored)).matches).toBe(true)
})

async function weaker(password: string): Promise<string> {
  const { argon2Sync } = await import('node:crypto')
  const nonce = Buffer.from('0123456789abcdef')
  const hash = argon2Sync('argon2id', {
    message: password,
    nonce,
    memory: 8192,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  })
  return `$argon2id$v=19$m=8192,t=1,p=1$${nonce.toString('base64').replace(/=+$/, '')}$${hash.toString('base64').replace(/=+$/, '')}`
}
