// Connections side by side, each sending one message after the other; what they have to commit at about the same moment is
// committed together (gather.ts). Of a long queue the next messages are claimed, and composed on another thread, while these leave.

import type { Company, Shell } from '#kernel'
import { type Room, createRoom } from './attachment-room.ts'
import type { EmailProblem } from './channels/email-problem.ts'
import type { ComposedEmail } from './channels/compose-email.ts'
import type { EmailMessage, SendHooks, SendOutcome, Sender } from './channels/email.ts'
import type { Gathered } from './gather.ts'
import type { OutgoingMessage } from './message-store.ts'
import { asEmail, bareEmail } from './outgoing-email.ts'
import type { Begun, Ended, Settled, Turn } from './settle-messages.ts'

export type SendingLine = {
  readonly shell: Shell
  readonly company: Company
  readonly sender: Sender
  readonly composeAhead: (messages: readonly EmailMessage[]) => readonly Promise<ComposedEmail>[]
  readonly claim: () => Promise<readonly OutgoingMessage[]>
  readonly commit: (connections: () => number) => Gathered<Turn, Begun | Settled>
}

/**
 * From so many claimed at once, more wait: they are claimed before these have left. Composing the first so many lasts as long as it
 * takes to start a thread, and a queue that is no longer needs none.
 */
const LONG = 100
/** Of files; encoded and on their way they take about five times that. */
const MOST_ATTACHED_BYTES = 32_000_000

/** What came of a run, counted as it goes. */
export type Tally = {
  sent: number
  failed: number
  ambiguous: number
  superseded: number
  delayed: number
  problem: EmailProblem | null
}

/** What every message would meet stops all connections; returns what was claimed and not tried. */
export async function emptyQueue(
  line: SendingLine,
  totals: Tally,
  onProgress?: (sent: number) => void,
): Promise<readonly OutgoingMessage[]> {
  const queue = openLineUp(line)
  let running = 1
  const commit = line.commit(() => running)
  const room = createRoom(MOST_ATTACHED_BYTES)
  const connection = async (): Promise<void> => {
    // A result is committed together with the beginning of the next message: a crash leaves one of them in doubt, not two.
    let last: Promise<void> = Promise.resolve()
    for (;;) {
      const next = totals.problem ? undefined : await queue.take()
      if (!next) break
      const ended = await inRoom(room, next.message, () => sendOne(line, next, commit))
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
  return queue.left()
}

/** `ahead`: null where it is composed when its turn has come. */
type Claimed = { readonly message: OutgoingMessage; readonly ahead: Promise<ComposedEmail> | null }

type LineUp = {
  readonly take: () => Promise<Claimed | undefined>
  /** Waits for what is being claimed. */
  readonly left: () => Promise<readonly OutgoingMessage[]>
}

function openLineUp({ composeAhead, claim }: Pick<SendingLine, 'composeAhead' | 'claim'>): LineUp {
  const claimed: Claimed[] = []
  let claiming: Promise<void> | null = null
  let isFirst = true
  let isLong = false
  const refill = async (): Promise<void> => {
    const messages = await claim()
    isLong = messages.length >= LONG
    const bare = messages.slice(isFirst ? LONG : 0).filter(({ enclosures }) => enclosures.length === 0)
    const composed = isLong ? composeAhead(bare.map(bareEmail)) : []
    const ahead = new Map(bare.map((message, place) => [message, composed[place]]))
    claimed.push(...messages.map((message) => ({ message, ahead: ahead.get(message) ?? null })))
    isFirst = false
    claiming = null
  }
  const startClaim = (): Promise<void> => {
    claiming ??= refill()
    // Whoever waits for it is told; where nobody does yet, it is no unhandled rejection.
    claiming.catch(() => undefined)
    return claiming
  }
  return {
    take: async () => {
      if (claimed.length === 0) await startClaim()
      else if (isLong && claimed.length <= LONG) void startClaim()
      return claimed.shift()
    },
    left: async () => {
      await claiming?.catch(() => undefined)
      return claimed.map(({ message }) => message)
    },
  }
}

async function inRoom<T>(room: Room, { enclosures }: OutgoingMessage, work: () => Promise<T>): Promise<T> {
  const bytes = enclosures.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  await room.enter(bytes)
  try {
    return await work()
  } finally {
    room.leave(bytes)
  }
}

async function sendOne(
  { shell, company, sender }: SendingLine,
  { message, ahead }: Claimed,
  commit: Gathered<Turn, Begun | Settled>,
): Promise<Ended | 'lost'> {
  const begun: { as: Begun | null } = { as: null }
  const { email, missing } = await asEmail(shell.files, company.organisationId, message)
  const hooks: SendHooks = {
    // The last moment at which nothing has left: what the text says must still be true, in the same transaction.
    onDataStart: async () => {
      begun.as = (await commit({ kind: 'begin', message })) as Begun
      if (begun.as !== 'started') throw new Error(`not sent: ${begun.as}`)
    },
  }
  const outcome = await (ahead ?? Promise.resolve(email))
    .then((ready) => sender.send(ready, hooks))
    .catch((error: unknown) => notComposed(shell, message, error))
  if (begun.as === 'lost') return 'lost'
  return { message, missing, outcome: begun.as === 'outdated' ? { kind: 'outdated' } : outcome }
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

function count(settled: Settled, totals: Tally): void {
  if (settled !== 'lost') totals[settled]++
}
