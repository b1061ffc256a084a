// The way to servers that companies name (their mail servers, where they sign in to them): a name is resolved once, what it resolves
// to is looked at, and the connection goes there and nowhere else, so that a name cannot change its mind in between. What the operator
// names in the configuration does not pass here.

import { type LookupAddress, promises as dns } from 'node:dns'
import { type Socket, connect, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal, type WayOut, isRefusal } from '#kernel'
import { isIn, networks, unwrapped, whereabouts } from './network-ranges.ts'

/** What of the installation's own network may be reached; public addresses always may. */
export type Inside =
  | { readonly kind: 'all' | 'none' }
  /** In the notation of networks, checked by `parseInside`. */
  | { readonly kind: 'networks'; readonly list: readonly string[] }

/** `all`, `none`, or networks, comma separated. Null where it is none of them. */
export function parseInside(text: string): Inside | null {
  const word = text.trim().toLowerCase()
  if (word === 'all' || word === 'none') return { kind: word }
  const list = word.split(',').map((one) => one.trim())
  try {
    networks(list)
    return { kind: 'networks', list }
  } catch {
    return null
  }
}

export type WayOutOptions = {
  /** Undefined: all of it while one company has the installation to itself, nothing once others share it. */
  readonly inside: Inside | undefined
  readonly isShared: () => Promise<boolean>
  /** The system's own, when not given. */
  readonly resolveName?: (host: string) => Promise<readonly LookupAddress[]>
}

const systemNames = (host: string): Promise<readonly LookupAddress[]> => dns.lookup(host, { all: true })

export function createWayOut({ inside, isShared, resolveName = systemNames }: WayOutOptions): WayOut {
  const named = inside?.kind === 'networks' ? networks(inside.list) : null
  const mayReach = async (address: string): Promise<boolean> => {
    const plain = unwrapped(address)
    if (named && isIn(named, plain)) return true
    const where = whereabouts(plain)
    if (where === 'public' && !isOurs(plain)) return true
    if (where === 'never' || named) return false
    return inside === undefined ? !(await isShared()) : inside.kind === 'all'
  }
  return {
    resolve: async (host) => {
      const bare = host.replace(/^\[(.*)\]$/, '$1')
      const family = isIP(bare)
      const all = family === 0 ? await resolveName(bare) : [{ address: bare, family }]
      const checked = await Promise.all(all.map(async (one) => ((await mayReach(one.address)) ? [one] : [])))
      const [first, ...others] = checked.flat()
      if (!first) throw new Refusal('platform.address_inside', { host, address: all[0]?.address ?? '' })
      return (_name, options, done) => {
        if (options.all === true) done(null, [first, ...others])
        else done(null, first.address, first.family)
      }
    },
  }
}

/**
 * The address inside the installation's own network for which a server is not reached; null where it is, where its name leads nowhere,
 * and where that is not told within `waitMs`.
 */
export async function addressInside(
  wayOut: WayOut,
  { host, waitMs }: { readonly host: string; readonly waitMs: number },
): Promise<string | null> {
  const found = wayOut.resolve(host).then(
    () => null,
    (error: unknown) =>
      isRefusal(error) && error.code === 'platform.address_inside' ? String(error.data['address']) : null,
  )
  const over = new AbortController()
  const tooLong = sleep(waitMs, null, { signal: over.signal }).catch(() => null)
  const address = await Promise.race([found, tooLong])
  over.abort()
  return address
}

/** A connection of its own. `host` as a person wrote it; ends with an error of the system where nobody answers in time. */
export async function openSocket(
  wayOut: WayOut,
  { host, port, waitMs }: { readonly host: string; readonly port: number; readonly waitMs: number },
): Promise<Socket> {
  const tooLong = () => Object.assign(new Error(`no answer from ${host}:${port}`), { code: 'ETIMEDOUT' })
  const signal = AbortSignal.timeout(waitMs)
  const lookup = await Promise.race([
    wayOut.resolve(host),
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(tooLong()), { once: true })
    }),
  ])
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup })
    const giveUp = () => socket.destroy(tooLong())
    signal.addEventListener('abort', giveUp, { once: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      signal.removeEventListener('abort', giveUp)
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

/** The public addresses of this machine lead to it from inside, past what keeps others out. */
const isOurs = (address: string): boolean =>
  Object.values(networkInterfaces()).some((interfaces) => interfaces?.some((one) => one.address === address))
