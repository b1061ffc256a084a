// Whether the address of the office is one that strangers reach, as far as it shows: encrypted, and a name or number of the public
// network. Only then may a message link to it. Whether a proxy lets strangers through is for whoever runs it to see to.

import { isIP } from 'node:net'
import { whereabouts } from './network-ranges.ts'

/** Names of one's own network (RFC 6761, 6762, 8375, and what is in use). */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/

/** The address itself, or null where links that begin with it would lead strangers nowhere. */
export function publicAddress(baseUrl: string | undefined): string | null {
  if (baseUrl === undefined) return null
  const { protocol, hostname } = new URL(baseUrl)
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  const isReached = isIP(host) === 0 ? host.includes('.') && !INSIDE.test(host) : whereabouts(host) === 'public'
  return protocol === 'https:' && isReached ? baseUrl : null
}
