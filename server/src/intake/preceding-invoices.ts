// Credit notes and corrected invoices name the invoices that they speak of. A credit note is set against them, oldest first, as far as they
// are open. A corrected invoice takes the place of its predecessor: what is open of that is cancelled, and what was paid on it counts for
// the new one. Many companies begin again with number 1 each year: of two invoices of one number the day of issue tells which is meant.

import type { Cents, Context, Day, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { itemsByNumber, type NewAllocation, type NewCredit, type NewItem, type NewReceivables } from '#ledger'
import type { PrecedingInvoice } from './formats/documents/document.ts'
import { issuedAlike } from './issue-days.ts'
import type { ClaimFile } from './record-invoices.ts'
import { restated } from './restated-item.ts'
import { paidOnItems, replacedInvoices } from './store.ts'

type Given = {
  /** Beside `debits`. */
  readonly items: readonly NewItem[]
  readonly debits: readonly ClaimFile[]
  readonly notes: readonly ClaimFile[]
  readonly debtorIdOf: (claim: ClaimFile) => Id
  /** Beside `debits`: whether the ledger has it already; what it replaced was then taken back before. */
  readonly isKnown: readonly boolean[]
  /** The place of the first credit note; the others follow, and then what is returned. */
  readonly firstCredit: number
}

/** An invoice that a later one speaks of, and how much of it can still be taken back. */
type Preceding = {
  readonly place: number
  readonly issueDate: Day
  readonly dueDate: Day | null
  openCents: Cents
  paidCents: Cents
}

export async function takenBack(ctx: Context, given: Given): Promise<NewReceivables> {
  const { items, debits, notes, debtorIdOf, firstCredit, isKnown } = given
  const named = [...notes, ...debits.filter(({ claim }) => claim.replaces)]
  const numbers = named.flatMap(({ claim }) => claim.precedingInvoices.map(({ number }) => number))
  const known = await itemsByNumber(ctx, numbers)
  const paid = new Map(
    (
      await paidOnItems(
        ctx,
        [...known.values()].flat().flatMap(({ parts }) => parts.map(({ id }) => id)),
      )
    ).map((row) => [row.id, row.cents]),
  )
  const added: NewItem[] = []
  const places: Places = new Map()
  for (const [place, item] of items.entries()) {
    const open = debits[place] ? item.totalCents - Math.min(item.totalCents, debits[place].claim.paidCents) : 0
    putPlace(places, item, { ...item, place, openCents: open, paidCents: item.totalCents - open })
  }
  for (const item of [...known.values()].flat()) {
    const place = placeOf(places, item)?.place ?? items.length + added.push(restated(item)) - 1
    const paidCents = item.parts.reduce((sum, { id }) => sum + (paid.get(id) ?? 0), 0)
    putPlace(places, item, { ...item, place, paidCents })
  }
  const find = (one: ClaimFile): readonly Preceding[] =>
    one.claim.precedingInvoices.flatMap(
      (meant) =>
        precedingOf([...(places.get(keyOf(debtorIdOf(one), meant.number))?.values() ?? [])], meant, one.claim) ?? [],
    )
  const allocations: NewAllocation[] = []
  for (const [place, note] of notes.entries()) {
    let left = note.claim.totalCents
    for (const preceding of find(note)) left -= allocate(allocations, firstCredit + place, preceding, left)
  }
  const credits: NewCredit[] = []
  for (const [place, one] of debits.entries()) {
    const own = placeOf(places, items[place] as NewItem)
    for (const preceding of one.claim.replaces && !isKnown[place] ? find(one) : []) {
      const amountCents = preceding.openCents + preceding.paidCents
      if (preceding.place === place || amountCents === 0) continue
      const old = [...items, ...added][preceding.place]
      const credit = firstCredit + notes.length + credits.length
      credits.push(replacing(one, debtorIdOf(one), old, amountCents))
      const paidCents = amountCents - allocate(allocations, credit, preceding, preceding.openCents)
      preceding.paidCents = 0
      if (own) allocate(allocations, credit, own, paidCents)
    }
  }
  credits.push(
    ...(await replacedBefore(ctx, {
      ...given,
      places,
      allocations,
      firstCredit: firstCredit + notes.length + credits.length,
    })),
  )
  return { items: added, credits, allocations }
}

type Placed = Given & { readonly places: Places; readonly allocations: NewAllocation[] }

/** Credit notes for invoices that come in after the corrected ones that took their place. */
async function replacedBefore(
  ctx: Context,
  { debits, items, isKnown, firstCredit, places, allocations }: Placed,
): Promise<readonly NewCredit[]> {
  const numbers = debits.map(({ claim }) => normaliseNumber(claim.number))
  const credits: NewCredit[] = []
  const replaced = await replacedInvoices(ctx, numbers)
  const correcting = await itemsByNumber(
    ctx,
    replaced.map(({ replacedBy }) => replacedBy),
  )
  for (const { debtorId, number, replacedBy: reference } of replaced) {
    const ofFile = [...(places.get(keyOf(debtorId, number))?.values() ?? [])].filter(({ place }) => debits[place])
    const corrected = correcting.get(normaliseNumber(reference))?.findLast((item) => item.debtorId === debtorId)
    const own = corrected ? newestUpTo(ofFile, corrected.issueDate) : ofFile.at(-1)
    const one = own && debits[own.place]
    if (!own || !one || isKnown[own.place] || own.openCents === 0) continue
    const sourceKey = `replaced ${debtorId} ${one.claim.number} ${reference}`
    credits.push({ ...replacing(one, debtorId, items[own.place], own.openCents), reference, sourceKey })
    allocate(allocations, firstCredit + credits.length - 1, own, own.openCents)
  }
  return credits
}

const keyOf = (debtorId: Id, number: string): string => `${debtorId} ${normaliseNumber(number)}`

/** By debtor and number, then by year of issue: by all three an item is known. */
type Places = Map<string, Map<string, Preceding>>

type Issued = { readonly debtorId: Id; readonly number: string; readonly issueDate: Day }

const yearOf = (day: Day): string => day.slice(0, 4)

const placeOf = (places: Places, { debtorId, number, issueDate }: Issued): Preceding | undefined =>
  places.get(keyOf(debtorId, number))?.get(yearOf(issueDate))

function putPlace(places: Places, { debtorId, number, issueDate }: Issued, preceding: Preceding): void {
  const key = keyOf(debtorId, number)
  const ofNumber = places.get(key) ?? new Map<string, Preceding>()
  places.set(key, ofNumber.set(yearOf(issueDate), preceding))
}

/**
 * Of the invoices of the number that a document names. One that states the day names that of the day, or else of its year, or one whose
 * day is a guess; one of another year is another invoice. Without a day it is the newest that was there when the document was issued.
 */
function precedingOf(
  ofNumber: readonly Preceding[],
  { issueDate: stated }: PrecedingInvoice,
  document: { readonly issueDate: Day },
): Preceding | undefined {
  if (stated === null) return newestUpTo(ofNumber, document.issueDate) ?? ofNumber.at(-1)
  const isGuessed = (known: Preceding): boolean => issuedAlike(known, { issueDate: stated, dueDate: null })
  return (
    ofNumber.find(({ issueDate }) => issueDate === stated) ??
    ofNumber.find(({ issueDate }) => yearOf(issueDate) === yearOf(stated)) ??
    ofNumber.find(isGuessed)
  )
}

const newestUpTo = (ofNumber: readonly Preceding[], day: Day): Preceding | undefined =>
  ofNumber
    .filter(({ issueDate }) => issueDate <= day)
    .toSorted((a, b) => (a.issueDate < b.issueDate ? -1 : 1))
    .at(-1)

/** Sets up to `most` of a credit against an invoice; returns how much that was. */
function allocate(allocations: NewAllocation[], credit: number, preceding: Preceding, most: Cents): Cents {
  const amountCents = Math.min(most, preceding.openCents)
  if (amountCents <= 0) return 0
  preceding.openCents -= amountCents
  allocations.push({ item: preceding.place, credit, amountCents })
  return amountCents
}

const replacing = ({ claim }: ClaimFile, debtorId: Id, old: NewItem | undefined, amountCents: Cents): NewCredit => ({
  debtorId,
  kind: 'credit-note',
  reference: claim.number,
  onDay: claim.issueDate,
  amountCents,
  currency: claim.currency,
  label: old?.number ?? null,
  sourceKey: `replaced ${debtorId} ${old?.number ?? ''} ${claim.number}`,
})
