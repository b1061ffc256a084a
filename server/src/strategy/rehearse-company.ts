// The coming days of a company as if nobody paid: what would leave, when, to whom, and what stays behind and why.

import type { Cents, Context, Day, DayNumber, Id, Locale } from '#kernel'
import { dayOf } from '#kernel'
import type { Action, Channel, CollectionPlan, DebtorSituation, Wait } from './model.ts'
import { refuseFaults } from './change-plan.ts'
import { companyPolicy } from './company-policy.ts'
import { debtorNames } from './names-store.ts'
import { coming, rehearseDebtor } from './rehearse.ts'
import { eachSituation } from './situations.ts'
import { stepName, waitSentence } from './sentence.ts'
import type { DecisionSettings } from './settings.ts'

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
    readonly currency: string
    readonly cents: Cents
    readonly code: string
    readonly text: string
  }[]
}

export type RehearsedAction = {
  readonly debtorId: Id
  readonly debtorName: string
  readonly channel: Channel
  readonly step: string
  readonly level: number
  readonly currency: string
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
  const byDay = coming(policy.settings, days)
  const speaking = { locale, currencies: policy.settings.currencies }
  const played: Played[] = []
  const stuck: StuckDebt[] = []
  // Of what is played only what is shown is kept: thirty days of a large company have millions of lines.
  await eachSituation(ctx, { ...policy, debtorIds: 'all' }, (debtor) => {
    const { acts, staying } = rehearseDebtor(debtor, byDay)
    for (const { day, action } of acts)
      if (action.origin !== 'task') played.push({ day, action: unnamed(action, speaking) })
    stuck.push(...stuckDebts(debtor, staying))
  })
  const debtorIds = new Set([...played.map(({ action }) => action.debtorId), ...stuck.map(({ debtorId }) => debtorId)])
  const names = await debtorNames(ctx, [...debtorIds])
  const nameOf = (id: Id): string => names.get(id)?.name ?? ''
  return {
    days: [...Map.groupBy(played, ({ day }) => day)]
      .toSorted(([a], [b]) => a - b)
      .map(([day, rows]) => ({
        day: dayOf(day),
        actions: rows
          .map(({ action }) => ({ ...action, debtorName: nameOf(action.debtorId) }))
          .toSorted((a, b) => b.totalCents - a.totalCents),
      })),
    steps: countSteps(played.map(({ action }) => action)),
    never: stuck
      .map(({ debtorId, cents, currency: index, wait }) => {
        const currency = currencyOf(index, policy.settings)
        const text = waitSentence(wait, { locale, currency, today: policy.settings.today })
        return { debtorId, debtorName: nameOf(debtorId), currency, cents, code: wait.code, text }
      })
      .toSorted((a, b) => b.cents - a.cents),
  }
}

/** How acts are told: in which language, and what the numbers of currencies stand for. */
export type Speaking = { readonly locale: Locale } & Pick<DecisionSettings, 'currencies'>

export const rehearsedAction = (action: Action, debtorName: string, speaking: Speaking): RehearsedAction => ({
  ...unnamed(action, speaking),
  debtorName,
})

type Unnamed = Omit<RehearsedAction, 'debtorName'>
type Played = { readonly day: DayNumber; readonly action: Unnamed }

const currencyOf = (index: number, { currencies }: Pick<DecisionSettings, 'currencies'>): string =>
  currencies[index] ?? 'EUR'

const unnamed = (action: Action, { locale, currencies }: Speaking): Unnamed => ({
  debtorId: action.debtor,
  channel: action.channel,
  step: stepName(action.step, locale),
  level: action.level,
  currency: currencyOf(action.currency, { currencies }),
  totalCents: action.totalCents,
  itemCount: action.items.length,
})

/** What a debtor owes in a currency that only a new fact would move, for one reason; the first of its waits stands for all. */
type StuckDebt = { readonly debtorId: Id; readonly currency: number; readonly cents: Cents; readonly wait: Wait }

function stuckDebts({ id, items }: DebtorSituation, staying: readonly Wait[]): StuckDebt[] {
  const waits = staying.filter((wait) => wait.until === null)
  if (waits.length === 0) return []
  const known = new Map(items.map((item) => [item.id, item]))
  const currencyOfWait = ({ item }: Wait): number => known.get(item)?.currency ?? 0
  return [...Map.groupBy(waits, (wait) => `${wait.code} ${currencyOfWait(wait)}`).values()].flatMap((group) => {
    const [wait] = group
    const cents = group.reduce((sum, { item }) => sum + (known.get(item)?.openCents ?? 0), 0)
    return wait ? [{ debtorId: id, currency: currencyOfWait(wait), cents, wait }] : []
  })
}

function countSteps(actions: readonly Unnamed[]): CompanyRehearsal['steps'] {
  const groups = Map.groupBy(actions, ({ step, channel, level }) => `${level} ${step} ${channel}`)
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ step: group[0].step, channel: group[0].channel, level: group[0].level, count: group.length }] : [],
    )
    .toSorted((a, b) => a.level - b.level || b.count - a.count)
}
