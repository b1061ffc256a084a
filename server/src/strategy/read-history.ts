// The past of a situation file: each sending once, in its last known state, with the contact it was and the deadline it named.

import { dayNumber } from '#kernel'
import { nextWorkingDay } from './calendar.ts'
import { type Channel, NO_DAY } from './model.ts'
import { USED_STEP_STATES, type UsedStep, type UsedStepState } from './position.ts'
import { companyCalendar, type DecisionSettings } from './settings.ts'
import type { Situation, SituationEntry } from './situation.ts'

export type PastSteps = {
  readonly invoice: string
  readonly medium: 'email' | 'post' | 'phone' | null
  readonly used: UsedStep
}

/** By the debtor's name. */
export function readHistory(situation: Situation, settings: DecisionSettings): Map<string, PastSteps[]> {
  const debtorOf = new Map(situation.invoices.map((invoice) => [String(invoice.id), String(invoice.debtor)]))
  const sendings = Map.groupBy(situation.history, (entry) =>
    JSON.stringify([String(entry.invoice), entry.step, entry.cycle]),
  )
  const past = new Map<string, PastSteps[]>()
  for (const entries of sendings.values()) {
    const entry = lastState(entries)
    const debtor = debtorOf.get(String(entry.invoice)) ?? String(entry.debtor)
    const steps = past.get(debtor) ?? []
    past.set(debtor, steps)
    steps.push(pastStep(entry, settings))
  }
  return past
}

/**
 * One sending may be told several times. What came back after it was accepted came back; otherwise accepted is accepted,
 * and of the rest the latest counts. A doubt of the same day wins over a failure: a person has to say which it was.
 */
function lastState(entries: readonly SituationEntry[]): SituationEntry {
  const rank = (entry: SituationEntry) => RANK[stateOf(entry)]
  const byDate = entries.toSorted((a, b) => (a.date === b.date ? rank(a) - rank(b) : a.date < b.date ? -1 : 1))
  return (byDate.findLast((entry) => rank(entry) >= RANK.accepted) ?? byDate.at(-1)) as SituationEntry
}

const RANK: Readonly<Record<UsedStepState, number>> = {
  planned: 0,
  superseded: 0,
  released: 1,
  failed: 2,
  claimed: 3,
  'data-started': 4,
  unknown: 5,
  skipped: 6,
  accepted: 7,
  delivered: 8,
  bounced: 9,
}

const stateOf = ({ state }: SituationEntry): UsedStepState =>
  USED_STEP_STATES.find((known) => known === state) ?? READ_AS[state] ?? 'unknown'

const READ_AS: { readonly [State in SituationEntry['state']]?: UsedStepState } = {
  confirmed: 'accepted',
  ambiguous: 'unknown',
  data_started: 'data-started',
}

function pastStep(entry: SituationEntry, settings: DecisionSettings): PastSteps {
  const code = settings.stepCodes.findIndex((known) => known.key === entry.step)
  const step = settings.plans.flatMap((plan) => plan.steps).find((known) => known.key === entry.step)
  const channel = entry.channel ?? step?.channel ?? 'email'
  const day = dayNumber(entry.date)
  const granted =
    step?.deadlineDays === undefined ? NO_DAY : nextWorkingDay(companyCalendar(settings), day + step.deadlineDays)
  const deadlineDay =
    entry.deadline === undefined ? granted : entry.deadline === null ? NO_DAY : dayNumber(entry.deadline)
  return {
    invoice: String(entry.invoice),
    medium: MEDIUM[channel],
    used: { code, channel, day, deadlineDay, state: stateOf(entry) },
  }
}

const MEDIUM: Readonly<Record<Channel, PastSteps['medium']>> = {
  email: 'email',
  letter: 'post',
  'registered-letter': 'post',
  call: 'phone',
  sms: 'phone',
  task: null,
  escalation: null,
}
