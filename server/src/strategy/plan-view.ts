// A collection plan as the settings show and edit it: days, modes and deadlines; the rest of each step is kept.

import { type Locale, Refusal } from '#kernel'
import type { CollectionPlan, Mode } from './model.ts'
import type { KeptPlan } from './plan-store.ts'
import { stepName } from './sentence.ts'

export function describePlan({ plan, version, defaultFor }: KeptPlan, locale: Locale) {
  return {
    key: plan.key,
    name: plan.name?.[locale] ?? plan.key,
    version,
    defaultFor,
    minimumGapDays: plan.minimumGapDays,
    steps: plan.steps.map((step) => ({
      key: step.key,
      name: stepName(step.key, locale),
      level: step.level,
      offsetDays: step.offsetDays ?? null,
      afterPreviousDays: step.afterPreviousDays ?? null,
      channel: step.channel,
      mode: step.mode,
      deadlineDays: step.deadlineDays ?? null,
    })),
  }
}

export type PlanEdit = {
  readonly minimumGapDays: number
  readonly steps: readonly {
    readonly key: string
    readonly offsetDays: number | null
    readonly mode: Mode
    readonly deadlineDays?: number | null | undefined
  }[]
}

/** Steps that the edit does not name are left out of the plan; new ones cannot be made here. */
export function editedPlan(plans: readonly KeptPlan[], key: string, edit: PlanEdit): CollectionPlan {
  const kept = plans.find(({ plan }) => plan.key === key)
  if (!kept) throw new Refusal('strategy.plan_unknown', { key, known: plans.map(({ plan }) => plan.key).join(', ') })
  const steps = edit.steps.flatMap(({ key: stepKey, offsetDays, mode, deadlineDays }) => {
    const step = kept.plan.steps.find((known) => known.key === stepKey)
    if (!step) return []
    const { offsetDays: _, ...rest } = step
    return [
      {
        ...rest,
        mode,
        ...(step.afterPreviousDays === undefined && { offsetDays: offsetDays ?? step.offsetDays ?? 0 }),
        ...(deadlineDays && { deadlineDays }),
      },
    ]
  })
  return { ...kept.plan, minimumGapDays: edit.minimumGapDays, steps }
}
