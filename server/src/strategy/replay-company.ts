// The past months played again with today's plans: who would have received what, what was paid and when, and beside it what really
// left. Nothing is stored. Two questions, never mixed: `known` plays what was recorded by each day, `told` what the books tell of it today.

import { zoneOf } from '#access'
import { addDays, addMonths, type Cents, type Context, type Day, dayNumber, dayOf, type Id, type Locale } from '#kernel'
import { readBeginnings } from '#ledger'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { loadPast } from './load-past.ts'
import { type Channel, type DebtorSituation, type Knowledge, NEVER } from './model.ts'
import { debtorNames } from './names-store.ts'
import { arrivalsOf, coursesOf, type Past } from './past.ts'
import { coming, rehearseDebtor } from './rehearse.ts'
import { type LeftRow, leftByMonth } from './replay-store.ts'
import { type Asked, askedOf, type MonthTally, tallyMonths } from './replay-tally.ts'
import { stepName } from './sentence.ts'
import { type DecisionSettings, onDay } from './settings.ts'
import { inTurns } from './situations.ts'

export type ReplayInput = {
  /** Calendar months, that of today the last of them. */
  readonly months: number
  /** Null: `known` where the company was there all the time, else `told`. */
  readonly knowledge: Knowledge | null
  /** Rows of each month, the largest first. */
  readonly mostActs: number
  readonly locale: Locale
}

export type ReplayedAct = {
  readonly day: Day
  readonly debtorId: Id
  readonly debtorName: string
  readonly channel: Channel
  readonly step: string
  readonly level: number
  readonly currency: string
  readonly totalCents: Cents
  readonly itemCount: number
  readonly paidCents: Cents
  /** From the act to the day on which all of it was settled, negative where that was before; null while something is left. */
  readonly settledAfterDays: number | null
}

export type ReplayedMonth = MonthTally & {
  /** What really left. */
  readonly left: Omit<LeftRow, 'month'>
  readonly acts: readonly ReplayedAct[]
}

export type Replay = {
  readonly from: Day
  readonly to: Day
  readonly knowledge: Knowledge
  /** The day on which the first invoice was recorded; null where there is none. */
  readonly knownSince: Day | null
  readonly months: readonly ReplayedMonth[]
}

/** Played, not shown: by then every invoice has been reminded of as if the plans had always been there. */
const LEAD_DAYS = 365

export async function replayCompany(ctx: Context, input: ReplayInput): Promise<Replay> {
  const { knownSince, currencies } = await readBeginnings(ctx, await zoneOf(ctx.sql, ctx.organisationId))
  const [from, to] = [addMonths(firstOfMonth(ctx.today), 1 - input.months), ctx.today]
  const knowledge = input.knowledge ?? (knownSince !== null && knownSince <= from ? 'known' : 'told')
  const policy = pastPolicy(await companyPolicy(ctx, 'today'), currencies)
  const acts = await play(ctx, { policy, from, knowledge })
  const left = new Map((await leftByMonth(ctx, from, to)).map(({ month, ...counts }) => [month, counts]))
  const shown = tallyMonths(acts, { from, months: input.months }).map(({ acts: all, ...month }) => ({
    ...month,
    acts: all
      .toSorted((a, b) => b.totalCents - a.totalCents || a.day - b.day || a.debtorId - b.debtorId)
      .slice(0, input.mostActs),
  }))
  const names = await debtorNames(ctx, [
    ...new Set(shown.flatMap(({ acts: some }) => some.map(({ debtorId }) => debtorId))),
  ])
  const told = ({ day, step, currency, settledDay, items, ...act }: Asked): ReplayedAct => ({
    ...act,
    day: dayOf(day),
    debtorName: names.get(act.debtorId)?.name ?? '',
    step: stepName(step, input.locale),
    currency: policy.settings.currencies[currency] ?? '',
    itemCount: items.length,
    settledAfterDays: settledDay === NEVER ? null : settledDay - day,
  })
  const months = shown.map((month) => ({
    ...month,
    left: left.get(month.month) ?? { messages: 0, letters: 0, calls: 0 },
    acts: month.acts.map(told),
  }))
  return { from, to, knowledge, knownSince, months }
}

/** Today's plans and limits; that sending is stopped today says nothing of the past. Currencies of which nothing is open any more count. */
function pastPolicy(policy: CompanyPolicy, currencies: readonly string[]): CompanyPolicy {
  const { settings } = policy
  return {
    ...policy,
    settings: {
      ...settings,
      policy: { ...settings.policy, killSwitch: false },
      currencies: [...new Set([...settings.currencies, ...currencies])],
    },
  }
}

type PlayInput = { readonly policy: CompanyPolicy; readonly from: Day; readonly knowledge: Knowledge }

async function play(ctx: Context, { policy, from, knowledge }: PlayInput): Promise<readonly Asked[]> {
  const { settings } = policy
  const begin = addDays(from, -LEAD_DAYS)
  const { columns, pastOf } = await loadPast(ctx, { policy, from: begin, knowledge })
  const byDay = pastDays(settings, begin)
  const first = dayNumber(from)
  const acts: Asked[] = []
  await inTurns(columns, settings, (debtor) => {
    for (const act of replayDebtor(debtor, pastOf(debtor.id), byDay)) if (act.day >= first) acts.push(act)
  })
  return acts
}

/** From a day up to today. Payments count as known on each: what was not known is not there. */
export const pastDays = (settings: DecisionSettings, from: Day): readonly DecisionSettings[] =>
  coming(onDay(settings, dayNumber(from), 'today'), settings.today - dayNumber(from) + 1)

/** One debtor, pure: what the plans would have done on each of these days, and what became of it. */
export function replayDebtor(
  debtor: DebtorSituation,
  past: Past,
  byDay: readonly DecisionSettings[],
): readonly Asked[] {
  const start: DebtorSituation = { ...debtor, items: [], holds: [] }
  const courses = coursesOf(past.movements)
  return rehearseDebtor(start, byDay, arrivalsOf(debtor, past)).acts.flatMap(({ day, action }) =>
    askedOf(day, action, courses),
  )
}

const firstOfMonth = (day: Day): Day => dayOf(dayNumber(day) - Number(day.slice(8)) + 1)
