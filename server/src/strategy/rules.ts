// The decision of the day: a pure function of what is known this morning. Nothing is scheduled ahead and nothing is
// remembered here; the run, the preview, "why not today" and the rehearsal are this same function with other arguments.

import { isSendingDay, nextSendingDay } from './calendar.ts'
import { type DebtorDay, debtorDayOf } from './debtor-day.ts'
import { groupCandidates } from './grouping.ts'
import { type Finding, type Findings, judge, look } from './judge.ts'
import { type Action, CHANNELS, type DebtorDecision, type DebtorSituation, type Level } from './model.ts'
import { FOLLOW_UPS, TASKS, type TaskKey } from './reasons.ts'
import type { DecisionSettings } from './settings.ts'

export function decideDebtor(debtor: DebtorSituation, settings: DecisionSettings): DebtorDecision {
  const day = debtorDayOf(debtor, settings)
  const found: Findings = {
    waits: [],
    candidates: [],
    listable: [],
    tasks: [],
    followUps: [],
    lookDay: day.holdLookDay,
  }
  for (let index = 0; index < debtor.items.length; index++) {
    const item = debtor.items[index]
    const held = day.held[index]
    if (item && held) judge(item, held, day, found)
  }
  if (settings.dependsOnTotals) {
    for (const debt of day.debts) look(found, debt.nextDueDay, day)
  }
  const actions = groupCandidates(day, found)
  actions.push(...followUpCalls(day, found), ...tasks(day, found))
  if (actions.length > 1) actions.sort(inOrder)
  found.waits.sort((a, b) => a.item - b.item)
  return { debtor: debtor.id, actions, waits: found.waits, nextLookDay: found.lookDay }
}

/** The order in which actions are given, whatever the order of what they were decided from. */
export function inOrder(a: Action, b: Action): number {
  return (
    a.debtor - b.debtor ||
    a.currency - b.currency ||
    CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel) ||
    b.level - a.level ||
    (a.step < b.step ? -1 : a.step > b.step ? 1 : 0) ||
    a.payee - b.payee ||
    a.plan - b.plan
  )
}

/** Calls that no plan asks for; a debtor without a telephone number leaves them to a person. */
function followUpCalls(day: DebtorDay, found: Findings): Action[] {
  if (found.followUps.length === 0) return []
  const { today, policy } = day.settings
  if (policy.killSwitch) return []
  const isSending = isSendingDay(day.calendar, today)
  look(found, isSending ? today + 1 : nextSendingDay(day.calendar, today), day)
  if (!isSending) return []
  return FOLLOW_UPS.flatMap((key) => {
    const calls = found.followUps.filter((finding) => finding.key === key)
    return byCurrency(calls).map((findings) => listedAct(key, findings, day, true))
  })
}

function tasks(day: DebtorDay, found: Findings): Action[] {
  if (found.tasks.length === 0) return []
  return [...Map.groupBy(found.tasks, (finding) => finding.key)].flatMap(([key, findings]) =>
    byCurrency(findings).map((ofCurrency) => listedAct(key, ofCurrency, day, false)),
  )
}

function listedAct(step: TaskKey, findings: readonly Finding<TaskKey>[], day: DebtorDay, isFollowUp: boolean): Action {
  const level: Level = TASKS[step]
  const lines = new Map(findings.toSorted(byDueDay).map((finding) => [finding.item.id, finding]))
  const items = [...lines.values()].map(({ item, heldCents }) => {
    const { id, openCents } = item
    return {
      id,
      step,
      level,
      advances: isFollowUp,
      cycle: isFollowUp ? item.followUpTimes + 1 : 1,
      openCents,
      heldCents,
    }
  })
  return {
    debtor: day.debtor.id,
    channel: isFollowUp && day.debtor.canPhone ? 'call' : 'task',
    step,
    origin: isFollowUp ? 'follow-up' : 'task',
    plan: -1,
    level,
    mode: 'manual',
    template: null,
    recipientRole: 'accounts-payable',
    currency: findings[0]?.item.currency ?? 0,
    payee: 0,
    items,
    totalCents: items.reduce((sum, item) => sum + item.openCents - item.heldCents, 0),
    deadlineDay: null,
    reasons: findings.toSorted(byDueDay).map((finding) => finding.why),
  }
}

const byCurrency = <Key>(findings: readonly Finding<Key>[]): Finding<Key>[][] => [
  ...Map.groupBy(findings, (finding) => finding.item.currency).values(),
]

/** Two reasons for one task on one item are rare; their text then decides, so that the order of what came in does not. */
const byDueDay = (a: Finding<TaskKey>, b: Finding<TaskKey>): number =>
  a.item.dueDay - b.item.dueDay || a.item.id - b.item.id || (JSON.stringify(a.why) < JSON.stringify(b.why) ? -1 : 1)
