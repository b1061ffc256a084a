// A debtor's past as it came to be known: what was billed, paid and credited, and what was held, each on its day. It plays the part
// of the world while the plans are played over past days (rehearse.ts), and says afterwards what became of what was asked for.

import type { Cents, DayNumber, Id } from '#kernel'
import { type DebtorSituation, type Hold, type ItemSituation, NEVER, NO_DAY } from './model.ts'
import { reachesDebtor } from './holds.ts'
import type { Arrivals } from './rehearse.ts'

export type Movement = {
  /** Null: a credit that is set against nothing yet. */
  readonly item: Id | null
  readonly onDay: DayNumber
  /** The day on which the play learns of it. */
  readonly knownDay: DayNumber
  /** What it adds to what the item leaves open. */
  readonly itemCents: Cents
  /** What it adds to the credit of the debtor that is set against nothing. */
  readonly creditCents: Cents
}

export type PastHold = {
  /** Null: all of the debtor. */
  readonly item: Id | null
  readonly hold: Hold
  readonly knownDay: DayNumber
  /** The day on which somebody lifted it; NEVER where nobody did. */
  readonly liftedDay: DayNumber
}

export type Past = {
  readonly movements: readonly Movement[]
  readonly holds: readonly PastHold[]
  /** The last day on which a payment of an item came back. */
  readonly returnedDays: ReadonlyMap<Id, DayNumber>
}

/** `debtor` has all items that it owed at any time; on each day of the play it owes those that were open then. */
export function arrivalsOf(debtor: DebtorSituation, { movements, holds, returnedDays }: Past): Arrivals {
  const coming = movements.toSorted((a, b) => a.knownDay - b.knownDay)
  const days = [
    ...new Set([
      ...coming.map(({ knownDay }) => knownDay),
      ...holds.flatMap((held) => [held.knownDay, held.liftedDay]),
    ]),
  ].toSorted((a, b) => a - b)
  const standing = new Map<Id, ItemSituation>(debtor.items.map((item) => [item.id, { ...item, openCents: 0 }]))
  let creditCents = 0
  let next = 0
  let nextDay = 0
  return {
    nextDay: () => days[nextDay] ?? NEVER,
    on: (before, today) => {
      if ((days[nextDay] ?? NEVER) > today) return before
      while ((days[nextDay] ?? NEVER) <= today) nextDay++
      // Where each stands in its plan was found by the play so far, and outlives the payment of it.
      for (const item of before.items) if (item.openCents > 0) standing.set(item.id, item)
      for (let move = coming[next]; move && move.knownDay <= today; move = coming[++next]) {
        creditCents += move.creditCents
        const item = move.item === null ? undefined : standing.get(move.item)
        if (item) standing.set(item.id, { ...item, openCents: item.openCents + move.itemCents })
      }
      const held = holds.filter(({ knownDay, liftedDay }) => knownDay <= today && today < liftedDay)
      const items = [...standing.values()]
        .filter(({ openCents }) => openCents > 0)
        .map((item) => asOn(item, held, returnedDays.get(item.id) ?? NO_DAY, today))
      const open = new Set(items.map(({ id }) => id))
      const onDebtor = held.filter(({ item, hold }) => item === null || (!open.has(item) && reachesDebtor(hold)))
      return {
        ...before,
        items,
        holds: onDebtor.map(({ hold }) => hold),
        unappliedCreditCents: Math.max(0, creditCents),
      }
    },
  }
}

function asOn(item: ItemSituation, held: readonly PastHold[], returnedDay: DayNumber, today: DayNumber): ItemSituation {
  const holds = held.filter((past) => past.item === item.id).map(({ hold }) => hold)
  return { ...item, holds, returnedDay: returnedDay <= today ? returnedDay : NO_DAY }
}

/** What became, up to today, of an amount that was asked for. */
export type Outcome = {
  readonly paidCents: Cents
  /** The first day at whose end nothing was left of it, even before it was asked for; NEVER while something is. */
  readonly settledDay: DayNumber
}

/** What is left of one item at the end of each day on which that changed, by the days of effect. */
export type Course = readonly { readonly day: DayNumber; readonly openCents: Cents }[]

export function coursesOf(movements: readonly Movement[]): ReadonlyMap<Id, Course> {
  const courses = new Map<Id, { readonly day: DayNumber; openCents: Cents }[]>()
  for (const { item, onDay, itemCents } of movements.toSorted((a, b) => a.onDay - b.onDay)) {
    if (item === null) continue
    const course = courses.get(item) ?? []
    if (course.length === 0) courses.set(item, course)
    const last = course.at(-1)
    if (last?.day === onDay) last.openCents += itemCents
    else course.push({ day: onDay, openCents: (last?.openCents ?? 0) + itemCents })
  }
  return courses
}

/** Settled since the last time that something was open: a payment that came back settles nothing. */
export function outcomeOf(course: Course, askedCents: Cents): Outcome {
  const leftCents = Math.max(0, course.at(-1)?.openCents ?? 0)
  if (leftCents > 0) return { paidCents: Math.max(0, askedCents - leftCents), settledDay: NEVER }
  const lastOpen = course.findLastIndex(({ openCents }) => openCents > 0)
  return { paidCents: askedCents, settledDay: course[lastOpen + 1]?.day ?? NEVER }
}
