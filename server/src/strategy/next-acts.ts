// Of each open item the next act in the coming days, played as if nobody paid; and what becomes of it under another plan.

import type { Cents, DayNumber, Id } from '#kernel'
import type { ChangeKind, Channel, DebtorSituation } from './model.ts'
import { rehearseDebtor } from './rehearse.ts'
import type { DecisionSettings } from './settings.ts'

export type NextAct = { readonly day: DayNumber; readonly step: string; readonly channel: Channel }

/** By item. `act` null: nothing within the days played. */
export type NextActs = Map<
  Id,
  { readonly debtor: Id; readonly openCents: Cents; readonly currency: number; act: NextAct | null }
>

/** Adds the items of a debtor. Tasks stay inside the house: they are no acts. */
export function addNextActs(next: NextActs, debtor: DebtorSituation, byDay: readonly DecisionSettings[]): void {
  for (const { id, openCents, currency } of debtor.items)
    next.set(id, { debtor: debtor.id, openCents, currency, act: null })
  for (const { day, action } of rehearseDebtor(debtor, byDay).acts) {
    if (action.origin === 'task') continue
    for (const { id, step, advances } of action.items) {
      const item = next.get(id)
      if (advances && item) item.act ??= { day, step, channel: action.channel }
    }
  }
}

/** Null when the next act stays as it is. */
export function changeOf(before: NextAct | null, after: NextAct | null): ChangeKind | null {
  if (before === null || after === null) return before === after ? null : before === null ? 'new' : 'none'
  if (before.day !== after.day) return after.day < before.day ? 'sooner' : 'later'
  return before.step === after.step && before.channel === after.channel ? null : 'other'
}
