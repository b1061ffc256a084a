// The items, credits and allocations of one debtor, from the lines of its accounts.

import { latest, type Cents, type Day } from '#kernel/day.ts'
import { normaliseNumber } from '#ledger/identifiers.ts'
import type {
  AssembledAllocation,
  AssembledCredit,
  AssembledItem,
  DuePart,
  ItemOrigin,
  JournalKind,
  NumberConflict,
  ReceivableLine,
} from '../model.ts'
import { isInformative, numberOf } from './item-number.ts'
import { matchLettered, type Move } from './lettering.ts'
import { byContent, netted } from './netted-lines.ts'
import { type Entry, firstLineOf, isCreditNote, type Piece, piecesOf, totalOf } from './pieces.ts'

/** A FEC has no due dates: the caller computes them from the terms of the debtor. */
export type TermsFor = (issueDate: Day, reference: string) => { readonly dueDate: Day; readonly computed: boolean }

export type Scene = {
  readonly journals: ReadonlyMap<string, JournalKind>
  /** Piece references name batches of sales rather than invoices. */
  readonly areBatches: boolean
  readonly termsFor: TermsFor
}

/** What was assembled so far, of all debtors. */
export type Facts = {
  readonly items: AssembledItem[]
  readonly credits: AssembledCredit[]
  readonly allocations: AssembledAllocation[]
  readonly conflicts: NumberConflict[]
}

export function assembleDebtor(scene: Scene, facts: Facts, reference: string, lines: readonly ReceivableLine[]): void {
  const entries = lines.map((line) => toEntry(scene, line)).toSorted(byContent)
  const places = new Map<Entry, number>()
  addItems(scene, facts, reference, piecesOf(entries.filter(({ cents }) => cents > 0)), places)
  addCredits(facts, reference, piecesOf(entries.filter(({ cents }) => cents < 0)), places)
  for (const own of Map.groupBy(entries, ({ line }) => line.account).values()) addAllocations(facts, own, places)
}

function toEntry(scene: Scene, line: ReceivableLine): Entry {
  const journal = scene.journals.get(line.journal) ?? 'other'
  const isOpening = journal === 'opening'
  const number = numberOf(line, { piecesAreBatches: scene.areBatches, isOpening })
  // Openings without piece references carry one line per invoice: each is an item.
  const isAlone = isOpening && !isInformative(line.pieceRef)
  return { ...netted(line), journal, number, isAlone }
}

function addItems(
  scene: Scene,
  facts: Facts,
  reference: string,
  pieces: readonly Piece[],
  places: Map<Entry, number>,
): void {
  const taken = new Set<string>()
  const salesOf = new Map<string, number[]>()
  for (const piece of pieces) {
    const [entry] = piece
    const { line, issueDate } = entry
    const ownKey = numberKey(entry.number, issueDate)
    const totalCents = totalOf(piece)
    const parts = line.dueDate === undefined ? [] : partsOf(piece)
    const stated = parts.at(-1)
    const due = stated ? { dueDate: stated.dueDate, computed: false } : scene.termsFor(issueDate, reference)
    const place = facts.items.length
    for (const part of piece) places.set(part, place)
    facts.items.push({
      debtorReference: reference,
      debtorId: 0,
      // 4117: money that the customer keeps back until the works are accepted.
      documentKind: line.account.startsWith('4117') ? 'retention' : 'invoice',
      number: freeNumber(entry, ownKey, taken),
      issueDate,
      dueDate: due.dueDate,
      dueComputed: due.computed,
      ...(parts.length > 1 && { parts }),
      totalCents,
      nature: line.accountKind,
      paymentMeans: line.accountKind === 'bill-of-exchange' ? 'bill-of-exchange' : null,
      origin: originOf(entry),
      label: line.label,
      line: firstLineOf(piece),
    })
    if (entry.journal !== 'sales' || scene.areBatches || !isInformative(line.pieceRef)) continue
    const sales = salesOf.get(ownKey)
    if (sales) sales.push(place)
    else salesOf.set(ownKey, [place])
  }
  for (const sales of salesOf.values()) if (sales.length > 1) addConflicts(facts, reference, sales)
}

/** What falls due on which day, as far as the lines of a piece say it. */
function partsOf(piece: Piece): readonly DuePart[] {
  const centsOn = new Map<Day, Cents>()
  for (const { line, cents } of piece)
    if (line.dueDate !== undefined) centsOn.set(line.dueDate, (centsOn.get(line.dueDate) ?? 0) + cents)
  return [...centsOn]
    .map(([dueDate, cents]) => ({ dueDate, cents }))
    .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
}

/** Sales of one number and year: those of one amount and kind look entered twice. */
function addConflicts(facts: Facts, reference: string, sales: readonly number[]): void {
  const alike = Map.groupBy(sales, (place) => {
    const { totalCents, nature } = facts.items[place] as AssembledItem
    return `${totalCents} ${nature}`
  })
  for (const items of alike.values()) addConflict(facts, reference, items)
}

function addConflict(facts: Facts, debtorReference: string, items: readonly number[]): void {
  const [first, ...others] = items.map((place) => facts.items[place] as AssembledItem)
  if (!first || others.every(({ issueDate }) => issueDate === first.issueDate)) return
  facts.conflicts.push({ debtorReference, number: first.number, amountCents: first.totalCents, items })
}

/** By which the ledger knows an item of a debtor. */
const numberKey = (number: string, issueDate: Day): string => `${normaliseNumber(number)}\u001f${issueDate.slice(0, 4)}`

/**
 * The ledger knows an item by its number within a year. The earliest keeps the bare one, so that a longer export of the same books
 * numbers the same items alike; a later one gets its account or its entry added.
 */
function freeNumber({ line, number, issueDate }: Entry, ownKey: string, taken: Set<string>): string {
  if (!taken.has(ownKey)) {
    taken.add(ownKey)
    return number
  }
  const more =
    line.accountKind !== 'receivable'
      ? line.account.slice(0, 3)
      : isInformative(line.entryNumber)
        ? line.entryNumber
        : null
  const isFree = (candidate: string): boolean => !taken.has(numberKey(candidate, issueDate))
  let chosen = more === null ? undefined : [`${number}/${more}`].find(isFree)
  for (let rank = 2; chosen === undefined; rank++) if (isFree(`${number} (${rank})`)) chosen = `${number} (${rank})`
  taken.add(numberKey(chosen, issueDate))
  return chosen
}

function originOf({ journal }: Entry): ItemOrigin {
  switch (journal) {
    case 'sales':
      return 'sale'
    case 'opening':
      return 'opening'
    case 'treasury':
      return 'returned-payment'
    case 'other':
      return 'other'
  }
}

function addCredits(facts: Facts, reference: string, pieces: readonly Piece[], places: Map<Entry, number>): void {
  const ranks = new Map<string, number>()
  for (const piece of pieces) {
    const [entry] = piece
    const { line } = entry
    const place = facts.credits.length
    for (const part of piece) places.set(part, place)
    const kind = isCreditNote(entry) ? 'credit-note' : 'payment'
    const amountCents = -totalOf(piece)
    const key = `${reference} ${kind} ${line.account} ${normaliseNumber(entry.number)} ${line.entryDate} ${amountCents}`
    const rank = (ranks.get(key) ?? 0) + 1
    ranks.set(key, rank)
    facts.credits.push({
      debtorReference: reference,
      debtorId: 0,
      kind,
      reference: entry.number,
      onDay: line.entryDate,
      amountCents,
      nature: line.accountKind,
      label: line.label,
      account: line.account,
      lettering: line.lettering,
      letteringDate: line.letteringDate,
      origin: entry.journal === 'opening' ? 'opening' : 'line',
      sourceKey: `${key} ${rank}`,
      line: firstLineOf(piece),
    })
  }
}

function addAllocations(facts: Facts, entries: readonly Entry[], places: ReadonlyMap<Entry, number>): void {
  const moves: Move[] = []
  for (const entry of entries) {
    const { lettering, letteringDate, entryDate } = entry.line
    const place = places.get(entry)
    if (lettering !== null && place !== undefined)
      moves.push({ cents: entry.cents, day: entryDate, lettering, letteringDate, place })
  }
  if (moves.length === 0) return
  const { matches, elsewhere } = matchLettered(moves)
  for (const pair of Map.groupBy(matches, ({ item, credit }) => item * facts.credits.length + credit).values()) {
    const [{ item, credit }] = pair as [(typeof pair)[number]]
    allocate(
      facts,
      item,
      credit,
      pair.reduce((sum, { cents }) => sum + cents, 0),
    )
  }
  const ranks = new Map<string, number>()
  for (const { item, cents, lettering, day } of elsewhere) {
    const { debtorReference, nature } = facts.items[item] as AssembledItem
    const key = [debtorReference, 'lettering', entries[0]?.line.account, lettering, day, cents].join(' ')
    const rank = (ranks.get(key) ?? 0) + 1
    ranks.set(key, rank)
    facts.credits.push({
      debtorReference,
      debtorId: 0,
      kind: 'payment',
      reference: lettering,
      onDay: day,
      amountCents: cents,
      nature,
      label: '',
      account: entries[0]?.line.account ?? '',
      lettering,
      letteringDate: day,
      origin: 'lettering',
      sourceKey: `${key} ${rank}`,
      line: (facts.items[item] as AssembledItem).line,
    })
    allocate(facts, item, facts.credits.length - 1, cents)
  }
}

/** An allocation takes effect once both the item and the credit are there. */
function allocate(facts: Facts, item: number, credit: number, amountCents: Cents): void {
  const onDay = latest((facts.items[item] as AssembledItem).issueDate, (facts.credits[credit] as AssembledCredit).onDay)
  facts.allocations.push({ item, credit, amountCents, onDay })
}
