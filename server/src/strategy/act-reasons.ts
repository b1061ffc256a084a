// What a person should know when they release an act: why each line is in it, and what was taken into account.

import type { Cents, DayNumber } from '#kernel'
import type { DebtorDay } from './debtor-day.ts'
import type { PassedOver } from './due-step.ts'
import { isActive } from './holds.ts'
import type { Candidate } from './judge.ts'
import type { Hold, ItemSituation } from './model.ts'
import { reason, type Reason } from './reasons.ts'

/** Territories where the French rules on late payment hold as they do in France itself. */
const FRENCH = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT'])

export function actReasons(
  members: readonly Candidate[],
  totalCents: Cents,
  deadlineDay: DayNumber | null,
  day: DebtorDay,
): Reason[] {
  const reasons: Reason[] = []
  for (const member of members) addLineReasons(reasons, member, day)
  const [leader] = members
  if (!leader?.step.isContact) return reasons
  const { debtor, debts, settings } = day
  const { automation } = settings.policy
  const creditCents = debts[leader.item.currency]?.creditCents ?? 0
  if (deadlineDay !== null) reasons.push(reason('deadline-granted', { deadlineDay }))
  if (creditCents > 0) reasons.push(reason('credit-shown', { creditCents }))
  if (leader.item.payee !== 0) reasons.push(reason('paid-to-other', {}))
  if (leader.channel !== leader.step.channel) {
    reasons.push(reason('other-channel', { planned: leader.step.channel, channel: leader.channel }))
  }
  if (!FRENCH.has(debtor.country ?? '')) {
    reasons.push(reason('statutory-amounts-omitted', { country: debtor.country ?? '' }))
  }
  if (automation === 'off') reasons.push(reason('automation-off', {}))
  if (automation === 'rehearsal') reasons.push(reason('rehearsal', {}))
  reasons.push(...approvalReasons(leader, totalCents, day))
  return reasons
}

export const reaches = (cents: Cents, limitCents: Cents | null): boolean => limitCents !== null && cents >= limitCents

/** Who has to say yes: two people to what leaves as a message of that size; a call is made by one, who was asked already. */
function approvalReasons({ channel }: Candidate, totalCents: Cents, { settings }: DebtorDay): Reason[] {
  const { confirmFromCents, secondApprovalCents } = settings.policy
  if (channel !== 'call' && secondApprovalCents !== null && reaches(totalCents, secondApprovalCents))
    return [reason('second-approval', { totalCents, limitCents: secondApprovalCents })]
  if (confirmFromCents !== null && reaches(totalCents, confirmFromCents))
    return [reason('large-amount', { totalCents, limitCents: confirmFromCents })]
  return []
}

function addLineReasons(reasons: Reason[], { item, step, next, heldCents }: Candidate, day: DebtorDay): void {
  reasons.push(reason('step-due', { step: step.key, dueDay: item.dueDay, stepDay: next.stepDay }, item.id))
  if (next.passedOver.length > 0) {
    if (next.passedOver.some((passed) => passed.why === 'entered-later')) {
      reasons.push(reason('entered-at-fitting-step', { step: step.key, dueDay: item.dueDay }, item.id))
    }
    for (const passed of next.passedOver) reasons.push(...passedOverReason(passed, item, day))
  }
  if (heldCents > 0) reasons.push(...partReasons(item, day))
  if (item.cause !== 'oversight') reasons.push(reason('lateness-cause', { cause: item.cause }, item.id))
}

function passedOverReason({ step, why }: PassedOver, item: ItemSituation, day: DebtorDay): Reason[] {
  const debt = day.debts[item.currency]
  const totalCents = (step.isPreDue ? debt?.openCents : debt?.overdueCents) ?? 0
  switch (why) {
    case 'entered-later':
      return []
    case 'lapsed':
      return [reason('step-lapsed', { step: step.key, lapseDays: step.lapseDays ?? 0 }, item.id)]
    case 'not-for-cause':
      return [reason('step-not-for-cause', { step: step.key, cause: item.cause }, item.id)]
    case 'not-for-status':
      return [reason('step-not-for-status', { step: step.key, status: item.status }, item.id)]
    case 'below-floor':
      return [reason('step-below-floor', { step: step.key, totalCents, floorCents: step.floorCents ?? 0 }, item.id)]
    case 'above-ceiling':
      return [
        reason('step-above-ceiling', { step: step.key, totalCents, ceilingCents: step.ceilingCents ?? 0 }, item.id),
      ]
  }
}

/** The rest goes on: what is disputed or promised is shown and not asked for. */
function partReasons(item: ItemSituation, day: DebtorDay): Reason[] {
  const totalCents = item.openCents
  const reasons: Reason[] = []
  const active = item.holds.filter((hold) => isActive(hold, day.settings))
  const disputed = active.filter((hold) => hold.kind === 'dispute')
  const promised = active.filter((hold) => hold.kind === 'promise')
  if (disputed.length > 0) reasons.push(reason('part-disputed', { amountCents: sumOf(disputed), totalCents }, item.id))
  if (promised.length > 0) {
    const untilDay = Math.max(...promised.map((hold) => hold.untilDay))
    reasons.push(reason('part-promised', { amountCents: sumOf(promised), totalCents, untilDay }, item.id))
  }
  return reasons
}

const sumOf = (holds: readonly Hold[]): Cents => holds.reduce((sum, hold) => sum + (hold.amountCents ?? 0), 0)
