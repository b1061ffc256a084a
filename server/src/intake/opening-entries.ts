// The first entries of a year carry over what customers owed at the end of the last one, and what they were owed: an entry for each
// piece, or one for all of a customer. Where the ledger has that customer's invoices and payments of before, nothing counts a second time;
// where what is carried over is not what the ledger knows of the day before, that is said. First books of a company know nothing before:
// their openings are what is owed, until the books of the year before come (`older-books.ts`).

import type { Cents, Context, Day, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import {
  balancesBefore,
  creditsUpTo,
  type DatedCredit,
  itemsByNumber,
  type NewCredit,
  type NewItem,
  type NewReceivables,
  type NumberedItem,
} from '#ledger'
import type { Conflict } from '#ledger/model.ts'
import { openBefore } from './books-store.ts'
import { carriedKey, compacted, type Draft, draftOf, takeBack } from './carried-draft.ts'
import { NO_OPENINGS, type Openings } from './known-books.ts'
import type { AssembledReceivables } from './model.ts'
import { restated } from './restated-item.ts'
import type { ListedItem } from './store.ts'

export type CarriedOver = {
  readonly given: NewReceivables
  /** Beside the items given: what the file itself says each came to. */
  readonly statedCents: readonly Cents[]
  /** Places in what is given. */
  readonly openings: Openings<number>
  readonly conflicts: readonly Conflict[]
}

type Books = {
  readonly given: NewReceivables
  /** Beside what is given, where each piece comes from. */
  readonly part: AssembledReceivables
  /** Of the books, on which they carry over. */
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  /** Whether books of the days before them are here. */
  readonly hasBooksBefore: boolean
}

export async function withoutKnownOpenings(ctx: Context, books: Books): Promise<CarriedOver> {
  const { given, part, firstDay, lastDay } = books
  const openings = openingsIn(part)
  const statedCents = given.items.map(({ totalCents }) => totalCents)
  if (firstDay === null || openings.items.length + openings.credits.length === 0)
    return { given, statedCents, openings: NO_OPENINGS, conflicts: [] }
  const known = await readKnown(ctx, given, openings, { firstDay, lastDay: lastDay ?? firstDay })
  const draft = draftOf(given, statedCents)
  const leftOut = new Set<Id>()
  for (const place of openings.items) placeItem(draft, place, known, leftOut)
  for (const place of openings.credits) if (books.hasBooksBefore) placeCredit(draft, place, known, leftOut)
  return { ...compacted(draft, openings), conflicts: differing(books, openings, { known, leftOut }) }
}

/** Where each opening of the file stands. */
export const openingsIn = ({ items, credits }: AssembledReceivables): Openings<number> => ({
  items: items.flatMap(({ origin }, place) => (origin === 'opening' ? [place] : [])),
  credits: credits.flatMap(({ origin }, place) => (origin === 'opening' ? [place] : [])),
})

type Known = {
  readonly firstDay: Day
  /** Of debtors of whom anything is known before the books. */
  readonly balances: ReadonlyMap<Id, Cents>
  readonly numbered: ReadonlyMap<string, readonly NumberedItem[]>
  readonly credits: ReadonlyMap<Id, readonly DatedCredit[]>
  /** Open from before the books, the oldest first, and goes down as it is settled; with its place once it has one. */
  readonly open: ReadonlyMap<Id, readonly { readonly item: ListedItem; openCents: Cents; place: number | null }[]>
  /** What is left over of credits from before the books, and goes down as it is used. */
  readonly left: Map<Id, Cents>
}

async function readKnown(
  ctx: Context,
  given: NewReceivables,
  openings: Openings<number>,
  { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day },
): Promise<Known> {
  const items = openings.items.map((place) => given.items[place] as NewItem)
  const debtors = [...items, ...openings.credits.map((place) => given.credits[place] as NewCredit)]
  const debtorIds = [...new Set(debtors.map(({ debtorId }) => debtorId))]
  const credits = await creditsUpTo(ctx, debtorIds, lastDay)
  const balances = await balancesBefore(ctx, debtorIds, firstDay)
  return {
    firstDay,
    balances: new Map(balances.map((row) => [row.debtorId, row.cents])),
    numbered: await itemsByNumber(
      ctx,
      items.map(({ number }) => number),
    ),
    credits: Map.groupBy(credits, ({ debtorId }) => debtorId),
    open: Map.groupBy(
      (await openBefore(ctx, debtorIds, firstDay)).map((item) => ({ item, openCents: item.openCents, place: null })),
      ({ item }) => item.debtorId,
    ),
    left: new Map(credits.map(({ id, onDay, remainingCents }) => [id, onDay < firstDay ? remainingCents : 0])),
  }
}

/** An opening that is known as such stays; one of an invoice that is known is that invoice; of a customer that is known it is left out. */
function placeItem(draft: Draft, place: number, known: Known, leftOut: Set<Id>): void {
  const item = draft.items[place] as NewItem
  const { firstDay, numbered, balances } = known
  const own = (numbered.get(normaliseNumber(item.number)) ?? []).filter(({ debtorId }) => debtorId === item.debtorId)
  const same = own.find(({ issueDate }) => issueDate === item.issueDate)
  const before = own.findLast(
    (one) =>
      one.issueDate < firstDay && one.totalCents >= item.totalCents && (item.issueDate >= firstDay || one === same),
  )
  if (same && (item.issueDate >= firstDay || same.totalCents <= item.totalCents)) {
    const cancelled = known.credits
      .get(item.debtorId)
      ?.find(({ sourceKey }) => sourceKey === carriedKey(same.id, 'open'))
    const room = same.totalCents - (cancelled?.amountCents ?? 0)
    if (cancelled) moveOverflow(draft, place, { known, room, debtorId: item.debtorId, before })
  } else if (before) draft.items[place] = asBefore(item, before)
  else if (item.issueDate >= firstDay && balances.has(item.debtorId)) {
    moveOverflow(draft, place, { known, room: 0, debtorId: item.debtorId, before })
    draft.items[place] = null
    leftOut.add(item.debtorId)
  }
}

/** The invoice as it is known; what is left of it is what is carried over. */
const asBefore = (item: NewItem, { number, issueDate, dueDate, dueComputed, totalCents }: NumberedItem): NewItem => ({
  ...item,
  number,
  issueDate,
  dueDate,
  dueComputed,
  totalCents,
})

/**
 * What settles an opening beyond its `room` settles the invoice that it stands for, by number or by amount, or else the oldest that are
 * open: the payments of the year pay those of before. A payment that was used already pays what it pays.
 */
function moveOverflow(draft: Draft, place: number, { known, room, debtorId, before }: Overflow): void {
  const { totalCents } = draft.items[place] as NewItem
  const open = (known.open.get(debtorId) ?? []).filter(({ item }) => before === undefined || item.id === before.id)
  const exact = open.find(({ openCents }) => openCents === totalCents)
  const targets = exact ? [exact] : open
  const unused = new Map((known.credits.get(debtorId) ?? []).map((credit) => [credit.sourceKey, isUnused(credit)]))
  let left = room
  for (const allocation of takeBack(draft, draft.ofItem.get(place))) {
    const kept = Math.min(left, allocation.amountCents)
    left -= kept
    const isNew = unused.get(draft.credits[allocation.credit]?.sourceKey ?? '') !== false
    let rest = isNew ? allocation.amountCents - kept : 0
    if (kept > 0) draft.allocations.push({ ...allocation, amountCents: kept })
    for (const target of targets) {
      const amountCents = Math.min(rest, target.openCents)
      if (amountCents === 0) continue
      rest -= amountCents
      target.openCents -= amountCents
      target.place ??= draft.items.push(restated(target.item)) - 1
      draft.allocations.push({ ...allocation, item: target.place, amountCents })
    }
  }
}

type Overflow = {
  readonly known: Known
  readonly room: Cents
  readonly debtorId: Id
  /** Undefined where it stands for all of a customer. */
  readonly before: NumberedItem | undefined
}

const isUnused = ({ remainingCents, amountCents }: DatedCredit): boolean => remainingCents === amountCents

/** A credit of last year that is known: what is left of it goes on, and settles what the books settle with what they carry over. */
function placeCredit(
  draft: Draft,
  place: number,
  { firstDay, balances, credits, left }: Known,
  leftOut: Set<Id>,
): void {
  const { debtorId, amountCents, sourceKey } = draft.credits[place] as NewCredit
  const own = credits.get(debtorId) ?? []
  const before = own.filter(({ onDay }) => onDay < firstDay)
  const knownCents = before.reduce((sum, credit) => sum + credit.amountCents, 0)
  const isOpening = own.some((credit) => credit.sourceKey === sourceKey)
  if (isOpening || !balances.has(debtorId) || knownCents < amountCents) return
  draft.credits[place] = null
  leftOut.add(debtorId)
  const places = new Map<Id, number>()
  for (const allocation of takeBack(draft, draft.ofCredit.get(place))) {
    let rest = allocation.amountCents
    for (const credit of before) {
      const { sourceKey: key } = credit
      const cents = Math.min(rest, left.get(credit.id) ?? 0)
      if (cents === 0 || key === null) continue
      rest -= cents
      left.set(credit.id, (left.get(credit.id) ?? 0) - cents)
      const named = places.get(credit.id) ?? draft.credits.push({ ...credit, sourceKey: key }) - 1
      places.set(credit.id, named)
      draft.allocations.push({ ...allocation, credit: named, amountCents: cents })
    }
  }
}

/** Where something is left out: what the books carry over in all, beside what is known. */
function differing(
  { given, part }: Books,
  openings: Openings<number>,
  { known, leftOut }: { readonly known: Known; readonly leftOut: ReadonlySet<Id> },
): readonly Conflict[] {
  const carried = new Map<
    Id,
    { cents: Cents; readonly index: number; readonly number: string; readonly account: string }
  >()
  const add = (debtorId: Id, cents: Cents, first: { index: number; number: string; account: string }): void => {
    const sum = carried.get(debtorId) ?? { cents: 0, ...first }
    carried.set(debtorId, { ...sum, cents: sum.cents + cents })
  }
  for (const index of openings.items) {
    const { debtorId, number, totalCents } = given.items[index] as NewItem
    add(debtorId, totalCents, { index, number, account: part.items[index]?.debtorReference ?? '' })
  }
  for (const index of openings.credits) {
    const { debtorId, reference, amountCents } = given.credits[index] as NewCredit
    add(debtorId, -amountCents, { index, number: reference, account: part.credits[index]?.debtorReference ?? '' })
  }
  return [...carried].flatMap(([debtorId, { cents: carriedCents, index, number, account }]): Conflict[] => {
    const knownCents = known.balances.get(debtorId) ?? 0
    if (!leftOut.has(debtorId) || knownCents === carriedCents) return []
    const data = { number, account, carriedCents, knownCents, firstDay: known.firstDay }
    return [{ code: 'intake.opening_differs', index, data }]
  })
}
