// Requests that a browser was talked into by another site. A change is taken only from our own pages, as the browser itself
// reports in Sec-Fetch-Site or Origin (what sends neither is no browser and carries no cookie by accident). On loopback,
// foreign names that resolve to this machine are refused as well.

import { isIP } from 'node:net'
import { Refusal } from '#kernel'
import type { HttpApp } from './http.ts'

export type OriginOptions = { readonly baseUrl: string; readonly host: string }

export function refuseForeignRequests(app: HttpApp, { baseUrl, host }: OriginOptions): void {
  const ownHost = new URL(baseUrl).hostname
  const isPrivate = host === 'localhost' || host === '::1' || host.startsWith('127.')
  app.addHook('onRequest', async ({ method, headers }) => {
    const name = hostName(headers.host ?? '')
    if (isPrivate && name !== ownHost && name !== 'localhost' && isIP(name) === 0)
      throw new Refusal('platform.unknown_host', { host: name })
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
    if (!isSameSite(headers, [name, ownHost])) throw new Refusal('platform.cross_site')
  })
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

function isSameSite({ 'sec-fetch-site': site, origin }: Headers, ownNames: readonly string[]): boolean {
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin === undefined) return true
  const sender = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin).hostname : ''
  return ownNames.includes(sender)
}

/** `localhost:4000` → `localhost`, `[::1]:4000` → `::1`. */
function hostName(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
}
