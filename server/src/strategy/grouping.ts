// From items whose step is due to acts (rule 9): one message per debtor, currency and payee, in the tone of its most advanced
// item; last and formal notices are documents of their own. A debtor hears from us once a day in one currency, unless that
// would keep an item back for more than one gap.

import type { Cents, DayNumber, Id } from '#kernel'
import { actReasons, reaches } from './act-reasons.ts'
import { nextWorkingDay } from './calendar.ts'
import { paymentStop, stop } from './conditions.ts'
import type { DebtorDay } from './debtor-day.ts'
import { freeDay, lastUsed } from './due-step.ts'
import { type Candidate, type Findings, keepBack, type Listable, look, untilItLapses } from './judge.ts'
import { type Action, type ActionItem, type Channel, type Mode, NO_DAY } from './model.ts'
import { type CompiledStep, isWritten } from './plan.ts'
import type { FollowUp } from './reasons.ts'

/** At the same level the written word goes first: it can be proved. */
const CHANNEL_RANK: Readonly<Record<Channel, number>> = {
  'registered-letter': 0,
  letter: 1,
  email: 2,
  call: 3,
  sms: 4,
  escalation: 5,
  task: 6,
}
const CAREFULNESS: Readonly<Record<Mode, number>> = { automatic: 0, confirm: 1, manual: 2 }

export function groupCandidates(day: DebtorDay, found: Findings): Action[] {
  if (found.candidates.length === 0) return []
  const callable = besideFollowUps(day, found)
  const candidates = callable.length > 1 ? callable.toSorted(mostAdvancedFirst) : callable
  const actions: Action[] = []
  for (const ofCurrency of grouped(candidates, (candidate) => candidate.item.currency)) {
    for (const group of oneAtATime(grouped(ofCurrency, groupKey), day, found)) {
      for (const members of grouped(group, (candidate) => candidate.item.payee))
        actions.push(actOf(members, day, found))
    }
  }
  return actions
}

/** Groups in the order of their first members. Nearly always there is one, and then nothing is copied. */
function grouped<T>(members: readonly T[], keyOf: (member: T) => string | number): (readonly T[])[] {
  const [first] = members
  if (first === undefined) return []
  const key = keyOf(first)
  for (const member of members) if (keyOf(member) !== key) return [...Map.groupBy(members, keyOf).values()]
  return [members]
}

/**
 * Whoever is called about a promise or a payment that came back is not called a second time because a plan says so: what the
 * conversation is about waits for it, other items for a gap at most.
 */
function besideFollowUps(day: DebtorDay, found: Findings): readonly Candidate[] {
  const asked = found.followUps[0]?.key ?? pendingFollowUp(day)
  if (asked === null) return found.candidates
  return found.candidates.filter((candidate) => {
    if (candidate.channel !== 'call') return true
    const { item, heldCents, next } = candidate
    const isItsOwn = item.followUpPending || found.followUps.some((finding) => finding.item.id === item.id)
    const ripe = ripeDay(candidate, day)
    if (!isItsOwn && ripe <= day.settings.today) return true
    const why = isItsOwn
      ? untilItLapses(stop('in-progress', { step: asked }), next)
      : stop('other-message-first', { step: asked, gapDays: next.plan.gap }, ripe)
    keepBack(item, heldCents, why, day, found)
    found.listable.push({ item, heldCents, next })
    return false
  })
}

/** The one that is in somebody's list and not made yet. */
function pendingFollowUp({ debtor }: DebtorDay): FollowUp | null {
  const pending = debtor.items.find((item) => item.followUpPending)
  if (!pending) return null
  return pending.returnedDay === NO_DAY ? 'promise-broken' : 'payment-returned'
}

/** The first group that reaches the debtor goes; another one goes beside it once a member has waited a whole gap. */
function oneAtATime(
  groups: readonly (readonly Candidate[])[],
  day: DebtorDay,
  found: Findings,
): readonly (readonly Candidate[])[] {
  const leading = groups.find((group) => group[0]?.step.isContact)
  const leader = leading?.[0]
  if (!leader || groups.length === 1) return groups
  return groups.filter((group) => {
    if (group === leading || !group[0]?.step.isContact) return true
    if (group.some((candidate) => ripeDay(candidate, day) <= day.settings.today)) return true
    for (const candidate of group) letOthersPass(candidate, leader, day, found)
    return false
  })
}

/** The day from which no message about others keeps this item back. */
const ripeDay = ({ item, next }: Candidate, day: DebtorDay): DayNumber => freeDay(item, next, day) + next.plan.gap

function letOthersPass(candidate: Candidate, leader: Candidate, day: DebtorDay, found: Findings): void {
  const { item, heldCents, next } = candidate
  const facts = { step: leader.step.key, gapDays: next.plan.gap }
  keepBack(item, heldCents, stop('other-message-first', facts, ripeDay(candidate, day)), day, found)
  found.listable.push({ item, heldCents, next })
}

function actOf(members: readonly Candidate[], day: DebtorDay, found: Findings): Action {
  const leader = members[0] as Candidate
  const { today } = day.settings
  const { step, item } = leader
  const listed = step.isContact && !step.isOwnDocument ? listedWith(members, day, found) : []
  const totalCents = askedOf(members, step, today) + askedOf(listed, step, today)
  const deadlineDay = step.deadlineDays === undefined ? null : nextWorkingDay(day.calendar, today + step.deadlineDays)
  if (step.isContact) look(found, today + 1, day)
  return {
    debtor: day.debtor.id,
    channel: leader.channel,
    step: step.key,
    origin: 'plan',
    plan: leader.next.plan.index,
    level: step.level,
    mode: modeOf(members, totalCents, day),
    template: step.isContact ? (step.template ?? step.key) : null,
    recipientRole: step.recipientRole ?? 'accounts-payable',
    currency: item.currency,
    payee: item.payee,
    items: [...members.map(advancingItem), ...listed.map(listedItem)],
    totalCents,
    deadlineDay,
    reasons: actReasons(members, totalCents, deadlineDay, day),
  }
}

/** What a message asks for of these: what is due, and before the due date all of it. */
function askedOf(lines: readonly Listable[], { level }: CompiledStep, today: DayNumber): Cents {
  let cents = 0
  for (const { item, heldCents } of lines) if (level === 0 || item.dueDay <= today) cents += item.openCents - heldCents
  return cents
}

/**
 * Items of the same currency and payee that stand beside: overdue ones, and before the due date all that is open; also those
 * for which a call is made the same day. What is under a last or formal notice has documents of its own.
 */
function listedWith(members: readonly Candidate[], day: DebtorDay, found: Findings): Listable[] {
  const [leader] = members
  if (!leader) return []
  const taken = new Set<Id>()
  const others = found.candidates.length > members.length ? found.candidates : []
  if (others.length > 0) for (const { item } of members) taken.add(item.id)
  // Before the due date nothing waits for the bank's file: what may be paid since is then left out.
  const isAsked = leader.step.level > 0 || !paymentStop(leader.next.plan, day)
  return [...found.listable, ...others.filter(({ step }) => !step.isOwnDocument)]
    .filter(({ item, next }) => {
      if (item.currency !== leader.item.currency || item.payee !== leader.item.payee) return false
      if (leader.step.level > 0 && item.dueDay >= day.settings.today) return false
      if (!isAsked && item.dueDay < day.settings.today) return false
      if (taken.has(item.id) || (lastUsed(item, next.plan)?.level ?? 0) >= 3) return false
      taken.add(item.id)
      return true
    })
    .toSorted((a, b) => a.item.dueDay - b.item.dueDay || a.item.id - b.item.id)
}

function advancingItem({ item, step, heldCents, next }: Candidate): ActionItem {
  const { openCents } = item
  return { id: item.id, step: step.key, level: step.level, advances: true, cycle: next.cycle, openCents, heldCents }
}

function listedItem({ item, heldCents, next }: Listable): ActionItem {
  const standing = lastUsed(item, next.plan)
  const { openCents } = item
  const step = standing?.key ?? next.step?.key ?? ''
  return {
    id: item.id,
    step,
    level: standing?.level ?? 0,
    advances: false,
    cycle: item.usedTimes,
    openCents,
    heldCents,
  }
}

/** As careful as the most careful of its steps; a person is asked while automation is off, and above the company's limits. */
function modeOf(members: readonly Candidate[], totalCents: number, day: DebtorDay): Mode {
  const { automation, confirmFromCents, secondApprovalCents } = day.settings.policy
  const modes = members.map((member) => member.step.mode)
  const mode = modes.reduce((a, b) => (CAREFULNESS[b] > CAREFULNESS[a] ? b : a))
  const asksPerson =
    automation !== 'on' || reaches(totalCents, confirmFromCents) || reaches(totalCents, secondApprovalCents)
  return mode === 'automatic' && asksPerson ? 'confirm' : mode
}

/** Items that may share an act: written courtesy and firmness mix, everything else keeps to itself. */
function groupKey({ step, channel, next }: Candidate): string {
  if (step.isContact && !step.isOwnDocument) return isWritten(channel) ? 'written' : channel
  return `${next.plan.index} ${step.key} ${channel}`
}

function mostAdvancedFirst(a: Candidate, b: Candidate): number {
  // Nearly all candidates of a debtor are at one step.
  if (a.step === b.step && a.channel === b.channel) return a.item.dueDay - b.item.dueDay || a.item.id - b.item.id
  return (
    Number(b.step.isContact) - Number(a.step.isContact) ||
    b.step.level - a.step.level ||
    CHANNEL_RANK[a.channel] - CHANNEL_RANK[b.channel] ||
    b.step.index - a.step.index ||
    a.item.dueDay - b.item.dueDay ||
    a.item.id - b.item.id
  )
}
