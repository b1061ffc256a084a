// What a changed plan would do to the invoices that exist, before it is saved: the coming days played with it and without, and of each
// invoice the first act that is not the same.

import { type Cents, type Context, type Day, type Id, type Locale, dayOf } from '#kernel'
import { refuseFaults } from './change-plan.ts'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { type ChangeKind, type Channel, type CollectionPlan, CHANGE_KINDS } from './model.ts'
import { debtorNames, itemNames } from './names-store.ts'
import { type ComingAct, type ComingActs, type FirstChange, addComingActs, firstChange } from './coming-acts.ts'
import { coming } from './rehearse.ts'
import { eachSituation } from './situations.ts'
import { stepName } from './sentence.ts'

export type PlanChange = {
  readonly kind: ChangeKind
  readonly debtorId: Id
  readonly debtorName: string
  readonly itemId: Id
  readonly number: string
  readonly currency: string
  readonly openCents: Cents
  /** Null: not within these days. */
  readonly before: PlannedStep | null
  readonly after: PlannedStep | null
}
export type PlannedStep = { readonly day: Day; readonly step: string; readonly channel: Channel }

export type PlanComparison = {
  readonly summary: readonly {
    readonly kind: ChangeKind
    readonly debtors: number
    readonly items: number
    /** In the company's currency. */
    readonly cents: Cents
  }[]
  /** All that change, when they are not more than `most`; else the largest. */
  readonly changes: readonly PlanChange[]
  readonly total: number
  /** Open invoices whose acts stay as they are. */
  readonly unchanged: number
}

export type ComparePlanInput = {
  readonly plan: CollectionPlan
  readonly days: number
  readonly locale: Locale
  readonly most: number
}

export async function comparePlan(
  ctx: Context,
  { plan, days, locale, most }: ComparePlanInput,
): Promise<PlanComparison> {
  refuseFaults(plan)
  const before = await actsUnder(ctx, await companyPolicy(ctx, 'today'), days)
  const after = await actsUnder(ctx, await companyPolicy(ctx, 'today', plan), days)
  const changed: ChangedItem[] = []
  for (const [item, { acts, ...of }] of before) {
    const change = firstChange(acts, after.get(item)?.acts ?? [])
    if (change) changed.push({ item, ...of, ...change })
  }
  const shown = changed.toSorted((a, b) => b.openCents - a.openCents || a.item - b.item).slice(0, most)
  return {
    summary: summaryOf(changed),
    changes: await describeChanges(ctx, shown, locale),
    total: changed.length,
    unchanged: before.size - changed.length,
  }
}

type ChangedItem = FirstChange & {
  readonly item: Id
  readonly debtor: Id
  readonly openCents: Cents
  readonly currency: number
}

/** The acts of every open item, tasks left out: of what is played only this is kept. */
async function actsUnder(ctx: Context, policy: CompanyPolicy, days: number): Promise<ComingActs> {
  const byDay = coming(policy.settings, days)
  const found: ComingActs = new Map()
  await eachSituation(ctx, { ...policy, debtorIds: 'all' }, (debtor) => addComingActs(found, debtor, byDay))
  return found
}

function summaryOf(changed: readonly ChangedItem[]): PlanComparison['summary'] {
  return CHANGE_KINDS.flatMap((kind) => {
    const ofKind = changed.filter((change) => change.kind === kind)
    if (ofKind.length === 0) return []
    const cents = ofKind.reduce((sum, { openCents, currency }) => sum + (currency === 0 ? openCents : 0), 0)
    return [{ kind, debtors: new Set(ofKind.map(({ debtor }) => debtor)).size, items: ofKind.length, cents }]
  })
}

async function describeChanges(ctx: Context, shown: readonly ChangedItem[], locale: Locale): Promise<PlanChange[]> {
  const debtors = await debtorNames(ctx, [...new Set(shown.map(({ debtor }) => debtor))])
  const items = await itemNames(
    ctx,
    shown.map(({ item }) => item),
  )
  const described = (act: ComingAct | null): PlannedStep | null =>
    act && { day: dayOf(act.day), step: stepName(act.step, locale), channel: act.channel }
  return shown.map(({ kind, debtor, item, openCents, before, after }) => ({
    kind,
    debtorId: debtor,
    debtorName: debtors.get(debtor)?.name ?? '',
    itemId: item,
    number: items.get(item)?.number ?? '',
    currency: items.get(item)?.currency ?? 'EUR',
    openCents,
    before: described(before),
    after: described(after),
  }))
}
