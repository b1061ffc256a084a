// A company's year as it really happens: debtors with tempers, invoices, payments, and what the books know of them.
// One stream of chance per debtor, so that what happens to one changes nothing for another.

import { type Day, dayNumber } from '@quittance/law'
import { randomFrom } from '../../bench/portfolio.ts'
import type { Cents, DayNumber, Id } from '../../server/src/kernel/index.ts'
import {
  type Action,
  type DEBTOR_KINDS,
  type Hold,
  type HoldKind,
  type ItemFacts,
  NEVER,
  NO_DAY,
  type Wait,
} from '../../server/src/strategy/model.ts'
import { DEFAULT_PLAN_OF, DEFAULT_PLANS } from '../../server/src/strategy/plans/index.ts'
import type { UsedStepState } from '../../server/src/strategy/position.ts'

export const START: Day = '2026-01-05'

/** How a debtor pays when nothing else happens to it. */
export type Temper = 'prompt' | 'forgetful' | 'slow' | 'quarrelsome' | 'broke'

export type SimItem = { -readonly [Field in keyof Omit<ItemFacts, 'holds'>]: ItemFacts[Field] } & {
  /** Set when the debtor truly paid: the books learn of it when the bank's file comes. */
  paidDay: DayNumber
  /** Which of its steps messages about others keep back, how, and since when; null while they do not. */
  blocked: { readonly by: string; readonly sinceDay: DayNumber } | null
  /** Nothing unusual ever happened to it: it must be heard of regularly. */
  isPlain: boolean
}

export type SimHold = Hold & { readonly item: Id | null; isLifted: boolean }

export type SimStep = {
  readonly act: number
  readonly item: Id
  readonly key: string
  readonly cycle: number
  readonly channel: Action['channel']
  day: DayNumber
  readonly deadlineDay: DayNumber
  state: UsedStepState
}

/** An act that was let go, until it is over. */
export type SimAct = {
  readonly id: number
  readonly action: Action
  readonly standing: string
  readonly releasedDay: DayNumber
  state: 'released' | 'claimed' | 'data-started' | 'unknown' | 'done' | 'freed'
  /** The truth about it: the debtor has it, whatever we know. */
  hasArrived: boolean
}

export type SimDebtor = {
  readonly id: Id
  readonly kind: (typeof DEBTOR_KINDS)[number]
  readonly country: string
  readonly temper: Temper
  readonly random: () => number
  readonly items: SimItem[]
  readonly steps: SimStep[]
  readonly holds: SimHold[]
  readonly acts: SimAct[]
  readonly coming: { readonly day: DayNumber; readonly happen: () => void }[]
  hasEmail: boolean
  hasPhone: boolean
  isAddressBad: boolean
  creditCents: Cents
  unmatchedCents: Cents
  /** Raised by whatever a decision may read, as the ledger does. */
  version: number
  look: { readonly version: number; readonly policy: number; readonly nextDay: DayNumber } | null
  planned: readonly Action[]
  waits: readonly Wait[]
}

export type World = {
  readonly seed: number
  /** Of what concerns everybody: the program, the bank, the company. */
  readonly random: () => number
  readonly debtors: readonly SimDebtor[]
  today: DayNumber
  /** The day up to which the books know the bank. */
  bankDay: DayNumber
  nextItem: Id
  nextAct: number
} & WorldOptions

export type WorldOptions = {
  /** The index of the plan of a kind of debtor among those that the decision is given. */
  readonly planOf: (kind: SimDebtor['kind']) => number
  /** The books are real ones: no debits, which come back through a bank alone, and no holds that nobody could have written. */
  readonly isInStore: boolean
}

const IN_MEMORY: WorldOptions = {
  planOf: (kind) => DEFAULT_PLANS.findIndex((plan) => plan.key === DEFAULT_PLAN_OF[kind]),
  isInStore: false,
}

export function createWorld(seed: number, debtors: number, options: WorldOptions = IN_MEMORY): World {
  return {
    ...options,
    seed,
    random: randomFrom(Math.imul(seed, 0x85ebca6b)),
    debtors: Array.from({ length: debtors }, (_, index) => createDebtor(seed, index + 1)),
    today: dayNumber(START),
    bankDay: dayNumber(START) - 1,
    nextItem: 1,
    nextAct: 1,
  }
}

const TEMPERS: readonly Temper[] = [
  'prompt',
  'prompt',
  'forgetful',
  'forgetful',
  'slow',
  'slow',
  'quarrelsome',
  'broke',
]

function createDebtor(seed: number, id: Id): SimDebtor {
  const random = randomFrom(Math.imul(seed, 0x85ebca6b) ^ Math.imul(id, 0xc2b2ae35))
  const kindDraw = random()
  return {
    id,
    kind: kindDraw < 0.7 ? 'business' : kindDraw < 0.82 ? 'public' : kindDraw < 0.92 ? 'consumer' : 'association',
    country: chance(random, 0.07) ? pick(random, ['DE', 'BE', 'US']) : 'FR',
    temper: pick(random, TEMPERS),
    random,
    items: [],
    steps: [],
    holds: [],
    acts: [],
    coming: [],
    hasEmail: !chance(random, 0.05),
    hasPhone: !chance(random, 0.2),
    isAddressBad: chance(random, 0.04),
    creditCents: 0,
    unmatchedCents: 0,
    version: 1,
    look: null,
    planned: [],
    waits: [],
  }
}

export function addInvoice(world: World, debtor: SimDebtor): SimItem {
  const { random } = debtor
  const termDays = pick(random, [0, 15, 30, 30, 45, 60])
  const totalCents = Math.round(Math.exp(5 + 3.5 * random()) * 100)
  const item: SimItem = {
    id: world.nextItem++,
    plan: world.planOf(debtor.kind),
    currency: 0,
    documentKind: 'invoice',
    nature: 'receivable',
    paymentMeans: chance(random, 0.06) && !world.isInStore ? 'direct-debit' : 'transfer',
    payee: 0,
    holderIsUs: true,
    holderNotified: false,
    dueDay: world.today + termDays,
    issueDay: world.today,
    performedDay: chance(random, 0.9) ? world.today - Math.floor(random() * 20) : NO_DAY,
    enteredDay: world.today,
    returnedDay: NO_DAY,
    totalCents,
    openCents: totalCents,
    cause: 'oversight',
    status: 0,
    paidDay: NO_DAY,
    blocked: null,
    isPlain: debtor.hasEmail && debtor.holds.every((placed) => placed.isLifted),
  }
  if (chance(random, 0.02)) Object.assign(item, { payee: 1, holderIsUs: false, holderNotified: chance(random, 0.5) })
  debtor.items.push(item)
  debtor.version++
  return item
}

/** The hold of a person or of a file; returns how to lift it again. */
export function hold(
  world: World,
  debtor: SimDebtor,
  kind: HoldKind,
  more: { readonly item?: SimItem; readonly days?: number; readonly amountCents?: Cents | null } = {},
): () => void {
  const { item, days, amountCents = null } = more
  const placed: SimHold = {
    kind,
    item: item?.id ?? null,
    fromDay: world.today,
    untilDay: days === undefined ? NEVER : world.today + days,
    amountCents,
    isLifted: false,
  }
  debtor.holds.push(placed)
  debtor.version++
  for (const known of debtor.items) known.isPlain = false
  return () => {
    placed.isLifted = true
    debtor.version++
  }
}

/** The books learn of money; what it was for is found at once, or by a person some days later. */
export function book(debtor: SimDebtor, item: SimItem, cents: Cents): void {
  item.openCents -= Math.min(cents, item.openCents)
  if (item.openCents > 0) item.paidDay = NO_DAY
  debtor.version++
}

export function later(world: World, debtor: SimDebtor, days: number, happen: () => void): void {
  debtor.coming.push({ day: world.today + Math.max(1, Math.round(days)), happen })
}

export const openItems = (debtor: SimDebtor): SimItem[] => debtor.items.filter((item) => item.openCents > 0)
export const chance = (random: () => number, share: number): boolean => random() < share
export const between = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1))
export function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}
