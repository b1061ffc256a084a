// What must hold on every day of every year, said from the plain facts of the world and without the code that decides.

import { isPublicHoliday } from '@quittance/law'
import { type DayNumber, dayOf } from '../../server/src/kernel/index.ts'
import { type ActionItem, HOLD_KINDS, NEVER, NO_DAY, type Wait } from '../../server/src/strategy/model.ts'
import { DEFAULT_PLANS } from '../../server/src/strategy/plans/index.ts'
import { isContact } from '../../server/src/strategy/position.ts'
import { openItems, type SimAct, type SimDebtor, type SimHold, type SimItem, type World } from './world.ts'

export type Verdict = {
  wrongReminders: number
  repeatedSteps: number
  backwardSteps: number
  forgottenDebtors: number
  delayedItems: number
  /** Went out while a payment was on its way that no bank file could have told yet. */
  crossedPayments: number
  /** The first violations in words, for whoever has to look. */
  readonly examples: string[]
}

export type Rules = {
  readonly graceDays: number
  readonly gapDays: (plan: number) => number
  readonly isStopped: boolean
  /** The step that it could take today if messages about others had not been; null when it could take none. */
  readonly couldLeave: (debtor: SimDebtor, item: SimItem) => string | null
}

export const noVerdict = (): Verdict => ({
  wrongReminders: 0,
  repeatedSteps: 0,
  backwardSteps: 0,
  forgottenDebtors: 0,
  delayedItems: 0,
  crossedPayments: 0,
  examples: [],
})

type Count = Exclude<keyof Verdict, 'examples'>

function report(verdict: Verdict, count: Count, world: World, debtor: SimDebtor, what: string): void {
  verdict[count]++
  if (verdict.examples.length < 20)
    verdict.examples.push(`${dayOf(world.today)} debtor ${debtor.id}: ${count}: ${what}`)
}

/** Something reaches a debtor: nobody who had paid, promised, disputed … may be among what it asks for. */
export function judgeContact(world: World, debtor: SimDebtor, act: SimAct, rules: Rules, verdict: Verdict): void {
  const { action } = act
  const wrong = (what: string): void => report(verdict, 'wrongReminders', world, debtor, `${action.step}: ${what}`)
  if (rules.isStopped) wrong('sending was stopped')
  if (!isWorkday(world.today)) wrong('a day without sending')
  const overdue = openItems(debtor).reduce((sum, item) => sum + (item.dueDay <= world.today ? item.openCents : 0), 0)
  if (action.level > 0 && debtor.unmatchedCents > 0) wrong('money of this debtor was not matched yet')
  if (action.level > 0 && debtor.creditCents > 0 && debtor.creditCents >= overdue)
    wrong('its credit covers what it owes')
  const asked = action.items.filter((line) => action.level === 0 || dueDay(debtor, line.id) <= world.today)
  const isCall = action.channel === 'call'
  const reasons = asked.map((line) =>
    notToAsk(world, debtor, isCall ? { ...line, ...amountsOf(debtor, line) } : line, rules),
  )
  // Who calls sees the debtor as it is: what matters is that something may be asked. A text was written before.
  if (!isCall) for (const reason of reasons) if (reason) wrong(reason)
  if (isCall && !reasons.includes(null)) wrong(reasons.join(', '))
  for (const line of asked) {
    const item = debtor.items.find((known) => known.id === line.id)
    if (!item || item.openCents === 0 || item.paidDay === NO_DAY || item.paidDay >= world.today) continue
    // Before the due date we only tell what is coming: whoever paid early is not chased by it.
    const isTold = action.level === 0 && item.dueDay >= world.today
    if (!isTold && workdaysBetween(item.paidDay, act.releasedDay) > LONG_AGO) wrong(`item ${line.id} was paid long ago`)
    else verdict.crossedPayments++
  }
  judgeSteps(world, debtor, act, verdict)
}

const amountsOf = (debtor: SimDebtor, line: ActionItem) => {
  const openCents = debtor.items.find((item) => item.id === line.id)?.openCents ?? 0
  return { openCents, heldCents: openCents }
}

/** Working days that the ready plans go on without the bank, and the day of the file. */
const LONG_AGO = 4

/** Why a line may not be asked for today; null when it may. */
function notToAsk(world: World, debtor: SimDebtor, line: ActionItem, rules: Rules): string | null {
  const item = debtor.items.find((known) => known.id === line.id)
  if (!item || item.openCents === 0) return `item ${line.id} was paid`
  const running = debtor.holds.filter((hold) => isRunning(hold, world.today, rules))
  const own = running.filter((hold) => hold.item === item.id)
  const stopping = [...running.filter(reachesAll), ...own.filter((hold) => hold.amountCents === null)].find(
    (hold) => hold.kind !== 'insolvency' || item.performedDay === NO_DAY || item.performedDay < hold.fromDay,
  )
  if (stopping) return `item ${line.id}: ${stopping.kind}`
  const heldCents = own.reduce((sum, hold) => sum + (hold.amountCents ?? 0), 0)
  if (heldCents > line.heldCents || heldCents >= item.openCents) return `item ${line.id}: a part that is held`
  if (line.openCents !== item.openCents) return `item ${line.id}: another amount`
  if (!item.holderIsUs && item.holderNotified) return `item ${line.id}: somebody else’s claim`
  const isDebited = item.paymentMeans === 'direct-debit' && item.returnedDay === NO_DAY
  return isDebited ? `item ${line.id}: a debit will collect it` : null
}

function judgeSteps(world: World, debtor: SimDebtor, act: SimAct, verdict: Verdict): void {
  for (const line of act.action.items.filter((item) => item.advances)) {
    const before = debtor.acts.filter((other) => other !== act && other.hasArrived && other.state !== 'freed')
    const linesOf = (acts: readonly SimAct[]) =>
      acts.flatMap((other) => other.action.items.filter((known) => known.advances && known.id === line.id))
    if (linesOf(before).some((known) => known.step === line.step && known.cycle === line.cycle))
      report(verdict, 'repeatedSteps', world, debtor, `${line.step} of item ${line.id}`)
    // A call is about the debtor: made late, it may name an item that has gone on meanwhile.
    const ofPlan = linesOf(before.filter((other) => other.action.origin === 'plan'))
    if (act.action.channel !== 'call' && ofPlan.some((known) => known.level > line.level))
      report(verdict, 'backwardSteps', world, debtor, `${line.step} of item ${line.id}`)
  }
}

/** Stops what the debtor as a whole owes, whichever item it was placed on. */
const reachesAll = (hold: SimHold): boolean =>
  hold.item === null ||
  ['suspected-fraud', 'insolvency', 'court', 'collection-agency', 'do-not-contact'].includes(hold.kind)

/** In calendar days, so never longer than the working days that the company waits. */
function isRunning(hold: SimHold, today: DayNumber, { graceDays }: Rules): boolean {
  if (hold.isLifted || hold.fromDay > today) return false
  if (hold.kind === 'payment-announced' && hold.untilDay === NEVER) return today <= hold.fromDay + 5
  return today <= hold.untilDay + (hold.kind === 'promise' ? graceDays : 0)
}

const dueDay = (debtor: SimDebtor, id: number): DayNumber =>
  debtor.items.find((item) => item.id === id)?.dueDay ?? NO_DAY

/** At the end of a day each item has something under way, a day still to come, or a reason that is true. */
export function judgeEvening(world: World, debtor: SimDebtor, rules: Rules, verdict: Verdict): void {
  const waits = new Map(debtor.waits.map((wait) => [wait.item, wait]))
  const planned = new Set(debtor.planned.flatMap((action) => action.items.map((line) => line.id)))
  const underWay = debtor.acts.filter((act) => act.state !== 'done' && act.state !== 'freed')
  const inHand = new Set([
    ...underWay.flatMap((act) => act.action.items.map((line) => line.id)),
    // Freed or finished since the last look: looked at again tomorrow.
    ...(debtor.look?.version === debtor.version ? [] : debtor.items.map((item) => item.id)),
  ])
  for (const item of openItems(debtor)) {
    const wait = waits.get(item.id)
    const isCovered = inHand.has(item.id) || planned.has(item.id) || (wait && isTrue(wait, item, world, debtor))
    if (!isCovered) report(verdict, 'forgottenDebtors', world, debtor, `item ${item.id}: ${wait?.code ?? 'no reason'}`)
    else if (isSilent(world, debtor, item, planned))
      report(verdict, 'forgottenDebtors', world, debtor, `item ${item.id}: nothing heard for long, ${wait?.code}`)
    // What was said this morning, before something else happened, is said anew tomorrow.
    if (debtor.look?.version === debtor.version) judgeDelay(world, debtor, item, wait, rules, verdict)
  }
}

function isTrue(wait: Wait, item: SimItem, world: World, debtor: SimDebtor): boolean {
  if (wait.until !== null) return wait.until > world.today
  const holdKind = HOLD_KINDS.find((kind) => kind === wait.code)
  if (holdKind) return debtor.holds.some((hold) => hold.kind === holdKind && !hold.isLifted)
  const isSo: { readonly [Code in Wait['code']]?: boolean } = {
    settled: item.openCents === 0,
    'unmatched-credit': debtor.unmatchedCents > 0,
    'credit-covers': debtor.creditCents > 0,
    'direct-debit': item.returnedDay === NO_DAY,
    'outcome-unknown': false,
    'in-progress': false,
  }
  return isSo[wait.code] ?? true
}

/** Of an item to which nothing unusual happened, the debtor hears at least every six weeks until its plan has ended. */
function isSilent(world: World, debtor: SimDebtor, item: SimItem, planned: ReadonlySet<number>): boolean {
  const { today } = world
  if (!item.isPlain || item.openCents < 100_00 || !item.holderIsUs || item.paymentMeans === 'direct-debit') return false
  if (!debtor.hasEmail || debtor.unmatchedCents > 0 || debtor.creditCents > 0 || planned.has(item.id)) return false
  const heard = debtor.steps
    .filter((step) => step.item === item.id && step.state === 'accepted')
    .map((step) => step.day)
  const hasEnded = debtor.steps.some((step) => step.item === item.id && step.key === 'formal-notice')
  return !hasEnded && today - Math.max(item.dueDay, ...heard) > 50
}

/** They delay no firm step. */
const COURTEOUS: ReadonlySet<string> = new Set(
  DEFAULT_PLANS.flatMap(({ steps }) => steps.filter(({ level }) => level < 2).map(({ key }) => key)),
)

/** The first message about others since it was ready keeps an item back for one gap, and it lets others pass for one gap. */
function judgeDelay(
  world: World,
  debtor: SimDebtor,
  item: SimItem,
  wait: Wait | undefined,
  rules: Rules,
  verdict: Verdict,
): void {
  const own = Math.max(
    NO_DAY,
    ...debtor.steps.filter((step) => step.item === item.id && step.channel !== 'task').map((step) => step.day),
  )
  const isByOthers = wait?.code === 'other-message-first' || (wait?.code === 'gap' && wait.facts.contactDay !== own)
  const step = isByOthers ? rules.couldLeave(debtor, item) : null
  const by = `${step} ${wait?.code}`
  // A message that turns out never to have left, or to have left on a later day, has kept nothing back then: the one that did counts.
  const isHeard =
    wait?.code !== 'gap' ||
    debtor.steps.some(
      (known) =>
        known.day === item.blocked?.sinceDay &&
        isContact({ ...known, code: 0 }) &&
        (COURTEOUS.has(step ?? '') || !COURTEOUS.has(known.key)),
    )
  if (step === null) item.blocked = null
  else if (by !== item.blocked?.by || !isHeard) {
    item.blocked = { by, sinceDay: wait?.code === 'gap' ? wait.facts.contactDay : world.today }
  } else if (world.today >= item.blocked.sinceDay + rules.gapDays(item.plan)) {
    report(verdict, 'delayedItems', world, debtor, `item ${item.id} ${by} since ${dayOf(item.blocked.sinceDay)}`)
    item.blocked = null
  }
}

export const isWorkday = (day: DayNumber): boolean => {
  const date = dayOf(day)
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday > 0 && weekday < 6 && !isPublicHoliday(date, 'metropole')
}

function workdaysBetween(from: DayNumber, to: DayNumber): number {
  let count = 0
  for (let day = from + 1; day <= to; day++) if (isWorkday(day)) count++
  return count
}
