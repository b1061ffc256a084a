// Empties the queue of e-mails: each state is committed before the next step of the conversation with the mail server,
// so that a crash at any point leaves a message that surely did not leave, or one that is known to be unknown.

import { record } from '#evidence'
import { keepStill } from '#ledger'
import { settingsOf } from '#access'
import type { Company, Context, Instant, Shell } from '#kernel'
import type { EmailProblem, ProblemPlace } from './channels/email-problem.ts'
import type { MailAccount, SendOutcome, Sender } from './channels/email.ts'
import { type OutgoingMessage, claimMessages, moveMessage, recoverMessages } from './message-store.ts'
import { endActs, markActsUnknown, standingsOf, useActs } from './store.ts'

export type SendMessagesInput = {
  /** Opens the company's mail account; null when there is none: messages then wait in the outbox. */
  readonly openSender: (ctx: Context) => Promise<{ readonly account: MailAccount; readonly sender: Sender } | null>
  readonly processName: string
  readonly onProgress?: (sent: number) => void
}

export type SentMessages = {
  sent: number
  failed: number
  ambiguous: number
  superseded: number
  delayed: number
  /** What stopped the run, where every other message would have met it as well (a wrong password, a server that is down). */
  problem: EmailProblem | null
  /** The server that it happened at. */
  place: ProblemPlace | null
}

const BATCH = 20
/** Longer than any conversation with a mail server may last by its own time limits. */
const CLAIM_MINUTES = 15
const MOST_ATTEMPTS = 6

export async function sendMessages(shell: Shell, company: Company, input: SendMessagesInput): Promise<SentMessages> {
  const totals: SentMessages = { sent: 0, failed: 0, ambiguous: 0, superseded: 0, delayed: 0, problem: null, place: null }
  const opened = await shell.inCompany(company, async (ctx) => {
    totals.ambiguous += await clearUp(ctx)
    return (await mayLeave(ctx)) ? input.openSender(ctx) : null
  })
  if (!opened) return totals
  totals.place = opened.account
  try {
    for (;;) {
      const batch = await shell.inCompany(company, (ctx) =>
        claimMessages(ctx, {
          by: input.processName,
          until: minutesAfter(ctx.now, CLAIM_MINUTES),
          most: BATCH,
          senderDomain: domainOf(opened.account.from.email),
        }),
      )
      if (batch.length === 0) return totals
      // The sender keeps a few connections; what is said on each is in order.
      await Promise.all(batch.map((message) => sendOne(shell, company, opened.sender, message, totals)))
      input.onProgress?.(totals.sent)
      if (totals.problem) return totals
    }
  } finally {
    await opened.sender.close()
  }
}

async function mayLeave(ctx: Context): Promise<boolean> {
  const settings = await settingsOf(ctx)
  return !settings.sendingStopped && settings.automation !== 'rehearsal'
}

/** Brings back what a dead process had claimed; what it had begun to transmit becomes unknown, for a person to say. */
async function clearUp(ctx: Context): Promise<number> {
  const actIds = await recoverMessages(ctx)
  if (actIds.length > 0) await markActsUnknown(ctx, actIds)
  return actIds.length
}

async function sendOne(shell: Shell, company: Company, sender: Sender, message: OutgoingMessage, totals: SentMessages) {
  let superseded = false
  const outcome = await sender.send(
    {
      messageId: message.messageId,
      to: { name: message.recipientName, email: message.recipientEmail },
      subject: message.subject,
      text: message.text,
      html: message.html,
    },
    {
      // The last moment at which nothing has left: what the text says must still be true, in the same transaction.
      onDataStart: async () => {
        superseded = !(await shell.inCompany(company, (ctx) => startData(ctx, message)))
        if (superseded) throw new Superseded()
      },
    },
  )
  if (superseded) totals.superseded++
  else await shell.inCompany(company, (ctx) => settle(ctx, message, outcome, totals))
}

class Superseded extends Error {}

async function startData(ctx: Context, message: OutgoingMessage): Promise<boolean> {
  await keepStill(ctx, [message.debtorId])
  const standing = (await standingsOf(ctx, [message.actId])).get(message.actId)
  if (standing === message.standing && (await mayLeave(ctx))) {
    return moveMessage(ctx, message.id, ['claimed'], 'data-started')
  }
  if (await moveMessage(ctx, message.id, ['claimed'], 'superseded', { error: 'the facts changed before it left' })) {
    await endActs(ctx, [message.actId], 'superseded')
    await record(ctx, [fact('message.superseded', ctx, message, { before: message.standing, now: standing ?? null })])
  }
  return false
}

async function settle(
  ctx: Context,
  message: OutgoingMessage,
  outcome: SendOutcome,
  totals: SentMessages,
): Promise<void> {
  switch (outcome.kind) {
    case 'accepted':
      if (!(await moveMessage(ctx, message.id, ['data-started', 'unknown'], 'accepted'))) return
      await useActs(ctx, [message.actId], ctx.today)
      await record(ctx, [fact('message.accepted', ctx, message, { response: outcome.response })])
      totals.sent++
      return
    case 'rejected':
      await settleRejected(ctx, message, outcome, totals)
      return
    case 'unknown':
      if (!(await moveMessage(ctx, message.id, ['data-started'], 'unknown', { error: outcome.reason }))) return
      await markActsUnknown(ctx, [message.actId])
      await record(ctx, [fact('message.unknown', ctx, message, { reason: outcome.reason })])
      totals.ambiguous++
  }
}

type Rejected = Extract<SendOutcome, { kind: 'rejected' }>

async function settleRejected(
  ctx: Context,
  message: OutgoingMessage,
  outcome: Rejected,
  totals: SentMessages,
): Promise<void> {
  if (outcome.problem.accountWide) {
    await moveMessage(ctx, message.id, ['claimed', 'data-started'], 'prepared', { error: outcome.response })
    totals.problem = outcome.problem
    totals.delayed++
    return
  }
  if (!outcome.permanent && message.attempts < MOST_ATTEMPTS) {
    const notBefore = minutesAfter(ctx.now, 2 ** message.attempts * 5)
    await moveMessage(ctx, message.id, ['claimed', 'data-started'], 'prepared', { error: outcome.response, notBefore })
    totals.delayed++
    return
  }
  if (!(await moveMessage(ctx, message.id, ['claimed', 'data-started'], 'failed', { error: outcome.response }))) return
  await endActs(ctx, [message.actId], 'failed')
  await record(ctx, [fact('message.failed', ctx, message, { code: outcome.code, response: outcome.response })])
  totals.failed++
}

function fact(
  kind: 'message.accepted' | 'message.failed' | 'message.unknown' | 'message.superseded',
  ctx: Context,
  message: OutgoingMessage,
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

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

function minutesAfter(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
