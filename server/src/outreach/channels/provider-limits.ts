// How much a mail provider takes: connections at once and messages in a minute, below what each publishes for an ordinary
// mailbox. An account may be told its own rate.

import { setTimeout as sleep } from 'node:timers/promises'
import { stopwatch } from '#platform/clock.ts'

export type ProviderLimits = { readonly connections: number; readonly perMinute: number | null }

const KNOWN: readonly (readonly [RegExp, ProviderLimits])[] = [
  // Exchange Online: 3 connections, 30 messages a minute.
  [/(^|\.)(office365\.com|outlook\.com)$/, { connections: 3, perMinute: 30 }],
  // Google Workspace: about 2,000 messages a day, bursts are cut.
  [/(^|\.)(gmail\.com|google\.com|googlemail\.com)$/, { connections: 3, perMinute: 60 }],
]
/** Other providers close the door to more than a few connections. */
const USUAL: ProviderLimits = { connections: 3, perMinute: null }
/** A server on this machine is a relay of our own; Postfix takes fifty connections from one place. */
const OWN: ProviderLimits = { connections: 32, perMinute: null }

export function usualLimits(host: string): ProviderLimits {
  if (isLoopback(host)) return OWN
  return KNOWN.find(([pattern]) => pattern.test(host.toLowerCase()))?.[1] ?? USUAL
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)

/** Lets the first through at once and each next one when its turn has come; null: everybody at once. */
export function pacer(perMinute: number | null): () => Promise<void> {
  if (perMinute === null) return () => Promise.resolve()
  const since = stopwatch()
  const apart = 60_000 / perMinute
  let next = 0
  return async () => {
    const turn = Math.max(next, since())
    next = turn + apart
    await sleep(turn - since())
  }
}
