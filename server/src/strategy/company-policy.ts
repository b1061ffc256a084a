// What a company decided, made ready for the decision: its plans, calendar, limits and the day up to which payments are known.

import type { DebtorKind } from '@quittance/law'
import { type Settings, settingsOf } from '#access'
import { type Context, Refusal } from '#kernel'
import { HOLIDAY_PLACES } from '#ledger'
import type { LoadColumnsInput } from './load-columns.ts'
import { type CollectionPlan, DEBTOR_KINDS } from './model.ts'
import { DEFAULT_PLANS, DEFAULT_PLAN_OF } from './plans/index.ts'
import {
  type KeptPlan,
  type PlanVersion,
  countPlanVersions,
  currentPlanRules,
  currentPlans,
  insertPlans,
  retiredSteps,
} from './plan-store.ts'
import { type DecisionSettings, type PaymentsKnown, type Policy, compileSettings } from './settings.ts'
import { foreignCurrencies } from './situation-store.ts'

export type CompanyPolicy = Pick<LoadColumnsInput, 'settings' | 'planOfKind' | 'planOfKey' | 'planRules'> & {
  readonly company: Settings
  readonly plans: readonly KeptPlan[]
  /** Rises with every change of settings or plans. */
  readonly version: number
}

/**
 * `payments` replaces what is known of payments: a rehearsal takes them as known. `changed` takes the place of the plan of its
 * key, to see what it would do; what was sent under steps that it drops keeps its level.
 */
export async function companyPolicy(
  ctx: Context,
  payments?: PaymentsKnown,
  changed?: CollectionPlan,
): Promise<CompanyPolicy> {
  const company = await settingsOf(ctx)
  const kept = await plansOf(ctx)
  const plans = changed ? withChange(kept, changed) : kept
  const currencies = await foreignCurrencies(ctx)
  const rules = await currentPlanRules(ctx)
  const settings: DecisionSettings = compileSettings({
    today: ctx.today,
    plans: plans.map(({ plan }) => plan),
    retiredSteps: [...kept.flatMap(({ plan }) => plan.steps), ...(await retiredSteps(ctx))],
    currencies: ['EUR', ...currencies.toSorted()],
    calendar: { holidays: company.calendar.zone, sendOn: company.calendar.sendOn, closures: company.calendar.closures },
    debtorPlaces: HOLIDAY_PLACES,
    paymentsKnown: payments ?? company.paymentsKnownTo ?? 'unknown',
    policy: policyOf(company),
  })
  return {
    settings,
    company,
    plans,
    planOfKey: new Map(plans.map(({ plan }, index) => [plan.key, index])),
    planOfKind: {
      business: defaultOf(plans, 'business'),
      public: defaultOf(plans, 'public'),
      consumer: defaultOf(plans, 'consumer'),
      association: defaultOf(plans, 'association'),
    },
    planRules: rules.rules,
    version: company.version + rules.version + (await countPlanVersions(ctx)) + (changed ? 1 : 0),
  }
}

function withChange(kept: readonly KeptPlan[], changed: CollectionPlan): KeptPlan[] {
  const before = knownPlan(kept, changed.key)
  return kept.map((known) => (known === before ? { ...before, plan: changed, version: before.version + 1 } : known))
}

/** The company's plans; a company without any has those that come with the program, written down on first use. */
export async function plansOf(ctx: Context): Promise<readonly PlanVersion[]> {
  const kept = await currentPlans(ctx)
  if (kept.length > 0) return kept
  const ready = DEFAULT_PLANS.map((plan) => ({ plan, version: 1, defaultFor: kindOf(plan.key) }))
  await insertPlans(ctx, ready, null)
  return currentPlans(ctx)
}

export function knownPlan<Plan extends KeptPlan>(plans: readonly Plan[], key: string): Plan {
  const found = plans.find(({ plan }) => plan.key === key)
  if (!found) throw new Refusal('strategy.plan_unknown', { key, known: plans.map(({ plan }) => plan.key).join(', ') })
  return found
}

const kindOf = (planKey: string): DebtorKind | null =>
  DEBTOR_KINDS.find((kind) => DEFAULT_PLAN_OF[kind] === planKey) ?? null

function policyOf({ outreach, automation, sendingStopped }: Settings): Policy {
  const mode = { rehearsal: 'rehearsal', released: 'off', automatic: 'on' } as const
  return { ...outreach, automation: mode[automation], killSwitch: sendingStopped }
}

function defaultOf(plans: readonly KeptPlan[], kind: DebtorKind): number {
  const index = plans.findIndex(({ defaultFor }) => defaultFor === kind)
  if (index < 0) throw new Error(`no plan for ${kind}`)
  return index
}
