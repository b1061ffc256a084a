// Empties the queue of e-mails: each state is committed before the next step of the conversation with the mail server,
// so that a crash at any point leaves a message that surely did not leave, or one that is known to be unknown. Connections
// work side by side; what they have to commit at the same moment is committed together (gather.ts).

import { settingsOf } from '#access'
import type { Company, Context, Instant, Shell } from '#kernel'
import type { EmailProblem, ProblemPlace } from './channels/email-problem.ts'
import type { MailAccount, SendOutcome, Sender } from './channels/email.ts'
import { clearUp } from './clear-up.ts'
import { type Gathered, gather } from './gather.ts'
import { type OutgoingMessage, claimMessages, nextTry, returnMessages } from './message-store.ts'
import { type Begun, type Ended, type Settled, mayLeave, settleMessages, startMessages } from './settle-messages.ts'

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

/** Claimed at a time: for many connections a moment's work, for a slow account no more than its claim lasts. */
const BATCH = 200
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
  const line: SendingLine = {
    shell,
    sender,
    begin: gather((messages) => shell.inCompany(company, (ctx) => startMessages(ctx, messages))),
    settle: gather((ended) => shell.inCompany(company, (ctx) => settleMessages(ctx, ended))),
    claim: () =>
      shell.inCompany(company, (ctx) =>
        claimMessages(ctx, {
          by: input.processName,
          until: minutesAfter(ctx.now, CLAIM_MINUTES),
          most: BATCH,
          senderDomain,
        }),
      ),
  }
  try {
    const untried = await emptyQueue(line, totals, input.onProgress)
    const returns = untried.map(({ id }) => ({ id, error: null, notBefore: null, counts: false }))
    if (returns.length > 0) await shell.inCompany(company, (ctx) => returnMessages(ctx, returns))
    totals.delayed += untried.length
  } finally {
    await sender.close()
  }
  totals.nextTry = await shell.inCompany(company, async (ctx) => {
    const next = await nextTry(ctx)
    return next !== null && totals.problem ? minutesAfter(ctx.now, PROBLEM_MINUTES) : next
  })
  return totals
}

type SendingLine = {
  readonly shell: Shell
  readonly sender: Sender
  readonly begin: Gathered<OutgoingMessage, Begun>
  readonly settle: Gathered<Ended, Settled>
  readonly claim: () => Promise<readonly OutgoingMessage[]>
}

/** What every message would meet stops all connections; returns what was claimed and not tried. */
async function emptyQueue(
  line: SendingLine,
  totals: Totals,
  onProgress: SendMessagesInput['onProgress'],
): Promise<readonly OutgoingMessage[]> {
  let claimed: OutgoingMessage[] = []
  let claiming: Promise<void> | null = null
  const refill = async (): Promise<void> => {
    claimed = [...(await line.claim())]
    claiming = null
  }
  const take = async (): Promise<OutgoingMessage | undefined> => {
    if (claimed.length === 0) await (claiming ??= refill())
    return claimed.shift()
  }
  // One connection goes first: a server that refuses us is asked once, not by all at the same time.
  const first = Promise.withResolvers<void>()
  const lane = async (place: number): Promise<void> => {
    if (place > 0) await first.promise
    // A result is written down while the next message is announced; its content waits for that (sendOne).
    let last: Promise<void> = Promise.resolve()
    for (;;) {
      const message = totals.problem ? undefined : await take()
      if (!message) break
      const ended = await sendOne(line, message, last)
      if (ended !== 'lost') totals.problem ??= problemOfAll(ended)
      first.resolve()
      last = ended === 'lost' ? last : line.settle(ended).then((settled) => count(settled, totals))
      // Seen to where it is awaited next; until then it is no unhandled rejection.
      last.catch(() => undefined)
      onProgress?.(totals.sent)
    }
    await last
  }
  const lanes = Array.from({ length: line.sender.connections }, (_, place) => lane(place).finally(first.resolve))
  const ends = await Promise.allSettled(lanes)
  for (const ended of ends) if (ended.status === 'rejected') throw ended.reason
  return claimed
}

const problemOfAll = ({ outcome }: Ended): EmailProblem | null =>
  outcome.kind === 'rejected' && outcome.problem.accountWide ? outcome.problem : null

/** `recorded`: the result of the message before it on this connection is committed; a crash leaves one in doubt, not two. */
async function sendOne(
  { shell, sender, begin }: SendingLine,
  message: OutgoingMessage,
  recorded: Promise<void>,
): Promise<Ended | 'lost'> {
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
          await recorded
          begun.as = await begin(message)
          if (begun.as !== 'started') throw new Error(`not sent: ${begun.as}`)
        },
      },
    )
    .catch((error: unknown) => notComposed(shell, message, error))
  if (begun.as === 'lost') return 'lost'
  return { message, outcome: begun.as === 'outdated' ? { kind: 'outdated' } : outcome }
}

/** The sender answers with an outcome; it throws only for a message that cannot be composed, before anything is said. */
function notComposed(shell: Shell, message: OutgoingMessage, error: unknown): SendOutcome {
  const response = error instanceof Error ? error.message : String(error)
  shell.log.error('outreach.not_composed', { message: message.id, error })
  const problem = { kind: 'message-refused', code: 'not-composed', response, accountWide: false } as const
  return { kind: 'rejected', permanent: true, code: problem.code, response, recipient: message.recipientEmail, problem }
}

function count(settled: Settled, totals: Totals): void {
  if (settled !== 'lost') totals[settled]++
}

function minutesAfter(now: Instant, minutes: number): Instant {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
