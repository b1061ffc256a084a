// A year of a company from one seed: every day the world moves, the bank's file may fail to come, the program may be down or die
// in the middle, and what must hold is asked of every debtor. The same seed gives the same bytes.

import { createHash } from 'node:crypto'
import { dayNumber, dayOf, type Id } from '../../server/src/kernel/index.ts'
import type { CollectionPlan } from '../../server/src/strategy/model.ts'
import { debtorDayOf } from '../../server/src/strategy/debtor-day.ts'
import { nextStepOf } from '../../server/src/strategy/due-step.ts'
import { DEFAULT_PLANS } from '../../server/src/strategy/plans/index.ts'
import { decideDebtor } from '../../server/src/strategy/rules.ts'
import { compileSettings, type DecisionSettings, onDay, PLAIN_POLICY } from '../../server/src/strategy/settings.ts'
import { isWorkday, judgeContact, judgeEvening, noVerdict, type Rules, type Verdict } from './oracle.ts'
import { morning, office } from './people.ts'
import { Crash, type Program, runProgram, situationOf } from './program.ts'
import { chance, createWorld, type SimAct, type SimDebtor, START, type World } from './world.ts'

export type SimulationInput = { readonly debtors: number; readonly days: number; readonly seed: number }
export type Simulation = Verdict & {
  readonly debtorYears: number
  readonly contacts: number
  readonly crashes: number
  readonly digest: string
}

/** Half-way the company changes its plans: what exists goes on under the new ones. */
export const CHANGED_PLANS: readonly CollectionPlan[] = DEFAULT_PLANS.map((plan) => ({
  ...plan,
  minimumGapDays: plan.minimumGapDays + 1,
  steps: plan.steps
    .filter((step) => step.key !== 'call')
    .map((step) => (step.offsetDays === undefined ? step : { ...step, offsetDays: step.offsetDays + 2 })),
}))

export function simulate({ debtors, days, seed }: SimulationInput): Simulation {
  const world = createWorld(seed, debtors)
  const verdict = noVerdict()
  const digest = createHash('sha256')
  const counts = { contacts: 0, crashes: 0 }
  const settingsOf = [DEFAULT_PLANS, CHANGED_PLANS].map(settingsWith)
  let downDays = 0
  let bankOutage = 0
  let formerVersion = 0
  for (let elapsed = 0; elapsed < days; elapsed++) {
    world.today = dayNumber(START) + elapsed
    bankOutage = bankOutage > 0 ? bankOutage - 1 : chance(world.random, 0.02) ? 9 : 0
    if (bankOutage === 0) world.bankDay = world.today - 1
    for (const debtor of world.debtors) {
      morning(world, debtor)
      office(world, debtor)
    }
    downDays = downDays > 0 ? downDays - 1 : chance(world.random, 0.01) ? 4 : 0
    if (downDays > 0) continue
    const policyVersion = elapsed * 2 >= days ? 1 : 0
    const isStopped = chance(world.random, 0.02)
    const settings = settingsToday(settingsOf[policyVersion] as DecisionSettings, world, isStopped)
    if (policyVersion !== formerVersion) forgetDelays(world)
    formerVersion = policyVersion
    const rules: Rules = {
      graceDays: settings.policy.promiseGraceDays,
      gapDays: (plan) => settings.plans[plan]?.gap ?? 0,
      isStopped,
      couldLeave: (debtor, item) => couldLeave(debtor, item.id, settings),
    }
    const onContact = (debtor: SimDebtor, act: SimAct): void => {
      counts.contacts++
      judgeContact(world, debtor, act, rules, verdict)
      const lines = act.action.items.map((line) => `${line.id}/${line.step}/${line.cycle}/${line.openCents}`).join(' ')
      digest.update(`${dayOf(world.today)} ${debtor.id} ${act.action.channel} ${act.action.step} ${lines}\n`)
    }
    // What a decision depends on besides the debtor is part of its version: settings, the state of the bank, a stop.
    const version = policyVersion * 4 + (isStopped ? 1 : 0) + (bankOutage > 0 ? 2 : 0)
    counts.crashes += runWithCrashes(world, {
      settings,
      policyVersion: version,
      isWorkday: isWorkday(world.today),
      onContact,
    })
    for (const debtor of world.debtors) judgeEvening(world, debtor, rules, verdict)
  }
  for (const debtor of world.debtors) {
    digest.update(`${debtor.id} ${debtor.items.map((item) => item.openCents).join(' ')}\n`)
  }
  return { debtorYears: (debtors * days) / 365, ...verdict, ...counts, digest: digest.digest('hex') }
}

/**
 * The step that an item could take if the debtor had heard of nothing but it; null when it could take none. The one question
 * that is put to the decision itself.
 */
export function couldLeave(debtor: SimDebtor, id: Id, settings: DecisionSettings): string | null {
  const alone = { ...situationOf(debtor, settings), contacts: [] }
  const wait = decideDebtor(alone, settings).waits.find((known) => known.item === id)
  const item = alone.items.find((known) => known.id === id)
  const isReady =
    !wait || ['other-message-first', 'not-a-sending-day', 'company-closed', 'kill-switch'].includes(wait.code)
  return item && isReady ? (nextStepOf(item, debtorDayOf(alone, settings)).step?.key ?? null) : null
}

/** The process dies at a commit of its choosing, up to three times a day, and is started again. */
function runWithCrashes(world: World, program: Omit<Program, 'commit'>): number {
  let crashes = 0
  for (;;) {
    let left = crashes < 3 && chance(world.random, 0.4) ? Math.floor((world.random() * world.debtors.length) / 4) : -1
    const commit = (): void => {
      if (left-- === 0) throw new Crash()
    }
    try {
      runProgram(world, { ...program, commit })
      return crashes
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      crashes++
    }
  }
}

export function settingsWith(plans: readonly CollectionPlan[]): DecisionSettings {
  return compileSettings({
    today: START,
    plans,
    currencies: ['EUR'],
    calendar: { holidays: 'metropole', sendOn: [1, 2, 3, 4, 5], closures: [] },
    debtorPlaces: [],
    paymentsKnown: 'today',
    policy: { ...PLAIN_POLICY, toleranceCents: 1_00, contactCap: { contacts: 6, periodDays: 30 } },
  })
}

function settingsToday(settings: DecisionSettings, world: World, isStopped: boolean): DecisionSettings {
  const today = onDay(settings, world.today, dayOf(world.bankDay))
  return { ...today, policy: { ...today.policy, killSwitch: isStopped } }
}

/** Other plans, other gaps: what kept an item back is counted afresh. */
export function forgetDelays(world: World): void {
  for (const debtor of world.debtors) for (const item of debtor.items) item.blocked = null
}
