// Where an item stands in its plan, derived from the steps used for it: in any order, any number of times, the same result.

import type { DayNumber } from '#kernel'
import { type Channel, type Contact, NO_DAY, type Position } from './model.ts'
import type { CompiledPlan, StepCode } from './plan.ts'

/**
 * A sending as the decision sees it. `planned` is what no one released yet: it is decided afresh and counts for nothing, as
 * do `superseded`, `failed` and `bounced`. A step skipped by a person is used without a contact.
 */
export const USED_STEP_STATES = [
  'planned',
  'released',
  'claimed',
  'data-started',
  'accepted',
  'delivered',
  'skipped',
  'unknown',
  'superseded',
  'failed',
  'bounced',
] as const
export type UsedStepState = (typeof USED_STEP_STATES)[number]

export type UsedStep = {
  readonly code: number
  readonly channel: Channel
  readonly day: DayNumber
  /** The last day of the deadline that the message named; NO_DAY for none. */
  readonly deadlineDay: DayNumber
  readonly state: UsedStepState
}

export type MutablePosition = { -readonly [Field in keyof Position]: Position[Field] }

export const NO_POSITION: Position = {
  usedIndex: -1,
  usedTimes: 0,
  usedLevel: -1,
  usedDay: NO_DAY,
  contactDay: NO_DAY,
  deadlineDay: NO_DAY,
  pending: 'none',
  pendingIndex: -1,
  followUpDay: NO_DAY,
  followUpPending: false,
  followUpTimes: 0,
}

/** Field by field: this runs once for every invoice of a run. */
export function resetPosition(position: MutablePosition): void {
  position.usedIndex = -1
  position.usedTimes = 0
  position.usedLevel = -1
  position.usedDay = NO_DAY
  position.contactDay = NO_DAY
  position.deadlineDay = NO_DAY
  position.pending = 'none'
  position.pendingIndex = -1
  position.followUpDay = NO_DAY
  position.followUpPending = false
  position.followUpTimes = 0
}

/** Adds one used step to a position. A step that went out under another plan counts by its level. */
export function advance(
  position: MutablePosition,
  used: UsedStep,
  plan: CompiledPlan,
  codes: readonly StepCode[],
): void {
  const code = codes[used.code]
  switch (used.state) {
    case 'planned':
    case 'superseded':
    case 'failed':
    case 'bounced':
      return
    case 'released':
    case 'claimed':
    case 'data-started':
    case 'unknown':
      if (code?.isFollowUp) {
        position.followUpDay = Math.max(position.followUpDay, used.day)
        position.followUpPending = true
      } else pend(position, used, plan)
      return
    case 'accepted':
    case 'delivered':
    case 'skipped':
      if (used.state !== 'skipped') contact(position, used)
      if (code?.isFollowUp) {
        position.followUpDay = Math.max(position.followUpDay, used.day)
        position.followUpTimes++
      } else use(position, used, plan, code)
  }
}

/**
 * Whether a debtor has, or may have, heard of us by this, or will: what is written and let go keeps its distance from others already
 * while it waits for its hour, a call only once it was made. Tasks and choices stay inside the house.
 */
export function isContact(used: UsedStep): boolean {
  if (used.channel === 'task' || used.channel === 'escalation') return false
  switch (used.state) {
    case 'claimed':
    case 'data-started':
    case 'accepted':
    case 'delivered':
    case 'unknown':
      return true
    case 'released':
      return used.channel !== 'call'
    case 'planned':
    case 'skipped':
    case 'superseded':
    case 'failed':
    case 'bounced':
      return false
  }
}

/** Adds a contact to a debtor's; several items in one message are one contact, at the highest of their levels. */
export function addContact(contacts: Contact[], used: UsedStep, codes: readonly StepCode[]): void {
  const level = codes[used.code]?.level ?? 1
  const known = contacts.findIndex(({ day, channel }) => day === used.day && channel === used.channel)
  const before = contacts[known]
  if (!before) contacts.push({ day: used.day, level, channel: used.channel })
  else if (before.level < level) contacts[known] = { ...before, level }
}

/** Done by a person, not by a message that leaves. */
const isWork = (channel: Channel): boolean => channel === 'call' || channel === 'task' || channel === 'escalation'

function pend(position: MutablePosition, used: UsedStep, plan: CompiledPlan): void {
  const index = plan.indexOfCode[used.code] ?? -1
  // What waits in somebody's list is no step of this plan any more: nobody has to do it.
  if (index < 0 && used.state === 'released' && isWork(used.channel)) return
  const pending = used.state === 'unknown' ? 'unknown' : 'in-progress'
  if (position.pending === 'unknown' && pending !== 'unknown') return
  position.pendingIndex = position.pending === pending ? Math.max(position.pendingIndex, index) : index
  position.pending = pending
}

function contact(position: MutablePosition, used: UsedStep): void {
  if (used.channel === 'task' || used.channel === 'escalation') return
  // A call or a message that names no day takes back none that was granted.
  position.deadlineDay = Math.max(position.deadlineDay, used.deadlineDay)
  position.contactDay = Math.max(position.contactDay, used.day)
}

function use(position: MutablePosition, used: UsedStep, plan: CompiledPlan, code: StepCode | undefined): void {
  const index = plan.indexOfCode[used.code] ?? -1
  if (index < 0) position.usedLevel = Math.max(position.usedLevel, code?.level ?? -1)
  else if (index > position.usedIndex) {
    position.usedIndex = index
    position.usedTimes = 1
  } else if (index === position.usedIndex) position.usedTimes++
  position.usedDay = Math.max(position.usedDay, used.day)
}
