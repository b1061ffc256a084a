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
import { type Begun, type Ended, type Settled, type Turn, commitTurns, mayLeave } from './settle-messages.ts'

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
/** A connection waits this long for the others, so that they commit together. */
const LINGER_MS = 5
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
    commit: (connections) =>
      gather((turns) => shell.inCompany(company, (ctx) => commitTurns(ctx, turns)), {
        // Half of them: while these commit, the others transmit.
        isFull: (turns) => turns.filter(({ kind }) => kind === 'begin').length >= connections() / 2,
        lingerMs: LINGER_MS,
      }),
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
  readonly claim: () => Promise<readonly OutgoingMessage[]>
  readonly commit: (connections: () => number) => Gathered<Turn, Begun | Settled>
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
  let running = 1
  const commit = line.commit(() => running)
  const connection = async (): Promise<void> => {
    // A result is committed together with the beginning of the next message: a crash leaves one of them in doubt, not two.
    let last: Promise<void> = Promise.resolve()
    for (;;) {
      const message = totals.problem ? undefined : await take()
      if (!message) break
      const ended = await sendOne(line, message, commit)
      if (ended === 'lost') continue
      totals.problem ??= problemOfAll(ended)
      last = commit({ kind: 'ended', ended }).then((settled) => count(settled as Settled, totals))
      // Seen to at the end; until then it is no unhandled rejection.
      last.catch(() => undefined)
      onProgress?.(totals.sent)
      widen()
    }
    running--
    await last
  }
  // One goes first: a server that refuses us is asked once, not by all at the same time.
  const first = connection()
  const connections = [first]
  const widen = (): void => {
    while (!totals.problem && connections.length < line.sender.connections) {
      running++
      connections.push(connection())
    }
  }
  await first.catch(() => undefined)
  for (const ended of await Promise.allSettled(connections)) if (ended.status === 'rejected') throw ended.reason
  return claimed
}

async function sendOne(
  { shell, sender }: SendingLine,
  message: OutgoingMessage,
  commit: Gathered<Turn, Begun | Settled>,
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
          begun.as = (await commit({ kind: 'begin', message })) as Begun
          if (begun.as !== 'started') throw new Error(`not sent: ${begun.as}`)
        },
      },
    )
    .catch((error: unknown) => notComposed(shell, message, error))
  if (begun.as === 'lost') return 'lost'
  return { message, outcome: begun.as === 'outdated' ? { kind: 'outdated' } : outcome }
}

const problemOfAll = ({ outcome }: Ended): EmailProblem | null =>
  outcome.kind === 'rejected' && outcome.problem.accountWide ? outcome.problem : null

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
