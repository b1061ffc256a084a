// Of each open item the acts of the coming days, played as if nobody paid; and the first of them that another plan changes.

import type { Cents, DayNumber, Id } from '#kernel'
import type { ChangeKind, Channel, DebtorSituation } from './model.ts'
import { rehearseDebtor } from './rehearse.ts'
import type { DecisionSettings } from './settings.ts'

export type ComingAct = { readonly day: DayNumber; readonly step: string; readonly channel: Channel }

/** By item. */
export type ComingActs = Map<
  Id,
  { readonly debtor: Id; readonly openCents: Cents; readonly currency: number; readonly acts: ComingAct[] }
>

/** Adds the items of a debtor. Tasks stay inside the house: they are no acts. */
export function addComingActs(found: ComingActs, debtor: DebtorSituation, byDay: readonly DecisionSettings[]): void {
  for (const { id, openCents, currency } of debtor.items)
    found.set(id, { debtor: debtor.id, openCents, currency, acts: [] })
  for (const { day, action } of rehearseDebtor(debtor, byDay).acts) {
    if (action.origin === 'task') continue
    for (const { id, step, advances } of action.items)
      if (advances) found.get(id)?.acts.push({ day, step, channel: action.channel })
  }
}

export type FirstChange = {
  readonly kind: ChangeKind
  readonly before: ComingAct | null
  readonly after: ComingAct | null
}

/** The first act that is another one, or on another day; null when all stay as they are. */
export function firstChange(before: readonly ComingAct[], after: readonly ComingAct[]): FirstChange | null {
  const length = Math.max(before.length, after.length)
  for (let index = 0; index < length; index++) {
    const [was = null, becomes = null] = [before[index], after[index]]
    const kind = kindOfChange(was, becomes)
    if (kind) return { kind, before: was, after: becomes }
  }
  return null
}

function kindOfChange(before: ComingAct | null, after: ComingAct | null): ChangeKind | null {
  if (before === null || after === null) return before === after ? null : before === null ? 'new' : 'none'
  if (before.day !== after.day) return after.day < before.day ? 'sooner' : 'later'
  return before.step === after.step && before.channel === after.channel ? null : 'other'
}
