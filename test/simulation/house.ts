// One day in the company's house: the run as the server runs it, dying and starting again; then the people who read the list, post
// letters and call. The mail server is ours, and what happens in the last moment before a message leaves happens there.

import { type Company, dayOf, type Id, isRefusal, type Shell } from '../../server/src/kernel/index.ts'
import { finishTask, openTasks, plannedActs, postLetters, skipAct, OWN_QUEUE } from '../../server/src/outreach/index.ts'
import { lettersToPrint } from '../../server/src/outreach/print-letters.ts'
import type { SendOutcome, Sender } from '../../server/src/outreach/channels/email.ts'
import { releaseList, runDay } from '../../server/src/strategy/index.ts'
import type { Books } from './books.ts'
import type { SettableClock } from './database.ts'
import { createLife, type Life, mortal } from './mortal.ts'
import { pay } from './people.ts'
import { actOf, readActs } from './read-back.ts'
import { chance, openItems, type SimAct, type SimDebtor, type World } from './world.ts'

export type HouseInput = {
  readonly shell: Shell
  readonly company: Company
  readonly clock: SettableClock
  readonly world: World
  readonly books: Books
  /** Called in the moment in which something reaches a debtor. */
  readonly onContact: (debtor: SimDebtor, act: SimAct) => void
}

export type House = {
  /** Returns how often the process died. */
  readonly day: (today: { readonly isStopped: boolean; readonly isWorkday: boolean }) => Promise<number>
}

/** A claim on a message has run out by then. */
const MINUTES_TO_START_AGAIN = 16
const MOST_CRASHES = 3

export function openHouse(input: HouseInput): House {
  const { clock, world } = input
  return {
    day: async ({ isStopped, isWorkday }) => {
      let crashes = 0
      let minutes = 0
      for (;;) {
        const dies = crashes < MOST_CRASHES && chance(world.random, 0.4)
        const life = createLife(dies ? 1 + Math.floor(world.random() * 60) : Number.POSITIVE_INFINITY)
        try {
          await runAndRelease(input, life, isStopped)
          break
        } catch (error) {
          if (!life.isOver()) throw error
          crashes++
          await life.stillness()
          minutes += MINUTES_TO_START_AGAIN
          clock.set(new Date(Date.parse(`${dayOf(world.today)}T09:00:00.000Z`) + minutes * 60_000).toISOString())
        }
      }
      if (isWorkday && !isStopped) await workByHand(input)
      return crashes
    },
  }
}

/** The run of the morning, the list as a person lets it go, and the run that sends it. */
async function runAndRelease(input: HouseInput, life: Life, isStopped: boolean): Promise<void> {
  const { company, world } = input
  const shell = mortal(input.shell, life)
  const run = () =>
    runDay(shell, company, {
      processName: 'simulation',
      openSender: () =>
        Promise.resolve({
          queue: OWN_QUEUE,
          account: ACCOUNT,
          sender: mailServer(input, life),
          perDay: null,
          sent: null,
        }),
    })
  await run()
  if (isStopped) return
  const planned = (await shell.inCompany(company, (ctx) => plannedActs(ctx, 'all'))).filter(
    ({ mode }) => mode !== 'automatic',
  )
  const drawn = planned.map(({ id, debtorId }) => ({ id, draw: world.debtors[debtorId - 1]?.random() ?? 1 }))
  for (const { id } of drawn.filter(({ draw }) => draw < 0.02))
    await shell.inCompany(company, (ctx) => skipAct(ctx, { actId: id, reason: 'as drawn' }))
  const actIds = drawn.filter(({ draw }) => draw >= 0.02 && draw < 0.6).map(({ id }) => id)
  if (actIds.length === 0) return
  await releaseList(shell, company, { actIds, paymentsKnownTo: dayOf(world.bankDay) }).catch((error: unknown) => {
    // What was read may have given way to what a person knows of payments.
    if (!isRefusal(error) || error.code !== 'strategy.nothing_to_release') throw error
  })
  await run()
}

const ACCOUNT = {
  host: '127.0.0.1',
  port: 25,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Simulation', email: 'compta@creditor.example' },
  replyTo: null,
} as const

/** Takes everything, but for an answer that is lost now and then; it may die with the process at any word. */
function mailServer({ shell, company, world, books, onContact }: HouseInput, life: Life): Sender {
  return {
    connections: 1,
    perMinute: null,
    close: () => Promise.resolve(),
    send: async ({ messageId }, { onDataStart }) => {
      life.pass()
      const act = await actOfMessage(shell, company, messageId)
      const debtor = world.debtors[act.action.debtor - 1]
      if (!debtor) throw new Error(`${messageId} is to nobody`)
      if (chance(debtor.random, 0.02)) await payJustNow(world, debtor, books)
      const begun = await onDataStart().then(
        () => null,
        (error: unknown) => String(error),
      )
      if (begun !== null) return notBegun(begun)
      life.pass()
      act.hasArrived = true
      // One that arrived before is kept beside it: it has arrived twice.
      const known = debtor.acts.findIndex(({ id, hasArrived }) => id === act.id && !hasArrived)
      debtor.acts.splice(known < 0 ? debtor.acts.length : known, known < 0 ? 0 : 1, act)
      onContact(debtor, act)
      life.pass()
      if (chance(debtor.random, 0.005)) return { kind: 'unknown', reason: 'no answer' }
      return { kind: 'accepted', response: '250 2.0.0 accepted' }
    },
  }
}

/** What it was about is true no more, or the process has died: nothing left. */
const notBegun = (response: string): SendOutcome => {
  const problem = { kind: 'connection-lost', code: 'not-begun', response, accountWide: false } as const
  return { kind: 'rejected', permanent: false, code: problem.code, response, recipient: null, problem }
}

/** The bank tells of a payment between the list and the letter-box. */
async function payJustNow(world: World, debtor: SimDebtor, books: Books): Promise<void> {
  const [item] = openItems(debtor)
  if (!item) return
  pay(world, debtor, item)
  item.openCents = 0
  debtor.version++
  await books.write([debtor])
}

async function actOfMessage(shell: Shell, company: Company, messageId: string): Promise<SimAct> {
  const [message] = await shell.inCompany(
    company,
    ({ sql }) => sql<{ readonly actId: Id }>`select act_id as "actId" from message where message_id = ${messageId}`,
  )
  const row = (await readActs(shell, company, '9999-12-31')).find(({ id }) => id === message?.actId)
  if (!row) throw new Error(`${messageId} belongs to no act that is under way`)
  return actOf(row)
}

/** Letters are printed as they still stand and posted on most days, calls and tasks done on some. */
async function workByHand({ shell, company, world, onContact }: HouseInput): Promise<void> {
  const rows = new Map((await readActs(shell, company, '9999-12-31')).map((row) => [row.id, row]))
  const reach = (actId: Id): void => {
    const row = rows.get(actId)
    const debtor = row && world.debtors[row.debtor - 1]
    if (!row || !debtor) throw new Error(`act ${actId} is under way no more`)
    const act = { ...actOf(row), hasArrived: true }
    const known = debtor.acts.findIndex(({ id, hasArrived }) => id === act.id && !hasArrived)
    debtor.acts.splice(known < 0 ? debtor.acts.length : known, known < 0 ? 0 : 1, act)
    onContact(debtor, act)
  }
  for (const letter of await shell.inCompany(company, lettersToPrint)) {
    if (!chance(world.random, 0.7)) continue
    reach(letter.actId)
    await shell.inCompany(company, (ctx) => postLetters(ctx, { messageIds: [letter.id], onDay: ctx.today }))
  }
  for (const { id, actId } of await shell.inCompany(company, (ctx) => openTasks(ctx, null))) {
    if (actId === null || !chance(world.random, 0.4)) continue
    if (rows.get(actId)?.channel === 'call') reach(actId)
    await shell.inCompany(company, (ctx) => finishTask(ctx, { taskId: id, result: 'reached' }))
  }
}
