// Calls and other work that was let go and is not done yet: while the decision is taken it shows whether anybody still has to do it.

import type { ActToDo } from '#outreach'
import type { Id } from '#kernel'
import type { Watchers } from './decide-company.ts'
import { HOLD_KINDS, type Wait } from './model.ts'
import type { WaitCode } from './reasons.ts'

/** `outdated`, asked after the decision: the acts of which no item waits for this work any more; it was paid, is held, or moved on. */
export function watchToDo(acts: readonly ActToDo[]): Watchers & { readonly outdated: () => readonly Id[] } {
  const actsOf = Map.groupBy(acts, (act) => act.debtorId)
  const standing = new Set<Id>()
  const examined = new Set<Id>()
  return {
    onDebtor: (debtor, { waits }) => {
      const own = actsOf.get(debtor.id)
      if (!own) return
      const open = new Set(debtor.items.map((item) => item.id))
      for (const act of own) {
        examined.add(act.id)
        // Another reason may be said of the item first; money that may be its own ends the call all the same.
        if (act.isFollowUp && debtor.unmatchedCredit) continue
        const wait = waits.find((known) => known.item === act.itemId)
        if (open.has(act.itemId) && isAskedStill(act, wait)) standing.add(act.id)
      }
    },
    outdated: () => [...examined].filter((id) => !standing.has(id)),
  }
}

/** A step of a plan keeps its item in progress; a call about a broken promise or a returned payment stands beside the plan. */
const isAskedStill = ({ isFollowUp }: ActToDo, wait: Wait | undefined): boolean =>
  isFollowUp ? !ENDS_FOLLOW_UP.some((code) => code === wait?.code) : wait?.code === 'in-progress'

/** Nobody is called who is held, or who may have paid since. */
const ENDS_FOLLOW_UP: readonly WaitCode[] = [
  ...HOLD_KINDS,
  'credit-covers',
  'payments-unknown',
  'payments-stale',
  'unmatched-credit',
]
