// Kills the sending process at every step and counts what that did: reminders that arrived twice, that were lost, that nobody
// can say the outcome of. In rounds of a company each, so that no text grows too old while the clock jumps from kill to kill.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { AS_OF } from '../../bench/portfolio.ts'
import { environmentOf, runTask } from '../../bench/processes.ts'
import { type ScratchStore, withScratchStore } from '../../bench/scratch-store.ts'
import { type Login, withClient } from '../../server/src/platform/connection.ts'
import { type MailPeers, SMTP_STEPS, type SmtpStep, startMailPeers } from './mail-peers.ts'
import { OWN_STEPS, type OwnStep, type SenderInput } from './sender-steps.ts'

export type ChaosOptions = {
  readonly reminders: number
  readonly kills: number
  /** Who files what was accepted among the messages sent: the server itself, or we. */
  readonly copyBy: 'server' | 'us'
  readonly seed: number
  readonly onRound?: (said: string) => void
}

export type ChaosOutcome = {
  readonly reminders: number
  readonly kills: number
  readonly sentTwice: number
  readonly lost: number
  readonly unknown: number
  /** How often a kill fell between the beginning of a message and its recorded result: no more than this can be unknown. */
  readonly inDoubt: number
}

const KILLS_PER_ROUND = 100
/** So that enough is left for the kills to come. */
const MOST_SENT = 25
/** A claim has run out by then, and what was in doubt may be cleared up. */
const MINUTES_BETWEEN = 16

export const chaos = (options: ChaosOptions): Promise<ChaosOutcome> =>
  withScratchStore(async (store) => {
    const rounds = Math.max(1, Math.ceil(options.kills / KILLS_PER_ROUND))
    const total = { reminders: 0, kills: 0, sentTwice: 0, lost: 0, unknown: 0, inDoubt: 0 }
    for (let round = 0; round < rounds; round++) {
      const share = (of: number): number => Math.floor((of * (round + 1)) / rounds) - Math.floor((of * round) / rounds)
      const outcome = await oneRound(store, options, {
        round,
        reminders: share(options.reminders),
        kills: share(options.kills),
      })
      for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += outcome[key]
      options.onRound?.(JSON.stringify(outcome))
    }
    return total
  })

type Round = { readonly round: number; readonly reminders: number; readonly kills: number }

async function oneRound(
  { data, owner }: ScratchStore,
  { copyBy, seed }: ChaosOptions,
  round: Round,
): Promise<ChaosOutcome> {
  const peers = await startMailPeers({ filesCopies: copyBy === 'server' })
  try {
    const { organisationId } = await runTask(data, 'load', {
      invoices: round.reminders,
      debtors: round.reminders,
      seed: seed + round.round,
      shape: 'overdue',
      name: `chaos ${round.round}`,
    })
    const day = { organisationId, today: AS_OF }
    const { messages } = await runTask(data, 'release', day)
    await runTask(data, 'account', { ...day, smtpPort: peers.smtpPort, imapPort: peers.imap.port, copyBy })
    const random = randomFrom(seed * 1000 + round.round)
    let minutes = 0
    let kills = 0
    let inDoubt = 0
    const start = (killAt?: SenderInput['killAt']): ChildProcess =>
      startSender(data, { organisationId, now: later(minutes), ...(killAt && { killAt }) })
    for (let tries = 0; kills < round.kills && tries < round.kills * 3; tries++) {
      if (await killedOnce(peers, start, random)) {
        kills++
        inDoubt += (await statesOf(owner, organisationId))['data-started'] ?? 0
      }
      minutes += MINUTES_BETWEEN
    }
    // Then it runs through, twice: what the first run cleared up leaves with it, what it left is cleared up by the second.
    for (let run = 0; run < 2; run++) {
      await finished(start())
      minutes += MINUTES_BETWEEN
    }
    const states = await statesOf(owner, organisationId)
    return { reminders: messages, kills, inDoubt, ...verdict(peers, messages, states) }
  } finally {
    await peers.close()
  }
}

type States = Readonly<Partial<Record<string, number>>>

/** As they are in the database, whatever the program would say of them. */
function statesOf(login: Login, organisationId: number): Promise<States> {
  return withClient(login, async (client) => {
    await client.query(`begin; set local quittance.organisation = '${organisationId}'`)
    const { rows } = await client.query<{ state: string; messages: number }>(
      'select state, count(*)::int as messages from message group by state',
    )
    await client.query('rollback')
    return Object.fromEntries(rows.map(({ state, messages }) => [state, messages]))
  })
}

function verdict(
  { received }: MailPeers,
  messages: number,
  states: States,
): Pick<ChaosOutcome, 'sentTwice' | 'lost' | 'unknown'> {
  const { accepted = 0, unknown = 0 } = states
  const times = Map.groupBy(received, ({ to }) => to)
  const arrivals = new Set(received.map(({ messageId }) => messageId)).size
  return {
    sentTwice: [...times.values()].filter((mails) => mails.length > 1).length,
    // Neither said to have left nor on the desk; or said to have left and never seen by the server.
    lost: messages - accepted - unknown + Math.max(0, accepted - arrivals),
    unknown,
  }
}

/** One run, killed somewhere; false when it came to its end before. */
async function killedOnce(
  peers: MailPeers,
  start: (killAt?: SenderInput['killAt']) => ChildProcess,
  random: (below: number) => number,
): Promise<boolean> {
  const steps: readonly (SmtpStep | OwnStep)[] = [...SMTP_STEPS, ...OWN_STEPS]
  const step = steps[random(steps.length)] as SmtpStep | OwnStep
  const nth = 1 + random(step.endsWith('mailbox') ? 1 : step.endsWith('commit') ? 7 : 15)
  const own = OWN_STEPS.find((name) => name === step)
  const child = start(own && { step: own, nth })
  let heard = 0
  let answered = 0
  peers.onStep = (at) => {
    if (at === 'answered') answered++
    // Where that step does not come, the run is killed all the same before it has sent everything.
    if ((at === step && ++heard === nth) || answered === MOST_SENT) child.kill('SIGKILL')
  }
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  peers.onStep = () => undefined
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the sender ended with ${code}`)
  return signal === 'SIGKILL'
}

async function finished(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the sender ended with ${code}`)
}

function startSender(data: string, input: SenderInput): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sender.ts'), JSON.stringify(input)], {
    env: { ...environmentOf(data), QUITTANCE_NOW: input.now },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout) void text(child.stdout)
  return child
}

const later = (minutes: number): string =>
  new Date(Date.parse(`${AS_OF}T09:00:00.000Z`) + minutes * 60_000).toISOString()

/** The same kills from the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
