// Acts: what the decision asks to be done for one debtor on one day, and the lines that make it up.

import type { Cents, Day, Id } from '#kernel'

export type Channel = 'email' | 'letter' | 'registered-letter' | 'call' | 'sms' | 'task' | 'escalation'
export type Level = 0 | 1 | 2 | 3 | 4
/** The plan and step of what a person writes by themselves; also its standing: nothing that is owed makes it untrue. */
export const PERSONAL = 'personal'

export type Mode = 'automatic' | 'confirm' | 'manual'
export type RecipientRole = 'accounts-payable' | 'buyer' | 'manager' | 'other'
export type ActReason = {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** An act as the decision wants it. `openCents` and `heldCents` are the standing it was decided on. */
export type PlannedAct = {
  readonly debtorId: Id
  readonly currency: string
  readonly channel: Channel
  readonly day: Day
  readonly planKey: string
  readonly planVersion: number
  readonly stepKey: string
  /** The text that the step names; null where its key or level says it. */
  readonly template: string | null
  /** Whom it is for; null: whoever looks after payments. */
  readonly recipientRole: RecipientRole | null
  readonly level: Level
  readonly mode: Mode
  /** The last day of the deadline that the message grants, printed in it; null when it grants none. */
  readonly deadlineDay: Day | null
  readonly totalCents: Cents
  readonly reasons: readonly ActReason[]
  /** Whether copies of the invoices travel with it. */
  readonly attachesInvoices: boolean
  /** One of the company's senders; null: the account itself. */
  readonly senderKey: string | null
  readonly lines: readonly PlannedLine[]
}

export type PlannedLine = {
  readonly itemId: Id
  readonly stepKey: string
  /** 1 + accepted repetitions of a repeating step. */
  readonly cycle: number
  /** False for a line that is only listed: its step is not used up. */
  readonly advances: boolean
  /** Where this item stands: a line is spoken of in its own tone, whatever the tone of the message. */
  readonly level: Level
  readonly openCents: Cents
  readonly heldCents: Cents
}

/** The reason by which the decision asks for two people; a release looks for both. */
const TWO_PEOPLE = 'second-approval'

export const asksTwoPeople = ({ reasons }: Pick<PlannedAct, 'reasons'>): boolean =>
  reasons.some(({ code }) => code === TWO_PEOPLE)

export type ActState = 'planned' | 'released' | 'done' | 'superseded' | 'failed' | 'unknown' | 'cancelled'
export const MESSAGE_STATES = [
  'prepared',
  'claimed',
  'data-started',
  'accepted',
  'superseded',
  'failed',
  'unknown',
  'bounced',
] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** Reached or not, a call was made; `not-done` gives the step back so that the decision may ask again. */
export const TASK_RESULTS = ['done', 'reached', 'voicemail', 'absent', 'wrong-number', 'refused', 'not-done'] as const
export type TaskResult = (typeof TASK_RESULTS)[number]

export type WrittenChannel = 'email' | 'letter' | 'registered-letter'
/** What leaves as a message of ours; an SMS does where a gateway takes it, elsewhere a person types it. */
export type MessageChannel = WrittenChannel | 'sms'

export const isWritten = (channel: Channel): channel is WrittenChannel =>
  channel === 'email' || channel === 'letter' || channel === 'registered-letter'

export const isLetter = (channel: Channel): boolean => channel === 'letter' || channel === 'registered-letter'

/**
 * What makes two plannings the same act: debtor, currency, channel, step, printed deadline and every line with its standing.
 * The day is left out: an act that nobody released yesterday and that is still right today is the same act.
 */
export function actSignature(
  act: Omit<PlannedAct, 'day' | 'reasons' | 'mode' | 'template' | 'recipientRole' | 'attachesInvoices' | 'senderKey'>,
): string {
  const lines = [...act.lines]
    .toSorted((a, b) => a.itemId - b.itemId)
    .map(
      (line) =>
        `${line.itemId}/${line.stepKey}/${line.cycle}/${line.advances ? 1 : 0}/${line.openCents}/${line.heldCents}`,
    )
  const head = [
    act.debtorId,
    act.currency,
    act.channel,
    act.planKey,
    act.planVersion,
    act.stepKey,
    act.deadlineDay ?? '-',
  ]
  return [...head, ...lines].join(' ')
}
