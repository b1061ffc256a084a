// What a replay comes to, month by month: acts by channel and level, whom they reached, what they asked for and what became of it.

import { addMonths, type Cents, type Day, type DayNumber, dayOf, type Id } from '#kernel'
import { type Action, type Channel, type Level, NEVER } from './model.ts'
import { type Course, outcomeOf } from './past.ts'

/** An act of the play, and what became of what it asked for. */
export type Asked = {
  readonly day: DayNumber
  readonly debtorId: Id
  readonly channel: Channel
  readonly step: string
  readonly level: Level
  readonly currency: number
  readonly totalCents: Cents
  readonly items: readonly AskedItem[]
  readonly paidCents: Cents
  /** NEVER while something is left. */
  readonly settledDay: DayNumber
}

type AskedItem = { readonly id: Id; readonly cents: Cents; readonly paidCents: Cents; readonly settledDay: DayNumber }

/** None for a task: it stays inside the house. */
export function askedOf(day: DayNumber, action: Action, courses: ReadonlyMap<Id, Course>): readonly Asked[] {
  if (action.origin === 'task' || action.channel === 'task' || action.channel === 'escalation') return []
  const items = action.items.map(({ id, openCents, heldCents }) => {
    const cents = openCents - heldCents
    return { id, cents, ...outcomeOf(courses.get(id) ?? [], cents) }
  })
  const { debtor, channel, step, level, currency, totalCents } = action
  const paidCents = items.reduce((sum, item) => sum + item.paidCents, 0)
  const settledDay = Math.max(...items.map((item) => item.settledDay))
  return [{ day, debtorId: debtor, channel, step, level, currency, totalCents, items, paidCents, settledDay }]
}

export type MonthTally = {
  /** 2026-03 */
  readonly month: string
  readonly messages: number
  readonly letters: number
  readonly calls: number
  /** Acts of level 0 to 4. */
  readonly levels: readonly number[]
  readonly debtors: number
  /** Invoices asked for, each once, at its first act of the month; amounts in the company's currency alone. */
  readonly items: number
  readonly askedCents: Cents
  readonly paidCents: Cents
  /** Of those invoices: settled by now, and the median of the days that took from that act. Null where none is. */
  readonly settledItems: number
  readonly medianDays: number | null
  /** Asked for although settled already: what was not yet known that day. */
  readonly settledBefore: number
}

export type TalliedMonth = MonthTally & { readonly acts: readonly Asked[] }

/** Every month of the period, also those without an act. */
export function tallyMonths(
  acts: readonly Asked[],
  { from, months }: { readonly from: Day; readonly months: number },
): readonly TalliedMonth[] {
  const byMonth = Map.groupBy(acts, ({ day }) => dayOf(day).slice(0, 7))
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(from, index).slice(0, 7)
    return tallyMonth(month, byMonth.get(month) ?? [])
  })
}

function tallyMonth(month: string, acts: readonly Asked[]): TalliedMonth {
  const first = new Map<Id, AskedItem & { readonly day: DayNumber; readonly currency: number }>()
  for (const { day, currency, items } of acts.toSorted((a, b) => a.day - b.day))
    for (const item of items) if (!first.has(item.id)) first.set(item.id, { ...item, day, currency })
  const asked = [...first.values()]
  const own = asked.filter(({ currency }) => currency === 0)
  const delays = asked.flatMap(({ settledDay, day }) => (settledDay === NEVER ? [] : [settledDay - day]))
  const count = (...channels: readonly Channel[]) => acts.filter(({ channel }) => channels.includes(channel)).length
  return {
    month,
    messages: count('email', 'sms'),
    letters: count('letter', 'registered-letter'),
    calls: count('call'),
    levels: [0, 1, 2, 3, 4].map((level) => acts.filter((act) => act.level === level).length),
    debtors: new Set(acts.map(({ debtorId }) => debtorId)).size,
    items: asked.length,
    askedCents: own.reduce((sum, { cents }) => sum + cents, 0),
    paidCents: own.reduce((sum, { paidCents }) => sum + paidCents, 0),
    settledItems: delays.length,
    medianDays: median(delays),
    settledBefore: delays.filter((days) => days < 0).length,
    acts,
  }
}

/** The lower of two in the middle: a day that really occurred. */
const median = (days: readonly number[]): number | null =>
  days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? null
