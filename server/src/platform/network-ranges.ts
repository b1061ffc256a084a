// Where an address lies: on the public network, inside (this machine, its own network), or where no server of anybody can be.
// Ranges of the special-purpose registries (RFC 6890 and its successors). An IPv4 address in the clothes of IPv6 counts as what it is.

import { BlockList, isIP } from 'node:net'

/** `never`: link-local (where clouds keep their secrets), multicast, reserved, documentation. */
export type Whereabouts = 'public' | 'inside' | 'never'

const INSIDE = networks([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::1/128',
  '64:ff9b:1::/48',
  '2001::/32',
  'fc00::/7',
  'fec0::/10',
])

const NEVER = networks([
  '0.0.0.0/8',
  '100.100.100.200/32',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/128',
  '100::/64',
  '2001:db8::/32',
  'fd00:ec2::254/128',
  'fe80::/10',
  'ff00::/8',
])

export function whereabouts(address: string): Whereabouts {
  const plain = unwrapped(address)
  if (isIn(NEVER, plain)) return 'never'
  return isIn(INSIDE, plain) ? 'inside' : 'public'
}

/** `10.0.0.0/8`, or one address. Throws on anything else. */
export function networks(list: readonly string[]): BlockList {
  const blocks = new BlockList()
  for (const one of list) {
    const [address = '', prefix, ...more] = one.split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    const length = prefix === undefined ? most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
    if (family === 0 || more.length > 0 || length < 0 || length > most) throw new Error(`no network: ${one}`)
    blocks.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6')
  }
  return blocks
}

export const isIn = (blocks: BlockList, address: string): boolean =>
  blocks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** Without a zone; the IPv4 address that one of IPv6 carries, by mapping, translation (RFC 6052) or 6to4. */
export function unwrapped(address: string): string {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) !== 6) return bare
  const groups = groupsOf(bare)
  const head = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':')
  const carries =
    head === '0:0:0:0:0:ffff' || head === '64:ff9b:0:0:0:0' || (head === '0:0:0:0:0:0' && (groups[6] ?? 0) > 0)
  if (carries) return dotted(groups.slice(6))
  return groups[0] === 0x2002 ? dotted(groups.slice(1, 3)) : bare
}

/** The eight groups of an address of IPv6, written in any of its ways. */
function groupsOf(address: string): readonly number[] {
  const [, dots] = /(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  const bytes = dots?.split('.').map(Number) ?? []
  const asGroups = bytes.length === 4 ? `${hex(bytes[0], bytes[1])}:${hex(bytes[2], bytes[3])}` : ''
  const text = dots === undefined ? address : address.slice(0, -dots.length) + asGroups
  const [front = '', back] = text.split('::')
  const left = front === '' ? [] : front.split(':')
  const right = back === undefined || back === '' ? [] : back.split(':')
  const middle = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...(back === undefined ? [] : middle), ...right].map((group) => Number.parseInt(group, 16))
}

const hex = (high = 0, low = 0): string => (high * 256 + low).toString(16)

const dotted = ([high = 0, low = 0]: readonly number[]): string =>
  [high >> 8, high & 255, low >> 8, low & 255].join('.')
