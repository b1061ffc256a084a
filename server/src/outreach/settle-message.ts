// What becomes of one e-mail, state by state: may it begin to leave, did it arrive, is it to be tried again. Debtors are touched
// before messages and acts, so that whoever changes a standing and whoever sends take their turns.

import { type Settings, settingsOf } from '#access'
import { record } from '#evidence'
import { keepStill, touchDebtors } from '#ledger'
import type { Context, Instant } from '#kernel'
import type { EmailProblem } from './channels/email-problem.ts'
import type { SendOutcome } from './channels/email.ts'
import { type OutgoingMessage, freeClaims, interruptedMessages, moveMessage, returnMessages } from './message-store.ts'
import { stillTrue } from './rules.ts'
import { standingsOf } from './standing-store.ts'
import { endActs, markActsUnknown, useActs } from './store.ts'

export type Settled =
  | { readonly kind: 'sent' | 'failed' | 'ambiguous' | 'superseded' }
  /** `problem`: every other message would meet it as well. */
  | { readonly kind: 'delayed'; readonly problem: EmailProblem | null }
  /** Somebody else settled it first. */
  | { readonly kind: 'lost' }

const MOST_ATTEMPTS = 6

export const mayLeave = ({ sendingStopped, automation }: Settings): boolean =>
  !sendingStopped && automation !== 'rehearsal'

/** `lost`: another process has it, or has cleared it up. */
export type Begun = 'started' | 'outdated' | 'lost'

/** Begins to send, if what the text says is still true; nothing that it says changes before this is committed. */
export async function startMessage(ctx: Context, message: OutgoingMessage): Promise<Begun> {
  await keepStill(ctx, [message.debtorId])
  const settings = await settingsOf(ctx)
  const standing = (await standingsOf(ctx, [message.actId], settings.bank.iban)).get(message.actId)
  if (!mayLeave(settings) || !stillTrue({ ...message, channel: 'email' }, standing, ctx.today)) return 'outdated'
  return (await moveMessage(ctx, message.id, ['claimed'], 'data-started')) ? 'started' : 'lost'
}

/** Nothing left, and nothing of this text will: its step is free, and the next decision is taken on the facts as they are. */
export async function supersedeMessage(ctx: Context, message: OutgoingMessage): Promise<Settled> {
  await touchDebtors(ctx, [message.debtorId])
  const reason = 'the facts changed before it left'
  if (!(await moveMessage(ctx, message.id, ['claimed'], 'superseded', reason))) return { kind: 'lost' }
  const { bank } = await settingsOf(ctx)
  const now = (await standingsOf(ctx, [message.actId], bank.iban)).get(message.actId)?.facts ?? null
  await endActs(ctx, [message.actId], 'superseded')
  await record(ctx, [fact('message.superseded', ctx, message, { before: message.standing, now })])
  return { kind: 'superseded' }
}

export async function settleMessage(ctx: Context, message: OutgoingMessage, outcome: SendOutcome): Promise<Settled> {
  switch (outcome.kind) {
    case 'accepted':
      await touchDebtors(ctx, [message.debtorId])
      if (!(await moveMessage(ctx, message.id, ['data-started', 'unknown'], 'accepted'))) return { kind: 'lost' }
      await useActs(ctx, [message.actId], ctx.today)
      await record(ctx, [fact('message.accepted', ctx, message, { response: outcome.response })])
      return { kind: 'sent' }
    case 'rejected':
      return settleRejected(ctx, message, outcome)
    case 'unknown':
      await touchDebtors(ctx, [message.debtorId])
      if (!(await moveMessage(ctx, message.id, ['data-started'], 'unknown', outcome.reason))) return { kind: 'lost' }
      await markActsUnknown(ctx, [message.actId], ctx.today)
      await record(ctx, [fact('message.unknown', ctx, message, { reason: outcome.reason })])
      return { kind: 'ambiguous' }
  }
}

async function settleRejected(
  ctx: Context,
  message: OutgoingMessage,
  { problem, permanent, code, response }: Extract<SendOutcome, { kind: 'rejected' }>,
): Promise<Settled> {
  if (problem.accountWide) {
    await returnMessages(ctx, [message.id], { error: response, notBefore: null, counts: false })
    return { kind: 'delayed', problem }
  }
  if (!permanent && message.attempts < MOST_ATTEMPTS) {
    const notBefore = retryAt(ctx.now, message)
    await returnMessages(ctx, [message.id], { error: response, notBefore, counts: true })
    return { kind: 'delayed', problem: null }
  }
  await touchDebtors(ctx, [message.debtorId])
  if (!(await moveMessage(ctx, message.id, ['claimed', 'data-started'], 'failed', response))) return { kind: 'lost' }
  await endActs(ctx, [message.actId], 'failed')
  await record(ctx, [fact('message.failed', ctx, message, { code, response })])
  return { kind: 'failed' }
}

/**
 * Clears up after processes that died: a claimed message surely did not leave and goes back to the queue; one whose data
 * had begun may have left, and only a reconciliation or a person can say. Returns how many of the latter there were.
 */
export async function clearUp(ctx: Context): Promise<number> {
  await freeClaims(ctx)
  const interrupted = await interruptedMessages(ctx)
  if (interrupted.length === 0) return 0
  await touchDebtors(
    ctx,
    interrupted.map((message) => message.debtorId),
  )
  let unknown = 0
  for (const message of interrupted) {
    const reason = 'interrupted while sending'
    if (!(await moveMessage(ctx, message.id, ['data-started'], 'unknown', reason))) continue
    await markActsUnknown(ctx, [message.actId], message.leftOn)
    await record(ctx, [fact('message.unknown', ctx, message, { reason })])
    unknown++
  }
  return unknown
}

type AboutMessage = Pick<OutgoingMessage, 'id' | 'debtorId' | 'messageId' | 'recipientEmail' | 'subject'>

function fact(
  kind: 'message.accepted' | 'message.failed' | 'message.unknown' | 'message.superseded',
  ctx: Context,
  message: AboutMessage,
  payload: Record<string, string | number | null>,
) {
  return {
    kind,
    subjectKind: 'message',
    subjectId: message.id,
    debtorId: message.debtorId,
    onDay: ctx.today,
    payload: { messageId: message.messageId, to: message.recipientEmail, subject: message.subject, ...payload },
  } as const
}

/** 10, 20, 40 … minutes, and up to half as much again by its number: many that failed together do not come back together. */
function retryAt(now: Instant, { attempts, id }: OutgoingMessage): Instant {
  const minutes = 5 * 2 ** attempts
  return new Date(Date.parse(now) + minutes * 60_000 * (1 + (id % 10) / 20)).toISOString()
}
