// What must be true before a step that is due may leave: it is worth asking, nobody may have paid, the debtor can be
// reached and has not heard too much of us, and the day allows it.

import type { Cents } from '#kernel'
import { isSendingDay, nextSendingDay } from './calendar.ts'
import type { DebtorDay } from './debtor-day.ts'
import type { NextStep } from './due-step.ts'
import type { Held } from './holds.ts'
import { type Channel, type DebtorSituation, type ItemSituation, NEVER, NO_DAY } from './model.ts'
import type { CompiledPlan, CompiledStep } from './plan.ts'
import type { Stop, WaitFacts } from './reasons.ts'

/** Amounts, the state of the payments, and who may speak: for every step, and for the choice after the last one. */
export function moneyStop(item: ItemSituation, held: Held, next: NextStep, day: DebtorDay): Stop | null {
  const { step, plan } = next
  const debt = day.debts[item.currency]
  if (!debt) throw new Error(`item ${item.id} names currency ${item.currency} of ${day.debts.length}`)
  const isPreDue = step?.isPreDue ?? false
  const totalCents = isPreDue ? debt.openCents : debt.overdueCents
  if (step?.floorCents !== undefined && totalCents < step.floorCents) {
    return stop('below-floor', { totalCents, floorCents: step.floorCents })
  }
  const covered = creditStop(debt.creditCents, totalCents, day)
  if (covered) return covered
  if (step?.level === 4 && !item.holderIsUs) return stop('holder-must-act', {})
  if (step?.level === 4 && held.cents > 0) return stop('notice-needs-undisputed', { heldCents: held.cents })
  return isPreDue ? null : paymentStop(plan, day)
}

/** A call that was let go and not made yet: nobody is called who may have paid since. */
export function callStop(item: ItemSituation, plan: CompiledPlan, day: DebtorDay): Stop | null {
  const debt = day.debts[item.currency]
  return (debt ? creditStop(debt.creditCents, debt.overdueCents, day) : null) ?? paymentStop(plan, day)
}

/** What it leaves within the tolerance is not asked for either: a payment on account is seldom exact to the cent. */
function creditStop(creditCents: Cents, totalCents: Cents, day: DebtorDay): Stop | null {
  const covers = creditCents > 0 && creditCents + day.settings.policy.toleranceCents >= totalCents
  return covers ? stop('credit-covers', { creditCents, totalCents }) : null
}

/** Whether what we know of payments allows to ask at all. */
export function paymentStop(plan: CompiledPlan, day: DebtorDay): Stop | null {
  const { paymentsKnownDay, paymentsStaleDays, today } = day.settings
  if (paymentsKnownDay === NO_DAY) return stop('payments-unknown', {})
  if (today >= (paymentsStaleDays[plan.index] ?? NO_DAY)) {
    return stop('payments-stale', { knownDay: paymentsKnownDay, allowedDays: plan.paymentsMaximumAgeDays })
  }
  return day.debtor.unmatchedCredit ? stop('unmatched-credit', {}) : null
}

/** What only matters for steps that reach the debtor. */
export function contactStop(next: NextStep, day: DebtorDay): Stop | null {
  const { step } = next
  if (!step?.isContact) return null
  const { today, quietUntil, policy } = day.settings
  if (!reachableChannel(step, day.debtor)) return stop('contact-missing', { channel: step.channel })
  const capped = preDueCap(step, day) ?? contactCap(step, day)
  if (capped) return capped
  if (policy.killSwitch) return stop('kill-switch', {})
  if (quietUntil !== NO_DAY && step.level >= 3 && step.mode === 'automatic') {
    return stop('quiet-period', { resumeDay: quietUntil }, quietUntil)
  }
  return isSendingDay(day.calendar, today) ? null : dayStop(day)
}

function dayStop({ calendar, settings: { today } }: DebtorDay): Stop {
  const next = nextSendingDay(calendar, today)
  const untilDay = calendar.closures.get(today)
  if (untilDay !== undefined) return stop('company-closed', { untilDay }, next)
  const place = calendar.holidays.get(today)
  return place === undefined ? stop('not-a-sending-day', {}, next) : stop('public-holiday', { place }, next)
}

/** The channel of the step, or the one it falls back to; null when the debtor cannot be reached by either. */
export function reachableChannel(step: CompiledStep, debtor: DebtorSituation): Channel | null {
  if (canReach(step.channel, debtor)) return step.channel
  const { fallbackChannel } = step
  return fallbackChannel && canReach(fallbackChannel, debtor) ? fallbackChannel : null
}

export function stop<Code extends keyof WaitFacts>(code: Code, facts: WaitFacts[Code], until = NEVER): Stop {
  return { until, why: { code, facts } as Stop['why'] }
}

function canReach(channel: Channel, debtor: DebtorSituation): boolean {
  switch (channel) {
    case 'email':
      return debtor.canEmail
    case 'letter':
    case 'registered-letter':
      return debtor.canPost
    case 'call':
      return debtor.canPhone
    case 'sms':
      return debtor.canText
    case 'task':
    case 'escalation':
      return true
  }
}

function preDueCap(step: CompiledStep, day: DebtorDay): Stop | null {
  if (step.level > 0 || day.preDueContactDay === NO_DAY) return null
  const everyDays = day.settings.policy.preDueEveryDays
  const until = day.preDueContactDay + everyDays
  return until > day.settings.today ? stop('pre-due-cap', { contactDay: day.preDueContactDay, everyDays }, until) : null
}

/** Counted across channels; for a firm step only firm contacts count, as courtesy never delays one. */
function contactCap(step: CompiledStep, day: DebtorDay): Stop | null {
  const cap = day.settings.policy.contactCap
  if (!cap || day.debtor.contacts.length < cap.contacts) return null
  const { contacts, periodDays } = cap
  const least = step.level >= 2 ? 2 : 0
  const days = day.debtor.contacts
    .filter((contact) => contact.level >= least && contact.day > day.settings.today - periodDays)
    .map((contact) => contact.day)
    .toSorted((a, b) => a - b)
  const freeing = days[days.length - contacts]
  return freeing === undefined ? null : stop('contact-cap', { contacts, periodDays }, freeing + periodDays)
}
