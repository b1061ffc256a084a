// The acts of the day in the order in which they are worked through: what only waits for its hour, what waits for a yes, or
// for a second person's, calls, choices that no message can make, and what has been let go but has not left; inside a section by channel.

import type { Action, Channel } from '../../api-types.ts'
import { type Sum, sumsOf } from '../../ui/sums.ts'

export type SectionKey = 'send' | 'confirm' | 'second' | 'calls' | 'decide' | 'under-way'
export type ActSection = { readonly key: SectionKey; readonly actions: readonly Action[] }

const CHANNELS: readonly Channel[] = ['email', 'sms', 'letter', 'registered-letter', 'call', 'task', 'escalation']

export function sectionsOf(actions: readonly Action[]): readonly ActSection[] {
  const keys: readonly SectionKey[] = ['send', 'confirm', 'second', 'calls', 'decide', 'under-way']
  return keys
    .map((key) => ({ key, actions: actions.filter((action) => sectionOf(action) === key).toSorted(byChannel) }))
    .filter((section) => section.actions.length > 0)
}

function sectionOf({ channel, mode, state, approval }: Action): SectionKey {
  if (state !== 'planned') return 'under-way'
  if (approval !== null) return 'second'
  switch (channel) {
    case 'call':
      return 'calls'
    case 'task':
    case 'escalation':
      return 'decide'
    case 'email':
    case 'letter':
    case 'registered-letter':
    case 'sms':
      return mode === 'automatic' ? 'send' : 'confirm'
  }
}

/** Keeps the server's order (by value) inside a channel. */
const byChannel = (a: Action, b: Action) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel)

export type ChannelCount = { readonly channel: Channel; readonly count: number; readonly sums: readonly Sum[] }

/** What a release would let out of the house, by channel. */
export function countByChannel(actions: readonly Action[]): readonly ChannelCount[] {
  return CHANNELS.map((channel) => {
    const own = actions.filter((action) => action.channel === channel)
    return { channel, count: own.length, sums: sumsOf(own) }
  }).filter(({ count }) => count > 0)
}
