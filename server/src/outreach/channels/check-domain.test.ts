import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type DomainToCheck, checkDomain } from './check-domain.ts'
import { adviseOn } from './domain-advice.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const published = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')

/** A name server that knows these records. */
const dns = (zone: Readonly<Record<string, readonly string[]>>) => (name: string) => Promise.resolve(zone[name] ?? [])

const GOOD = {
  'verdon.example': ['site-check=1', 'v=spf1 include:_spf.google.com ~all'],
  '_spf.google.com': ['v=spf1 ip4:192.0.2.0/24 ~all'],
  'google._domainkey.verdon.example': ['v=DKIM1; k=rsa; p=MIGf'],
  '_dmarc.verdon.example': ['v=DMARC1; p=none; rua=mailto:d@verdon.example'],
}
const verdon: DomainToCheck = { domain: 'verdon.example', smtpHost: 'smtp.gmail.com', dkim: null }

const check = async (
  zone: Readonly<Record<string, readonly string[]>>,
  asked: Partial<DomainToCheck> = {},
): Promise<readonly string[]> =>
  (await checkDomain({ ...verdon, ...asked }, dns({ ...GOOD, ...zone }))).map(
    ({ state, advice }) => `${state} ${advice}`,
  )

const RIGHT = ['right spf-right', 'right dkim-right', 'right dmarc-right']

describe('B7 the records of a sending domain', () => {
  test('that are all there are right', async () => {
    expect(await check({})).toEqual(RIGHT)
  })

  test.each([
    ['no SPF', { 'verdon.example': [] }, 'missing spf-missing'],
    ['two SPF', { 'verdon.example': ['v=spf1 -all', 'v=spf1 include:_spf.google.com'] }, 'wrong spf-several'],
    ['everybody', { 'verdon.example': ['v=spf1 include:_spf.google.com +all'] }, 'wrong spf-everybody'],
    ['everybody, unsaid', { 'verdon.example': ['v=spf1 all'] }, 'wrong spf-everybody'],
    ['another provider', { 'verdon.example': ['v=spf1 include:mx.ovh.com -all'] }, 'wrong spf-provider-missing'],
    [
      'too many look-ups',
      { 'verdon.example': [`v=spf1 ${Array.from({ length: 11 }, (_, n) => `a:h${n}.example`).join(' ')} -all`] },
      'wrong spf-lookups',
    ],
    [
      'one that draws itself in',
      { 'verdon.example': ['v=spf1 include:verdon.example -all'] },
      'wrong spf-provider-missing',
    ],
    [
      'the provider drawn in by another name',
      {
        'verdon.example': ['v=spf1 redirect=spf.verdon.example'],
        'spf.verdon.example': ['v=spf1 include:_spf.google.com -all'],
      },
      'right spf-right',
    ],
  ])('SPF: %s', async (_name, zone, expected) => {
    expect((await check(zone))[0]).toBe(expected)
  })

  test.each([
    ['mail.verdon.example', 'v=spf1 a:mail.verdon.example ~all'],
    ['51.15.20.30', 'v=spf1 ip4:51.15.20.30 ~all'],
    ['2001:bc8::1', 'v=spf1 ip6:2001:bc8::1 ~all'],
    ['192.168.1.10', 'v=spf1 mx ~all'],
    ['localhost', 'v=spf1 mx ~all'],
  ])('SPF that is missing names the server as the world knows it: %s', async (smtpHost, expected) => {
    const [spf] = await checkDomain({ ...verdon, smtpHost }, dns({ 'verdon.example': [] }))
    expect(spf?.value).toBe(expected)
  })

  test('DKIM: by the provider, or by our own key', async () => {
    expect((await check({ 'google._domainkey.verdon.example': [] }))[1]).toBe('missing dkim-by-provider')
    expect((await check({ 'google._domainkey.verdon.example': ['v=DKIM1; p='] }))[1]).toBe('missing dkim-by-provider')
    expect((await check({}, { smtpHost: 'mail.verdon.example' }))[1]).toBe('unknown dkim-ask-provider')
    const dkim = { domain: 'verdon.example', selector: 'q1', privateKey }
    expect((await check({}, { dkim }))[1]).toBe('missing dkim-missing')
    expect((await check({ 'q1._domainkey.verdon.example': ['v=DKIM1; p=MIGf'] }, { dkim }))[1]).toBe(
      'wrong dkim-other-key',
    )
    expect((await check({ 'q1._domainkey.verdon.example': [`v=DKIM1; p=${published}`] }, { dkim }))[1]).toBe(
      'right dkim-right',
    )
  })

  test.each([
    ['none', [], 'missing dmarc-missing'],
    ['two', ['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'wrong dmarc-several'],
    ['no policy', ['v=DMARC1; rua=mailto:d@verdon.example'], 'wrong dmarc-no-policy'],
  ])('DMARC: %s', async (_name, records, expected) => {
    expect((await check({ '_dmarc.verdon.example': records }))[2]).toBe(expected)
  })

  test('a sub-domain falls under the policy of the domain above', async () => {
    const found = await check(
      { 'relances.verdon.example': ['v=spf1 include:_spf.google.com ~all'] },
      { domain: 'relances.verdon.example' },
    )
    expect(found[2]).toBe('right dmarc-right')
  })

  test('the advice says the exact record that is missing, in both languages', async () => {
    const [spf, , dmarc] = await checkDomain(verdon, dns({}))
    expect(spf && adviseOn(spf, 'fr')).toBe(
      'SPF manque : vos messages peuvent passer pour faux. Ajoutez à verdon.example l’enregistrement TXT « v=spf1 include:_spf.google.com ~all ».',
    )
    expect(dmarc && adviseOn(dmarc, 'en')).toBe(
      'DMARC is missing: the large providers require it. Add the TXT record “v=DMARC1; p=none; rua=mailto:postmaster@verdon.example” to _dmarc.verdon.example.',
    )
  })
})
