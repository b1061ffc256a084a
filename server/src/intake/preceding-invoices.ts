// Credit notes and corrected invoices name the invoices that they speak of. A credit note is set against them, oldest first, as far as they
// are open. A corrected invoice takes the place of its predecessor: what is open of that is cancelled, and what was paid on it counts for
// the new one.

import type { Cents, Context, Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import {
  itemsByNumber,
  type NewAllocation,
  type NewCredit,
  type NewItem,
  type NewReceivables,
  type NumberedItem,
} from '#ledger'
import type { ClaimFile } from './record-invoices.ts'
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
type Preceding = { readonly place: number; openCents: Cents; paidCents: Cents }

export async function takenBack(ctx: Context, given: Given): Promise<NewReceivables> {
  const { items, debits, notes, debtorIdOf, firstCredit, isKnown } = given
  const named = [...notes, ...debits.filter(({ claim }) => claim.replaces)]
  const numbers = named.flatMap(({ claim }) => claim.precedingInvoices)
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
  const places = new Map<string, Preceding>()
  for (const [place, item] of items.entries()) {
    const open = debits[place] ? item.totalCents - Math.min(item.totalCents, debits[place].claim.paidCents) : 0
    places.set(keyOf(item.debtorId, item.number), { place, openCents: open, paidCents: item.totalCents - open })
  }
  for (const item of [...known.values()].flat()) {
    const key = keyOf(item.debtorId, item.number)
    const place = places.get(key)?.place ?? items.length + added.push(restated(item)) - 1
    const paidCents = item.parts.reduce((sum, { id }) => sum + (paid.get(id) ?? 0), 0)
    places.set(key, { place, openCents: item.openCents, paidCents })
  }
  const find = (one: ClaimFile): readonly Preceding[] =>
    one.claim.precedingInvoices.flatMap((number) => places.get(keyOf(debtorIdOf(one), number)) ?? [])
  const allocations: NewAllocation[] = []
  for (const [place, note] of notes.entries()) {
    let left = note.claim.totalCents
    for (const preceding of find(note)) left -= allocate(allocations, firstCredit + place, preceding, left)
  }
  const credits: NewCredit[] = []
  for (const [place, one] of debits.entries()) {
    const own = places.get(keyOf(debtorIdOf(one), one.claim.number))
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

type Placed = Given & { readonly places: ReadonlyMap<string, Preceding>; readonly allocations: NewAllocation[] }

/** Credit notes for invoices that come in after the corrected ones that took their place. */
async function replacedBefore(
  ctx: Context,
  { debits, items, isKnown, firstCredit, places, allocations }: Placed,
): Promise<readonly NewCredit[]> {
  const numbers = debits.map(({ claim }) => normaliseNumber(claim.number))
  const credits: NewCredit[] = []
  for (const { debtorId, number, replacedBy: reference } of await replacedInvoices(ctx, numbers)) {
    const own = places.get(keyOf(debtorId, number))
    const one = own && debits[own.place]
    if (!own || !one || isKnown[own.place] || own.openCents === 0) continue
    const sourceKey = `replaced ${debtorId} ${one.claim.number} ${reference}`
    credits.push({ ...replacing(one, debtorId, items[own.place], own.openCents), reference, sourceKey })
    allocate(allocations, firstCredit + credits.length - 1, own, own.openCents)
  }
  return credits
}

const keyOf = (debtorId: Id, number: string): string => `${debtorId} ${normaliseNumber(number)}`

/** Sets up to `most` of a credit against an invoice; returns how much that was. */
function allocate(allocations: NewAllocation[], credit: number, preceding: Preceding, most: Cents): Cents {
  const amountCents = Math.min(most, preceding.openCents)
  if (amountCents <= 0) return 0
  preceding.openCents -= amountCents
  allocations.push({ item: preceding.place, credit, amountCents })
  return amountCents
}

/** A known item as it is: nothing of it changes, it only has to be named. */
const restated = ({
  debtorId,
  documentKind,
  number,
  issueDate,
  dueDate,
  dueComputed,
  totalCents,
  currency,
}: NumberedItem): NewItem => ({
  debtorId,
  documentKind,
  number,
  issueDate,
  dueDate,
  dueComputed,
  totalCents,
  currency,
})

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
