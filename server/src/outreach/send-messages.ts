// Empties the queue of e-mails of one account: each state is committed before the next step of the conversation with the mail server,
// so that a crash at any point leaves a message that surely did not leave, or one that is known to be unknown.

import { settingsOf } from '#access'
import type { Company, Context, Instant, Shell } from '#kernel'
import { composeAhead } from './channels/compose-ahead.ts'
import type { EmailProblem, ProblemPlace } from './channels/email-problem.ts'
import { clearUp } from './clear-up.ts'
import { gather } from './gather.ts'
import type { CompanySender } from './company-sender.ts'
import { fileCopies } from './file-copies.ts'
import { type OutgoingMessage, claimMessages, doubtfulMessages, returnMessages } from './message-store.ts'
import { leftToday } from './outbox-store.ts'
import { type WaitingForHours, readQueue } from './read-queue.ts'
import { lookFor, reconcileMessages } from './reconcile-messages.ts'
import { openPlaces } from './sending-hours.ts'
import { type SendingLine, emptyQueue } from './sending-line.ts'
import { commitTurns, mayLeave } from './settle-messages.ts'

export type SendMessagesInput = {
  /** Opens a mail account by its key (null: the company's own); null when there is none: messages then wait in the outbox. */
  readonly openSender: (ctx: Context, key: string | null) => Promise<CompanySender | null>
  /** Null, or not given: the company's own. */
  readonly accountKey?: string | null
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
  /** What waits for the sending hours of its debtors; null when nothing does, or nothing may leave. */
  readonly waiting: WaitingForHours | null
}

type Totals = { -readonly [Field in keyof SentMessages]: SentMessages[Field] }

/** Claimed at a time; of a slow account what leaves well within its claim. */
const BATCH = 200
/** A connection waits this long for the others, so that they commit together. */
const LINGER_MS = 5
/** How its last message ended waits a little longer, for the next one of the same connection to begin. */
const ENDED_MS = 25
/** Longer than any conversation with a mail server may last by its own time limits. */
const CLAIM_MINUTES = 15
/** A server that is down, or refuses us, is asked again after this. */
const PROBLEM_MINUTES = 15
/** Where a day has no room left, the next one is looked for after this. */
const FULL_MINUTES = 60

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
    waiting: null,
  }
  totals.ambiguous += await shell.inCompany(company, clearUp)
  const opened = await shell.inCompany(company, async (ctx) =>
    mayLeave(await settingsOf(ctx)) ? input.openSender(ctx, input.accountKey ?? null) : null,
  )
  if (!opened) return totals
  const { queue, account, sender, perDay, sent } = opened
  if (sent) totals.ambiguous = Math.max(0, totals.ambiguous - (await settleDoubts(shell, company, opened)))
  totals.place = { host: account.host, port: account.port }
  const line: SendingLine = {
    shell,
    company,
    sender,
    composeAhead: (messages) => composeAhead(messages, account),
    commit: (connections) =>
      gather((turns) => shell.inCompany(company, (ctx) => commitTurns(ctx, turns)), {
        // Half of them: while these commit, the others transmit or commit as well.
        isFull: (turns) => turns.filter(({ kind }) => kind === 'begin').length >= connections() / 2,
        lingerMs: (turns) => (turns.some(({ kind }) => kind === 'begin') ? LINGER_MS : ENDED_MS),
        atOnce: 2,
      }),
    claim: () => shell.inCompany(company, (ctx) => claim(ctx, opened, input.processName)),
  }
  try {
    const untried = await emptyQueue(line, totals, input.onProgress)
    const returns = untried.map(({ id }) => ({ id, error: null, notBefore: null, counts: false }))
    if (returns.length > 0) await shell.inCompany(company, (ctx) => returnMessages(ctx, returns))
    totals.delayed += untried.length
  } finally {
    await sender.close()
  }
  if (sent) {
    if (totals.ambiguous > 0)
      totals.ambiguous = Math.max(0, totals.ambiguous - (await settleDoubts(shell, company, opened)))
    if (sent.copyBy === 'us')
      await atMailbox(shell, () => sent.open((folder) => fileCopies(shell, company, { queue, account, folder })))
  }
  totals.nextTry = await shell.inCompany(company, async (ctx) => {
    const { nextTry: next, waiting } = await readQueue(ctx, queue)
    totals.waiting = waiting
    const isFull = perDay !== null && (await leftToday(ctx, queue)) >= perDay
    if (next !== null && isFull) return minutesAfter(ctx.now, FULL_MINUTES)
    return next !== null && totals.problem ? minutesAfter(ctx.now, PROBLEM_MINUTES) : next
  })
  return totals
}

/** As many as leave well within their claim, and as the day has room for. */
async function claim(
  ctx: Context,
  { queue, account, sender, perDay, sent }: CompanySender,
  processName: string,
): Promise<readonly OutgoingMessage[]> {
  const atOnce = sender.perMinute === null ? BATCH : Math.min(BATCH, 5 * sender.perMinute)
  const most = perDay === null ? atOnce : Math.min(atOnce, perDay - (await leftToday(ctx, queue)))
  if (most <= 0) return []
  return claimMessages(ctx, {
    by: processName,
    until: minutesAfter(ctx.now, CLAIM_MINUTES),
    most,
    senderDomain: domainOf(account.from.email),
    queue,
    through: mailboxOf(account),
    copyWanted: sent?.copyBy === 'us',
    open: openPlaces((await settingsOf(ctx)).calendar, ctx.now),
  })
}

/** Returns how many messages are no longer in doubt. */
async function settleDoubts(shell: Shell, company: Company, { queue, account, sent }: CompanySender): Promise<number> {
  if (!sent) return 0
  const { copyBy, open } = sent
  const handed = { queue, through: mailboxOf(account) }
  const doubtful = await shell.inCompany(company, (ctx) => doubtfulMessages(ctx, handed))
  if (doubtful.length === 0) return 0
  const seen = await atMailbox(shell, () => open((folder) => lookFor(folder, doubtful)))
  return seen ? shell.inCompany(company, (ctx) => reconcileMessages(ctx, { ...seen, sentCopyBy: copyBy })) : 0
}

/** A folder that cannot be opened today stops no sending: what is in doubt stays so, and copies are filed next time. */
async function atMailbox<T>(shell: Shell, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    shell.log.warn('outreach.sent_folder', { error })
    return null
  }
}

/** The mailbox that messages are handed to: only its own folder of sent messages can tell whether one left. */
const mailboxOf = ({ host, user, from }: CompanySender['account']): string =>
  `${user ?? from.email} ${host}`.toLowerCase()

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

function minutesAfter(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
