// The coming days of a company as if nobody paid: what would leave, when, to whom, and what stays behind and why.

import type { Cents, Context, Day, Id, Locale } from '#kernel'
import { dayOf } from '#kernel'
import { refuseFaults } from './change-plan.ts'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { eachDebtor } from './each-debtor.ts'
import { loadColumns } from './load-columns.ts'
import { debtorNames } from './names-store.ts'
import type { Channel, CollectionPlan, Wait } from './model.ts'
import { type DatedAction, coming, rehearseDebtor } from './rehearse.ts'
import { stepName, waitSentence } from './sentence.ts'

export type CompanyRehearsal = {
  readonly days: readonly { readonly day: Day; readonly actions: readonly RehearsedAction[] }[]
  readonly steps: readonly {
    readonly step: string
    readonly channel: Channel
    readonly level: number
    readonly count: number
  }[]
  /** What nothing would ever be done about, one row per debtor and reason, largest first. */
  readonly never: readonly {
    readonly debtorId: Id
    readonly debtorName: string
    readonly cents: Cents
    readonly code: string
    readonly text: string
  }[]
}

type RehearsedAction = {
  readonly debtorId: Id
  readonly debtorName: string
  readonly channel: Channel
  readonly step: string
  readonly level: number
  readonly totalCents: Cents
  readonly itemCount: number
}

export type RehearseInput = {
  readonly days: number
  readonly locale: Locale
  /** In the place of the plan of its key. */
  readonly plan?: CollectionPlan | undefined
}

export async function rehearseCompany(ctx: Context, { days, locale, plan }: RehearseInput): Promise<CompanyRehearsal> {
  if (plan) refuseFaults(plan)
  const policy = await companyPolicy(ctx, 'today', plan)
  const played = await playCompany(ctx, policy, days)
  const { acts, open } = played
  const staying = played.staying.filter((wait) => wait.until === null)
  const names = await debtorNames(ctx, [
    ...new Set([...acts.map(({ action }) => action.debtor), ...staying.map((wait) => wait.debtor)]),
  ])
  const nameOf = (id: Id): string => names.get(id)?.name ?? ''
  const shown = acts.map(({ day, action }) => ({
    day,
    action: {
      debtorId: action.debtor,
      debtorName: nameOf(action.debtor),
      channel: action.channel,
      step: stepName(action.step, locale),
      level: action.level,
      totalCents: action.totalCents,
      itemCount: action.items.length,
    },
  }))
  const speech = { locale, currency: 'EUR', today: policy.settings.today }
  const grouped = Map.groupBy(staying, (wait) => `${wait.debtor} ${wait.code}`)
  const never = [...grouped.values()].flatMap((waits) => {
    const [first] = waits
    if (!first) return []
    const cents = waits.reduce((sum, wait) => sum + (open.get(wait.item) ?? 0), 0)
    return [
      {
        debtorId: first.debtor,
        debtorName: nameOf(first.debtor),
        cents,
        code: first.code,
        text: waitSentence(first, speech),
      },
    ]
  })
  return {
    days: [...Map.groupBy(shown, ({ day }) => day)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, rows]) => ({
        day,
        actions: rows.map(({ action }) => action).toSorted((a, b) => b.totalCents - a.totalCents),
      })),
    steps: countSteps(shown.map(({ action }) => action)),
    never: never.toSorted((a, b) => b.cents - a.cents),
  }
}

export type PlayedCompany = {
  readonly acts: readonly DatedAction[]
  readonly staying: readonly Wait[]
  readonly open: ReadonlyMap<Id, Cents>
}

/** The coming days under a policy, tasks left out: they leave for nobody. */
export async function playCompany(ctx: Context, policy: CompanyPolicy, days: number): Promise<PlayedCompany> {
  const columns = await loadColumns(ctx, { ...policy, debtorIds: 'all' })
  const byDay = coming(policy.settings, days)
  const acts: DatedAction[] = []
  const staying: Wait[] = []
  const open = new Map<Id, Cents>()
  eachDebtor(columns, policy.settings, (debtor) => {
    for (const item of debtor.items) open.set(item.id, item.openCents)
    // The items of the situation are filled anew for the next debtor; a rehearsal keeps its own.
    const played = rehearseDebtor({ ...debtor, items: debtor.items.map((item) => ({ ...item })) }, byDay)
    for (const { day, action } of played.acts) if (action.origin !== 'task') acts.push({ day: dayOf(day), action })
    for (const wait of played.staying) staying.push(wait)
  })
  return { acts, staying, open }
}

function countSteps(actions: readonly RehearsedAction[]): CompanyRehearsal['steps'] {
  const groups = Map.groupBy(actions, ({ step, channel, level }) => `${level} ${step} ${channel}`)
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ step: group[0].step, channel: group[0].channel, level: group[0].level, count: group.length }] : [],
    )
    .toSorted((a, b) => a.level - b.level || b.count - a.count)
}
