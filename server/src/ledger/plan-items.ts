// What the items of a file would do to the ledger. An invoice that falls due in parts is a line for each of them, by due date; a source
// that knows the invoice as one (the books) means all of them, one that names a part (a list of what is left) means that one.

import type { Day, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import type { Conflict, DocumentKind, Item } from './model.ts'
import type {
  ItemChange,
  ItemFacts,
  ItemLine,
  KnownItem,
  NewItem,
  PlannedItem,
  ReceivablesPlan,
} from './receivables.ts'
import type { SplitItem } from './split-items.ts'

type PlannedItems = Pick<ReceivablesPlan, 'items' | 'itemLines' | 'split' | 'keptWhole'>

type ItemsToPlan = {
  readonly given: readonly NewItem[]
  readonly known: readonly KnownItem[]
  /** Those that nothing hangs on yet: told in parts, they are taken apart. */
  readonly mayBeSplit: ReadonlySet<Id>
}

export function planItems({ given, known, mayBeSplit }: ItemsToPlan, conflicts: Conflict[]): PlannedItems {
  const split: SplitItem[] = []
  const keptWhole: number[] = []
  const knownOf = Map.groupBy(known, invoiceOf)
  const planned = new Map<string, PlannedItem>()
  const linesOfParts = new Map<Id, ItemLine>()
  const items = given.map((item, index) => {
    const invoice = invoiceOf(item)
    const kind = kindOf(item)
    const identity = kind === 'invoice' ? invoice : `${kind} ${kind === 'instalment' ? item.dueDate : ''} ${invoice}`
    const before = planned.get(identity)
    const ofNumber = knownOf.get(invoice) ?? NONE
    const whole = before ? undefined : wholeInParts(item, ofNumber)
    const inParts = whole && mayBeSplit.has(whole.id) ? partsInPlaceOf(whole, item, ofNumber) : null
    if (whole && inParts) split.push({ item: whole, parts: inParts })
    else if (whole) keptWhole.push(index)
    const lines = before ?? inParts ?? planOf(item, ofNumber, linesOfParts)
    const present = lines === before || ofNumber.length > 0 ? presentOf(lines) : item
    if (!isSameDebt(present, item)) {
      const code = isInLedger(firstOf(lines)) ? 'ledger.item_differs' : 'ledger.item_repeated'
      conflicts.push({ code, index, data: differenceOf(present, item) })
      return null
    }
    if (!before) planned.set(identity, lines)
    return lines
  })
  return { items, itemLines: linesOf(planned.values()), split, keptWhole }
}

/** Each once: two invoices of a file may mean one part. */
function linesOf(planned: Iterable<PlannedItem>): readonly ItemLine[] {
  const lines = new Set<ItemLine>()
  for (const item of planned) for (const line of partsOf(item)) lines.add(line)
  return [...lines]
}

/** The line of an item, or those of the parts of an invoice by due date. */
export const partsOf = (item: PlannedItem): readonly ItemLine[] => ('length' in item ? item : [item])
export const firstOf = (item: PlannedItem): ItemLine => ('length' in item ? (item[0] as ItemLine) : item)

const NONE: readonly KnownItem[] = []
const NO_CHANGE: ItemChange = {}

const kindOf = (item: Pick<NewItem, 'documentKind'>): DocumentKind => item.documentKind ?? 'invoice'

const invoiceOf = (item: Pick<NewItem, 'debtorId' | 'number' | 'issueDate'>): string =>
  `${item.debtorId} ${item.issueDate.slice(0, 4)} ${normaliseNumber(item.number)}`

/** `known`: of this number and year, whatever they are. `linesOfParts`: so that an item of the ledger is one line, however it is named. */
function planOf(given: NewItem, known: readonly KnownItem[], linesOfParts: Map<Id, ItemLine>): PlannedItem {
  const kind = kindOf(given)
  const whole = known.find(({ documentKind }) => documentKind === kind && kind !== 'instalment')
  const isWhole = whole?.withdrawn === false || (kind !== 'invoice' && kind !== 'instalment')
  const parts = isWhole ? NONE : known.filter(({ documentKind }) => documentKind === 'instalment').toSorted(byDueDate)
  const standing = parts.filter(({ withdrawn }) => !withdrawn)
  if (standing.length > 0)
    return partsMeant(given, standing).map(([part, dueDate]) => {
      const line = linesOfParts.get(part.id) ?? knownLine({ ...given, ...factsOfPart(part, dueDate) }, part)
      linesOfParts.set(part.id, line)
      return line
    })
  if (!isWhole && kind === 'invoice' && (given.parts?.length ?? 0) > 1)
    return newParts(given).map((part) =>
      lineOf(
        part,
        parts.find((one) => one.part === part.part),
      ),
    )
  return lineOf(given, whole)
}

/** The one item that the ledger has of an invoice which the file tells in parts, where they speak of the same debt. */
function wholeInParts(given: NewItem, known: readonly KnownItem[]): KnownItem | undefined {
  if (kindOf(given) !== 'invoice' || (given.parts?.length ?? 0) < 2) return undefined
  return known.find((one) => one.documentKind === 'invoice' && !one.withdrawn && isSameDebt(one, given))
}

/** What was known of the whole is known of its parts; an undone import may have had them before. */
function partsInPlaceOf(whole: KnownItem, given: NewItem, known: readonly KnownItem[]): readonly ItemLine[] {
  const kept = Object.fromEntries(
    CHANGEABLE.flatMap((field) => ((given[field] ?? null) === null ? [[field, whole[field]]] : [])),
  )
  return newParts({ ...given, ...kept, label: given.label ?? whole.label }).map((part) =>
    lineOf(
      part,
      known.find((one) => one.documentKind === 'instalment' && one.part === part.part),
    ),
  )
}

const byDueDate = (a: KnownItem, b: KnownItem): number =>
  (a.dueDate ?? '').localeCompare(b.dueDate ?? '') || a.part - b.part

const lineOf = (given: NewItem, known: KnownItem | undefined): ItemLine =>
  known === undefined
    ? { id: null, state: 'added', given, known: null, change: NO_CHANGE, openCents: given.totalCents }
    : knownLine(given, known)

function knownLine(given: NewItem, known: KnownItem): ItemLine {
  const { id, openCents } = known
  if (known.withdrawn) return { id, state: 'restored', given, known, change: NO_CHANGE, openCents: given.totalCents }
  const change = changeOf(known, given)
  const state = Object.keys(change).length === 0 ? 'unchanged' : 'changed'
  return { id, state, given, known, change, openCents }
}

/** By due date. What was settled before the parts were stated belongs to the first. */
function newParts(given: NewItem): readonly NewItem[] {
  const { parts = [], ...item } = given
  const rest = given.totalCents - parts.reduce((sum, { cents }) => sum + cents, 0)
  return parts.map(({ dueDate, cents }, place) => ({
    ...item,
    documentKind: 'instalment',
    part: place + 1,
    dueDate,
    dueComputed: false,
    totalCents: place === 0 ? cents + rest : cents,
  }))
}

type MeantPart = readonly [part: KnownItem, dueDate: Day | null]

/** The known parts that a source speaks of: those of its due dates and amounts, or else all together. */
function partsMeant(given: NewItem, known: readonly KnownItem[]): readonly MeantPart[] {
  const stated =
    given.parts ??
    (given.dueComputed || given.dueDate === null ? [] : [{ dueDate: given.dueDate, cents: given.totalCents }])
  const named = stated.flatMap(({ dueDate, cents }) =>
    known.filter((part) => part.dueDate === dueDate && part.totalCents === cents).slice(0, 1),
  )
  if (named.length > 0 && named.length === stated.length) return named.map((part) => [part, part.dueDate])
  const areMoved =
    stated.length === known.length && stated.every(({ cents }, place) => cents === known[place]?.totalCents)
  return known.map((part, place) => [part, (areMoved && stated[place]?.dueDate) || part.dueDate])
}

/** What a part has of its own, whatever a source says of the whole. */
const factsOfPart = ({ part, totalCents, dueComputed }: KnownItem, dueDate: Day | null) => ({
  documentKind: 'instalment' as const,
  part,
  totalCents,
  dueDate,
  dueComputed,
})

type Debt = Pick<Item, 'number' | 'issueDate' | 'totalCents'> & { readonly currency?: string }

const isInLedger = ({ known, state }: ItemLine): boolean => known !== null && state !== 'restored'

/** As the ledger has it, or else as the file stated it first; the parts of an invoice together. */
function presentOf(item: PlannedItem): Debt {
  const first = factsPresent(firstOf(item))
  if (!('length' in item)) return first
  return { ...first, totalCents: item.reduce((sum, line) => sum + factsPresent(line).totalCents, 0) }
}

const factsPresent = (line: ItemLine): Debt => (isInLedger(line) ? (line.known ?? line.given) : line.given)

export const currencyOf = (line: { readonly currency?: string }): string => line.currency ?? 'EUR'

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
export type ChangeableField = (typeof CHANGEABLE)[number]

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
  part: 0,
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
