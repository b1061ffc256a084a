// The coming days played as if nobody paid: the decision of each day, every act accepted on the day it was decided. It is
// what a new company reads before anything leaves; what a changed plan would do is the difference of two of them.

import { type Day, type DayNumber, dayOf, type Id } from '#kernel'
import { compileSituation, type CompiledSituation } from './compile-situation.ts'
import {
  type Action,
  type CollectionPlan,
  type DebtorSituation,
  type ItemSituation,
  NEVER,
  NO_DAY,
  type Wait,
} from './model.ts'
import { addContact, advance, type MutablePosition, type UsedStep } from './position.ts'
import { decideDebtor, inOrder } from './rules.ts'
import { actionKey } from './release.ts'
import { type DecisionSettings, onDay } from './settings.ts'
import type { Situation } from './situation.ts'

export type Rehearsal = {
  readonly compiled: CompiledSituation
  /** Only days on which something is done. */
  readonly calendar: readonly { readonly day: Day; readonly actions: readonly Action[] }[]
  /** What stays behind at the end of the last day, and why. */
  readonly staying: readonly Wait[]
}

export function rehearse(situation: Situation, today: Day, days: number, plans?: readonly CollectionPlan[]): Rehearsal {
  const compiled = compileSituation(situation, today, plans)
  const byDay = coming(compiled.settings, days)
  const played = compiled.debtors.map((debtor) => rehearseDebtor(debtor, byDay))
  const actions = played.flatMap((play) => play.acts)
  const calendar = [...Map.groupBy(actions, (act) => act.day)]
    .toSorted(([a], [b]) => a - b)
    .map(([day, acts]) => ({ day: dayOf(day), actions: acts.map((act) => act.action).toSorted(inOrder) }))
  return { compiled, calendar, staying: played.flatMap((play) => play.staying) }
}

/** The settings of each of the coming days. Payments count as known on each: nobody pays in a rehearsal. */
export function coming(settings: DecisionSettings, days: number): readonly DecisionSettings[] {
  return Array.from({ length: days }, (_, ahead) => onDay(settings, settings.today + ahead, 'today'))
}

export type PlayedDebtor = {
  readonly acts: readonly { readonly day: DayNumber; readonly action: Action }[]
  readonly staying: readonly Wait[]
}

/** What happens to a debtor besides our acts. Nobody pays in a rehearsal; in a replay of the past they did. */
export type Arrivals = {
  readonly on: (debtor: DebtorSituation, today: DayNumber) => DebtorSituation
  /** The first day after this one that brings something. */
  readonly nextDay: (today: DayNumber) => DayNumber
}

const NOTHING_ARRIVES: Arrivals = { on: (debtor) => debtor, nextDay: () => NEVER }

/** Debtors are played one by one: nothing that happens to one changes another. Days on which nothing can change are skipped. */
export function rehearseDebtor(
  start: DebtorSituation,
  byDay: readonly DecisionSettings[],
  arrivals: Arrivals = NOTHING_ARRIVES,
): PlayedDebtor {
  const acts: { day: DayNumber; action: Action }[] = []
  const asked = new Set<string>()
  let debtor = start
  let staying: readonly Wait[] = []
  let ahead = 0
  for (let settings = byDay[ahead]; settings; settings = byDay[ahead]) {
    const { today } = settings
    debtor = arrivals.on(debtor, today)
    const decision = decideDebtor(debtor, settings)
    staying = decision.waits
    let hasChanged = false
    for (const action of decision.actions) {
      if (action.origin === 'task') {
        const key = actionKey(action)
        if (asked.has(key)) continue
        asked.add(key)
      } else hasChanged = true
      acts.push({ day: today, action })
    }
    debtor = hasChanged ? accept(debtor, decision.actions, settings) : debtor
    ahead += hasChanged ? 1 : Math.max(1, Math.min(decision.nextLookDay, arrivals.nextDay(today)) - today)
  }
  return { acts, staying }
}

/** The situation of a debtor after the acts of a day were accepted. Tasks are for people: the rehearsal does not do them. */
export function accept(
  debtor: DebtorSituation,
  actions: readonly Action[],
  settings: DecisionSettings,
): DebtorSituation {
  const taken = new Map<Id, UsedStep[]>()
  const contacts = [...debtor.contacts]
  for (const action of actions) {
    if (action.origin === 'task') continue
    for (const line of action.items) {
      if (!line.advances) continue
      const used: UsedStep = {
        code: settings.stepCodes.findIndex((code) => code.key === line.step),
        channel: action.channel,
        day: settings.today,
        deadlineDay: action.deadlineDay ?? NO_DAY,
        state: 'accepted',
      }
      taken.set(line.id, [...(taken.get(line.id) ?? []), used])
      if (action.channel !== 'task' && action.channel !== 'escalation') addContact(contacts, used, settings.stepCodes)
    }
  }
  const items = debtor.items.map((item) => advanced(item, taken.get(item.id), settings))
  return { ...debtor, contacts, items }
}

function advanced(
  item: ItemSituation,
  used: readonly UsedStep[] | undefined,
  settings: DecisionSettings,
): ItemSituation {
  const plan = settings.plans[item.plan]
  if (!used || !plan) return item
  const position: ItemSituation & MutablePosition = { ...item }
  for (const step of used) advance(position, step, plan, settings.stepCodes)
  return position
}

// ---- The difference between two sets of plans

export type PlanDifference = {
  readonly debtor: Id
  readonly item: Id
  readonly step: string
  /** Null: not taken within these days. */
  readonly before: Day | null
  readonly after: Day | null
}

/** What other plans would change in the coming days, on the invoices that exist. */
export function comparePlans(
  situation: Situation,
  today: Day,
  otherPlans: readonly CollectionPlan[],
  days: number,
): PlanDifference[] {
  const acts = ({ calendar }: Rehearsal): DatedAction[] =>
    calendar.flatMap(({ day, actions }) => actions.map((action) => ({ day, action })))
  return stepChanges(acts(rehearse(situation, today, days)), acts(rehearse(situation, today, days, otherPlans)))
}

export type DatedAction = { readonly day: Day; readonly action: Action }

export function stepChanges(actsBefore: readonly DatedAction[], actsAfter: readonly DatedAction[]): PlanDifference[] {
  const [before, after] = [daysOfSteps(actsBefore), daysOfSteps(actsAfter)]
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys
    .flatMap((key) => {
      const [was, becomes] = [before.get(key), after.get(key)]
      const known = was ?? becomes
      if (!known || was?.day === becomes?.day) return []
      const { debtor, item, step } = known
      return [{ debtor, item, step, before: was?.day ?? null, after: becomes?.day ?? null }]
    })
    .toSorted((a, b) => a.debtor - b.debtor || a.item - b.item || (earliestOf(a) < earliestOf(b) ? -1 : 1))
}

type StepDay = { readonly debtor: Id; readonly item: Id; readonly step: string; readonly day: Day }

function daysOfSteps(acts: readonly DatedAction[]): Map<string, StepDay> {
  const steps = new Map<string, StepDay>()
  for (const { day, action } of acts) {
    for (const { id, step, cycle, advances } of action.items) {
      if (advances) steps.set(`${id} ${step} ${cycle}`, { debtor: action.debtor, item: id, step, day })
    }
  }
  return steps
}

const earliestOf = ({ before, after }: PlanDifference): string =>
  [before, after].filter((day) => day !== null).toSorted()[0] ?? ''
