// What recording a file of items, credits and allocations would do to the ledger, worked out before anything is written: what is
// new, what is known already, what contradicts. Balances come out final, so that nothing has to be added up afterwards.
// The same file a second time plans nothing.

import { type Cents, type Day, type Id, latest } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { type CreditByHand, creditsToAdopt } from './adopted-credits.ts'
import { knownNotes } from './known-notes.ts'
import type { Conflict, Credit, DocumentKind, Item } from './model.ts'

type ItemIdentity = Pick<Item, 'debtorId' | 'number' | 'issueDate'> & { readonly documentKind?: DocumentKind }

/** A due item as a file states it; a field that is absent is not stated. */
export type NewItem = ItemIdentity &
  Pick<Item, 'totalCents' | 'dueDate' | 'dueComputed'> &
  Partial<Pick<Item, 'currency' | 'label' | ChangeableField>>

/**
 * `sourceKey` tells two readings of one line apart from two lines. It holds the reference under which the source knows the debtor,
 * so that the lines of two accounts stay apart when their debtors are merged.
 */
export type NewCredit = Pick<Credit, 'debtorId' | 'kind' | 'reference' | 'onDay' | 'amountCents'> &
  Partial<Pick<Credit, 'currency' | 'label'>> & { readonly sourceKey: string | null }

/** `item` and `credit` are places in the lists beside. */
export type NewAllocation = { readonly item: number; readonly credit: number; readonly amountCents: Cents }

export type NewReceivables = {
  readonly items: readonly NewItem[]
  readonly credits: readonly NewCredit[]
  readonly allocations: readonly NewAllocation[]
}

/** What the ledger has of it already. */
export type KnownReceivables = {
  readonly items: readonly KnownItem[]
  readonly credits: readonly KnownCredit[]
  readonly pairs: readonly KnownPair[]
  /** Entered by hand, and not yet found in any file. */
  readonly byHand: readonly CreditByHand[]
  /** Credit notes of the debtors that the file has credit notes of. */
  readonly creditNotes: readonly KnownCredit[]
}
export type KnownItem = Item & { readonly withdrawn: boolean }
export type KnownCredit = Credit & { readonly sourceKey: string | null; readonly withdrawn: boolean }
/** What was ever allocated between two by files that still stand, also when a person took it back since. */
export type KnownPair = { readonly itemId: Id; readonly creditId: Id; readonly amountCents: Cents }

const CHANGEABLE = [
  'performedFrom',
  'performedTo',
  'termAgreed',
  'nature',
  'paymentMeans',
  'holder',
  'holderNotified',
  'payeeIban',
  'agreedRate',
] as const
type ChangeableField = (typeof CHANGEABLE)[number]
/** All that is kept of an item besides its balance. */
type ItemFacts = Omit<Item, 'id' | 'openCents'>
export type ItemChange = Partial<Pick<Item, 'dueDate' | 'dueComputed' | ChangeableField>>

/** An item on its way into the ledger; `id` is drawn once the plan is complete. */
export type ItemLine = {
  id: Id | null
  readonly state: 'added' | 'unchanged' | 'changed' | 'restored'
  readonly given: NewItem
  readonly known: KnownItem | null
  readonly change: ItemChange
  openCents: Cents
}
export type CreditLine = {
  id: Id | null
  readonly state: 'added' | 'unchanged' | 'restored'
  readonly given: NewCredit
  readonly known: KnownCredit | null
  remainingCents: Cents
}
export type AllocationLine = {
  readonly item: ItemLine
  readonly credit: CreditLine
  readonly amountCents: Cents
  readonly onDay: Day
}

export type ReceivablesPlan = {
  /** Beside what was given, null where it contradicts; two of a file may be one line. */
  readonly items: readonly (ItemLine | null)[]
  readonly credits: readonly (CreditLine | null)[]
  /** Each line once. */
  readonly itemLines: readonly ItemLine[]
  readonly creditLines: readonly CreditLine[]
  readonly allocations: readonly AllocationLine[]
  readonly conflicts: readonly Conflict[]
}

export function planReceivables(given: NewReceivables, known: KnownReceivables): ReceivablesPlan {
  const conflicts: Conflict[] = []
  const { items, itemLines } = planItems(given.items, known.items, conflicts)
  const knownByKey = new Map(known.credits.map((credit) => [creditKey(credit), credit]))
  const adopted = creditsToAdopt({
    given,
    items,
    byHand: known.byHand,
    isKnown: (credit) => knownByKey.has(creditKey(credit)),
  })
  const noteOf = knownNotes(given.credits, known.creditNotes)
  const { credits, creditLines } = planCredits({ given: given.credits, knownByKey, noteOf, adopted }, conflicts)
  const allocations = planAllocations({ given: given.allocations, pairs: known.pairs, items, credits }, conflicts)
  return { items, credits, itemLines, creditLines, allocations, conflicts }
}

export const identityOf = (item: ItemIdentity): string =>
  `${item.debtorId} ${item.documentKind ?? 'invoice'} ${item.issueDate.slice(0, 4)} ${normaliseNumber(item.number)}`

type PlannedItems = Pick<ReceivablesPlan, 'items' | 'itemLines'>

function planItems(given: readonly NewItem[], known: readonly KnownItem[], conflicts: Conflict[]): PlannedItems {
  const knownByIdentity = new Map(known.map((item) => [identityOf(item), item]))
  const lines = new Map<string, ItemLine>()
  const items = given.map((item, index) => {
    const identity = identityOf(item)
    const before = lines.get(identity)
    const line = before ?? itemLine(item, knownByIdentity.get(identity) ?? null)
    const present = line.known && line.state !== 'restored' ? line.known : line.given
    if (!isSameDebt(present, item)) {
      const code = present === line.known ? 'ledger.item_differs' : 'ledger.item_repeated'
      conflicts.push({ code, index, data: differenceOf(present, item) })
      return null
    }
    if (!before) lines.set(identity, line)
    return line
  })
  return { items, itemLines: [...lines.values()] }
}

const NO_CHANGE: ItemChange = {}

function itemLine(given: NewItem, known: KnownItem | null): ItemLine {
  const { totalCents } = given
  if (known === null) return { id: null, state: 'added', given, known, change: NO_CHANGE, openCents: totalCents }
  if (known.withdrawn)
    return { id: known.id, state: 'restored', given, known, change: NO_CHANGE, openCents: totalCents }
  const change = changeOf(known, given)
  const state = Object.keys(change).length === 0 ? 'unchanged' : 'changed'
  return { id: known.id, state, given, known, change, openCents: known.openCents }
}

type Debt = Pick<Item, 'number' | 'issueDate' | 'totalCents'> & { readonly currency?: string }

const currencyOf = (line: { readonly currency?: string }): string => line.currency ?? 'EUR'

const isSameDebt = (a: Debt, b: Debt): boolean =>
  a.totalCents === b.totalCents && a.issueDate === b.issueDate && currencyOf(a) === currencyOf(b)

const differenceOf = (present: Debt, given: Debt): Conflict['data'] => ({
  number: given.number,
  presentCents: present.totalCents,
  presentIssueDate: present.issueDate,
  presentCurrency: currencyOf(present),
  givenCents: given.totalCents,
  givenIssueDate: given.issueDate,
  givenCurrency: currencyOf(given),
})

/** What the file states otherwise. A computed due date never replaces one that a source stated. */
function changeOf(known: KnownItem, given: NewItem): ItemChange {
  const change: Record<string, unknown> = {}
  for (const field of CHANGEABLE) {
    const value = given[field]
    if (value !== undefined && value !== null && value !== known[field]) change[field] = value
  }
  const { dueDate, dueComputed } = given
  const isBetter = dueDate !== null && (known.dueDate === null || known.dueComputed || !dueComputed)
  if (isBetter && (dueDate !== known.dueDate || dueComputed !== known.dueComputed)) {
    change['dueDate'] = dueDate
    change['dueComputed'] = dueComputed
  }
  return change
}

/** Of an item of which a file says no more. */
export const UNSTATED = {
  documentKind: 'invoice',
  performedFrom: null,
  performedTo: null,
  termAgreed: null,
  currency: 'EUR',
  nature: 'receivable',
  paymentMeans: null,
  holder: 'us',
  holderNotified: false,
  payeeIban: null,
  agreedRate: null,
  label: null,
} as const satisfies Partial<ItemFacts>

/** The facts of an item as they shall be written. */
export function factsOf({ state, given, known, change }: ItemLine): ItemFacts {
  return known === null || state === 'restored' ? { ...UNSTATED, ...given } : { ...known, ...change }
}

type PlannedCredits = Pick<ReceivablesPlan, 'credits' | 'creditLines'>

type CreditsToPlan = {
  readonly given: readonly NewCredit[]
  readonly knownByKey: ReadonlyMap<string, KnownCredit>
  readonly noteOf: (credit: NewCredit) => KnownCredit | null
  readonly adopted: ReadonlyMap<number, CreditByHand>
}

const creditKey = ({ debtorId, sourceKey }: Pick<NewCredit, 'debtorId' | 'sourceKey'>): string =>
  `${debtorId} ${sourceKey}`

function planCredits({ given, knownByKey, noteOf, adopted }: CreditsToPlan, conflicts: Conflict[]): PlannedCredits {
  const lines = new Map<string | NewCredit, CreditLine>()
  const credits = given.map((credit, index) => {
    // Without a key nothing tells a second reading from a second payment: each counts.
    const key = credit.sourceKey === null ? credit : creditKey(credit)
    const before = lines.get(key)
    const line =
      before ??
      creditLine(
        credit,
        typeof key === 'string' ? (knownByKey.get(key) ?? adopted.get(index) ?? noteOf(credit) ?? null) : null,
      )
    const present = line.known && line.state !== 'restored' ? line.known : line.given
    if (present.amountCents !== credit.amountCents || currencyOf(present) !== currencyOf(credit)) {
      conflicts.push({
        code: 'ledger.credit_differs',
        index,
        data: { reference: credit.reference, onDay: credit.onDay },
      })
      return null
    }
    if (!before) lines.set(key, line)
    return line
  })
  return { credits, creditLines: [...lines.values()] }
}

function creditLine(given: NewCredit, known: KnownCredit | null): CreditLine {
  const { amountCents } = given
  if (known === null) return { id: null, state: 'added', given, known, remainingCents: amountCents }
  if (known.withdrawn) return { id: known.id, state: 'restored', given, known, remainingCents: amountCents }
  return { id: known.id, state: 'unchanged', given, known, remainingCents: known.remainingCents }
}

type AllocationsToPlan = Pick<ReceivablesPlan, 'items' | 'credits'> & {
  readonly given: readonly NewAllocation[]
  readonly pairs: readonly KnownPair[]
}

/** Allocates what was not allocated before, as far as it fits: a person may have used the credit otherwise since. */
function planAllocations({ given, pairs, items, credits }: AllocationsToPlan, conflicts: Conflict[]): AllocationLine[] {
  const before = new Map(pairs.map(({ itemId, creditId, amountCents }) => [`${itemId} ${creditId}`, amountCents]))
  const lines: AllocationLine[] = []
  for (const [index, { item: itemPlace, credit: creditPlace, amountCents }] of given.entries()) {
    const item = items[itemPlace]
    const credit = credits[creditPlace]
    if (!item || !credit) continue // its conflict is listed already
    if (item.given.debtorId !== credit.given.debtorId || currencyOf(item.given) !== currencyOf(credit.given)) {
      conflicts.push({ code: 'ledger.allocation_across', index, data: { number: item.given.number } })
      continue
    }
    const wanted = amountCents - takeFrom(before, `${item.id} ${credit.id}`, amountCents)
    const fitting = Math.min(wanted, item.openCents, credit.remainingCents)
    if (fitting < wanted) {
      const data = {
        number: item.given.number,
        wantedCents: wanted,
        openCents: item.openCents,
        remainingCents: credit.remainingCents,
      }
      conflicts.push({ code: 'ledger.allocation_does_not_fit', index, data })
    }
    if (fitting === 0) continue
    item.openCents -= fitting
    credit.remainingCents -= fitting
    lines.push({ item, credit, amountCents: fitting, onDay: latest(item.given.issueDate, credit.given.onDay) })
  }
  return lines
}

/** Uses up to `cents` of what is kept under a key; returns how much that was. */
function takeFrom(amounts: Map<string, Cents>, key: string, cents: Cents): Cents {
  const taken = Math.min(amounts.get(key) ?? 0, cents)
  if (taken > 0) amounts.set(key, (amounts.get(key) ?? 0) - taken)
  return taken
}
