// Which collection plan a debtor has when nobody chose one for it: the first rule of the company that fits, else the plan of its
// kind. An invoice may have a plan of its own, and a debtor one that a person chose: both go before the rules.

import type { DebtorKind } from '@quittance/law'
import type { Cents } from '#kernel'

export type PlanRule = {
  readonly plan: string
  /** All that is said must be so; a rule that says nothing fits everybody. */
  readonly when: {
    readonly debtorKinds?: readonly DebtorKind[]
    /** ISO 3166-1. */
    readonly countries?: readonly string[]
    /** The company's own word for a group of its debtors. */
    readonly segments?: readonly string[]
    /** What is open in the company's currency. */
    readonly openCentsFrom?: Cents
    readonly openCentsTo?: Cents
    /** How late it usually pays: the median over what it paid. Whoever has paid nothing yet is neither fast nor slow. */
    readonly usualDelayDaysFrom?: number
    readonly usualDelayDaysTo?: number
  }
}

export type DebtorProfile = {
  readonly kind: DebtorKind
  readonly country: string | null
  readonly segment: string | null
  readonly openCents: Cents
  readonly usualDelayDays: number | null
}

/** The plan of the first rule that fits; null when none does. */
export const assignedPlan = (profile: DebtorProfile, rules: readonly PlanRule[]): string | null =>
  rules[firstFitting(profile, rules)]?.plan ?? null

/** Its place among the rules; -1 when none fits. */
export const firstFitting = (profile: DebtorProfile, rules: readonly PlanRule[]): number =>
  rules.findIndex((rule) => fits(profile, rule.when))

function fits({ kind, country, segment, openCents, usualDelayDays }: DebtorProfile, when: PlanRule['when']): boolean {
  const { openCentsFrom, openCentsTo, usualDelayDaysFrom, usualDelayDaysTo } = when
  return (
    (when.debtorKinds?.includes(kind) ?? true) &&
    (when.countries === undefined || (country !== null && when.countries.includes(country))) &&
    (when.segments === undefined || (segment !== null && when.segments.includes(segment))) &&
    (openCentsFrom === undefined || openCents >= openCentsFrom) &&
    (openCentsTo === undefined || openCents <= openCentsTo) &&
    (usualDelayDaysFrom === undefined || (usualDelayDays !== null && usualDelayDays >= usualDelayDaysFrom)) &&
    (usualDelayDaysTo === undefined || (usualDelayDays !== null && usualDelayDays <= usualDelayDaysTo))
  )
}
