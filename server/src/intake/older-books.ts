// Books of a year that come after those of the next one, whose opening entries carry over what was open: the invoices take the place of
// the openings. What was open of an opening is cancelled, what was paid of it counts for the invoices that it stood for; so each is owed
// once, and paid by what the next year shows. An opening for which something was sent, or on which a hold rests, stays what is asked
// for, and the invoices behind it are settled by it. A credit that the next year carries over is used up by what is carried.

import type { Cents, Context, Day, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { creditsUpTo, type DatedCredit, itemsById, itemsByNumber, type NewItem, type NumberedItem } from '#ledger'
import type { Conflict, Item } from '#ledger/model.ts'
import { itemsHeld, openBefore } from './books-store.ts'
import { carriedKey, centsOf, compacted, type Draft, draftOf, takeBack } from './carried-draft.ts'
import type { Openings } from './known-books.ts'
import type { CarriedOver } from './opening-entries.ts'
import type { AssembledReceivables } from './model.ts'
import { restated } from './restated-item.ts'
import { itemsUsed, type ListedItem } from './store.ts'

type Older = {
  readonly books: CarriedOver
  readonly part: AssembledReceivables
  /** The openings of the next books that are here; null where none are. */
  readonly later: (Openings<Id> & { readonly firstDay: Day }) | null
}

export async function withLaterOpenings(ctx: Context, { books, part, later }: Older): Promise<CarriedOver> {
  if (later === null) return books
  const known = await readLater(ctx, books, later)
  if (known.debtors.size === 0) return books
  const draft = draftOf(books.given, books.statedCents)
  const placesOf = byDebtor(draft)
  const accounts = new Map(part.items.map(({ debtorId, debtorReference }) => [debtorId, debtorReference]))
  const conflicts: Conflict[] = []
  for (const [debtorId, openings] of known.debtors) {
    const places = placesOf(debtorId)
    for (const opening of openings.items) splitAtOpening(draft, opening, places.items, later.firstDay)
    const owed = owedAtTheEnd(draft, debtorId, places.items, known)
    const left = leftAtTheEnd(draft, places.credits, later.firstDay)
    const [carriedCents, knownCents] = [openings.cents, sumOf(owed) - sumOf(left)]
    const ends = [
      ...numberedFirst(openings.items, owed).map((opening) => replaceOpening(draft, opening, owed, known)),
      ...openings.credits.map((opening, rank) => carryCredit(draft, { opening, rank, left }, later.firstDay)),
    ]
    if (carriedCents === knownCents || !ends.includes('changed')) continue
    const account = accounts.get(debtorId) ?? ''
    const data = { number: openings.number, account, carriedCents, knownCents, firstDay: later.firstDay }
    conflicts.push({ code: 'intake.opening_differs', index: owed[0]?.place ?? 0, data })
  }
  return { ...compacted(draft, books.openings), conflicts: [...books.conflicts, ...conflicts] }
}

function byDebtor({ items, credits }: Draft): (debtorId: Id) => Openings<number> {
  const itemsOf = Map.groupBy(items.keys(), (place) => items[place]?.debtorId)
  const creditsOf = Map.groupBy(credits.keys(), (place) => credits[place]?.debtorId)
  return (debtorId) => ({ items: itemsOf.get(debtorId) ?? [], credits: creditsOf.get(debtorId) ?? [] })
}

type CarriedOf = {
  readonly items: readonly Item[]
  readonly credits: readonly DatedCredit[]
  /** All of them, credits deducted. */
  readonly cents: Cents
  /** Of the first one. */
  readonly number: string
}

type Known = {
  readonly firstDay: Day
  readonly debtors: ReadonlyMap<Id, CarriedOf>
  /** Replaced by what an earlier import brought. */
  readonly done: ReadonlySet<string | null>
  /** Something was sent for them, or a hold rests upon them. */
  readonly asked: ReadonlySet<Id>
  readonly open: ReadonlyMap<Id, readonly ListedItem[]>
  readonly numbered: ReadonlyMap<string, readonly NumberedItem[]>
}

async function readLater(ctx: Context, { given }: CarriedOver, later: NonNullable<Older['later']>): Promise<Known> {
  const { firstDay } = later
  const ofFile = new Set([...given.items, ...given.credits].map(({ debtorId }) => debtorId))
  const items = [...(await itemsById(ctx, later.items)).values()].filter(({ debtorId }) => ofFile.has(debtorId))
  const credits = await creditsUpTo(ctx, [...ofFile], firstDay)
  const carried = new Set(later.credits)
  const [itemsOf, creditsOf] = [
    Map.groupBy(items, ({ debtorId }) => debtorId),
    Map.groupBy(
      credits.filter(({ id }) => carried.has(id)),
      ({ debtorId }) => debtorId,
    ),
  ]
  const debtors = new Map<Id, CarriedOf>()
  for (const debtorId of new Set([...itemsOf.keys(), ...creditsOf.keys()])) {
    const own = { items: itemsOf.get(debtorId) ?? [], credits: creditsOf.get(debtorId) ?? [] }
    const cents =
      own.items.reduce((sum, { totalCents }) => sum + totalCents, 0) -
      own.credits.reduce((sum, { amountCents }) => sum + amountCents, 0)
    debtors.set(debtorId, { ...own, cents, number: own.items[0]?.number ?? own.credits[0]?.reference ?? '' })
  }
  const ids = items.map(({ id }) => id)
  const numbers = given.items.flatMap(({ debtorId, number }) => (debtors.has(debtorId) ? [number] : []))
  return {
    firstDay,
    debtors,
    done: new Set(credits.map(({ sourceKey }) => sourceKey)),
    asked: new Set([...(await itemsUsed(ctx, ids)), ...(await itemsHeld(ctx, ids))]),
    open: Map.groupBy(await openBefore(ctx, [...debtors.keys()], firstDay), ({ debtorId }) => debtorId),
    numbered: await itemsByNumber(ctx, numbers),
  }
}

/**
 * An opening under the day of its invoice is that invoice here, as far as it was left: what the year before shows paid of it is an item
 * of its own, so that the payments of that year have what they pay.
 */
function splitAtOpening(draft: Draft, opening: Item, places: readonly number[], firstDay: Day): void {
  const place = places.find((one) => draft.items[one] && nameOf(draft.items[one]) === nameOf(opening)) ?? -1
  const item = draft.items[place]
  if (!item || opening.issueDate >= firstDay || item.totalCents <= opening.totalCents) return
  const paidCents = item.totalCents - opening.totalCents
  if (centsOf(draft, draft.ofItem.get(place)) !== paidCents) return
  const { parts: _, ...whole } = item
  draft.items[place] = { ...whole, totalCents: opening.totalCents }
  draft.statedCents[place] = opening.totalCents
  const paid = draft.items.push({
    ...whole,
    number: `${item.number} (${item.issueDate.slice(0, 4)})`,
    totalCents: paidCents,
  })
  for (const made of takeBack(draft, draft.ofItem.get(place))) draft.allocations.push({ ...made, item: paid - 1 })
}

/** An invoice, or a credit, with what is left of it at the end of the books. */
type Left = {
  /** Null while it is not named. */
  place: number | null
  cents: Cents
}
type Owed = Left & Pick<NewItem, 'number' | 'issueDate'> & { readonly known: ListedItem | null }

const sumOf = (pieces: readonly Left[]): Cents => pieces.reduce((sum, { cents }) => sum + cents, 0)

/** The oldest first: of these books, and of those before them. */
function owedAtTheEnd(draft: Draft, debtorId: Id, places: readonly number[], there: Known): readonly Owed[] {
  const { firstDay, open, numbered } = there
  const ofFile = places.flatMap((place): Owed[] => {
    const item = draft.items[place]
    if (!item || item.issueDate >= firstDay || (item.currency ?? 'EUR') !== 'EUR') return []
    const { number, issueDate } = item
    const here = numbered
      .get(normaliseNumber(number))
      ?.find((one) => one.debtorId === debtorId && one.issueDate === issueDate)
    const stated = (draft.statedCents[place] ?? item.totalCents) - centsOf(draft, draft.ofItem.get(place))
    return [{ place, number, issueDate, known: null, cents: Math.max(0, Math.min(stated, here?.openCents ?? stated)) }]
  })
  const names = new Set(ofFile.map(nameOf))
  const before = (open.get(debtorId) ?? []).flatMap((known): Owed[] => {
    const { number, issueDate, openCents: cents } = known
    return names.has(nameOf(known)) ? [] : [{ place: null, number, issueDate, known, cents }]
  })
  return [...before, ...ofFile].toSorted((a, b) => (a.issueDate < b.issueDate ? -1 : a.issueDate > b.issueDate ? 1 : 0))
}

const nameOf = ({ number, issueDate }: Pick<NewItem, 'number' | 'issueDate'>): string =>
  `${issueDate} ${normaliseNumber(number)}`

function leftAtTheEnd(draft: Draft, places: readonly number[], firstDay: Day): readonly Left[] {
  return places.flatMap((place): Left[] => {
    const credit = draft.credits[place]
    if (!credit || credit.onDay >= firstDay) return []
    const cents = credit.amountCents - centsOf(draft, draft.ofCredit.get(place))
    return cents > 0 ? [{ place, cents }] : []
  })
}

const sameNumber = (a: { readonly number: string }, b: { readonly number: string }): boolean =>
  normaliseNumber(a.number) === normaliseNumber(b.number)

/** What names its invoice has it, before an opening of all of a customer takes what is left. */
const numberedFirst = (openings: readonly Item[], owed: readonly Owed[]): readonly Item[] => {
  const isNumbered = (opening: Item): boolean => owed.some((one) => sameNumber(one, opening))
  return [...openings.filter(isNumbered), ...openings.filter((opening) => !isNumbered(opening))]
}

type End = 'changed' | 'kept'

function replaceOpening(draft: Draft, opening: Item, owed: readonly Owed[], known: Known): End {
  const { id, debtorId, issueDate, number, totalCents, openCents } = opening
  const isDone = known.done.has(carriedKey(id, 'open')) || known.done.has(carriedKey(id, 'paid'))
  if (isDone || issueDate < known.firstDay) return 'kept'
  const named = owed.filter((one) => sameNumber(one, opening))
  const exact = owed.find(({ cents }) => cents === totalCents)
  const targets = (named.length > 0 ? named : exact ? [exact] : owed).filter(({ cents }) => cents > 0)
  if (targets.length === 0) return 'kept'
  const cancelled = known.asked.has(id) ? 0 : openCents
  const credit = { debtorId, kind: 'credit-note' as const, reference: number, onDay: known.firstDay }
  if (cancelled > 0) {
    const item = draft.items.push(restated(opening)) - 1
    const sourceKey = carriedKey(id, 'open')
    const place = draft.credits.push({ ...credit, amountCents: cancelled, sourceKey }) - 1
    draft.allocations.push({ item, credit: place, amountCents: cancelled })
  }
  if (totalCents > cancelled) {
    const amountCents = totalCents - cancelled
    const place = draft.credits.push({ ...credit, amountCents, sourceKey: carriedKey(id, 'paid') }) - 1
    for (const { piece, cents } of takeFrom(targets, amountCents)) {
      piece.place ??= draft.items.push(restated(piece.known as ListedItem)) - 1
      draft.allocations.push({ item: piece.place, credit: place, amountCents: cents })
    }
  }
  return 'changed'
}

/** Up to so much of the pieces, in their order. */
function takeFrom<Piece extends Left>(pieces: readonly Piece[], most: Cents) {
  let rest = most
  return pieces.flatMap((piece) => {
    const cents = Math.min(rest, piece.cents)
    if (cents === 0) return []
    rest -= cents
    piece.cents -= cents
    return [{ piece, cents }]
  })
}

type CarriedCredit = { readonly opening: DatedCredit; readonly rank: number; readonly left: readonly Left[] }

/** What is left of the credits of these books goes over to the opening: a piece of that amount, settled at once, stands for it. */
function carryCredit(draft: Draft, { opening, rank, left }: CarriedCredit, firstDay: Day): End {
  const taken = takeFrom(left, opening.amountCents)
  if (taken.length === 0) return 'kept'
  const item = draft.items.push({
    debtorId: opening.debtorId,
    number: `${opening.reference} (report${rank === 0 ? '' : ` ${rank + 1}`})`,
    issueDate: firstDay,
    dueDate: null,
    dueComputed: false,
    totalCents: taken.reduce((sum, { cents }) => sum + cents, 0),
  })
  for (const { piece, cents } of taken)
    draft.allocations.push({ item: item - 1, credit: piece.place ?? 0, amountCents: cents })
  return 'changed'
}
