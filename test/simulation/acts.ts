// How an act ends: its steps are used on the day on which it reached the debtor, or free again.

import type { SimAct, SimDebtor, SimStep, World } from './world.ts'

export function finishAct(world: World, debtor: SimDebtor, act: SimAct): void {
  // What a person cleared up used its step on the day on which it left.
  const leftDay = act.state === 'unknown' ? null : world.today
  setState(debtor, act, 'done', 'accepted')
  for (const step of debtor.steps) if (step.act === act.id) step.day = leftDay ?? step.day
}

/** Its steps are free again: nothing reached the debtor, or it came back. */
export function freeAct(debtor: SimDebtor, act: SimAct, state: 'superseded' | 'failed' | 'bounced'): void {
  setState(debtor, act, 'freed', state)
}

export function setState(debtor: SimDebtor, act: SimAct, state: SimAct['state'], position: SimStep['state']): void {
  act.state = state
  for (const step of debtor.steps) if (step.act === act.id) step.state = position
  debtor.version++
}
