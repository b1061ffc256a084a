// Reads columns debtor by debtor: rows are put in order by a counting sort, and one set of objects is filled again and again,
// so that the memory of a run does not grow with the number of invoices.

import type { Id } from '#kernel'
import { type Columns, countryOf, EVERYBODY, HOLDER, NO_ITEM, REACH, rowsById, sortByDebtor, WHOLE } from './columns.ts'
import {
  CHANNELS,
  type Contact,
  DEBTOR_KINDS,
  type DebtorDecision,
  type DebtorSituation,
  DOCUMENT_KINDS,
  type Hold,
  HOLD_KINDS,
  type ItemFacts,
  LATENESS_CAUSES,
  NATURES,
  PAYMENT_MEANS,
} from './model.ts'
import { reachesDebtor } from './holds.ts'
import {
  addContact,
  advance,
  isContact,
  type MutablePosition,
  NO_POSITION,
  resetPosition,
  USED_STEP_STATES,
  type UsedStep,
} from './position.ts'
import { decideDebtor } from './rules.ts'
import type { DecisionSettings } from './settings.ts'

/** Decides on every debtor of the columns, in the order of their rows. */
export function decideAll(
  columns: Columns,
  settings: DecisionSettings,
  sink: (decision: DebtorDecision) => void,
): void {
  for (const debtor of debtorsOf(columns, settings)) sink(decideDebtor(debtor, settings))
}

/**
 * Puts the rows of the columns in the order of their debtors, in place, then gives each debtor. A situation is valid only until
 * the next one is asked for: its items are filled anew.
 */
export function* debtorsOf(columns: Columns, settings: DecisionSettings): Generator<DebtorSituation> {
  const { debtors, items, holds, usedSteps } = columns
  const rowOfDebtor = rowsById(debtors.id, debtors.count)
  const itemStarts = sortByDebtor(items, debtors.count, rowOfDebtor)
  const holdStarts = sortByDebtor(holds, debtors.count, rowOfDebtor)
  const stepStarts = sortByDebtor(usedSteps, debtors.count, rowOfDebtor)
  const stray = itemStarts[debtors.count] ?? 0
  if (stray < items.count)
    throw new Error(`item ${items.id[stray]} names debtor ${items.debtor[stray]}, who is not in the columns`)
  const rowOfItem = rowsById(items.id, items.count)
  const everybody = holdsOnEverybody(columns, holdStarts[debtors.count] ?? 0)
  const pool: MutableItem[] = []
  for (let debtor = 0; debtor < debtors.count; debtor++) {
    const first = itemStarts[debtor] ?? 0
    const filled: MutableItem[] = []
    for (let row = first; row < (itemStarts[debtor + 1] ?? 0); row++) {
      const item = (pool[row - first] ??= emptyItem())
      fillItem(item, items, row)
      filled.push(item)
    }
    const itemOf = (id: Id): MutableItem | undefined => {
      const place = rowOfItem(id) - first
      return place < 0 ? undefined : filled[place]
    }
    const debtorHolds = [...everybody]
    const contacts: Contact[] = []
    for (let row = holdStarts[debtor] ?? 0; row < (holdStarts[debtor + 1] ?? 0); row++) {
      placeHold(holds, row, debtorHolds, itemOf)
    }
    for (let row = stepStarts[debtor] ?? 0; row < (stepStarts[debtor + 1] ?? 0); row++) {
      useStep(usedSteps, row, contacts, itemOf, settings)
    }
    yield debtorAt(columns, debtor, debtorHolds, contacts, filled)
  }
}

/** After the rows of known debtors come those of none: holds on everything, and what belongs to debtors left out. */
function holdsOnEverybody({ holds }: Columns, firstStray: number): readonly Hold[] {
  const everybody: Hold[] = []
  for (let row = firstStray; row < holds.count; row++)
    if (holds.debtor[row] === EVERYBODY) everybody.push(holdAt(holds, row))
  return everybody
}

type MutableItem = { -readonly [Field in keyof ItemFacts]: ItemFacts[Field] } & MutablePosition

type ItemOf = (id: Id) => MutableItem | undefined

const NO_HOLDS: readonly Hold[] = []

function emptyItem(): MutableItem {
  return {
    id: 0,
    plan: 0,
    currency: 0,
    documentKind: 'invoice',
    nature: 'receivable',
    paymentMeans: 'transfer',
    payee: 0,
    holderIsUs: true,
    holderNotified: false,
    dueDay: 0,
    issueDay: 0,
    performedDay: 0,
    enteredDay: 0,
    returnedDay: 0,
    totalCents: 0,
    openCents: 0,
    cause: 'oversight',
    status: 0,
    holds: NO_HOLDS,
    ...NO_POSITION,
  }
}

function fillItem(item: MutableItem, items: Columns['items'], row: number): void {
  const holder = items.holder[row] ?? 0
  item.id = items.id[row] ?? 0
  item.plan = items.plan[row] ?? 0
  item.currency = items.currency[row] ?? 0
  item.documentKind = DOCUMENT_KINDS[items.documentKind[row] ?? 0] ?? 'invoice'
  item.nature = NATURES[items.nature[row] ?? 0] ?? 'receivable'
  item.paymentMeans = PAYMENT_MEANS[items.paymentMeans[row] ?? 0] ?? 'transfer'
  item.payee = items.payee[row] ?? 0
  item.holderIsUs = (holder & HOLDER.us) !== 0
  item.holderNotified = (holder & HOLDER.notified) !== 0
  item.dueDay = items.dueDay[row] ?? 0
  item.issueDay = items.issueDay[row] ?? 0
  item.performedDay = items.performedDay[row] ?? 0
  item.enteredDay = items.enteredDay[row] ?? 0
  item.returnedDay = items.returnedDay[row] ?? 0
  item.totalCents = items.totalCents[row] ?? 0
  item.openCents = items.openCents[row] ?? 0
  item.cause = LATENESS_CAUSES[items.cause[row] ?? 0] ?? 'oversight'
  item.status = items.status[row] ?? 0
  item.holds = NO_HOLDS
  resetPosition(item)
}

function holdAt(holds: Columns['holds'], row: number): Hold {
  const amountCents = holds.amountCents[row] ?? WHOLE
  return {
    kind: HOLD_KINDS[holds.kind[row] ?? HOLD_KINDS.length] ?? 'unreadable',
    fromDay: holds.fromDay[row] ?? 0,
    untilDay: holds.untilDay[row] ?? 0,
    amountCents: amountCents === WHOLE ? null : amountCents,
  }
}

/** A hold on an item that is not open any more holds nothing. */
function placeHold(holds: Columns['holds'], row: number, debtorHolds: Hold[], itemOf: ItemOf): void {
  const itemId = holds.item[row] ?? NO_ITEM
  const hold = holdAt(holds, row)
  if (itemId === NO_ITEM) debtorHolds.push(hold)
  else {
    const item = itemOf(itemId)
    if (item) item.holds = [...item.holds, hold]
    else if (reachesDebtor(hold)) debtorHolds.push(hold)
  }
}

/** One for all rows: nobody keeps it, and there may be a million of them. */
const used: { -readonly [Field in keyof UsedStep]: UsedStep[Field] } = {
  code: -1,
  channel: 'email',
  day: 0,
  deadlineDay: 0,
  state: 'unknown',
}

function useStep(
  usedSteps: Columns['usedSteps'],
  row: number,
  contacts: Contact[],
  itemOf: ItemOf,
  settings: DecisionSettings,
): void {
  used.code = usedSteps.code[row] ?? -1
  used.channel = CHANNELS[usedSteps.channel[row] ?? 0] ?? 'email'
  used.day = usedSteps.day[row] ?? 0
  used.deadlineDay = usedSteps.deadlineDay[row] ?? 0
  used.state = USED_STEP_STATES[usedSteps.state[row] ?? 0] ?? 'unknown'
  if (isContact(used)) addContact(contacts, used, settings.stepCodes)
  const item = itemOf(usedSteps.item[row] ?? NO_ITEM)
  const plan = item && settings.plans[item.plan]
  if (item && plan) advance(item, used, plan, settings.stepCodes)
}

function debtorAt(
  { debtors, foreignCredit }: Columns,
  row: number,
  holds: Hold[],
  contacts: Contact[],
  items: MutableItem[],
): DebtorSituation {
  const reach = debtors.reach[row] ?? 0
  const id = debtors.id[row] ?? 0
  const foreign = foreignCredit.size === 0 ? undefined : foreignCredit.get(id)
  return {
    id,
    kind: DEBTOR_KINDS[debtors.kind[row] ?? 0] ?? 'business',
    country: countryOf(debtors.country[row] ?? 0),
    calendar: debtors.calendar[row] ?? 0,
    canEmail: (reach & REACH.email) !== 0,
    canPost: (reach & REACH.post) !== 0,
    canPhone: (reach & REACH.phone) !== 0,
    canText: (reach & REACH.text) !== 0,
    unappliedCreditCents: debtors.unappliedCreditCents[row] ?? 0,
    ...(foreign && { foreignCredit: foreign }),
    unmatchedCredit: debtors.unmatchedCredit[row] === 1,
    holds,
    contacts,
    items,
  }
}
