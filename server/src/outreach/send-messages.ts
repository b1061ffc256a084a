// Empties the queue of e-mails: each state is committed before the next step of the conversation with the mail server,
// so that a crash at any point leaves a message that surely did not leave, or one that is known to be unknown.

import { settingsOf } from '#access'
import type { Company, Context, Instant, Shell } from '#kernel'
import type { EmailProblem, ProblemPlace } from './channels/email-problem.ts'
import type { MailAccount, SendOutcome, Sender } from './channels/email.ts'
import { type OutgoingMessage, claimMessages, nextTry, returnMessages } from './message-store.ts'
import {
  type Begun,
  type Settled,
  clearUp,
  mayLeave,
  settleMessage,
  startMessage,
  supersedeMessage,
} from './settle-message.ts'

export type SendMessagesInput = {
  /** Opens the company's mail account; null when there is none: messages then wait in the outbox. */
  readonly openSender: (ctx: Context) => Promise<{ readonly account: MailAccount; readonly sender: Sender } | null>
  readonly processName: string
  readonly onProgress?: (sent: number) => void
}

export type SentMessages = {
  readonly sent: number
  readonly failed: number
  readonly ambiguous: number
  readonly superseded: number
  readonly delayed: number
  /** What stopped the run, where every other message would have met it as well (a wrong password, a server that is down). */
  readonly problem: EmailProblem | null
  /** The server that it happened at. */
  readonly place: ProblemPlace | null
  /** When to try again what still waits; null when nothing does, or nothing may leave. */
  readonly nextTry: Instant | null
}

type Totals = { -readonly [Field in keyof SentMessages]: SentMessages[Field] }

const BATCH = 20
/** Messages under way at once: as many as the sender keeps connections. */
const LANES = 3
/** Longer than any conversation with a mail server may last by its own time limits. */
const CLAIM_MINUTES = 15
/** A server that is down, or refuses us, is asked again after this. */
const PROBLEM_MINUTES = 15

export async function sendMessages(shell: Shell, company: Company, input: SendMessagesInput): Promise<SentMessages> {
  const totals: Totals = {
    sent: 0,
    failed: 0,
    ambiguous: 0,
    superseded: 0,
    delayed: 0,
    problem: null,
    place: null,
    nextTry: null,
  }
  totals.ambiguous += await shell.inCompany(company, clearUp)
  const opened = await shell.inCompany(company, async (ctx) =>
    mayLeave(await settingsOf(ctx)) ? input.openSender(ctx) : null,
  )
  if (!opened) return totals
  const { account, sender } = opened
  totals.place = { host: account.host, port: account.port }
  const senderDomain = account.from.email.slice(account.from.email.lastIndexOf('@') + 1).toLowerCase()
  try {
    while (totals.problem === null) {
      const batch = await shell.inCompany(company, (ctx) =>
        claimMessages(ctx, {
          by: input.processName,
          until: minutesAfter(ctx.now, CLAIM_MINUTES),
          most: BATCH,
          senderDomain,
        }),
      )
      if (batch.length === 0) break
      await sendBatch(shell, company, sender, batch, totals)
      input.onProgress?.(totals.sent)
    }
  } finally {
    await sender.close()
  }
  totals.nextTry = await shell.inCompany(company, async (ctx) => {
    const next = await nextTry(ctx)
    return next !== null && totals.problem ? minutesAfter(ctx.now, PROBLEM_MINUTES) : next
  })
  return totals
}

/** What every message would meet ends the batch; the rest of it goes back as it came. */
async function sendBatch(
  shell: Shell,
  company: Company,
  sender: Sender,
  batch: readonly OutgoingMessage[],
  totals: Totals,
): Promise<void> {
  const queue = batch.values()
  const untried: OutgoingMessage[] = []
  const lane = async (): Promise<void> => {
    for (const message of queue) {
      if (totals.problem) untried.push(message)
      else count(await sendOne(shell, company, sender, message), totals)
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  if (untried.length > 0) {
    const ids = untried.map((message) => message.id)
    await shell.inCompany(company, (ctx) => returnMessages(ctx, ids, { error: null, notBefore: null, counts: false }))
    totals.delayed += untried.length
  }
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason
}

async function sendOne(shell: Shell, company: Company, sender: Sender, message: OutgoingMessage): Promise<Settled> {
  const begun: { as: Begun | null } = { as: null }
  const outcome = await sender
    .send(
      {
        messageId: message.messageId,
        to: { name: message.recipientName, email: message.recipientEmail },
        subject: message.subject,
        text: message.text,
        html: message.html,
        date: shell.clock.now(),
      },
      {
        // The last moment at which nothing has left: what the text says must still be true, in the same transaction.
        onDataStart: async () => {
          begun.as = await shell.inCompany(company, (ctx) => startMessage(ctx, message))
          if (begun.as !== 'started') throw new Error(`not sent: ${begun.as}`)
        },
      },
    )
    .catch((error: unknown) => notComposed(shell, message, error))
  if (begun.as === 'lost') return { kind: 'lost' }
  return shell.inCompany(company, (ctx) =>
    begun.as === 'outdated' ? supersedeMessage(ctx, message) : settleMessage(ctx, message, outcome),
  )
}

/** The sender answers with an outcome; it throws only for a message that cannot be composed, before anything is said. */
function notComposed(shell: Shell, message: OutgoingMessage, error: unknown): SendOutcome {
  const response = error instanceof Error ? error.message : String(error)
  shell.log.error('outreach.not_composed', { message: message.id, error })
  const problem = { kind: 'message-refused', code: 'not-composed', response, accountWide: false } as const
  return { kind: 'rejected', permanent: true, code: problem.code, response, recipient: message.recipientEmail, problem }
}

function count(settled: Settled, totals: Totals): void {
  switch (settled.kind) {
    case 'sent':
    case 'failed':
    case 'ambiguous':
    case 'superseded':
      totals[settled.kind]++
      return
    case 'delayed':
      totals.delayed++
      totals.problem ??= settled.problem
      return
    case 'lost':
  }
}

function minutesAfter(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
