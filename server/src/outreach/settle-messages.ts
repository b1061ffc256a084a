// What becomes of e-mails, state by state and many at a time: may they begin to leave, did they arrive, are they to be tried
// again. Debtors are touched before messages and acts, so that whoever changes a standing and whoever sends take turns.

import { type Settings, settingsOf } from '#access'
import { record } from '#evidence'
import { noteBounce, touchDebtors } from '#ledger'
import type { Context, Id, Instant } from '#kernel'
import type { SendOutcome } from './channels/email.ts'
import { type Move, type OutgoingMessage, moveMessages, returnMessages } from './message-store.ts'
import { stillTrue } from './rules.ts'
import { OUTDATED, sentWithout } from './said-of-message.ts'
import { type StandingMarks, markOf, standingMarks, standingsOf } from './standing-store.ts'
import { endActs, keepPlans, markActsUnknown, useActs } from './store.ts'

export type Settled =
  | 'sent'
  | 'failed'
  | 'ambiguous'
  | 'superseded'
  | 'delayed'
  /** Somebody else settled it first. */
  | 'lost'

const MOST_ATTEMPTS = 6

export const mayLeave = ({ sendingStopped, automation }: Settings): boolean =>
  !sendingStopped && automation !== 'rehearsal'

/** `lost`: another process has it, or has cleared it up. */
export type Begun = 'started' | 'outdated' | 'lost'

/** `outdated`: the facts changed before it left, nothing was sent. */
export type Ended = {
  readonly message: OutgoingMessage
  readonly outcome: SendOutcome | { readonly kind: 'outdated' }
  /** Files that it went without, because they are gone. */
  readonly missing: readonly string[]
}

/** What a connection has to commit before it goes on: how its last message ended, that its next one begins to leave. */
export type Turn =
  | { readonly kind: 'ended'; readonly ended: Ended }
  | { readonly kind: 'begin'; readonly message: OutgoingMessage }

/** Answers each turn. The debtors of all are locked first: nothing that a text says changes before this is committed. */
export async function commitTurns(ctx: Context, turns: readonly Turn[]): Promise<readonly (Begun | Settled)[]> {
  const ended = turns.flatMap((turn) => (turn.kind === 'ended' ? [turn.ended] : []))
  const beginning = turns.flatMap((turn) => (turn.kind === 'begin' ? [turn.message] : []))
  // Asked for at once: the database takes them in this order, so debtors first; nothing waits for an answer that it does not need.
  const [, , settled, begun] = await Promise.all([
    keepPlans(ctx),
    touchDebtors(ctx, debtorsOf(ended.map(({ message }) => message)), debtorsOf(beginning)),
    settleMessages(ctx, ended),
    startMessages(ctx, beginning),
  ])
  const answers = { ended: settled.values(), begin: begun.values() }
  return turns.map(({ kind }) => answers[kind].next().value ?? 'lost')
}

/** Begins to send those whose text is still true. */
async function startMessages(ctx: Context, messages: readonly OutgoingMessage[]): Promise<readonly Begun[]> {
  if (messages.length === 0) return []
  const [settings, marks] = await Promise.all([settingsOf(ctx), standingMarks(ctx, debtorsOf(messages))])
  const standing = new Set(mayLeave(settings) ? await trueMessages(ctx, messages, { settings, marks }) : [])
  const started = await moveMessages(ctx, idsOf([...standing]), ['claimed'], 'data-started')
  return messages.map((message) => (started.has(message.id) ? 'started' : standing.has(message) ? 'lost' : 'outdated'))
}

/** Where nothing has changed of what a standing is read from, since it was read this very day, it is not read again. */
async function trueMessages(
  ctx: Context,
  messages: readonly OutgoingMessage[],
  { settings, marks }: { readonly settings: Settings; readonly marks: StandingMarks },
): Promise<readonly OutgoingMessage[]> {
  const isUnchanged = ({ debtorId, standingMark }: OutgoingMessage): boolean =>
    standingMark !== null && markOf(marks, debtorId, settings) === standingMark
  const doubtful = messages.filter((message) => !isUnchanged(message))
  const standings = await standingsOf(ctx, actsOf(doubtful), settings)
  return messages.filter(
    (message) =>
      isUnchanged(message) || stillTrue({ ...message, channel: 'email' }, standings.get(message.actId), ctx.today),
  )
}

/** Writes down how messages ended, each group in one go. */
async function settleMessages(ctx: Context, ended: readonly Ended[]): Promise<readonly Settled[]> {
  const verdicts = ended.map((one) => verdictOf(ctx.now, one))
  const settled = new Map<Verdict['kind'], ReadonlySet<Id>>()
  for (const kind of FINAL) {
    const group = ended.flatMap(({ message }, index) => {
      const verdict = verdicts[index]
      return verdict?.kind === kind ? [{ message, verdict }] : []
    })
    if (group.length > 0) settled.set(kind, await settleGroup(ctx, kind, group))
  }
  await returnMessages(
    ctx,
    ended.flatMap(({ message: { id } }, index) => {
      const verdict = verdicts[index]
      return verdict?.kind === 'back' ? [{ id, ...verdict.how }] : []
    }),
  )
  const refused = ended.filter(({ message, outcome }) => isRefused(outcome) && settled.get('failed')?.has(message.id))
  for (const { message } of refused) {
    if (message.recipientEmail) await noteBounce(ctx, { debtorId: message.debtorId, email: message.recipientEmail })
  }
  return ended.map(({ message }, index): Settled => {
    const verdict = verdicts[index]
    if (!verdict || verdict.kind === 'back') return 'delayed'
    return settled.get(verdict.kind)?.has(message.id) ? SAID[verdict.kind] : 'lost'
  })
}

/** The server knows nobody of that name: not written to again before somebody mends it. What it says of relaying is about us. */
const isRefused = (outcome: Ended['outcome']): boolean =>
  outcome.kind === 'rejected' &&
  outcome.permanent &&
  outcome.problem.kind === 'recipient-refused' &&
  !/relay/i.test(outcome.response)

const FINAL = ['accepted', 'unknown', 'failed', 'superseded'] as const
type Final = (typeof FINAL)[number]
const SAID = { accepted: 'sent', unknown: 'ambiguous', failed: 'failed', superseded: 'superseded' } as const

/** The states that each end may follow. A late answer still settles what a clean-up had called unknown meanwhile. */
const FROM = {
  accepted: ['data-started', 'unknown'],
  unknown: ['data-started'],
  failed: ['claimed', 'data-started'],
  superseded: ['claimed'],
} as const satisfies Readonly<Record<Final, readonly string[]>>

type Verdict =
  | { readonly kind: Final; readonly error: string | null; readonly payload: Readonly<Record<string, string>> }
  | {
      readonly kind: 'back'
      readonly how: { readonly error: string; readonly notBefore: Instant | null; readonly counts: boolean }
    }

function verdictOf(now: Instant, { message, outcome, missing }: Ended): Verdict {
  switch (outcome.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        error: missing.length === 0 ? null : sentWithout(missing),
        payload: { response: outcome.response, ...(missing.length > 0 && { without: missing.join(', ') }) },
      }
    case 'unknown':
      return { kind: 'unknown', error: outcome.reason, payload: { reason: outcome.reason } }
    case 'outdated':
      return { kind: 'superseded', error: OUTDATED, payload: {} }
    case 'rejected': {
      const { problem, permanent, code, response } = outcome
      if (problem.accountWide) return { kind: 'back', how: { error: response, notBefore: null, counts: false } }
      if (!permanent && message.attempts < MOST_ATTEMPTS)
        return { kind: 'back', how: { error: response, notBefore: retryAt(now, message), counts: true } }
      return { kind: 'failed', error: response, payload: { code, response } }
    }
  }
}

type Group = readonly { readonly message: OutgoingMessage; readonly verdict: Extract<Verdict, { kind: Final }> }[]

async function settleGroup(ctx: Context, kind: Final, group: Group): Promise<ReadonlySet<Id>> {
  const moves: Move[] = group.map(({ message, verdict }) => ({ id: message.id, error: verdict.error }))
  const moved = await moveMessages(ctx, moves, FROM[kind], kind)
  const settled = group.filter(({ message }) => moved.has(message.id))
  const actIds = settled.map(({ message }) => message.actId)
  const before = kind === 'superseded' ? await standingsNow(ctx, actIds) : null
  const facts = settled.map(({ message, verdict }) =>
    messageFact(`message.${kind}`, ctx, message, {
      ...verdict.payload,
      ...(before && { before: message.standing, now: before.get(message.actId)?.facts ?? null }),
    }),
  )
  await Promise.all([endActsAs(ctx, kind, actIds), record(ctx, facts)])
  return moved
}

async function endActsAs(ctx: Context, kind: Final, actIds: readonly Id[]): Promise<void> {
  if (kind === 'accepted') await useActs(ctx, actIds, ctx.today)
  else if (kind === 'unknown') await markActsUnknown(ctx, actIds, ctx.today)
  else await endActs(ctx, actIds, kind)
}

async function standingsNow(ctx: Context, actIds: readonly Id[]): ReturnType<typeof standingsOf> {
  return standingsOf(ctx, actIds, await settingsOf(ctx))
}

type AboutMessage = Pick<OutgoingMessage, 'id' | 'debtorId' | 'messageId' | 'recipientEmail' | 'subject'>

/** What the journal says of a message that ended. */
export const messageFact = (
  kind: `message.${Final}`,
  ctx: Context,
  message: AboutMessage,
  payload: Readonly<Record<string, string | number | null>>,
) =>
  ({
    kind,
    subjectKind: 'message',
    subjectId: message.id,
    debtorId: message.debtorId,
    onDay: ctx.today,
    payload: { messageId: message.messageId, to: message.recipientEmail, subject: message.subject, ...payload },
  }) as const

/** 10, 20, 40 … minutes, and up to half as much again by its number: many that failed together do not come back together. */
function retryAt(now: Instant, { attempts, id }: OutgoingMessage): Instant {
  const minutes = 5 * 2 ** attempts
  return new Date(Date.parse(now) + minutes * 60_000 * (1 + (id % 10) / 20)).toISOString()
}

const idsOf = (messages: readonly OutgoingMessage[]): readonly Move[] => messages.map(({ id }) => ({ id }))
const actsOf = (messages: readonly OutgoingMessage[]): readonly Id[] => messages.map((message) => message.actId)
const debtorsOf = (messages: readonly OutgoingMessage[]): readonly Id[] => [
  ...new Set(messages.map((message) => message.debtorId)),
]
