// The program of a day as the server runs it, around the pure decision: look at those who changed or whose day has come, write
// the plan down, let go, send, mark. It can die between any two commits and is started again; what it kept is all it knows.

import { type Action, type DebtorSituation, NO_DAY } from '../../server/src/strategy/model.ts'
import {
  addContact,
  advance,
  isContact,
  type MutablePosition,
  NO_POSITION,
  type UsedStep,
} from '../../server/src/strategy/position.ts'
import { reachesDebtor } from '../../server/src/strategy/holds.ts'
import { decideDebtor } from '../../server/src/strategy/rules.ts'
import type { DecisionSettings } from '../../server/src/strategy/settings.ts'
import { watchToDo } from '../../server/src/strategy/watch-to-do.ts'
import { finishAct, freeAct, setState } from './acts.ts'
import { answer } from './people.ts'
import { chance, openItems, type SimAct, type SimDebtor, type World } from './world.ts'

export class Crash extends Error {}

export type Program = {
  readonly settings: DecisionSettings
  readonly policyVersion: number
  /** People post letters and call on working days. */
  readonly isWorkday: boolean
  /** Called between two commits; may throw Crash. */
  readonly commit: () => void
  /** Called in the moment in which something reaches a debtor. */
  readonly onContact: (debtor: SimDebtor, act: SimAct) => void
}

export function runProgram(world: World, program: Program): void {
  for (const debtor of world.debtors) recover(debtor)
  for (const debtor of world.debtors) lookAt(world, debtor, program)
  for (const debtor of world.debtors) {
    // Who calls has the list of this morning; what is let go now is sent afterwards.
    for (const act of debtor.acts)
      if (act.state === 'released' && isDoneByHand(act)) doByHand(world, debtor, act, program)
    if (debtor.planned.length > 0) release(world, debtor, program)
    for (const act of debtor.acts) if (act.state === 'released' && !isDoneByHand(act)) send(world, debtor, act, program)
  }
}

/** What broke off before its content began to leave is free again; after that nobody can say. */
function recover(debtor: SimDebtor): void {
  for (const act of debtor.acts) {
    if (act.state === 'claimed') setState(debtor, act, 'released', 'released')
    if (act.state === 'data-started') setState(debtor, act, 'unknown', 'unknown')
  }
}

function lookAt(world: World, debtor: SimDebtor, { settings, policyVersion, commit }: Program): void {
  const { look } = debtor
  const isKnown = look && look.version === debtor.version && look.policy === policyVersion
  if (isKnown && look.nextDay > world.today) return
  commit()
  const situation = situationOf(debtor, settings)
  const toDo = debtor.acts.filter((act) => act.state === 'released' && isDoneByHand(act))
  const watch = watchToDo(toDo.flatMap((act) => linesToDo(debtor, act)))
  const decision = decideDebtor(situation, settings)
  watch.onDebtor?.(situation, decision)
  const outdated = new Set(watch.outdated())
  for (const act of toDo) if (outdated.has(act.id)) freeAct(debtor, act, 'superseded')
  debtor.planned = decision.actions
  debtor.waits = decision.waits
  debtor.look = { version: debtor.version, policy: policyVersion, nextDay: decision.nextLookDay }
}

const linesToDo = (debtor: SimDebtor, { id, action }: SimAct) =>
  action.items.map((line) => ({
    id,
    debtorId: debtor.id,
    itemId: line.id,
    isFollowUp: action.origin === 'follow-up',
  }))

/** The debtor as the store would tell it: positions from the steps that count, contacts from those that were heard. */
export function situationOf(debtor: SimDebtor, settings: DecisionSettings): DebtorSituation {
  const contacts: DebtorSituation['contacts'][number][] = []
  const stepsOf = new Map<number, UsedStep[]>()
  const codes = codesOf(settings)
  for (const kept of debtor.steps) {
    const step = { ...kept, code: codes.get(kept.key) ?? -1 }
    if (isContact(step)) addContact(contacts, step, settings.stepCodes)
    const known = stepsOf.get(step.item)
    if (known) known.push(step)
    else stepsOf.set(step.item, [step])
  }
  const holds = debtor.holds.filter((hold) => !hold.isLifted)
  const open = new Set(openItems(debtor).map((item) => item.id))
  return {
    id: debtor.id,
    kind: debtor.kind,
    country: debtor.country,
    calendar: 0,
    canEmail: debtor.hasEmail,
    canPost: true,
    canPhone: debtor.hasPhone,
    canText: debtor.hasPhone,
    unappliedCreditCents: debtor.creditCents,
    unmatchedCredit: debtor.unmatchedCents > 0,
    holds: holds.filter((hold) => hold.item === null || (!open.has(hold.item) && reachesDebtor(hold))),
    contacts,
    items: openItems(debtor).map((item) => {
      const plan = settings.plans[item.plan]
      const position: MutablePosition = { ...NO_POSITION }
      for (const step of stepsOf.get(item.id) ?? []) if (plan) advance(position, step, plan, settings.stepCodes)
      return { ...item, ...position, holds: holds.filter((hold) => hold.item === item.id) }
    }),
  }
}

const known = new WeakMap<DecisionSettings['stepCodes'], ReadonlyMap<string, number>>()
function codesOf({ stepCodes }: DecisionSettings): ReadonlyMap<string, number> {
  const codes = known.get(stepCodes) ?? new Map(stepCodes.map((code, index) => [code.key, index]))
  known.set(stepCodes, codes)
  return codes
}

/** What the automation or a person lets go. A person reads the list on most days, and now and then leaves something out. */
function release(world: World, debtor: SimDebtor, { commit }: Program): void {
  const kept: Action[] = []
  const standing = standingOf(debtor)
  for (const action of debtor.planned) {
    const isReleased = action.mode === 'automatic' || chance(debtor.random, 0.6)
    if (action.origin === 'task' || !isReleased) {
      kept.push(action)
      continue
    }
    const isSkipped = action.mode === 'confirm' && chance(debtor.random, 0.02)
    commit()
    const act: SimAct = {
      id: world.nextAct++,
      action,
      standing,
      state: 'released',
      releasedDay: world.today,
      hasArrived: false,
    }
    for (const line of action.items.filter((item) => item.advances)) {
      debtor.steps.push({
        act: act.id,
        item: line.id,
        key: line.step,
        cycle: line.cycle,
        channel: action.channel,
        day: world.today,
        deadlineDay: action.deadlineDay ?? NO_DAY,
        state: isSkipped ? 'skipped' : 'released',
      })
    }
    debtor.acts.push(isSkipped ? { ...act, state: 'done' } : act)
    debtor.version++
    debtor.planned = debtor.planned.filter((other) => other !== action)
  }
  debtor.planned = kept
}

function doByHand(world: World, debtor: SimDebtor, act: SimAct, { settings, isWorkday, onContact }: Program): void {
  if (settings.policy.killSwitch || !isWorkday || !chance(debtor.random, 0.4)) return
  if (act.action.channel === 'call') {
    act.hasArrived = true
    onContact(debtor, act)
  }
  finishAct(world, debtor, act)
}

/** Letters are posted and e-mails sent; each looks at the standing again in the moment in which it leaves. */
function send(world: World, debtor: SimDebtor, act: SimAct, program: Program): void {
  const { random } = debtor
  const { commit, settings, isWorkday } = program
  if (settings.policy.killSwitch || !isWorkday) return
  if (act.action.channel !== 'email' && !chance(random, 0.7)) return
  commit()
  if (standingOf(debtor) !== act.standing) return freeAct(debtor, act, 'superseded')
  setState(debtor, act, 'claimed', 'claimed')
  commit()
  if (standingOf(debtor) !== act.standing) return freeAct(debtor, act, 'superseded')
  setState(debtor, act, 'data-started', 'data-started')
  for (const step of debtor.steps) if (step.act === act.id) step.day = world.today
  commit()
  if (chance(random, 0.01)) return freeAct(debtor, act, 'failed')
  act.hasArrived = true
  program.onContact(debtor, act)
  commit()
  if (chance(random, 0.005)) return setState(debtor, act, 'unknown', 'unknown')
  finishAct(world, debtor, act)
  answer(world, debtor, act)
}

/** What a text is written from: open amounts, running holds, unused credit, where it goes. */
const standingOf = (debtor: SimDebtor): string =>
  JSON.stringify([
    debtor.items.map((item) => item.openCents),
    debtor.holds.map((hold) => hold.isLifted),
    debtor.creditCents,
    debtor.unmatchedCents > 0,
    debtor.hasEmail,
  ])

const isDoneByHand = ({ action }: SimAct): boolean => ['call', 'task', 'escalation'].includes(action.channel)
