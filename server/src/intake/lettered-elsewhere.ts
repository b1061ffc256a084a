// A mark whose halves lie in two files. An invoice that is marked in one counts as settled there, by a payment that nobody has seen; the
// payment comes with another file, before it or after it. It is one payment: what has settled the invoice already is not counted again.

import { type Cents, type Context, type Day, daysBetween } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { creditsAssumedOrUnused, type DatedCredit, itemsByNumber, type NewItem, type NumberedItem } from '#ledger'
import { compacted, type Draft, draftOf, takeBack } from './carried-draft.ts'
import type { AssembledCredit, AssembledReceivables } from './model.ts'
import type { CarriedOver } from './opening-entries.ts'

export async function withKnownLettering(
  ctx: Context,
  { books, part }: { readonly books: CarriedOver; readonly part: AssembledReceivables },
): Promise<CarriedOver> {
  const lettered = part.credits.filter(({ lettering }) => lettering !== null)
  if (lettered.length === 0) return books
  const known = await creditsAssumedOrUnused(ctx, [...new Set(lettered.map(({ debtorId }) => debtorId))])
  const draft = draftOf(books.given, books.statedCents)
  const [keys, before] = [new Set(known.map(keyOf)), Map.groupBy(known, markOf)]
  const marks = [...marksIn(draft, part)].flatMap(([mark, own]): Mark[] => {
    const fresh = own.filter(({ credit }) => !keys.has(keyOf(credit)))
    const [seen, assumed] = [fresh.filter(isSeen), fresh.filter((one) => !isSeen(one))]
    // Of nearly all marks both halves are here, and nothing was assumed before.
    if (seen.length > 0) return before.has(mark) ? [{ seen, before: before.get(mark) ?? [] }] : []
    return assumed.length > 0 ? [{ assumed }] : []
  })
  if (marks.length === 0) return books
  const here: Here = {
    openHere: await openOf(
      ctx,
      draft,
      marks.flatMap(({ seen, assumed }) => seen ?? assumed ?? []),
    ),
    unused: Map.groupBy(known.filter(isUnused), amountOf),
    named: new Set(draft.credits.flatMap((credit) => (credit ? [keyOf(credit)] : []))),
  }
  for (const mark of marks) {
    if (mark.seen) leaveOutSeen(draft, mark, here)
    else settleAssumed(draft, mark.assumed, here)
  }
  return { ...compacted(draft, books.openings), conflicts: books.conflicts }
}

/** What the ledger has of it, in maps: an account may have half a million lines. */
type Here = {
  /** Of an item given; null where it is not here. */
  readonly openHere: (item: number) => Cents | null
  readonly unused: ReadonlyMap<string, readonly DatedCredit[]>
  /** Of the credits given. */
  readonly named: ReadonlySet<string>
}

/** Payments with a mark, and what it let assume before; or what a mark lets assume, where the file has none of its payments. */
type Mark =
  | { readonly seen: readonly Placed[]; readonly before: readonly DatedCredit[]; readonly assumed?: undefined }
  | { readonly assumed: readonly Placed[]; readonly seen?: undefined }

type Keyed = Pick<DatedCredit, 'debtorId' | 'sourceKey'>

const keyOf = ({ debtorId, sourceKey }: Keyed): string => `${debtorId} ${sourceKey}`
/** The key of what a mark lets assume ends with a day, an amount and a rank. */
const markOf = (credit: Keyed): string => keyOf(credit).split(' ').slice(0, -3).join(' ')
const amountOf = ({ debtorId, amountCents }: Pick<DatedCredit, 'debtorId' | 'amountCents'>): string =>
  `${debtorId} ${amountCents}`
const isUnused = ({ remainingCents, amountCents }: DatedCredit): boolean => remainingCents === amountCents

type Placed = { readonly place: number; readonly credit: AssembledCredit }

const isSeen = ({ credit }: Placed): boolean => credit.origin !== 'lettering'

/** The credits of one mark of one account of one debtor, under it. */
function marksIn(draft: Draft, part: AssembledReceivables): ReadonlyMap<string, readonly Placed[]> {
  const places = new Map(draft.credits.map((credit, place) => [credit?.sourceKey, place]))
  const placed = part.credits.flatMap((credit): Placed[] => {
    const place = places.get(credit.sourceKey)
    return place === undefined || credit.lettering === null ? [] : [{ place, credit }]
  })
  return Map.groupBy(
    placed,
    ({ credit: { debtorId, debtorReference, account, lettering } }) =>
      `${debtorId} ${debtorReference} lettering ${account} ${lettering}`,
  )
}

/** What is open here of the items that these credits settle; null for one that is not here. */
async function openOf(
  ctx: Context,
  draft: Draft,
  credits: readonly Placed[],
): Promise<(place: number) => Cents | null> {
  const places = new Set(credits.flatMap(({ place }) => allocationsOf(draft, place).map(({ item }) => item)))
  const items = [...places].flatMap((place) => draft.items[place] ?? [])
  const known = await itemsByNumber(
    ctx,
    items.map(({ number }) => number),
  )
  return (place) => {
    const item = draft.items[place]
    const own = item ? (known.get(normaliseNumber(item.number)) ?? []) : []
    return own.find((one) => item && isSame(one, item))?.openCents ?? null
  }
}

const isSame = (known: NumberedItem, item: NewItem): boolean =>
  known.debtorId === item.debtorId && known.issueDate.slice(0, 4) === item.issueDate.slice(0, 4)

const allocationsOf = ({ allocations, ofCredit }: Draft, place: number) =>
  (ofCredit.get(place) ?? []).flatMap((index) => allocations[index] ?? [])

/** Payments of which an earlier file has assumed that they came: all that they settle is settled, and by as much. */
function leaveOutSeen(
  draft: Draft,
  { seen, before }: Extract<Mark, { readonly seen: readonly Placed[] }>,
  { openHere }: Here,
): void {
  const [first] = seen
  if (!first) return
  const { letteringDate, onDay } = first.credit
  const near = before.filter((one) => isNear(one.onDay, letteringDate ?? onDay))
  const sumHere = seen.reduce((sum, { credit }) => sum + credit.amountCents, 0)
  if (near.length === 0 || near.reduce((sum, { amountCents }) => sum + amountCents, 0) !== sumHere) return
  const settled = seen.flatMap(({ place }) => allocationsOf(draft, place))
  if (settled.some(({ item }) => openHere(item) !== 0)) return
  for (const { place } of seen) draft.credits[place] = null
}

/**
 * Payments that a mark lets assume, where the invoice is settled already, or where the payment came before and pays nothing yet: one of
 * just what the mark is about.
 */
function settleAssumed(draft: Draft, assumed: readonly Placed[], { unused, openHere, named }: Here): void {
  const open = assumed.filter(({ place, credit }) => {
    const [made] = allocationsOf(draft, place)
    const isSettled = made !== undefined && openHere(made.item) === 0
    if (isSettled) draft.credits[place] = null
    return !isSettled && credit.amountCents > 0
  })
  const [first] = open
  if (!first) return
  const { debtorId, debtorReference, account, onDay } = first.credit
  const cents = open.reduce((sum, { credit }) => sum + credit.amountCents, 0)
  const payment = unused
    .get(amountOf({ debtorId, amountCents: cents }))
    ?.find(
      (one) =>
        one.sourceKey?.startsWith(`${debtorReference} payment ${account} `) &&
        !named.has(keyOf(one)) &&
        isNear(one.onDay, onDay),
    )
  if (!payment) return
  const credit = draft.credits.push({ ...payment }) - 1
  for (const { place } of open) {
    for (const made of takeBack(draft, draft.ofCredit.get(place))) draft.allocations.push({ ...made, credit })
    draft.credits[place] = null
  }
}

/** Marks are used again in other years. */
const MOST_DAYS_APART = 180
const isNear = (a: Day, b: Day): boolean => Math.abs(daysBetween(a, b)) <= MOST_DAYS_APART
