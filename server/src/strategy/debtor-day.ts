// One debtor on one day, summed up once for all its items: what it owes, what it heard from us, what is held.

import type { Cents, DayNumber } from '#kernel'
import type { Calendar } from './calendar.ts'
import { type Held, heldOf, holdLook, reachesDebtor } from './holds.ts'
import { type DebtorSituation, type Hold, type ItemSituation, NEVER, NO_DAY } from './model.ts'
import type { CompiledPlan } from './plan.ts'
import { companyCalendar, type DecisionSettings } from './settings.ts'

export type DebtorDay = {
  readonly debtor: DebtorSituation
  readonly settings: DecisionSettings
  readonly calendar: Calendar
  /** Holds on the debtor, and those of its items that reach all of it. */
  readonly holds: readonly Hold[]
  /** One per item, in the same order. */
  readonly held: readonly Held[]
  /** Per currency. */
  readonly debts: readonly Debt[]
  readonly contactDay: DayNumber
  readonly preDueContactDay: DayNumber
  /** The first day on which the sums or the holds change by time alone. */
  readonly holdLookDay: DayNumber
}

/** What is asked for in one currency: open amounts less what is held, of items that are ours to ask for. */
export type Debt = {
  overdueCents: Cents
  openCents: Cents
  creditCents: Cents
  /** The next day on which another item falls due. */
  nextDueDay: DayNumber
}

const NO_HOLDS: readonly Hold[] = []

export function debtorDayOf(debtor: DebtorSituation, settings: DecisionSettings): DebtorDay {
  const holds = debtorHoldsOf(debtor)
  const held: Held[] = []
  const debts: Debt[] = settings.currencies.map((_, currency) => ({
    overdueCents: 0,
    openCents: 0,
    creditCents: currency === 0 ? debtor.unappliedCreditCents : (debtor.foreignCredit?.get(currency) ?? 0),
    nextDueDay: NEVER,
  }))
  let holdLookDay = holdLook(holds, settings)
  for (const item of debtor.items) {
    const itemHeld = heldOf(item, holds, settings)
    held.push(itemHeld)
    if (item.holds.length > 0) holdLookDay = Math.min(holdLookDay, holdLook(item.holds, settings))
    const debt = debts[item.currency]
    if (debt) addToDebt(debt, item, itemHeld, settings.today)
  }
  let contactDay = NO_DAY
  let preDueContactDay = NO_DAY
  for (const contact of debtor.contacts) {
    if (contact.day > contactDay) contactDay = contact.day
    if (contact.level === 0 && contact.day > preDueContactDay) preDueContactDay = contact.day
  }
  const calendar = settings.calendars[debtor.calendar] ?? companyCalendar(settings)
  return { debtor, settings, calendar, holds, held, debts, contactDay, preDueContactDay, holdLookDay }
}

export function planOf(item: ItemSituation, settings: DecisionSettings): CompiledPlan {
  const plan = settings.plans[item.plan]
  if (!plan) throw new Error(`item ${item.id} names plan ${item.plan} of ${settings.plans.length}`)
  return plan
}

/** Whether a debit or a bill of exchange collects it: it is asked for only after that came back. */
export function isCollected(item: ItemSituation): boolean {
  const isAutomatic =
    item.nature === 'bill-of-exchange' ||
    item.paymentMeans === 'direct-debit' ||
    item.paymentMeans === 'bill-of-exchange'
  return isAutomatic && item.returnedDay === NO_DAY
}

/** Whether it is ours to ask for at all: invoiced, not given up to people, not assigned with notice, not collected. */
const isOursToAsk = (item: ItemSituation): boolean =>
  item.nature !== 'accrued' &&
  item.nature !== 'doubtful' &&
  (item.holderIsUs || !item.holderNotified) &&
  !isCollected(item)

/** A credit note counts with its absolute amount, whichever way the books sign it. */
export const isCredit = (item: ItemSituation): boolean => item.openCents < 0 || item.documentKind === 'credit-note'

function debtorHoldsOf(debtor: DebtorSituation): readonly Hold[] {
  let wide: Hold[] | null = null
  for (const item of debtor.items) {
    for (const hold of item.holds) if (reachesDebtor(hold)) (wide ??= [...debtor.holds]).push(hold)
  }
  return wide ?? (debtor.holds.length > 0 ? debtor.holds : NO_HOLDS)
}

function addToDebt(debt: Debt, item: ItemSituation, held: Held, today: DayNumber): void {
  if (isCredit(item)) {
    debt.creditCents += Math.abs(item.openCents)
    return
  }
  if (held.whole || item.dueDay === NO_DAY || item.openCents <= 0 || !isOursToAsk(item)) return
  const cents = item.openCents - held.cents
  debt.openCents += cents
  if (item.dueDay <= today) debt.overdueCents += cents
  else if (item.dueDay < debt.nextDueDay) debt.nextDueDay = item.dueDay
}
