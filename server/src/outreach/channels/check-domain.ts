// Whether the world believes that a domain sends what we send: its SPF, DKIM and DMARC records, read through a port and judged
// without it. Gmail, Microsoft and Yahoo refuse or hide what fails here.

import { createPublicKey } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { whereabouts } from '#platform/network-ranges.ts'
import { isLoopback } from './provider-limits.ts'
import type { DkimKey } from './email.ts'

/** The text records of a name, each put together; none where there is no such name. */
export type TextRecords = (name: string) => Promise<readonly string[]>

export type DomainToCheck = {
  readonly domain: string
  readonly smtpHost: string
  readonly dkim: DkimKey | null
}

/** `unknown`: nothing wrong was found, and it cannot be proved from here. */
export type DomainFinding = {
  readonly record: 'spf' | 'dkim' | 'dmarc'
  readonly state: 'right' | 'wrong' | 'missing' | 'unknown'
  readonly advice: DomainAdvice
  /** Where the record stands or should stand, and what it should say; null where only the provider knows. */
  readonly name: string
  readonly value: string | null
}

export type DomainAdvice =
  | 'spf-right'
  | 'spf-missing'
  | 'spf-several'
  | 'spf-everybody'
  | 'spf-provider-missing'
  | 'spf-lookups'
  | 'dkim-right'
  | 'dkim-missing'
  | 'dkim-other-key'
  | 'dkim-by-provider'
  | 'dkim-ask-provider'
  | 'dmarc-right'
  | 'dmarc-missing'
  | 'dmarc-several'
  | 'dmarc-no-policy'

type Provider = { readonly host: RegExp; readonly include: string; readonly selectors: readonly string[] }

const PROVIDERS: readonly Provider[] = [
  {
    host: /(^|\.)(office365|outlook)\.com$/,
    include: 'spf.protection.outlook.com',
    selectors: ['selector1', 'selector2'],
  },
  { host: /(^|\.)(gmail|google|googlemail)\.com$/, include: '_spf.google.com', selectors: ['google'] },
  { host: /(^|\.)ovh\.(net|com)$/, include: 'mx.ovh.com', selectors: [] },
  { host: /(^|\.)(gandi)\.net$/, include: '_mailcust.gandi.net', selectors: ['gm1', 'gm2', 'gm3'] },
  { host: /(^|\.)infomaniak\.com$/, include: 'spf.infomaniak.ch', selectors: [] },
  { host: /(^|\.)(ionos\.(fr|com)|1and1\.fr)$/, include: '_spf.perfora.net', selectors: ['s1-ionos', 's2-ionos'] },
]

/** RFC 7208 4.6.4: an eleventh look-up makes the whole record void. */
const MOST_LOOKUPS = 10

export async function checkDomain(asked: DomainToCheck, records: TextRecords): Promise<readonly DomainFinding[]> {
  const provider = PROVIDERS.find(({ host }) => host.test(asked.smtpHost.toLowerCase())) ?? null
  return Promise.all([
    checkSpf(asked, provider, records),
    checkDkim(asked, provider, records),
    checkDmarc(asked.domain, records),
  ])
}

async function checkSpf(
  { domain, smtpHost }: DomainToCheck,
  provider: Provider | null,
  records: TextRecords,
): Promise<DomainFinding> {
  const mechanism = provider ? `include:${provider.include}` : mechanismOf(smtpHost)
  const finding = (
    state: DomainFinding['state'],
    advice: DomainAdvice,
    value: string | null = null,
  ): DomainFinding => ({ record: 'spf', state, advice, name: domain, value })
  const found = spfOf(await records(domain))
  const [record] = found
  if (record === undefined) return finding('missing', 'spf-missing', `v=spf1 ${mechanism} ~all`)
  if (found.length > 1) return finding('wrong', 'spf-several')
  if (/(^|\s)\+?all(\s|$)/i.test(record)) return finding('wrong', 'spf-everybody', record.replace(/\+?all\b/i, '~all'))
  const walk = await walkSpf(record, records)
  if (walk.lookups > MOST_LOOKUPS) return finding('wrong', 'spf-lookups')
  if (provider && !walk.includes.has(provider.include)) {
    return finding('wrong', 'spf-provider-missing', record.replace(/^v=spf1/i, `v=spf1 ${mechanism}`))
  }
  return finding(provider ? 'right' : 'unknown', 'spf-right', record)
}

/** Of a server of one's own: by its name or its address; one inside, which the world knows by another, is mostly where mail comes in. */
function mechanismOf(host: string): string {
  const family = isIP(host)
  if (isLoopback(host) || (family !== 0 && whereabouts(host) !== 'public')) return 'mx'
  return family === 0 ? `a:${host}` : `ip${family}:${host}`
}

const spfOf = (texts: readonly string[]): readonly string[] => texts.filter((text) => /^v=spf1(\s|$)/i.test(text))

/** All that a record draws in, and how many look-ups that costs; stops where it is too many already. */
async function walkSpf(
  record: string,
  records: TextRecords,
): Promise<{ readonly includes: ReadonlySet<string>; readonly lookups: number }> {
  const includes = new Set<string>()
  let lookups = 0
  const queue = [record]
  for (let text = queue.shift(); text !== undefined && lookups <= MOST_LOOKUPS; text = queue.shift()) {
    for (const term of text.split(/\s+/).slice(1)) {
      const drawn = /^[+?~-]?include:(.+)$/i.exec(term)?.[1] ?? /^redirect=(.+)$/i.exec(term)?.[1]
      if (drawn === undefined && !/^[+?~-]?(a|mx|ptr|exists)([:/]|$)/i.test(term)) continue
      lookups++
      if (drawn === undefined || includes.has(drawn.toLowerCase())) continue
      includes.add(drawn.toLowerCase())
      queue.push(...spfOf(await records(drawn)))
    }
  }
  return { includes, lookups }
}

async function checkDkim(
  { domain, dkim }: DomainToCheck,
  provider: Provider | null,
  records: TextRecords,
): Promise<DomainFinding> {
  const finding = (
    state: DomainFinding['state'],
    advice: DomainAdvice,
    selector: string,
    value: string | null = null,
  ): DomainFinding => ({
    record: 'dkim',
    state,
    advice,
    name: `${selector}._domainkey.${dkim?.domain ?? domain}`,
    value,
  })
  if (dkim) {
    const key = publicKeyOf(dkim.privateKey)
    const published = (await records(`${dkim.selector}._domainkey.${dkim.domain}`)).map(keyIn).find((one) => one !== '')
    const value = `v=DKIM1; k=rsa; p=${key}`
    if (published === undefined) return finding('missing', 'dkim-missing', dkim.selector, value)
    return published === key
      ? finding('right', 'dkim-right', dkim.selector)
      : finding('wrong', 'dkim-other-key', dkim.selector, value)
  }
  for (const selector of provider?.selectors ?? []) {
    const published = (await records(`${selector}._domainkey.${domain}`)).some((text) => keyIn(text) !== '')
    if (published) return finding('right', 'dkim-right', selector)
  }
  const [selector = '…'] = provider?.selectors ?? []
  return provider && provider.selectors.length > 0
    ? finding('missing', 'dkim-by-provider', selector)
    : finding('unknown', 'dkim-ask-provider', selector)
}

const keyIn = (text: string): string => (/(?:^|;)\s*p=([^;]*)/i.exec(text)?.[1] ?? '').replace(/\s+/g, '')

/** As the record publishes it: the public half, in base64 without its lines. */
function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
}

async function checkDmarc(domain: string, records: TextRecords): Promise<DomainFinding> {
  const finding = (
    state: DomainFinding['state'],
    advice: DomainAdvice,
    value: string | null = null,
  ): DomainFinding => ({ record: 'dmarc', state, advice, name: `_dmarc.${domain}`, value })
  const found = (await dmarcRecords(domain, records)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text))
  const [record] = found
  if (record === undefined)
    return finding('missing', 'dmarc-missing', `v=DMARC1; p=none; rua=mailto:postmaster@${domain}`)
  if (found.length > 1) return finding('wrong', 'dmarc-several')
  if (!/;\s*p\s*=\s*(none|quarantine|reject)\b/i.test(record))
    return finding('wrong', 'dmarc-no-policy', 'v=DMARC1; p=none')
  return finding('right', 'dmarc-right', record)
}

/** A sub-domain without a record of its own falls under that of the domain above it. */
async function dmarcRecords(domain: string, records: TextRecords): Promise<readonly string[]> {
  const own = await records(`_dmarc.${domain}`)
  const above = domain.split('.').slice(1).join('.')
  return own.length > 0 || !above.includes('.') ? own : records(`_dmarc.${above}`)
}

const WAIT_MS = 5_000

/** The world's own records. A name server that does not answer is an error: nothing is concluded from silence. */
export const textRecords: TextRecords = async (name) => {
  const resolver = new Resolver({ timeout: WAIT_MS, tries: 2 })
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw error
  }
}
