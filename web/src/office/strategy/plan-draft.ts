// The draft of a plan: kept in this browser until it is saved or given up, with every change undone and done again.

import { useState } from 'react'
import type { CollectionPlan, Plan } from '../../api-types.ts'
import { useSession } from '../session.tsx'
import { isSamePlan } from './plan-edit.ts'

export type PlanDraft = {
  readonly plan: CollectionPlan
  /** The version that it began from. */
  readonly version: number
  readonly isChanged: boolean
  /** Another version was saved since. */
  readonly isOutdated: boolean
  readonly change: (plan: CollectionPlan) => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  /** Goes on from the version that is saved now. */
  readonly rebase: () => void
  readonly giveUp: () => void
  /** The draft has become a version: nothing of it is left to save. */
  readonly settle: (saved: Plan) => void
}

type Kept = { readonly version: number; readonly plan: CollectionPlan }
type History = {
  readonly kept: Kept
  readonly before: readonly CollectionPlan[]
  readonly after: readonly CollectionPlan[]
}

/** More than anybody steps back, few enough to keep. */
const MOST_UNDONE = 100

export function usePlanDraft(saved: Plan): PlanDraft {
  const place = usePlace(saved.key)
  const [history, setHistory] = useState<History>(() => ({
    kept: read(place) ?? ofSaved(saved),
    before: [],
    after: [],
  }))
  const { kept, before, after } = history
  const isChanged = !isSamePlan(kept.plan, saved.plan)
  const keep = (next: History) => {
    setHistory(next)
    if (isSamePlan(next.kept.plan, saved.plan)) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(next.kept))
  }
  const [back, forth] = [before.at(-1), after[0]]
  return {
    plan: kept.plan,
    version: isChanged ? kept.version : saved.version,
    isChanged,
    isOutdated: isChanged && kept.version < saved.version,
    change: (plan) => {
      if (isSamePlan(plan, kept.plan)) return
      const version = isChanged ? kept.version : saved.version
      keep({ kept: { version, plan }, before: [...before, kept.plan].slice(-MOST_UNDONE), after: [] })
    },
    undo: back
      ? () => keep({ kept: { ...kept, plan: back }, before: before.slice(0, -1), after: [kept.plan, ...after] })
      : null,
    redo: forth
      ? () => keep({ kept: { ...kept, plan: forth }, before: [...before, kept.plan], after: after.slice(1) })
      : null,
    rebase: () => keep({ ...history, kept: { ...kept, version: saved.version } }),
    giveUp: () => keep({ kept: ofSaved(saved), before: [], after: [] }),
    settle: (now) => {
      localStorage.removeItem(place)
      setHistory({ kept: ofSaved(now), before: [], after: [] })
    },
  }
}

/** Whether a plan has a draft in this browser. */
export const useHasDraft = (key: string): boolean => localStorage.getItem(usePlace(key)) !== null

/** Each company has its own. */
function usePlace(key: string): string {
  const { organisation } = useSession()
  return `quittance.plan.${organisation.id}.${key}`
}

const ofSaved = ({ version, plan }: Plan): Kept => ({ version, plan })

/** What is kept was written here; what cannot be read any more is no draft. */
function read(place: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null
    return kept && Array.isArray(kept.plan.steps) ? kept : null
  } catch {
    return null
  }
}
