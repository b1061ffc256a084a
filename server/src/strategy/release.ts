// What only shows when all debtors are seen together: how many messages one run may prepare, and when a run is so large
// that a person looks at it first (rule 15).

import type { Id } from '#kernel'
import { type Action, type Channel, CHANNELS, type Wait } from './model.ts'
import { reason } from './reasons.ts'
import { inOrder } from './rules.ts'
import type { DecisionSettings } from './settings.ts'

export type Released = { readonly actions: readonly Action[]; readonly waits: readonly Wait[] }

/** The limits of the run. Messages beyond the first limit wait, the least advanced and smallest first. */
export function limitRun(actions: readonly Action[], settings: DecisionSettings): Released {
  const { maximumMessages, largeRunMessages } = settings.policy
  const messages = actions.filter(isMessage)
  const waiting = new Set(maximumMessages === null ? [] : messages.toSorted(byWeight).slice(maximumMessages))
  const going = actions.filter((action) => !waiting.has(action))
  const count = messages.length - waiting.size
  const isLarge = largeRunMessages !== null && count > largeRunMessages
  const why = reason('large-run', { messages: count, limit: largeRunMessages ?? 0 })
  return {
    actions: going
      .map((action) =>
        isLarge && action.mode === 'automatic'
          ? { ...action, mode: 'confirm' as const, items: action.items, reasons: [...action.reasons, why] }
          : action,
      )
      .toSorted(inOrder),
    waits: [...waiting]
      .flatMap((action) => waitsOf(action, maximumMessages ?? 0, settings))
      .toSorted((a, b) => a.item - b.item),
  }
}

/** What identifies an act or task from one day to the next, for whoever keeps them. */
export const actionKey = ({ debtor, currency, channel, step, payee, items }: Action): string =>
  [
    debtor,
    currency,
    channel,
    step,
    payee,
    ...items.filter((item) => item.advances).map((item) => `${item.id}.${item.cycle}`),
  ].join(' ')

const WRITTEN: readonly Channel[] = CHANNELS.filter((channel) => !['call', 'task', 'escalation'].includes(channel))
const isMessage = (action: Action): boolean => WRITTEN.includes(action.channel)

const byWeight = (a: Action, b: Action): number => b.level - a.level || b.totalCents - a.totalCents || inOrder(a, b)

function waitsOf(action: Action, messages: number, settings: DecisionSettings): Wait[] {
  const advancing: Id[] = action.items.filter((item) => item.advances).map((item) => item.id)
  const until = settings.today + 1
  return advancing.map((item) => ({ code: 'run-cap', facts: { messages }, debtor: action.debtor, item, until }))
}
