// What holds stop: an amount of an item, an item, or everything with a debtor; until when; and what they ask of us.

import type { Cents, DayNumber } from '#kernel'
import { addWorkingDays } from './calendar.ts'
import { type Hold, HOLD_KINDS, type HoldKind, type ItemSituation, NEVER, NO_DAY } from './model.ts'
import { type FactsOf, reason, type Reason, type ReasonCode, type TaskKey, type WaitReason } from './reasons.ts'
import { companyCalendar, type DecisionSettings } from './settings.ts'

/** How far a hold reaches: an amount of its item, the item or debtor it was placed on, or the debtor whatever it names. */
const REACH: Readonly<Record<HoldKind, 'amount' | 'scope' | 'debtor'>> = {
  'suspected-fraud': 'debtor',
  insolvency: 'debtor',
  'over-indebtedness': 'debtor',
  court: 'debtor',
  lawyer: 'debtor',
  'collection-agency': 'debtor',
  'do-not-contact': 'debtor',
  'limitation-expired': 'scope',
  exclusion: 'scope',
  dispute: 'amount',
  'invoice-refused': 'scope',
  'invoice-rejected': 'scope',
  'missing-piece': 'scope',
  'instalment-plan': 'scope',
  promise: 'amount',
  'payment-announced': 'scope',
  'direct-debit-running': 'scope',
  reopened: 'scope',
  pause: 'scope',
  closure: 'scope',
  unreadable: 'scope',
}

const RANK: Readonly<Record<HoldKind, number>> = Object.fromEntries(
  HOLD_KINDS.map((kind, rank) => [kind, rank]),
) as Record<HoldKind, number>

export const reachesDebtor = (hold: Hold): boolean => REACH[hold.kind] === 'debtor'

/** What is held of one item today: all of it by `whole`, or `cents` of it. */
export type Held = { readonly whole: Hold | null; readonly cents: Cents }
type AskedTask = { readonly task: TaskKey; readonly why: Reason }
const NOTHING_HELD: Held = { whole: null, cents: 0 }

/** `debtorHolds`: those placed on the debtor, and those of its items that reach the whole debtor. */
export function heldOf(item: ItemSituation, debtorHolds: readonly Hold[], settings: DecisionSettings): Held {
  if (debtorHolds.length === 0 && item.holds.length === 0) return NOTHING_HELD
  let whole: Hold | null = null
  let part: Hold | null = null
  let cents = 0
  for (const hold of debtorHolds) {
    if (isActive(hold, settings) && holdsPerformance(hold, item)) whole = stronger(whole, hold)
  }
  for (const hold of item.holds) {
    if (!isActive(hold, settings) || reachesDebtor(hold)) continue
    if (REACH[hold.kind] === 'amount' && hold.amountCents !== null) {
      cents += hold.amountCents
      part = firstToEnd(part, hold)
    } else whole = stronger(whole, hold)
  }
  if (part && cents >= item.openCents) whole = stronger(whole, part)
  return whole ? { whole, cents: item.openCents } : { whole, cents }
}

export const isActive = (hold: Hold, settings: DecisionSettings): boolean =>
  hold.fromDay <= settings.today && settings.today < releaseDay(hold, settings)

/** The first day on which a hold no longer holds; NEVER for one without end. */
export function releaseDay(hold: Hold, settings: DecisionSettings): DayNumber {
  const { kind, untilDay, fromDay } = hold
  if (kind === 'promise' && untilDay !== NEVER) {
    return addWorkingDays(companyCalendar(settings), untilDay, settings.policy.promiseGraceDays) + 1
  }
  if (kind === 'payment-announced' && untilDay === NEVER && fromDay !== NO_DAY) {
    return addWorkingDays(companyCalendar(settings), fromDay, settings.policy.announcedPaymentDays) + 1
  }
  return untilDay === NEVER ? NEVER : untilDay + 1
}

/**
 * A promise on this item, or of all that the debtor owed by its day, whose day and grace have passed since anybody last spoke
 * with the debtor about it.
 */
export function brokenPromise(
  item: ItemSituation,
  debtorHolds: readonly Hold[],
  settings: DecisionSettings,
): Hold | null {
  let broken: Hold | null = null
  for (const hold of debtorHolds.length === 0 ? item.holds : [...item.holds, ...debtorHolds]) {
    if (hold.kind !== 'promise') continue
    if (item.dueDay > hold.untilDay && !item.holds.includes(hold)) continue
    const release = releaseDay(hold, settings)
    if (release > settings.today || Math.max(item.contactDay, item.followUpDay) >= release) continue
    if (
      !broken ||
      hold.untilDay > broken.untilDay ||
      (hold.untilDay === broken.untilDay && amountOf(hold) > amountOf(broken))
    )
      broken = hold
  }
  return broken
}

const amountOf = (hold: Hold): Cents => hold.amountCents ?? Number.MAX_SAFE_INTEGER

/** The next days after today on which a hold begins, ends, or asks something of us. */
export function holdLook(holds: readonly Hold[], settings: DecisionSettings): DayNumber {
  let look = NEVER
  for (const hold of holds) {
    for (const day of [hold.fromDay, releaseDay(hold, settings), answerDay(hold, settings)]) {
      if (day > settings.today && day < look) look = day
    }
  }
  return look
}

/** The last day, up to today, on which a hold that is over let go of all of an item; one on a part kept it from nothing. */
export function lastRelease(holds: readonly Hold[], settings: DecisionSettings): DayNumber {
  let last = NO_DAY
  for (const hold of holds) {
    if (hold.amountCents !== null) continue
    const release = releaseDay(hold, settings)
    if (release <= settings.today && release > last) last = release
  }
  return last
}

/** What a hold asks of us, besides keeping quiet. Suspected fraud asks for nothing that could be seen. */
export function taskOf(hold: Hold, item: ItemSituation, settings: DecisionSettings): AskedTask | null {
  const { fromDay, kind } = hold
  switch (kind) {
    case 'dispute':
      if (settings.today < answerDay(hold, settings)) return null
      return task(
        'answer-dispute',
        'dispute-unanswered',
        { fromDay, workingDays: settings.policy.disputeAnswerDays },
        item,
      )
    case 'insolvency':
      return item.performedDay === NO_DAY ? task('check-performance', 'performance-unknown', { fromDay }, item) : null
    case 'collection-agency':
    case 'lawyer':
    case 'court': {
      const isPartOfCase = item.holds.some((own) => own.kind === kind) || item.issueDay < fromDay || fromDay === NO_DAY
      return isPartOfCase ? null : task('tell-holder-of-case', 'new-while-handed-over', { holder: kind, fromDay }, item)
    }
    case 'invoice-refused':
      return { task: 'answer-refusal', why: { ...holdReason(hold, item), item: item.id } }
    case 'invoice-rejected':
      return { task: 'reissue-invoice', why: { ...holdReason(hold, item), item: item.id } }
    case 'missing-piece':
      return { task: 'supply-missing-piece', why: { ...holdReason(hold, item), item: item.id } }
    case 'suspected-fraud':
    case 'over-indebtedness':
    case 'do-not-contact':
    case 'limitation-expired':
    case 'exclusion':
    case 'instalment-plan':
    case 'promise':
    case 'payment-announced':
    case 'direct-debit-running':
    case 'reopened':
    case 'pause':
    case 'closure':
    case 'unreadable':
      return null
  }
}

/** Why an item that is wholly held does not leave. */
export function holdReason(hold: Hold, item: ItemSituation): WaitReason {
  const { kind, fromDay, untilDay } = hold
  return { code: kind, facts: { fromDay, untilDay, amountCents: item.openCents } }
}

function task<Code extends ReasonCode>(
  name: TaskKey,
  code: Code,
  facts: FactsOf[Code],
  item: ItemSituation,
): AskedTask {
  return { task: name, why: reason(code, facts, item.id) }
}

function answerDay(hold: Hold, settings: DecisionSettings): DayNumber {
  if (hold.kind !== 'dispute' || hold.fromDay === NO_DAY) return NEVER
  return addWorkingDays(companyCalendar(settings), hold.fromDay, settings.policy.disputeAnswerDays)
}

/** Insolvency stops what was performed before the judgment (unknown counts as before); later claims go their way. */
function holdsPerformance(hold: Hold, item: ItemSituation): boolean {
  return hold.kind !== 'insolvency' || item.performedDay === NO_DAY || item.performedDay < hold.fromDay
}

function stronger(a: Hold | null, b: Hold): Hold {
  if (!a) return b
  if (RANK[a.kind] !== RANK[b.kind]) return RANK[a.kind] < RANK[b.kind] ? a : b
  return b.untilDay > a.untilDay || (b.untilDay === a.untilDay && b.fromDay < a.fromDay) ? b : a
}

/** Of parts that together hold all, the one that will first free something. */
function firstToEnd(a: Hold | null, b: Hold): Hold {
  if (!a) return b
  if (RANK[a.kind] !== RANK[b.kind]) return RANK[a.kind] < RANK[b.kind] ? a : b
  return b.untilDay < a.untilDay || (b.untilDay === a.untilDay && b.fromDay < a.fromDay) ? b : a
}
