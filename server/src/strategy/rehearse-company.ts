// The coming days of a company as if nobody paid: what would leave, when, to whom, and what stays behind and why.

import type { Cents, Context, Day, Id, Locale } from '#kernel'
import { dayOf } from '#kernel'
import type { Channel } from './model.ts'
import { companyPolicy } from './company-policy.ts'
import { eachDebtor } from './each-debtor.ts'
import { loadColumns } from './load-columns.ts'
import { debtorNames } from './names-store.ts'
import { type PlayedDebtor, coming, rehearseDebtor } from './rehearse.ts'
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

export type RehearseInput = { readonly days: number; readonly locale: Locale }

export async function rehearseCompany(ctx: Context, { days, locale }: RehearseInput): Promise<CompanyRehearsal> {
  const policy = await companyPolicy(ctx, 'today')
  const columns = await loadColumns(ctx, { ...policy, debtorIds: 'all' })
  const byDay = coming(policy.settings, days)
  const played: PlayedDebtor[] = []
  const open = new Map<Id, Cents>()
  eachDebtor(columns, policy.settings, (debtor) => {
    for (const item of debtor.items) open.set(item.id, item.openCents)
    // The items of the situation are filled anew for the next debtor; a rehearsal keeps its own.
    played.push(rehearseDebtor({ ...debtor, items: debtor.items.map((item) => ({ ...item })) }, byDay))
  })
  const acts = played.flatMap((play) => play.acts).filter(({ action }) => action.origin !== 'task')
  const staying = played.flatMap((play) => play.staying).filter((wait) => wait.until === null)
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
      .toSorted(([a], [b]) => a - b)
      .map(([day, rows]) => ({
        day: dayOf(day),
        actions: rows.map(({ action }) => action).toSorted((a, b) => b.totalCents - a.totalCents),
      })),
    steps: countSteps(shown.map(({ action }) => action)),
    never: never.toSorted((a, b) => b.cents - a.cents),
  }
}

function countSteps(actions: readonly RehearsedAction[]): CompanyRehearsal['steps'] {
  const groups = Map.groupBy(actions, ({ step, channel, level }) => `${level} ${step} ${channel}`)
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ step: group[0].step, channel: group[0].channel, level: group[0].level, count: group.length }] : [],
    )
    .toSorted((a, b) => a.level - b.level || b.count - a.count)
}
